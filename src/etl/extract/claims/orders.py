"""Clause -> orders: lists told in falling order, "followed by".

Whether the numbers fall is told by `etl.reconcile`.
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.extract.claims.clauses import Clause, Said, alike, of_country
from etl.extract.places import Form
from schemas.codes import ClaimKind
from schemas.records import Count


def orders(clause: Clause) -> Iterator[Said]:
    """Give the lists told in falling order: "followed by" and the countries behind the first."""
    done = 0
    if any(p.form is Form.REGION for p in clause.places):
        return
    for cue in clause.named("claim.order"):
        after = [c for c in clause.counts if c.start >= cue.end and of_country(c)]
        before = [c for c in clause.counts if done <= c.start < cue.start and of_country(c)]
        if not after or not _named(clause, after[0]) or (cue.value == "behind" and not before):
            continue
        anchor = next((c for c in reversed(before) if alike(c, after[0])), None)
        members = [c for c in (anchor, after[0]) if c is not None]
        for count in after[1:]:
            if not alike(members[0], count):
                break
            members.append(count)
        if len(members) > 1:
            start, end = members[0].start, _end(clause, members[-1])
            by_place = members[0].place != members[1].place
            codes = [str(c.place if by_place else c.origin) for c in members]
            relation = f"followed by {' '.join(codes[1:])}"
            if len(set(codes)) == len(codes):
                yield Said(ClaimKind.ORDER, members[0], relation, start, end)
            done = end


def _named(clause: Clause, count: Count) -> bool:
    """Tell whether the clause names the country of a count."""
    return any(p.code in (count.place, count.origin) for p in clause.places)


def _end(clause: Clause, count: Count) -> int:
    """Give where the words of the last member of a list end: after its number, or its place."""
    end = count.end
    for place in clause.between(count.end, clause.tokens[-1].end):
        if place.code in (count.place, count.origin):
            inside = clause.told.between(count.end, clause.span(place)[0])
            return end if inside else clause.span(place)[1]
    return end
