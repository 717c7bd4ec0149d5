"""The door itself: usage, channels, locale, and what the machine lacks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import advisor as package
from advisor.__main__ import main, wants_window
from advisor.commands import cli
from tests.unit.commands.conftest import Advisor

FULL = Path("/dev/full")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="channels of POSIX")


def start(
    *words: str, data: Path, shell: str = "", **more: str
) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own; ``shell`` redirects its channels."""
    command = ["sh", "-c", f'exec "$@" {shell}', "sh", sys.executable, "-m", "advisor", *words]
    env = {**os.environ, "ADVISOR_DATA": str(data), **more}
    return subprocess.run(command, capture_output=True, env=env, timeout=60, check=False)


def test_that_the_version_is_told(advisor: Advisor) -> None:
    said = advisor("--version")
    assert (said.code, said.out) == (0, package.__version__ + "\n")


def test_that_every_verb_is_listed_with_its_help(advisor: Advisor) -> None:
    listed = " ".join(advisor("--help").out.split())
    for name, verb in cli.VERBS.items():
        assert f" {name} {verb.help} " in listed
    assert " demo walk the main job " in listed


@pytest.mark.parametrize("name", [*cli.VERBS, "demo"])
def test_that_every_verb_tells_its_own_options(advisor: Advisor, name: str) -> None:
    said = advisor(name, "--help")
    assert said.code == 0
    assert said.out.startswith(f"usage: advisor {name} [-h]")


@pytest.mark.parametrize(
    "words",
    [
        ("bogus",),
        ("search", "a", "--bogus"),
        ("search", "a", "--limit", "-1"),
        ("search", "a", "--limit", "many"),
        ("occupation",),
        ("occupation", "nurse", "--limit", "-3"),
        ("estimate",),
        ("plan", "case.json"),
        ("plan", "case.json", "--out", ""),
        ("plan", "case.json", "--out", "a.pdf", "--language", "xx"),
        ("plan", "case.json", "--out", "a.pdf", "--copy", "third"),
        ("health", "surplus"),
    ],
)
def test_that_wrong_usage_ends_with_code_two(advisor: Advisor, words: tuple[str, ...]) -> None:
    said = advisor(*words)
    assert (said.code, said.out) == (2, "")
    assert "usage:" in said.err


def test_that_the_data_folder_may_stand_before_or_after_the_verb(
    tmp_path: Path, advisor: Advisor, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert advisor("search", "welder", "--json").document()["hits"]
    other = tmp_path / "other"
    assert main(["search", "welder", "--data", str(data), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hits"]
    assert not other.exists()
    assert main(["--data", str(other), "search", "welder"]) == 0
    assert (other / "catalogue").is_dir()


def test_that_only_no_verb_opens_the_window() -> None:
    assert wants_window([])
    assert wants_window(["--data", "d"])
    assert wants_window(["--data=d"])
    assert not wants_window(["--data", "d", "health"])
    assert not wants_window(["--version"])
    assert not wants_window(["--data"])


@needs_posix
def test_that_a_window_without_a_screen_is_one_sentence(tmp_path: Path) -> None:
    said = start(
        data=tmp_path, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="xcb", XAUTHORITY=""
    )
    assert (said.returncode, said.stdout) == (3, b"")
    assert said.stderr.count(b"\n") == 1
    assert b"advisor demo" in said.stderr


@needs_posix
def test_that_json_is_utf8_whatever_the_locale(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text('{"id": "Zé中"}', "utf-8")
    for more in ({"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"}):
        said = start("estimate", str(file), "--json", data=data, **more)
        assert (said.returncode, said.stderr) == (0, b"")
        assert json.loads(said.stdout.decode("utf-8"))["id"] == "Zé中"


@pytest.mark.skipif(not FULL.is_char_device(), reason="no device that is always full")
def test_that_an_answer_with_nowhere_to_go_is_a_sentence_and_code_three(data: Path) -> None:
    said = start("search", "welder", "--json", data=data, shell="> /dev/full")
    assert said.returncode == 3
    assert b"Traceback" not in said.stderr
    assert said.stderr.count(b"\n") == 1


@needs_posix
def test_that_closed_channels_are_no_bug(data: Path, tmp_path: Path) -> None:
    assert start("search", "welder", data=data, shell=">&-").returncode == 0
    said = start("estimate", "-", data=data, shell="<&-")
    assert (said.returncode, said.stdout) == (3, b"")
    assert b"Traceback" not in said.stderr
    quiet = start("estimate", str(tmp_path / "none.json"), "--json", data=data, shell="2>&-")
    assert (quiet.returncode, quiet.stdout) == (3, b"")


@needs_posix
def test_that_a_reader_who_leaves_early_is_no_trouble(data: Path) -> None:
    said = start("search", "", "--limit", "493", "--json", data=data, shell="| head -c 10")
    assert said.stderr == b""
    assert said.stdout == b'{"query": '


@pytest.mark.parametrize("words", [("search", "a"), ("health",)])
def test_that_a_data_folder_that_is_a_file_is_code_three(
    advisor: Advisor, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    assert advisor(*words, data=file).code == 3
