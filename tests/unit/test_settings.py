"""The settings file: whole, partly written, from a newer program, or damaged by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor import settings as settings_file
from advisor.domain.centre import Centre
from advisor.domain.errors import DamagedFile
from advisor.settings import Settings


def kept(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, "utf-8")
    return path


def test_that_what_was_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "made" / "settings.toml"
    chosen = Settings(
        Centre("Centre “Nord”", "1 Elm St", "250-555-0148", "north_coast", "9–5", "example.org"),
        counsellor="Zoë",
        theme="contrast",
        text_percent=150,
        paper="a4",
        welcomed=True,
    )
    settings_file.save(path, chosen)
    assert settings_file.load(path) == chosen


def test_that_a_missing_file_and_a_missing_key_mean_the_usual(tmp_path: Path) -> None:
    assert settings_file.load(tmp_path / "settings.toml") == Settings()
    path = kept(tmp_path, 'theme = "dark"\n[centre]\nname = "North"\n')
    assert settings_file.load(path) == Settings(Centre("North"), theme="dark")


def test_that_a_key_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = kept(tmp_path, 'voice = "low"\nwelcomed = true\n[centre]\nfloor = 2\n')
    assert settings_file.load(path) == Settings(welcomed=True)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('text_percent = "large"', "text_percent"),
        ("text_percent = true", "text_percent"),
        ("welcomed = 1", "welcomed"),
        ('theme = "pink"', "theme"),
        ('paper = "a0"', "paper"),
        ('centre = "North"', "centre"),
        ("[centre]\nname = 7", "centre.name"),
    ],
)
def test_that_a_wrong_value_is_named(tmp_path: Path, text: str, key: str) -> None:
    path = kept(tmp_path, text + "\n")
    with pytest.raises(DamagedFile, match=rf"\({key} has a wrong value\)\. Mend it"):
        settings_file.load(path)


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe", b"[centre", b"\0"])
def test_that_a_damaged_file_is_said_and_left_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    with pytest.raises(DamagedFile, match="cannot be read"):
        settings_file.load(path)
    assert path.read_bytes() == content
