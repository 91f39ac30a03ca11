"""Sentence tokens -> mentions: each number with the people, places, measure and hedge that go with it.

One sentence at a time; what it leaves unsaid is filled in from the text before it by `discourse`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from etl.extract.dates import DateKind, DateSpan
from etl.extract.kinds import kind_of
from etl.extract.numbers import Number, NumberClass, NumberForm
from etl.extract.places import FUNCTION, Form, Gazetteer, Place, read_places
from etl.extract.tokens import Token
from schemas.codes import NumberKind


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


@dataclass(slots=True)
class Mention:
    """One number of a sentence that may be a count."""

    number: Number
    at: int
    """Token index of the number."""
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
    depth: int = 0
    """How many brackets are open around it."""
    other: bool = False
    """ "Five others": like those named before."""
    carries: bool = False
    """Set aside for a reason that holds for the numbers listed behind it as well."""
    rule: str = ""

    @property
    def number_is_none(self) -> bool:
        """Tell whether a zero is said by a word that stands alone ("none", "zero", "nil")."""
        return self.zero and self.alone

    alone: bool = False


@dataclass(slots=True)
class Sentence:
    """What is said in one sentence, beside its numbers."""

    start: int
    end: int
    tokens: Sequence[Token]
    places: list[Place]
    mentions: list[Mention]
    measures: list[tuple[int, str, str]]
    """(token index, class, measure) of every measure word."""
    first_in_block: bool = False
    question: bool = False
    heading: bool = False
    item: bool = False
    marker: str = ""
    """The letter or number of the list item that it opens."""


HELD = "held"
"""Said by "held" alone: in custody, or hostages where the text is about hostages."""
_HARD = frozenset({";", ":", ".", "!", "?", "(", ")", "–", "—", "-", "•"})
_SOFT = frozenset({",", "and", "but", "while", "whereas", "or"})


def read_sentence(text: str, tokens: Sequence[Token], start: int, end: int, gazetteer: Gazetteer, silent: frozenset[str] = frozenset()) -> Sentence:
    """Read one sentence."""
    places = read_places(tokens, text, gazetteer)
    measures = _measures(tokens, silent)
    mentions = [_mention(tokens, i, text) for i, t in enumerate(tokens) if t.number is not None]
    sentence = Sentence(start, end, tokens, places, mentions, measures)
    _read_depth(tokens, mentions)
    sentence.question = bool(tokens) and tokens[-1].low == "?"
    live = [m for m in mentions if m.set_aside is None]
    for m in live:
        _read_head(sentence, m, silent)
        read_hedge(sentence, m)
        if m.head is Head.THING and (m.zero or m.number.value == 1):
            m.set_aside, m.reason = NumberKind.PRONOUN, "no number of people"
    _share_heads(sentence, mentions)
    live = [m for m in live if m.set_aside is None]
    _bind_places(sentence, [m for m in mentions if m.set_aside is None])
    live = [m for m in live if m.set_aside is None]
    claimed: set[int] = set()
    for m in live:
        _read_measure(sentence, m, mentions, claimed)
    for m, following in zip(reversed(live[:-1]), reversed(live[1:]), strict=True):
        if m.measure is None and following.said and _listed(sentence, m, following):
            m.measure, m.said = following.measure, bool(m.people)
    for m in live:
        if m.measure is None:
            _carry_measure(sentence, m, claimed)
        _read_cues(sentence, m, mentions, text)
    _read_dates(sentence, mentions)
    return sentence


def _listed(s: Sentence, m: Mention, following: Mention) -> bool:
    """Tell whether two numbers stand in one list that a verb behind ends: "four Germans and two Dutch were killed"."""
    if any(k < following.at for k, kind, _ in s.measures if k > m.at and kind == "said"):
        return False
    end = max([m.head_end, *(p.last + 1 for p in m.places if p.first > m.at)])
    between = s.tokens[end : following.at]
    return bool(m.people) and len(between) <= 3 and all(t.low in (",", "and", "a", ";") or "hedge.before" in t.classes for t in between)


def _share_heads(s: Sentence, mentions: list[Mention]) -> None:
    """Give "77 and 63 requests" one noun."""
    for m, following in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        if m.set_aside is None and m.head is Head.NONE and not m.people and _adjacent(s.tokens, m, following):
            if not any(t.low in ("and", "or") for t in s.tokens[m.at : following.at]):
                continue
            if following.head in (Head.THING, Head.NARROW, Head.EVENT, Head.MEASURE, Head.PERSON) and not following.people:
                m.head, m.measure, m.said = following.head, following.measure, following.said


def _read_depth(tokens: Sequence[Token], mentions: list[Mention]) -> None:
    depths = _depths(tokens)
    for m in mentions:
        m.depth = depths[m.at]


def _measures(tokens: Sequence[Token], silent: frozenset[str]) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    for i, t in enumerate(tokens):
        for kind, value in t.classes.items():
            if not kind.startswith("measure.") or kind in ("measure.headers", "measure.close"):
                continue
            if kind == "measure.open":
                for code, closing in value:  # type: ignore[attr-defined]
                    if any(u.low == closing for u in tokens[i + 1 : i + 11]):
                        found.append((i, "said", str(code)))
            elif str(value) not in silent and not _publishes(tokens, i, str(value)):
                held = value == "in_custody" and kind == "measure.said" and ("held" in t.low or "detained" in t.low)
                found.append((i, kind[8:], HELD if held else str(value)))
    return found


def _publishes(tokens: Sequence[Token], i: int, code: str) -> bool:
    """ "Figures released on Monday" speak of nobody's release."""
    return code == "released" and any("grammar.publication" in t.classes for t in tokens[max(0, i - 4) : i])


def _mention(tokens: Sequence[Token], i: int, text: str) -> Mention:
    number = tokens[i].number
    assert number is not None
    mention = Mention(number, i, head_end=i + 1)
    if number.cls is NumberClass.ZERO:
        mention.zero = True
        mention.alone = tokens[i].low not in ("no", "not a single", "not one")
    else:
        mention.set_aside = kind_of(tokens, i, text)
    return mention


