"""Sentences in order -> readings: each mention with its measure, place, origin and date filled in.

What a text has said once holds until it says something else: the measure, whose people, where, when.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

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
class Frame:
    """How the text breaks one measure down: by place for one people, or by origin in one place."""

    axis: str | None = None
    """`place`, `origin`, or None while nothing tells."""
    origin: str | None = None
    place: str | None = None
    as_of: str | None = None


@dataclass(slots=True)
class Evidence:
    """What speaks for one frame or another, over the whole text."""

    peoples: Counter[str] = field(default_factory=Counter)
    """Peoples said to be abroad or in several places."""
    counted: Counter[str] = field(default_factory=Counter)
    """Peoples that stand with a number."""
    nationality: int = 0
    places: Counter[str] = field(default_factory=Counter)

    def frame(self, event_place: str | None) -> Frame:
        """Weigh it."""
        top, votes = self.peoples.most_common(1)[0] if self.peoples else (None, 0)
        others = len([c for c in self.counted if c != top])
        by_origin = others + 2 * min(self.nationality, 3)
        place = self.places.most_common(1)[0][0] if self.places else event_place
        if votes >= 2 and votes * 2 >= by_origin:
            return Frame("place", origin=top)
        if by_origin >= 2:
            return Frame("origin", place=place)
        if top is not None:
            return Frame("place", origin=top)
        return Frame(place=place)


class Discourse:
    """Reads the sentences of one document, in order."""

    def __init__(self, measures: dict[str, Measure], text: str) -> None:
        self.measures = measures
        self.text = text
        low = text.lower()
        self.silent = {m.code for m in measures.values() if m.context and not any(w in low for w in m.context)}
        self.measure: str | None = None
        self.frames: dict[str, Frame] = {}
        self.event_place: str | None = None
        self.by_nationality = False
        self.hostages = False
        self.readings: list[Reading] = []
        self.previous: Mention | None = None
        self.seen: list[Sentence] = []
        self._tokens: Sequence[Token] = ()

    # --- the text as a whole ---------------------------------------------------------------------

    def survey(self, sentences: Sequence[Sentence]) -> None:
        """Look over the whole document before it is read; the title, if there is one, comes first."""
        evidence: dict[str, Evidence] = {}
        seen: Counter[str] = Counter()
        last: str | None = None
        for k, s in enumerate(sentences):
            weight = 3 if k == 0 else 2 if s.heading else 1
            for p in s.places:
                if len(p.code) == 3 and (p.prep in _INSIDE or p.form in (Form.WITHIN, Form.SEAT) or p.owns or p.form is Form.ADJECTIVE and k < 3):
                    seen[p.code] += 4 if k < 4 else 1
            strong = [c for c in self._strong(s) if c not in self.silent]
            if "hostages" in strong and k < 10:
                self.hostages = True
            for code in dict.fromkeys(strong) if strong else ([last] if last else []):
                self._weigh(s, evidence.setdefault(code, Evidence()), weight, bool(strong))
            last = strong[0] if strong else last
        self.event_place = seen.most_common(1)[0][0] if seen else None
        total = Evidence()
        for e in evidence.values():
            total.peoples += e.peoples
            total.counted += e.counted
            total.nationality += e.nationality
            total.places += e.places
        self.by_nationality = total.nationality >= 1 or len(total.counted) >= 3
        self.frames = {code: e.frame(self.event_place) for code, e in evidence.items()}
        self.common = total.frame(self.event_place)
        for code, frame in self.frames.items():
            if frame.axis is None:
                frame.axis = self.common.axis if self.measures[code].nationality or self.common.axis == "place" else None
                frame.origin = self.common.origin
                if frame.axis == "origin" and frame.place is None:
                    frame.place = self.common.place

    def _strong(self, s: Sentence) -> list[str]:
        return [self._measure(code) for _, kind, code in s.measures if kind in ("said", "people", "events", "sites")]

    def _weigh(self, s: Sentence, e: Evidence, weight: int, strong: bool) -> None:
        every = any("grammar.every_country" in t.classes for t in s.tokens)
        foreign = any("grammar.foreign" in t.classes and t.low != "foreign" for t in s.tokens)
        peoples = _peoples(s)
        where = {p.code for p in s.places if p.site or p.prep in _INSIDE and p.form is Form.NAME and len(p.code) == 3}
        if len(peoples) == 1 and (every and not foreign or where - peoples):
            e.peoples[next(iter(peoples))] += weight * (2 if every else 1)
        if strong and (foreign or any(t.low in _NATIONALITY for t in s.tokens)):
            e.nationality += 1
        for m in s.mentions:
            for code in m.people:
                e.counted[code] += 1
            for p in m.places:
                if p.form is Form.PEOPLE and not p.site:
                    e.counted[p.code] += 1
        if strong:
            for code in where:
                e.places[code] += weight

    def frame(self, measure: str) -> Frame:
        """Give the frame of a measure; a new one starts as the text's common frame."""
        if measure not in self.frames:
            self.frames[measure] = replace(self.common)
        return self.frames[measure]

    # --- one sentence ----------------------------------------------------------------------------

    def read(self, s: Sentence) -> None:
        """Read one sentence and keep what it says."""
        self.seen.append(s)
        self._tokens = s.tokens
        self._frame(s)
        before = len(self.readings)
        for m in s.mentions:
            if m.set_aside is None:
                self._admit(s, m)
            self.previous = m
        if len(self.readings) > before:
            self.measure = self.readings[before].measure

    def _frame(self, s: Sentence) -> None:
        """Take over whose people, where and what from words that come without a number."""
        strong = [c for c in self._strong(s) if c not in self.silent]
        live = [m for m in s.mentions if m.set_aside is None]
        names = [p for p in s.places if p.form is Form.NAME]
        if s.first_in_block and names and names[0].first == 0 and len(s.tokens) <= names[0].last + 3 and self.measure is not None:
            frame = self.frame(self.measure)
            if frame.axis == "origin":
                frame.place = names[0].code
        if not strong:
            return
        every = any("grammar.every_country" in t.classes for t in s.tokens)
        peoples = _peoples(s)
        foreign = any("grammar.foreign" in t.classes and t.low != "foreign" for t in s.tokens)
        sites = {p.code for p in s.places if p.site or p.prep in _INSIDE and p.form is Form.NAME}
        if (not live or s.heading) and len(set(strong)) == 1 and (s.heading or peoples or foreign or every):
            self.measure = strong[0]
        for code in set(strong):
            frame = self.frame(code)
            if len(peoples) == 1 and every and not foreign:
                frame.origin, frame.axis = next(iter(peoples)), "place"
            elif foreign and len(sites) == 1 and not every:
                frame.place, frame.axis, frame.origin = next(iter(sites)), "origin", None

    def measure_code(self, code: str) -> str:
        """Give the measure that a word means in this text."""
        return self._measure(code)

    def names_are_origins(self, rule: Measure) -> bool:
        """Tell whether a bare country name says whose people they are, not where they are."""
        axis = self.frame(rule.code).axis
        if axis is not None:
            return axis == "origin"
        return rule.nationality and (rule.event or not rule.place) and self.by_nationality

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
        if code == "in_custody" and self.hostages:
            return "hostages"
        return code

    # --- one number ------------------------------------------------------------------------------

    def _admit(self, s: Sentence, m: Mention) -> None:
        previous = self._antecedent(s, m)
        carried = m.of_them or m.head is Head.NONE and not m.said
        if carried and previous is not None and previous.set_aside in _CARRIED:
            m.set_aside, m.reason = previous.set_aside, previous.reason
            return
        measure = self._measure_for(m)
        if measure is None:
            m.set_aside, m.reason = NumberKind.NO_MEASURE, "nothing says what the people have in common"
            return
        if not self._is_count(m):
            return
        frame = self.frame(measure)
        origins, places = self._sides(m, measure, frame)
        if m.set_aside is not None:
            return
        self._fill(s, m, measure, frame, origins, places)
        as_of = self._as_of(m, frame)
        rule = m.rule or ("each" if m.each else "right" if m.right else "left" if m.places else "people" if m.people else "total")
        for place in places:
            for origin in origins:
                self.readings.append(Reading(m, s, measure, place, origin, as_of, rule))
        self._remember(m, measure, frame, origins, places, as_of)

    def _antecedent(self, s: Sentence, m: Mention) -> Mention | None:
        earlier = [o for o in s.mentions if o.at < m.at and o.set_aside not in _SMALL]
        return earlier[-1] if earlier else (self.previous if m.of_them else None)

    def _measure_for(self, m: Mention) -> str | None:
        said = self._measure(m.measure) if m.measure is not None else None
        if said in self.silent:
            said = None
        if said is not None and m.said:
            return said
        if self.measure is not None and self.measure in m.weak:
            return self.measure
        if said is not None:
            return said
        if m.weak and (m.people or m.head is Head.PERSON) and "in_custody" in m.weak:
            return self._measure("in_custody")
        return self.measure

    def _is_count(self, m: Mention) -> bool:
        bound = bool(m.places or m.people)
        if m.zero:
            named = m.alone or m.head is not Head.NONE
            if bound and named:
                return True
            m.set_aside, m.reason = NumberKind.PRONOUN, "no statement of zero"
            return False
        if m.head in (Head.MEASURE, Head.EVENT) or m.foreign or bound:
            return True
        if m.head in (Head.PERSON, Head.TRADE) and (m.said or m.measure and (m.every or m.totalish)):
            return True
        if m.head is Head.NONE and (m.totalish or m.said or m.date is not None and m.number.value > 1):
            return True
        m.set_aside, m.reason = NumberKind.NO_COUNTRY, "no country and no total is said with it"
        return False

    def _sides(self, m: Mention, measure: str, frame: Frame) -> tuple[list[str | None], list[str | None]]:
        origins: list[str | None] = list(dict.fromkeys(m.people))
        places: list[str | None] = []
        rule = self.measures[measure]
        if m.joint and m.places:
            words = self.text[self._tokens[m.places[0].first].start : self._tokens[m.places[-1].last].end]
            (places if self._is_place(m.places[0], m, rule, frame) else origins).append("REGION:" + words)
            return origins, places
        for p in m.places:
            if p.form is Form.WITHIN:
                if rule.event or not rule.place:
                    continue
                m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a place inside a country"
                return origins, places
            if self._is_place(p, m, rule, frame):
                places.append(_code(p))
            else:
                origins.append(_code(p))
        return list(dict.fromkeys(origins)), list(dict.fromkeys(places))

    def _is_place(self, p: Place, m: Mention, rule: Measure, frame: Frame) -> bool:
        if p.site or p.prep in _INSIDE or p.prep == "outside" or m.people:
            return True
        if p.form in (Form.PEOPLE, Form.ADJECTIVE):
            return frame.axis == "place" and frame.origin is not None and p.code != frame.origin
        if p.prep == "from":
            return rule.code == "released" or frame.axis == "place"
        return not self.names_are_origins(rule)

    def _fill(self, s: Sentence, m: Mention, measure: str, frame: Frame, origins: list[str | None], places: list[str | None]) -> None:
        rule = self.measures[measure]
        if not rule.place:
            places[:] = [None]
        if not origins:
            if m.foreign:
                origins.append(FOREIGN)
            elif frame.axis != "origin":
                subject = self._subject(s, m)
                origins.append(frame.origin or subject)
            else:
                origins.append(None)
        if not places:
            if frame.axis == "origin":
                places.append(frame.place)
            elif frame.axis is None and rule.event and not m.every and self.event_place and rule.code != "killed":
                places.append(self.event_place)
            else:
                places.append(ALL)

    def _subject(self, s: Sentence, m: Mention) -> str | None:
        """Whose people a sentence speaks of, where the number itself does not say."""
        peoples = _peoples(s)
        taken = {c for o in s.mentions for c in o.people} | {p.code for o in s.mentions for p in o.places}
        free = peoples - taken
        return next(iter(free)) if len(free) == 1 else None

    def _as_of(self, m: Mention, frame: Frame) -> str | None:
        if m.date is not None and not m.date.since and m.date.as_of is not None:
            return m.date.as_of
        return frame.as_of

    def _remember(self, m: Mention, measure: str, frame: Frame, origins: list[str | None], places: list[str | None], as_of: str | None) -> None:
        if self.measure is None:
            self.measure = measure
        if m.date is not None and m.date.as_of is not None and not m.date.since:
            frame.as_of = as_of
        if len(origins) != 1 or len(places) != 1:
            return
        origin, place = origins[0], places[0]
        if m.people and place == ALL and origin is not None and len(origin) == 3:
            frame.origin, frame.axis = origin, "place"
        elif (m.foreign or origin in (None, ALL)) and place is not None and len(place) == 3 and place != ALL and m.places and frame.axis == "origin":
            frame.place = place


