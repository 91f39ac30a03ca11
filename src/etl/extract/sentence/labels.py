"""Words before a number -> the label that it fills: "Foreigners on remand, same day: 103".

What a label makes of its number is for whoever asks.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.sentence.clause import Clause
from etl.extract.tokens import Token


def label_of(c: Clause) -> Sequence[Token]:
    """Give the label that the number fills: "Foreigners on remand, same day: 103"."""
    tokens, at = c.tokens, c.m.at
    if c.before().low != ":":
        return ()
    i = at - 1
    while i > 0 and tokens[i - 1].number is None and tokens[i - 1].low not in (";", ":", "."):
        i -= 1
    return () if opens_parts(c) else tokens[i:at]


def opens_parts(c: Clause) -> bool:
    """As in "97 police and soldiers: 40 Danes": the words before are what the 97 counts."""
    whole = c.s.mentions[c.m.nth - 1] if c.m.nth else None
    return whole is not None and whole.set_aside is None and whole.head_end == c.m.at - 1
