"""What a text has said so far -> Discourse: what its readers hand on from sentence to sentence.

Values only, grouped by who writes them; no words are read here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from etl.extract.dates import DateSpan
from etl.extract.sentence.mentions import HELD, Mention, Sentence
from etl.vocabulary import Measure, Vocabulary
from schemas.codes import NumberKind

ALL = "ALL"
"""As a place: everywhere together. As an origin: people of all nationalities."""
FOREIGN = "FOREIGN"
"""As an origin: everybody but the citizens of the place."""
RECALLED = 200
"""How many readings, or sentences, of the text before are looked through for one that fits."""

Side: TypeAlias = str | None
"""A place or an origin: ISO 3166-1 alpha-3, ALL, FOREIGN, `REGION:words`, `NOT:code`, or unsaid."""


@dataclass(slots=True)
class Reading:
    """One count as read: a mention may give several ("65 apiece")."""

    mention: Mention
    sentence: Sentence
    measure: str
    place: Side
    origin: Side
    as_of: str | None
    rule: str
    """Which way of writing it was read by."""


class Axis(StrEnum):
    """What the numbers of a list differ in."""

    PLACE = "place"
    """One people in many places: "Italians abroad: Peru 97, Chile 12"."""
    ORIGIN = "origin"
    """Many peoples in one place: "In Peru: Italians 97, Poles 12"."""


@dataclass(slots=True)
class Frame:
    """How the text breaks one measure down: by place for one people, or by origin in one place."""

    axis: Axis | None = None
    """None while nothing tells."""
    origin: Side = None
    """Whose people they are, where the text goes through the places."""
    place: Side = None
    """Where they are, where the text goes through the origins."""
    as_of: str | None = None
    """The date that the list of this measure is for."""

    def by_place(self, origin: Side) -> None:
        """Break down by place from here on, for the people of one country."""
        self.axis, self.origin = Axis.PLACE, origin

    def by_origin(self, place: Side) -> None:
        """Break down by origin from here on, in one place."""
        self.axis, self.place = Axis.ORIGIN, place


@dataclass(slots=True)
class Draft:
    """A number with a measure, on its way to a reading; `sides` and `filling` give it its sides."""

    sentence: Sentence
    mention: Mention
    rule: Measure
    frame: Frame
    """That of the measure."""
    origins: list[Side] = field(default_factory=list)
    places: list[Side] = field(default_factory=list)

    @property
    def measure(self) -> str:
        """The measure's code."""
        return self.rule.code


@dataclass(slots=True)
class Overview:
    """The whole text at a glance: written by `survey` before the first sentence is read."""

    title: Sentence | None = None
    """Its title, which may stand outside the text."""
    event_place: str | None = None
    """The country in which things happen: named most often as a place."""
    event_early: bool = False
    """It is named within the first sentences."""
    by_nationality: bool = False
    """The text speaks of nationalities, or counts three peoples or more."""
    dateline: str | None = None
    """The country in which it was written, if it says so."""
    one_site: bool = False
    """The beginning tells of what happens at one place: an attack, a crash."""
    topic: str | None = None
    """The measure that its matter is: that of a text on a mission is its troops."""
    matters: Mapping[str, float] = field(default_factory=dict)
    """How likely the text is about each measure, or `none`, by all its words."""
    matter: str | None = None
    """The measure that its words make likely, where its first numbers have none."""
    hostages: bool = False
    """It is about hostages: "held" means so."""
    common: Frame = field(default_factory=Frame)
    """The frame of all measures together."""
    spread: set[str] = field(default_factory=set)
    """Measures counted in several countries."""
    numbered: bool = False
    """Its sections are headed by countries with a number: "1. Saudi Arabia"."""
    headed_by_peoples: bool = False
    """The countries that head its sections are those of the people, not where they are."""
    brief: bool = False
    """It is of a few sentences, which give few signs."""
    senders: set[str] = field(default_factory=set)
    """Countries that are said to have troops, or others whom they send."""


