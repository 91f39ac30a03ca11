"""Claims -> checks of the family `claim`: what a text says about its counts, against the counts.

Claims are read by `etl.extract`; the bound on lists told as rankings is in `rankings`.

Relations understood, by kind (`XXX` is a country code; the claim's place or origin is its subject):
  rank                 `largest`, `smallest`, each also `... outside XXX YYY`; `value` is the rank
  order                `followed by`: the counts inside the span fall, none between the first two;
                       `followed by XXX YYY`: the same for the subject, XXX and YYY;
                       `more than XXX`: the subject has more than XXX
  share                `value` per cent of the total are the subject's
  change               `since YYYY...`: `value` per cent up, or down if negative
  number of countries  `value` countries have some
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from etl.reconcile.basis import Basis
from etl.reconcile.breakdowns import (
    ALL,
    FOREIGN,
    ORIGIN,
    PLACE,
    Breakdown,
    breakdowns,
    is_aggregate,
)
from etl.reconcile.findings import check
from etl.reconcile.intervals import interval
from etl.reconcile.wording import number
from schemas.codes import CheckKind, ClaimKind, Qualifier, Verdict
from schemas.records import Check, Claim, Count, Extraction

Outcome = tuple[Verdict, str, Sequence[Count]]
"""The verdict, the end of the message, and the counts that it rests on."""

NO_COUNTS: Outcome = (Verdict.NOT_COMPARABLE, "the counts to compare are not in the text", ())


def claim_checks(extraction: Extraction, basis: Basis) -> tuple[Check, ...]:
    """One check for each claim, in the order of the text."""
    told = breakdowns(extraction.counts)
    return tuple(_check(claim, told, basis) for claim in extraction.claims)


def _check(claim: Claim, told: Sequence[Breakdown], basis: Basis) -> Check:
    readings = (_Told(claim, told, by, basis) for by in (PLACE, ORIGIN))
    about = max(readings, key=lambda reading: len(reading.at(claim.as_of)))
    verdict, end, evidence = _CHECKERS[claim.kind](claim, about)
    said = " ".join(claim.quote.split()) or f"{claim.kind} {claim.relation}"
    return check(
        basis,
        claim.kind.replace(" ", "_"),
        CheckKind.CLAIM,
        verdict,
        f"“{said}”: {end}.",
        key=claim.claim_id,
        document_id=claim.document_id,
        measure=claim.measure,
        by=about.by,
        fixed=about.fixed,
        as_of=claim.as_of,
        count_ids=tuple(c.count_id for c in evidence),
    )


class _Told:
    """The counts that a claim can be about, if it compares along one dimension."""

    def __init__(self, claim: Claim, told: Sequence[Breakdown], by: str, basis: Basis) -> None:
        self.by, self.basis = by, basis
        self.subject = claim.place if by == PLACE else claim.origin
        self.fixed = claim.origin if by == PLACE else claim.place
        self.breakdowns = [
            b
            for b in told
            if (b.by, b.measure, b.fixed, b.segment) == (by, claim.measure, self.fixed, None)
        ]

    def at(self, as_of: str | None) -> dict[str, Count]:
        """The first count of each code at a date; exact ones before hedged ones."""
        found: dict[str, Count] = {}
        for b in self.breakdowns:
            if b.as_of == as_of:
                for c in (*b.exact(), *b.counts):
                    found.setdefault(b.code(c), c)
        return found

    def name(self, code: str | None) -> str:
        return self.basis.wording.area(code)

    def of(self, count: Count) -> str:
        return self.name(count.place if self.by == PLACE else count.origin)


def _rank(claim: Claim, told: _Told) -> Outcome:
    """Fewer countries than the rank allows are surely ahead of the subject.

    People at home are left out: "most Indians are held in Qatar" is said of those abroad.
    """
    words = claim.relation.split()
    counts = told.at(claim.as_of)
    subject = counts.get(told.subject or "")
    left_out = {told.fixed, *(words[2:] if words[1:2] == ["outside"] else ())}
    others = {
        k: c for k, c in _countries(counts).items() if k != told.subject and k not in left_out
    }
    if subject is None or not others:
        return NO_COUNTS
    smallest = words[0] == "smallest"
    ahead = [c for c in others.values() if _ahead(c, subject, smallest)]
    if len(ahead) >= int(claim.value or 1):
        first = max(ahead, key=lambda c: -c.value if smallest else c.value)
        end = ", ".join(f"{told.of(c)} has {number(c.value)}" for c in (first, subject))
        return Verdict.FAILS, end, (subject, *ahead)
    end = f"no count of {len(others)} others says otherwise"
    return Verdict.HOLDS, end, (subject, *others.values())


def _ahead(one: Count, two: Count, smallest: bool) -> bool:
    a, b = interval(one), interval(two)
    return b.above(a) if smallest else a.above(b)


def _same_exact(one: Count, two: Count) -> bool:
    return one.value == two.value and one.qualifier is two.qualifier is Qualifier.EXACT


def _order(claim: Claim, told: _Told) -> Outcome:
    """The listed numbers fall, and no other country stands between the first two of them.

    Further down a list may leave countries out: "followed by Peru, Chile and tiny Malta".
    """
    counts = told.at(claim.as_of)
    subject, words = counts.get(told.subject or ""), claim.relation.split()
    if words[:2] == ["more", "than"]:
        rival = counts.get(words[-1])
        if subject is None or rival is None:
            return NO_COUNTS
        end = f"{number(subject.value)} against {number(rival.value)}"
        beaten = _ahead(rival, subject, False) or _same_exact(rival, subject)
        return Verdict.FAILS if beaten else Verdict.HOLDS, end, (subject, rival)
    listed = [c for c in _countries(counts).values() if claim.start <= c.start < claim.end]
    listed.sort(key=lambda c: c.start)
    if words[2:]:
        named = [subject, *(counts.get(code) for code in words[2:])]
        listed = [c for c in named if c is not None]
    if len(listed) < 2:
        return NO_COUNTS
    for one, two in pairwise(listed):
        if _ahead(two, one, False):
            end = f"{told.of(two)} has more ({number(two.value)}) than {number(one.value)}"
            return Verdict.FAILS, end, (one, two)
    first, second = listed[:2]
    rest = [c for k, c in _countries(counts).items() if c not in listed and k != told.fixed]
    between = [c for c in rest if _ahead(first, c, False) and _ahead(c, second, False)]
    if between:
        end = f"{told.of(between[0])} with {number(between[0].value)} stands between"
        return Verdict.FAILS, end, (first, second, *between)
    return Verdict.HOLDS, f"the {len(listed)} numbers fall", tuple(listed)


def _share(claim: Claim, told: _Told) -> Outcome:
    """The subject's number over the total, in per cent, or over that of all foreigners.

    A share of foreigners that is not the one said says nothing: it may be one of everybody.
    """
    counts = told.at(claim.as_of)
    part = counts.get(told.subject or "")
    outcome = NO_COUNTS
    for code in (ALL, FOREIGN):
        total = counts.get(code)
        if part is None or claim.value is None or total is None or total.value <= 0:
            continue
        share = 100 * part.value / total.value
        verdict = _figure(claim, share, told.basis)
        end = f"{number(part.value)} of {number(total.value)} are {share:.1f} %"
        if verdict is Verdict.HOLDS or code == ALL:
            outcome = verdict, end, (part, total)
        if verdict is Verdict.HOLDS:
            break
    return outcome


def _change(claim: Claim, told: _Told) -> Outcome:
    """The subject's number now over its number then, in per cent."""
    now, since = told.at(claim.as_of), claim.relation.removeprefix("since ").strip()
    dates = sorted({b.as_of for b in told.breakdowns if b.as_of and b.as_of != claim.as_of})
    then_date = since if since in dates else next((d for d in dates if d.startswith(since)), None)
    then = told.at(then_date) if then_date else {}
    code = told.subject or ALL
    before, after = then.get(code), now.get(code)
    if before is None or after is None or not before.value or claim.value is None:
        return NO_COUNTS
    change = 100 * (after.value - before.value) / before.value
    end = f"from {number(before.value)} to {number(after.value)} is {change:+.1f} %"
    return _figure(claim, change, told.basis), end, (after, before)


