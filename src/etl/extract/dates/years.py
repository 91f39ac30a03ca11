"""A number of four digits and what stands around it -> whether it is a year.

Reads the neighbourhood only; what the year is for is not asked here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from etl.extract.dates.cues import word_before
from etl.extract.dates.said import DateCue
from etl.extract.lexicon import Hit
from etl.extract.numbers import Number, NumberClass

PLAIN = range(1900, 2036)
"""Years that need no preposition; the rest of the 19th to 21st century does."""
POSSIBLE = range(1800, 2101)


class _Row(NamedTuple):
    """A line of a table: its bounds, those of what stands in it, and whether it is headings."""

    begin: int
    stop: int
    first: int
    last: int
    is_heading: bool


class YearJudge:
    """Tells years from counts in one text; asked about its numbers in their order."""

    def __init__(self, text: str, hits: Sequence[Hit], numbers: Sequence[Number]) -> None:
        self.text = text
        self.hits = hits
        self.numbers = numbers
        self._hit_starts = [hit.start for hit in hits]
        self._number_starts = [number.start for number in numbers]
        self._row = _Row(0, 0, 0, 0, False)
        """The line asked about last."""
        self._cell = (0, False)
        """End of the last cell that was a line of its own, and whether it was a year."""
        self._year_end = 0
        """End of the last number that was a year."""

    def is_year(self, start: int, end: int, year: int, cue: DateCue | None) -> bool:
        """Judge the bare number `text[start:end]`, before which `cue` stands."""
        found = self._is_one(start, end, year, cue)
        self._year_end = end if found else self._year_end
        return found

    def _is_one(self, start: int, end: int, year: int, cue: DateCue | None) -> bool:
        if year not in POSSIBLE or self._is_marked(start, end):
            return False
        if self._is_cell(start, end):
            return year in PLAIN and self._is_heading(start, end)
        hedged = self._is_hedged(start)
        if cue in _STRONG and not hedged:
            return True
        if self.noun_after(end) or self._counts_plural(start, end, year, cue):
            return False
        if cue is not None and (not hedged or cue is DateCue.UNTIL):
            return True
        if year not in PLAIN:
            return self.text[start - 1 : start] == "(" and self.text[end : end + 1] == ")"
        return not hedged and not self._is_listed(start)

    def noun_after(self, end: int) -> bool:
        """Say whether a word for people follows directly."""
        at = end + 1 if self.text[end : end + 1] in _SPACES else -1
        hit = self._hit(bisect_left(self._hit_starts, at))
        if hit is None or hit.start != at:
            return False
        return any(e.kind.rpartition(".")[2] in _PEOPLE for e in hit.entries)

    def _hit(self, i: int) -> Hit | None:
        return self.hits[i] if 0 <= i < len(self.hits) else None

    def _is_marked(self, start: int, end: int) -> bool:
        """Say whether a sign makes it money, a share, the number of a thing or part of a figure."""
        text = self.text
        if text[self._year_end : start] == " / ":
            return False  # "in 2019 / 2020 / 2021"
        after = text[end : end + 2]
        return (
            text[max(0, start - 2) : start].rstrip(" \xa0")[-1:] in _SIGNS_BEFORE
            or after.lstrip(" \xa0")[:1] in _SIGNS_AFTER
            or word_before(text, start)[0] in _THINGS_BEFORE
            or (after[:1] in ".,/" and after[1:].isdecimal())
        )

    def _is_cell(self, start: int, end: int) -> bool:
        """Say whether it stands alone between the borders of table cells."""
        before = self.text[max(0, start - 2) : start]
        after = self.text[end : end + 2]
        opens = start == 0 or before[-1] in _BORDERS or before in ("| ", "  ")
        return opens and (not after or after[0] in _BORDERS or after in (" |", "  "))

    def _is_heading(self, start: int, end: int) -> bool:
        """Say whether a cell heads its row or its column, or is a line between other headings."""
        if not self._row.begin <= start < self._row.stop:
            self._row = self._row_around(start)
        row = self._row
        if (row.first, row.last) == (start, end):
            return self._is_heading_line(row.begin, start, end)
        return row.is_heading or row.first == start

    def _row_around(self, start: int) -> _Row:
        begin = self.text.rfind("\n", 0, start) + 1
        stop = self.text.find("\n", start)
        stop = len(self.text) if stop < 0 else stop
        line = self.text[begin:stop]
        first = stop - len(line.lstrip(" |\t"))
        last = begin + len(line.rstrip(" |\t\r"))
        is_heading = self._is_row_of_years(begin, stop) and not self._follows_numbers(begin)
        return _Row(begin, stop, first, last, is_heading)

    def _is_heading_line(self, begin: int, start: int, end: int) -> bool:
        """Judge a cell that is a whole line: a value where a place or a value is the line above."""
        last_end, was_year = self._cell
        verdict = True
        if begin == last_end + 1 and last_end:
            verdict = was_year
        else:
            hit = self._hit(bisect_left(self._hit_starts, begin) - 1)
            if hit is not None and hit.end == begin - 1 and _is_place(hit):
                verdict = self.text[max(0, hit.start - 1) : hit.start] not in ("\n", "")
        self._cell = end, verdict
        return verdict

    def _is_row_of_years(self, begin: int, stop: int) -> bool:
        low = bisect_left(self._number_starts, begin)
        high = bisect_left(self._number_starts, stop)
        return all(_is_label(self.text, n) for n in self.numbers[low:high])

    def _follows_numbers(self, begin: int) -> bool:
        """Say whether the line above, over a ruled line, holds a number."""
        above = self.text.rfind("\n", 0, max(0, begin - 1)) + 1
        if not _RULED.isdisjoint(self.text[above : above + 4]):
            above = self.text.rfind("\n", 0, max(0, above - 1)) + 1
        i = bisect_left(self._number_starts, above)
        return i < len(self.numbers) and self.numbers[i].start < begin

    def _is_hedged(self, start: int) -> bool:
        hit = self._hit(bisect_left(self._hit_starts, start) - 1)
        if hit is None or hit.end + 1 != start:
            return False
        return any(e.kind == "hedge.before" for e in hit.entries)

    def _is_listed(self, start: int) -> bool:
        """Say whether it is a value in a list of places: "Cuba 88, Oman 1956, Peru 3"."""
        border = self._border(start)
        if border is None:
            return False
        i = bisect_left(self._number_starts, start)
        return any(
            self._border(n.start) == border and not _is_label(self.text, n)
            for n in (*self.numbers[max(0, i - 1) : i], *self.numbers[i + 1 : i + 2])
        )

    def _border(self, start: int) -> str | None:
        """Give what stands between a number and a place before it; None without such a place."""
        hit = self._hit(bisect_left(self._hit_starts, start) - 1)
        if hit is None or start - hit.end > 3 or not _is_place(hit):
            return None
        return self.text[hit.end : start]

    def _counts_plural(self, start: int, end: int, year: int, cue: DateCue | None) -> bool:
        """Say whether it counts the plural after it ("2000 soldiers"), not "the 2016 figures"."""
        word = self.text[end + 1 : end + 24].split(" ", 1)[0].rstrip(".,;:)")
        if self.text[end : end + 1] not in _SPACES or not (word.isalpha() and word.islower()):
            return False
        if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
            return False
        if year % 100 == 0:
            return True
        return cue is None and word_before(self.text, start)[0] not in _DETERMINERS


def _is_label(text: str, number: Number) -> bool:
    """Say whether a number of a row of headings is a year or names a column."""
    if number.cls in _LABELS:
        return True
    said = text[number.start : number.end]
    return said.isdecimal() and len(said) == 4 and int(said) in PLAIN


def _is_place(hit: Hit) -> bool:
    return any(e.kind.startswith(("place.", "region.")) for e in hit.entries)


_STRONG = frozenset({DateCue.IN, DateCue.DURING, DateCue.SINCE, DateCue.AS_OF, DateCue.YEAR_TO})
_PEOPLE = frozenset({"people", "person", "trade", "narrow"})
_LABELS = frozenset(
    {NumberClass.YEAR_SPAN, NumberClass.DATE_DIGITS, NumberClass.LABEL, NumberClass.ORDINAL}
)
_THINGS_BEFORE = frozenset(
    {"no", "no.", "nos", "nos.", "number", "page", "rs", "rs.", "us$", "usd"}
)
_DETERMINERS = frozenset({"the", "these", "those", "its", "their", "our", "this"})
_SIGNS_BEFORE = tuple("$€£¥₹#§№/+×")
_SIGNS_AFTER = tuple("%‰€°")
_SPACES = (" ", "\xa0", "\n")
_BORDERS = "\n\t|"
_RULED = frozenset("-=_─━")
