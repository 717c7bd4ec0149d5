"""Python's own import instead of the one that Qt for Python puts in its place. Import this first.

Qt's hook reads the source of every module that is imported after it, in search of an opt-in
(``from __feature__ import …``) that this program never uses. Measured: 40 MB of source lines stay
in memory, and all imports take a third longer, those before the first window too.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - sets the hook, so that it can be taken off

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
