"""what went wrong -> one line on stderr, and how anything is kept on one line.

What is printed as a verb's result is the verb's own business.
"""

from __future__ import annotations

import sys


def complain(message: str) -> int:
    """Print what went wrong as one line on stderr; returns the exit status for it, 2."""
    print(f"headcount: {one_line(message)}", file=sys.stderr)
    return 2


def one_line(text: str) -> str:
    """`text` on one line, with control characters written out: a file's name may hold any."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def number(n: int, noun: str) -> str:
    """`1 count`, `1,234 counts`."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
