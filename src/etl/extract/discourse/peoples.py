"""A sentence -> the peoples, countries and measures that it names.

Of one sentence only; what holds for the text is for `survey` and `subjects`.
"""

from __future__ import annotations

from etl.extract.discourse.state import FOREIGN, Discourse, Side, is_country
from etl.extract.discourse.wording import among, spoken
from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Mention, Sentence

INSIDE = frozenset(
    ("in", "off", "at", "inside", "by", "across", "on", "within", "into", "throughout")
)
"""Prepositions before a country in which people are."""
DEPARTED = frozenset(("left", "leaving", "departed"))
"""Verbs before the town from which a ship, or an aircraft, went."""
_SAID = frozenset(("said", "people", "events", "sites"))
"""Classes of words that mean a measure by themselves."""
_DENIED = 4
"""Tokens of "of them were not", behind which it stands whose people they are not."""
_NO_PEOPLES: frozenset[str] = frozenset()
_ADJECTIVAL = frozenset(("foreign", "foreigner", "foreign national"))
"""Words of class `grammar.foreign` that speak of no group."""


def measures_said(d: Discourse, s: Sentence) -> list[str]:
    """Give the measures that a sentence names, in order, each as often as it is named."""
    if not s.measures:
        return []
    return [d.meant(code) for _, kind, code in s.measures if kind in _SAID]


def says_leaving(d: Discourse, s: Sentence) -> bool:
    """Tell whether a sentence says that people leave a place: "freed from Libya"."""
    return bool(s.measures) and any(d.measures[code].leaving for code in measures_said(d, s))


def names_of(s: Sentence) -> list[Place]:
    """Give the countries that a sentence names by name."""
    return [p for p in s.places if p.form is Form.NAME]


def country_last_in(s: Sentence) -> str | None:
    """Give the country that a sentence names last."""
    return next((p.code for p in reversed(s.places) if is_country(p.code)), None)


def numbered(s: Sentence) -> bool:
    """Tell whether a sentence speaks of "the number of Nigerians" or asks "how many Turks"."""
    return any(_is_numbered(s, p) for p in s.places if p.first >= 2)


def _is_numbered(s: Sentence, p: Place) -> bool:
    if p.form is Form.ADJECTIVE:
        if not among(s.tokens[p.last + 1 : p.last + 2], "grammar.person", "grammar.trade"):
            return False
    elif p.form is not Form.PEOPLE:
        return False
    before = [t for t in s.tokens[max(0, p.first - 3) : p.first] if t.low != "all"]
    if [t.low for t in before[-2:]] == ["how", "many"]:
        return True
    of = any(t.low in ("of", "of all") for t in before[-1:])
    return of and spoken(before[-2:-1], "tally")


def abroad(s: Sentence) -> bool:
    """Tell whether a sentence says "abroad", "in other countries" or the like."""
    return s.has("grammar.every_country")


def are_parts(s: Sentence) -> bool:
    """As in "97 people left Peru, 45 of them Danes": the text need not be on that people."""
    told = [m for m in s.mentions if m.people]
    whole = any(m.set_aside is None and not m.people and m.places for m in s.mentions)
    return whole and bool(told) and all(m.of_them for m in told)


def outside_own(s: Sentence) -> str | None:
    """Give whose people are outside their country: "Canadian soldiers outside Canada"."""
    left = {p.code for p in s.places if p.prep == "outside" and p.form is Form.NAME}
    own = {p.code for p in s.places if p.form in (Form.ADJECTIVE, Form.PEOPLE)}
    return next(iter(left & own), None) if len(left) == 1 else None


def foreigners(s: Sentence) -> bool:
    """Tell whether a sentence speaks of foreigners, by a word that stands alone."""
    return any(s.tokens[k].low not in _ADJECTIVAL for k in s.kinds.get("grammar.foreign", ()))


def peoples_of(s: Sentence) -> frozenset[str]:
    """Give whose people a sentence names: "Canadians", "Irish citizens", "citizens of Turkey"."""
    if s.peoples is None:
        found = [p.code for p in s.places if is_country(p.code) and not p.site and _is_people(s, p)]
        s.peoples = frozenset(found) if found else _NO_PEOPLES
    return s.peoples


def who_are_foreign(s: Sentence, m: Mention, here: Side) -> str:
    """Give foreigners, or all but the Danes for "97 of them are not Danes", told elsewhere."""
    denied = (p for p in s.places if 0 < p.first - m.head_end <= _DENIED)
    people = next(denied, None)
    if people is None or people.form is not Form.PEOPLE or here in (None, people.code):
        return FOREIGN
    return f"NOT:{people.code}" if "negation" in s.tokens[people.first - 1].plain else FOREIGN


def _is_people(s: Sentence, p: Place) -> bool:
    match p.form:
        case Form.PEOPLE:
            return not p.agent
        case Form.ADJECTIVE:
            behind = s.tokens[p.last + 1 : p.last + 2]
            return not p.owns and among(behind, "grammar.person", "measure.people", "grammar.trade")
        case Form.NAME:
            before = s.tokens[max(0, p.first - 3) : p.first]
            if p.left or among(before[-1:], "measure.said"):
                return False  # "to get their people out of Peru", "migrants returned from Peru"
            return p.prep in ("of", "from") and among(before, "grammar.person", "measure.people")
        case _:
            return False
