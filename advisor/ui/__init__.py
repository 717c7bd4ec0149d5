"""The window: pages, one way off the GUI thread, one message bar."""

import sys

if sys.version_info < (3, 12):
    # PySide 6.12.0 gives None, True and False back without taking a reference, which is right only
    # where they are immortal (Python 3.12). On 3.11 the program would abort after some ten thousand
    # calls ("none_dealloc"). Lend them more references than a day at work can use up.
    import ctypes

    for _constant in (None, True, False, NotImplemented):
        ctypes.c_ssize_t.from_address(id(_constant)).value += 1 << 40
