from __future__ import annotations

import stat
from pathlib import Path

import pytest

from advisor import files
from advisor.domain.errors import Unavailable


def test_that_a_file_is_replaced_in_one_step_and_leaves_no_part_behind(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")
    files.write(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_that_a_private_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    files.write(tmp_path / "slots.json", b"x", private=True)
    assert stat.S_IMODE((tmp_path / "slots.json").stat().st_mode) == 0o600


def test_that_a_missing_folder_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="Check the name"):
        files.write(tmp_path / "nowhere" / "plan.pdf", b"x")


def test_that_a_full_disk_leaves_the_old_file_untouched(tmp_path: Path) -> None:
    target = Path("/dev/full")
    if not target.exists():
        pytest.skip("this system has no /dev/full")
    old = tmp_path / "plan.pdf"
    old.write_bytes(b"old")
    with pytest.raises(Unavailable, match="disk is full"), files.in_words(old):
        target.write_bytes(b"x" * 100_000)
    assert old.read_bytes() == b"old"
