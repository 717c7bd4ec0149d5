"""Set-up and the daily commands, with nothing but Python 3.11: ``python3 packaging/dev.py VERB``.

run [VERB ...]   open the program (without a screen: walk the main job), or pass VERB on to it
test [...]       every test; further words go to pytest
check            format, lint, types, import contracts, fast tests
bench            speed and memory, as ratios measured in one run
texts [...]      take new texts into the translations; --missing LANG, --take LANG FILE, --count
window VERB      what every screen says and shows: access contrast large pseudo
lock             write requirements.lock anew from pyproject.toml (needs uv)
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "installed"
LOCK = ROOT / "requirements.lock"
DEBIAN = {  # package: a file that shows it is there (QtCore itself needs libglib)
    "python3-venv": None,
    "libglib2.0-0": "libglib-2.0.so.0",
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libcups2": "libcups.so.2",
}
FONTS = {"fonts-noto-core": "NotoSansGurmukhi-Regular.ttf"}  # papers in Punjabi
SCREEN_TESTS = {"xvfb": "Xvfb", "poppler-utils": "pdftotext"}


def main(words: list[str]) -> int:
    """Carry out one verb and return the exit code of what ran."""
    if sys.version_info < (3, 11):  # noqa: UP036 - a bare machine may start this with anything
        print("Advisor needs Python 3.11 or newer.", file=sys.stderr)
        return 3
    verbs = {
        "run": run,
        "test": test,
        "check": check,
        "bench": bench,
        "texts": texts,
        "window": window,
        "lock": lock,
    }
    if not words or words[0] not in verbs:
        print(__doc__, file=sys.stderr)
        return 2
    return verbs[words[0]](words[1:])


def run(words: list[str]) -> int:
    """Open the program; where there is no screen, walk the same main job without one."""
    set_up()
    if not words and not has_screen():
        said = "There is no screen here, so the main job is walked without one into demo-output/."
        print(said, flush=True)  # the program takes this process's place
        words = ["demo", "--out", "demo-output"]
    command = [str(PYTHON), "-m", "advisor", *words]
    if os.name == "nt":
        return subprocess.run(command, check=False).returncode
    return os.execv(command[0], command)  # noqa: S606 - no second process waits beside it


def test(words: list[str]) -> int:
    """Run all tests on both cores."""
    set_up(SCREEN_TESTS)
    return call("pytest", "-n", "2", "--dist", "loadfile", *words)


def check(words: list[str]) -> int:
    """Format, lint, types, contracts, fast tests; all run, the first failure counts."""
    set_up()
    steps = [
        ("ruff", "format", "--check", "."),
        ("ruff", "check", "."),
        ("mypy",),
        ("lint-imports",),
        ("pytest", "-n", "2", "-m", "not slow", *words),
    ]
    codes = [call(*step) for step in steps]
    return next((code for code in codes if code), 0)


def bench(words: list[str]) -> int:
    """Measure start-up, search, printing and memory, and print ratios."""
    set_up()
    return call("python", "-m", "tests.benchmarks", *words)


def texts(words: list[str]) -> int:
    """Gather the texts of the program for translators, and put their translations in."""
    set_up()
    return call("python", "packaging/texts.py", *words)


def window(words: list[str]) -> int:
    """Walk every screen and report what it says, or how it looks."""
    set_up()
    return call("python", "-m", "tests.window", *words)


def lock(_words: list[str]) -> int:
    """Resolve pyproject.toml for three systems, with hashes."""
    command = "uv pip compile --universal --generate-hashes --python-version 3.11 --extra dev"
    command += f" --upgrade --quiet -o {LOCK.name} pyproject.toml"
    return subprocess.run(command.split(), cwd=ROOT, check=False).returncode


def call(tool: str, *words: str) -> int:
    """Run one tool of the environment in the project's folder."""
    return subprocess.run([str(BIN / tool), *words], cwd=ROOT, check=False).returncode


def has_screen() -> bool:
    """Whether a window can be shown on this machine."""
    return sys.platform in ("win32", "darwin") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def wanted() -> str:
    """Which Python and folder the environment belongs to, then a digest of what is installed."""
    content = LOCK.read_bytes() + b"\0" + (ROOT / "pyproject.toml").read_bytes()
    return f"{sys.version}\n{ROOT}\n{hashlib.sha256(content).hexdigest()}"


def set_up(extra: dict[str, str] | None = None) -> None:
    """Make ``.venv`` as the lock says; the stamp comes last, so a broken-off start begins anew."""
    done = stamped() == wanted()
    system_packages({} if done else {**DEBIAN, **FONTS}, extra or {})
    if done:
        return
    with one_at_a_time():
        if stamped() != wanted():
            install()


def stamped() -> str:
    """What the environment was finished with; nothing if it never was."""
    try:
        return STAMP.read_text("utf-8") if PYTHON.exists() else ""
    except OSError:
        return ""


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second set-up wait for the first; the system ends the waiting when the first dies."""
    with Path(__file__).open("rb") as file:
        if os.name == "posix":
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def install() -> None:
    """Build the environment: from nothing if it is unfinished, moved, or another Python's."""
    print("Setting up (once; about a minute) ...", file=sys.stderr)
    place = wanted().rpartition("\n")[0]
    if stamped().rpartition("\n")[0] != place or not works(PYTHON, "-m", "pip", "--version"):
        shutil.rmtree(VENV, ignore_errors=True)
        try:
            venv.create(VENV, clear=True, with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            sys.exit(f"{VENV} could not be made ({error}). Check the disk and the permission.")
    STAMP.unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    locked = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)]
    for arguments in (locked, ["--no-deps", "--no-build-isolation", "-e", str(ROOT)]):
        code = subprocess.run([*pip, *arguments], check=False).returncode
        if code:
            sys.exit(
                "Setting up failed; pip's own words stand above. Check the network and the free "
                "space, then run the same command again."
            )
    STAMP.write_text(wanted(), "utf-8")


def works(*command: str | Path) -> bool:
    """Whether a command runs and succeeds."""
    try:
        done = subprocess.run([str(w) for w in command], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def system_packages(libraries: Mapping[str, str | None], programs: Mapping[str, str]) -> None:
    """On Debian and its kin: install what is missing, or print the line that does."""
    if not shutil.which("apt-get"):
        return
    missing = [name for name, file in libraries.items() if not has_library(file)]
    missing += [name for name, program in programs.items() if not shutil.which(program)]
    if not missing:
        return
    line = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    by_hand = "sudo apt-get update && sudo " + " ".join(line)
    if os.geteuid() != 0:
        sys.exit(f"Some system packages are missing. Please run:\n{by_hand}")
    print("Installing system packages:", *missing, file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    codes = [
        subprocess.run(words, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode
        for words in (["apt-get", "update"], line)
    ]
    if codes[-1]:
        sys.exit(f"Installing system packages failed. Check the network, then run:\n{by_hand}")


def has_library(file: str | None) -> bool:
    """Whether a shared library, a font, or for None what ``venv`` needs, is on this machine."""
    if file is None:
        return importlib.util.find_spec("ensurepip") is not None
    folders = ("/usr/lib", "/lib", "/usr/local/lib", "/usr/share/fonts")
    patterns = (file, f"*/{file}", f"*/*/{file}")
    return any(any(Path(f).glob(pattern)) for f in folders for pattern in patterns)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