@dataclass(slots=True)
class Dates:
    """The dates that hold for what follows: written by `periods`, read by `periods` and tables."""

    status: str | None = None
    """The date of the counts behind it: "Position at 31 December 2017:"."""
    note: str | None = None
    """The date of all counts, also those before it: "All figures as of 31 December 2017"."""
    day: str | None = None
    """ "-12-31" where the text says that its yearly figures are those of 31 December."""
    columns: str | None = None
    """The same of columns that are headed by years only: a caption "Prisoners on 31 December"."""
    section: str | None = None
    """The date that stands as a heading over a section: "2013"."""
    title: str | None = None
    """The one year of the title: "Executions in 2017"; for what happened, not for what is."""
    bracket: str | None = None
    """The date of numbers in brackets: "in brackets those of 2019"."""


@dataclass(slots=True)
class Question:
    """What was asked last: written by `reading`, read where a bare number answers it."""

    how_many: bool = False
    """The sentence before asked how many."""
    place: str | None = None
    """The one country that it named: "And Austria?"."""
    people: str | None = None
    """The one people that it named: "And Germans?"."""
    date: DateSpan | None = None
    """All that it named: "Back in 2010?"."""
    narrow: bool = False
    """It asked about a part of the people: "How many of them are women?"."""
    things: bool = False
    """It asked for something else than people: "How many visits were made?"."""


@dataclass(slots=True)
class Aside:
    """What the list that goes on counts instead of people: its bare numbers are no counts."""

    topic: NumberKind | None = None
    """Why they are none; written by `reading` and `rejection`."""
    of_item: bool = False
    """It was taken up within an item of a list, behind a count of that item, and ends with it."""
    beasts: bool = False
    """The text has counted animals, and no people so far; written by `reading`."""
    towns: bool = False
    """The place before was one within a country; written by `sides`."""
    towns_listed: int = 0
    """How many places within countries had a number right beside them; written by `sides`."""


@dataclass(slots=True)
class Named:
    """The names said so far: written by `reading` and `subjects`, read by whatever points back."""

    place: str | None = None
    """The country named last: what "there", "its" and "the kingdom" point to."""
    people: str | None = None
    """The people named last."""
    recent: deque[str] = field(default_factory=lambda: deque(maxlen=20))
    """Countries named so far, the last one last."""
    peoples: set[str] = field(default_factory=set)
    """Every people named so far."""
    section: str | None = None
    """The country that stands alone on a line, as a heading."""
    senders: str | None = None
    """The country that stands alone on a line, if it is that of the people counted below."""
    block: str | None = None
    """The country that opens a paragraph as its label: "ZIMBABWE. At least 84 dead"."""
    trades: set[str] = field(default_factory=set)
    """Trades of which a sentence with a measure spoke: "journalists in prison"."""
    areas: set[str] = field(default_factory=set)
    """Areas with a count that only the text names: "the three countries"; written by `filling`."""
    rest: str | None = None
    """The country without which "the rest of the world" is."""


@dataclass(slots=True)
class Counted:
    """The counts so far: written through `Discourse.add` and by `memory`."""

    readings: list[Reading] = field(default_factory=list)
    measures: set[str] = field(default_factory=set)
    """Measures that have a reading."""
    undated: set[str] = field(default_factory=set)
    """Measures that have a reading without a date."""
    totals: dict[str, tuple[Side, Side]] = field(default_factory=dict)
    """Place and origin of the total said last, by measure."""
    wholes: dict[str, tuple[Side, Side]] = field(default_factory=dict)
    """The same of the last total of all places together."""
    total_of: tuple[int, str] | None = None
    """Sentence and measure of the total kept last: only the first of a sentence is kept."""
    sentence: int = 0
    """Number of the last sentence of running text that gave a reading, from 1."""


class Weighed(NamedTuple):
    """A number of which it was weighed whether it is a count."""

    mention: Mention
    signs: Sequence[str]
    told: bool
    """It is one by rules."""


class Brackets(NamedTuple):
    """What the numbers before brackets and those within them count: "cases (deaths)"."""

    before: str
    within: str


