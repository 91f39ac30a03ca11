"""Lines of a printed page -> lines of text: wrapped lines joined to paragraphs, the rest as it is.

Words are not changed but for a hyphen that parts one at the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

FULL = 0.7
"""Share of the usual width from which on a line may have been wrapped."""
LOOSE = 1.25
"""Distance to the line before, in usual ones, from which on a paragraph begins."""
SHORTEST = 40
"""Characters of a page's usual width; narrower columns are lists or tables."""
ENDS = re.compile(r"[.:;!?][\"'”’)\]]*$")
BULLET = re.compile(r"(?:[-–—•·▪◦*o]|\(?[0-9a-z]{1,2}[.)])\s")
BROKEN_WORD = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; `whole` if it is a row of a table, which is never joined."""

    text: str
    whole: bool = False
    foot: float = 0.0
    """Height of the line on its page, growing upwards."""
    size: float = 0.0
    """Size of its type."""


def paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """Join what was wrapped: a line of nearly full width goes on in the next one."""
    widths = sorted(len(line.text) for line in lines if not line.whole)
    usual = widths[int(len(widths) * 0.9)] if widths else 0
    leadings = sorted(
        one.foot - two.foot for one, two in pairwise(lines) if len(one.text) >= usual * FULL
    )
    leading = leadings[len(leadings) // 4] if leadings else 0.0
    so_far: list[str] = []
    before = Line("", whole=True)
    for line in lines:
        if so_far and not _goes_on(before, line, usual, leading * LOOSE):
            yield "".join(so_far)
            so_far = []
        so_far = _joined(so_far, line.text) if so_far else [line.text]
        before = line
    if so_far:
        yield "".join(so_far)


def _goes_on(line: Line, following: Line, usual: int, most: float) -> bool:
    if not 0 <= line.foot - following.foot <= most or line.size != following.size:
        return False
    if line.whole or following.whole or usual < SHORTEST or BULLET.match(following.text):
        return False
    if len(line.text) < usual * FULL:
        return False
    ended = ENDS.search(line.text) is not None
    return not ended or following.text[:1].islower() or len(line.text) >= usual * 0.95


def _joined(so_far: list[str], text: str) -> list[str]:
    if BROKEN_WORD.search(so_far[-1]) and text[:1].islower():
        return [*so_far[:-1], so_far[-1][:-1], text]
    glue = "" if so_far[-1].endswith("-") else " "
    so_far.extend((glue, text))
    return so_far
