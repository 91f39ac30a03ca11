"""Readings -> Count records: identifiers, intervals and the words that say them.

Nothing is decided about the text here.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.vocabulary import Vocabulary
from schemas.codes import ObsStatus, Qualifier, Role
from schemas.records import Count


@dataclass(frozen=True, slots=True)
class Stated:
    """One count as the text states it, before it gets an identifier."""

    measure: str
    value: int
    value_high: int | None
    hedge_class: str | None
    """`about`, `under`, `at_most`, `over`, `exact` or None."""
    hedge: str | None
    place: str | None
    origin: str | None
    as_of: str | None
    start: int
    end: int
    quote_start: int
    quote_end: int
    rule: str


def build_counts(
    text: str, document_id: str, stated: Iterable[Stated], vocabulary: Vocabulary
) -> tuple[Count, ...]:
    """Give the records of `stated`, in the same order."""
    seen: Counter[str] = Counter()
    out = []
    for s in stated:
        key = "\x1f".join(str(x) for x in (document_id, s.measure, s.place, s.origin, s.as_of))
        nth = seen[key]
        seen[key] += 1
        low, high = _interval(s, vocabulary)
        qualifier = _qualifier(s)
        out.append(
            Count(
                count_id=hashlib.sha256(f"{key}\x1f{nth}".encode()).hexdigest()[:16],
                document_id=document_id,
                measure=s.measure,
                value=s.value,
                value_high=s.value_high,
                qualifier=qualifier,
                place=s.place,
                origin=s.origin,
                as_of=s.as_of,
                start=s.start,
                end=s.end,
                number=text[s.start : s.end],
                quote=text[s.quote_start : s.quote_end],
                quote_start=s.quote_start,
                hedge=s.hedge,
                segment=None,
                low=low,
                high=high,
                role=_role(s),
                obs_status=ObsStatus.NORMAL
                if qualifier is Qualifier.EXACT
                else ObsStatus.ESTIMATED,
                rule=s.rule,
            )
        )
    return tuple(out)


def first_of_each(stated: Sequence[Stated]) -> list[Stated]:
    """Leave out what the text tells again: same measure, place, origin, value and period."""
    out: list[Stated] = []
    seen: dict[tuple[object, ...], list[Stated]] = {}
    for s in sorted(stated, key=lambda s: s.start):
        key = (s.measure, s.value, s.value_high, s.place, s.origin)
        told = seen.setdefault(key, [])
        if any(_same(before, s) for before in told):
            continue
        told.append(s)
        out.append(s)
    return out


def _same(before: Stated, s: Stated) -> bool:
    """Tell whether `s` says again what `before` said: one period, and not hedged in another way."""
    hedges = {_qualifier(before), _qualifier(s)} - {Qualifier.EXACT}
    return len(hedges) <= 1 and (s.as_of is None or s.as_of == before.as_of)


def _qualifier(s: Stated) -> Qualifier:
    if s.value_high is not None:
        return Qualifier.RANGE
    if s.hedge_class in (None, "exact"):
        return Qualifier.EXACT
    return Qualifier.UNDER if s.hedge_class == "at_most" else Qualifier(s.hedge_class)


def _interval(s: Stated, vocabulary: Vocabulary) -> tuple[int, int | None]:
    """Give the lowest and highest whole number that the words allow (schemas/hedges.yml)."""
    rule = vocabulary.intervals["range" if s.value_high is not None else s.hedge_class or "exact"]
    top = s.value if s.value_high is None else s.value_high

    def end(said: object, number: int) -> int:
        return number if said == "N" else -int(-number * float(str(said)) // 1)

    low = end(rule["low"], s.value)
    return low, None if rule["high"] is None else max(low, int(end(rule["high"], top)))


def _role(s: Stated) -> Role:
    codes = {s.place, s.origin}
    if any(c and c.startswith(("REGION:", "NOT:")) for c in codes):
        return Role.SUBTOTAL
    if codes & {"ALL", "FOREIGN"}:
        return Role.TOTAL
    return Role.PART
