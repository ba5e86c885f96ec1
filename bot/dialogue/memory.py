"""Memory that loading a model needed for a moment, given back to the machine."""

from __future__ import annotations

import ctypes
import gc


def give_back() -> None:
    """Hand freed memory back; on other C libraries than glibc nothing happens.

    Reading the sentence model leaves about 60 MB that glibc would keep for later
    (https://man7.org/linux/man-pages/man3/malloc_trim.3.html).
    """
    gc.collect()
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return
    trim(0)
