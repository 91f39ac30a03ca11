"""Words around a number -> whether it speaks of everybody, of foreigners, of some of those before.

Why it may be no count at all is for `asides`.
"""

from __future__ import annotations

from etl.extract.places import Form
from etl.extract.sentence.clause import Clause, said_before
from etl.extract.sentence.mentions import Head
from etl.extract.sentence.strangers import are_from_abroad
from etl.extract.tokens import EDGE
from schemas.codes import NumberKind

_WHO = 4
"""Words before "97 in number" in which it stands who they are."""
_SET_OFF = ((",", "or"), (",", "at"), (",", "with"))
"""What stands before a number that tells again, or more closely, of whom a sentence speaks."""
_OPENING = 3
"""Tokens of a sentence that name whom it is about."""
_PAPERS = 10
"""Tokens behind a number in which "of whom did not hold a Peruvian passport" stands."""
_LACKING = frozenset(["no", "not", "without", "lacked"])
_NOT_OF = frozenset(["not", "non", "other than"])
"""Words before a people that tell of all others."""
_LABELS = frozenset([":", "-", "–", "—", "="])
"""What may stand between a label and its number."""
_HOME = frozenset((own, land) for own in ("the", "their") for land in ("country", "homeland"))
"""What people have fled who are elsewhere."""
_COUNTRY = 3
"""Letters of a country's code."""
_PARTING = frozenset([",", ";", "(", "and", "but"])
_FOREIGN_SITES = frozenset(["foreign jails", "foreign prisons"])


def read_scope(c: Clause) -> None:
    """Fill in `every`, `of_them`, `everyone` and `totalish` of the clause's number."""
    told = c.m.said or bool(c.m.people)
    counted = told and any(o.set_aside is NumberKind.COUNTRIES for o in c.s.mentions)
    many = (
        counted
        and any(o.at == c.m.head_end + 1 for o in c.s.mentions)
        and c.m.measure not in c.known.leaving
        and _with_so_many_countries(c, ("from",))
    )
    c.m.every = not c.m.mixed and (
        _says_everywhere(c)
        or _have_fled_home(c)
        or (counted and not many and _with_so_many_countries(c, ("in", "across", "from")))
    )
    c.m.mixed = c.m.mixed or many
    c.m.of_them = _is_of_them(c)
    c.m.everyone = _is_of_everyone(c)
    c.m.totalish = _is_total(c)


def _says_everywhere(c: Clause) -> bool:
    """As in "97 abroad"; that "97 foreign captives" are foreign does not say where they are."""
    if not c.s.has("grammar.every_country"):
        return False
    comma = c.m.nth == 0 and [t.low for t in c.tokens[1:2]] == [","]
    if comma and "grammar.every_country" in c.tokens[0].classes:
        return True  # "Worldwide, 97 have died"
    if not c.says("grammar.every_country"):
        return False
    own = [k for k in range(c.m.at + 1, c.m.head_end) if c.tokens[k].low == "foreign"]
    words = [k for k in c.s.kinds["grammar.every_country"] if c.start <= k < c.end]
    return words != own


def _have_fled_home(c: Clause) -> bool:
    """As in "97,000 have fled the country": they are anywhere else."""
    if c.m.places or "flees" not in c.s.lists:
        return False
    fled = next((k for k in range(c.m.at + 1, c.end) if "flees" in c.tokens[k].plain), c.end)
    return tuple(t.low for t in c.tokens[fled + 1 : fled + 3]) in _HOME


def _opens_with_foreigners(c: Clause) -> bool:
    """As in "Foreign prisoners in Peru now number 97"."""
    start = c.start
    if start == c.m.at and c.before().low == "," and c.m.nth == 0:
        start = 1 if c.tokens[0].low == "the" else 0  # "The foreigners freed in Peru, 97 by ..."
    first = c.tokens[start] if start < c.m.at else EDGE
    people = "measure.people" in first.classes or first.low.startswith("foreigners")
    number = any("amount_verb" in t.plain for t in c.tokens[start + 1 : start + 2])
    return "grammar.foreign" in first.classes and (people or number)


def _with_so_many_countries(c: Clause, words: tuple[str, ...]) -> bool:
    """As in "97 were held in 12 countries"; not "in the three countries", which were named.

    `words` are those that may stand before the number of countries.
    """
    return any(
        o.set_aside is NumberKind.COUNTRIES
        and c.m.head_end < o.at <= c.end
        and c.tokens[o.at - 1].low in words
        for o in c.s.mentions
    )


def _is_number_of_foreigners(c: Clause) -> bool:
    """As in "the number of foreigners held in the Sahel has gone up to 14"."""
    if c.m.head is not Head.NONE or c.m.people or c.m.right or "number" not in c.s.words:
        return False
    words = [*c.tokens[said_before(c.s, c.m) : c.m.at], EDGE, *c.tokens[c.m.at + 1 : c.m.at + 5]]
    return any(
        "grammar.foreign" in t.classes and t.low != "foreign" and words[k - 1].low == "of"
        for k, t in enumerate(words)
        if k > 1 and words[k - 2].low == "number"
    )


