"""Tokens -> the places and peoples that a sentence names, and how it names them.

Which number a place belongs to is decided by `binding`, what part it plays by `discourse`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from etl.extract.tokens import Token

PREPOSITIONS = frozenset(
    "in from of to by at for with outside inside within across on into throughout near against between among".split()
)
_TRANSPARENT = frozenset(
    "the both neighbouring neighboring far nearby mainland itself even little tiny republic kingdom state federal"
    " emirate of whole proper small and".split()
)
_FOLLOWERS = frozenset(
    (
        "grammar.person",
        "grammar.trade",
        "grammar.foreign",
        "grammar.narrow",
        "grammar.publication",
        "grammar.narrowing",
        "grammar.unit",
        "grammar.countries",
        "measure.people",
        "measure.sites",
        "measure.events",
        "measure.headers",
        "measure.agents",
        "grammar.animal",
    )
)


class Form(StrEnum):
    """How a place is named."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    SEAT = "seat"
    WITHIN = "within"
    REGION = "region"


@dataclass(slots=True)
class Place:
    """One mention of a country, its people, its government, a place in it, or a group of countries."""

    first: int
    last: int
    """Token indexes, both inclusive."""
    code: str
    """ISO 3166-1 alpha-3, or `REGION:` and the words."""
    form: Form
    prep: str | None = None
    """The preposition before it, over articles."""
    owns: bool = False
    """Followed by 's."""
    site: bool = False
    """Names a prison, a jail or the like of the country: the place, not the people."""
    agency: bool = False
    """Owns a body that speaks or acts: "Samoa's laboratory"."""
    strict: bool = False
    """A place inside a country that is said to be one: "Sofala province", "Lagos alone"."""
    agent: bool = False
    """Stands behind "by": who does it."""
    people_of: bool = False
    """Says whose people: "refugees from Sudan", "citizens of Turkey"."""
    group: int = -1
    """Mentions that stand in one list ("X, Y and Z") share it."""


def read_places(tokens: Sequence[Token], text: str, gazetteer: Gazetteer) -> list[Place]:
    """Give the places named in `tokens`, in order."""
    out: list[Place] = []
    for i, token in enumerate(tokens):
        if not token.classes or "place.none" in token.classes:
            continue
        found = _reading(tokens, i, text)
        if found is None:
            continue
        code, form = found
        if i and "grammar.person_before" in tokens[i - 1].classes and form is not Form.ADJECTIVE:
            continue  # "my nephew Jordan"
        if text[token.start : token.end] in gazetteer.ambiguous:
            settled = gazetteer.settle(tokens, i, text)
            if settled is None:
                continue
            code, form = settled if settled[1] is not Form.NAME else (settled[0], form)
        place = Place(i, i, code, form)
        _before(tokens, place)
        if form is Form.SEAT and place.prep in (
            "in",
            "at",
            "of",
            "near",
            "from",
            "around",
            "inside",
            "outside",
        ):
            if any("grammar.mission" in t.classes for t in tokens[:i]) and place.prep in (
                "in",
                "at",
            ):
                place.prep = None  # "the embassy in Madrid reported 121, the one in Warsaw 67"
            else:
                place.form = Form.WITHIN
        if place.form is Form.SEAT and i + 1 < len(tokens) and _named_on(tokens[i + 1], text):
            continue  # "Seoul Metropolitan Police": the name of a body
        _after(tokens, place)
        following = tokens[place.last + 1].low if place.last + 1 < len(tokens) else ""
        if place.form in (Form.WITHIN, Form.SEAT) and (
            following in _DIVISIONS or following in ("alone", "itself")
        ):
            place.form, place.strict = Form.WITHIN, True
        out.append(place)
    _drop_dateline(tokens, out, text)
    _group(tokens, out)
    return out


_DIVISIONS = frozenset(
    "province provinces state district county region prefecture governorate city town airport prison jail island municipality division".split()
)
_DASHES = frozenset(("-", "–", "—", ":"))


def _drop_dateline(tokens: Sequence[Token], places: list[Place], text: str) -> None:
    """Forget the places of "LAGOS, March 5 (WAP) -": where it was written, not where anybody is."""
    if not places or places[0].first != 0 or places[0].form is Form.PEOPLE:
        return
    opening = text[tokens[0].start : tokens[0].end]
    end = next((i for i in range(1, min(16, len(tokens))) if tokens[i].low in _DASHES), None)
    if end is None or end == len(tokens) - 1:
        return
    dated = any(t.date is not None or t.low == "(" for t in tokens[:end])
    if (
        places[0].form in (Form.SEAT, Form.WITHIN)
        and (opening.isupper() or dated)
        or opening.isupper()
        and dated
    ):
        places[:] = [p for p in places if p.first > end]


