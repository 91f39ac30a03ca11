"""Check that does not close -> hints: the smallest changes that would close it, and whose fault.

Hints are for a reader and are never applied: review and selection, no amendment.

The idea (correcting typographic errors that break a linear equality, at distance one) is that of
the R package deductive; the search here is over the digits of whole numbers and is our own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from etl.reconcile.basis import Basis
from etl.reconcile.breakdowns import Breakdown
from etl.reconcile.parts import Selection
from etl.reconcile.wording import Wording, number
from schemas.codes import Blame, NumberKind, Qualifier
from schemas.records import Count, Extraction, SeenNumber

UNIT = 1000
TOLD = 4
"""Slips of a digit that are told one by one; more of them are chance, and only named."""


def hints(
    breakdown: Breakdown,
    selection: Selection,
    basis: Basis,
) -> list[str]:
    """Each single change that would close a selection, likeliest first."""
    name = _naming(breakdown, basis.wording)
    return [
        *_unit_hints(selection, name),
        *_included_hints(breakdown, selection, basis.areas.territories, name),
        *_left_out_hints(selection, name),
        *digit_hints(selection, name),
    ]


def one_digit(a: int, b: int) -> bool:
    """Whether two numbers are one slip apart: a digit changed, lost, added, or two swapped.

    >>> one_digit(1503, 1504), one_digit(49, 94), one_digit(12, 120), one_digit(12, 34)
    (True, True, True, False)
    """
    s, t = sorted((str(a), str(b)), key=len)
    if len(s) == len(t):
        off = [i for i in range(len(s)) if s[i] != t[i]]
        swapped = len(off) == 2 and off[1] - off[0] == 1
        return len(off) == 1 or (swapped and s[off[0]] == t[off[1]] and s[off[1]] == t[off[0]])
    return len(t) - len(s) == 1 and any(t[:i] + t[i + 1 :] == s for i in range(len(t)))


def unread(extraction: Extraction, selection: Selection) -> SeenNumber | None:
    """A number inside the list that was not read as a count and is just what is missing."""
    missing = selection.total.value - selection.parts_sum
    begin = min(c.start for c in (selection.total, *selection.parts))
    end = max(c.end for c in (selection.total, *selection.parts))
    for n in extraction.numbers:
        if n.kind in _READABLE and begin <= n.start <= end and not n.used and n.value == missing:
            return n
    return None


def blame(
    extraction: Extraction, selection: Selection, territories: Mapping[str, frozenset[str]]
) -> Blame | None:
    """Whose fault a selection is that does not close: ours, the rule's, or the text's.

    `extraction` where the missing number stands unread in the list; `rule` where a listed country
    may include another listed one; `source` where every number is exact and none is left unread.
    """
    if unread(extraction, selection) is not None:
        return Blame.EXTRACTION
    codes = {p.place for p in selection.parts} | {p.origin for p in selection.parts}
    if any(parent in codes and children & codes for parent, children in territories.items()):
        return Blame.RULE
    exact = all(c.qualifier is Qualifier.EXACT for c in (selection.total, *selection.parts))
    return Blame.SOURCE if exact else None


_READABLE = frozenset(
    {
        NumberKind.NO_COUNTRY,
        NumberKind.NO_MEASURE,
        NumberKind.AMBIGUOUS,
        NumberKind.UNLIKELY,
        NumberKind.PRONOUN,
        NumberKind.NARROWER_GROUP,
    }
)

Naming = Mapping[str, str]


def _naming(breakdown: Breakdown, wording: Wording) -> Naming:
    return {c.count_id: wording.area(breakdown.code(c)) for c in breakdown.counts}


def digit_slips(selection: Selection) -> list[tuple[Count, int]]:
    """Numbers with the value, one slip of a digit away, that would close the sum; likeliest first.

    Changes of a digit come before lost or added ones, and small numbers last: they match by chance.
    """
    missing = selection.total.value - selection.parts_sum
    slips = [(p, p.value + missing) for p in selection.parts]
    slips.append((selection.total, selection.parts_sum))
    slips.sort(key=lambda s: (len(str(s[0].value)) != len(str(s[1])), -s[0].value))
    return [(c, v) for c, v in slips if v >= 0 and v != c.value and one_digit(c.value, v)]


def digit_hints(selection: Selection, name: Naming) -> Iterator[str]:
    """The numbers of which one slip of a digit would close the sum, in one sentence."""
    found = digit_slips(selection)
    if len(found) > TOLD:
        names = ", ".join(name[c.count_id] for c, _ in found)
        yield f"one slip of a digit in any of {len(found)} numbers closes it: {names}"
    elif found:
        told = (f"{number(v)} instead of {number(c.value)} ({name[c.count_id]})" for c, v in found)
        yield f"one slip of a digit: {' or '.join(told)} closes it"


def unit_slips(selection: Selection) -> list[Count]:
    """Parts that would close the sum if they were a thousand times as large or as small."""
    missing = selection.total.value - selection.parts_sum
    return [
        p
        for p in selection.parts
        if p.value + missing in (p.value * UNIT, p.value // UNIT) and p.value + missing > 0
    ]


def _unit_hints(selection: Selection, name: Naming) -> Iterator[str]:
    """One number in thousands where the others are in ones, or the other way round."""
    missing = selection.total.value - selection.parts_sum
    for p in unit_slips(selection):
        slip = f"{number(p.value + missing)} instead of {number(p.value)}"
        yield f"{slip} ({name[p.count_id]}) closes it: thousands"
    if selection.parts_sum and selection.total.value * UNIT == selection.parts_sum:
        yield f"the total of {number(selection.total.value)} is in thousands"


def _included_hints(
    breakdown: Breakdown,
    selection: Selection,
    territories: Mapping[str, frozenset[str]],
    name: Naming,
) -> Iterator[str]:
    """A territory that its country's number includes already (SDMX K and W)."""
    parts = {breakdown.code(p): p for p in selection.parts}
    for parent, children in territories.items():
        inside = [parts[c] for c in sorted(children & parts.keys())]
        if parent in parts and inside:
            closes = sum(c.value for c in inside) == selection.parts_sum - selection.total.value
            if closes:
                whole, listed = parts[parent], ", ".join(name[c.count_id] for c in inside)
                yield f"{name[whole.count_id]} may include {listed}: without it the sum closes"


def _left_out_hints(selection: Selection, name: Naming) -> Iterator[str]:
    """A part as large as the excess: counted twice, or outside the total."""
    excess = selection.parts_sum - selection.total.value
    same = [p for p in selection.parts if p.value == excess]
    if excess > 0 and len(same) == 1:
        yield f"without {name[same[0].count_id]} ({number(excess)}) the sum closes"
