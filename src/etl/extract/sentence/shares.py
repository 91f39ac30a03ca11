"""What a sentence says of some of a whole -> whether a number counts those some only.

"Of the people held in Peru, 14 are ill". A narrower group that a noun names is for `parts`.
"""

from __future__ import annotations

from etl.extract.beside import plural_thing
from etl.extract.places import Form
from etl.extract.sentence.clause import Clause
from etl.extract.sentence.mentions import Head
from etl.extract.tokens import EDGE, Token

_WHOLE = frozenset(
    [
        "measure.people",
        "measure.events",
        "measure.said",
        "grammar.person",
        "grammar.trade",
        "place.people",
    ]
)
"""Classes of the words that a whole is told by: "of the detained", "of the Danes"."""
_TOLD = frozenset(["grammar.foreign", "measure.people", "measure.events", "place.people"])
"""Classes of words behind "are" that tell whose people, or what, they are."""
_PLAIN = frozenset(["grammar.modifier"])
_OPENS = frozenset([",", ";", ":", "and", "but"])
_OBJECT = 5
"""Tokens from a verb in which it may be told whose people they are."""
_REACH = 4
"""Tokens behind "of" in which the whole is told."""


def of_whole_told(c: Clause) -> bool:
    """As in "Of the people held in Peru, 14 are ill", "Of those arrested, 19 are wanted in Chad".

    Not where the whole is broken down, "Of those held, 19 are Danes", "40 are in Peru", and not
    where something else that the text counts befell them: "Of those infected, 12 have died".
    """
    m = c.m
    if m.head is not Head.NONE or m.foreign or m.zero or m.at < 2:
        return False
    return _opens_with_whole(c) and _goes_on_otherwise(c, m.at + 1)


def of_those_in(c: Clause) -> bool:
    """As in "In Peru, 59 of those detained are accused of theft", "12 of the guests had a key"."""
    m = c.m
    told = m.people or m.foreign or m.zero
    if m.head is not Head.NONE or told or m.at + 3 >= len(c.tokens):
        return False
    at = _behind_whole(c)
    if m.right and at is not None and c.tokens[at].low != "had":
        return False
    return at is not None and _goes_on_otherwise(c, at)


def _behind_whole(c: Clause) -> int | None:
    """Give the index behind "of those detained in 2019", "of the injured" next to the number."""
    tokens, k = c.tokens, c.m.at + 1
    if tokens[k].low == "of" and tokens[k + 1].low in ("the", "those"):
        k += 1
    elif not tokens[k].low.startswith(("of those", "of the")):
        return None
    if _WHOLE.isdisjoint(tokens[k].classes):
        k += 1
    if k + 2 >= len(tokens) or _WHOLE.isdisjoint(tokens[k].classes):
        return None
    dated = (j for j in (k + 1, k + 2) if tokens[j].date is not None)
    return next(dated, k) + 1


def are_of_a_trade(c: Clause) -> bool:
    """As in "Of the Danes 20 were waiters", "20 of them are weavers"."""
    m, tokens = c.m, c.tokens
    at = m.at + (2 if m.of_them else 1)
    if m.head is not Head.NONE or m.foreign or at + 1 >= len(tokens):
        return False
    are = "be" in tokens[at].plain and plural_thing(tokens[at + 1])
    return are and (m.of_them or _opens_with_whole(c))


def _opens_with_whole(c: Clause) -> bool:
    """Tell whether the words before a number begin with "of the prisoners", "of those held"."""
    tokens, at = c.tokens, c.m.at
    start = c.s.mentions[c.m.nth - 1].head_end if c.m.nth else 0
    while start < at and tokens[start].low in _OPENS:
        start += 1
    opening = tokens[start] if start < at else EDGE
    if not opening.low.startswith(("of", "out of")):
        return False
    if not _WHOLE.isdisjoint(opening.classes):
        return True
    reach = 2 if "grammar.of_whom" in opening.classes else _REACH  # "of those arrested"
    if [t.low for t in tokens[start : start + 2]] == ["of all", "those"]:
        reach += 1
    words = tokens[start + 1 : min(start + reach, at)]
    return any(not _WHOLE.isdisjoint(t.classes) for t in words)


def _goes_on_otherwise(c: Clause, at: int) -> bool:
    """Tell whether the words from `at` say what is no count of its own: "are wanted", "belong"."""
    tokens = c.tokens
    verb = tokens[at] if at < len(tokens) else EDGE
    if any(code != c.m.measure for k, _, code in c.s.measures if at <= k < c.end):
        return False
    if "be" not in verb.plain:
        return _does_otherwise(c, at)
    said = tokens[at + 1] if at + 1 < len(tokens) else EDGE
    if said.low in ("in", "from", "at", "of"):
        land = (p for p in c.s.places if at + 2 <= p.first <= at + 3)
        place = next(land, None)
        return place is None or place.form is Form.WITHIN
    if any(p.first == at + 1 for p in c.s.places) or not _TOLD.isdisjoint(said.classes):
        return False
    return said.low.isalpha() and _is_plain(said)


def _does_otherwise(c: Clause, at: int) -> bool:
    """As in "had a conviction", "belonged to two teams"; not "had Danish passports"."""
    words = c.tokens[at : at + _OBJECT]
    near = (p for p in c.s.places if at <= p.last and p.first < at + _OBJECT)
    if not words or any(p.prep != "to" for p in near):
        return False
    if any(not _TOLD.isdisjoint(t.classes) or "measure.said" in t.classes for t in words):
        return False
    verb = words[0]
    return verb.low in ("had", "have", "has") or (verb.low.endswith("ed") and _is_plain(verb))


def _is_plain(t: Token) -> bool:
    """Tell whether a word is none of the vocabulary's, or says nothing of whom it counts."""
    known = t.classes.keys() - _PLAIN
    return not known and "function" not in t.plain and "comes" not in t.plain