# --- what stands behind the number ---------------------------------------------------------------


def _read_head(s: Sentence, m: Mention, silent: frozenset[str]) -> None:
    tokens = s.tokens
    i = m.at + 1
    unknown = 0
    thing = False
    place_at = {p.first: p for p in s.places}
    while i < len(tokens):
        t = tokens[i]
        if i == m.at + 1 and t.low == "(" and i + 2 < len(tokens) and tokens[i + 1].number and tokens[i + 2].low == ")" and tokens[i + 1].number.value == m.number.value:
            i += 3  # "sixty-four (64)"
            continue
        if t.number is not None or t.date is not None:
            break
        kind = _head_kind(t, silent)
        place = place_at.get(i)
        if place is not None and kind is None:
            if unknown and place.form is Form.PEOPLE and not tokens[i - 1].low.endswith("ed"):
                break  # "570 concern Serbs": a verb, not an adjective
            if place.form is Form.PEOPLE or place.form is Form.REGION and "region.people" in t.classes:
                m.people.append(place.code)
                m.head = Head.PEOPLE
                i = place.last + 1
                if i < len(tokens) and _head_kind(tokens[i], silent) in (Head.PERSON, Head.MEASURE, Head.TRADE, Head.NARROW):
                    m.head = _head_kind(tokens[i], silent) or m.head
                    if m.head is Head.PERSON:
                        m.head = Head.PEOPLE
                    m.measure, m.said = _measure_of(tokens[i]) or m.measure, bool(_measure_of(tokens[i]))
                    i += 1
                m.head_end = i
                return
            if place.form is Form.ADJECTIVE and not place.site:
                m.people.append(place.code)
                i = place.last + 1
                continue
            break
        if kind is not None:
            m.head = kind
            m.measure = _measure_of(t)
            m.said = m.measure is not None
            m.other = t.low == "others"
            if "grammar.foreign" in t.classes:
                m.foreign = True
                if t.low in ("foreign",):
                    i += 1
                    m.head = Head.NONE
                    m.measure = None
                    continue
            i += 1
            m.head_end = i
            if m.zero and unknown:
                m.head = Head.THING
            _people_of(s, m, i, place_at)
            return
        if "grammar.of_whom" in t.classes and t.low.startswith("of ") and i == m.at + 1 and i + 1 < len(tokens) and (i + 1 in place_at and place_at[i + 1].form is Form.PEOPLE or "grammar.narrow" in tokens[i + 1].classes):
            i += 1
            continue  # "138 of them Estonians"
        if "hedge.after" in t.classes or t.low in ("each", "apiece") or "grammar.modifier" in t.classes or t.low in ("such", "other", "of", "our", "the", "its", "their") and i > m.at + 1 and tokens[i - 1].low == "of":
            i += 1
            continue
        if "measure.said" in t.classes and i + 1 < len(tokens) and (_head_kind(tokens[i + 1], silent) is Head.TRADE or plural_thing(tokens[i + 1])) and t.low.endswith("ed"):
            m.measure, m.said, m.head, m.head_end = str(t.classes["measure.said"]), True, Head.TRADE, i + 2
            return  # "271 imprisoned writers"
        if t.classes and (set(t.classes) & _THING_CLASSES) or plural_thing(t) or "measure.sites" in t.classes and t.low.endswith("s"):
            thing = True
            break
        if not t.low.replace("-", "").isalpha() or t.low in FUNCTION or t.classes:
            break
        if t.low.endswith("men") and len(t.low) > 5:
            m.head = Head.NARROW  # hangmen, firemen: a trade
            m.head_end = i + 1
            return
        unknown += 1
        if unknown > 3:
            break
        i += 1
    m.head_end = m.at + 1
    if m.head is Head.NONE and _foreign_follows(tokens, m.at):
        m.foreign = True
    if m.foreign and m.head is Head.NONE:
        m.head = Head.PERSON
    elif thing or unknown and (m.zero or m.number.value == 1 and m.number.form.value == "words"):
        m.head = Head.THING
    elif m.people and m.head is Head.NONE:
        m.head = Head.PEOPLE if not unknown else Head.THING
        if m.head is Head.PEOPLE:
            m.head_end = i


def _foreign_follows(tokens: Sequence[Token], at: int) -> bool:
    """ "The other 20 were foreigners", "11,135 of whom weren't British": said behind the number."""
    for k in range(at + 1, min(at + 5, len(tokens))):
        t = tokens[k]
        if "grammar.foreign" in t.classes and (t.low != "foreign" or k + 1 < len(tokens) and "measure.people" in tokens[k + 1].classes):
            return k > at + 1
        if t.low in ("weren't", "aren't", "not", "non") and k + 1 < len(tokens) and ("place.people" in tokens[k + 1].classes or "place.adjectives" in tokens[k + 1].classes):
            return True
        if t.low not in ("were", "are", "was", "of whom", "of them", "of these", "of which", "of those", "all", "of", "the"):
            return False
    return False


_THING_CLASSES = frozenset(("grammar.publication", "grammar.unit", "grammar.money_after", "grammar.countries", "grammar.duration"))
_MASS = frozenset("staff police cattle sheep aircraft media data criteria poultry livestock equipment ammunition kit luggage".split())


def plural_thing(t: Token) -> bool:
    """A word that no vocabulary has and that looks like several things: "permits", "vehicles"."""
    if t.classes or not t.low.isalpha() or t.low in FUNCTION:
        return False
    return t.low in _MASS or len(t.low) > 3 and t.low.endswith("s") and not t.low.endswith(("ss", "us", "is"))