def _code(p: Place) -> str:
    if p.prep == "outside":
        return f"NOT:{p.code}" if len(p.code) == 3 else "REGION:outside " + p.code[7:]
    return p.code


def _peoples(s: Sentence) -> set[str]:
    """Whose people a sentence names: "Canadians", "Irish citizens", "citizens of Turkey"."""
    found = set()
    for p in s.places:
        if len(p.code) != 3 or p.site:
            continue
        if p.form is Form.PEOPLE and p.prep != "by":
            found.add(p.code)
        elif p.form is Form.ADJECTIVE and p.last + 1 < len(s.tokens) and not p.owns:
            behind = s.tokens[p.last + 1].classes
            if "grammar.person" in behind or "measure.people" in behind or "grammar.trade" in behind:
                found.add(p.code)
        elif p.form is Form.NAME and p.prep in ("of", "from") and any(
            "grammar.person" in t.classes or "measure.people" in t.classes for t in s.tokens[max(0, p.first - 3) : p.first]
        ):
            found.add(p.code)
    return found


_CARRIED = frozenset((NumberKind.OTHER_THING, NumberKind.NARROWER_GROUP, NumberKind.FORECAST, NumberKind.MONEY))
_SMALL = frozenset(
    (NumberKind.PERCENT, NumberKind.DATE, NumberKind.YEAR, NumberKind.AGE, NumberKind.DURATION, NumberKind.ORDINAL, NumberKind.COUNTRIES,
     NumberKind.RATE, NumberKind.PRONOUN, NumberKind.RANK, NumberKind.REFERENCE, NumberKind.TIME)
)