class Meaning(NamedTuple):
    """What an abbreviation stands for: "E21 = executed in 2021"."""

    measure: str
    date: DateSpan | None


class Header(NamedTuple):
    """The header of the table read last, which may hold for the rows behind a heading, too."""

    rows: Sequence[Sequence[Sentence]] = ()
    width: int = 0
    """The most cells that a row of its table has."""
    seen: int = 0
    """How many sentences of running text came before it."""


class Discourse:
    """What one document has said up to the sentence that is being read."""

    def __init__(
        self, vocabulary: Vocabulary, text: str, published: str | None, silent: frozenset[str]
    ) -> None:
        self.measures = vocabulary.measures
        self.realms = vocabulary.realms
        self.regions = vocabulary.regions
        self.countries = vocabulary.countries
        self.weights = vocabulary.weights
        self.named_as_one = vocabulary.named_as_one
        self.silent = silent
        """Measures that the text does not speak of: cases, where there is no disease."""
        told = [m.code for m in self.measures.values() if m.context and m.code not in silent]
        self.implied = told[0] if len(told) == 1 else None
        """The measure that the text's matter implies, if no word says one: cases of a disease."""
        self.text = text
        self.published = published
        """The document's ISO date."""
        self.overview = Overview()
        self.measure: str | None = None
        """The measure that a number without one has."""
        self.entries: str | None = None
        """The measure of the lines "Peru - 12" that go on here; written by `reading`."""
        self.entry: Reading | None = None
        """What such a line, which goes on, counts first."""
        self.ahead: Sequence[Sentence] = ()
        """The sentences right behind a table, which may explain its columns."""
        self.frames: dict[str, Frame] = {}
        """By measure; asked for with `frame`."""
        self.dates = Dates()
        self.question = Question()
        self.aside = Aside()
        self.named = Named()
        self.counted = Counted()
        self.seen: list[Sentence] = []
        """The sentences of running text read so far; the last one is being read."""
        self.header = Header()
        """That of the table read last."""
        self.brackets: Brackets | None = None
        self.keys: dict[str, Meaning] = {}
        """What the abbreviations of a key stand for; written and read by `keys`."""
        self.previous: Mention | None = None
        """The number read before this one, in this sentence or an earlier one."""
        self.weighed: list[Weighed] | None = None
        """What was weighed, for who learns from it: a list, to be filled; else nothing is kept."""
        self.block_measured = False
        """A number of this block had a measure: an item's later ones do not change the text's."""

    @property
    def about(self) -> str | None:
        """The measure of a list that does not say it."""
        return self.measure or self.overview.matter

    @property
    def last(self) -> Reading | None:
        """The reading before."""
        return self.counted.readings[-1] if self.counted.readings else None

    def last_within(self, s: Sentence) -> Reading | None:
        """Give the reading before, if it is of the same sentence."""
        last = self.last
        return last if last is not None and last.sentence is s else None

    @property
    def recalled(self) -> list[Reading]:
        """The readings that are near enough to be recalled, in order."""
        return self.counted.readings[-RECALLED:]

    @property
    def just_counted(self) -> bool:
        """Whether this sentence or the one before gave a reading."""
        return len(self.seen) - self.counted.sentence <= 1

    def add(self, reading: Reading) -> None:
        """Keep a reading."""
        self.counted.readings.append(reading)
        self.counted.measures.add(reading.measure)
        if reading.as_of is None:
            self.counted.undated.add(reading.measure)

    def frame(self, measure: str) -> Frame:
        """Give the frame of a measure; a new one starts as the text's common frame."""
        if measure not in self.frames:
            people = self.measures[measure].nationality
            self.frames[measure] = replace(self.overview.common) if people else Frame()
        return self.frames[measure]

    def meant(self, code: str) -> str:
        """Give the measure that a word's code means in this text: "held" is either of two."""
        if code == HELD:
            return "hostages" if self.overview.hostages else "in_custody"
        return code


def is_country(side: Side) -> bool:
    """Tell whether a side is one country, by its code."""
    return side is not None and len(side) == 3 and side != ALL
