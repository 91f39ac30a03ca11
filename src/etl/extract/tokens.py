"""Text, hits, numbers and dates -> one list of tokens.

A token knows what it may be; what it is beside its neighbours is decided by the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from etl.extract.dates import DateSpan
from etl.extract.lexicon import Entry, Hit
from etl.extract.numbers import Number


class Token(NamedTuple):
    """A word, a vocabulary word of several, a number, a date or a mark of punctuation."""

    start: int
    end: int
    low: str
    """The text in lower case, quotes straightened."""
    number: Number | None
    date: DateSpan | None
    classes: dict[str, object]
    """`file.class` -> what it stands for there; empty for words that no vocabulary has."""

    def has(self, kind: str) -> bool:
        """Tell whether the token may be of a class."""
        return kind in self.classes


_WORD = re.compile(r"['’]s\b|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|\w")
_NOTHING: dict[str, object] = {}


def tokenize(
    text: str,
    low: str,
    start: int,
    end: int,
    hits: Sequence[Hit],
    numbers: Sequence[Number],
    dates: Sequence[DateSpan],
) -> list[Token]:
    """Cut text[start:end] into tokens; the three sequences are those that begin in it, in order.

    A date wins over a number in it, a number over a vocabulary word in it.
    """
    spans: list[tuple[int, int, int, object]] = []
    spans += [(d.start, d.end, 0, d) for d in dates]
    spans += [(n.start, n.end, 1, n) for n in numbers]
    spans += [(h.start, h.end, 2, h) for h in hits]
    spans.sort(key=lambda s: (s[0], s[2]))
    out: list[Token] = []
    at = start
    for begin, stop, rank, what in spans:
        if begin < at:
            continue
        if begin > at:
            _words(low, at, begin, out)
        if rank == 0:
            out.append(Token(begin, stop, low[begin:stop], None, what, _NOTHING))  # type: ignore[arg-type]
        elif rank == 1:
            out.append(Token(begin, stop, low[begin:stop], what, None, _NOTHING))  # type: ignore[arg-type]
        else:
            out.append(Token(begin, stop, low[begin:stop], None, None, _classes(what)))  # type: ignore[arg-type]
        at = stop
    if at < end:
        _words(low, at, end, out)
    return out


def _words(low: str, start: int, end: int, out: list[Token]) -> None:
    for match in _WORD.finditer(low, start, end):
        out.append(Token(match.start(), match.end(), match.group(), None, None, _NOTHING))


_CLASSES: dict[tuple[Entry, ...], dict[str, object]] = {}


def _classes(hit: Hit) -> dict[str, object]:
    known = _CLASSES.get(hit.entries)
    if known is None:
        known = {}
        for entry in hit.entries:
            known.setdefault(entry.kind, entry.value)
        _CLASSES[hit.entries] = known
    return known
