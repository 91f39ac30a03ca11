"""Text -> atoms, one or more for each run of the digits 0-9, in order; no digit is left out.

Looks at most a few characters around a run. Number words and what stands between two numbers are
not looked at: that is `runs` and `ranges`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from etl.extract.lexicon import Hit
from etl.extract.numbers.atoms import Atom, Kind, NumberClass, exact

_RUNS = re.compile(r"[0-9](?:[0-9,.]*[0-9])?")
_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
_COMMA_DECIMAL = re.compile(r"[0-9]+,[0-9]{1,2}")
_DATE = re.compile(
    r"[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})|[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2}"
)
_LETTERS = re.compile(r"[^\W\d_]{1,12}")
_DIGITS = re.compile(r"[0-9]+")
_EXPONENT = re.compile(r"[eE][+-]?[0-9]{1,3}(?![0-9A-Za-z])")
_NUMBERED = re.compile(r"(?<![^\W_])(?:nos?\.|№|#) ?$", re.IGNORECASE)

_BEFORE = frozenset(' \n\t([{"“”‘|$€£₹¥>;*•\xa0\u202f\u2009')
_AFTER = frozenset(' \n\t.,;!?)]}"“”%|<*…\xa0\u202f\u2009')
_THIN = frozenset(" \xa0\u202f\u2009")
_DASHES = frozenset("-–‑−")
_JOINS = frozenset("-–‑−/:'’")

_SUFFIXES = {
    **dict.fromkeys(("hundred",), 100),
    **dict.fromkeys(("k", "thousand"), 1_000),
    **dict.fromkeys(("lakh", "lac"), 100_000),
    **dict.fromkeys(("m", "mn", "mm", "mil", "mln", "million"), 1_000_000),
    **dict.fromkeys(("cr", "crore"), 10_000_000),
    **dict.fromkeys(("b", "bn", "bln", "billion"), 1_000_000_000),
    **dict.fromkeys(("tn", "tln", "trn", "trillion"), 1_000_000_000_000),
}
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_HALVES_OF_DAY = frozenset(("am", "pm"))
_LONGEST = 30
"""Digits that a number may have; more are a code."""


def read_digits(text: str, hits: Sequence[Hit]) -> list[Atom]:
    """Give the atoms of all digits in `text`; `hits` tell a place before a hyphen from a code."""
    spans = [m.span() for m in _RUNS.finditer(text)]
    atoms: list[Atom] = []
    size, count, i = len(text), len(spans), 0
    while i < count:
        start, end = spans[i]
        i += 1
        before = text[start - 1] if start else " "
        after = text[end] if end < size else " "
        if before in _BEFORE and after in _AFTER:
            if after in _THIN and end - start < 4 and i < count and spans[i][0] == end + 1:
                end, i = _spaced(text, spans, i - 1)
            raw = text[start:end]
            if (
                raw.isdigit()
                and end - start <= _LONGEST
                and not (start > 1 and text[start - 2] in ".#№")
            ):
                atoms.append(Atom(start, end, Kind.DIGITS, int(raw)))
                continue
        last = i
        while (
            last < count
            and text[spans[last - 1][1]] in _JOINS
            and spans[last][0] == spans[last - 1][1] + 1
        ):
            last += 1
        _Cluster(text, hits, start, [(start, end), *spans[i:last]]).add_to(atoms)
        i = last
    return atoms


def _spaced(text: str, spans: list[tuple[int, int]], first: int) -> tuple[int, int]:
    """Join groups of three behind one space each ("565 749"): give the end and the next index."""
    start, end = spans[first]
    space = text[end]
    alone = end, first + 1
    if text[start] == "0" or not text[start:end].isdigit():
        return alone
    if space == " " and start > 1 and text[start - 1] == " " and text[start - 2].isdigit():
        return alone
    i = first + 1
    while i < len(spans) and spans[i][0] == end + 1 and text[end] == space:
        s, e = spans[i]
        whole = e - s == 3 and text[s:e].isdigit()
        if not whole and not (
            text[s : s + 3].isdigit() and text[s + 3 : s + 4] == "." and text[s + 4 : e].isdigit()
        ):
            return alone
        end, i = e, i + 1
        if not whole:
            break
    return (end, i) if i > first + 1 else alone


class _Cluster:
    """Runs of digits that hang together by one sign each: a date, a clock time, a span, a code."""

    def __init__(
        self, text: str, hits: Sequence[Hit], start: int, spans: list[tuple[int, int]]
    ) -> None:
        self.text, self.hits, self.spans = text, hits, spans
        self.start, self.end = start, spans[-1][1]
        self.cls: NumberClass | None = None

    def add_to(self, atoms: list[Atom]) -> None:
        """Append the atoms of this cluster."""
        text, start, end = self.text, self.start, self.end
        whole = text[start:end]
        if self._is_label():
            self._parts(atoms, NumberClass.LABEL)
        elif len(whole) <= 10 and _DATE.fullmatch(whole) and not whole.replace(".", "").isdigit():
            years = [p for p in _DIGITS.findall(whole) if len(p) == 4]
            value = int(years[0]) if years else int(_DIGITS.findall(whole)[0])
            self._closed(atoms, start, end, value, NumberClass.DATE_DIGITS)
        elif len(self.spans) == 1:
            self._single(atoms, start, end)
        elif len(self.spans) == 2:
            self._pair(atoms)
        elif all(text[s - 1] == ":" for s, _ in self.spans[1:]):
            self._closed(atoms, start, end, _integer(_DIGITS.findall(whole)[0]), NumberClass.TIME)
        elif all(text[s - 1] in "'’" and e - s == 3 for s, e in self.spans[1:]):
            self._plain(atoms, start, end, _integer(re.sub("['’]", "", whole)))
        else:
            self._parts(atoms, NumberClass.LABEL)

    def _is_label(self) -> bool:
        """Tell by what stands before: a letter ("A380"), a code and a hyphen ("COVID-19"), "No. "."""
        text, start = self.text, self.start
        if not start:
            return self._parenthesis_follows()
        before = text[start - 1]
        if before.isalnum() or before == "_":
            return True
        if before in _DASHES and start > 1 and text[start - 2].isalpha():
            return self._code_before()
        if (
            before == "("
            and start > 1
            and text[start - 2].isdigit()
            and text[self.end : self.end + 1] == ")"
        ):
            return True
        if before == "+" or (before in "/'’" and start > 1 and text[start - 2].isalnum()):
            return True
        if _NUMBERED.search(text[max(0, start - 6) : start]):
            return True
        return self._parenthesis_follows()

    def _parenthesis_follows(self) -> bool:
        """Tell "9(4)" and "9(a)"."""
        text, end = self.text, self.end
        return text[end : end + 1] == "(" and (
            text[end + 2 : end + 3] == ")" or text[end + 3 : end + 4] == ")"
        )

    def _code_before(self) -> bool:
        """Tell a code before the hyphen from a word ("mid-2003") and from a place ("Oman-52")."""
        text, hyphen = self.text, self.start - 1
        if "," in text[self.start : self.end]:
            return False
        i = hyphen
        while i and text[i - 1].isalpha() and hyphen - i < 30:
            i -= 1
        word = text[i:hyphen]
        if word.islower():
            return word in ("covid", "sars")
        if word.lower() in (
            "mid",
            "pre",
            "post",
            "early",
            "late",
            "under",
            "over",
            "about",
            "some",
            "nearly",
        ):
            return False
        at = bisect_left(self.hits, (hyphen,), key=lambda hit: (hit.end,))
        return not (
            at < len(self.hits)
            and self.hits[at].end == hyphen
            and any(entry.kind.startswith("place.") for entry in self.hits[at].entries)
        )

    def _pair(self, atoms: list[Atom]) -> None:
        """Read two runs with one sign between them."""
        text = self.text
        (s1, e1), (s2, e2) = self.spans
        sign, a, b = text[e1], text[s1:e1], text[s2:e2]
        if sign == ":":
            clock = len(a) <= 2 and len(b) == 2
            if clock:
                self._closed(atoms, s1, e2, int(a), NumberClass.TIME)
            else:
                self._parts(atoms, NumberClass.LABEL)
            return
        if sign in "'’":
            if len(b) == 3 and len(a) <= 3 and b.isdigit() and a.isdigit():
                self._plain(atoms, s1, e2, int(a + b))
            else:
                self._parts(atoms, NumberClass.LABEL)
            return
        if a.isdigit() and b.isdigit() and len(a) <= 4 and len(b) <= 4:
            if self._years(atoms, a, b):
                return
            if sign == "/":
                if 0 < int(a) < int(b) <= 100 and (a, b) != ("9", "11"):
                    value = int(a) / int(b)
                    self._closed(atoms, s1, e2, value, NumberClass.FRACTION)
                else:
                    self._closed(atoms, s1, e2, int(a), NumberClass.LABEL)
                return
        if sign == "/":
            self._parts(atoms, NumberClass.LABEL)
            return
        mark = len(atoms)
        self._single(atoms, s1, e1)
        self._single(atoms, s2, e2)
        low, high = atoms[mark], atoms[-1]
        if len(atoms) != mark + 2 or low.kind is not Kind.DIGITS or high.kind is not Kind.DIGITS:
            return
        if low.value >= high.value and high.scale == 1 and not text[e2 : e2 + 2].strip().isalpha():
            del atoms[mark:]
            self._parts(atoms, NumberClass.LABEL)

    def _years(self, atoms: list[Atom], a: str, b: str) -> bool:
        """Read "2012-13", "2009–2013", "2016-06" and "06/2016"; give False for anything else."""
        (s1, _), (_, e2) = self.spans
        if len(a) == 4 and 1500 <= int(a) < 2200:
            first = int(a)
            if len(b) == 4 and first < int(b) < 2200:
                atoms.append(Atom(s1, e2, Kind.CLOSED, first, 1, NumberClass.YEAR_SPAN, int(b)))
                return True
            if len(b) == 2:
                second = first - first % 100 + int(b)
                if int(b) == (first + 1) % 100 and int(b) == 0:
                    second += 100
                if second > first:
                    atoms.append(Atom(s1, e2, Kind.CLOSED, first, 1, NumberClass.YEAR_SPAN, second))
                    return True
                if 1 <= int(b) <= 12:
                    self._closed(atoms, s1, e2, first, NumberClass.DATE_DIGITS)
                    return True
        if len(b) == 4 and len(a) <= 2 and 1 <= int(a) <= 12 and 1500 <= int(b) < 2200:
            self._closed(atoms, s1, e2, int(b), NumberClass.DATE_DIGITS)
            return True
        return False

    def _single(self, atoms: list[Atom], start: int, end: int) -> None:
        """Read one run: its groups, its decimal point, the letters that are glued to it."""
        raw = self.text[start:end]
        plain = (
            raw.replace("\xa0", " ").replace("\u202f", " ").replace("\u2009", " ").replace(" ", "")
        )
        value: int | float
        if len(raw) > _LONGEST:
            self._closed(atoms, start, end, 0, NumberClass.LABEL)
            return
        if plain.isdigit():
            value = int(plain)
        elif _GROUPS.fullmatch(plain) or _INDIAN.fullmatch(plain) or _DECIMAL.fullmatch(plain):
            value = float(plain.replace(",", "")) if "." in plain else int(plain.replace(",", ""))
        elif _DOTTED.fullmatch(plain):
            value = int(plain.replace(".", ""))
        elif _COMMA_DECIMAL.fullmatch(plain):
            value = float(plain.replace(",", "."))
        else:
            self._list(atoms, start, end)
            return
        self._glued(atoms, start, end, value)

    def _list(self, atoms: list[Atom], start: int, end: int) -> None:
        """Read runs that signs join to no one number: "22,24,26" is three, "1.2.3" a code."""
        raw = self.text[start:end]
        groups = raw.split(",")
        a_list = "." not in raw and (len(groups[0]) > 3 or all(len(g) < 3 for g in groups[1:]))
        for match in _DIGITS.finditer(raw):
            s, e = start + match.start(), start + match.end()
            if a_list:
                self._plain(atoms, s, e, _integer(match[0]))
            else:
                self._closed(atoms, s, e, _integer(match[0]), NumberClass.LABEL)

    def _glued(self, atoms: list[Atom], start: int, end: int, value: int | float) -> None:
        """Add one number, with the letters right behind it."""
        text = self.text
        point = start and text[start - 1] == "." and text[start:end].isdigit()
        if point and not text[max(0, start - 2) : start - 1].strip().isalnum():
            value, start = float(f"0.{text[start:end]}"), start - 1
        letters = _LETTERS.match(text, end)
        if letters is None:
            if _half_of_day_follows(text, end) and value < 13:
                self._closed(atoms, start, end, int(value), NumberClass.TIME)
            else:
                self._plain(atoms, start, end, value)
            return
        word, stop = letters[0].lower(), letters.end()
        whole = stop >= len(text) or not text[stop].isalnum()
        if whole and word in _ORDINALS:
            atoms.append(Atom(start, stop, Kind.CLOSED, value, 1, NumberClass.ORDINAL))
        elif whole and word in _SUFFIXES:
            scale = _SUFFIXES[word]
            atoms.append(Atom(start, stop, Kind.DIGITS, exact(value * scale), scale))
        elif whole and word in _HALVES_OF_DAY:
            self._closed(atoms, start, stop, int(value), NumberClass.TIME)
        elif whole and word == "s" and isinstance(value, int):
            cls = NumberClass.DATE_DIGITS if 1000 <= value < 2200 else NumberClass.LABEL
            self._closed(atoms, start, stop, value, cls)
        else:
            cls = NumberClass.UNIT if whole and len(word) < 4 else NumberClass.LABEL
            self._closed(atoms, start, end, value, cls)

    def _plain(self, atoms: list[Atom], start: int, end: int, value: int | float) -> None:
        atoms.append(Atom(start, end, Kind.DIGITS, value))

    def _closed(
        self, atoms: list[Atom], start: int, end: int, value: int | float, cls: NumberClass
    ) -> None:
        atoms.append(Atom(start, end, Kind.CLOSED, value, 1, cls))

    def _parts(self, atoms: list[Atom], cls: NumberClass) -> None:
        """Add each run of digits by itself."""
        for match in _DIGITS.finditer(self.text, self.start, self.end):
            self._closed(atoms, match.start(), match.end(), _integer(match[0]), cls)


def _integer(raw: str) -> int:
    return int(raw) if len(raw) <= _LONGEST else 0


def _half_of_day_follows(text: str, end: int) -> bool:
    """Tell " am", " p.m." behind `end`."""
    after = text[end : end + 5].lower().replace(".", "")
    return after[:3] in (" am", " pm") and not after[3:4].isalpha()
