"""A number of a sentence and what goes with it: the values that the readers of a sentence fill in.

No reading here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from etl.extract.dates import DateSpan
from etl.extract.numbers import Number
from etl.extract.places import Place
from etl.extract.tokens import Token
from schemas.codes import NumberKind

HELD = "held"
"""Said by "held" alone: in custody, or hostages where the text is about hostages."""
Said = tuple[int, str, str]
"""A word of a measure: its token index, its class without `measure.`, the measure."""


class Head(StrEnum):
    """What stands behind a number."""

    NONE = "none"
    PEOPLE = "people"
    PERSON = "person"
    TRADE = "trade"
    NARROW = "narrow"
    MEASURE = "measure"
    EVENT = "event"
    THING = "thing"


class Inside(NamedTuple):
    """What an exact number for a place inside a country counts."""

    measure: str | None
    """None where only the country's own number says it."""
    place: str
    """The country's code."""
    inside: str
    """The place inside it, as the text names it."""
    origin: str | None
    as_of: str | None


@dataclass(slots=True)
class Mention:
    """One number of a sentence that may be a count."""

    number: Number
    at: int
    """Token index of the number."""
    nth: int = 0
    """Its index among the numbers of its sentence."""
    zero: bool = False
    set_aside: NumberKind | None = None
    reason: str = ""
    head: Head = Head.NONE
    head_end: int = 0
    """Token index behind the number's own words."""
    measure: str | None = None
    said: bool = False
    """The measure stands with this very number, not only in its sentence."""
    later: str | None = None
    """A measure said only behind the number's clause."""
    weak: set[str] = field(default_factory=set)
    people: list[str] = field(default_factory=list)
    """Codes of the people counted, as far as said with the number."""
    foreign: bool = False
    places: list[Place] = field(default_factory=list)
    right: bool = False
    """The place stands behind the number."""
    joint: bool = False
    every: bool = False
    each: bool = False
    of_them: bool = False
    totalish: bool = False
    hedge: str | None = None
    hedge_words: tuple[int, int] | None = None
    date: DateSpan | None = None
    direct: bool = False
    """Nothing but a mark stands between the place and the number."""
    everyone: bool = False
    """ "Of all nationalities", "the population"."""
    people_from: bool = False
    """The people were told by "from X"."""
    home: bool = False
    """Citizens "of this country"."""
    mixed: bool = False
    """ "From 48 countries": of many nationalities."""
    own: bool = False
    """The subject's people: "of its citizens"."""
    depth: int = 0
    """How many brackets are open around it."""
    other: bool = False
    """ "Five others": like those named before."""
    carries: bool = False
    """Set aside for a reason that holds for the numbers listed behind it as well."""
    rule: str = ""

    named_before: tuple[str, ...] = ()
    """The country, or region, that a sentence before named for it; of several it is for each."""
    alone: bool = False
    """A zero that a word says by itself: "none", "nil"."""
    inside: Inside | None = None
    """What it counts, if it is set aside for being of a place inside a country."""
    odds: float | None = None
    """The log-odds that it is a count, by its signs, if it is read."""


@dataclass(slots=True)
class Sentence:
    """What is said in one sentence, beside its numbers."""

    start: int
    end: int
    tokens: Sequence[Token]
    places: list[Place]
    mentions: list[Mention]
    measures: list[Said]
    first_in_block: bool = False
    question: bool = False
    heading: bool = False
    item: bool = False
    marker: str = ""
    """The letter or number of the list item that it opens."""
    kinds: dict[str, list[int]] = field(default_factory=dict)
    """Class -> the indexes of the tokens that have it."""

    closing: str = ""
    """The mark that it ends with, if it ends with one."""
    dated: bool = False
    """One of its tokens is a date."""
    leaves: bool = False
    """It speaks of people who leave a place: "returned from Kuwait"."""
    depths: Sequence[int] = ()
    """How many brackets are open behind each token; empty where there are none."""
    unread: bool = False
    """It has no word that a count may need, so that it was not read."""
    dateline: str | None = None
    """The country in whose capital or town it says that it was written."""
    peoples: frozenset[str] | None = None
    """Whose people it names, once `discourse.peoples` was asked."""
    signs: tuple[int, frozenset[str]] | None = None
    """Its number in the text and its signs as that one, once `discourse.signs` was asked."""
    pointers: list[int] | None = None
    """Indexes of the words that may point back, once `discourse.pointers` was asked."""
    bag: frozenset[str] | None = None
    """Its words as signs of its numbers, once `discourse.standing` was asked."""
    _words: frozenset[str] | None = None
    _lists: frozenset[str] | None = None

    @property
    def words(self) -> frozenset[str]:
        """All its words and marks, in lower case."""
        if self._words is None:
            self._words = frozenset([t.low for t in self.tokens])
        return self._words

    @property
    def lists(self) -> frozenset[str]:
        """The plain word lists of schemas/grammar.yml of which it has a word."""
        if self._lists is None:
            self._lists = frozenset().union(*{t.plain for t in self.tokens})
        return self._lists

    def has(self, *kinds: str) -> bool:
        """Tell whether one of the tokens is of one of the classes."""
        return not self.kinds.keys().isdisjoint(kinds)

    def says(self, kind: str, start: int, end: int) -> bool:
        """Tell whether one of tokens[start:end] is of a class."""
        for k in self.kinds.get(kind, ()):  # noqa: SIM110 - twice as fast
            if start <= k < end:
                return True
        return False
