"""Text, hits, numbers and dates -> one list of tokens.

A token knows what it may be; what it is beside its neighbours is decided by the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import overload

from etl.extract.dates import DateSpan
from etl.extract.lexicon import Hit
from etl.extract.numbers import Number

PlainWords = Mapping[str, frozenset[str]]
"""Word -> the plain word lists of schemas/grammar.yml that it is in."""

_WORD = re.compile(r"'s\b|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]|\w")
_SHORT = 20
"""In characters, of a piece between two words of the vocabulary: most of them are met again."""
_START = attrgetter("start")
_NO_CLASSES: Mapping[str, object] = {}
_NO_LISTS: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Token:
    """A word, a vocabulary word of several, a number, a date or a mark of punctuation.

    Nobody changes one; it is not frozen because that would take twice as long for every word.
    """

    start: int
    end: int
    low: str
    """The text in lower case, quotes straightened."""
    number: Number | None
    date: DateSpan | None
    classes: Mapping[str, object]
    """`file.class` -> what it stands for there; empty for words that no vocabulary has."""
    plain: frozenset[str]
    """The plain word lists of schemas/grammar.yml that it is in."""


EDGE = Token(-1, -1, "", None, None, _NO_CLASSES, _NO_LISTS)
"""Stands for the neighbour that the first and the last token do not have."""


class Uncut(Sequence[Token]):
    """The tokens of a piece of text that is cut only if somebody looks at them."""

    __slots__ = ("_cut", "_tokens")

    def __init__(self, cut: Callable[[], Sequence[Token]]) -> None:
        self._cut = cut
        self._tokens: Sequence[Token] | None = None

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | Sequence[Token]:
        return self._all()[at]

    def _all(self) -> Sequence[Token]:
        if self._tokens is None:
            self._tokens = self._cut()
        return self._tokens


def tokenize(
    low: str,
    start: int,
    end: int,
    hits: Sequence[Hit],
    numbers: Sequence[Number],
    dates: Sequence[DateSpan],
    plain: PlainWords,
) -> tuple[list[Token], list[int]]:
    """Cut low[start:end] into tokens; the three sequences are those that begin in it, in order.

    A date wins over a number in it, a number over a vocabulary word in it. With the tokens come
    the indexes of those that are one of the three: the others are looked at only beside them.
    """
    spans: Sequence[DateSpan | Number | Hit] = hits
    if numbers or dates:
        spans = [*dates, *numbers, *hits]
        spans.sort(key=_START)  # keeps their order where two begin together
    out: list[Token] = []
    marked: list[int] = []
    at = start
    for span in spans:
        begin = span.start
        if begin < at:
            continue
        if begin > at and not (begin == at + 1 and low[at] == " "):
            _add_words(low, at, begin, plain, out)
        at = span.end
        word = low[begin:at]
        lists = plain.get(word, _NO_LISTS)
        marked.append(len(out))
        if isinstance(span, Hit):
            out.append(Token(begin, at, word, None, None, span.classes, lists))
        elif isinstance(span, Number):
            out.append(Token(begin, at, word, span, None, _NO_CLASSES, lists))
        else:
            out.append(Token(begin, at, word, None, span, _NO_CLASSES, lists))
    if at < end:
        _add_words(low, at, end, plain, out)
    return out, marked


def _add_words(low: str, start: int, end: int, plain: PlainWords, out: list[Token]) -> None:
    between = low[start:end]
    get, add, none, no_lists = plain.get, out.append, _NO_CLASSES, _NO_LISTS
    if end - start <= _SHORT:
        for begin, stop, word in _cut(between):
            lists = get(word, no_lists)
            add(Token(start + begin, start + stop, word, None, None, none, lists))
        return
    if between.isascii() and between.replace(" ", "").isalpha():
        for word in between.split(" "):  # words and blanks only: faster than to search for them
            stop = start + len(word)
            if word:
                add(Token(start, stop, word, None, None, none, get(word, no_lists)))
            start = stop + 1
        return
    for match in _WORD.finditer(between):
        begin, stop = match.span()
        word = match[0]
        lists = get(word, no_lists)
        add(Token(start + begin, start + stop, word, None, None, none, lists))


@lru_cache(maxsize=1 << 13)
def _cut(piece: str) -> tuple[tuple[int, int, str], ...]:
    """Give the words and marks of a piece of text, each with its start and end in it."""
    return tuple((*match.span(), match[0]) for match in _WORD.finditer(piece))
