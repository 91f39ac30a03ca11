"""Clause -> numbers of countries: in how many some people are, or from how many they come.

Whether that many are listed is told by `etl.reconcile`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from etl.extract.claims.clauses import Clause, Cue, Said, hedge, whole
from etl.extract.numbers import NumberClass
from schemas.codes import ClaimKind, Qualifier
from schemas.records import Count

_INSIDE = frozenset(("in", "across", "over"))
_BETWEEN = frozenset(("different", "foreign"))


def numbers_of_countries(clause: Clause) -> Iterator[Said]:
    """Give the numbers of countries said of a total of the clause."""
    some_only = clause.listed("some_only")
    for cue in clause.named("claim.countries"):
        i = _number_before(clause, cue)
        if i is None:
            continue
        number = clause.tokens[i].number
        assert number is not None
        qualifier, first = hedge(clause.tokens, i)
        ahead = clause.tokens[first - 1].low if first else ""
        behind = clause.tokens[clause.at(cue.end) :][:1]
        if ahead in some_only or any(t.low in ("of", "each", "that", "which") for t in behind):
            continue
        count = _total(clause, cue, ahead, number.start)
        if count is not None:
            inside = count.place == "ALL" and _nationality(clause, cue, ahead) is False
            high = None if number.value_high is None else float(number.value_high)
            yield Said(
                ClaimKind.NUMBER_OF_COUNTRIES,
                count,
                "in" if inside else "from",
                clause.tokens[first].start,
                cue.end,
                float(number.value),
                high,
                qualifier if high is None else Qualifier.RANGE,
            )


def _number_before(clause: Clause, cue: Cue) -> int | None:
    """Give the index of the whole number that counts the countries, if nothing narrows them."""
    i = clause.at(cue.start)
    low = clause.tokens[i].low if i < len(clause.tokens) else ""
    if low != clause.text[cue.start : cue.end].lower() and not low.startswith("foreign "):
        return None
    i -= 1
    while i >= 0 and clause.tokens[i].low in _BETWEEN:
        i -= 1
    number = clause.tokens[i].number if i >= 0 else None
    return i if number is not None and number.cls is NumberClass.CARDINAL else None


def _nationality(clause: Clause, cue: Cue, ahead: str) -> bool:
    named = clause.text[cue.start : cue.end].lower() == "nationalities"
    return named or ahead in ("from", "of")


def _total(clause: Clause, cue: Cue, ahead: str, at: int) -> Count | None:
    """Give the total nearest to a number of countries, if no other number is nearer."""
    numbers = [(start, count) for start, count in _stated(clause) if start != at]
    offset, nearest = min(numbers, key=lambda n: abs(n[0] - at), default=(0, None))
    if nearest is None or clause.told.doubtful(nearest):
        return None
    first, last = sorted((offset, at))
    if any(first < c.start < last for c in clause.named("claim.countries") if c != cue):
        return None
    if _nationality(clause, cue, ahead):
        return nearest if nearest.origin in ("ALL", "FOREIGN") else None
    if ahead in _INSIDE or (not ahead and offset > at):
        return nearest if nearest.place == "ALL" else None
    return None


def _stated(clause: Clause) -> Iterator[tuple[int, Count | None]]:
    """Give the offset of each whole number with its count.

    Those of whom some are told apart ("3,827, 140 of them condemned") are left out.
    """
    told = Counter(c.start for c in clause.counts)
    here = {c.start: c for c in clause.counts if told[c.start] == 1}
    for i, token in enumerate(clause.tokens):
        number = token.number
        if number is None or not whole(clause.tokens, i):
            continue
        if "grammar.of_whom" in (
            clause.tokens[i + 1].classes if i + 1 < len(clause.tokens) else ()
        ):
            continue
        yield number.start, here.get(number.start)
