"""Places in order -> which of them stand in one list: "X, Y and Z".

Lists of places beside lists of numbers are for `sentence.parallels`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.extract.places.mentioned import Form, Place
from etl.extract.tokens import EDGE, Token

_JOINTS = frozenset([",", "and", "&", "or", "the", "/", "then", "both", "itself"])
_VERBS = frozenset(["be", "have", "state_does", "sends"])
"""Plain words right behind the subject of a clause."""
_NEAR = 4
"""Tokens before a name in which the number of those there, or from there, stands."""
_NAMES = frozenset([Form.NAME, Form.REGION, Form.SEAT])


def join_lists(tokens: Sequence[Token], places: Sequence[Place]) -> None:
    """Give places that stand in one list the same `group`; the list's preposition is each one's."""
    for place in places[:1]:
        place.group = 0
    for before, place in pairwise(places):
        listed = _joined(tokens, before, place) and not _begins_clause(tokens, before, place)
        if listed and _same_sort(before, place):
            place.group, place.prep = before.group, place.prep or before.prep
        else:
            place.group = before.group + 1
        if _numbered_list(tokens, before, place):
            place.comes, place.prep = before.comes, place.prep or before.prep


def _joined(tokens: Sequence[Token], before: Place, place: Place) -> bool:
    between = tokens[before.last + 1 : place.first]
    return 0 < len(between) <= 3 and all(
        t.low in _JOINTS or t.low == place.prep == before.prep for t in between
    )


def _numbered_list(tokens: Sequence[Token], before: Place, place: Place) -> bool:
    """Tell whether names stand in a list with their numbers: "from Peru (97), Chile (12)"."""
    if not before.comes or place.form not in _NAMES:
        return False
    between = tokens[before.last + 1 : place.first]
    return 0 < len(between) <= 6 and all(
        t.number is not None or t.low in ("(", ")", ",", ";", "and", "the", "from") for t in between
    )


def _begins_clause(tokens: Sequence[Token], before: Place, place: Place) -> bool:
    speaks = _speaks(tokens, before, place) or _is_subject(tokens, before, place)
    return speaks or _does(tokens, before, place) or _has_next(tokens, before, place)


def _is_subject(tokens: Sequence[Token], before: Place, place: Place) -> bool:
    """As in "After the fire in Peru, Chile is looking for 97": not "in Peru, Chile and Mali"."""
    verb = tokens[place.last + 1] if place.last + 1 < len(tokens) else EDGE
    comma = [t.low for t in tokens[before.last + 1 : place.first]] in ([","], [",", "the"])
    acts = not _VERBS.isdisjoint(verb.plain) or "grammar.reporting" in verb.classes
    told = before.prep is not None and tokens[before.first - 1].low == before.prep
    return comma and acts and told and place.prep is None and place.form in _NAMES


def _does(tokens: Sequence[Token], before: Place, place: Place) -> bool:
    """Tell whether a state does something: "55 are in Mali and Peru sent 97", "Peru that 97"."""
    verb, *behind = [*tokens[place.last + 1 : place.last + 4], EDGE]
    acts = "sends" in verb.plain or "state_does" in verb.plain or verb.low == "that"
    numbered = any(t.number is not None for t in behind)
    lone = before.first > 0 and tokens[before.first - 1].low == before.prep
    return lone and place.form in _NAMES and acts and numbered


def _has_next(tokens: Sequence[Token], before: Place, place: Place) -> bool:
    """As in "Peru has 97 guests from Mali, Chile about 45": the next number is of that one."""
    behind = (t for t in tokens[place.last + 1 :] if "hedge.before" not in t.classes)
    if next(behind, EDGE).number is None or place.form not in _NAMES:
        return False
    comma = [t.low for t in tokens[before.last + 1 : place.first]] == [","]
    lone = before.first > 0 and tokens[before.first - 1].low == before.prep
    told = any(t.number is not None for t in tokens[max(0, before.first - _NEAR) : before.first])
    return comma and lone and told and place.prep is None


def _speaks(tokens: Sequence[Token], before: Place, place: Place) -> bool:
    """Tell whether a government begins a clause: "... are prisoners in China, Ottawa knows"."""
    if place.form is not Form.SEAT or before.form is not Form.NAME or len(tokens) <= place.last + 1:
        return False
    behind = tokens[place.last + 1].low
    comma = [t.low for t in tokens[before.last + 1 : place.first]] in ([","], [",", "the"])
    return comma and behind.isalpha() and behind not in ("and", "or")


def _same_sort(a: Place, b: Place) -> bool:
    if a.form is b.form:
        return a.owns is b.owns or b.owns
    if a.form is Form.REGION and a.prep in ("in", "outside"):
        return False
    if a.form in _NAMES and b.form in _NAMES:
        return True
    return {a.form, b.form} == {Form.PEOPLE, Form.ADJECTIVE}
