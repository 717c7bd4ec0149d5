"""Signed files: who made them, and not one byte changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from advisor import signing
from advisor.domain.errors import DamagedFile

TEXT = 'name = "Fundación café"\n'.encode()


def test_that_a_signed_file_opens_and_says_whose_it_is(tmp_path: Path) -> None:
    key = signing.own_key(tmp_path / "vault" / "signing.key")
    found = signing.opened(signing.signed(TEXT, key), "file")
    assert found.text == TEXT
    assert found.fingerprint == signing.fingerprint(signing.public(key))


def test_that_every_changed_byte_is_refused(tmp_path: Path) -> None:
    raw = signing.signed(TEXT, signing.own_key(tmp_path / "key"))
    for place in range(len(raw)):
        for other in {0, 10, 32, raw[place] ^ 1, raw[place] ^ 32} - {raw[place]}:
            with pytest.raises(DamagedFile, match="changed after it was signed"):
                signing.opened(raw[:place] + bytes([other]) + raw[place + 1 :], "file")


@pytest.mark.parametrize("cut", [0, 1, 10, 80, 200])
def test_that_a_file_cut_short_or_longer_is_refused(tmp_path: Path, cut: int) -> None:
    raw = signing.signed(TEXT, signing.own_key(tmp_path / "key"))
    for damaged in (raw[: len(raw) - cut - 1], raw[cut + 1 :], raw + b"\n" * (cut + 1)):
        with pytest.raises(DamagedFile):
            signing.opened(damaged, "file")


def test_that_another_key_cannot_sign_in_somebodys_name(tmp_path: Path) -> None:
    mine, other = signing.own_key(tmp_path / "mine"), signing.own_key(tmp_path / "other")
    theirs = signing.signed(TEXT, other)
    named = theirs.replace(
        signing.public(other).hex().encode(), signing.public(mine).hex().encode()
    )
    with pytest.raises(DamagedFile):
        signing.opened(named, "file")
    assert signing.opened(theirs, "file").key != signing.public(mine)


def test_that_the_key_is_made_once_and_is_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "vault" / "signing.key"
    first, second = signing.own_key(path), signing.own_key(path)
    assert signing.public(first) == signing.public(second)
    assert path.stat().st_mode & 0o077 == 0


def test_that_a_damaged_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(DamagedFile, match="key is damaged"):
        signing.own_key(tmp_path / "key")


def test_that_a_fingerprint_is_short_and_grouped() -> None:
    assert signing.fingerprint(b"\0" * 32) == "6668-7AAD-F862-BD77"


def _digits(key: Ed25519PrivateKey) -> bytes:
    return signing.public(key).hex().encode()
