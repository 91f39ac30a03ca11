"""Sentences in order -> readings: each mention with its measure, place, origin and date filled in.

What a text has said once holds until it says something else: the measure, whose people, where, when.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from etl.extract.dates import DateCue, DateKind, DateSpan
from etl.extract.mentions import HELD, Head, Mention, Sentence, plural_thing
from etl.extract.places import Form, Place
from etl.extract.tokens import Token
from etl.vocabulary import Measure, Vocabulary
from schemas.codes import NumberKind

ALL = "ALL"
FOREIGN = "FOREIGN"
_INSIDE = frozenset(("in", "at", "inside", "by", "across", "on", "within", "into", "throughout"))
_LOCAL = _INSIDE | frozenset(("near", "outside", "off", "over", "around"))
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
    bound: set[str] = field(default_factory=set)
    """Countries that stand with a number."""

    def frame(self, event_place: str | None) -> Frame:
        """Weigh it: one people in many places, many peoples in one place, or neither."""
        top, votes = self.peoples.most_common(1)[0] if self.peoples else (None, 0)
        others = len([c for c in self.counted if c != top])
        votes -= 3 * (top in self.bound and len(self.bound) <= 4)  # nationals in their own country are no people abroad
        by_origin = others + 2 * min(self.nationality, 3)
        named = [code for code, _ in self.places.most_common()]
        place = next((code for code in named if len(code) == 3), event_place or (named[0] if named else None))
        if named and len(named[0]) > 3 and self.places[named[0]] >= max(4, 2 * self.places[place or ""]):
            place = named[0]  # the text is about a whole region
        if votes >= 2 and votes * 2 >= by_origin:
            return Frame("place", origin=top)
        if by_origin >= 2:
            return Frame("origin", place=place)
        return Frame(place=place)


class Discourse:
    """Reads the sentences of one document, in order."""

    def __init__(self, vocabulary: Vocabulary, text: str, published: str | None) -> None:
        self.published = published
        self.measures = vocabulary.measures
        self.realms = vocabulary.realms
        self.regions = vocabulary.regions
        self.text = text
        self.measure: str | None = None
        self.frames: dict[str, Frame] = {}
        self.event_place: str | None = None
        self.early_places: set[str] = set()
        self.by_nationality = False
        self.hostages = False
        self.readings: list[Reading] = []
        self.previous: Mention | None = None
        self.seen: list[Sentence] = []
        self.section_place: str | None = None
        self.block_place: str | None = None
        """The country that opens a paragraph as its label: "ZIMBABWE. At least 84 dead"."""
        self.last_place: str | None = None
        """The country named last: what "there", "its" and "the kingdom" point to."""
        self.last_people: str | None = None
        self.section_date: str | None = None
        self.status_date: str | None = None
        self.bracket_date: str | None = None
        self.status_day: str | None = None
        """ "-12-31" where the text says that its yearly figures are those of 31 December."""
        self.block_measured = False
        self.mentioned: set[str] = set()
        self.quoted = False
        self._last_seen = 0
        self.recent: list[str] = []
        """Countries named so far, the last one last."""
        self.city_list = False
        self._rest: str | None = None
        self._total_key: tuple[int, str] | None = None
        self.asked_place: str | None = None
        self.asked_people: str | None = None
        self.asked_narrow = False
        self.topic: NumberKind | None = None
        """Why the numbers of the list that goes on are no counts."""
        self.beasts = False
        """The text has counted animals, and no people so far."""
        self.asked = False
        """The sentence before asked how many."""
        self.totals: dict[str, tuple[str | None, str | None]] = {}
        """Place and origin of the total said last, by measure."""
        self._tokens: Sequence[Token] = ()

    # --- the text as a whole ---------------------------------------------------------------------

    def survey(self, sentences: Sequence[Sentence]) -> None:
        """Look over the whole document before it is read; the title, if there is one, comes first."""
        evidence: dict[str, Evidence] = {}
        seen: Counter[str] = Counter()
        last: str | None = None
        for k, s in enumerate(sentences):
            weight = 3 if k == 0 else 2 if s.heading or k < 6 else 1
            for p in s.places:
                if k < 4 and len(p.code) == 3 and p.form is not Form.PEOPLE:
                    self.early_places.add(p.code)
                if len(p.code) == 3 and (p.prep in _LOCAL or p.form is Form.WITHIN or p.owns and p.form is Form.NAME or k < 2 and p.form is not Form.PEOPLE):
                    seen[p.code] += 4 if k < 6 else 1
            strong = [c for c in self._strong(s)]
            if "hostages" in strong and k < 10:
                self.hostages = True
            for code in dict.fromkeys(strong) if strong else ([last] if last else []):
                self._weigh(s, evidence.setdefault(code, Evidence()), weight, bool(s.measures), self.measures[code].event)
            last = strong[0] if strong else last
        self.event_place = seen.most_common(1)[0][0] if seen else None
        self._home(sentences, evidence)
        total = Evidence()
        for e in evidence.values():
            total.peoples += e.peoples
            total.counted += e.counted
            total.nationality += e.nationality
            total.places += e.places
        if sentences:
            self.mentioned |= _peoples(sentences[0])
            announced = {c for c in self._strong(sentences[0])}
            acts = announced & _ACTS
            abroad = any("grammar.every_country" in t.classes for t in sentences[0].tokens)
            if len(acts or announced) == 1 and (abroad or _peoples(sentences[0])):
                self.measure = next(iter(acts or announced))
        self.by_nationality = total.nationality >= 1 or len(total.counted) >= 3
        self.common = total.frame(self.event_place)
        self.frames = {
            code: e.frame(self.event_place if self.measures[code].event or self.measures[code].by_origin or not self.measures[code].place else None) for code, e in evidence.items()
        }
        self.spread = {code for code, e in evidence.items() if len(e.bound) >= 2}
        for code, frame in self.frames.items():
            if frame.axis == "origin" and frame.place is None and self.measures[code].place and not self.measures[code].event and not self.measures[code].by_origin:
                if code == "released" and self.common.axis == "origin":
                    frame.place = self.common.place
                else:
                    frame.axis = None
        for code, frame in self.frames.items():
            rule = self.measures[code]
            if frame.axis is None and rule.by_origin and self.common.axis != "place":
                frame.axis, frame.place = "origin", frame.place or self.event_place
            if frame.axis is None and rule.nationality:
                if self.common.axis == "place" or rule.event or not rule.place:
                    frame.axis, frame.origin = self.common.axis, self.common.origin
                if frame.axis == "origin" and frame.place is None:
                    frame.place = self.common.place
            elif frame.axis == "place" and not rule.nationality and evidence[code].peoples[frame.origin or ""] < 3:
                frame.axis = frame.origin = None

    def _home(self, sentences: Sequence[Sentence], evidence: dict[str, Evidence]) -> None:
        """ "Our soldiers abroad", "we have 737 deployed overseas": the people of the country that heads the text."""
        opening = [p.code for s in sentences[:3] for p in s.places if len(p.code) == 3 and p.form in (Form.NAME, Form.ADJECTIVE)]
        if len(set(opening)) != 1:
            return
        for s in sentences[:12]:
            ours = any(t.low in ("our", "we", "ours") for t in s.tokens)
            if ours and not _peoples(s) and any("grammar.every_country" in t.classes for t in s.tokens):
                for code in dict.fromkeys(self._strong(s)):
                    evidence.setdefault(code, Evidence()).peoples[opening[0]] += 6

    def _strong(self, s: Sentence) -> list[str]:
        return [self._measure(code) for _, kind, code in s.measures if kind in ("said", "people", "events", "sites")]

    def _weigh(self, s: Sentence, e: Evidence, weight: int, strong: bool, event: bool) -> None:
        k_early = weight >= 2
        every = any("grammar.every_country" in t.classes for t in s.tokens)
        foreign = any("grammar.foreign" in t.classes and t.low != "foreign" for t in s.tokens)
        peoples = _peoples(s)
        where = {p.code for p in s.places if p.site or p.prep in _INSIDE and p.form in (Form.NAME, Form.REGION)}
        if "released" in self._strong(s):
            where |= {p.code for p in s.places if p.prep == "from" and p.form is Form.NAME and not p.people_of}
        counted = {c for m in s.mentions for c in m.people if m.places or m.head is Head.MEASURE}
        hosts = {code for code in where if len(code) == 3}
        if len(peoples) == 1:
            (one,) = peoples
            if every and not foreign or _numbered(s) and not any(self.measures[c].event for c in self._strong(s)):
                e.peoples[one] += 3 * weight
            elif strong and k_early and any(c == "released" for c in self._strong(s)) or any(p.people_of and p.code == one for p in s.places) and any(k == "people" for _, k, _ in s.measures):
                e.peoples[one] += weight
            elif one in counted and not foreign and not event and (hosts - peoples or any(len(p.code) > 3 for p in s.places) or any(m.head is Head.MEASURE for m in s.mentions)):
                e.peoples[one] += weight
        elif not peoples and every and any(code == "released" for _, _, code in s.measures):
            bringers = [p.code for p in s.places if p.form in (Form.SEAT, Form.NAME) and p.prep is None]
            if len(bringers) == 1:  # "Dhaka has brought home 326,758 workers from overseas"
                e.peoples[bringers[0]] += 3 * weight
        if strong and (foreign or any(t.low in _NATIONALITY for t in s.tokens)):
            e.nationality += 1
        for m in s.mentions:
            for code in m.people:
                e.counted[code] += 1
            for p in m.places:
                if p.form is Form.NAME:
                    e.bound.add(p.code)
                if p.form is Form.PEOPLE and not p.site and (m.direct or m.right):
                    e.counted[p.code] += 1
        if strong:
            for code in sorted(where):
                known = next((c for c in e.places if c.lower() == code.lower()), code)
                e.places[known] += weight

    def frame(self, measure: str) -> Frame:
        """Give the frame of a measure; a new one starts as the text's common frame."""
        if measure not in self.frames:
            self.frames[measure] = replace(self.common) if self.measures[measure].nationality else Frame()
        return self.frames[measure]

    # --- one sentence ----------------------------------------------------------------------------

    def read(self, s: Sentence) -> None:
        """Read one sentence and keep what it says."""
        self.seen.append(s)
        self._tokens = s.tokens
        if s.first_in_block:
            self.block_place = None
        self.quoted = self.text[max(0, s.start - 2) : s.start].strip() == ">"
        self._frame(s)
        self._dates(s)
        self._answer(s)
        before = len(self.readings)
        if s.first_in_block and not s.item:
            self.topic = None
        if any("grammar.animal" in t.classes for t in s.tokens) and not self.readings and s.mentions:
            self.beasts = True
        if self.asked_narrow and s.mentions:
            self.topic = NumberKind.NARROWER_GROUP
        self.asked_narrow = s.question and any("grammar.narrow" in t.classes for t in s.tokens)
        if len(self.seen) > 3 and s.first_in_block and not s.mentions and s.places and s.places[0].first == 0 and s.places[0].form in (Form.WITHIN, Form.SEAT) and len(s.tokens) <= s.places[-1].last + 2 and not s.heading:
            self.topic = NumberKind.NARROWER_GROUP
        if any("grammar.narrow" in t.classes and "grammar.person" not in t.classes for t in s.tokens[:2]) and not any(m.people for m in s.mentions):
            self.topic = NumberKind.NARROWER_GROUP
        for m in s.mentions:
            if m.set_aside is None:
                self._admit(s, m)
            self.previous = m
        self._topic(s, before)
        if s.first_in_block:
            self.block_measured = False
        if len(self.readings) > before:
            self.beasts = False
            self._last_seen = len(self.seen)
            if not (s.item and self.block_measured):
                self.measure = self.readings[before].measure
            self.block_measured = True
        for p in s.places:
            if p.form in (Form.NAME, Form.SEAT) or p.form is Form.ADJECTIVE and (p.site or p.owns):
                self.last_place = p.code
            if len(p.code) == 3 and p.form is not Form.PEOPLE:
                self.recent = [*self.recent[-19:], p.code]
        peoples = _peoples(s)
        self.mentioned |= peoples
        if len(peoples) > 1:  # "speaks Spanish ... how many Venezuelans": the plural is a people
            peoples = {p.code for p in s.places if p.form is Form.PEOPLE and s.tokens[p.first].low.endswith("s")}
        if len(peoples) == 1:
            self.last_people = next(iter(peoples))
        if s.mentions or s.question or len(s.tokens) <= 5 and names_of(s):
            found = [p.code for p in names_of(s)]
            self.asked_place = found[0] if (s.question or len(s.tokens) <= 5) and len(found) == 1 and not s.mentions else None
        found = sorted(_peoples(s))
        self.asked_people = found[0] if s.question and len(found) == 1 and len(s.tokens) <= 5 and not s.mentions else None
        self.asked = s.question and any(t.low == "many" for t in s.tokens) or self.asked and not s.mentions

    def _topic(self, s: Sentence, before: int) -> None:
        """Keep in mind a list by country that counts something else: its ellipses are no counts either."""
        if len(self.readings) > before:
            self.topic = None
            return
        if self.topic is NumberKind.NARROWER_GROUP and not any(m.set_aside is self.topic for m in s.mentions) and not s.first_in_block:
            return
        for m in s.mentions:
            if m.set_aside is NumberKind.RATE and m.carries:
                self.topic = NumberKind.RATE
            if m.places and m.set_aside is not None and (m.carries and m.set_aside in _CARRIED or m.set_aside in (NumberKind.RATE, NumberKind.MONEY, NumberKind.PERCENT)):
                self.topic = m.set_aside if m.set_aside in _CARRIED else NumberKind.OTHER_THING

    def _answer(self, s: Sentence) -> None:
        """Take up the question that a sentence beginning with "(1)" answers."""
        if not s.marker or s.question:
            return
        measures, dates = self.column_note(s.marker)
        if measures:
            self.measure = self._measure(measures[0])
            self.asked = True
            if dates and dates[0].as_of is not None:
                self.frame(self.measure).as_of = dates[0].as_of

    def _frame(self, s: Sentence) -> None:
        """Take over whose people, where and what from words that come without a number."""
        strong = [c for c in self._strong(s)]
        live = [m for m in s.mentions if m.set_aside is None]
        names = [p for p in s.places if p.form is Form.NAME]
        if s.first_in_block and not s.mentions and names and names[0].first == 0 and len(s.tokens) <= names[0].last + 3:
            self.section_place = names[0].code
            if not s.heading:
                self.block_place = names[0].code
            for code in {self.measure or "", *(c for c in self.frames if self.frames[c].axis == "origin")}:
                if code in self.frames and self.frames[code].axis == "origin":
                    self.frames[code].place = names[0].code
        if self.measure is not None and (s.question or s.heading or s.tokens[-1].low == ":") and any(t.low in ("nationality", "nationalities", "citizenship") for t in s.tokens):
            frame = self.frame(self.measure)
            where = frame.place or next((r.place for r in reversed(self.readings) if r.measure == self.measure and r.place and len(r.place) == 3 and r.place != ALL), None)
            if where is not None and frame.axis is None or frame.axis == "origin" and frame.place is None:
                frame.axis, frame.place = "origin", where
        if not strong:
            return
        every = any("grammar.every_country" in t.classes for t in s.tokens)
        peoples = _peoples(s)
        foreign = any("grammar.foreign" in t.classes and t.low not in ("foreign", "foreigner", "foreign national") for t in s.tokens)
        sites = {p.code for p in s.places if p.site or p.prep in _INSIDE and p.form is Form.NAME}
        sites = sites or {p.code for p in s.places if p.prep in _INSIDE and p.form is Form.REGION}
        nouns = {self._measure(code) for _, kind, code in s.measures if kind in ("people", "events")}
        acts = [c for c in strong if c in _ACTS]
        means = set(acts) if len(set(acts)) == 1 else set(strong)
        if self.measure in _ACTS and any(code == self.measure for _, kind, code in s.measures if kind == "weak"):
            means = {self.measure}
        if self.measure is None and s.heading and not live and len(means) == 1 and len(self.seen) <= 6 and next(iter(means)) in _ACTS:
            self.measure = next(iter(means))
        persons = self.measure is None and any("grammar.person" in t.classes or "grammar.trade" in t.classes or "region.people" in t.classes for t in s.tokens)
        if (not live or s.heading) and len(means) == 1 and (s.heading and nouns or peoples or foreign or every or persons):
            self.measure = next(iter(means))
        left = {p.code for p in s.places if p.prep == "from" and p.form is Form.NAME}
        for code in set(strong):
            frame = self.frame(code)
            if code == "released" and (s.heading or s.first_in_block) and len(s.tokens) <= 12 and not live and len(left) == 1 and not peoples:
                frame.place, frame.axis, frame.origin = next(iter(left)), "origin", None
                frame.as_of = next((t.date.as_of for t in s.tokens if t.date is not None and self._past(t.date)), None)
                self.measure = code
            if len(peoples) == 1 and every and not foreign and self.measures[code].nationality:
                frame.origin, frame.axis = next(iter(peoples)), "place"
                if not live:
                    self.totals[code] = (ALL, frame.origin)
            elif foreign and len(sites) == 1 and not every:
                frame.place, frame.axis, frame.origin = next(iter(sites)), "origin", None
                if not live:
                    self.totals[code] = (frame.place, FOREIGN)

    def measure_code(self, code: str) -> str:
        """Give the measure that a word means in this text."""
        return self._measure(code)

    def names_are_origins(self, rule: Measure, code: str | None = None) -> bool:
        """Tell whether a bare country name says whose people they are, not where they are."""
        frame = self.frame(rule.code)
        if frame.axis == "origin" and code is not None and frame.place is not None and self._within(code, frame.place):
            return False
        if frame.axis is not None:
            return frame.axis == "origin"
        return rule.nationality and (rule.event or not rule.place) and self.by_nationality

    def _within(self, code: str, region: str) -> bool:
        """Tell whether a country, or the region by another name, is a part of a region."""
        members = self.regions.get(region[7:].lower(), ())
        return code in members or code.startswith("REGION:") and bool(members) and self.regions.get(code[7:].lower()) == members

    def column_note(self, letter: str) -> tuple[list[str], list[DateSpan]]:
        """Give the measures and dates that the text says for a column "(a)" or "Column 1"."""
        for s in self.seen:
            if s.marker == letter and s.question:
                found = [str(c) for t in s.tokens for k, c in t.classes.items() if k in ("measure.said", "measure.people", "measure.events")]
                if found:
                    return found, [t.date for t in s.tokens if t.date is not None]
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
        codes: dict[str, set[str]] = {}
        for r in self.readings:
            if r.origin is not None and len(r.origin) == 3 and r.origin not in (ALL,):
                codes.setdefault(r.measure, set()).add(r.origin)
        parted = {m for m, found in codes.items() if len(found) >= 2 or self.by_nationality}
        events = any(self.measures[m].event or not self.measures[m].place for m in parted)
        for r in self.readings:
            if r.origin is None and (r.measure in parted or events and self.measures[r.measure].event):
                r.origin = ALL
            elif r.origin == ALL and r.measure not in parted and not events:
                r.origin = None
        for r in self.readings:
            if r.as_of is not None and len(r.as_of) == 4 and self.status_day is not None and self.measures[r.measure].stock:
                r.as_of += self.status_day
            if r.as_of is None and self.status_date is not None and (r.mention.date is None or r.mention.date.as_of is None and r.mention.date.kind is DateKind.RELATIVE) and r.rule != "table dated":
                r.as_of = self.status_date
        return [r for r in self.readings if r.place is not None or r.origin is not None]

    def _measure(self, code: str) -> str:
        if code == HELD:
            return "hostages" if self.hostages else "in_custody"
        return code

    # --- one number ------------------------------------------------------------------------------

    def _admit(self, s: Sentence, m: Mention) -> None:
        if self._goes_with_rejected(s, m):
            return
        if self.asked_people is not None and m is s.mentions[0] and not m.people and not m.places:
            m.people = [self.asked_people]
        if any("grammar.rest" in t.classes for t in s.tokens[m.at : m.head_end + 6]):
            self._rest = next((p.code for p in reversed(s.places) if len(p.code) == 3), self.last_place)
            m.places = []
        previous = self._antecedent(s, m)
        if previous is not None and previous.depth > m.depth:
            previous = None
        if self.beasts and m.head is Head.NONE and not m.people and not m.foreign:
            m.set_aside, m.reason, m.carries = NumberKind.OTHER_THING, "counts animals", True
            return
        if self.topic is not None and m.head is Head.NONE and not m.said and not m.people and (not m.date or self.topic is NumberKind.NARROWER_GROUP):
            m.set_aside, m.reason, m.carries = self.topic, "goes on with what was counted before", True
            return
        if previous is not None and previous.set_aside in _CARRIED and not m.people:
            parallel = m.zero and m.at - previous.head_end <= 4
            listed = previous.carries and (bool(previous.places) or not m.places or previous.set_aside is NumberKind.RATE)
            if m.of_them or m.head is Head.NONE and not m.said and (listed or parallel and previous.carries):
                m.set_aside, m.reason, m.carries = previous.set_aside, previous.reason, True
                return
        beside = s.tokens[max(0, m.at - 1) : m.at + 2]
        if any("grammar.of_whom" in t.classes for t in beside) and m.head is Head.NONE and not (m.said or m.places or m.people or m.foreign or m.weak or m.date):
            m.set_aside, m.reason, m.carries = NumberKind.NARROWER_GROUP, "some of those counted before", True
            return
        measure = self._measure_for(m)
        if measure is None:
            m.set_aside, m.reason = NumberKind.NO_MEASURE, "nothing says what the people have in common"
            return
        frame = self.frame(measure)
        if not self._is_count(s, m, frame):
            return
        origins, places = self._sides(m, measure, frame)
        if m.set_aside is not None:
            return
        as_of = self._as_of(m, frame, self.measures[measure])
        rule = m.rule or ("each" if m.each else "right" if m.right else "left" if m.places else "people" if m.people else "total")
        pairs = self._inherited(s, m, measure, origins, places)
        told = bool(origins)
        if not pairs:
            self._fill(s, m, measure, frame, origins, places)
            pairs = [(place, origin) for place in places for origin in origins]
        for place, origin in pairs:
            if origin == place and not told:
                origin = None
            if origin is not None and place == f"NOT:{origin}":
                place = ALL
            self.readings.append(Reading(m, s, measure, place, origin, as_of, rule))
        self._remember(m, measure, frame, pairs, as_of)

    def _inherited(
        self, s: Sentence, m: Mention, measure: str, origins: list[str | None], places: list[str | None]
    ) -> list[tuple[str | None, str | None]]:
        """Sides of the number before in the same sentence: "49 cases, 39 deaths", "120 in 2019, 97 in 2020"."""
        last = self.readings[-1] if self.readings else None
        if last is None or last.sentence is not s or m.every or m.foreign or m.people or origins or places:
            return []
        if m.head in (Head.PERSON, Head.TRADE) and not m.other and not m.said:
            return []
        dated = m.date is not None and m.date is not last.mention.date or m.rule in ("brackets", "compared")
        goes_on = m.date is None and last.mention.date is not None and m.at > 0 and s.tokens[m.at - 1].low in ("had", "has", "have")
        if measure == last.measure and not (dated and m.head is Head.NONE) and not m.of_them and not goes_on:
            return []
        if self._pointed(s, m) is not None and not dated:
            return []
        rule = self.measures[measure]
        return [(r.place if rule.place else None, r.origin) for r in self.readings if r.mention is last.mention]

    def _goes_with_rejected(self, s: Sentence, m: Mention) -> bool:
        """Set aside what compares with, is a part of, or stands in brackets behind a number set aside."""
        at = next(k for k, o in enumerate(s.mentions) if o is m)
        if at and m.of_them and s.mentions[at - 1].set_aside is NumberKind.OTHER_THING and m.head in (Head.NONE, Head.PEOPLE):
            m.set_aside, m.reason, m.carries = NumberKind.OTHER_THING, s.mentions[at - 1].reason, True
            return True
        if at == 0 or m.people or m.head not in (Head.NONE, Head.PERSON):
            return False
        before = s.mentions[at - 1]
        if before.set_aside is None or before.set_aside in (NumberKind.DATE, NumberKind.YEAR, NumberKind.REPEATED, NumberKind.REFERENCE, NumberKind.ORDINAL, NumberKind.COUNTRIES):
            return False
        compared = m.at >= 2 and (s.tokens[m.at - 2].low, s.tokens[m.at - 1].low) in (("up", "from"), ("down", "from"), ("instead", "of"))
        of_things = before.at == 1 and s.tokens[0].low == "of" and before.head is Head.THING and m.head is Head.NONE
        if m.depth > before.depth and m.head is Head.NONE and not m.places or compared or m.of_them and before.set_aside not in (NumberKind.PERCENT, NumberKind.NARROWER_GROUP, NumberKind.PRONOUN) or of_things:
            m.set_aside, m.reason, m.carries = before.set_aside, before.reason, before.carries
            return True
        return False

    def _antecedent(self, s: Sentence, m: Mention) -> Mention | None:
        earlier = [o for o in s.mentions if o.at < m.at and o.set_aside not in _SMALL]
        return earlier[-1] if earlier else (self.previous if m.of_them and not m.places else None)

    def _measure_for(self, m: Mention) -> str | None:
        said = self._measure(m.measure) if m.measure is not None else None
        if said == "killed" and self.measure == "executed" and len(self.seen) - self._last_seen <= 1:
            said = "executed"  # "thirteen have been executed. Nine died in Singapore"
        if said is not None and m.said:
            return said
        if self.measure is not None and self.measure in m.weak:
            return self.measure
        if said is None and m.weak and self.measure not in m.weak:
            beside = any("measure.weak" in t.classes for t in self._tokens[m.at + 1 : m.at + 2])
            if m.head is Head.PEOPLE or m.head is Head.NONE and beside:
                told_of = [c for c in sorted(m.weak) if self._measure(c) in {r.measure for r in self.readings}]
                if told_of:
                    return told_of[0]
                if m.later in m.weak:
                    return m.later
                if m.weak == {"displaced"}:
                    return None
        known = {r.measure for r in self.readings}
        spoken = [c for at, kind, c in self.seen[-1].measures if kind == "weak" and at < m.at and self._measure(c) in known] if self.seen else []
        if said is None and spoken and self.measure not in spoken:
            return self._measure(spoken[-1])
        if said is None and m.places:
            told = [r.measure for r in self.readings if r.mention.number.value == m.number.value and r.place == m.places[0].code]
            if told and self.quoted:
                return told[-1]
        if said is not None:
            return said
        if self.measure is None and m.later is not None:
            return self._measure(m.later)
        if m.weak and (m.people or m.head in (Head.PERSON, Head.TRADE)) and "in_custody" in m.weak:
            return self._measure(HELD)
        return self.measure

    def _is_count(self, s: Sentence, m: Mention, frame: Frame) -> bool:
        bound = bool(m.places or m.people or m.home) or m.head is Head.NONE and m.totalish and self._pointed(s, m) is not None
        if m.zero:
            named = m.alone or m.head is not Head.NONE
            if s.tokens[m.at].low in ("nobody", "no one") and not m.said and not m.direct:
                bound = False
            if m.alone and self.asked_place is not None and m is s.mentions[0]:
                return True
            if m.alone and m.said and self.block_place is not None:
                return True
            if (bound and named or m.alone and m.date is not None and m.at <= 3) and not s.question:
                return True
            m.set_aside, m.reason = NumberKind.PRONOUN, "no statement of zero"
            return False
        if m.head in (Head.MEASURE, Head.EVENT) or m.foreign or bound:
            return True
        if m.head in (Head.PERSON, Head.TRADE) and (m.said or (m.measure or m.later or m.weak) and (m.every or m.totalish)):
            return True
        if m.head is Head.PERSON and self.measure in m.weak and self.frame(self.measure or "").place is not None:
            return True
        if m.head is Head.PERSON and (m.measure or m.later) and not self.measures[self._measure(m.measure or m.later or "")].place and m is next((o for o in s.mentions if o.set_aside is None), None):
            return True
        if m.head is Head.NONE and (m.totalish or m.every or m.said or self._dated(s, m)):
            return True
        if m.head is Head.NONE and m is s.mentions[0] and (self.asked or self.asked_place is not None or self._opens_section(s, m)):
            return True
        if m.at >= 2 and (s.tokens[m.at - 2].low, s.tokens[m.at - 1].low) in (("up", "from"), ("down", "from")) and self.readings and self.readings[-1].sentence is s:
            m.rule = "compared"
            return True
        if m.depth and self.readings and self.readings[-1].sentence is s and self._bracket(s) is not None:
            m.rule = "brackets"
            return True
        m.set_aside, m.reason = NumberKind.NO_COUNTRY, "no country and no total is said with it"
        return False

    def _bracket(self, s: Sentence) -> str | None:
        """The date of the numbers in brackets: said before, or with the first of the sentence: "61 (2019: 58); 32 (19)"."""
        inline = [r.as_of for r in self.readings if r.sentence is s and r.mention.depth and r.mention.date is not None]
        return inline[0] if inline else self.bracket_date

    def _opens_section(self, s: Sentence, m: Mention) -> bool:
        """Tell whether a bare number opens the list under a heading that names a country."""
        return self.section_place is not None and s.first_in_block and s.item and m.at <= 1 and len(self.seen) >= 2 and bool(names_of(self.seen[-2])) and not self.seen[-2].mentions

    def _dated(self, s: Sentence, m: Mention) -> bool:
        """Tell whether a bare number is a figure for a date: "2012: 71,723", "in 2022 it had been 90"."""
        if m.date is None or m.number.value <= 1:
            return False
        if m.rule == "respectively":
            return True
        if 0 <= m.number.start - m.date.end <= 3 or 0 <= m.date.cue_start - m.number.end <= 3:
            return True
        before = s.tokens[max(0, m.at - 6) : m.at]
        if any(plural_thing(t) or "grammar.unit" in t.classes for t in s.tokens[max(0, m.at - 8) : m.at]):
            return False
        return any(t.low in _BEING for t in before) or m.at + 1 < len(s.tokens) and s.tokens[m.at + 1].low == "did"

    def _sides(self, m: Mention, measure: str, frame: Frame) -> tuple[list[str | None], list[str | None]]:
        origins: list[str | None] = list(dict.fromkeys(m.people))
        places: list[str | None] = []
        rule = self.measures[measure]
        if m.people_from and measure == "released" and frame.axis == "place" and m.people != [frame.origin]:
            origins, places = [], list(origins)
        if m.zero and len(m.places) > 1:
            m.joint = False
        if m.joint and m.places:
            words = self.text[self._tokens[m.places[0].first].start : self._tokens[m.places[-1].last].end]
            (places if self._is_place(m.places[0], m, rule, frame) else origins).append("REGION:" + words)
            return origins, places
        if m.home:
            origins.append(frame.place or self.event_place)
        for p in m.places:
            if p.agency and (m.every or m.people == [p.code] or p.code == frame.origin):
                continue
            if p.code == frame.origin and frame.axis == "place" and p.form is Form.NAME and p.code not in self.mentioned and not m.right and m.head is not Head.NONE:
                frame.axis, frame.origin, frame.place = None, None, p.code  # the text begins with its own country
                places.append(p.code)
                continue
            if p.code == frame.origin and frame.axis == "place" and not p.site and not m.foreign and p.prep not in _INSIDE and p.prep != "outside" and not m.people:
                continue  # "the Pentagon's own count": who counts, not where
            if p.prep == "to" and (p.code in m.people or p.code == frame.origin):
                continue  # "brought back to Spain"
            if p.form is Form.SEAT and frame.axis == "origin" and p.code == frame.place and m.direct:
                m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a place inside a country"
                return origins, places
            if p.form is Form.SEAT and self.city_list and m.direct:
                m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a place inside a country"
                return origins, places
            self.city_list = p.form is Form.WITHIN and m.direct
            if p.form is Form.WITHIN and p.strict:
                m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a place inside a country"
                return origins, places
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
        if p.form is Form.PEOPLE and m.right:
            return False
        if p.site or p.prep in _INSIDE or p.prep == "outside" or m.people or m.foreign:
            return True
        if p.form in (Form.PEOPLE, Form.ADJECTIVE):
            return frame.axis == "place" and frame.origin is not None and p.code != frame.origin
        if p.prep == "from" and p.code != frame.place:
            return rule.code == "released" and frame.axis != "origin" or frame.axis == "place"
        itself = p.last + 1 < len(self._tokens) and self._tokens[p.last + 1].low == "itself"
        if p.agency or p.prep == "from" and p.code == frame.place and not itself:
            return True
        if p.form is Form.NAME and p.prep is None and not m.right and not m.direct and m.head is Head.MEASURE and rule.code in _HOSTED and not m.each:
            return True  # "Croatia had 12,872 asylum applicants"
        return self._parallel(p, m) or not self.names_are_origins(rule, p.code)

    def _parallel(self, p: Place, m: Mention) -> bool:
        """ "Jamaica holds 14 British nationals and Barbados two": the second name stands where the first did."""
        last = self.readings[-1] if self.readings else None
        if last is None or last.sentence is not self.seen[-1] or m.right or m.head is not Head.NONE or p.form is not Form.NAME:
            return False
        named = [q for q in last.mention.places if q.form is Form.NAME]
        return bool(last.mention.people and named) and not last.mention.right and last.place == named[0].code

    def _fill(self, s: Sentence, m: Mention, measure: str, frame: Frame, origins: list[str | None], places: list[str | None]) -> None:
        rule = self.measures[measure]
        if not rule.place:
            places[:] = [None]
        if not places and m.head is Head.NONE and not m.people and s.mentions and m is s.mentions[0] and frame.axis != "origin":
            if self.asked_place is not None:
                places.append(self.asked_place)
            elif self.section_place is not None and self._opens_section(s, m):
                places.append(self.section_place)
        if not places and not m.every:
            region = self._n_countries(s, m)
            if region is not None:
                places.append(region)
        if not places and m.people and self._own_country(s, m):
            places.append(m.people[0])
        pointed = self._pointed(s, m)
        told = m.people or [o for o in origins if o is not None and len(o) == 3]
        if not places and told and pointed is None and not m.every and self.readings:
            last = self.readings[-1]
            stays = m.of_them or frame.axis == "place" and told[0] != frame.origin or last.sentence is s and self._within(last.place or "", frame.place or "")
            if stays and last.measure == measure and last.place is not None and len(last.place) == 3 and last.place != ALL and len(self.seen) - self._last_seen <= 1:
                places.append(last.place)
        if m.everyone and not origins:
            origins.append(ALL if self.by_nationality or frame.axis == "place" else None)
        if not origins and places and m.places and self._parallel(m.places[0], m):
            origins.append(self.readings[-1].origin)
        elliptic = m.head is Head.NONE and not origins and not places and not m.foreign
        if m.every and frame.axis == "origin" and not origins and not m.foreign and self.last_people is not None:
            frame.axis, frame.origin = "place", self.last_people
        if elliptic and self.block_place is not None and not m.every:
            places.append(self.block_place)
        elif elliptic and pointed is None and measure in self.totals and not m.every:
            place, origin = self.totals[measure]
            origins.append(origin)
            places.append(place)
        if not origins and places and m.head is Head.NONE and self.readings:
            last = self.readings[-1]
            region = (frame.place or "").startswith("REGION") and self.totals.get(measure, ("", ""))[1] == FOREIGN
            if region or last.measure == measure and last.origin == FOREIGN and last.sentence is s:
                origins.append(FOREIGN)
        if not origins:
            if m.foreign:
                origins.append(FOREIGN)
            elif frame.axis != "origin":
                subject = self._subject(s, m)
                if m.every and self.last_people is not None and frame.origin not in self.mentioned | _peoples(s):
                    frame.origin, frame.axis = self.last_people, "place"
                origins.append(frame.origin or subject)
            else:
                origins.append(None)
        if not places and m.people and m.every and frame.axis == "origin":
            places.append(ALL)
            frame.axis, frame.origin = "place", m.people[0]
        if not places and m.foreign and frame.axis is None and self.readings:
            last = self.readings[-1]
            if last.measure == measure and last.place is not None and len(last.place) == 3 and last.place != ALL:
                places.append(last.place)
                frame.axis, frame.place = "origin", last.place
        if not places and m.foreign and frame.axis == "place" and frame.origin is not None and not m.every:
            places.append(frame.origin)  # foreigners in a text on people abroad: those in their own country
        if m.foreign and frame.axis == "place" and places and places[0] == frame.origin:
            frame.axis, frame.place, frame.origin = "origin", places[0], None
            self.section_place = None
        if not places and any("grammar.rest" in t.classes for t in s.tokens):
            other = self._rest or next((p.code for p in reversed(s.places) if len(p.code) == 3), self.last_place)
            if other is not None:
                places.append(f"NOT:{other}")
        if not places:
            if frame.axis == "origin":
                places.append(self.section_place or frame.place)
            elif self.block_place is not None and not m.every:
                places.append(self.block_place)
            elif pointed is not None and not m.every:
                places.append(pointed)
            elif frame.axis is None and (rule.event or measure == "released" and self.hostages) and not m.every and self.event_place in self.early_places and self._one_place(measure):
                places.append(self.event_place)
            else:
                places.append(ALL)

    def _own_country(self, s: Sentence, m: Mention) -> bool:
        """ "More than 370 Malians and at least 120 Burkinabè are hostages in their own countries"."""
        return any(
            t.low == "own" and following.low in ("country", "countries") and before.low == "their"
            for before, t, following in zip(s.tokens[m.at :], s.tokens[m.at + 1 :], s.tokens[m.at + 2 :], strict=False)
        )

    def _n_countries(self, s: Sentence, m: Mention) -> str | None:
        """ "in the three countries" behind a number: a region in the text's words."""
        for o in s.mentions:
            near = 0 < o.at - m.head_end <= 8 or 0 < m.at - o.at <= 8 and not m.places
            if near and o.set_aside is NumberKind.COUNTRIES and o.at and s.tokens[o.at - 1].low == "the":
                end = o.at + 1
                while end < len(s.tokens) and "grammar.countries" not in s.tokens[end].classes:
                    end += 1
                if end < len(s.tokens):
                    return "REGION:" + self.text[o.number.start : s.tokens[end].end]
        return None

    def _country(self, meant: str | None, m: Mention) -> str | None:
        """ "The country": the one that the text before is about."""
        return meant or next((c for c in reversed(self.recent) if c not in m.people), None)

    def _keep_total(self, measure: str, place: str | None, origin: str | None) -> None:
        """Keep the first total of a sentence: "3,679 people, 2,441 Norwegians and 1,238 foreigners"."""
        key = (len(self.seen), measure)
        if self._total_key != key:
            self._total_key = key
            self.totals[measure] = (place, origin)

    def _one_place(self, measure: str) -> bool:
        """Tell whether the text has named no more than one country for a measure so far."""
        return measure not in self.spread or self.by_nationality

    def _pointed(self, s: Sentence, m: Mention) -> str | None:
        """The country that "there", "its prisons", "the kingdom" before the number mean."""
        before = s.tokens[: m.at]
        named = [p for p in s.places if p.last < m.at and p.form in (Form.NAME, Form.SEAT) and len(p.code) == 3]
        subject = next((p.code for p in named if p.prep is None), named[-1].code if named else None)
        meant = subject or self.last_place
        if meant in m.people:
            meant = next((c for c in reversed(self.recent) if c not in m.people), None)
        for k, t in enumerate(before):
            following = s.tokens[k + 1].low if k + 1 < len(s.tokens) else ""
            if t.low == "it" and k + 2 < len(s.tokens) and s.tokens[k + 2].low == "been":
                continue
            if t.low == "it" and following not in _HAVING and "measure.said" not in s.tokens[k + 1].classes:
                continue
            if t.low == "there" and (following in _BEING or k + 2 < len(s.tokens) and s.tokens[k + 2].low == "been"):
                continue
            if t.low == "the" and following in _REALMS:
                realm = self.realms.get(following)
                return next((c for c in reversed(self.recent) if c in realm), meant) if realm else self._country(meant, m)
            if t.low in _POINTERS:
                return meant
            if t.low == "our" and any("measure.sites" in u.classes for u in before[k + 1 : k + 3]):
                return self.frame(self.measure).origin if self.measure else None
        if not m.every and not self.section_date:
            if any(t.low == "the" and s.tokens[k + 1].low in _REALMS for k, t in enumerate(s.tokens[:-1])):
                return meant
            for k in range(m.at, min(m.head_end + 4, len(s.tokens) - 1)):
                if s.tokens[k].low == "there" and s.tokens[k + 1].low not in _BEING:
                    return meant
            if any(t.low == "here" for t in s.tokens[m.at :]):
                return meant if meant not in m.people else self.frame(self.measure or "").origin if self.measure else None
        return None

    def _subject(self, s: Sentence, m: Mention) -> str | None:
        """Whose people a sentence speaks of, where the number itself does not say."""
        peoples = _peoples(s) & {p.code for p in s.places if p.first < m.at}
        taken = {c for o in s.mentions for c in o.people} | {p.code for o in s.mentions for p in o.places}
        free = peoples - taken
        return next(iter(free)) if len(free) == 1 else None

    def _as_of(self, m: Mention, frame: Frame, rule: Measure) -> str | None:
        if m.rule == "brackets":
            return self._bracket(self.seen[-1])
        if m.rule == "compared" and (m.date is None or m.date is self.readings[-1].mention.date):
            return None
        if m.date is not None and not self._is_stamp(m.date) and not _passing(m.date, self.text[m.date.start : m.date.end].lower()):
            if m.date.as_of is not None:
                own = rule.event and not rule.stock and len(m.date.as_of) == 10 and m.date.cue in _OWN_DAY
                return None if own else m.date.as_of  # the day of an accident is no period of its dead
            if m.date.kind is not DateKind.RELATIVE:
                return None  # said, but not certain: no other date may take its place
        return self.section_date or frame.as_of or self.status_date

    def _is_stamp(self, date: DateSpan) -> bool:
        """Tell whether a date is when and where the text was written: "LAGOS, 5 March 2019 (WAP) -"."""
        if date.cue is not None or date.as_of is None or len(date.as_of) < 10:
            return False
        s = self.seen[-1]
        at = next((k for k, t in enumerate(s.tokens) if t.date is date), None)
        if at is None or not s.first_in_block:
            return False
        dashed = at <= 5 and any(t.low in ("-", "–", "—", ":") for t in s.tokens[at + 1 : at + 9])
        return date.as_of == self.published and at <= 5 or dashed and date.start - s.start < 60

    def _dates(self, s: Sentence) -> None:
        """Take over a date that holds for the list behind it: a heading "2013", "Position at 31 December 2017:"."""
        for i, t in enumerate(s.tokens):
            said = {u.low for u in s.tokens[:i]}
            if t.date is not None and t.date.yearless and {"figures", "those", "numbers"} & said and not any(m.set_aside is None for m in s.mentions):
                self.status_day = t.date.yearless
                return
        dated = [(i, t.date) for i, t in enumerate(s.tokens) if t.date is not None and t.date.as_of is not None and not t.date.since and self._past(t.date)]
        if not dated:
            return
        at, date = dated[-1]
        assert date.as_of is not None
        words = len(s.tokens) - len(dated)
        live = [m for m in s.mentions if m.set_aside is None]
        if s.first_in_block and s.heading and not live and words <= 1 and len(date.as_of) == 4:
            self.section_date = date.as_of
        elif s.first_in_block and s.heading and not live and at == 0 and words <= 6 and s.tokens[0].date is not None and len(self.readings) > 0:
            self.section_date = date.as_of
        elif not live and self._is_status(s, at, date):
            first = dated[0][1]
            bracketed = next((d for i, d in dated if any(t.low in ("brackets", "parentheses") for t in s.tokens[max(0, i - 4) : i])), None)
            if bracketed is not None:
                self.bracket_date, date = bracketed.as_of, first
            self.status_date = date.as_of
            for frame in self.frames.values():
                frame.as_of = None

    def _past(self, date: DateSpan) -> bool:
        """Tell whether a date can be what counts are for: a calendar date, not later than the text."""
        if date.kind in (DateKind.WEEKDAY, DateKind.CLOCK):
            return False
        return self.published is None or date.as_of is None or date.as_of[:10] <= self.published or len(self.published) < 10

    def _is_status(self, s: Sentence, at: int, date: DateSpan) -> bool:
        """Tell whether a sentence without counts says for when the counts behind it are."""
        assert date.as_of is not None
        before = {t.low for t in s.tokens[:at]}
        said = bool(before & _STATUS_WORDS)
        if not said and not s.heading and self.status_date is not None and date.as_of[:4] < self.status_date[:4]:
            return False
        if said or s.tokens[-1].low == ":" and date.cue is not None:
            return True
        if len(s.tokens) <= 12 and ("figures" in before or date.cue is DateCue.FOR and "entry" in before):
            return True  # "All figures: 31 January 2024", "The entry for 31 December 2017 reads so"
        if before & _TOLD or date.cue is None:
            return False
        return date.cue is DateCue.AS_OF or date.cue in _STATUS and (s.heading or len(s.tokens) <= 30)

    def _remember(self, m: Mention, measure: str, frame: Frame, pairs: list[tuple[str | None, str | None]], as_of: str | None) -> None:
        if self.measure is None:
            self.measure = measure
        if m.date is not None and as_of is not None and as_of == m.date.as_of and not m.depth and not self._is_stamp(m.date):
            held = frame.as_of or self.status_date
            undated = any(r.measure == measure and r.as_of is None for r in self.readings[: -len(pairs)])
            if held is None and undated and self.published is not None and int(as_of[:4]) < int(self.published[:4]):
                pass  # an undated total came first: the year is a comparison
            elif held is None or as_of[:4] >= held[:4]:
                frame.as_of = as_of  # a comparison with an earlier year does not move the list on
        if len(pairs) != 1:
            return
        ((place, origin),) = pairs
        if not m.people and m.head is not Head.NONE and not m.of_them or m.foreign or place == ALL:
            self._keep_total(measure, place, origin)
        hosts = frame.axis == "origin" and m.head is Head.MEASURE and measure in _HOSTED and origin in (None, ALL, FOREIGN) and place != frame.place
        if hosts and any(p.form is Form.NAME and p.prep is None and not m.right for p in m.places):
            frame.axis, frame.origin, frame.place = "place", None, None
        elif m.people and place == ALL and origin is not None and len(origin) == 3 and frame.axis != "origin":
            frame.origin, frame.axis = origin, "place"
        elif (m.foreign or origin in (None, ALL)) and place is not None and len(place) == 3 and place != ALL and m.places and frame.axis == "origin":
            if not (m.zero or m.of_them or self._within(place, frame.place or "")):
                frame.place = place


