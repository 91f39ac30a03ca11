"""Words near a number -> whether it counts something else than people: parcels, room, journeys.

Beasts and other nouns right behind a number are for `heads`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from etl.extract.beside import plural_thing
from etl.extract.sentence.clause import Clause
from etl.extract.sentence.labels import label_of
from etl.extract.sentence.mentions import Head
from etl.extract.tokens import EDGE, Token

_LABELS = frozenset(
    [
        "measure.people",
        "measure.events",
        "grammar.person",
        "grammar.foreign",
        "grammar.trade",
        "grammar.narrow",
        "grammar.countries",
        "place.people",
        "place.names",
        "place.adjectives",
        "region.words",
        "region.people",
        "region.adjectives",
    ]
)
"""Classes of words that tell whom, or where, the number behind a label counts."""

_PLAN = 7
"""Words of the label of a number that is planned for, with its colon."""
_JOINED = 6
"""Tokens behind a number in which "dead or missing" begins."""
_YEARLY = 7
"""Tokens behind passengers in which "cross the gulf each year" stands."""
_EVERY = frozenset(["a", "per", "every", "each"])
_A_YEAR = frozenset(["a year", "a day", "a month", "a week"])

_PEOPLE = 10_000
"""So many at least are a people that "we" stands for."""
_LINE_LABEL = re.compile(r"^[ \t]*([^\W\d_]{1,40}):", re.MULTILINE)
_NAME = 2
"""Tokens of a speaker's name, with its colon."""
_HAVE = frozenset(["have", "has", "had"])
_OWNED = 6
"""Words behind a number in which it is told what they had: "97 prisoners had no papers"."""


def are_some_kinds(c: Clause) -> bool:
    """As in "three of the four known types of the virus"."""
    m, k = c.m, c.m.at + 2
    if k >= len(c.tokens) or c.tokens[m.at + 1].low != "of the" or c.tokens[k].number is None:
        return False
    return any("kind_word" in t.plain for t in c.tokens[k + 1 : k + 4])


def is_done_otherwise(c: Clause) -> bool:
    """As in "97 persons and 45 vehicles were checked": what nobody counts here."""
    m = c.m
    whole = m.head is Head.MEASURE and not (m.every or m.totalish or m.zero)
    if m.people or m.places or m.foreign or not (whole or (m.head is Head.PERSON and not m.said)):
        return False
    if whole:
        return _is_own_verb(c)
    tokens = c.tokens[m.head_end : m.head_end + 6]
    if [t.low for t in tokens[:1]] == ["and"] and len(tokens) > 2 and tokens[1].number is not None:
        tokens = tokens[3:]
    if len(tokens) < 2 or "be" not in tokens[0].plain:
        return False
    verb = tokens[1]
    return verb.low.endswith("ed") and not verb.classes and "function" not in verb.plain


def do_otherwise(c: Clause) -> bool:
    """As in "30,000 worked on farms", "1,100 Danes had voted": what nobody counts here."""
    m = c.m
    if m.said or "does_else" not in c.s.lists:
        return False
    k = m.head_end
    while k < c.end and (c.tokens[k].low in _HAVE or "midway" in c.tokens[k].plain):
        k += 1
    return k < c.end and "does_else" in c.tokens[k].plain


def do_otherwise_listed(c: Clause) -> bool:
    """As in "970 foreigners studied in Chad: from Mali 97": so did those of the list."""
    return c.end < len(c.tokens) and c.tokens[c.end].low == ":" and do_otherwise(c)


def _is_own_verb(c: Clause) -> bool:
    """As in "eleven prisoners declined", "1,020 prisoners have applied": some of them did."""
    words = [*c.right[:2], EDGE, EDGE]
    if words[0].low in _HAVE and words[1].low in ("a", "an", "no"):
        return not any(_tells_people(t) for t in c.right[2:_OWNED])
    verb = words[1] if words[0].low in ("have", "has", "had") else words[0]
    return verb.low.endswith("ed") and not verb.classes and "function" not in verb.plain


def is_thing(c: Clause) -> bool:
    """As in "97 lorries"."""
    return c.m.head is Head.THING


def is_of_speakers(c: Clause) -> bool:
    """As in "we were 70 on the square": those who write; "we were 430,000" is a people."""
    total = c.m.totalish or c.m.every or c.m.number.value >= _PEOPLE
    return not total and c.before(2).low == "we" and c.before().low in ("were", "are")


def is_traffic(c: Clause) -> bool:
    """As in "320,000 passengers cross the gulf each year": no people of one journey."""
    if c.m.measure not in c.known.aboard:
        return False
    words = [*c.tokens[c.m.head_end : min(c.m.head_end + _YEARLY, c.end)], EDGE]
    return words[0].low == "last year" or any(
        t.low in _A_YEAR or (t.low in _EVERY and "grammar.duration" in following.classes)
        for t, following in pairwise(words)
    )


