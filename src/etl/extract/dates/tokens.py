"""Vocabulary hits and numbers -> the words and figures of time, in order.

What a sequence of them says is for `calendar_dates`, `relative` and `periods` beside this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from etl.extract.dates.years import YearJudge
from etl.extract.lexicon import Hit
from etl.extract.numbers import Number, NumberClass


class Token(NamedTuple):
    """A word or figure that may be part of a time."""

    start: int
    end: int
    tag: str
    """Class of `schemas/dates.yml` without `_cased`, or `number`, `ordinal`, `label` (number glued
    to others), `figures` (30/06/2016), `years` (2012-13), `time`, `part` (the 3 of Q3)."""
    number: int = 0
    word: str = ""
    digits: bool = False
    """Written in figures, without commas."""
    pair: bool = False
    """First number of a range ("9 to 27")."""


class Tokens:
    """The tokens of one text, and what stands between them."""

    def __init__(self, text: str, hits: Sequence[Hit], numbers: Sequence[Number]) -> None:
        self.text = text
        self.all = _merged([*_words(hits), *_figures(text, numbers)])
        self.size = len(self.all)
        self.years = YearJudge(text, hits, numbers)

    def __getitem__(self, i: int) -> Token:
        return self.all[i] if i < self.size else _NOTHING

    def tag(self, i: int) -> str:
        """Give the tag of token `i`, "" behind the last."""
        return self.all[i].tag if i < self.size else ""

    def unit(self, i: int) -> str:
        """Give the unit that token `i` names, "" for other tokens."""
        return self.all[i].word if i < self.size and self.all[i].tag == "unit" else ""

    def gap(self, i: int) -> str | None:
        """Give the text between tokens `i` and `i + 1`, trimmed; None where they are apart."""
        if i + 1 >= self.size:
            return None
        start, end = self.all[i].end, self.all[i + 1].start
        return near(self.text[start:end]) if end - start <= 16 else None


def near(gap: str) -> str | None:
    """Trim what stands between two dates; None where a table cell or a paragraph ends in it."""
    if "\n\n" in gap or "  " in gap or "\t" in gap or "|" in gap:
        return None
    return gap.strip().lower()


def is_number(token: Token) -> bool:
    """Say whether it is a cardinal or ordinal number that stands by itself."""
    return token.tag == "number" or token.tag == "ordinal"


def is_month(token: Token) -> bool:
    """Say whether it names a month, in full or in short."""
    return token.tag == "month" or token.tag == "month_short"


def is_day(token: Token) -> bool:
    """Say whether a number or ordinal can be a day of a month."""
    if not 1 <= token.number <= 31:
        return False
    return token.tag == "ordinal" or (
        token.tag == "number" and token.digits and token.end - token.start <= 2
    )


def is_four_digits(token: Token) -> bool:
    """Say whether a number can be a year by its looks: four digits, 1500 to 2199."""
    return token.digits and token.end - token.start == 4 and 1500 <= token.number < 2200


def full_year(year: int) -> int:
    """Give "16" its century: up to 49 the 21st."""
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def _merged(tokens: list[Token]) -> list[Token]:
    """Sort; where two overlap the first stays, a word of time before a number."""
    tokens.sort(key=_order)
    kept: list[Token] = []
    end = 0
    for token in tokens:
        if token.start >= end:
            kept.append(token)
            end = token.end
    return kept


def _order(token: Token) -> tuple[int, bool, int]:
    return token.start, is_number(token), -token.end


@cache
def _tag(kind: str) -> str:
    """Give the tag of a class of words, empty for those that say nothing of time."""
    return kind[5:].removesuffix("_cased") if kind.startswith("date.") else ""


def _words(hits: Sequence[Hit]) -> Iterator[Token]:
    for hit in hits:
        for entry in hit.entries:
            tag = _tag(entry.kind)
            if tag:
                value = entry.value
                if isinstance(value, int):
                    yield Token(hit.start, hit.end, tag, number=value)
                else:
                    yield Token(hit.start, hit.end, tag, word=str(value))
                break


def _figures(text: str, numbers: Sequence[Number]) -> Iterator[Token]:
    for number in numbers:
        if number.second is not None:
            yield from _pair(text, number)
            continue
        tag = _TAGS.get(number.cls)
        if tag is None:
            continue
        start, end, value = number.start, number.end, number.value
        digits = text[start:end].isdecimal()
        if tag == "label":
            yield from _label(text, start, end, digits)
        elif isinstance(value, int):
            yield Token(start, end, tag, value, digits=digits)


def _pair(text: str, number: Number) -> Iterator[Token]:
    """Split a range of plain figures into its two numbers."""
    begin, end = number.second or (0, 0)
    first = number.start
    while first < begin and text[first].isdecimal():
        first += 1
    low, high = text[number.start : first], text[begin:end]
    if low and len(low) <= 4 and high.isdecimal() and len(high) <= 4:
        yield Token(number.start, first, "number", int(low), digits=True, pair=True)
        yield Token(begin, end, "number", int(high), digits=True)


def _label(text: str, start: int, end: int, digits: bool) -> Iterator[Token]:
    """Read "3.5.2019", "FY2021", "Q3" and the year of "30-Jun-2016" out of glued numbers."""
    if not digits or end - start > 4:
        return
    fiscal = text[max(0, start - 2) : start].upper() in ("FY", "CY")
    number = int(text[start:end])
    dotted = _DOTTED.match(text, start) if end - start <= 2 else None
    if dotted:
        yield Token(start, dotted.end(), "figures")
    elif end - start == 1 and 1 <= number <= 4 and text[start - 1 : start] in _PARTS:
        yield Token(start - 1, end, "part", number, word=_PARTS[text[start - 1]])
    elif fiscal and (years := _YEARS.match(text, start)):
        yield Token(start - 2, years.end(), "years")
    elif fiscal and end - start in (2, 4):
        yield Token(start - 2, start, "fiscal")
        yield Token(start, end, "number", full_year(number), digits=True)
    else:
        yield Token(start, end, "label", number, digits=True)


_NOTHING = Token(0, 0, "")
_DOTTED = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}(?![0-9.]*[0-9])")
_YEARS = re.compile(r"(?:19|20)[0-9]{2}[-–/][0-9]{2}(?:[0-9]{2})?(?![0-9])")
_PARTS = {"Q": "quarter", "H": "half"}
_TAGS = {
    NumberClass.CARDINAL: "number",
    NumberClass.ORDINAL: "ordinal",
    NumberClass.DATE_DIGITS: "figures",
    NumberClass.YEAR_SPAN: "years",
    NumberClass.TIME: "time",
    NumberClass.LABEL: "label",
}