def _head_kind(t: Token, silent: frozenset[str]) -> Head | None:
    c = t.classes
    if not c:
        return None
    if silent and (c.get("measure.people") in silent or c.get("measure.events") in silent):
        return None
    if "grammar.animal" in c:
        return Head.THING
    if "grammar.narrow" in c:
        return Head.NARROW
    if "measure.people" in c:
        return Head.MEASURE
    if "measure.events" in c:
        return Head.EVENT
    if "grammar.person" in c or "grammar.foreign" in c:
        return Head.PERSON
    if "grammar.trade" in c:
        return Head.TRADE
    return None


def _measure_of(t: Token) -> str | None:
    for kind in ("measure.people", "measure.events"):
        if kind in t.classes:
            return str(t.classes[kind])
    return None


def _people_of(s: Sentence, m: Mention, i: int, place_at: dict[int, Place]) -> None:
    """Read "citizens of Bangladesh", "prisoners from Kenya", "arrests of Australians" behind the head."""
    tokens = s.tokens
    if i >= len(tokens) or tokens[i].low not in ("of", "from", "among"):
        return
    if tokens[i].low == "from" and any(code == "released" for _, _, code in s.measures):
        return  # "returned 32 prisoners from Kuwait": the country that they left
    if i + 2 < len(tokens) and tokens[i + 1].low in ("this", "the") and tokens[i + 2].low in ("country", "state", "republic", "kingdom"):
        m.home = m.head is Head.PERSON
        return
    for j in range(i + 1, min(i + 4, len(tokens))):
        place = place_at.get(j)
        if place is None:
            if tokens[j].low not in ("the", "republic", "our", "its", "other"):
                return
            continue
        if place.form in (Form.PEOPLE, Form.NAME, Form.ADJECTIVE) and not place.site:
            if tokens[i].low == "of" and m.head is Head.EVENT and place.form is not Form.PEOPLE:
                return
            mates = [p for p in s.places if p.group == place.group]
            if len(mates) > 1:
                return
            m.people.append(place.code)
            m.people_from = tokens[i].low == "from"
            m.head_end = place.last + 1
        return


# --- hedges --------------------------------------------------------------------------------------


def read_hedge(s: Sentence, m: Mention) -> None:
    """Find the words that blur the number, before or behind it."""
    tokens = s.tokens
    i = m.at - 1
    while i >= 0 and tokens[i].low in ("a", "an", "the", "only", "just", "another", "further", "between", "from", "("):
        if "hedge.before" in tokens[i].classes:
            break
        i -= 1
    if i >= 0 and "hedge.before" in tokens[i].classes and m.at - i <= 3:
        m.hedge = str(tokens[i].classes["hedge.before"])
        m.hedge_words = (tokens[i].start, tokens[i].end)
        return
    for j in range(m.at + 1, min(m.head_end + 2, len(tokens))):
        t = tokens[j]
        if t.low in ("-", "–") and j + 1 < len(tokens) and tokens[j + 1].low == "plus":
            m.hedge, m.hedge_words = "over", (t.start, tokens[j + 1].end)
            return
        if "hedge.after" in t.classes:
            if t.low in ("at least", "at most") and j + 1 < len(tokens) and tokens[j + 1].number is not None:
                continue
            if t.low in ("plus", "approximately", "roughly") and j + 1 < len(tokens) and tokens[j + 1].number is not None:
                continue
            m.hedge = str(t.classes["hedge.after"])
            m.hedge_words = (t.start, t.end)
            return


# --- places --------------------------------------------------------------------------------------


def _bind_places(s: Sentence, live: list[Mention]) -> None:
    tokens = s.tokens
    taken: set[int] = set()
    for p in s.places:
        for m in live:
            if m.at < p.first < m.head_end:
                taken.add(id(p))
    _respectively(s, live, taken)
    previous_end = 0
    for k, m in enumerate(live):
        following = live[k + 1].at if k + 1 < len(live) else len(tokens)
        if m.places:
            previous_end = max(m.head_end, max(p.last + 1 for p in m.places if p.first > m.at) if any(p.first > m.at for p in m.places) else 0)
            continue
        m.each = _each_follows(tokens, m, following)
        left = [p for p in s.places if previous_end <= p.first < m.at and id(p) not in taken]
        right = [p for p in s.places if m.head_end <= p.first < following and id(p) not in taken]
        chosen, is_right = _choose(s, m, left, right, previous_end)
        if chosen:
            m.places, m.right = chosen, is_right
            for p in chosen:
                taken.add(id(p))
        previous_end = max([m.head_end, *(p.last + 1 for p in chosen if is_right)])
    _share_places(s, live)


def _share_places(s: Sentence, live: list[Mention]) -> None:
    """ "No dead and no injured in Montenegro": the place behind the second is the first's as well."""
    for m, following in zip(live[:-1], live[1:], strict=True):
        between = s.tokens[m.head_end : following.at]
        kinds = (Head.EVENT, Head.MEASURE, Head.PEOPLE, Head.PERSON)
        if not m.places and m.head in kinds and following.head in kinds and following.right and not following.each:
            if len(between) <= 2 and all(t.low in ("and", ",", "or") or "hedge.before" in t.classes for t in between):
                m.places, m.right = following.places, True


def _each_follows(tokens: Sequence[Token], m: Mention, following: int) -> bool:
    for j in range(m.at + 1, min(m.head_end + 4, following, len(tokens))):
        if "grammar.each" in tokens[j].classes or tokens[j].low in ("each", "apiece"):
            return True
        if tokens[j].low in (";", "."):
            return False
    return False


