"""A number of four digits and what stands around it -> whether it is a year.

Reads the neighbourhood only; what the year is for is not asked here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from etl.extract.lexicon import Hit
from etl.extract.numbers import Number

PLAIN = range(1900, 2036)
"""Years that need no preposition; the rest of the 19th to 21st century does."""
POSSIBLE = range(1800, 2101)


class YearJudge:
    """Tells years from counts in one text."""

    def __init__(self, text: str, hits: Sequence[Hit], numbers: Sequence[Number]) -> None:
        self.text = text
        self.hits = hits
        self.numbers = numbers
        self._line: tuple[int, int, bool] = (0, 0, False)

    def is_year(self, start: int, end: int, year: int, preposition: bool) -> bool:
        """Judge the bare number `text[start:end]`; `preposition` is one of time before it."""
        if year not in POSSIBLE or self._is_marked(start, end):
            return False
        if self._is_cell(start, end):
            return year in PLAIN and (preposition or self._heads_line(start))
        if preposition:
            return not (self._before(start) == "of" and self.noun_after(end))
        if self.noun_after(end) or self._after_hedge(start):
            return False
        if year not in PLAIN:
            return self.text[start - 1 : start] == "(" and self.text[end : end + 1] == ")"
        return not self._counts_plural(start, end, year)

    def noun_after(self, end: int) -> bool:
        """Say whether a word for people follows directly."""
        at = end + 1 if self.text[end : end + 1] in (" ", "\xa0", "\n") else -1
        hit = self._hit_at(at)
        return hit is not None and any(e.kind.rpartition(".")[2] in _PEOPLE for e in hit.entries)

    def _hit_at(self, start: int) -> Hit | None:
        i = bisect_left(self.hits, start, key=_start)
        return self.hits[i] if i < len(self.hits) and self.hits[i].start == start else None

    def _is_marked(self, start: int, end: int) -> bool:
        """Say whether a sign makes it money, a share, a number of a thing or part of a figure."""
        text = self.text
        before = text[max(0, start - 5) : start].rstrip(" \xa0")
        after = text[end : end + 2].lstrip(" \xa0")[:1]
        return (
            before[-1:] in _SIGNS_BEFORE
            or after in ("%", "‰", "€", "°")
            or before.lower().endswith(("no.", "nos", "no", "us$", "page", "rs", "rs."))
            or (text[end : end + 1] in ".,/" and text[end + 1 : end + 2].isdecimal())
        )

    def _is_cell(self, start: int, end: int) -> bool:
        """Say whether it stands alone between the borders of table cells."""
        before = self.text[max(0, start - 3) : start]
        after = self.text[end : end + 3]
        opens = start == 0 or before[-1] in "\n\t|" or before[-2:] in ("| ", "  ")
        closes = not after or after[0] in "\n\t|" or after[:2] in (" |", "  ")
        return opens and closes

    def _heads_line(self, start: int) -> bool:
        """Say whether it heads its line, or the line holds no numbers but years."""
        begin, end, years_only = self._line
        if not begin <= start < end:
            begin = self.text.rfind("\n", 0, start) + 1
            end = self.text.find("\n", start)
            end = len(self.text) if end < 0 else end
            low = bisect_left(self.numbers, begin, key=_start)
            high = bisect_left(self.numbers, end, key=_start)
            years_only = all(_looks_year(self.text, n) for n in self.numbers[low:high])
            self._line = begin, end, years_only
        return years_only or not self.text[begin:start].strip(" |\t")

    def _after_hedge(self, start: int) -> bool:
        i = bisect_left(self.hits, start, key=_start) - 1
        if i < 0 or self.hits[i].end + 1 != start:
            return False
        return any(e.kind.startswith("hedge.") for e in self.hits[i].entries)

    def _before(self, start: int) -> str:
        return self.text[max(0, start - 12) : start].rstrip().rpartition(" ")[2].lower()

    def _counts_plural(self, start: int, end: int, year: int) -> bool:
        """Say whether it counts the plural after it ("2000 soldiers"), not "the 2016 figures"."""
        if self.text[end : end + 1] != " ":
            return False
        word = self.text[end + 1 : end + 24].split(" ", 1)[0].rstrip(".,;:)")
        if not (word.isalpha() and word.islower()) or len(word) < 4:
            return False
        if not word.endswith("s") or word.endswith(("ss", "us", "is")):
            return False
        return year % 100 == 0 or self._before(start) not in (
            "the",
            "these",
            "those",
            "its",
            "their",
        )


def _looks_year(text: str, number: Number) -> bool:
    """Say whether a number of a row of headings is a year or the label of a column."""
    said = text[number.start : number.end]
    if number.cls.name in ("YEAR_SPAN", "DATE_DIGITS", "LABEL", "ORDINAL"):
        return True
    return said.isdecimal() and (len(said) <= 2 or (len(said) == 4 and int(said) in PLAIN))


def _start(value: Hit | Number) -> int:
    return value.start


_PEOPLE = frozenset({"people", "person", "trade", "narrow"})
_SIGNS_BEFORE = frozenset("$€£¥₹#§№/+×")