_NEAR = frozenset(("yesterday", "today", "this week", "tonight", "this morning", "last night", "last week", "overnight", "earlier today"))


def _passing(date: DateSpan, words: str) -> bool:
    """Tell whether a day is only when somebody spoke: "yesterday", "this week"."""
    return date.kind is DateKind.RELATIVE and date.cue is None and date.as_of is not None and len(date.as_of) == 10 and words in _NEAR


def _code(p: Place) -> str:
    if p.prep == "outside":
        return f"NOT:{p.code}" if len(p.code) == 3 else "REGION:outside " + p.code[7:]
    return p.code


def names_of(s: Sentence) -> list[Place]:
    """The countries that a sentence names by name."""
    return [p for p in s.places if p.form is Form.NAME]


def _numbered(s: Sentence) -> bool:
    """Tell whether a sentence speaks of "the number of Nigerians" or asks "how many Turks"."""
    for p in s.places:
        if p.first >= 2 and (p.form is Form.PEOPLE or p.form is Form.ADJECTIVE and p.last + 1 < len(s.tokens) and "grammar.person" in s.tokens[p.last + 1].classes):
            before = [t.low for t in s.tokens[max(0, p.first - 3) : p.first]]
            if before[-2:] == ["number", "of"] or before[-2:] == ["how", "many"]:
                return True
    return False