def _choose(s: Sentence, m: Mention, left: list[Place], right: list[Place], previous_end: int) -> tuple[list[Place], bool]:
    tokens = s.tokens
    released = any(code == "released" for _, _, code in s.measures)
    for p in left:
        if p.people_of and not (p.prep == "from" and released and not any("measure.people" in t.classes for t in tokens[max(0, p.first - 3) : p.first])) and not m.people and not any(p is q for q in right):
            if all(o.at > m.at or not o.people for o in s.mentions):
                m.people.append(p.code)
    left = [p for p in left if not p.people_of]
    direct_left = _direct_left(tokens, m, left)
    if direct_left is not None:
        m.direct = True
        return _group_of(left, direct_left, m), False
    near_right = _near_right(tokens, m, right)
    if left and left[-1].form is Form.WITHIN and [t.low for t in tokens[left[-1].last + 1 : m.at]] == [",", "where"]:
        left[-1].strict = True
        return [left[-1]], False
    near_left = _near_left(tokens, m, left, previous_end)
    if near_right is not None and near_left is not None and near_right.form is Form.WITHIN and near_left.form is Form.NAME and near_right.code == near_left.code:
        near_right.strict = True  # "of the dead in Mozambique 212 were found in Beira"
        return [near_right], True
    if near_right is not None and (near_left is None or _stronger_right(tokens, m, near_left, near_right)):
        return _group_of(right, near_right, m), True
    if near_left is not None:
        return _group_of(left, near_left, m), False
    return [], False


def _group_of(places: list[Place], one: Place, m: Mention) -> list[Place]:
    mates = [p for p in places if p.group == one.group]
    if len(mates) > 1:
        if m.each or m.rule == "each":
            if m.each and one.first < m.at:
                return [p for p in places if p.form is one.form or p.form is Form.NAME] if one.form is Form.NAME else mates
            return mates
        if one.first > m.at or (one is mates[-1] and _plural_subject(mates)):
            m.joint = True
            return mates
    return [one]


def _plural_subject(mates: list[Place]) -> bool:
    return all(p.form is mates[0].form for p in mates)


def _direct_left(tokens: Sequence[Token], m: Mention, left: list[Place]) -> Place | None:
    """`Turkey (9`, `Turkey: 9`, `Turkey 9`, `Turkey - 9`: nothing but a mark between place and number."""
    for p in reversed(left):
        between = tokens[p.last + 1 : m.at]
        marks = [t.low for t in between if "hedge.before" not in t.classes]
        if all(x in ("(", ":", "-", "–", "—", ",", "the") for x in marks) and len(marks) <= 2:
            if marks == [","] and p.prep is not None and p.form is Form.WITHIN or marks == [":"] and p.prep == "from":
                return None
            if "," in marks and "(" not in marks and p.prep is not None and p.prep == "in" and m.head_end < len(tokens) and tokens[m.head_end].low in ("in", "from"):
                return None
            if marks == [","] and m.head_end < len(tokens) and tokens[m.head_end].low in ("in", "from", "at"):
                return None
            return p
        break
    return None


def _near_right(tokens: Sequence[Token], m: Mention, right: list[Place]) -> Place | None:
    """A place behind the number, in its own clause: "97 in China", "97 are held by China"."""
    for p in right:
        between = tokens[m.head_end : p.first]
        if p.form is Form.ADJECTIVE and not p.site and between and between[-1].low == "as":
            p.form = Form.PEOPLE
        if p.form is Form.PEOPLE and not p.site and p.prep not in ("by", "in", "of", "from"):
            if between and (between[-1].low in _BE or between[-1].low == "as") and not any(t.low in (",", ";", ":") for t in between):
                return p
            continue
        if p.prep == "by" and not _done_by(tokens, p):
            continue
        if between and between[0].low in ("of them", "of these", "of whom", "of those"):
            between = between[1:]
        separators = [t for t in between if t.low in _HARD or t.low in (",", "and", "but")]
        if m.each and len(separators) <= 1 and len(between) <= 7:
            return p
        if between and between[0].low == "(" and len(between) == 1:
            mates = [q for q in right if q.group == p.group]
            behind = mates[-1].last + 1
            if behind < len(tokens) and tokens[behind].low == ")":
                m.rule = "each"
                return p
            return None
        if any(t.low in (";", ":", "(", ")", "–", "—") for t in between):
            return None
        said = bool(m.people) or any("measure.said" in t.classes for t in between)
        if said and len(separators) == 1 and p.prep in ("in", "at") and any(t.low == "," for t in between[-3:]):
            return p
        if any(t.low in (",", "and", "but", "while") for t in between) and not (between and between[0].low == "," and p.prep is not None and len(separators) <= 2 and _parenthetic(between)):
            return None
        if p.prep is None and not p.site and between and p.form in (Form.NAME, Form.SEAT) and not _verb_before(between) and not (p.owns and between[-1].low in _BE):
            return None
        if len(between) > 12:
            return None
        return p
    return None


_BE = frozenset("is are was were be been being".split())


def _done_by(tokens: Sequence[Token], p: Place) -> bool:
    """Tell whether "by France" says who holds, frees or kills, not who leads or reports."""
    before = tokens[max(0, p.first - 4) : p.first]
    return any(k in ("measure.said", "measure.weak", "measure.people") for t in before for k in t.classes)


def _parenthetic(between: Sequence[Token]) -> bool:
    return sum(t.low == "," for t in between) == 2


def _verb_before(between: Sequence[Token]) -> bool:
    return bool(between) and between[-1].low in ("to", "in", "of", "by", "from", "for", "at", "left", "leave")


