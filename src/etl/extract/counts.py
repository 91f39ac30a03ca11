"""Readings -> Count records: identifiers, intervals and the words that say them.

Nothing is decided about the text here.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

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

    @property
    def qualifier(self) -> Qualifier:
        """The class of its hedge, as a count has it."""
        if self.value_high is not None:
            return Qualifier.RANGE
        if self.hedge_class in (None, "exact"):
            return Qualifier.EXACT
        return Qualifier.UNDER if self.hedge_class == "at_most" else Qualifier(self.hedge_class)


class _Told(Protocol):
    """What `Stated` and `Count` have in common."""

    @property
    def measure(self) -> str: ...
    @property
    def value(self) -> int: ...
    @property
    def value_high(self) -> int | None: ...
    @property
    def qualifier(self) -> Qualifier: ...
    @property
    def place(self) -> str | None: ...
    @property
    def origin(self) -> str | None: ...
    @property
    def as_of(self) -> str | None: ...
    @property
    def start(self) -> int: ...


_T = TypeVar("_T", bound=_Told)


def build_counts(
    text: str, document_id: str, stated: Iterable[Stated], vocabulary: Vocabulary
) -> tuple[Count, ...]:
    """Give the records of `stated`, in the same order."""
    seen: Counter[str] = Counter()
    counts = []
    for s in stated:
        low, high = _interval(s, vocabulary)
        qualifier = s.qualifier
        counts.append(
            Count(
                count_id=_count_id(document_id, s, seen),
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
    return tuple(counts)


def with_count_ids(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Give the counts of one document, in its order, with identifiers anew."""
    seen: Counter[str] = Counter()
    return tuple(replace(c, count_id=_count_id(c.document_id, c, seen)) for c in counts)


def _count_id(document_id: str, c: _Told, seen: Counter[str]) -> str:
    """Give the identifier of a count; `seen` holds what the counts before it are about."""
    key = f"{document_id}\x1f{c.measure}\x1f{c.place}\x1f{c.origin}\x1f{c.as_of}"
    nth = seen.get(key, 0)
    seen[key] = nth + 1
    return hashlib.sha256(f"{key}\x1f{nth}".encode()).hexdigest()[:16]


def first_of_each(counts: Iterable[_T]) -> list[_T]:
    """Leave out what the text tells again: same measure, place, origin, value and period.

    What is hedged in another way, or is of another date, is told anew; without a date it is of any.
    """
    out: list[_T] = []
    told: dict[tuple[object, ...], set[Qualifier]] = {}
    for c in sorted(counts, key=lambda c: c.start):
        what = (c.measure, c.value, c.value_high, c.place, c.origin)
        qualifier = c.qualifier
        before = told.get(what if c.as_of is None else (*what, c.as_of), ())
        if any(qualifier is q or Qualifier.EXACT in (qualifier, q) for q in before):
            continue
        for key in (what, (*what, c.as_of)):
            told.setdefault(key, set()).add(qualifier)
        out.append(c)
    return out


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
