"""Sentences in order -> readings: each mention with its measure, place, origin and date filled in.

What a text has said once holds until it says something else: the measure, whose people, where, when.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.extract.dates import DateSpan
from etl.extract.mentions import Head, Mention, Sentence
from etl.extract.places import Form, Place
from etl.extract.tokens import Token
from etl.vocabulary import Measure
from schemas.codes import NumberKind

ALL = "ALL"
FOREIGN = "FOREIGN"
_INSIDE = frozenset(("in", "at", "inside", "by", "across", "on", "within", "into", "throughout"))
_NATIONALITY = frozenset(("nationality", "nationalities", "citizenship", "passport", "passports", "nationals", "citizens"))


@dataclass(slots=True)
class Reading:
    """One count as read: a mention may give several ("65 apiece")."""

    mention: Mention
    sentence: Sentence
    measure: str
    place: str | None
    origin: str | None
    as_of: str | None
    rule: str


@dataclass(slots=True)
class State:
    """What the text has said so far and not taken back."""

    measure: str | None = None
    origin: str | None = None
    place: str | None = None
    axis: str | None = None
    as_of: str | None = None
    paragraph_thing: bool = False


@dataclass(slots=True)
class Hints:
    """What the text as a whole tells."""

    event_place: str | None = None
    by_nationality: bool = False
    hostages: bool = False
    frames: Counter[str] = field(default_factory=Counter)


class Discourse:
    """Reads the sentences of one document, in order."""

    def __init__(self, measures: dict[str, Measure], text: str) -> None:
        self.measures = measures
        self.text = text
        self.state = State()
        self.hints = Hints()
        self.readings: list[Reading] = []
        self.previous: Mention | None = None
        self.seen: list[Sentence] = []
        self._tokens: Sequence[Token] = ()

    # --- the text as a whole ---------------------------------------------------------------------

    def survey(self, sentences: Sequence[Sentence]) -> None:
        """Look over the whole document before it is read."""
        seen: Counter[str] = Counter()
        nationality = foreign = 0
        for k, s in enumerate(sentences):
            for t in s.tokens:
                if t.low in _NATIONALITY:
                    nationality += 1
                if "grammar.foreign" in t.classes and t.low != "foreign":
                    foreign += 1
            for p in s.places:
                weight = (4 if k < 4 else 1) if p.prep in _INSIDE or p.form is Form.WITHIN or p.owns else 0
                if p.form in (Form.NAME, Form.WITHIN, Form.ADJECTIVE) and len(p.code) == 3:
                    seen[p.code] += weight
            if k < 8 and any(code == "hostages" for _, kind, code in s.measures if kind in ("said", "people", "events")):
                self.hints.hostages = True
        self.hints.by_nationality = nationality + foreign >= 1
        if seen:
            self.hints.event_place = seen.most_common(1)[0][0] if seen.most_common(1)[0][1] else None
        people = sum(len({c for m in s.mentions for c in m.people}) for s in sentences)
        if people >= 3:
            self.hints.by_nationality = True

    # --- one sentence ----------------------------------------------------------------------------

    def read(self, s: Sentence) -> None:
        """Read one sentence and keep what it says."""
        self.seen.append(s)
        self._tokens = s.tokens
        self._frame(s)
        if s.first_in_block and not s.item:
            self.state.paragraph_thing = False
        for m in s.mentions:
            self._resolve(s, m)
            self.previous = m

    def _frame(self, s: Sentence) -> None:
        """Take over whose people, where and what from words that come without a number."""
        strong = [code for _, kind, code in s.measures if kind in ("said", "people", "events", "sites")]
        if not strong:
            return
        every = any("grammar.every_country" in t.classes for t in s.tokens)
        peoples = {p.code for p in s.places if p.form in (Form.PEOPLE, Form.ADJECTIVE) and not p.site and not p.owns}
        peoples |= {p.code for p in s.places if p.prep == "of" and p.form is Form.NAME and p.first >= 2 and s.tokens[p.first - 2].low in ("citizens", "nationals")}
        foreign = any("grammar.foreign" in t.classes and t.low != "foreign" for t in s.tokens)
        sites = {p.code for p in s.places if p.site or p.prep in _INSIDE and p.form is Form.NAME}
        state = self.state
        if not s.mentions or s.heading or all(m.set_aside for m in s.mentions):
            measures = {c for c in strong}
            if len(measures) == 1 and (s.heading or peoples or foreign or every):
                state.measure = self._measure(strong[0])
        if len(peoples) == 1 and every and not foreign:
            state.origin, state.axis = next(iter(peoples)), "place"
            state.place = None
        elif foreign and len(sites) == 1 and not every:
            state.place, state.axis = next(iter(sites)), "origin"
            state.origin = None

    def measure_code(self, code: str) -> str:
        """Give the measure that a word means in this text."""
        return self._measure(code)

    def names_are_origins(self, rule: Measure) -> bool:
        """Tell whether a bare country name says whose people they are, not where they are."""
        if not rule.nationality and self.state.axis != "origin":
            return False
        if self.state.axis is not None:
            return self.state.axis == "origin"
        return (rule.event or not rule.place) and self.hints.by_nationality

    def column_note(self, letter: str) -> tuple[list[str], list[DateSpan]]:
        """Give the measures and dates that the text says for a column "(a)" or "Column 1"."""
        for s in self.seen:
            for i, t in enumerate(s.tokens):
                if t.low == letter and i and (s.tokens[i - 1].low in ("(", "column")) or t.low == f"column {letter}":
                    measures: list[str] = []
                    dates: list[DateSpan] = []
                    for u in s.tokens[i + 1 :]:
                        if u.low in (";", ".") or u.low == "(" and measures:
                            break
                        measures += [str(c) for k, c in u.classes.items() if k in ("measure.said", "measure.people", "measure.events")]
                        if u.date is not None:
                            dates.append(u.date)
                    if measures:
                        return measures, dates
        return [], []

    def finish(self) -> list[Reading]:
        """Settle what only the whole text tells: everybody together, or no nationality at all."""
        parted = {(r.measure) for r in self.readings if r.origin is not None and len(r.origin) == 3}
        events = any(self.measures[m].event or not self.measures[m].place for m in parted)
        for r in self.readings:
            if r.origin is None and (r.measure in parted or events and self.measures[r.measure].event or not self.measures[r.measure].place):
                r.origin = ALL
            elif r.origin == ALL and r.measure not in parted and not events:
                r.origin = None
        return [r for r in self.readings if r.place is not None or r.origin is not None]

    def _measure(self, code: str) -> str:
        if code == "in_custody" and self.hints.hostages:
            return "hostages"
        return code

    # --- one number ------------------------------------------------------------------------------

    def _resolve(self, s: Sentence, m: Mention) -> None:
        if m.set_aside is None:
            self._admit(s, m)
        if m.set_aside in (NumberKind.OTHER_THING, NumberKind.NARROWER_GROUP, NumberKind.FORECAST):
            return

    def _admit(self, s: Sentence, m: Mention) -> None:
        previous = self._antecedent(s, m)
        if m.of_them and previous is not None and previous.set_aside in (NumberKind.OTHER_THING, NumberKind.NARROWER_GROUP, NumberKind.FORECAST, NumberKind.MONEY):
            m.set_aside, m.reason = previous.set_aside, previous.reason
            return
        if m.head is Head.NONE and not m.said and previous is not None and previous.set_aside in (NumberKind.OTHER_THING, NumberKind.NARROWER_GROUP, NumberKind.FORECAST):
            m.set_aside, m.reason = previous.set_aside, previous.reason
            return
        measure = self._measure_for(m)
        if measure is None:
            m.set_aside, m.reason = NumberKind.NO_MEASURE, "nothing says what the people have in common"
            return
        if not self._is_count(s, m):
            return
        origins, places = self._sides(m, measure)
        if m.set_aside is not None:
            return
        self._fill(m, measure, origins, places)
        as_of = self._as_of(m)
        rule = m.rule or ("each" if m.each else "right" if m.right else "left" if m.places else "people" if m.people else "total")
        for place in places:
            for origin in origins:
                self.readings.append(Reading(m, s, measure, place, origin, as_of, rule))
        self._remember(m, measure, origins, places, as_of)

    def _antecedent(self, s: Sentence, m: Mention) -> Mention | None:
        earlier = [o for o in s.mentions if o.at < m.at and o.set_aside not in _SMALL]
        return earlier[-1] if earlier else (self.previous if m.of_them else None)

    def _measure_for(self, m: Mention) -> str | None:
        state = self.state
        if m.measure is not None and m.said:
            return self._measure(m.measure)
        if state.measure is not None and state.measure in m.weak:
            return state.measure
        if m.measure is not None:
            return self._measure(m.measure)
        if m.weak and (m.people or m.head is Head.PERSON) and "in_custody" in m.weak:
            return self._measure("in_custody")
        return state.measure

    def _is_count(self, s: Sentence, m: Mention) -> bool:
        bound = bool(m.places or m.people)
        if m.zero:
            if not (m.people or m.places and m.head in (Head.NONE, Head.MEASURE, Head.EVENT, Head.PERSON) and (m.number_is_none or m.head is not Head.NONE)):
                m.set_aside, m.reason = NumberKind.PRONOUN, "no statement of zero"
                return False
            return True
        if m.head in (Head.MEASURE, Head.EVENT) or m.foreign:
            return True
        if bound:
            return True
        if m.head in (Head.PERSON, Head.TRADE) and (m.said or m.measure and (m.every or m.totalish)):
            return True
        if m.head is Head.NONE and (m.totalish or m.said or m.date is not None and m.number.value > 1):
            return True
        m.set_aside, m.reason = NumberKind.NO_COUNTRY, "no country and no total is said with it"
        return False

    def _sides(self, m: Mention, measure: str) -> tuple[list[str | None], list[str | None]]:
        origins: list[str | None] = list(dict.fromkeys(m.people))
        places: list[str | None] = []
        rule = self.measures[measure]
        if m.joint and m.places:
            code = "REGION:" + self.text[self._start(m.places[0]) : self._end(m.places[-1])]
            places.append(code)
            return origins, places
        for p in m.places:
            if p.form is Form.WITHIN:
                if rule.event:
                    continue
                m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a place inside a country"
                return origins, places
            if self._is_place(p, m, rule, bool(m.people)):
                places.append(self._code(p))
            else:
                origins.append(p.code)
        return list(dict.fromkeys(origins)), list(dict.fromkeys(places))

    def _start(self, p: Place) -> int:
        return self._tokens[p.first].start

    def _end(self, p: Place) -> int:
        return self._tokens[p.last].end

    def _code(self, p: Place) -> str:
        if p.prep == "outside":
            return f"NOT:{p.code}" if len(p.code) == 3 else "REGION:outside " + p.code[7:]
        return p.code

    def _is_place(self, p: Place, m: Mention, rule: Measure, has_people: bool) -> bool:
        state = self.state
        if p.site or p.prep in _INSIDE or p.prep == "outside" or has_people:
            return True
        if not rule.nationality and not (self.hints.by_nationality and state.axis == "origin"):
            return True
        if p.form in (Form.PEOPLE, Form.ADJECTIVE):
            return state.axis == "place" and state.origin is not None and p.code != state.origin
        if p.prep == "from":
            return rule.code == "released" or state.axis == "place"
        if state.axis == "place":
            return True
        if state.axis == "origin":
            return False
        if rule.event or not rule.place:
            return not self.hints.by_nationality
        return True

    def _fill(self, m: Mention, measure: str, origins: list[str | None], places: list[str | None]) -> None:
        state, rule = self.state, self.measures[measure]
        if not rule.place:
            places[:] = [None]
        if not origins:
            if m.foreign:
                origins.append(FOREIGN)
            elif state.axis == "place" and state.origin is not None:
                origins.append(state.origin)
            else:
                origins.append(None)
        if not places:
            if state.axis == "origin" and state.place is not None:
                places.append(state.place)
            elif rule.event and self.hints.event_place and not m.every and (self.hints.by_nationality or rule.code in ("injured", "missing")):
                places.append(self.hints.event_place)
            else:
                places.append(ALL)

    def _as_of(self, m: Mention) -> str | None:
        if m.date is not None and m.date.as_of is not None and not m.date.since:
            return m.date.as_of
        return self.state.as_of

    def _remember(self, m: Mention, measure: str, origins: list[str | None], places: list[str | None], as_of: str | None) -> None:
        state = self.state
        if state.measure != measure and m.date is None:
            pass
        state.measure = measure
        if m.date is not None and m.date.as_of is not None and not m.date.since:
            state.as_of = as_of
        if len(origins) == 1 and len(places) == 1:
            origin, place = origins[0], places[0]
            if m.people and place == ALL:
                state.origin, state.axis, state.place = origin, "place", None
            elif m.people and m.places and origin is not None and len(origin) == 3 and state.axis is None:
                state.origin, state.place = origin, place
                state.axis = "place" if not self.hints.by_nationality else None
            elif (m.foreign or origin in (None, ALL, FOREIGN)) and place not in (None, ALL) and m.places and self.hints.by_nationality and not place.startswith(("REGION", "NOT")):
                state.place, state.axis, state.origin = place, "origin", None


_SMALL = frozenset((NumberKind.PERCENT, NumberKind.DATE, NumberKind.YEAR, NumberKind.AGE, NumberKind.DURATION, NumberKind.ORDINAL, NumberKind.COUNTRIES, NumberKind.RATE, NumberKind.PRONOUN, NumberKind.RANK, NumberKind.REFERENCE, NumberKind.TIME))
