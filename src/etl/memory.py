"""What Python is done with -> memory that others can have, where the C library gives it back.

After each of many batches, glibc keeps the holes that they left in the areas of each thread: a run
over a hundred thousand documents held a quarter of a gigabyte more than one over ten thousand.
"""

from __future__ import annotations

import ctypes


def give_back() -> None:
    """Give memory back that is free; does nothing where the C library is not glibc."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
