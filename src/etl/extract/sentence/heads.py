"""Words behind a number -> what it counts: people, a people, a trade, an event, a thing.

Nothing here looks before the number.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.places import FUNCTION, Form, Place
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.sentence.parallels import adjacent
from etl.extract.tokens import Token

_THING_CLASSES = frozenset(
    (
        "grammar.publication",
        "grammar.unit",
        "grammar.money_after",
        "grammar.countries",
        "grammar.duration",
    )
)
_MASS = frozenset(
    "staff police cattle sheep aircraft media data criteria poultry livestock equipment ammunition kit luggage".split()
)


def share_heads(s: Sentence, mentions: list[Mention]) -> None:
    """Give "77 and 63 requests" one noun."""
    for m, following in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        if (
            m.set_aside is None
            and m.head is Head.NONE
            and not m.people
            and adjacent(s.tokens, m, following)
        ):
            if not any(t.low in ("and", "or") for t in s.tokens[m.at : following.at]):
                continue
            if (
                following.head in (Head.THING, Head.NARROW, Head.EVENT, Head.MEASURE, Head.PERSON)
                and not following.people
            ):
                m.head, m.measure, m.said = following.head, following.measure, following.said


def read_head(s: Sentence, m: Mention, silent: frozenset[str]) -> None:
    tokens = s.tokens
    i = m.at + 1
    unknown = 0
    thing = False
    place_at = {p.first: p for p in s.places}
    while i < len(tokens):
        t = tokens[i]
        if (
            i == m.at + 1
            and t.low == "("
            and i + 2 < len(tokens)
            and tokens[i + 1].number
            and tokens[i + 2].low == ")"
            and tokens[i + 1].number.value == m.number.value
        ):
            i += 3  # "sixty-four (64)"
            continue
        if t.number is not None or t.date is not None:
            break
        kind = _head_kind(t, silent)
        place = place_at.get(i)
        if place is not None and kind is None:
            if unknown and place.form is Form.PEOPLE and not tokens[i - 1].low.endswith("ed"):
                break  # "570 concern Serbs": a verb, not an adjective
            if (
                place.form is Form.PEOPLE
                or place.form is Form.REGION
                and "region.people" in t.classes
            ):
                m.people.append(place.code)
                m.head = Head.PEOPLE
                i = place.last + 1
                if i < len(tokens) and _head_kind(tokens[i], silent) in (
                    Head.PERSON,
                    Head.MEASURE,
                    Head.TRADE,
                    Head.NARROW,
                ):
                    m.head = _head_kind(tokens[i], silent) or m.head
                    if m.head is Head.PERSON:
                        m.head = Head.PEOPLE
                    m.measure, m.said = (
                        _measure_of(tokens[i]) or m.measure,
                        bool(_measure_of(tokens[i])),
                    )
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
        if (
            "grammar.of_whom" in t.classes
            and t.low.startswith("of ")
            and i == m.at + 1
            and i + 1 < len(tokens)
            and (
                i + 1 in place_at
                and place_at[i + 1].form is Form.PEOPLE
                or "grammar.narrow" in tokens[i + 1].classes
            )
        ):
            i += 1
            continue  # "138 of them Estonians"
        if (
            "hedge.after" in t.classes
            or t.low in ("each", "apiece")
            or "grammar.modifier" in t.classes
            or t.low in ("such", "other", "of", "our", "the", "its", "their")
            and i > m.at + 1
            and tokens[i - 1].low == "of"
        ):
            i += 1
            continue
        if (
            "measure.said" in t.classes
            and i + 1 < len(tokens)
            and (_head_kind(tokens[i + 1], silent) is Head.TRADE or plural_thing(tokens[i + 1]))
            and t.low.endswith("ed")
        ):
            m.measure, m.said, m.head, m.head_end = (
                str(t.classes["measure.said"]),
                True,
                Head.TRADE,
                i + 2,
            )
            return  # "271 imprisoned writers"
        if (
            t.classes
            and (set(t.classes) & _THING_CLASSES)
            or plural_thing(t)
            or "measure.sites" in t.classes
            and t.low.endswith("s")
        ):
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
        if "grammar.foreign" in t.classes and (
            t.low != "foreign" or k + 1 < len(tokens) and "measure.people" in tokens[k + 1].classes
        ):
            return k > at + 1
        if (
            t.low in ("weren't", "aren't", "not", "non")
            and k + 1 < len(tokens)
            and (
                "place.people" in tokens[k + 1].classes
                or "place.adjectives" in tokens[k + 1].classes
            )
        ):
            return True
        if t.low not in (
            "were",
            "are",
            "was",
            "of whom",
            "of them",
            "of these",
            "of which",
            "of those",
            "all",
            "of",
            "the",
        ):
            return False
    return False


def plural_thing(t: Token) -> bool:
    """A word that no vocabulary has and that looks like several things: "permits", "vehicles"."""
    if t.classes or not t.low.isalpha() or t.low in FUNCTION:
        return False
    return (
        t.low in _MASS
        or len(t.low) > 3
        and t.low.endswith("s")
        and not t.low.endswith(("ss", "us", "is"))
    )


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
    if (
        i + 2 < len(tokens)
        and tokens[i + 1].low in ("this", "the")
        and tokens[i + 2].low in ("country", "state", "republic", "kingdom")
    ):
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