def _near_left(tokens: Sequence[Token], m: Mention, left: list[Place], previous_end: int) -> Place | None:
    """A place before the number: "China has 97", "In Uruguay live 33", "France and Morocco hold 97"."""
    for p in reversed(left):
        between = tokens[p.last + 1 : m.at]
        if any(t.low == ";" for t in between):
            return None
        if p.form is Form.WITHIN and any(t.low in (",", "that") for t in between) and not p.strict or p.form is Form.PEOPLE and p.prep == "to":
            continue
        if p.form is Form.PEOPLE and p.first and tokens[p.first - 1].low in _BE:
            continue  # "Greenland, which is Danish, had 139"
        if p.first and tokens[p.first - 1].low in _OVERTAKEN:
            continue  # "Libya follows Italy with 430"
        if p.owns and not p.site and between and _noun_owned(between[0]):
            p.agency = True
        if p.prep == "in" and p.first >= 3 and _reports(tokens, p):
            continue
        if between and "grammar.reporting" in between[0].classes and any(t.low == "that" for t in between):
            continue  # "Lima confirmed that two had been hurt"
        if m.each and p.form is Form.REGION and p.prep == "in" and any(q.form is Form.NAME for q in left):
            continue
        if p.prep in ("to", "with", "against", "between", "near", "throughout", "among") and p.form is not Form.REGION:
            if p.prep != "to" and p.prep != "with":
                continue
        if p.prep == "by" and not _done_by(tokens, p):
            continue
        if p.form is Form.REGION and p.first and tokens[p.first - 1].number is not None:
            continue
        if p.form is Form.ADJECTIVE and not p.site and not p.owns:
            beside = tokens[p.last + 1] if p.last + 1 < m.at else None
            if beside is not None and ("grammar.person" in beside.classes or "measure.people" in beside.classes):
                return p  # "Chinese citizens are in front with 1,028"
            if not any(t.low in ("contingent", "company", "one", "government", "figure", "number", "total", "toll", "share") for t in between[:2]) and len(between) > 1:
                continue
        return p
    return None


_OVERTAKEN = frozenset(("follows", "behind", "than", "past", "overtook", "overtakes", "tops", "trails"))
_COUNTED = frozenset("figure figures number total share toll count tally list own part portion official".split())


def _noun_owned(t: Token) -> bool:
    """ "Cambodia's ministry told 3,075": what is owned acts, not the country."""
    if t.classes:
        acts = ("grammar.trade", "grammar.mission", "grammar.publication", "grammar.narrow")
        return t.low not in _COUNTED and any(kind in acts for kind in t.classes)
    return t.low.isalpha() and t.low not in FUNCTION and t.low not in _COUNTED


def _reports(tokens: Sequence[Token], p: Place) -> bool:
    """Tell whether a body "in the US had learnt of" them: where it sits, not where they are."""
    behind = tokens[p.last + 1 : p.last + 4]
    started = any(t.low in (",", ";", ":") for t in tokens[max(0, p.first - 3) : p.first])
    return not started and any("grammar.reporting" in t.classes for t in behind)


def _stronger_right(tokens: Sequence[Token], m: Mention, left: Place, right: Place) -> bool:
    between_left = tokens[left.last + 1 : m.at]
    between_right = tokens[m.head_end : right.first]
    if m.head_end < right.first and right.prep in ("in", "by", "from", "at", "inside", "across", "outside") and len(between_right) <= 3:
        # "France, 12 in Italy": the place before belongs to the number before, unless it holds them
        return not (left.owns and left.form is Form.NAME and right.prep == "from")
    if right.site:
        return True
    if any(t.low in (",", "and", ":") for t in between_left) and len(between_right) <= 6:
        return left.prep is not None or right.prep is not None
    return False


def _respectively(s: Sentence, live: list[Mention], taken: set[int]) -> None:
    """Pair two parallel lists: "France, Germany and Morocco hold 176, 134 and 97"."""
    tokens = s.tokens
    runs: list[list[Mention]] = []
    for m in live:
        if runs and _adjacent(tokens, runs[-1][-1], m):
            runs[-1].append(m)
        else:
            runs.append([m])
    for run in runs:
        if len(run) < 2:
            continue
        last_end = run[-1].head_end
        said = any("grammar.respectively" in t.classes for t in tokens[run[-1].at : min(len(tokens), last_end + 5)])
        groups: dict[int, list[Place]] = {}
        for p in s.places:
            if p.last < run[0].at and id(p) not in taken:
                groups.setdefault(p.group, []).append(p)
        candidates = [g for g in groups.values() if len(g) == len(run)]
        if not candidates and said:
            seen = [p for p in s.places if p.last < run[0].at and p.form in (Form.NAME, Form.PEOPLE) and id(p) not in taken]
            candidates = [seen[-len(run) :]] if len(seen) >= len(run) else []
        if not candidates:
            if said:
                _dates_in_order(tokens, run)
            continue
        group = candidates[-1]
        if not said and any(t.low in (";", ".") for t in tokens[group[-1].last + 1 : run[0].at]):
            continue
        for m, p in zip(run, group, strict=True):
            m.places = [p]
            m.rule = "respectively"
            taken.add(id(p))


def _dates_in_order(tokens: Sequence[Token], run: list[Mention]) -> None:
    """ "2018, 2019 and 2020 brought 49, 47 and 8, in that order"."""
    dates = [t.date for t in tokens[: run[0].at] if t.date is not None]
    if len(dates) >= len(run):
        for m, date in zip(run, dates[-len(run) :], strict=True):
            m.date, m.rule = date, "respectively"


def _adjacent(tokens: Sequence[Token], a: Mention, b: Mention) -> bool:
    between = tokens[a.head_end : b.at]
    return 0 < len(between) <= 6 and all(t.low in (",", "and", "or", "so", "far") or "hedge.before" in t.classes for t in between)


# --- measure, cues, dates ------------------------------------------------------------------------


def _segment(tokens: Sequence[Token], m: Mention, mentions: list[Mention]) -> tuple[int, int]:
    """Give the token range from the mark before the number to the mark behind it, between its neighbours."""
    i = m.at
    low = max([0, *(o.head_end for o in mentions if o.at < m.at and o.set_aside is None)])
    while i > low and tokens[i - 1].low not in (",", ";", "and", "but", "(", ")", "–", "—", "while", "whereas"):
        i -= 1
    j = m.head_end
    high = min([len(tokens), *(o.at for o in mentions if o.at > m.at and o.set_aside is None)])
    while j < high and tokens[j].low not in (",", ";", ":", "and", "but", "(", ")", "–", "—", "while", "whereas"):
        j += 1
    return i, j


