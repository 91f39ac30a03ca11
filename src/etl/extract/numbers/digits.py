"""Text -> atoms, one or more for each run of the digits 0-9, in order; no digit is left out.

Most runs have a space or a bracket on either side and are finished here; the others go to
`clusters`. Number words, and words between two numbers, are read in `runs` and `ranges`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.extract.lexicon import Hit
from etl.extract.numbers.atoms import Atom, Kind
from etl.extract.numbers.clusters import Span, add_cluster, is_telephone
from etl.extract.numbers.figures import LONGEST

_RUNS = re.compile(r"[0-9](?:[0-9,.]*[0-9])?")
_BEFORE = frozenset(' \n\t([{"“”‘|$€£₹¥>;*•\xa0\u202f\u2009')
_AFTER = frozenset(' \n\t.,;!?)]}"“”%|<*…\xa0\u202f\u2009')
_THIN = frozenset(" \xa0\u202f\u2009")
_YEAR_BEFORE = re.compile(r"(?<![\w.,])(?:19|20)[0-9]{2} $")
_YEAR_LENGTH = 6
"""Characters of a year and the blanks beside it."""
_SIGNS = frozenset("-–‑/:'’")
_HALVES_OF_DAY = frozenset((" am", " pm", " AM", " PM", " a.", " p."))
_TELEPHONE_GAPS = frozenset((" ", "-", "–", ".", "/", ")", " (", ") "))
_NOT_BEFORE_THOUSANDS = frozenset(("age", "aged", "killed", "killing", "injured", "wounded"))
"""Words behind which "12, 120 Indians" are two numbers."""


def read_digits(text: str, hits: Sequence[Hit]) -> list[Atom]:
    """Give the atoms of all digits in `text`; `hits` tell a place before a hyphen from a code."""
    runs = [match.span() for match in _RUNS.finditer(text)]
    runs.append((len(text) + 9, len(text) + 9))  # so that a run always has a next one
    atoms: list[Atom] = []
    digits = Kind.DIGITS
    columns: bool | None = None
    size, count, i = len(text), len(runs) - 1, 0
    while i < count:
        start, end = runs[i]
        i += 1
        before = text[start - 1] if start else " "
        after = text[end] if end < size else " "
        if before in _BEFORE and after in _AFTER:
            if runs[i][0] <= end + 2 and end - start < 4:
                if columns is None:
                    columns = _has_columns(text, runs)
                joined = _spaced(text, runs, i - 1, columns)
                end, i = runs[joined - 1][1], joined
            raw = text[start:end]
            earlier = text[start - 2] if start > 1 else " "
            if raw.isdigit() and not (
                earlier in ".#№"
                or (raw[0] == "0" and end - start > 3)
                or (before == "(" and earlier.isdigit())
                or text[end : end + 3] in _HALVES_OF_DAY
                or end - start > LONGEST
            ):
                atoms.append(Atom(start, end, digits, int(raw)))
                continue
            after = text[end] if end < size else " "
        first = i
        if before == "+":
            i = _telephone(text, runs, start, i)
        while after in _SIGNS and runs[i][0] == runs[i - 1][1] + 1:
            i += 1
            after = text[runs[i - 1][1]] if runs[i - 1][1] < size else " "
        add_cluster(atoms, text, hits, [(start, end), *runs[first:i]])
    return atoms


def _spaced(text: str, runs: Sequence[Span], first: int, columns: bool) -> int:
    """Give the index of the run behind the groups of three that belong to run `first` ("565 749").

    Thin and no-break spaces join always. A plain space does not join in a text whose tables have
    one space between cells, nor where another run of digits stands one space before.
    """
    start, end = runs[first]
    space = text[end]
    if text[start] == "0" or not text[start:end].isdigit():
        return first + 1
    if space == ",":
        return first + 2 if _stray_space(text, start, end, runs[first + 1]) else first + 1
    behind_digits = start > 1 and text[start - 2].isdigit() and not _is_behind_year(text, start)
    if space not in _THIN or (space == " " and (columns or behind_digits)):
        return first + 1
    i = first + 1
    while runs[i][0] == end + 1 and text[end] == space:
        group, _, decimals = text[slice(*runs[i])].partition(".")
        if len(group) != 3 or not group.isdigit() or not (decimals or "0").isdigit():
            return first + 1
        end, i = runs[i][1], i + 1
    return i


def _is_behind_year(text: str, start: int) -> bool:
    """Tell whether a year stands right before: "on 31 August 2016 163 870 refugees"."""
    return _YEAR_BEFORE.search(text, max(0, start - _YEAR_LENGTH), start) is not None


def _telephone(text: str, runs: Sequence[Span], start: int, i: int) -> int:
    """Give the index of the run behind the telephone number that a plus sign begins."""
    last = i
    while last < len(runs) - 1 and text[runs[last - 1][1] : runs[last][0]] in _TELEPHONE_GAPS:
        last += 1
    return last if is_telephone(text[start : runs[last - 1][1]]) else i


def _stray_space(text: str, start: int, end: int, following: Span) -> bool:
    """Tell "house 3, 184 Pakistanis", a group behind a stray space, from a list and from a date."""
    group_start, group_end = following
    word = text[max(0, start - 15) : start].rpartition("\n")[2].split(" ")[-2:]
    return (
        group_start == end + 2
        and text[end:group_start] == ", "
        and group_end - group_start == 3
        and text[group_start:group_end].isdigit()
        and text[group_end : group_end + 1] == " "
        and text[group_end + 1 : group_end + 2].isupper()
        and len(word) == 2
        and word[0].isalpha()
        and word[0].islower()
        and word[0] not in _NOT_BEFORE_THOUSANDS
    )


def _has_columns(text: str, runs: Sequence[Span]) -> bool:
    """Tell a text whose tables have one plain space between cells ("CHINA 12 18")."""
    cells = groups = 0
    for (start, end), (following, stop) in pairwise(runs):
        if following == end + 1 and stop - start < 9 and text[end] == " " and end - start < 4:
            if stop - following == 3:
                groups += 1
            elif text[start - 1 : start] != "+":
                cells += 1
    return cells > 1 and cells > groups
