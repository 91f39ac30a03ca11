"""A place beside a number -> whether it is named for another reason: who tells it, who does it.

Which of the others the number goes with is for `sides`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Mention
from etl.extract.tokens import EDGE, Token

_ALONE = frozenset(["alone", "only", "first", "last", "unlike"])
"""Words of what is said of a country among others: ", alone in Europe,"."""
_TELLER = 6
"""Tokens behind a country in which it is done with telling: ", the Danish foreign office said,"."""
_ASIDE = frozenset(["against", "between", "near", "throughout", "among"])
"""Prepositions that make a place before a number a bystander."""
_DOERS = ("measure.said", "measure.weak", "measure.people")
_ACTORS = ("grammar.trade", "grammar.mission", "grammar.publication", "grammar.narrow")


def is_bystander(tokens: Sequence[Token], p: Place, between: Sequence[Token]) -> bool:
    """Tell whether a place before a number is named for another reason."""
    before = tokens[p.first - 1] if p.first else EDGE
    if _is_alone_in(tokens, p, between):
        return True
    if p.form is Form.WITHIN and not p.strict and any(t.low in (",", "that") for t in between):
        return True
    stated = [t.low for t in between] in ([",", "at"], [",", "with"])  # "Most were Poles, at 97"
    if p.form is Form.PEOPLE and (p.prep == "to" or "be" in before.plain) and not stated:
        return True  # "Greenland, which is Danish, had 139"
    return "overtaken" in before.plain  # "Libya follows Italy with 430"


def _is_alone_in(tokens: Sequence[Token], p: Place, between: Sequence[Token]) -> bool:
    """As in "Belarus, alone in Europe, shot two": what is said of the country in passing."""
    words = [t.low for t in tokens[max(0, p.first - 4) : p.first]]
    ends = [t.low for t in between[:1]] == [","]
    return ends and p.form is Form.REGION and "," in words and not _ALONE.isdisjoint(words)


def only_reports(tokens: Sequence[Token], p: Place, between: Sequence[Token]) -> bool:
    """As in "Lima confirmed that two had been hurt"."""
    if p.prep == "in" and p.first >= 3 and reports_what(tokens, p):
        return True
    reports = bool(between) and "grammar.reporting" in between[0].classes
    return _tells_aside(tokens, p) or (reports and any(t.low == "that" for t in between))


def _tells_aside(tokens: Sequence[Token], p: Place) -> bool:
    """As in "Two Danes were hurt, the Peruvian envoy said, and one Pole": who tells it."""
    begin = p.first - 1 - (p.first > 1 and tokens[p.first - 1].low == "the")
    if begin < 1 or tokens[begin].low != ",":
        return False
    words = tokens[p.last + 1 : p.last + _TELLER]
    said = next((k for k, t in enumerate(words) if "grammar.reporting" in t.classes), None)
    return said is not None and [t.low for t in words[said + 1 : said + 2]] == [","]


def is_apart(tokens: Sequence[Token], m: Mention, p: Place, left: Sequence[Place]) -> bool:
    """As in "against Chad", "led by Chad", "each in Africa" where countries are named."""
    if p.prep == "by" and not done_by(tokens, p):
        return True
    if p.form is not Form.REGION:
        return p.prep in _ASIDE
    if m.each and p.prep == "in" and any(q.form is Form.NAME for q in left):
        return True
    return p.first > 0 and tokens[p.first - 1].number is not None


def done_by(tokens: Sequence[Token], p: Place) -> bool:
    """Tell whether "by France" says who holds, frees or kills, not who leads or reports."""
    before = tokens[max(0, p.first - 4) : p.first]
    return any(kind in t.classes for t in before for kind in _DOERS)


def acts(t: Token) -> bool:
    """As in "Cambodia's ministry told 3,075": what is owned acts, not the country."""
    if "counted_noun" in t.plain:
        return False
    if t.classes:
        return any(kind in t.classes for kind in _ACTORS)
    return t.low.isalpha() and "function" not in t.plain


def reports_what(tokens: Sequence[Token], p: Place) -> bool:
    """Tell whether a body "in the US had learnt of" them: where it sits, not where they are."""
    if any(t.low in (",", ";", ":") for t in tokens[max(0, p.first - 3) : p.first]):
        return False
    return any("grammar.reporting" in t.classes for t in tokens[p.last + 1 : p.last + 4])
