"""Police officers and instructors whom a state has elsewhere -> people of that measure.

Everywhere else they are a narrower group, which is for `heads`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.sentence.mentions import Head, Mention, Sentence


def read_forces(s: Sentence, live: Sequence[Mention], sent: frozenset[str]) -> None:
    """Count the officers of "97 Danish police officers are deployed in Mali"."""
    told = next((code for _, _, code in s.measures if code in sent), None)
    if told is None:
        return
    for m in live:
        noun = s.tokens[m.head_end - 1]
        if m.head is Head.NARROW and m.people and "force" in noun.plain:
            m.head, m.measure, m.said = Head.MEASURE, told, True
