"""Writing files so that the old one stays whole until the new one is there, and stays private."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from advisor.domain.errors import Unavailable


def write(path: Path, content: bytes, *, private: bool = False) -> None:
    """Put ``content`` at ``path`` in one step. Raises Unavailable with what to do next.

    A private file is readable by its owner only; others follow the user's mask. A link stays one;
    a device or a pipe is written to and never replaced.
    """
    with in_words(path):
        path = path.resolve() if path.is_symlink() else path
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if not private:
                Path(name).chmod(0o666 & ~_mask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def private_folder(path: Path) -> None:
    """Make a folder that only its owner may enter."""
    with in_words(path):
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o700)


def sync_folder(path: Path) -> None:
    """Make a rename durable; a system that cannot open folders needs no help."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn the system's trouble with ``path`` into Unavailable with a sentence."""
    try:
        yield
    except OSError as error:
        raise Unavailable(sentence(error, path)) from error


def sentence(error: OSError, path: Path) -> str:
    """What happened to a file, and what to do next. Names the folder, never the file's content."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full. Free some space, then try again. Folder: {path.parent}"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"This folder may not be written to. Choose another one. Folder: {path.parent}"
    if error.errno == errno.EISDIR:
        return f"{path} is a folder. Give the name of a file."
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"There is no such folder or file: {path}. Check the name and try again."
    return f"{path} could not be used ({error.strerror}). Try again or choose another folder."


def unread(error: OSError, path: Path) -> str:
    """Why a file could not be read, and what to do next."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"{path} may not be read. Ask whoever owns it for the permission."
    return sentence(error, path)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
