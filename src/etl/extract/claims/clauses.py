"""Sentences with a cue -> clauses: tokens, places, cues and counts of a piece that says one thing.

What a clause claims is read by `ranks`, `orders`, `figures` and `countries`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from etl.extract.lexicon import Hit
from etl.extract.numbers import NumberClass
from etl.extract.places import Gazetteer, Place, read_places
from etl.extract.sentence import Sentence
from etl.extract.tokens import Token
from etl.vocabulary import Vocabulary
from schemas.codes import ClaimKind, Qualifier
from schemas.records import Count

_MEASURE_WORDS = ("measure.people", "measure.events", "measure.said")
_NARROW = ("grammar.narrow", "grammar.narrowing", "grammar.crime")
_WITHOUT_NUMBER = frozenset(
    [
        *("claim.first", "claim.first_of_foreigners", "claim.placed", "claim.unrivalled"),
        *("claim.nobody", "claim.only", "claim.than", "claim.order", "claim.multiplied"),
    ]
)
"""Cues that may claim something in a sentence without a number."""
_LONGEST = 1_500
"""Tokens; a longer clause is no sentence, and not looked at."""
_NEAR = 300
"""Characters within which a count told elsewhere is surely the one that is meant."""


class Cue(NamedTuple):
    """A phrase of claims.yml in a text."""

    start: int
    end: int
    kind: str
    value: object


class Said(NamedTuple):
    """One claim before it gets an identifier; `about` is the count whose people it speaks of."""

    kind: ClaimKind
    about: Count
    relation: str
    start: int
    end: int
    value: float | None = None
    value_high: float | None = None
    qualifier: Qualifier = Qualifier.EXACT


class Told:
    """All counts of a document, to be asked for by offset, by country or by value."""

    def __init__(self, counts: Sequence[Count]) -> None:
        self.counts = sorted(counts, key=lambda c: c.start)
        self._starts = [c.start for c in self.counts]
        self._by_value: dict[tuple[int, str | None], list[Count]] = {}
        self._by_code: dict[str | None, list[Count]] = {}
        self._values: dict[tuple[str | None, ...], set[int]] = {}
        for count in self.counts:
            self._by_value.setdefault((count.value, _subject(count)), []).append(count)
            self._values.setdefault(about(count), set()).add(count.value)
            for code in {count.place, count.origin}:
                self._by_code.setdefault(code, []).append(count)

    def between(self, start: int, end: int) -> list[Count]:
        """Give the counts whose number begins in text[start:end]."""
        return self.counts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def again(self, token: Token, near: set[str]) -> Count | None:
        """Give the count that a number repeats: of that value, and of a country named beside it.

        Counts stand where a text tells them first; offsets are those of the repetition.
        """
        value = int(token.number.value) if token.number else -1
        found = [c for code in sorted(near) for c in self._by_value.get((value, code), [])]
        one = len({about(c) for c in found}) == 1
        return replace(found[0], start=token.start, end=token.end) if one else None

    def unsettled(self, count: Count) -> bool:
        """Tell whether the text has two values for what a count is about."""
        return len(self._values[about(count)]) > 1

    def doubtful(self, count: Count) -> bool:
        """Tell whether the text gives the same number of the same people for two measures."""
        same = self._by_value[count.value, _subject(count)]
        return len({c.measure for c in same}) > 1

    def of(self, codes: set[str]) -> list[Count]:
        """Give the counts of one country that are about all of `codes`, as place or origin."""
        some = self._by_code.get(next(iter(codes)), [])
        return [c for c in some if codes <= {c.place, c.origin} and of_country(c)]


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence up to a semicolon or a conjunction that sets something against it."""

    text: str
    sentence: tuple[int, int]
    before: tuple[int, int]
    """The sentence before it, or an empty span."""
    tokens: Sequence[Token]
    places: Sequence[Place]
    """With indexes into `tokens`."""
    cues: Sequence[Cue]
    counts: Sequence[Count]
    """Those whose number stands in it, told before or not."""
    told: Told
    lists: Mapping[str, frozenset[str]]
    """The plain word lists of claims.yml."""

    def listed(self, name: str) -> frozenset[str]:
        """Give a plain word list of claims.yml."""
        return self.lists[name]

    def at(self, offset: int) -> int:
        """Give the index of the first token that does not end before or at `offset`."""
        return bisect_right(self.tokens, offset, key=lambda t: t.end)

    def span(self, place: Place) -> tuple[int, int]:
        """Give the offsets of a place in the text."""
        return self.tokens[place.first].start, self.tokens[place.last].end

    def between(self, start: int, end: int) -> list[Place]:
        """Give the places of text[start:end]."""
        return [p for p in self.places if start <= self.span(p)[0] and self.span(p)[1] <= end]

    def apart(self) -> list[Place]:
        """Give the places left out: "outside China", "apart from the United States"."""
        return [p for p in self.places if p.prep == "outside" or self._excepted(p)]

    def _excepted(self, place: Place) -> bool:
        i = place.first - 1
        while i >= 0 and self.tokens[i].low == "the":
            i -= 1
        return i >= 0 and "grammar.outside" in self.tokens[i].classes

    def strange(self, start: int, end: int) -> bool:
        """Tell whether text[start:end] names something that no vocabulary knows, or has "where"."""
        return any(
            t.low == "where" or (not t.classes and t.low.isalpha() and self.text[t.start].isupper())
            for t in self.tokens
            if start <= t.start and t.end <= end and t.date is None and t.number is None
        )

    def named(self, *kinds: str) -> list[Cue]:
        """Give the cues of some kinds, in order."""
        return [c for c in self.cues if c.kind in kinds]

    def measures(self) -> set[object]:
        """Give the measures that its words name."""
        return {t.classes[k] for t in self.tokens for k in _MEASURE_WORDS if k in t.classes}

    def elsewhere(self, codes: set[str]) -> Count | None:
        """Give the count told outside the clause that is surely meant by naming `codes` in it."""
        found, measures = self.told.of(codes), self.measures()
        if measures:
            found = [c for c in found if c.measure in measures]
        dates = {t.date.as_of for t in self.tokens if t.date is not None and t.date.as_of}
        if dates:
            found = [c for c in found if c.as_of in dates]
        here = self.tokens[0].start
        near = min(found, key=lambda c: abs(c.start - here), default=None)
        if near is None or self.narrow(here, self.tokens[-1].end) or self._unexplained():
            return None
        sure = len({about(c) for c in found}) == 1 and (bool(measures) or len(codes) > 1)
        return near if sure or abs(near.start - here) <= _NEAR else None

    def closed(self, offset: int) -> bool:
        """Tell whether the clause, or a part of it set off by a comma, ends at `offset`."""
        return all(t.low in self.listed("closers") for t in self.tokens[self.at(offset) :][:1])

    def narrow(self, start: int, end: int) -> bool:
        """Tell whether text[start:end] speaks of some of the people only: women, one offence."""
        inside = self.tokens[self.at(start) : self.at(end - 1) + 1]
        return any(kind in t.classes for t in inside for kind in _NARROW)

    def _unexplained(self) -> bool:
        counted = {c.start for c in self.counts}
        return any(
            whole(self.tokens, i) and t.start not in counted for i, t in enumerate(self.tokens)
        )