def _are_foreign(c: Clause) -> bool:
    """As in "52 per cent, or 97, were foreigners", "Foreigners made up 52 per cent, or 97"."""
    tokens, k = c.tokens, c.m.head_end
    behind = tokens[k + 1 : k + 3] if c.behind.low == "," else tokens[k : k + 2]
    if len(behind) > 1 and "be" in behind[0].plain and "grammar.foreign" in behind[1].classes:
        return True
    set_off = (c.before(2).low, c.before().low) in _SET_OFF
    share = c.before().low != "or" or "grammar.percent" in c.before(3).classes
    opening = [t for t in tokens[:_OPENING] if "grammar.foreign" in t.classes]
    opens = any(t.low != "foreign" for t in opening)
    told = [p for p in c.s.places if p.last < c.m.at and p.form in (Form.PEOPLE, Form.ADJECTIVE)]
    return set_off and share and opens and not told


def _lack_papers(c: Clause) -> bool:
    """As in "97 of whom did not hold a Peruvian passport", "97 had no Peruvian passport"."""
    words = c.tokens[c.m.head_end : c.m.head_end + _PAPERS]
    k = next((k for k, t in enumerate(words) if "belonging" in t.plain), 0)
    theirs = k > 0 and not {"place.people", "place.adjectives"}.isdisjoint(words[k - 1].classes)
    lows = {t.low for t in words[:k]}
    return theirs and not _LACKING.isdisjoint(lows) and _PARTING.isdisjoint(lows)


def _are_all_but_one_people(c: Clause) -> bool:
    """As in the label "Not Maltese: 97", "Non-Maltese 97"."""
    if c.m.head is not Head.NONE or c.s.words.isdisjoint(_NOT_OF):
        return False
    end = c.m.at - (c.before().low in _LABELS)
    people = next((p for p in c.s.places if p.last == end - 1 and len(p.code) == _COUNTRY), None)
    if people is None or people.form not in (Form.PEOPLE, Form.ADJECTIVE):
        return False
    first = people.first - 1 - (c.tokens[people.first - 1].low == "-")
    opens = first == 0 or c.tokens[first - 1].low in _PARTING
    return first >= 0 and opens and c.tokens[first].low in _NOT_OF


def read_foreigners(c: Clause) -> None:
    """Fill in `foreign` of a number of which nothing else says whose people it counts."""
    m = c.m
    if _is_number_of_foreigners(c):
        m.foreign = True
    elif _are_all_but_one_people(c):
        m.foreign, m.places, m.people = True, [], []
    elif m.head is not Head.NONE and not m.people:
        m.foreign = m.foreign or are_from_abroad(c.tokens, m.head_end)
    elif not (m.people or m.foreign):
        told = c.says_before("grammar.foreign") if not m.places else _opens_with_foreigners(c)
        label = c.before().low == ":" and c.tokens[0].low.startswith("foreigners")
        told = told or label  # "Foreigners held hostage in Nigeria, Sunday: 33"
        told = told or _are_foreign(c) or _lack_papers(c)
        m.foreign = told and all(t.low not in _FOREIGN_SITES for t in c.tokens[c.start : m.at])


def _is_of_them(c: Clause) -> bool:
    """As in "97 of them", "of whom 45", "of them, 7"."""
    m = c.m
    reach = m.head_end + (1 if c.behind.low == "," else 2)  # not "97, of whom 45"
    if c.s.says("grammar.of_whom", m.at + 1, reach):
        return True
    if "grammar.of_whom" in c.before().classes:
        return c.before(2).low != "course"  # "visits in the course of which 97 were arrested"
    opening = c.before(2)
    return (
        c.before().low == ","
        and "grammar.of_whom" in opening.classes
        and opening.low.startswith("of ")
    )


def _is_of_everyone(c: Clause) -> bool:
    """As in "97 of all nationalities", "the prison population was 97"."""
    k = c.m.head_end + 1
    beyond = c.tokens[k] if k < len(c.tokens) else EDGE
    if c.behind.low == "of all" or (c.behind.low == "of" and beyond.low == "all nationalities"):
        return True
    if "population" not in c.s.words:
        return False
    start = max((o.head_end for o in c.s.mentions[: c.m.nth]), default=0)
    words = c.tokens[start : c.m.at]
    foreign = any("grammar.foreign" in t.classes for t in words)
    return not foreign and any(t.low == "population" for t in words)


def _is_total(c: Clause) -> bool:
    """As in "the number came to 97", "97 altogether", "97 in the world", "= 97 people"."""
    if c.m.at == 1 and c.before().low == "=":
        return True
    if "grammar.altogether" in c.behind.classes:
        return True
    behind = c.m.head_end
    if "number" in c.s.words and [t.low for t in c.tokens[behind : behind + 2]] == ["in", "number"]:
        who = c.tokens[max(0, c.m.at - _WHO) : c.m.at]
        return c.m.said or any(
            "measure.people" in t.classes for t in who
        )  # "The dead, 11 in number"
    start, at = max(0, c.start - 1), c.m.at
    named = at - 2 >= (c.s.mentions[c.m.nth - 1].head_end if c.m.nth else 0)
    if named and c.before().low == "," and "total_word" in c.before(2).plain:
        return True  # "The total, 97, is ..."
    if c.s.says("grammar.every_country", start, at) or c.s.says("grammar.altogether", start, at):
        return True
    if "total_word" not in c.s.lists:
        return False
    return any("total_word" in t.plain for t in c.tokens[start:at])
