"""Vocabulary hits and numbers -> the words and figures of time, in order.

What a sequence of them says is `etl.extract.dates.grammar`'s business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.extract.lexicon import Hit
from etl.extract.numbers import Number


class Token(NamedTuple):
    """A word or figure that may be part of a time."""

    start: int
    end: int
    tag: str
    """Class of `schemas/dates.yml` without `_cased`, or `number`, `ordinal`, `decimal`,
    `figures` (30/06/2016), `years` (2012-13), `time`, `quarter` (Q3)."""
    number: int = 0
    word: str = ""
    digits: bool = False
    """A bare number in figures, without commas."""
    pair: bool = False
    """First number of a range ("9 to 27")."""


NUMBERS = frozenset({"number", "ordinal"})
MONTHS = frozenset({"month", "month_short"})


def tokens_of(text: str, hits: Sequence[Hit], numbers: Sequence[Number]) -> list[Token]:
    """Merge the date words among `hits` with `numbers`; where they overlap the first one stays."""
    merged = [*_words(hits), *_figures(text, numbers)]
    merged.sort(key=_order)
    tokens: list[Token] = []
    end = 0
    for token in merged:
        if token.start >= end:
            tokens.append(token)
            end = token.end
    return tokens


def is_day(token: Token) -> bool:
    """Say whether a number or ordinal can be a day of a month."""
    if not 1 <= token.number <= 31:
        return False
    return token.tag == "ordinal" or (token.digits and token.end - token.start <= 2)


def is_four_digits(token: Token) -> bool:
    """Say whether a number can be a year by its looks: four digits, 1500 to 2199."""
    return token.digits and token.end - token.start == 4 and 1500 <= token.number < 2200


def _words(hits: Sequence[Hit]) -> Iterator[Token]:
    for hit in hits:
        for entry in hit.entries:
            if entry.kind.startswith("date."):
                tag = entry.kind[5:].removesuffix("_cased")
                value = entry.value
                if isinstance(value, int):
                    yield Token(hit.start, hit.end, tag, number=value)
                else:
                    yield Token(hit.start, hit.end, tag, word=str(value))
                break


def _figures(text: str, numbers: Sequence[Number]) -> Iterator[Token]:
    for number in numbers:
        start, end, cls = number.start, number.end, number.cls.name
        if number.second is not None:
            yield from _pair(text, number)
        elif cls in _TAGS:
            value = number.value
            if isinstance(value, int):
                yield Token(start, end, _TAGS[cls], value, digits=text[start:end].isdecimal())
        elif cls == "DECIMAL":
            yield Token(start, end, "decimal")
        elif cls == "DATE_DIGITS":
            yield Token(start, end, "figures")
        elif cls == "YEAR_SPAN":
            yield Token(start, end, "years")
        elif cls == "TIME":
            yield Token(start, end, "time")
        elif cls == "LABEL":
            yield from _label(text, start, end)


def _pair(text: str, number: Number) -> Iterator[Token]:
    """Split a range of plain figures into its two numbers."""
    begin, end = number.second or (0, 0)
    first = number.start
    while first < begin and text[first].isdecimal():
        first += 1
    second = text[begin:end]
    if first > number.start and second.isdecimal():
        low = text[number.start : first]
        yield Token(number.start, first, "number", int(low[:9]), digits=True, pair=True)
        yield Token(begin, end, "number", int(second[:9]), digits=True)


def _label(text: str, start: int, end: int) -> Iterator[Token]:
    """Take "Q3" and "FY2019" out of the numbers that are part of a code."""
    said = text[start:end].upper()
    if len(said) == 2 and said[0] in "QH" and said[1] in "1234":
        yield Token(
            start, end, "quarter", int(said[1]), word="quarter" if said[0] == "Q" else "half"
        )
    elif len(said) == 6 and said[:2] == "FY" and said[2:].isdecimal():
        yield Token(start, start + 2, "fiscal")
        yield Token(start + 2, end, "number", int(said[2:]), digits=True)


def _order(token: Token) -> tuple[int, bool, int]:
    return token.start, token.tag in NUMBERS, -token.end


_TAGS = {"CARDINAL": "number", "ORDINAL": "ordinal"}
