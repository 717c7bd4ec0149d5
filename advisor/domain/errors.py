"""Known trouble, each with a sentence that says what happened and what to do next.

::

    AdvisorError
    ├── BadInput            what was typed or read is wrong (exit code 1)
    │   ├── WrongPassphrase
    │   ├── LockedPaper         a PDF that asks for a password
    │   ├── DamagedFile     a vault, pack or plan that cannot be read
    │   └── NewerFile       made by a newer version of Advisor
    └── Unavailable         the machine is in the way: disk, permission, no such file (exit code 3)
        └── InUse           another program holds the vault

A bug is any other exception: it is never caught on the way, and ends in the one crash dialog.
"""


class AdvisorError(Exception):
    """Trouble that a person can do something about; ``str(error)`` is fit to be shown."""


class BadInput(AdvisorError):  # noqa: N818 - the trouble is named, as it is shown
    """The input or the data is wrong."""


class WrongPassphrase(BadInput):
    """The passphrase does not open the vault; ``wait_seconds`` pass before the next try."""

    def __init__(self, sentence: str, wait_seconds: int = 0) -> None:
        super().__init__(sentence)
        self.wait_seconds = wait_seconds


class LockedPaper(BadInput):
    """A PDF opens with a password only, or not with this one."""


class DamagedFile(BadInput):
    """A file is cut short, changed or not of the kind expected."""


class NewerFile(BadInput):
    """A file was made by a newer version of the program."""


class Unavailable(AdvisorError):  # noqa: N818 - the trouble is named, as it is shown
    """Disk, permission or a missing file stands in the way."""


class InUse(Unavailable):
    """Another program has the vault open."""
