"""A sentence -> the peoples, countries and measures that it names.

Of one sentence only; what holds for the text is for `survey` and `subjects`.
"""

from __future__ import annotations

from etl.extract.discourse.state import Discourse, measure_meant
from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Sentence

_TALLIES = frozenset(("number", "count", "tally", "list"))
NATIONALITY = frozenset(
    (
        "nationality",
        "nationalities",
        "citizenship",
        "passport",
        "passports",
        "nationals",
        "citizens",
    )
)


def measures_said(d: Discourse, s: Sentence) -> list[str]:
    return [
        measure_meant(d, code)
        for _, kind, code in s.measures
        if kind in ("said", "people", "events", "sites")
    ]


def names_of(s: Sentence) -> list[Place]:
    """The countries that a sentence names by name."""
    return [p for p in s.places if p.form is Form.NAME]


def numbered(s: Sentence) -> bool:
    """Tell whether a sentence speaks of "the number of Nigerians" or asks "how many Turks"."""
    for p in s.places:
        if p.first >= 2 and (
            p.form is Form.PEOPLE
            or p.form is Form.ADJECTIVE
            and p.last + 1 < len(s.tokens)
            and "grammar.person" in s.tokens[p.last + 1].classes
        ):
            before = [t.low for t in s.tokens[max(0, p.first - 3) : p.first] if t.low != "all"]
            if before[-2:] == ["how", "many"] or before[-1:] == ["of"] and before[-2] in _TALLIES:
                return True
            if before[-1:] == ["of all"] and before[-2] in _TALLIES:
                return True
    return False


def abroad(s: Sentence) -> bool:
    """Tell whether a sentence says "abroad", "in other countries" or the like."""
    return any("grammar.every_country" in t.classes for t in s.tokens)


def foreigners(s: Sentence) -> bool:
    """Tell whether a sentence speaks of foreigners, by a word that stands alone."""
    return any(
        "grammar.foreign" in t.classes and t.low not in ("foreign", "foreigner", "foreign national")
        for t in s.tokens
    )


def peoples_of(s: Sentence) -> set[str]:
    """Whose people a sentence names: "Canadians", "Irish citizens", "citizens of Turkey"."""
    found = set()
    for p in s.places:
        if len(p.code) != 3 or p.site:
            continue
        if p.form is Form.PEOPLE and not p.agent:
            found.add(p.code)
        elif p.form is Form.ADJECTIVE and p.last + 1 < len(s.tokens) and not p.owns:
            behind = s.tokens[p.last + 1].classes
            if (
                "grammar.person" in behind
                or "measure.people" in behind
                or "grammar.trade" in behind
            ):
                found.add(p.code)
        elif (
            p.form is Form.NAME
            and p.prep in ("of", "from")
            and any(
                "grammar.person" in t.classes or "measure.people" in t.classes
                for t in s.tokens[max(0, p.first - 3) : p.first]
            )
        ):
            found.add(p.code)
    return found