class Gazetteer:
    """Decides between the readings of ambiguous names, by the words around them in one text."""

    def __init__(
        self, ambiguous: dict[str, dict[str, Any]], countries: dict[str, str], text: str
    ) -> None:
        self.ambiguous = ambiguous
        self.text = text
        self._countries = countries
        self._whole: dict[str, str | None] = {}

    def settle(self, tokens: Sequence[Token], i: int, text: str) -> tuple[str, Form] | None:
        """Give code and form of an ambiguous name, or None where it is no place."""
        word = text[tokens[i].start : tokens[i].end]
        block = self.ambiguous[word]
        sentence = text[tokens[0].start : tokens[-1].end]
        reading = next(
            (
                r
                for r, hints in block.get("hints", {}).items()
                if not self._has_own_name(r, word)
                and any(h in sentence for h in hints if h != word)
            ),
            None,
        )
        if reading is None and "none" in block["readings"] and _personal(tokens, i, text):
            return None
        if reading is None:
            reading = self._of_text(word, block)
        if reading == "none":
            return None
        if reading.startswith("within:"):
            return reading[7:], Form.WITHIN
        return reading, Form.REGION if reading.startswith("REGION:") else Form.NAME

    def _of_text(self, word: str, block: dict[str, Any]) -> str:
        if word not in self._whole:
            default = block.get("default") or block["readings"][0]
            codes = {
                r: h
                for r, h in block.get("hints", {}).items()
                if len(r) == 3 and len(default) == 3 and not self._has_own_name(r, word)
            }
            found = [r for r, hints in codes.items() if any(h in self.text for h in hints)]
            self._whole[word] = found[0] if len(found) == 1 else default
        return self._whole[word] or block["readings"][0]

    def _has_own_name(self, reading: str, word: str) -> bool:
        """Tell whether the text names this reading otherwise: beside "Equatorial Guinea", "Guinea" is Guinea."""
        name = self._countries.get(reading)
        return name is not None and name != word and word in name and name in self.text


def _personal(tokens: Sequence[Token], i: int, text: str) -> bool:
    """Tell whether a name stands beside another that no vocabulary knows: "Pete Jordan", "Chad Olsen"."""
    for j in (i - 1, i + 1):
        if (
            0 <= j < len(tokens)
            and not tokens[j].classes
            and tokens[j].low.isalpha()
            and len(tokens[j].low) > 1
        ):
            word = text[tokens[j].start : tokens[j].end]
            first = j == 0
            if (
                word[0].isupper()
                and not word.isupper()
                and not (first and tokens[j].low in FUNCTION)
                and (not first or tokens[j].low not in PREPOSITIONS)
            ):
                return tokens[j].low not in FUNCTION
    return False


def _reading(tokens: Sequence[Token], i: int, text: str) -> tuple[str, Form] | None:
    classes = tokens[i].classes
    if "place.names" in classes:
        return str(classes["place.names"]), Form.NAME
    people, adjective = classes.get("place.people"), classes.get("place.adjectives")
    if people is not None or adjective is not None:
        if people is not None and (adjective is None or not _noun_follows(tokens, i)):
            return str(people), Form.PEOPLE
        if (
            adjective is not None
            and not _noun_follows(tokens, i)
            and i
            and tokens[i - 1].low in ("the", "of")
        ):
            return str(adjective), Form.PEOPLE
        return str(adjective or people), Form.ADJECTIVE
    if "place.stands_for" in classes:
        return str(classes["place.stands_for"]), Form.SEAT
    if "place.within" in classes:
        return str(classes["place.within"]), Form.WITHIN
    for kind in ("region.words", "region.people", "region.adjectives"):
        if kind in classes:
            if kind == "region.words" and i + 1 < len(tokens) and _named_on(tokens[i + 1], text):
                return None
            return "REGION:" + text[tokens[i].start : tokens[i].end], Form.REGION
    return None


def _named_on(following: Token, text: str) -> bool:
    """ "Africa Tremila" is a name that only begins with a region."""
    word = text[following.start : following.end]
    return (
        not following.classes
        and following.low.isalpha()
        and word[0].isupper()
        and not word.isupper()
    )


def _noun_follows(tokens: Sequence[Token], i: int) -> bool:
    if i + 1 >= len(tokens):
        return False
    following = tokens[i + 1]
    if following.classes:
        return any(kind in _FOLLOWERS or kind == "place.people" for kind in following.classes)
    return (
        following.number is None
        and following.date is None
        and following.low.isalpha()
        and following.low not in FUNCTION
    )


