"""Extraction -> Completeness: which lists of a text claim to name every country.

The words that claim it are found by `etl.extract`; here a claim is brought to its list.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from etl.reconcile.basis import Basis
from etl.reconcile.parts import Selection
from schemas.codes import ClaimKind, NumberKind
from schemas.records import Extraction

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Completeness:
    """What a document says about the completeness of its lists."""

    claimed: frozenset[Selection]
    """Lists that a sentence of the text is about which claims to leave nothing out."""
    countries: tuple[tuple[int, int], ...]
    """Offset and value of each number of countries that the text states."""
    rest: tuple[tuple[int, int], ...]
    """Offset and value of numbers without a country: a line for `others` may be one of them."""
    basis: Basis

    def complete(self, selection: Selection) -> bool:
        """Whether the text claims or clearly implies that the parts are all there are."""
        missing = selection.total.value - selection.parts_sum
        reach = self.basis.limit("claim_reach")
        if any(n == missing and distance((at, at), selection) <= reach for at, n in self.rest):
            return False  # the text accounts for the rest itself
        return selection in self.claimed or any(
            self.names_nearly(n, selection) and self.announces(at, selection)
            for at, n in self.countries
        )

    def countries_of(self, selection: Selection) -> int | None:
        """The number of countries that the text states for a list, where it exceeds the list."""
        listed = len(selection.parts)
        stated = (n for at, n in self.countries if n > listed and self.announces(at, selection))
        return max(stated, default=None)

    def names_nearly(self, n: int, selection: Selection) -> bool:
        """Whether the list has (nearly) as many members as a number of countries says.

        Small and round numbers are left out: a list of three or ten is as a rule a top list.
        """
        listed = len(selection.parts)
        if n < self.basis.limit("countries_least") or n in _TOP_LISTS:
            return False
        return self.basis.limit("country_share") * n <= listed <= n

    def announces(self, at: int, selection: Selection) -> bool:
        """Whether a number stands in the sentence of the total."""
        total = selection.total
        return total.quote_start <= at < total.quote_start + len(total.quote)


_REST = (NumberKind.NO_COUNTRY, NumberKind.NO_MEASURE, NumberKind.AMBIGUOUS)
_TOP_LISTS = (10, 20, 25, 50, 100)


def completeness(
    extraction: Extraction, selections: Sequence[Selection], basis: Basis
) -> Completeness:
    """Bring each claim to the nearest list, and to those that stand in the same table."""
    claimed: set[Selection] = set()
    for span in extraction.complete_lists:
        apart = {s: distance(span, s) for s in selections}
        nearest = min(apart, key=lambda s: (apart[s], -len(s.parts)), default=None)
        if nearest is not None and apart[nearest] <= basis.limit("claim_reach"):
            claimed.update(s for s in selections if s is nearest or _interleave(s, nearest))
    claimed -= {s for s in claimed if any(_smaller(other, s) for other in claimed)}
    stated = [
        (c.start, c.value) for c in extraction.claims if c.kind is ClaimKind.NUMBER_OF_COUNTRIES
    ]
    stated += [(n.start, n.value) for n in extraction.numbers if n.kind is NumberKind.COUNTRIES]
    unused = ((n.start, n.value) for n in extraction.numbers if n.kind in _REST)
    return Completeness(
        claimed=frozenset(claimed),
        countries=tuple((at, int(v)) for at, v in stated if v is not None),
        rest=tuple((at, int(v)) for at, v in unused if v is not None and v == int(v)),
        basis=basis,
    )


def distance(span: Span, selection: Selection) -> float:
    """Characters between a span and a list, or its total if that is nearer; 0 if they meet."""
    total = selection.total
    return min(_gap(span, _hull(selection)), _gap(span, (total.start, total.end)))


def _hull(selection: Selection) -> Span:
    parts = selection.parts
    return min((p.start for p in parts), default=0), max((p.end for p in parts), default=0)


def _gap(one: Span, two: Span) -> float:
    return max(0, two[0] - one[1], one[0] - two[1])


def _interleave(one: Selection, two: Selection) -> bool:
    """Whether two lists share most of their stretch of text, as the columns of a table do."""
    (a, b), (c, d) = _hull(one), _hull(two)
    shared = min(b, d) - max(a, c)
    return shared > 0 and shared >= 0.5 * math.ceil(max(b - a, d - c))


def _smaller(one: Selection, two: Selection) -> bool:
    """Whether both have the same parts and the first the smaller total that can hold them."""
    return one.parts == two.parts and one.parts_sum <= one.total.value < two.total.value
