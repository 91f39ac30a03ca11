"""The label or the heading of a list -> why what it lists is no count.

What a list's items say themselves is for `reading`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.beside import plural_thing
from etl.extract.discourse.wording import among
from etl.extract.sentence.mentions import Sentence
from etl.extract.tokens import Token
from schemas.codes import NumberKind

_LABEL = 7
"""Tokens of "Tests carried out so far:" and what is behind it."""
_LONG_LABEL = 10
"""The same where what is listed is named: "Detention places for those to be deported:"."""
_NOUN = 4
"""Words of a label among which the noun for what is listed stands."""
_DONE = frozenset(["done", "made", "taken", "sold", "built"])
_SHORT = 8
"""Words of a heading that says of whom a list is, and no more."""
_BRIEF = frozenset(["day", "days", "hours", "week", "weeks", "weekend"])
"""What only the new ones of are listed below "New cases this week"."""
_PEOPLE = frozenset(
    ["measure.people", "measure.events", "grammar.person", "grammar.foreign", "place.people"]
)
_ENDS = frozenset(["preposition", "own_people"])
"""Plain words before which the noun of a label stands."""
_PARTS = ("grammar.narrow", "grammar.narrowing")


def why_listed_are_none(s: Sentence) -> NumberKind | None:
    """Tell why the numbers of the list that a sentence opens or heads are no counts."""
    if lists_things(s):
        return NumberKind.OTHER_THING
    label = _label_of_list(s)
    if _names_goods(label[:_NOUN]):
        return NumberKind.OTHER_THING
    if any("planned" in t.plain for t in label):
        return NumberKind.FORECAST
    if not s.heading or s.mentions or s.question or (s.places and s.places[0].first == 0):
        return None
    words = [t for t in s.tokens if t.low[:1].isalnum()]
    if _names_goods(words[:_NOUN]):
        return NumberKind.OTHER_THING
    if _tells_new(words):
        return NumberKind.CHANGE
    return NumberKind.NARROWER_GROUP if _tells_part(words) else None


def lists_things(s: Sentence) -> bool:
    """Tell whether things done are listed by country: "Tests done so far: Peru 12, Chile 7"."""
    words = [t.low for t in s.tokens[:_LABEL]]
    label = s.tokens[: words.index(":")] if ":" in words else ()
    if len(label) < 2 or not (plural_thing(label[0]) or "grammar.unit" in label[0].classes):
        return False
    done = label[1].low.endswith("ed") or label[1].low in _DONE
    return done and not label[1].classes and not any(t.number for t in label)


def _label_of_list(s: Sentence) -> Sequence[Token]:
    """Give the label of "Stolen passports: Peru 12, Chile 7", "Planned for May: Peru 12"."""
    words = [t.low for t in s.tokens[:_LONG_LABEL]]
    if ":" not in words:
        return ()
    colon = words.index(":")
    behind = s.tokens[colon + 2 : colon + 4]
    listed = any(p.first == colon + 1 for p in s.places) and any(t.number for t in behind)
    return s.tokens[:colon] if listed else ()


def _names_goods(words: Sequence[Token]) -> bool:
    """Tell whether the first noun is of things: "Lost or stolen passports"; not "Deaths"."""
    for t in words:
        if "goods" in t.plain or "papers" in t.plain or "grammar.unit" in t.classes:
            return True
        ends = not t.plain.isdisjoint(_ENDS)
        if ends or t.number is not None or not _PEOPLE.isdisjoint(t.classes):
            return False
    return False


def _tells_new(words: Sequence[Token]) -> bool:
    """As in "New suspected cases this week", "Newly notified in week 9"."""
    new = bool(words) and words[0].low in ("new", "newly", "fresh")
    return new and not _BRIEF.isdisjoint(" ".join(t.low for t in words).split())


def _tells_part(words: Sequence[Token]) -> bool:
    """As in "Foreigners on remand, 30 November 2021"."""
    return 1 < len(words) <= _SHORT and among(words, *_PARTS)
