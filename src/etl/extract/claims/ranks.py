"""Clause -> ranks and comparisons of two countries: who has more than whom.

Lists told in falling order are read by `orders`, figures by `figures`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.extract.claims.clauses import Clause, Cue, Said, alike, is_country, of_country
from etl.extract.numbers import NumberClass
from etl.extract.places import Form, Place
from etl.extract.tokens import Token
from schemas.codes import ClaimKind
from schemas.records import Count

_MORE = {"more": "largest", "fewer": "smallest"}
Subject = tuple[Count, int, int]
"""The count whose country is ranked, and the span of the words that name it."""


def ranks(clause: Clause) -> Iterator[Said]:
    """Give who is first, last, second ..., as a rank among the countries not left out."""
    for cue in clause.named("claim.first", "claim.first_of_foreigners", "claim.placed"):
        subject = None if _no_rank(clause, cue) else _subject(clause, cue.start, cue.end)
        if subject is not None:
            placed = cue.kind == "claim.placed"
            relation = "largest" if placed else str(cue.value)
            foreign = cue.kind == "claim.first_of_foreigners"
            own = [subject[0].place] if foreign and is_country(subject[0].place) else []
            rank = float(str(cue.value)) if placed else 1.0
            yield from _rank(clause, subject, relation, (cue.start, cue.end), rank, own)
    for cue in clause.named("claim.unrivalled"):
        more = _more(clause, clause.tokens[0].start, cue.start)
        subject = more and _subject(clause, more.start, cue.end, True)
        if more and subject:
            span = (more.start, cue.end)
            yield from _rank(clause, subject, _relation(clause, more), span)
    for cue in clause.named("claim.nobody", "claim.only"):
        more = _more(clause, cue.end, clause.tokens[-1].end)
        if more is not None:
            subject = _rival(clause, more) or (
                _just_told(clause) if cue.kind == "claim.nobody" else None
            )
            but = _only(clause, cue, more) if cue.kind == "claim.only" else []
            if subject is not None and (but or cue.kind == "claim.nobody"):
                span = (cue.start, more.end)
                relation = _relation(clause, more)
                yield from _rank(clause, subject, relation, span, 1.0, but)


def comparisons(clause: Clause) -> Iterator[Said]:
    """Give "more than XXX" for two countries whose counts the text tells."""
    if clause.named("claim.nobody"):
        return
    for than in clause.named("claim.than"):
        more = _more(clause, clause.tokens[0].start, than.start)
        places = clause.between(than.end, clause.tokens[-1].end)
        if more is None or not places or not _follows(clause, than.end, places[0]):
            continue
        subject = _subject(clause, more.start, than.end, True)
        if subject is None or _beside(clause, subject[1], than.end):
            continue
        one, start, _ = subject
        rivals = [c for c in clause.told.of({places[0].code}) if alike(one, c)]
        if rivals and places[0].code not in (one.place, one.origin):
            fewer = clause.text[more.start : more.end].lower() == "fewer"
            low, high = (rivals[0], one) if fewer else (one, rivals[0])
            rival = high.place if high.place != low.place else high.origin
            relation = f"more than {rival}"
            yield Said(ClaimKind.ORDER, low, relation, start, clause.span(places[0])[1])


def _rank(
    clause: Clause,
    subject: Subject,
    relation: str,
    cue: tuple[int, int],
    rank: float = 1.0,
    left_out: list[str | None] | None = None,
) -> Iterator[Said]:
    count, start, end = subject
    start, end = min(start, cue[0]), max(end, cue[1])
    apart = clause.apart()
    if _beside(clause, start, end) or any(_vague(p) for p in clause.places):
        return
    if _denied(clause, cue[0]):
        return
    for place in apart:
        start, end = min(start, clause.span(place)[0]), max(end, clause.span(place)[1])
    but = dict.fromkeys([*(left_out or ()), *(p.code for p in apart)])
    if but:
        relation = f"{relation} outside {' '.join(str(code) for code in but)}"
    yield Said(ClaimKind.RANK, count, relation, start, end, rank)


def _subject(clause: Clause, opens: int, closes: int, more: bool = False) -> Subject | None:
    """Give the country before text[opens:closes], or linked to it behind, with its count.

    With `more`, text[opens:closes] says of what there are more; else that is understood.
    """
    apart, behind = clause.apart(), False
    inside = [p for p in clause.between(clause.tokens[0].start, closes) if p not in apart]
    before = [p for p in inside if clause.span(p)[1] <= opens]
    if not before:
        after = clause.between(closes, clause.tokens[-1].end)
        named = next((p for p in after if p.form is not Form.PEOPLE), after[0] if after else None)
        opening = clause.tokens[clause.at(opens)].low in clause.listed("openers")
        if not opening or named is None or not _linked(clause, closes, named):
            return None
        before, inside, behind = [named], [p for p in after if p.last <= named.last], True
    here = [c for c in clause.counts if of_country(c)]
    group = [p for p in clause.places if p.group == before[-1].group]
    named = group[0] if len(here) == 1 else before[-1]
    alone = len(group) == 1 or (len(here) == 1 and named.code == here[0].place)
    told = max((c.end for c in clause.counts if c.start < clause.span(named)[0]), default=0)
    rest = () if len(group) > 1 else inside
    codes = {p.code for p in (named, *rest) if clause.span(p)[0] >= told}
    start, end = clause.span(named)
    if _vague(named) or not alone or len(codes) > 2 or clause.strange(end, opens):
        return None
    fitting = [c for c in here if codes <= {c.place, c.origin}]
    if any(c.place == c.origin for c in fitting) and named.form is Form.SEAT:
        return None  # "Bogotá is searching for the largest number, 21 Colombians"
    if fitting:
        count = min(fitting, key=lambda c: abs(c.start - opens))
        if not clause.between(max(closes, end), count.start) or count.start < closes:
            return count, min(start, count.start), max(end, count.end)
        return count, start, end
    closed = not more and clause.closed(closes)
    loose = not (clause.measures() or len(codes) > 1 or closed)
    past = any(t.low in clause.listed("past") for t in clause.tokens)
    aside = named.owns or (not behind and named.prep is not None)
    meant = None if here or behind or loose or past or aside else clause.elsewhere(codes)
    return None if meant is None else (meant, start, end)


def _linked(clause: Clause, closes: int, place: Place) -> bool:
    """Tell whether only links and a number stand between a cue and the place behind it."""
    between = clause.tokens[clause.at(closes) : place.first]
    links = clause.listed("links")
    return all(t.low in links or t.number is not None or _person(t) for t in between)


def _person(token: Token) -> bool:
    kinds = ("measure.people", "grammar.person", "place.people", "hedge.before")
    return any(kind in token.classes for kind in kinds)


def _follows(clause: Clause, offset: int, place: Place) -> bool:
    return all(t.low in ("the", "in") for t in clause.tokens[clause.at(offset) : place.first])


def _vague(place: Place) -> bool:
    """Tell a group of countries, or a place inside one, from a country."""
    return place.form in (Form.REGION, Form.WITHIN)


def _no_rank(clause: Clause, cue: Cue) -> bool:
    """Tell "second and third", said of two countries, and "a third came", which is no rank."""
    i = clause.at(cue.start)
    ahead = clause.tokens[max(0, i - 1) : i]
    behind = clause.tokens[clause.at(cue.end) :]
    both = any(t.low in ("and", "or") for t in behind[:1]) and any(
        t.number is not None and t.number.cls is NumberClass.ORDINAL for t in behind[1:2]
    )
    hedged = any(t.low == "a" or "hedge.before" in t.classes for t in ahead)
    part = clause.tokens[i].start < cue.start
    return both or hedged or part or _most_else(clause, cue, behind[:3])


def _most_else(clause: Clause, cue: Cue, behind: Sequence[Token]) -> bool:
    """Tell "has the most dangerous prisons" and "leads with good example" from the most people."""
    said = clause.text[cue.start : cue.end].lower()
    if said.endswith(" with"):
        return not any(t.number is not None or "hedge.before" in t.classes for t in behind[:1])
    of = bool(behind) and behind[0].low.startswith("of")
    if not of and not said.endswith(("the most", "the fewest", " largest", " biggest")):
        return False
    open_word = any(
        not t.classes and t.low.isalpha() and t.low not in clause.listed("behind_most")
        for t in behind[: 3 if of else 1]
        if t.number is None and t.date is None
    )
    return open_word or clause.narrow(cue.end, cue.end + 40)


def _denied(clause: Clause, at: int) -> bool:
    """Tell what is denied, expected or only possible from what is said."""
    i = clause.at(at)
    denials = clause.listed("denials")
    denied = any(t.low in denials for t in clause.tokens[max(0, i - 3) : i + 1])
    return denied or any("grammar.forecast" in t.classes for t in clause.tokens)


def _beside(clause: Clause, start: int, end: int) -> bool:
    """Tell whether words in or shortly behind a claim compare something else than people."""
    i, j = clause.at(start), clause.at(end - 1)
    words = {t.low for t in clause.tokens[i : j + 4] if t.date is None}
    listed = clause.listed("rates")
    rates = any(t.low in listed or "grammar.rate" in t.classes for t in clause.tokens)
    long = any("grammar.duration" in t.classes for t in clause.tokens[j + 1 : j + 4])
    return rates or long or bool(words & clause.listed("otherwise"))


def _more(clause: Clause, start: int, end: int) -> Cue | None:
    """Give the last "more" or "fewer" of text[start:end] that no figure stands before."""
    found = None
    for cue in clause.named("claim.change"):
        if start <= cue.start and cue.end <= end and _low(clause, cue) in _MORE:
            i = clause.at(cue.start)
            ahead = clause.tokens[i - 1] if i else None
            after = clause.tokens[clause.at(cue.end) :][:1]
            plain = not any("preposition" in t.plain and t.low != "of" for t in after)
            figure = ahead is not None and (
                ahead.number is not None or "grammar.percent" in ahead.classes
            )
            if plain and not figure:
                found = cue
    return found


def _low(clause: Clause, cue: Cue) -> str:
    return clause.text[cue.start : cue.end].lower()


def _relation(clause: Clause, more: Cue) -> str:
    return _MORE[_low(clause, more)]


def _rival(clause: Clause, more: Cue) -> Subject | None:
    """Give the country behind "than", with its count: it is the one that nobody goes beyond."""
    for than in clause.named("claim.than"):
        places = clause.between(more.start, clause.tokens[-1].end)
        behind = [p for p in places if clause.span(p)[0] >= than.end]
        if than.start < more.end or not behind or not _follows(clause, than.end, behind[0]):
            continue
        codes = {p.code for p in places if clause.span(p)[1] <= than.start} | {behind[0].code}
        fitting = [c for c in clause.counts if codes <= {c.place, c.origin} and of_country(c)]
        count = fitting[0] if fitting else clause.elsewhere(codes)
        if count is not None and len(codes) <= 2:
            return count, *clause.span(behind[0])
    return None


def _only(clause: Clause, only: Cue, more: Cue) -> list[str | None]:
    """Give the countries between "only" and "more", if nothing but they stand there at first."""
    places = clause.between(only.end, more.start)
    if not places or not _follows(clause, only.end, places[0]):
        return []
    return [p.code for p in places if p.group == places[0].group]


def _just_told(clause: Clause) -> Subject | None:
    """Give the one country whose count the sentence before tells: "Apart from X, none has more"."""
    told = [c for c in clause.told.between(*clause.before) if of_country(c)]
    same = {(c.measure, c.place, c.origin) for c in told}
    first = clause.tokens[0]
    if len(same) != 1 or any(cue.kind == "claim.than" for cue in clause.cues):
        return None
    return told[-1], first.start, first.end