def _read_measure(s: Sentence, m: Mention, mentions: list[Mention], claimed: set[int]) -> None:
    """Find the measure that is said with the number itself; note the words that say it in `claimed`."""
    strong = [(at, kind, code) for at, kind, code in s.measures if kind in ("said", "people", "events")]
    i, j = _segment(s.tokens, m, mentions)
    if m.measure is not None and m.at and s.tokens[m.at - 1].classes.get("measure.before") is not None:
        m.measure = str(s.tokens[m.at - 1].classes["measure.before"])
        return
    if m.head is Head.EVENT and m.people:
        done = [(at, code) for at, kind, code in strong if kind == "said" and m.head_end <= at < m.head_end + 3 and code != m.measure]
        if done:  # "1,443 cases of Australians arrested"
            m.measure = done[0][1]
    if m.measure is not None:
        claimed.update(at for at, _, _ in strong if m.at < at < m.head_end)
        if m.head is Head.MEASURE:
            acts = [(at, code) for at, kind, code in strong if kind == "said" and i <= at < j and code in _ACTS and code != m.measure]
            if acts:
                m.measure = acts[0][1]
                claimed.add(acts[0][0])
        return
    verb = m.at - 1
    while verb > 0 and ("hedge.before" in s.tokens[verb].classes or s.tokens[verb].low in ("the", "a", "an", "another", "all")):
        verb -= 1
    if verb >= 0 and "measure.before" in s.tokens[verb].classes and m.head in (Head.PEOPLE, Head.PERSON, Head.TRADE, Head.EVENT):
        m.measure, m.said = str(s.tokens[verb].classes["measure.before"]), True
        return
    if _of_number(s.tokens, m) and strong and strong[-1][0] > m.at:
        m.measure, m.said = strong[-1][2], True
        claimed.add(strong[-1][0])
        return
    inside = [x for x in strong if m.head_end <= x[0] < j] or [x for x in reversed(strong) if i <= x[0] < m.at]
    if inside:
        chosen = inside[0]
        if chosen[1] == "people":
            chosen = next((x for x in inside if x[1] == "said" and x[2] in _ACTS), chosen)
        m.measure, m.said = chosen[2], True
        claimed.add(chosen[0])
        return
    m.weak = {code for at, kind, code in s.measures if kind in ("weak", "sites") and i <= at < j}
    acted = [code for _, kind, code in s.measures if kind == "agents" and code in m.weak]
    if acted:
        m.measure, m.said = acted[0], True


def _carry_measure(s: Sentence, m: Mention, claimed: set[int]) -> None:
    """Take the measure from elsewhere in the sentence: before the number, else behind it."""
    strong = [x for x in s.measures if x[1] in ("said", "people", "events")]
    earlier = [x for x in strong if x[0] < m.at]
    later = [x for x in strong if x[0] > m.at and x[0] not in claimed]
    if earlier:
        acts = [code for _, _, code in earlier if code in _ACTS]
        m.measure = acts[-1] if acts and earlier[-1][1] == "people" else earlier[-1][2]
    elif later:
        m.later = later[0][2]


_ACTS = frozenset(("released", "killed", "executed", "on_death_row", "injured"))
"""What is done to people says more than what they are: "19 hostages were set free"."""


def _of_number(tokens: Sequence[Token], m: Mention) -> bool:
    """ "205 of the 661 people ... were dead"."""
    return m.at + 3 < len(tokens) and tokens[m.at + 1].low in ("of", "of the") and any(t.number is not None for t in tokens[m.at + 2 : m.at + 4])


