"""Breakdown -> selections: each stated total with the stated parts that belong to it.

The sum is used only to choose between readings that the text leaves open; what it says about
the text is told by `sums`.

How the parts are chosen: countries make up ALL, FOREIGN (without the country itself) and NOT:X
(without X); ALL by origin is its nationals and its foreigners where these two make it up; regions
are added only where no country of theirs is listed; a named region has the countries that follow
it or precede it in the text. Of several values for one country the one inside the list is taken.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from etl.reconcile.areas import wholes
from etl.reconcile.basis import Basis
from etl.reconcile.breakdowns import (
    ALL,
    FOREIGN,
    NESTED,
    NOT,
    ORIGIN,
    PLACE,
    REGION,
    Breakdown,
    is_aggregate,
)
from schemas.records import Count

Cells = dict[str, list[Count]]
"""Code to the exact counts stated for it, in the order of the text; a value may be repeated."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A stated total and the parts that the text states for it."""

    total: Count
    parts: tuple[Count, ...]

    @property
    def parts_sum(self) -> int:
        """The parts added up, people."""
        return sum(p.value for p in self.parts)

    @property
    def closes(self) -> bool:
        """Whether the parts add up to the total."""
        return self.parts_sum == self.total.value


Selected = tuple[Breakdown, tuple[Selection, ...]]
"""A breakdown and its totals with their parts."""


def select(breakdown: Breakdown, basis: Basis, hedged: bool = False) -> tuple[Selection, ...]:
    """Every exact total of a breakdown that has parts; one for each code of a total.

    Where a total is stated with several values, the one that closes is taken, else the one that
    the list belongs to: the others are left to `contradictions`. With `hedged` a total or part
    that has no exact number is taken with its hedged one; without, it is left out.
    """
    told = _cells(breakdown, breakdown.exact())
    if hedged:
        told = {**_cells(breakdown, breakdown.counts), **told}
    whole = wholes(_cells(breakdown, breakdown.exact()), basis.areas.territories)
    cells = {
        code: [c for c in stated if c.value not in whole.get(code, ())]  # the finer telling
        for code, stated in told.items()
        if not is_aggregate(code)
    }
    totals = {code: stated for code, stated in told.items() if is_aggregate(code)}
    chosen: list[Selection] = []
    for code, stated in totals.items():
        reading = _Reading(breakdown, cells, totals, basis)
        found = [s for s in (reading.selection(code, t) for t in stated) if s is not None]
        closing = [s for s in found if s.closes]
        if closing:
            chosen.extend(closing[:1])
        elif found:
            holding = [
                s for s in found if s.parts_sum - s.total.value <= basis.tolerance(s.total.value)
            ]
            chosen.append(_belongs(holding or found, breakdown.measure == NESTED))
    return tuple(chosen)


def _cells(breakdown: Breakdown, counts: Iterable[Count]) -> Cells:
    cells: Cells = defaultdict(list)
    for c in counts:
        cells[breakdown.code(c)].append(c)
    return dict(cells)