def _peoples(s: Sentence) -> set[str]:
    """Whose people a sentence names: "Canadians", "Irish citizens", "citizens of Turkey"."""
    found = set()
    for p in s.places:
        if len(p.code) != 3 or p.site:
            continue
        if p.form is Form.PEOPLE and not p.agent:
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


_ACTS = frozenset(("released", "killed", "executed", "on_death_row", "injured"))
_BEING = frozenset(("is", "was", "were", "are", "been", "be", "brought", "from", "with", "against", "to"))
_OWN_DAY = frozenset((None, DateCue.ON, DateCue.IN, DateCue.AT, DateCue.DURING))
_HOSTED = frozenset(("displaced",))
_STATUS = frozenset((DateCue.AS_OF, DateCue.AT, DateCue.ON, DateCue.UNTIL, DateCue.YEAR_TO, DateCue.BY))
_STATUS_WORDS = frozenset(("status", "position", "situation", "date", "dated", "cutoff"))
_TOLD = frozenset(("said", "told", "asked", "published", "posted", "updated", "signed", "wrote", "announced", "release", "press", "issued", "meeting", "held", "born", "drawn", "expected", "next"))
_HAVING = frozenset(("has", "had", "holds", "held", "have", "deported", "sent", "executed", "counts", "lost", "jails"))
_POINTERS = frozenset(("it", "its", "there"))
_REALMS = frozenset(("kingdom", "country", "emirate", "republic", "island", "sultanate", "state"))
_CARRIED = frozenset((NumberKind.RATE, NumberKind.CHANGE, NumberKind.OTHER_THING, NumberKind.NARROWER_GROUP, NumberKind.FORECAST, NumberKind.MONEY))
_SMALL = frozenset(
    (NumberKind.PERCENT, NumberKind.DATE, NumberKind.YEAR, NumberKind.AGE, NumberKind.DURATION, NumberKind.ORDINAL, NumberKind.COUNTRIES,
     NumberKind.PRONOUN, NumberKind.RANK, NumberKind.REFERENCE, NumberKind.TIME)
)
