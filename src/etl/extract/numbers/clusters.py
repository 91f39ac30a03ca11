"""Runs of digits that one sign each holds together, and what stands before them -> atoms.

Dates, clock times, spans of years, telephones, codes. A run by itself is read in `figures`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from etl.extract.lexicon import Hit
from etl.extract.numbers.atoms import Atom, Kind, NumberClass
from etl.extract.numbers.figures import (
    DIGITS,
    add_closed,
    add_figure,
    add_parts,
    integer,
)

Span = tuple[int, int]

_DATE = re.compile(
    r"[0-9]{1,2}([./-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})|[0-9]{4}([./-])[0-9]{1,2}\2[0-9]{1,2}"
)
_NUMBERED = re.compile(r"(?<![^\W_])(?:nos?\.|№|#) ?$", re.IGNORECASE)
_HYPHENS = frozenset("-–‑")
_MINUS = frozenset("-−")
_APOSTROPHES = frozenset("'’")
_WORDS_BEFORE_HYPHEN = frozenset(("mid", "pre", "post", "early", "late", "under", "over", "about"))
_CODES = frozenset(("covid", "sars"))
_TELEPHONE = 7
"""Digits from which a plus sign makes a telephone number and not a change."""


def add_cluster(atoms: list[Atom], text: str, hits: Sequence[Hit], spans: Sequence[Span]) -> None:
    """Append the atoms of the runs `spans`, which single signs hold together (or one run)."""
    start, end = spans[0][0], spans[-1][1]
    whole = text[start:end]
    if _is_label(text, hits, start, end):
        add_parts(atoms, text, start, end)
    elif len(whole) <= 10 and _DATE.fullmatch(whole):
        parts = DIGITS.findall(whole)
        year = next((part for part in parts if len(part) == 4), parts[0])
        add_closed(atoms, start, end, int(year), NumberClass.DATE_DIGITS)
    elif len(spans) == 1:
        mark = len(atoms)
        add_figure(atoms, text, start, end)
        _sign(atoms, text, mark)
    elif all(text[s - 1] in _APOSTROPHES and e - s == 3 for s, e in spans[1:]) and end - start < 30:
        digits = "".join(DIGITS.findall(whole))  # 1'234'567
        atoms.append(Atom(start, end, Kind.DIGITS, int(digits)))
    elif _is_clock(text, spans):
        hour = int(text[slice(*spans[0])])
        add_closed(atoms, start, _past_half_of_day(text, end), hour, NumberClass.TIME)
    elif len(spans) == 2:
        _add_pair(atoms, text, *spans)
    else:
        add_parts(atoms, text, start, end)


def is_telephone(text: str) -> bool:
    """Tell what stands behind a plus sign from a change ("+12")."""
    return sum(len(digits) for digits in DIGITS.findall(text)) >= _TELEPHONE


def _is_clock(text: str, spans: Sequence[Span]) -> bool:
    start, end = spans[0]
    pairs = all(text[s - 1] == ":" and e - s == 2 for s, e in spans[1:])
    return pairs and len(spans) < 4 and text[start:end].isdigit() and end - start < 3


def _past_half_of_day(text: str, end: int) -> int:
    """Give the end of a clock time with its "am" or "pm", if they touch it."""
    glued = text[end : end + 2].lower() in ("am", "pm") and not text[end + 2 : end + 3].isalnum()
    return end + 2 if glued else end


def _sign(atoms: list[Atom], text: str, mark: int) -> None:
    """Make the atom from `mark` on negative if a minus sign, and no dash, stands before it."""
    start, end = atoms[mark].start, atoms[mark].end
    if start and text[start - 1] in _MINUS and len(atoms) == mark + 1:
        line = text[max(0, start - 9) : start - 1].rpartition("\n")[2]
        words_follow = text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()
        if (
            not line.strip("( \t")
            and (line or start < 10 or text[start - 2] == "\n")
            and not words_follow
        ):
            atom = atoms.pop()
            atoms.append(atom._replace(start=start - 1, value=-atom.value))


def _is_label(text: str, hits: Sequence[Hit], start: int, end: int) -> bool:
    """Tell by what touches it: a letter ("A380"), a code's hyphen ("COVID-19"), "No. ", "9(4)"."""
    if text[end : end + 1] == "(" and (
        text[end + 2 : end + 3] == ")"
        or (text[end + 1 : end + 2].isalpha() and text[end + 3 : end + 4] == ")")
    ):
        return True
    if not start:
        return False
    before, earlier = text[start - 1], text[start - 2 : start - 1]
    if before.isalnum() or before == "_":
        return True
    if before in _HYPHENS and earlier.isalpha():
        return "," not in text[start:end] and _is_code(text, hits, start - 1)
    if before == "(":
        return earlier.isdigit() and end - start == 1 and text[end : end + 1] == ")"
    if before == "+":
        return is_telephone(text[start:end])
    if before in "/'’":
        return earlier.isalnum()
    return _NUMBERED.search(text, max(0, start - 6), start) is not None