def _belongs(found: Sequence[Selection], nested: bool) -> Selection:
    """The total of a list: the smallest that holds it if nested, else the nearest before it."""
    if nested:
        holding = [s for s in found if s.total.value >= s.parts_sum] or list(found)
        return min(holding, key=lambda s: s.total.value)

    def distance(s: Selection) -> tuple[bool, int]:
        first = min(p.start for p in s.parts)
        return s.total.start > first, abs(first - s.total.start)

    return min(found, key=distance)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The parts that one total can have."""

    breakdown: Breakdown
    cells: Cells
    totals: Cells
    basis: Basis

    def selection(self, code: str, total: Count) -> Selection | None:
        """The first reading that closes, else the first that does not exceed the total."""
        readings = [r for r in self.readings(code, total) if r]
        first: Selection | None = None
        for reading in readings:
            made = self.close(total, reading)
            if made.closes:
                return made
            if first is None or (first.parts_sum > total.value >= made.parts_sum):
                first = made
        return first

    def readings(self, code: str, total: Count) -> Iterator[list[list[Count]]]:
        """Ways to read which parts are meant, likeliest first; a part is its stated values."""
        if code.startswith(REGION):
            yield from self.region_readings(total)
            return
        pool = {c: v for c, v in self.cells.items() if c not in self.outside(code)}
        national = self.cells.get(self.breakdown.fixed or "", [])
        foreign = self.totals.get(FOREIGN, [])
        if code == ALL and self.breakdown.by == ORIGIN and foreign:
            split = [national, foreign]
            if national and self.close(total, split).closes:
                yield split
            if not national:
                return
        regions = [v for c, v in self.totals.items() if c.startswith(REGION)]
        countries = list(pool.values())
        if apart := self.apart(pool):
            yield countries + apart
        yield countries
        if code == ALL:
            yield from self.complements()
        if regions and any(self.close(total, r).closes for r in (regions, countries + regions)):
            yield regions
            yield countries + regions
        if not countries:
            yield regions
        if len(countries) < len(self.cells) and self.close(total, [*self.cells.values()]).closes:
            yield [*self.cells.values()]  # what its meaning leaves out is counted in after all
        yield from self.runs(countries)

    def apart(self, pool: Cells) -> list[list[Count]]:
        """Regions of which no country is listed and that share none: parts beside the countries.

        One that has no country at all, like non-state actors, is always one.
        """
        taken = set(pool)
        found = []
        for code, stated in self.totals.items():
            members = self.basis.areas.members(code) if code.startswith(REGION) else None
            if members is not None and not members & taken:
                taken |= members
                found.append(stated)
        return found

    def complements(self) -> Iterator[list[list[Count]]]:
        """X and NOT:X, where both are stated."""
        for code, stated in self.totals.items():
            if code.startswith(NOT) and code[len(NOT) :] in self.cells:
                yield [self.cells[code[len(NOT) :]], stated]

    def outside(self, code: str) -> frozenset[str]:
        """Countries that a total leaves out by its meaning."""
        fixed = self.breakdown.fixed or ""
        if code.startswith(NOT):
            return frozenset([code[len(NOT) :]])
        if code == FOREIGN:
            return frozenset([fixed])
        if self.breakdown.by == PLACE:  # abroad
            return self.basis.areas.territories.get(fixed, frozenset()) | {fixed}
        return frozenset()

    def region_readings(self, total: Count) -> Iterator[list[list[Count]]]:
        """Countries behind the region's number, then before it, up to the next total."""
        name = self.breakdown.code(total)
        coded = [(c, self.breakdown.code(c)) for c in self.breakdown.counts]
        walls = [c.start for c, code in coded if is_aggregate(code) and code != name]
        end = min((w for w in walls if w > total.start), default=math.inf)
        begin = max((w for w in walls if w < total.start), default=-1)
        behind = self.between(total.start, end)
        before = self.between(begin, total.start)[::-1]
        listed = self.near(total, behind)
        members = _number_of_members(name)
        known = self.basis.areas.members(name)
        pool = [self.cells[c] for c in self.cells if known and c in known]
        lists = [behind[:members], before[:members]] if members else []
        lists += [listed[:n] for n in range(len(listed), 1, -1)] + [behind]
        lists += [behind[:n] for n in range(len(behind) - 1, 1, -1)]
        lists += [before[:n] for n in range(len(before), 1, -1)]
        if begin < 0:  # the first total of the text may head the others too
            regions = [v for v in self.totals.values() if v[0] is not total]
            lists.append([*self.cells.values(), *regions])
        lists.append(pool)
        yield from (made for made in lists if made and self.close(total, made).closes)
        if known is not None:
            fits = self.fits(listed, known)
            codes = {self.breakdown.code(v[0]) for v in listed} if fits else set()
            yield [
                *(listed if fits else ()),
                *(self.cells[c] for c in self.cells if c in known - codes),
            ]
            yield listed if fits else []
            return
        if begin < 0:
            yield self.near(total, before) + listed or behind
        yield listed

    def fits(self, listed: Sequence[list[Count]], known: frozenset[str]) -> bool:
        """Whether a list is the region's: nearly all of its countries are members."""
        inside = sum(self.breakdown.code(v[0]) in known for v in listed)
        return inside >= self.basis.limit("region_share") * len(listed)

    def between(self, begin: float, end: float) -> list[list[Count]]:
        """The countries with a value stated between two offsets, in the order of the text."""
        inside = ([c for c in v if begin < c.start < end] for v in self.cells.values())
        return sorted((v for v in inside if v), key=lambda v: v[0].start)

    def near(self, total: Count, ordered: Sequence[list[Count]]) -> list[list[Count]]:
        """The members of a list that starts beside the total, up to the first long gap."""
        last, kept = total.start, []
        for stated in ordered:
            if abs(stated[0].start - last) > self.basis.limit("list_gap"):
                break
            kept.append(stated)
            last = stated[0].start
        return kept

    def runs(self, countries: Sequence[list[Count]]) -> Iterator[list[list[Count]]]:
        """The longest list without a long gap: what stands far outside it may not belong to it."""
        ordered = sorted(countries, key=lambda v: v[0].start)
        runs: list[list[list[Count]]] = []
        for stated in ordered:
            gap = stated[0].start - runs[-1][-1][0].start if runs else math.inf
            if gap > self.basis.limit("list_gap"):
                runs.append([])
            runs[-1].append(stated)
        if len(runs) > 1:
            yield max(runs, key=len)

    def close(self, total: Count, reading: Sequence[list[Count]]) -> Selection:
        """Pick one value for each part: those that close, else those nearest to the rest."""
        values = [tuple({c.value: c for c in reversed(stated)}.values()) for stated in reading]
        ways = math.prod(len(v) for v in values)
        if 1 < ways <= self.basis.limit("product_limit"):
            for way in itertools.product(*values):
                if sum(c.value for c in way) == total.value:
                    return Selection(total, _in_order(way))
        settled = (s for s, v in zip(reading, values, strict=True) if len(v) == 1)
        sure = [c.start for stated in settled for c in stated] or [total.start]
        return Selection(total, _in_order(self.own(stated, sure) for stated in reading))

    def own(self, stated: Sequence[Count], sure: Sequence[int]) -> Count:
        """The text's own value: the first of a passage, in the passage that names most others."""

        def neighbours(c: Count) -> int:
            return sum(abs(c.start - s) <= self.basis.limit("list_gap") for s in sure)

        best = stated[0]
        for c in stated[1:]:
            apart = c.start - best.start > self.basis.limit("aside")
            if apart and neighbours(c) > neighbours(best):
                best = c
        return best


def _in_order(parts: Iterable[Count]) -> tuple[Count, ...]:
    return tuple(sorted(parts, key=lambda c: (c.start, c.count_id)))


_WORDS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def _number_of_members(code: str) -> int:
    """The number that a region's name states ("six neighbouring countries"), else 0."""
    for word in code[len(REGION) :].lower().split():
        if word.isdigit():
            return int(word)
        if word in _WORDS:
            return _WORDS.index(word) + 2
    return 0
