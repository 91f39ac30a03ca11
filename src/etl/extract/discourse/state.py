"""What a text has said so far: the values that the readers of a text hand on from sentence to sentence.

No reading here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.extract.sentence.mentions import HELD, Mention, Sentence
from etl.extract.tokens import Token
from etl.vocabulary import Vocabulary
from schemas.codes import NumberKind

ALL = "ALL"
FOREIGN = "FOREIGN"
RECALLED = 200
"""How many readings, or sentences, of the text before are looked through for one that fits."""
ACTS = frozenset(("released", "killed", "executed", "on_death_row", "injured"))


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
        self.told: set[str] = set()
        """Measures that have a reading."""
        self.undated: set[str] = set()
        """Measures that have a reading without a date."""
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
        self.last_seen = 0
        self.recent: list[str] = []
        """Countries named so far, the last one last."""
        self.city_list = False
        self.rest: str | None = None
        self.total_key: tuple[int, str] | None = None
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
        self.tokens: Sequence[Token] = ()
        self.common = Frame()
        """The frame of all measures together."""
        self.spread: set[str] = set()
        """Measures counted in several countries."""

    def add(self, reading: Reading) -> None:
        """Keep a reading."""
        self.readings.append(reading)
        self.told.add(reading.measure)
        if reading.as_of is None:
            self.undated.add(reading.measure)

    def frame(self, measure: str) -> Frame:
        """Give the frame of a measure; a new one starts as the text's common frame."""
        if measure not in self.frames:
            self.frames[measure] = (
                replace(self.common) if self.measures[measure].nationality else Frame()
            )
        return self.frames[measure]


def measure_meant(d: Discourse, code: str) -> str:
    if code == HELD:
        return "hostages" if d.hostages else "in_custody"
    return code
