"""Dates of a sentence -> the number that each is said for.

A date that holds for the text behind it is for `discourse.periods`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.extract.dates import DateKind, DateSpan
from etl.extract.sentence.mentions import Mention, Sentence
from etl.extract.tokens import Token

_NO_PERIOD = frozenset((DateKind.CLOCK, DateKind.WEEKDAY))
"""A time of day and a weekday are an event's own, not what a count is for."""


def read_depth(tokens: Sequence[Token], mentions: list[Mention]) -> None:
    depths = depths_of(tokens)
    for m in mentions:
        m.depth = depths[m.at]


def read_dates(s: Sentence, mentions: list[Mention]) -> None:
    """Give each number the date of its own clause, else the one that opens the sentence."""
    depths = depths_of(s.tokens)
    dates = [
        (i, t.date)
        for i, t in enumerate(s.tokens)
        if t.date is not None and not t.date.since and t.date.kind not in _NO_PERIOD
    ]
    live = [m for m in mentions if m.set_aside is None]
    for k, m in enumerate(live):
        if m.date is not None:
            continue
        low = live[k - 1].at if k else 0
        high = live[k + 1].at if k + 1 < len(live) else len(s.tokens)
        inner = (
            k + 1 < len(live) and live[k + 1].depth > m.depth
        )  # "26 (2020: 8)": the year is the inner number's
        behind = [
            d
            for i, d in dates
            if m.at < i < high
            and not _closed(s.tokens, m.at, i)
            and not (inner and depths[i] > m.depth)
        ]
        before = [
            d
            for i, d in dates
            if low <= i < m.at and depths[i] <= m.depth and not (k and _taken(s.tokens, low, i))
        ]
        opening = [d for i, d in dates if i < live[0].at and depths[i] <= m.depth]
        if before and behind and k + 1 < len(live) and _leads(s.tokens, m, behind[0], live[k + 1]):
            behind = []  # "In 2019 there had been 3,917, in 2018 5,010"
        for pool in (behind[:1], before[-1:], opening[-1:]):
            if pool:
                m.date = pool[0]
                break


def _leads(tokens: Sequence[Token], m: Mention, date: DateSpan, following: Mention) -> bool:
    """Tell whether a date behind a number opens the clause of the next number."""
    at = next(i for i, t in enumerate(tokens) if t.date is date)
    return following.at - at <= 2 and any(t.low in (",", ";") for t in tokens[m.head_end : at])


def depths_of(tokens: Sequence[Token]) -> list[int]:
    out, depth = [], 0
    for t in tokens:
        depth += (t.low == "(") - (t.low == ")")
        out.append(max(depth, 0))
    return out


def _taken(tokens: Sequence[Token], number: int, date: int) -> bool:
    """Tell whether a date behind a number is that number's, and not the next one's: "97 in 2019, 45 in 2020"."""
    return not any(t.low in (",", ";", "and", "but", ".", "(") for t in tokens[number:date])


def _closed(tokens: Sequence[Token], a: int, b: int) -> bool:
    """Tell whether a sentence, or the clause of a relative, ends between two tokens."""
    clause = (
        t.low == "," and following.low in ("where", "when", "which", "who")
        for t, following in pairwise(tokens[a : b + 1])
    )
    return any(t.low in (";", ".") for t in tokens[a:b]) or any(clause)