def _read_cues(s: Sentence, m: Mention, mentions: list[Mention], text: str) -> None:
    tokens = s.tokens
    i, j = _segment(tokens, m, mentions)
    wide = tokens[max(0, i) : min(len(tokens), j)]
    m.every = any("grammar.every_country" in t.classes for t in wide)
    m.of_them = any("grammar.of_whom" in t.classes for t in tokens[m.at + 1 : min(len(tokens), m.head_end + 2)]) or (
        m.at > 0 and "grammar.of_whom" in tokens[m.at - 1].classes
        or m.at > 1 and tokens[m.at - 1].low == "," and "grammar.of_whom" in tokens[m.at - 2].classes and tokens[m.at - 2].low.startswith("of ")
    )
    right = tokens[m.head_end : j]
    behind = tokens[m.head_end] if m.head_end < len(tokens) else None
    if m.head is Head.EVENT and any(t.low == "new" for t in tokens[m.at : m.head_end]):
        m.set_aside, m.reason, m.carries = NumberKind.CHANGE, "new ones only", True
    elif m.joint and behind is not None and "grammar.altogether" in behind.classes and len(m.places) == m.number.value:
        m.set_aside, m.reason = NumberKind.COUNTRIES, "counts the countries before it"
    elif m.head is Head.NARROW:
        m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a narrower group"
    elif m.head is Head.THING:
        m.set_aside, m.reason, m.carries = NumberKind.OTHER_THING, f"counts {tokens[m.at + 1].low}", True
    elif behind is not None and (behind.low == "per" or "grammar.rate" in behind.classes) or behind is not None and behind.low == "to" and m.head_end + 1 < len(tokens) and tokens[m.head_end + 1].low in ("a", "each", "every") or any("grammar.rate" in t.classes for t in tokens[i : m.at]) or _one_in(tokens, m):
        m.set_aside, m.reason, m.carries = NumberKind.RATE, "a rate", True
    elif m.hedge and any(t.low in ("each", "none", "nobody", "every", "any") for t in tokens[max(0, m.at - 8) : m.at]):
        m.set_aside, m.reason = NumberKind.RATE, "a threshold"
    elif m.head is not Head.PEOPLE and not m.foreign and not m.places and _rest_label(tokens[i : m.at]):
        m.set_aside, m.reason = NumberKind.NO_COUNTRY, "other or unknown countries"
    elif m.head is Head.NONE and m.at and (not m.places and tokens[m.at - 1].low in ("on", "in") or not m.right and tokens[m.at - 1].low == "in" and m.number.form is NumberForm.WORDS) and not m.of_them:
        m.set_aside, m.reason = NumberKind.NO_COUNTRY, "a number of something named before"
    elif any("grammar.narrowing" in t.classes for t in wide) or _of_a_crime(tokens, m, i, right):
        m.set_aside, m.reason, m.carries = NumberKind.NARROWER_GROUP, "a narrower group", not m.of_them
    elif _one_site(tokens, i, j, text):
        m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "one prison"
    elif _narrow_beside(tokens, m, i, right):
        m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a narrower group"
    elif any("grammar.increment" in t.classes for t in [*tokens[: m.at], *right]) or any("grammar.increment_behind" in t.classes for t in right[:4]):
        m.set_aside, m.reason, m.carries = NumberKind.CHANGE, "what was added since the last count", True
    elif m.head is Head.NONE and not m.right and not m.people and _of_the_counted(tokens, m, mentions):
        m.set_aside, m.reason, m.carries = NumberKind.NARROWER_GROUP, "a part of those of one country", True
    elif m.head is Head.NONE and not m.places and not m.people and _part_of_them(tokens, m):
        m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a part of them"
    elif m.at >= 2 and tokens[m.at - 2].low == "to" and tokens[m.at - 1].low.isalpha() and not tokens[m.at - 1].classes and tokens[m.at - 1].low not in FUNCTION:
        m.set_aside, m.reason, m.carries = NumberKind.FORECAST, "a plan", True
    elif _foretold(tokens, m, mentions) or any(t.low in ("is expected", "are expected") for t in right[:3]) or behind is not None and behind.low in ("could", "may", "might", "would", "will") and not (m.at and tokens[m.at - 1].low == "only"):
        m.set_aside, m.reason, m.carries = NumberKind.FORECAST, "a forecast, promise or condition", True
    m.everyone = behind is not None and behind.low == "of" and m.head_end + 1 < len(tokens) and tokens[m.head_end + 1].low == "all nationalities" or behind is not None and behind.low == "of all" or any(t.low == "population" for t in tokens[max([0, *(o.head_end for o in mentions if o.at < m.at)]) : m.at])
    if m.head is Head.NONE and not m.people and not m.foreign and not m.places and any("grammar.foreign" in t.classes and t.low != "foreign" or t.low == "foreign" for t in tokens[i : m.at]):
        m.foreign = not any(t.low in ("foreign jails", "foreign prisons") for t in tokens[i : m.at])
    m.totalish = any(
        t.low in ("number", "figure", "figures", "tally", "toll", "it", "sum", "says", "makes", "population", "detainees", "prisoners", "share")
        or "grammar.every_country" in t.classes
        or "grammar.altogether" in t.classes
        or t.low in ("a total of", "total of")
        for t in tokens[max(0, i - 1) : m.at]
    ) or behind is not None and "grammar.altogether" in behind.classes


def _part_of_them(tokens: Sequence[Token], m: Mention) -> bool:
    """ "Six of the injured", "214 of the returnees": some of those counted before."""
    j = m.at + 1
    if j + 1 >= len(tokens) or not (tokens[j].low in ("of", "of the") or tokens[j].low.startswith("of the ")):
        return False
    k = j + 1
    while k < len(tokens) and tokens[k].low in ("the", "those", "foreign"):
        k += 1
    return k < len(tokens) and any(kind in ("measure.people", "measure.events", "grammar.person") for kind in tokens[k].classes)


def _of_the_counted(tokens: Sequence[Token], m: Mention, mentions: list[Mention]) -> bool:
    """ "Of the dead in Mozambique 212 were found in one town": a part of a country's own count."""
    start = max([0, *(o.head_end for o in mentions if o.at < m.at)])
    while start < m.at and tokens[start].low in (",", "and", ";", "but"):
        start += 1
    if start + 3 >= m.at or not tokens[start].low.startswith("of") or start and tokens[start - 1].low not in (",", ";", "and", "but"):
        return False
    named = any("measure.people" in t.classes or "measure.events" in t.classes or t.low == "those" for t in tokens[start + 1 : start + 4])
    return named and bool(m.places)


def _one_in(tokens: Sequence[Token], m: Mention) -> bool:
    """ "One Australian in five", "nine in ten"."""
    j = m.head_end
    if m.number.value <= 100 and any(t.low == "out" for t in tokens[j : j + 2]) and any(t.number is not None for t in tokens[j : j + 4]):
        return True
    ahead = m.number.value <= 10 and j + 1 < len(tokens) and tokens[j].low in ("in", "out of") and tokens[j + 1].number is not None
    after = m.number.value <= 100 and m.at >= 2 and tokens[m.at - 1].low == "in" and any(t.number is not None and t.number.value <= 10 for t in tokens[max(0, m.at - 3) : m.at - 1]) and m.number.form.value == "words" and j == m.at + 1
    return ahead and m.number.form.value == "words" or after


def _rest_label(before: Sequence[Token]) -> bool:
    """ "Other / unknown countries: 7,216", "Others 34"."""
    at = next((k for k, t in enumerate(before) if t.low in ("other", "others", "unknown", "unspecified", "remaining")), None)
    return at is not None and all(t.low in ("/", ":", "-", "–", "or", "and", "unknown", "(") or "grammar.countries" in t.classes for t in before[at + 1 :])


def _one_site(tokens: Sequence[Token], i: int, j: int, text: str) -> bool:
    """ "Helsinki Prison had 301 inmates": one prison, by its name."""
    for k in range(max(1, i), min(j, len(tokens))):
        t, before = tokens[k], tokens[k - 1]
        if "measure.sites" in t.classes and text[t.start].isupper() and not text[t.start : t.end].isupper() and not t.low.endswith("s"):
            known = {"place.names", "place.adjectives"} & set(before.classes)
            if text[before.start].isupper() and (not known or "place.stands_for" in before.classes):
                return True
    return False


