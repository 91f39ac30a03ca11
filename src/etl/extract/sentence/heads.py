"""Words behind a number -> what it counts: people, a people, a trade, an event, a thing.

Nothing here looks before the number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.extract.beside import are_told_before, plural_thing
from etl.extract.numbers import NumberForm
from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.sentence.parallels import adjacent
from etl.extract.sentence.strangers import foreign_follows, from_others, of_foreigners
from etl.extract.tokens import EDGE, Token
from schemas.codes import NumberKind

_APART = 5
"""Tokens from one of two numbers that are told side by side to the other."""
_THING_KINDS = frozenset(
    [
        "grammar.publication",
        "grammar.unit",
        "grammar.money_after",
        "grammar.countries",
        "grammar.duration",
    ]
)
_HEADS = (
    ("grammar.animal", Head.THING),
    ("grammar.narrow", Head.NARROW),
    ("measure.people", Head.MEASURE),
    ("measure.events", Head.EVENT),
    ("grammar.person", Head.PERSON),
    ("grammar.foreign", Head.PERSON),
    ("grammar.trade", Head.TRADE),
)
"""What a word makes a head; of several classes the first counts."""
_OF_A_PEOPLE = frozenset([Head.PERSON, Head.MEASURE, Head.TRADE, Head.NARROW])
_SHARED = frozenset([Head.THING, Head.NARROW, Head.EVENT, Head.MEASURE, Head.PERSON])
_JOINABLE = frozenset([Head.TRADE, Head.PERSON, Head.MEASURE])
_PAIR = 2
"""Words of "and police", behind soldiers."""
_DEADLY = frozenset(["fatal", "deadly"])
"""What things are that cost lives: they are no people."""
_UNKNOWN = 3
"""So many unknown words may stand between a number and its head."""


@dataclass(slots=True)
class _Walk:
    """How far the words behind a number are read."""

    s: Sentence
    m: Mention
    silent: frozenset[str]
    place_at: Mapping[int, Place]
    i: int
    unknown: int = 0
    thing: bool = False
    found: bool = False


def read_heads(s: Sentence, live: Sequence[Mention], silent: frozenset[str]) -> None:
    """Fill in `head`, `head_end`, `people`, `foreign` and the measure that each head says.

    Words of a `silent` measure say none.
    """
    place_at = {p.first: p for p in s.places}
    for m in live:
        _read_head(s, m, silent, place_at)


def _read_head(
    s: Sentence, m: Mention, silent: frozenset[str], place_at: Mapping[int, Place]
) -> None:
    walk = _Walk(s, m, silent, place_at, m.at + 1)
    while walk.i < len(s.tokens) and _goes_on(walk):
        pass
    if not walk.found:
        _settle(walk)
    if m.head is Head.THING and (m.zero or m.number.value == 1):
        m.set_aside, m.reason = NumberKind.PRONOUN, "no number of people"
    elif m.head is Head.THING and are_told_before(s.tokens, m.at):
        m.set_aside, m.reason = NumberKind.OTHER_THING, "what was told before"


def share_heads(s: Sentence) -> None:
    """Give "77 and 63 requests" one noun; not the 77 of "77, and 63 of these were foreigners"."""
    for following, m in pairwise(reversed(s.mentions)):
        m.home = m.home or _beside_foreigners(s, m, following)
        following.home = following.home or _beside_foreigners(s, following, m)
        if m.set_aside is not None or m.head is not Head.NONE or m.people:
            continue
        behind = s.tokens[following.at + 1 : following.at + 2]
        if following.foreign and any("grammar.of_whom" in t.classes for t in behind):
            continue
        if (
            following.people
            or following.head not in _SHARED
            or not adjacent(s.tokens, m, following)
        ):
            continue
        if _begins_anew(s, m, following) or following.number.value == 1 < m.number.value:
            continue  # "Peru has 97 and one death"
        if any(t.low in ("and", "or") for t in s.tokens[m.at : following.at]):
            m.head, m.measure, m.said = following.head, following.measure, following.said


def _begins_anew(s: Sentence, m: Mention, following: Mention) -> bool:
    """As in "Peru: 97, and 63 injured": a comma parts two numbers, where three make a list."""
    parted = [t.low for t in s.tokens[m.head_end : m.head_end + 2]] == [",", "and"]
    listed = m.nth > 0 and adjacent(s.tokens, s.mentions[m.nth - 1], m)
    return parted and not listed


def _beside_foreigners(s: Sentence, m: Mention, other: Mention) -> bool:
    """As in "60 nationals and 37 foreigners": those at home."""
    if m.head is not Head.PERSON or m.foreign or m.people or not other.foreign:
        return False
    nouns = [t.low for t in s.tokens[m.at + 1 : m.head_end]]
    return nouns in (["nationals"], ["citizens"]) and abs(other.at - m.at) <= _APART


def _goes_on(w: _Walk) -> bool:
    """Read one token; tell whether the head may still come."""
    t = w.s.tokens[w.i]
    if _says_again(w, t):
        w.i += 3
        return True
    if t.number is not None or t.date is not None:
        return False
    kind = _head_of(t, w.silent)
    if kind is not None:
        return _take_noun(w, t, kind)
    place = w.place_at.get(w.i)
    if place is not None:
        return _take_place(w, t, place)
    if _opens_part(w, t) or _is_passed_over(w, t):
        w.i += 1
        return True
    return _take_word(w, t)


def _says_again(w: _Walk, t: Token) -> bool:
    """As in "sixty-four (64)"."""
    if t.low != "(" or w.i != w.m.at + 1 or w.i + 2 >= len(w.s.tokens):
        return False
    again, closing = w.s.tokens[w.i + 1 : w.i + 3]
    return (
        again.number is not None and again.number.value == w.m.number.value and closing.low == ")"
    )


def _head_of(t: Token, silent: frozenset[str]) -> Head | None:
    if not t.classes:
        return None
    if silent and (
        t.classes.get("measure.people") in silent or t.classes.get("measure.events") in silent
    ):
        return None
    return next((head for kind, head in _HEADS if kind in t.classes), None)


def _measure_of(t: Token) -> str | None:
    code = t.classes.get("measure.people", t.classes.get("measure.events"))
    return None if code is None else str(code)


def _take_noun(w: _Walk, t: Token, kind: Head) -> bool:
    m = w.m
    if _is_before_thing(w, t, kind):
        w.thing = True
        return False
    w.i += 1
    if kind is Head.NARROW and (noun := _beside_narrow(w)) is not None:
        t, kind, w.i = noun, Head.MEASURE, w.i + 2
    m.measure = _measure_of(t)
    m.said = m.measure is not None
    m.other = t.low == "others"
    m.foreign = m.foreign or "grammar.foreign" in t.classes
    m.home = "locals" in t.plain and any(o.people for o in w.s.mentions[: m.nth])
    if t.low == "foreign":
        m.measure = None
        return True
    if kind is Head.NARROW and "suspect" in t.plain and _arrested(w):
        kind = Head.PERSON
    if kind is Head.NARROW and "grammar.trade" in t.classes and _done_to(w):
        kind = Head.TRADE
    m.head, m.head_end, w.found = kind, w.i + _joined(w, kind), True
    if m.zero and w.unknown:
        m.head = Head.THING
    _read_people_of(w)
    return False


def _is_before_thing(w: _Walk, t: Token, kind: Head) -> bool:
    """As in "two passenger trains", "11 arrest warrants": alone it would be a plural."""
    if kind not in (Head.EVENT, Head.MEASURE) or w.m.number.value <= 1 or t.low.endswith("s"):
        return False
    return w.i + 1 < len(w.s.tokens) and plural_thing(w.s.tokens[w.i + 1])


def _beside_narrow(w: _Walk) -> Token | None:
    """Give the soldiers of "97 police and soldiers": together they are all of them."""
    link, noun = [*w.s.tokens[w.i : w.i + 2], EDGE, EDGE][:2]
    return noun if link.low == "and" and _head_of(noun, w.silent) is Head.MEASURE else None


def _arrested(w: _Walk) -> bool:
    """As in "58 suspects were arrested", "arrested 58 suspects": all who were."""
    near = w.s.tokens[max(0, w.m.at - 3) : w.i + 3]
    return any("arrest_verb" in t.plain for t in near)


def _done_to(w: _Walk) -> bool:
    """As in "97 lawyers were arrested", "arrested 97 lawyers": a text may count no others."""
    near = w.s.tokens[max(0, w.m.at - 3) : w.i + 3]
    return any("measure.said" in t.classes for t in near)


def _joined(w: _Walk, kind: Head) -> int:
    """Give how many tokens say the rest of "writers and public intellectuals" were held."""
    words = w.s.tokens[w.i : w.i + 4]
    if kind not in _JOINABLE or len(words) < _PAIR or words[0].low not in ("and", "or"):
        return 0
    if kind is Head.MEASURE:
        other = _head_of(words[1], w.silent)
        return _PAIR if other in (Head.MEASURE, Head.NARROW) else 0  # "soldiers and police"
    for k, t in enumerate(words[1:], 1):
        noun = plural_thing(t) or "grammar.trade" in t.classes or "measure.people" in t.classes
        if noun and w.i + k + 1 < len(w.s.tokens):
            behind = w.s.tokens[w.i + k + 1]
            return k + 1 if "be" in behind.plain or "measure.said" in behind.classes else 0
        if t.classes or not t.low.isalpha():
            return 0
    return 0


def _take_place(w: _Walk, t: Token, place: Place) -> bool:
    if place.form is Form.PEOPLE and w.unknown and not w.s.tokens[w.i - 1].low.endswith("ed"):
        return False  # "570 concern Serbs": a verb, not an adjective
    behind = w.s.tokens[place.last + 1 : place.last + 2]
    if w.m.zero and any("belonging" in b.plain for b in behind):
        w.thing = True  # "no Peruvian passport"
        return False
    if place.form is Form.PEOPLE or (place.form is Form.REGION and "region.people" in t.classes):
        _take_people(w, place)
        return False
    if place.form is not Form.ADJECTIVE or place.site:
        return False
    w.m.people.append(place.code)
    w.i = place.last + 1
    return True


def _take_people(w: _Walk, place: Place) -> None:
    """Read "Germans", "Chinese prisoners", "Iraqi nationals"."""
    m, end = w.m, place.last + 1
    m.people.append(place.code)
    m.head, w.found = Head.PEOPLE, True
    noun = w.s.tokens[end] if end < len(w.s.tokens) else None
    kind = _head_of(noun, w.silent) if noun is not None else None
    if noun is not None and kind in _OF_A_PEOPLE:
        m.head = Head.PEOPLE if kind is Head.PERSON else kind
        measure = _measure_of(noun)
        m.measure, m.said = measure or m.measure, measure is not None
        end += 1
    m.head_end = end


def _opens_part(w: _Walk, t: Token) -> bool:
    """As in "138 of them Estonians", "of whom 12 women"."""
    if w.i != w.m.at + 1 or "grammar.of_whom" not in t.classes or not t.low.startswith("of "):
        return False
    if w.i + 1 >= len(w.s.tokens):
        return False
    place = w.place_at.get(w.i + 1)
    people = place is not None and place.form is Form.PEOPLE
    return people or "grammar.narrow" in w.s.tokens[w.i + 1].classes


def _is_passed_over(w: _Walk, t: Token) -> bool:
    """As in "97 or so", "97 each", "97 confirmed", "97 of our": the head is behind."""
    if "hedge.after" in t.classes or "grammar.modifier" in t.classes:
        return True
    if t.low in ("each", "apiece"):
        return True
    return "of_those" in t.plain and w.i > w.m.at + 1 and w.s.tokens[w.i - 1].low == "of"


def _take_word(w: _Walk, t: Token) -> bool:
    """Read a word that is neither people nor place: a thing, an adjective, or the end."""
    m = w.m
    if _is_participle(w, t):
        m.measure, m.said = str(t.classes["measure.said"]), True
        m.head, m.head_end, w.found = Head.TRADE, w.i + 2, True
        return False
    if "papers" in t.plain and m.people and "holds_paper" in w.s.tokens[m.at + 1].plain:
        m.head, m.head_end, w.found = Head.PEOPLE, w.i + 1, True  # "22 held Indian papers"
        return False
    behind = w.s.tokens[w.i + 1 : w.i + 2]
    if "measure.sites" in t.classes and any("grammar.narrow" in b.classes for b in behind):
        m.head, m.head_end, w.found = Head.NARROW, w.i + 2, True  # "23 prison officers"
        return False
    if ("measure.sites" in t.classes or t.low in _DEADLY) and any(map(plural_thing, behind)):
        w.thing = True  # "twelve prison superintendents", "27 fatal crashes"
        return False
    named = not t.classes.keys().isdisjoint(("measure.sites", "grammar.things_before"))
    sites = named and t.low.endswith("s")  # "11 prisons", "34 pages"
    sites = sites or "also_things" in t.plain  # "84 houses"; not "the jail houses 84"
    counted = any(_head_of(b, w.silent) in (Head.EVENT, Head.MEASURE) for b in behind)
    if sites or (plural_thing(t) and not counted) or not _THING_KINDS.isdisjoint(t.classes):
        w.thing = True
        return False
    if t.classes or "function" in t.plain or not t.low.replace("-", "").isalpha():
        return False
    if "noun_again" in t.plain:
        return False  # "31 in Danish prisons and 26 in Finnish ones"
    if t.low.endswith("men") and len(t.low) > 5:  # hangmen, firemen: a trade
        m.head, m.head_end, w.found = Head.NARROW, w.i + 1, True
        return False
    w.unknown += 1
    w.i += w.unknown <= _UNKNOWN
    return w.unknown <= _UNKNOWN


def _is_participle(w: _Walk, t: Token) -> bool:
    """As in "271 imprisoned writers"."""
    if "measure.said" not in t.classes or not t.low.endswith("ed"):
        return False
    if w.i + 1 >= len(w.s.tokens):
        return False
    noun = w.s.tokens[w.i + 1]
    return plural_thing(noun) or _head_of(noun, w.silent) is Head.TRADE


def _settle(w: _Walk) -> None:
    """Make the best of words that have no head."""
    m = w.m
    m.head_end = m.at + 1
    m.mixed = "from" in w.s.words and from_others(w.s.tokens, m.at)
    m.foreign = m.foreign or m.mixed or foreign_follows(w.s.tokens, m.at)
    one = m.number.value == 1 and (m.number.form is NumberForm.WORDS or w.unknown == 1)
    if m.foreign:
        m.head = Head.PERSON
    elif w.thing or (w.unknown and (m.zero or one or m.people)):
        m.head = Head.THING
    elif m.people:
        m.head, m.head_end = Head.PEOPLE, w.i


def _read_people_of(w: _Walk) -> None:
    """Read "citizens of Bangladesh", "prisoners from Kenya", "arrests of Australians"."""
    s, m, tokens = w.s, w.m, w.s.tokens
    link = tokens[w.i].low if w.i < len(tokens) else ""
    beside = w.place_at.get(w.i) if m.head is Head.MEASURE else None
    if beside is not None and beside.form is Form.PEOPLE and not m.people:
        m.people.append(beside.code)  # "31 injured Danes", "12 dead Poles"
        m.head_end = beside.last + 1
        return
    if link not in ("of", "from", "among"):
        return
    if link == "from" and s.leaves:
        return  # "returned 32 prisoners from Kuwait": the country that they left
    if link == "from" and [t.low for t in tokens[w.i + 1 : w.i + 2]] in (["elsewhere"], ["abroad"]):
        m.mixed = True  # "home to 97 refugees from elsewhere"
        return
    if _is_this_country(tokens[w.i + 1 : w.i + 3]):
        m.home = m.head is Head.PERSON
        return
    m.foreign = m.foreign or (m.head is Head.EVENT and of_foreigners(tokens, w.i))
    place = _named_behind(w)
    if place is None or place.site or place.form not in (Form.PEOPLE, Form.NAME, Form.ADJECTIVE):
        return
    if link == "of" and m.head is Head.EVENT and place.form is not Form.PEOPLE:
        return
    if sum(p.group == place.group for p in s.places) > 1:
        return
    m.people.append(place.code)
    m.people_from = link == "from"
    m.head_end = place.last + 1


def _is_this_country(words: Sequence[Token]) -> bool:
    return len(words) == 2 and words[0].low in ("this", "the") and "this_country" in words[1].plain


def _named_behind(w: _Walk) -> Place | None:
    """Give the place behind "of", over "the Republic"."""
    for j in range(w.i + 1, min(w.i + 4, len(w.s.tokens))):
        place = w.place_at.get(j)
        if place is not None:
            return place
        if "name_link" not in w.s.tokens[j].plain:
            return None
    return None