def _number_of_countries(claim: Claim, told: _Told) -> Outcome:
    """No more countries are listed than the text says there are."""
    counts = [c for c in _countries(told.at(claim.as_of)).values() if c.value > 0]
    if not counts or claim.value is None:
        return NO_COUNTS
    most = claim.value_high or claim.value
    open_above = claim.qualifier is Qualifier.OVER
    fits = len(counts) <= most or open_above
    end = f"{len(counts)} are listed with a number"
    return Verdict.HOLDS if fits else Verdict.FAILS, end, tuple(counts)


def _figure(claim: Claim, found: float, basis: Basis) -> Verdict:
    """Whether a figure found agrees with the one said, by its hedge; a fall counts downwards."""
    said, slack = claim.value or 0.0, basis.limit("percent_slack")
    if said < 0 and claim.qualifier is not Qualifier.RANGE:
        said, found = -said, -found
    wide = abs(said) * basis.limit("hedge_width")
    low, high = {
        Qualifier.EXACT: (said - slack, said + slack),
        Qualifier.ABOUT: (said - max(wide, slack), said + max(wide, slack)),
        Qualifier.UNDER: (said - max(wide, slack), said),
        Qualifier.OVER: (said, float("inf")),
        Qualifier.RANGE: (said, claim.value_high or said),
    }[claim.qualifier]
    return Verdict.HOLDS if low <= found <= high else Verdict.FAILS


def _countries(counts: Mapping[str, Count]) -> dict[str, Count]:
    return {code: c for code, c in counts.items() if not is_aggregate(code)}


_CHECKERS: Mapping[ClaimKind, Callable[[Claim, _Told], Outcome]] = {
    ClaimKind.RANK: _rank,
    ClaimKind.ORDER: _order,
    ClaimKind.SHARE: _share,
    ClaimKind.CHANGE: _change,
    ClaimKind.NUMBER_OF_COUNTRIES: _number_of_countries,
}