def _of_a_crime(tokens: Sequence[Token], m: Mention, i: int, right: Sequence[Token]) -> bool:
    """ "Fraud explains 406", "Theft (56)", "97 for murder"; not "held on a range of offences"."""
    if any("grammar.crime" in t.classes for t in tokens[i : m.at]) or any("grammar.crime" in t.classes for t in tokens[:2]):
        return True
    if any("grammar.crime" in t.classes for t in _label(tokens, m)):
        return True
    return any("grammar.crime" in t.classes and any(u.low == "for" for u in right[max(0, k - 3) : k]) for k, t in enumerate(right[:7]))


def _label(tokens: Sequence[Token], m: Mention) -> Sequence[Token]:
    """The words of the label that a number fills: "Foreigners on remand, same day: 103"."""
    if not m.at or tokens[m.at - 1].low != ":":
        return ()
    i = m.at - 1
    while i > 0 and tokens[i - 1].number is None and tokens[i - 1].low not in (";", ":", "."):
        i -= 1
    return tokens[i : m.at]


_MODALS = frozenset(("may", "might", "could", "would", "will"))


def _foretold(tokens: Sequence[Token], m: Mention, mentions: list[Mention]) -> bool:
    """Tell whether the clause of the number speaks of what may come; not before "said that"."""
    start = max([0, *(o.head_end for o in mentions if o.at < m.at and o.set_aside is None)])
    comma = False
    for k in range(m.at - 1, start - 1, -1):
        if tokens[k].low in (";", "that", "said", "says", "found"):
            return False
        comma = comma or tokens[k].low == ","
        if "grammar.forecast" in tokens[k].classes and not (comma and tokens[k].low in _MODALS):
            return True
    return False


def _narrow_beside(tokens: Sequence[Token], m: Mention, i: int, right: Sequence[Token]) -> bool:
    """ "97 of them are women", "Women: 141", "women make up 473"."""
    for k, t in enumerate(right[:6]):
        if "grammar.narrow" in t.classes:
            if right[0].low in ("including", "included"):
                return False  # "153 including infant": some are, not all
            return all("measure.people" in u.classes or "measure.events" in u.classes or u.low in ("of", "of the", "them", "these", "those", "were", "are", "was", "is", "the", "whom", "of them", "of whom", "of these", "of those", ",", "being") or "grammar.modifier" in u.classes or "place.adjectives" in u.classes for u in right[:k])
    before = [t for t in tokens[max(i, m.at - 4) : m.at]]
    if m.at >= 2 and tokens[m.at - 1].low in (",", ":") and "grammar.narrow" in tokens[m.at - 2].classes:
        return True
    if len(right) > 3 and [t.low for t in right[:3]] == ["the", "number", "of"] and "grammar.narrow" in right[3].classes:
        return True
    for k in range(max(0, m.at - 4), m.at):
        if tokens[k].low == "of whom" and any("grammar.narrow" in t.classes for t in tokens[max(0, k - 3) : k]):
            return True
    return any("grammar.narrow" in t.classes for t in before) and any(t.low in ("make", "makes", "up", "numbered", "were", "number") for t in before)


def _read_dates(s: Sentence, mentions: list[Mention]) -> None:
    """Give each number the date of its own clause, else the one that opens the sentence."""
    depths = _depths(s.tokens)
    dates = [(i, t.date) for i, t in enumerate(s.tokens) if t.date is not None and not t.date.since and t.date.kind not in _NO_PERIOD]
    live = [m for m in mentions if m.set_aside is None]
    for k, m in enumerate(live):
        if m.date is not None:
            continue
        low = live[k - 1].at if k else 0
        high = live[k + 1].at if k + 1 < len(live) else len(s.tokens)
        inner = k + 1 < len(live) and live[k + 1].depth > m.depth  # "26 (2020: 8)": the year is the inner number's
        behind = [d for i, d in dates if m.at < i < high and not _closed(s.tokens, m.at, i) and not (inner and depths[i] > m.depth)]
        before = [d for i, d in dates if low <= i < m.at and depths[i] <= m.depth and not (k and _taken(s.tokens, low, i))]
        opening = [d for i, d in dates if i < live[0].at and depths[i] <= m.depth]
        if before and behind and k + 1 < len(live) and _leads(s.tokens, m, behind[0], live[k + 1]):
            behind = []  # "In 2019 there had been 3,917, in 2018 5,010"
        for pool in (behind[:1], before[-1:], opening[-1:]):
            if pool:
                m.date = pool[0]
                break


def _leads(tokens: Sequence[Token], m: Mention, date: DateSpan, following: Mention) -> bool:
    """Tell whether a date behind a number opens the clause of the next number."""
    at = next(i for i, t in enumerate(tokens) if t.date is date)
    return following.at - at <= 2 and any(t.low in (",", ";") for t in tokens[m.head_end : at])


_NO_PERIOD = frozenset((DateKind.CLOCK, DateKind.WEEKDAY))
"""A time of day and a weekday are an event's own, not what a count is for."""


def _depths(tokens: Sequence[Token]) -> list[int]:
    out, depth = [], 0
    for t in tokens:
        depth += (t.low == "(") - (t.low == ")")
        out.append(max(depth, 0))
    return out


def _taken(tokens: Sequence[Token], number: int, date: int) -> bool:
    """Tell whether a date behind a number is that number's, and not the next one's: "97 in 2019, 45 in 2020"."""
    return not any(t.low in (",", ";", "and", "but", ".", "(") for t in tokens[number:date])


def _closed(tokens: Sequence[Token], a: int, b: int) -> bool:
    """Tell whether a sentence, or the clause of a relative, ends between two tokens."""
    clause = (t.low == "," and following.low in ("where", "when", "which", "who") for t, following in pairwise(tokens[a : b + 1]))
    return any(t.low in (";", ".") for t in tokens[a:b]) or any(clause)
