"""``python -m advisor``: the window without a verb, a command with one."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any


def main(words: list[str] | None = None) -> int:
    """Open the window or carry out a command; returns the exit code of the contract.

    The doors are imported only when chosen: the window must not wait for the commands, nor a
    command for Qt.
    """
    words = sys.argv[1:] if words is None else words
    if wants_window(words):
        from advisor import app  # noqa: PLC0415 - see above

        return app.run(["--data", *words[0].split("=", 1)[1:]] if len(words) == 1 else words)
    from advisor.commands import cli  # noqa: PLC0415 - see above

    demo = cli.Verb("walk the main job once without a screen", add_demo)
    return cli.run(words, {"demo": demo})


def wants_window(words: list[str]) -> bool:
    """Whether there is no verb: nothing, or only the data folder."""
    if len(words) == 1:
        return words[0].startswith("--data=")
    return not words or (words[0] == "--data" and len(words) == 2)


def add_demo(subparsers: Any) -> None:
    """Add the verb that walks the main job; it alone needs every layer."""
    verb = subparsers.add_parser("demo")
    verb.add_argument("--out", metavar="DIR", type=Path, required=True)
    verb.add_argument("--on", metavar="DATE", type=date.fromisoformat, help="as if on this day")
    verb.set_defaults(run=run_demo)


def run_demo(arguments: argparse.Namespace) -> int:
    """Walk the job into a folder."""
    from advisor import demo  # noqa: PLC0415 - see ``main``

    return demo.run(arguments.out, arguments.on)


if __name__ == "__main__":
    sys.exit(main())
