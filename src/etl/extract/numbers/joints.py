"""Text between two atoms -> Joint: whether the atoms can be parts of one number, and how.

Which atoms do go together is not decided here.
"""

from __future__ import annotations

from enum import IntEnum


class Joint(IntEnum):
    """What stands between two atoms."""

    NONE = 0
    SPACE = 1
    HYPHEN = 2
    AND = 3
    AND_A = 4
    A = 5
    OF = 6
    POINT = 7
    COMMA = 8


LONGEST = 12
"""Characters of the longest joint: more between two atoms keep them apart."""

_WORDS = {
    **dict.fromkeys(("-", "‑", "–"), Joint.HYPHEN),
    **dict.fromkeys(("and", "-and-"), Joint.AND),
    **dict.fromkeys(("and a", "-and-a-"), Joint.AND_A),
    "a": Joint.A,
    "of": Joint.OF,
    "point": Joint.POINT,
    ",": Joint.COMMA,
}


_NONE, _SPACE = Joint.NONE, Joint.SPACE


def joint(text: str, end: int, start: int) -> Joint:
    """Read what stands in `text[end:start]`; a blank line or a tab keeps atoms apart."""
    gap = text[end:start]
    if gap == " ":
        return _SPACE
    if not gap or start - end > LONGEST:
        return _NONE
    words = gap.split()
    if words:
        return _WORDS.get(" ".join(words).lower(), _NONE)
    return _NONE if "\t" in gap or gap.count("\n") > 1 else _SPACE