def about(count: Count) -> tuple[str | None, ...]:
    """Give what a count is about, without its value."""
    return count.measure, count.place, count.origin, count.as_of


def _subject(count: Count) -> str | None:
    return count.place if is_country(count.place) else count.origin


def of_country(count: Count) -> bool:
    """Tell whether a count is of one country, and no total."""
    if is_country(count.place):
        return True
    return count.place is None and is_country(count.origin)


def is_country(code: str | None) -> bool:
    """Tell a country's code from null, totals and groups."""
    return code is not None and len(code) == 3 and code != "ALL"


def alike(one: Count, two: Count) -> bool:
    """Tell whether two counts are of one measure and date, and differ in one dimension only."""
    if (one.measure, one.as_of) != (two.measure, two.as_of):
        return False
    return (one.place == two.place) != (one.origin == two.origin)


def whole(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token `i` is a whole number, and none of per cent."""
    number = tokens[i].number
    if number is None or number.cls is not NumberClass.CARDINAL:
        return False
    return not any("grammar.percent" in t.classes for t in tokens[i + 1 : i + 2])


def hedge(tokens: Sequence[Token], i: int) -> tuple[Qualifier, int]:
    """Give the class of the hedge before token `i`, and the index at which it begins."""
    before = tokens[i - 1].classes.get("hedge.before") if i else None
    if before is None:
        return Qualifier.EXACT, i
    return Qualifier.UNDER if before == "at_most" else Qualifier(str(before)), i - 1


def clauses(
    text: str,
    sentences: Sequence[Sentence],
    told: Told,
    hits: Sequence[Hit],
    vocabulary: Vocabulary,
) -> Iterator[Clause]:
    """Give the clauses that have a cue; sentences without one are not looked at."""
    gazetteer = Gazetteer(vocabulary.ambiguous, vocabulary.own_names, text)
    lists = vocabulary.claim_lists
    cues = [Cue(h.start, h.end, e.kind, e.value) for h in hits for e in h.entries]
    if not cues:
        return
    starts = [c.start for c in cues]
    told_of = [s for s in sentences if not s.question]
    for k, s in enumerate(told_of):
        here = cues[bisect_left(starts, s.start) : bisect_left(starts, s.end)]
        if not here or not (s.mentions or any(c.kind in _WITHOUT_NUMBER for c in here)):
            continue
        earlier = (told_of[j] for j in range(k - 1, -1, -1))
        before = next((o for o in earlier if not _is_blank(text, o)), None)
        span = _trimmed(text, s)
        ahead = (0, 0) if before is None else _trimmed(text, before)
        for part in _parts(s.tokens, lists["cuts"]):
            first, last = part[0].start, part[-1].end
            inside = [c for c in here if first <= c.start and c.end <= last]
            if inside and len(part) <= _LONGEST:
                places, _ = read_places(part, range(len(part)), text, gazetteer)
                counts = _counts(part, places, told)
                yield Clause(text, span, ahead, part, places, inside, counts, told, lists)


def _is_blank(text: str, s: Sentence) -> bool:
    return not text[s.start : s.end].strip()


def _trimmed(text: str, s: Sentence) -> tuple[int, int]:
    """Give the span of a sentence without the blanks around it."""
    said = text[s.start : s.end]
    start = s.start + len(said) - len(said.lstrip())
    return start, start + len(said.strip())


def _counts(tokens: Sequence[Token], places: Sequence[Place], told: Told) -> list[Count]:
    """Give the counts of a clause in order, those told before among them."""
    found = told.between(tokens[0].start, tokens[-1].end)
    here = {c.start for c in found}
    numbers = [i for i in range(len(tokens)) if whole(tokens, i)]
    for before, i, after in zip([-1, *numbers], numbers, [*numbers[1:], len(tokens)], strict=False):
        number = tokens[i].number
        if number is None or number.start in here:
            continue
        near = {p.code for p in places if before < p.last and p.first < after}
        again = told.again(tokens[i], near)
        if again is not None:
            found.append(again)
    return sorted(found, key=lambda c: c.start)


def _parts(tokens: Sequence[Token], cuts: frozenset[str]) -> Iterator[Sequence[Token]]:
    begin = 0
    for i, token in enumerate(tokens):
        if token.low in cuts and not token.classes:
            if i > begin:
                yield tokens[begin:i]
            begin = i + 1
    if begin < len(tokens):
        yield tokens[begin:]