def is_label_of_things(c: Clause) -> bool:
    """As in "Old tyres removed so far: 97", "Places available: 1,280", "Capacity: 97"."""
    label = label_of(c)
    first = c.m.at - len(label)
    if first and c.tokens[first - 1].number is not None:
        return False  # "in three rounds: six in May"
    if any(not _LABELS.isdisjoint(t.classes) for t in label) or _is_speaker(c, label):
        return False
    opening = [t for t in label if t.low.isalpha()][:2]
    if any("function" in t.plain or "grammar.person_before" in t.classes for t in opening):
        return False  # "It goes on: 34 are in prison", "Mr. Jones: 34, Senator"
    if any("room_for" in t.plain for t in opening[:1]):
        return True
    return any("grammar.unit" in t.classes or plural_thing(t) for t in opening)


def _is_speaker(c: Clause, label: Sequence[Token]) -> bool:
    """As in "RIOS: 97", whose name stands before other words of hers, too."""
    if len(label) != _NAME:
        return False
    name = c.known.text[label[0].start : label[0].end]
    return name.isupper() and name in _speakers(c.known.text)


@lru_cache(maxsize=1)
def _speakers(text: str) -> frozenset[str]:
    """Give the words before which a colon stands at the beginning of more than one line."""
    names = Counter(found[1] for found in _LINE_LABEL.finditer(text))
    return frozenset(name for name, times in names.items() if times > 1)


def is_label_of_plan(c: Clause) -> bool:
    """As in "capacity: 97 (2014)", "Target for 2021: 97 prisoners"; not "as expected: 97"."""
    label = label_of(c)
    if len(label) > _PLAN or any(t.low == "as" for t in c.tokens[max(0, c.m.at - _PLAN) : c.m.at]):
        return False
    return any("grammar.forecast" in t.classes and "modal" not in t.plain for t in label)


def is_kinds(c: Clause) -> bool:
    """As in "Congolese of two kinds, 79 from ...": what is told behind it are people again."""
    if c.m.head is not Head.THING:
        return False
    noun = c.tokens[min(c.m.at + 1, len(c.tokens) - 1)]
    return "kind_word" in noun.plain or "grammar.things_before" in noun.classes  # "two pages"


def is_crime_tried(c: Clause) -> bool:
    """As in "found guilty of two murders"."""
    if c.m.head is not Head.EVENT or c.before().low not in ("of", "with"):
        return False
    return any("tried_for" in t.plain for t in c.tokens[max(0, c.m.at - 5) : c.m.at - 1])


def is_room_for(c: Clause) -> bool:
    """As in "a prison for 97 inmates", "one blanket for two": how many it is meant for."""
    if c.m.people or c.m.places:
        return False
    if "takes" in c.before().plain and c.before(2).low in ("can", "could"):
        return True  # "The ship can take 500"
    if c.before().low != "for":
        return False
    return any("has_room" in t.plain for t in c.tokens[max(0, c.m.at - 3) : c.m.at - 1])


def is_of_two_measures(c: Clause) -> bool:
    """As in "97 dead or missing", "either dead or unaccounted for": nobody tells how many of each.

    Not "97 killed or murdered", which is one measure.
    """
    if c.m.zero:
        return False  # "no Poles were killed or hurt"
    for k in range(c.m.at + 1, min(c.m.at + _JOINED, len(c.tokens) - 1)):
        if c.tokens[k].low == "or":
            first, second = _befell(c.tokens[k - 1]), _befell(c.tokens[k + 1])
            return None not in (first, second) and first != second
        if c.tokens[k].number is not None:
            return False
    return False


def _befell(t: Token) -> str | None:
    if "detained" in t.low or "held" in t.low:
        return None  # "97 arrested or detained": those arrested are, for a while
    kinds = ("measure.said", "measure.people")
    return next((str(t.classes[kind]) for kind in kinds if kind in t.classes), None)


def _tells_people(t: Token) -> bool:
    """As "Danish" in "had a Danish passport", "sentence" in "had a death sentence"."""
    return any(kind.startswith(("place.", "region.", "measure.")) for kind in t.classes)


def is_denied(c: Clause) -> bool:
    """As in "The number of 97 dead, told since Monday, is false"."""
    end = next((k for k in range(c.m.head_end, len(c.tokens)) if c.tokens[k].low == ";"), None)
    behind = c.tokens[c.m.head_end : end]
    return any(
        t.low in ("is", "are", "was", "were") and "untrue" in u.plain for t, u in pairwise(behind)
    )
