"""``python -m advisor``: the window without a verb, a command with one."""

from __future__ import annotations

import sys


def main(words: list[str] | None = None) -> int:
    """Open the window or carry out a command; returns the exit code of commands.md.

    The two doors are imported only when chosen: the window must not wait for the commands.
    """
    words = sys.argv[1:] if words is None else words
    if wants_window(words):
        from advisor import app  # noqa: PLC0415 - see above

        return app.run(words)
    from advisor import demo  # noqa: PLC0415 - see above
    from advisor.commands import cli  # noqa: PLC0415 - see above

    return cli.run(words, {"demo": demo.add_parser})


def wants_window(words: list[str]) -> bool:
    """Whether there is no verb: nothing, or only the data folder."""
    return words[:1] in ([], ["--data"]) and len(words) in (0, 2)


if __name__ == "__main__":
    sys.exit(main())
