"""A place and the words around it -> its preposition, what it owns, whether it is left out.

Words that touch the place only; which number they go with is for `sentence.binding`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.extract.places.mentioned import Form, Place
from etl.extract.tokens import Token

_BARRED = frozenset(["without", "excluding", "bar", "barring", "leaving aside", "not counting"])
_LEFT_OUT = frozenset(
    [
        ("leave", "out"),
        ("leaving", "out"),
        ("leaving", "aside"),
        ("other", "than"),
        ("except", "for"),
        ("apart", "from"),
        ("not", "counting"),
    ]
)
"""Words before a place that is left out."""
_PUT_ASIDE = frozenset([("not", "counted"), ("not", "included"), ("left", "out"), ("put", "aside")])
"""Words behind a place that is left out."""
_ASIDE = frozenset(["excluded", "apart", "aside"])
_COUNTRIES = frozenset(["grammar.countries", "grammar.every_country"])
_RELATIVE = frozenset([(",", "who"), (",", "which"), (",", "where")])
_PEOPLE_KINDS = ("grammar.person", "measure.people", "grammar.trade")
_OF_LAND = frozenset([Form.PEOPLE, Form.ADJECTIVE])
_INTO = (" in", " into", " outside", " from")
"""How words of a measure end that have their preposition in them."""
_LEAVE = frozenset(["leave", "leaves", "leaving", "left"])
_INCLUDED = frozenset(["included", "counted", "covered"])
_CLAUSE = 14
"""So many tokens reach over ", where ..., is not included"."""
_REACHED = frozenset(["reached", "entered", "reaching", "entering"])
"""Verbs right before the country in which people are then."""
_AROUND = frozenset(["around", "bordering", "surrounding"])
"""What stands between "countries" and the one that they lie around."""
_STEPS = 5
"""So many words may stand between a preposition and its place."""


def look_before(tokens: Sequence[Token], place: Place) -> None:
    """Read the words before a place into its `prep`, `agent` and `people_of`."""
    if any("belonging" in t.plain for t in tokens[place.last + 1 : place.last + 2]):
        return  # "without a Peruvian passport"
    if _left_out(tokens, place.first - 1) or _left_aside(tokens, place) or _passed(tokens, place):
        place.prep = "outside"
        return
    i = _over_articles(tokens, place.first - 1)
    if i is None:
        return
    if i >= 1 and tokens[i].low == "as" and tokens[i - 1].low == "far":
        place.prep = "to"
    if i >= 0 and "preposition" in tokens[i].plain:
        place.prep = tokens[i].low
        _read_preposition(tokens, place, i)
    elif i >= 0 and tokens[i].low in _REACHED and place.form is Form.NAME:
        place.prep = "in"  # "migrants who reached Italy"
    elif i >= 0 and tokens[i].low.endswith(_INTO):
        place.prep = tokens[i].low.rpartition(" ")[2]  # "have crossed into Egypt"
    elif i >= 0 and tokens[i].low.endswith(" out of"):
        place.prep, place.left = "from", True  # "97 were thrown out of Peru"
    elif i >= 0 and "flees" in tokens[i].plain and place.form is Form.NAME:
        place.comes = True  # "97 have fled Sudan"


def begin_of_neighbours(tokens: Sequence[Token], i: int) -> int | None:
    """Give where "countries around Peru", "neighbours of Peru" begins, of which `i` is the last."""
    k = i - 1 if i and tokens[i - 1].low != "the" else i - 2
    if k < 1 or "grammar.countries" not in tokens[k - 1].classes:
        return None
    around = tokens[k].low in _AROUND
    beside = tokens[k].low == "of" and tokens[k - 1].low.startswith("neigh")
    return k - 1 if around or beside else None


def _left_out(tokens: Sequence[Token], i: int) -> bool:
    """As in "Without Chad", "leaving aside the Chadians"."""
    if i > 0 and tokens[i].low == "the":
        i -= 1
    if i < 0:
        return False
    if tokens[i].low == "apart from":
        return i == 0 or tokens[i - 1].low in (",", "(")  # not "listed apart from Chad"
    return tokens[i].low in _BARRED or (i > 0 and (tokens[i - 1].low, tokens[i].low) in _LEFT_OUT)


def _left_aside(tokens: Sequence[Token], place: Place) -> bool:
    """As in "if one leaves Chad out", "leaving the Chadians aside"."""
    behind = tokens[place.last + 1].low if place.last + 1 < len(tokens) else ""
    if behind not in ("out", "aside"):
        return False
    words = (t.low for t in reversed(tokens[max(0, place.first - 2) : place.first]))
    return next((low for low in words if low != "the"), "") in _LEAVE


def _passed(tokens: Sequence[Token], place: Place) -> bool:
    """As in "Chad, where the number is a state secret, is not included"."""
    if place.first > 1 or place.form is not Form.NAME:
        return False
    words = tokens[place.last + 1 : place.last + _CLAUSE]
    for verb, no, done in zip(words, words[1:], words[2:], strict=False):
        if verb.number is not None:
            return False
        if "be" in verb.plain and no.low == "not" and done.low in _INCLUDED:
            return True
    return False


def _over_articles(tokens: Sequence[Token], i: int) -> int | None:
    """Step back from `i` over "the", "neighbouring", "Republic of"; None where "and" stops it."""
    for _ in range(_STEPS):
        if i < 0 or "transparent" not in tokens[i].plain or tokens[i].number is not None:
            break
        low = tokens[i].low
        if low == "of" and not (i and "realm_of" in tokens[i - 1].plain):
            break
        if low == "and":
            return None
        i -= 1
    return i


def _read_preposition(tokens: Sequence[Token], place: Place, i: int) -> None:
    behind = tuple(t.low for t in tokens[place.last + 1 : place.last + 3])
    if behind in _PUT_ASIDE or (behind and behind[0] in _ASIDE):
        place.prep = "outside"
        return
    before = tokens[i - 1] if i else None
    place.agent = place.prep == "by"
    if place.agent and before is not None and before.low == "followed":
        place.prep, place.agent = None, False
    if behind in _RELATIVE and place.prep not in ("in", "from", "of", "outside"):
        place.prep = None  # "held by the French, who have 212"
    if before is None or place.prep not in ("of", "from"):
        return
    if place.prep == "of" and before.low == "out":
        place.prep, place.left = "from", True  # "flown out of Sudan"
    elif place.prep == "from" and "getting_out" in before.plain:
        place.left = True  # "the evacuation from Chad"
    elif place.prep == "of" and before.low == "outside":
        place.prep = "outside"
    elif place.prep == "of" and "shore" in before.plain:
        place.prep = "off"  # "in the waters of Madagascar"
    elif place.prep == "of" and place.form is Form.REGION and _COUNTRIES & before.classes.keys():
        place.prep = "in"  # "in four countries of Asia", "in other countries of Asia"
    elif place.prep == "of" and "side" in before.plain:
        place.prep = "in"  # "in the east of Nepal"
    elif place.form is Form.NAME:
        of_others = i > 1 and "own_people" in tokens[i - 2].plain  # "its citizens from Peru"
        people = any(kind in before.classes for kind in _PEOPLE_KINDS)
        place.comes = place.prep == "from" and ("comes" in before.plain or "flees" in before.plain)
        place.people_of = people and not of_others


def look_behind(tokens: Sequence[Token], place: Place) -> None:
    """Read the words behind a place into its `owns`, `site` and `strict`."""
    i = place.last + 1
    if i < len(tokens) and tokens[i].low in ("'s", "’s", "'", "’"):
        place.owns = True
        place.last = i
    if i + 1 < len(tokens) and tokens[i + 1].low == "where" and "be" in tokens[i].plain:
        place.comes = _is_origin(tokens[i + 2 : i + 2 + _STEPS])
    _look_for_site(tokens, place)
    if i < len(tokens) and "ground" in tokens[i].plain and place.form in _OF_LAND:
        place.form = Form.NAME  # "in Greek waters"
    if place.owns and i + 1 < len(tokens) and place.prep in ("among", "of"):
        place.site = place.site or "measure.people" in tokens[i + 1].classes  # "among Peru's dead"
    behind = tokens[place.last + 1] if place.last + 1 < len(tokens) else None
    if behind is None or place.form not in (Form.WITHIN, Form.SEAT):
        return
    if "division" in behind.plain or "alone" in behind.plain:
        place.form, place.strict = Form.WITHIN, True


def _is_origin(words: Sequence[Token]) -> bool:
    """As in "Peru is where 97 of them come from"."""
    return any("comes" in t.plain and next_.low == "from" for t, next_ in pairwise(words))


def _is_of_sites(tokens: Sequence[Token], place: Place) -> bool:
    """As in "the prisons of Uruguay"."""
    if place.first < 2 or tokens[place.first - 1].low not in ("of", "the"):
        return False
    before = [t for t in tokens[max(0, place.first - 3) : place.first] if t.low != "the"]
    return len(before) > 1 and before[-1].low == "of" and "measure.sites" in before[-2].classes


def _look_for_site(tokens: Sequence[Token], place: Place) -> None:
    """As in "French overcrowded jails": the jails, up to two adjectives on, not the people."""
    if place.form is Form.NAME and _is_of_sites(tokens, place):
        place.site = True
        return
    may_name_site = place.owns or place.form not in (Form.SEAT, Form.WITHIN)
    for t in tokens[place.last + 1 : place.last + 4]:
        if may_name_site and "measure.sites" in t.classes:
            place.site = True
            if place.form is Form.PEOPLE:
                place.form = Form.ADJECTIVE
            return
        if not t.low.isalpha() or "function" in t.plain:
            return
        if t.classes and "grammar.modifier" not in t.classes:
            return