def _is_code(text: str, hits: Sequence[Hit], hyphen: int) -> bool:
    """Tell a code before the hyphen from a word ("mid-2003") and from a place ("Oman-52")."""
    first = hyphen
    while first and text[first - 1].isalpha() and hyphen - first < 30:
        first -= 1
    word = text[first:hyphen]
    if word.islower():
        return word in _CODES
    if word.lower() in _WORDS_BEFORE_HYPHEN:
        return False
    at = bisect_left(hits, hyphen, key=lambda hit: hit.end)
    entries = hits[at].entries if at < len(hits) and hits[at].end == hyphen else ()
    return not any(entry.kind.startswith(("place.", "region.")) for entry in entries)


def _add_pair(atoms: list[Atom], text: str, low: Span, high: Span) -> None:
    """Append two runs with one sign between them: years, a fraction, a range, or labels."""
    (start, middle), (_, end) = low, high
    sign, a, b = text[middle], text[start:middle], text[high[0] : end]
    if a.isdigit() and b.isdigit() and len(a) <= 4 and len(b) <= 4 and sign != ":":
        years = _years(a, b)
        if years is not None:
            atoms.append(Atom(start, end, Kind.CLOSED, years[0], 1, years[1], years[2]))
            return
        if sign == "/" and 0 < int(a) < int(b) <= 100 and (a, b) != ("9", "11"):
            add_closed(atoms, start, end, int(a) / int(b), NumberClass.FRACTION)
            _sign(atoms, text, len(atoms) - 1)
            return
    if sign not in _HYPHENS:
        if sign == "/":
            add_closed(atoms, start, end, integer(DIGITS.findall(a)[0]), NumberClass.LABEL)
        else:
            add_parts(atoms, text, start, end)
        return
    mark = len(atoms)
    add_figure(atoms, text, *low)
    add_figure(atoms, text, *high)
    first, last = atoms[mark], atoms[-1]
    descends = first.value >= last.value and last.scale == 1
    telephone = b.isdigit() and len(b) > 3 and last.value > 10 * first.value
    if first.kind is Kind.DIGITS is last.kind and (descends or telephone):
        del atoms[mark:]
        add_parts(atoms, text, start, end)


def _years(a: str, b: str) -> tuple[int, NumberClass, int | None] | None:
    """Read "2012-13", "2009–2013", "2016-06" and "06/2016": value, class, upper year."""
    first, second = int(a), int(b)
    if len(a) == 4 and 1500 <= first < 2200:
        if len(b) == 4 and first < second < 2200:
            return first, NumberClass.YEAR_SPAN, second
        if len(b) == 2:
            upper = first - first % 100 + second + (100 if first % 100 == 99 and not second else 0)
            if upper > first:
                return first, NumberClass.YEAR_SPAN, upper
            if 1 <= second <= 12:
                return first, NumberClass.DATE_DIGITS, None
    elif len(b) == 4 and len(a) <= 2 and 1 <= first <= 12 and 1500 <= second < 2200:
        return second, NumberClass.DATE_DIGITS, None
    return None
