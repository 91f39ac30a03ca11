"""Tokens -> the places and peoples that they name, in order.

What the words around a place say of it is for `around`; which places are one list, for `lists`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.extract.places.around import begin_of_neighbours, look_before, look_behind
from etl.extract.places.gazetteer import Gazetteer
from etl.extract.places.lists import join_lists
from etl.extract.places.mentioned import Form, Place
from etl.extract.tokens import Token

_REGION_KINDS = ("region.words", "region.people", "region.adjectives")
_PLACE_KINDS = frozenset(
    [
        "place.names",
        "place.people",
        "place.adjectives",
        "place.stands_for",
        "place.within",
        *_REGION_KINDS,
    ]
)
_NOUN_KINDS = frozenset(
    [
        "grammar.person",
        "grammar.trade",
        "grammar.foreign",
        "grammar.narrow",
        "grammar.publication",
        "grammar.narrowing",
        "grammar.unit",
        "grammar.countries",
        "grammar.animal",
        "measure.people",
        "measure.sites",
        "measure.events",
        "measure.agents",
        "place.people",
    ]
)
"""Behind "Chinese" they make it an adjective."""
_PEOPLE_KINDS = frozenset(["grammar.person", "grammar.trade", "measure.people"])
_DASHES = frozenset(["-", "–", "—", ":"])
_OF_STATE = ("ministry", "government", "cabinet", "parliament")
"""How what sits in a capital for a whole country ends: "the health ministry"."""
_NEAR_SEAT = frozenset(["in", "at", "of", "near", "from", "around", "inside", "outside"])
_BEHIND_DATES = 3
"""So many dates may stand before a dateline."""
_GOT = frozenset(["sent", "chartered", "hired", "lent", "provided", "'s", "’s"])
"""What a state did with a ship, behind its name."""
_NAMED = 2
"""Words before the name of a ship: "the ferry"."""
_STEPS = 6
"""So many words may stand before it: "the ro-ro ferry"."""
_QUOTES = frozenset(['"', "'"])
_DATELINE = 16
"""A dateline ends within so many tokens."""


def read_places(
    tokens: Sequence[Token], among: Iterable[int], text: str, gazetteer: Gazetteer
) -> tuple[list[Place], str | None]:
    """Give the places named in `tokens`, which are of `text`, in order, and the dateline's.

    `among` are the indexes of the tokens that may be names, in order.
    """
    places = []
    for i in among:
        classes = tokens[i].classes
        if classes and not _PLACE_KINDS.isdisjoint(classes):
            place = _place_at(tokens, i, text, gazetteer)
            if place is not None:
                places.append(place)
    if not places:
        return places, None
    end = _dateline_end(tokens, places, text)
    written = places[0].code if end > 0 else None
    places = [p for p in places if p.first > end]
    join_lists(tokens, places)
    return places, written


def _place_at(tokens: Sequence[Token], i: int, text: str, gazetteer: Gazetteer) -> Place | None:
    named = _settled(tokens, i, text, gazetteer)
    if named is None:
        return None
    place = Place(i, i, *named)
    if place.form is Form.NAME and (begin := begin_of_neighbours(tokens, i)) is not None:
        area = "REGION:" + text[tokens[begin].start : tokens[i].end]
        place = Place(begin, i, area, Form.REGION)
    look_before(tokens, place)
    if place.form is Form.SEAT and place.prep in _NEAR_SEAT:
        _look_at_seat(tokens, place)
    if place.form is Form.SEAT and _name_goes_on(tokens, i, text):
        return None  # "Seoul Metropolitan Police": the name of a body
    if place.form is Form.WITHIN and _lies_elsewhere(tokens, place, text):
        return None
    look_behind(tokens, place)
    return place


def _settled(
    tokens: Sequence[Token], i: int, text: str, gazetteer: Gazetteer
) -> tuple[str, Form] | None:
    """Give code and form of the name at token `i`; None if it is a person's or a thing's."""
    if "place.none" in tokens[i].classes or _is_ship(tokens, i):
        return None
    found = _reading(tokens, i, text)
    if found is None:
        return None
    if found[1] in (Form.ADJECTIVE, Form.PEOPLE) and _is_compound(tokens, i):
        return None
    of_person = i > 0 and "grammar.person_before" in tokens[i - 1].classes
    if of_person and found[1] is not Form.ADJECTIVE:
        return None  # "my nephew Jordan"
    if text[tokens[i].start : tokens[i].end] not in gazetteer.ambiguous:
        return found
    settled = gazetteer.settle(tokens, i, text)
    if settled is None:
        return None
    code, form = settled
    return code, found[1] if form is Form.NAME else form


def _is_ship(tokens: Sequence[Token], i: int) -> bool:
    """As in "the ferry Peru had left Oslo"; not in "the ferry Peru chartered"."""
    if i < _NAMED or "ship" not in tokens[i - 1].plain or "place.names" not in tokens[i].classes:
        return False
    behind = tokens[i + 1].low if i + 1 < len(tokens) else ""
    the = any(t.low in ("the", "a") for t in tokens[max(0, i - _STEPS) : i - 1])
    return the and behind not in _GOT


def _reading(tokens: Sequence[Token], i: int, text: str) -> tuple[str, Form] | None:
    classes = tokens[i].classes
    if "place.names" in classes:
        form = Form.ADJECTIVE if _are_of_land(tokens, i) else Form.NAME
        return str(classes["place.names"]), form
    if "place.people" in classes or "place.adjectives" in classes:
        return _people_or_adjective(tokens, i)
    if "place.stands_for" in classes:
        return str(classes["place.stands_for"]), Form.SEAT
    if "place.within" in classes:
        return str(classes["place.within"]), Form.WITHIN
    kind = next(kind for kind in _REGION_KINDS if kind in classes)
    if kind == "region.words" and _name_goes_on(tokens, i, text):
        return None  # "Africa Tremila"
    return "REGION:" + text[tokens[i].start : tokens[i].end], Form.REGION


def _are_of_land(tokens: Sequence[Token], i: int) -> bool:
    """As in "Hong Kong residents", "12 New Zealand nurses"."""
    if i + 1 >= len(tokens):
        return False
    counted = i > 0 and tokens[i - 1].number is not None
    people = not _PEOPLE_KINDS.isdisjoint(tokens[i + 1].classes)
    return "belongs" in tokens[i + 1].plain or (counted and people)


def _is_compound(tokens: Sequence[Token], i: int) -> bool:
    """As in "a French-led mission": those on it may be of any country."""
    if i + 2 >= len(tokens) or tokens[i + 1].low != "-":
        return False
    hyphen, behind = tokens[i + 1 : i + 3]
    glued = tokens[i].end == hyphen.start and hyphen.end == behind.start
    return glued and behind.low.isalpha() and _PLACE_KINDS.isdisjoint(behind.classes)


def _people_or_adjective(tokens: Sequence[Token], i: int) -> tuple[str, Form]:
    classes = tokens[i].classes
    people, adjective = classes.get("place.people"), classes.get("place.adjectives")
    noun = _noun_follows(tokens, i)
    if people is not None and (adjective is None or not noun or _verb_follows(tokens, i)):
        return str(people), Form.PEOPLE
    if not noun and i and tokens[i - 1].low in ("the", "of"):
        return str(adjective), Form.PEOPLE
    return str(adjective), Form.ADJECTIVE


def _verb_follows(tokens: Sequence[Token], i: int) -> bool:
    """As in "63 Maltese rot in jail": behind a number a noun would be in the plural."""
    number = tokens[i - 1].number if i else None
    t = tokens[i + 1]
    return number is not None and number.value != 1 and not (t.classes or t.low.endswith("s"))


def _name_goes_on(tokens: Sequence[Token], i: int, text: str) -> bool:
    """Tell whether a name only begins with token `i`: a strange word with a capital follows."""
    if i + 1 >= len(tokens):
        return False
    t = tokens[i + 1]
    word = text[t.start : t.end]
    return not t.classes and t.low.isalpha() and word[0].isupper() and not word.isupper()


def _lies_elsewhere(tokens: Sequence[Token], place: Place, text: str) -> bool:
    """As in "Marsa Alam, Egypt": no town of Malta, whose name it begins with."""
    behind = tokens[place.last + 2 : place.last + 4]
    if len(behind) < 2 or behind[0].low != "," or not _name_goes_on(tokens, place.last, text):
        return False
    return behind[1].classes.get("place.names", place.code) != place.code


def _noun_follows(tokens: Sequence[Token], i: int) -> bool:
    if i + 1 >= len(tokens):
        return False
    t = tokens[i + 1]
    if t.classes:
        noun = not _NOUN_KINDS.isdisjoint(t.classes)
        return noun or ("measure.headers" in t.classes and "measure.said" not in t.classes)
    if t.number is not None or t.date is not None:
        return False
    return t.low.isalpha() and "function" not in t.plain


def _look_at_seat(tokens: Sequence[Token], place: Place) -> None:
    """Tell a town that stands for a government from the town itself: "in Madrid"."""
    mission = any("grammar.mission" in t.classes for t in tokens[: place.first])
    state = place.first > 1 and tokens[place.first - 2].low.endswith(_OF_STATE)
    if (mission or state) and place.prep in ("in", "at"):
        place.prep = None  # "the embassy in Madrid reported 121, the ministry in Warsaw 67"
    else:
        place.form = Form.WITHIN


def _dateline_end(tokens: Sequence[Token], places: Sequence[Place], text: str) -> int:
    """Give where "LAGOS, March 5 (WAP) -" ends, where the text was written; -1 where none is."""
    if places[0].first > _BEHIND_DATES:
        return -1
    head = 0  # behind "date 2024-10-16", with which a file may begin
    while head < min(_BEHIND_DATES, len(tokens)) and (
        tokens[head].date or tokens[head].low == "date"
    ):
        head += 1
    if places[0].first != head or places[0].form is Form.PEOPLE:
        return -1
    ahead = range(head + 1, min(_DATELINE, len(tokens)))
    end = next((i for i in ahead if tokens[i].low in _DASHES), None)
    if end is None or end == len(tokens) - 1 or any(t.number for t in tokens[head:end]):
        return -1  # "CENTRAL EUROPE 2,689 (-0.2%)": no dateline
    if end == head + 1 and tokens[end].low == ":" and _is_bare_number(tokens[end + 1 :]):
        return -1  # "BERLIN: upwards of 200."
    capitals = text[tokens[head].start : tokens[head].end].isupper()
    dated = any(t.date is not None or t.low == "(" for t in tokens[:end])
    town = places[0].form in (Form.SEAT, Form.WITHIN)
    if town and end == head + 1 and tokens[end].low == ":":
        behind = tokens[end + 1]  # "New Delhi: On May 31 there were ..."
        dated = dated or (behind.number is None and text[behind.start].isupper())
    return end if (capitals and (town or dated)) or (town and dated) else -1


def _is_bare_number(behind: Sequence[Token]) -> bool:
    """Tell whether words begin with a number that has no noun: "75; more may follow"."""
    rest = [t for t in behind if "hedge.before" not in t.classes and t.low not in _QUOTES]
    if not rest or rest[0].number is None:
        return False
    return len(rest) == 1 or not rest[1].low.isalpha()