FUNCTION = frozenset(
    "a an the and or but of in on at by to from for with as is are was were be been being has have had do does did so than that which who"
    " whom whose these those this there here their its his her our it they them we you not no if when while where then also too still now already only just"
    " more most all both each either any some other others another among between during since until after before under over above below within without"
    " respectively apiece together because according followed follow follows come comes came live lives remain remains remained died die sit sat went go"
    " ahead behind next last alone abroad overseas elsewhere inside outside make makes made number numbered numbers held jailed detained followed hold"
    " how why what about got getting account accounted lost lose stand stands stood can could may might will would should must said say says in kept keep put puts had".split()
)


def _before(tokens: Sequence[Token], place: Place) -> None:
    i = place.first - 1
    steps = 0
    if i >= 1 and (
        tokens[i].low in ("without", "excluding", "bar", "barring")
        or (tokens[i - 1].low, tokens[i].low)
        in (
            ("leave", "out"),
            ("leaving", "out"),
            ("leaving", "aside"),
            ("other", "than"),
            ("except", "for"),
            ("apart", "from"),
            ("not", "counting"),
        )
    ):
        place.prep = "outside"
        return
    while i >= 0 and steps < 5 and tokens[i].low in _TRANSPARENT and tokens[i].number is None:
        if tokens[i].low == "of" and not (
            i and tokens[i - 1].low in ("republic", "kingdom", "state", "emirate")
        ):
            break
        if tokens[i].low == "and":
            return
        i -= 1
        steps += 1
    if i >= 1 and tokens[i].low == "as" and tokens[i - 1].low == "far":
        place.prep = "to"
    if i >= 0 and tokens[i].low in PREPOSITIONS:
        place.prep = tokens[i].low
        j = place.last + 1
        apart = tuple(t.low for t in tokens[j : j + 2])
        if apart in (
            ("not", "counted"),
            ("not", "included"),
            ("left", "out"),
            ("put", "aside"),
        ) or apart[:1] in (("excluded",), ("apart",), ("aside",)):
            place.prep = "outside"
            return
        place.agent = place.prep == "by"
        if place.agent and i and tokens[i - 1].low == "followed":
            place.prep, place.agent = None, False
        j = place.last + 1
        if (
            j + 1 < len(tokens)
            and tokens[j].low == ","
            and tokens[j + 1].low in ("who", "which", "where")
            and place.prep not in ("in", "from", "of", "outside")
        ):
            place.prep = None  # "held by the French, who have 212"
        if place.prep == "of" and i and tokens[i - 1].low == "outside":
            place.prep = "outside"
        elif place.prep in ("of", "from") and place.form is Form.NAME and i:
            place.people_of = any(
                k in tokens[i - 1].classes
                for k in ("grammar.person", "measure.people", "grammar.trade")
            )


def _after(tokens: Sequence[Token], place: Place) -> None:
    i = place.last + 1
    if i < len(tokens) and (tokens[i].low == "'s" or tokens[i].low == "’s"):
        place.owns = True
        place.last = i
        i += 1
    elif i < len(tokens) and tokens[i].low in ("'", "’"):
        place.owns = True
        place.last = i
        i += 1
    for step in range(3):
        if i + step >= len(tokens):
            return
        token = tokens[i + step]
        if "measure.sites" in token.classes and (
            place.owns or place.form in (Form.ADJECTIVE, Form.PEOPLE, Form.NAME, Form.REGION)
        ):
            place.site = True
            if place.form is Form.PEOPLE:
                place.form = Form.ADJECTIVE
            return
        if (
            not token.low.isalpha()
            or token.low in FUNCTION
            or token.classes
            and "grammar.modifier" not in token.classes
        ):
            return


def _group(tokens: Sequence[Token], places: list[Place]) -> None:
    group = 0
    for k, place in enumerate(places):
        place.group = group
        if k == 0:
            continue
        before = places[k - 1]
        between = tokens[before.last + 1 : place.first]
        joined = (
            len(between) <= 3
            and between
            and all(
                t.low in (",", "and", "&", "or", "the", "/", "then", "both", "itself")
                or t.low == place.prep == before.prep
                for t in between
            )
        )
        if joined and _same_sort(before, place):
            place.group = before.group
            place.prep = place.prep or before.prep
        else:
            group += 1
            place.group = group


def _same_sort(a: Place, b: Place) -> bool:
    if a.form is b.form:
        return not (a.owns ^ b.owns) or b.owns
    if a.form is Form.REGION and a.prep == "in":
        return False
    names = (Form.NAME, Form.REGION, Form.SEAT)
    return a.form in names and b.form in names or {a.form, b.form} == {Form.PEOPLE, Form.ADJECTIVE}
