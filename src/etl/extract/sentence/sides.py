"""A number and the places on one side of it -> the one that it goes with, if any.

Which side is the stronger is for `binding`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.places import FUNCTION, Form, Place
from etl.extract.sentence.mentions import Mention
from etl.extract.tokens import Token

_HARD = frozenset({";", ":", ".", "!", "?", "(", ")", "–", "—", "-", "•"})
_SOFT = frozenset({",", "and", "but", "while", "whereas", "or"})
_BE = frozenset("is are was were be been being".split())
_OVERTAKEN = frozenset(
    ("follows", "behind", "than", "past", "overtook", "overtakes", "tops", "trails")
)
_COUNTED = frozenset(
    "figure figures number total share toll count tally list own part portion official".split()
)


def directly_left(tokens: Sequence[Token], m: Mention, left: list[Place]) -> Place | None:
    """`Turkey (9`, `Turkey: 9`, `Turkey 9`, `Turkey - 9`: nothing but a mark between place and number."""
    for p in reversed(left):
        between = tokens[p.last + 1 : m.at]
        marks = [t.low for t in between if "hedge.before" not in t.classes]
        if all(x in ("(", ":", "-", "–", "—", ",", "the") for x in marks) and len(marks) <= 2:
            if (
                marks == [","]
                and p.prep is not None
                and p.form is Form.WITHIN
                or marks == [":"]
                and p.prep == "from"
            ):
                return None
            if (
                "," in marks
                and "(" not in marks
                and p.prep is not None
                and p.prep == "in"
                and m.head_end < len(tokens)
                and tokens[m.head_end].low in ("in", "from")
            ):
                return None
            if (
                marks == [","]
                and m.head_end < len(tokens)
                and tokens[m.head_end].low in ("in", "from", "at")
            ):
                return None
            return p
        break
    return None


def nearest_right(tokens: Sequence[Token], m: Mention, right: list[Place]) -> Place | None:
    """A place behind the number, in its own clause: "97 in China", "97 are held by China"."""
    for p in right:
        between = tokens[m.head_end : p.first]
        if p.form is Form.ADJECTIVE and not p.site and between and between[-1].low == "as":
            p.form = Form.PEOPLE
        if p.form is Form.PEOPLE and not p.site and p.prep not in ("by", "in", "of", "from"):
            if (
                between
                and (between[-1].low in _BE or between[-1].low == "as")
                and not any(t.low in (",", ";", ":") for t in between)
            ):
                return p
            continue
        if p.prep == "by" and not _done_by(tokens, p):
            continue
        if between and between[0].low in ("of them", "of these", "of whom", "of those"):
            between = between[1:]
        separators = [t for t in between if t.low in _HARD or t.low in (",", "and", "but")]
        if m.each and len(separators) <= 1 and len(between) <= 7:
            return p
        if between and between[0].low == "(" and len(between) == 1:
            mates = [q for q in right if q.group == p.group]
            behind = mates[-1].last + 1
            if behind < len(tokens) and tokens[behind].low == ")":
                m.rule = "each"
                return p
            return None
        if any(t.low in (";", ":", "(", ")", "–", "—") for t in between):
            return None
        said = bool(m.people) or any("measure.said" in t.classes for t in between)
        if (
            said
            and len(separators) == 1
            and p.prep in ("in", "at")
            and any(t.low == "," for t in between[-3:])
        ):
            return p
        if any(t.low in (",", "and", "but", "while") for t in between) and not (
            between
            and between[0].low == ","
            and p.prep is not None
            and len(separators) <= 2
            and _parenthetic(between)
        ):
            return None
        if (
            p.prep is None
            and not p.site
            and between
            and p.form in (Form.NAME, Form.SEAT)
            and not _verb_before(between)
            and not (p.owns and between[-1].low in _BE)
        ):
            return None
        if len(between) > 12:
            return None
        return p
    return None


def _done_by(tokens: Sequence[Token], p: Place) -> bool:
    """Tell whether "by France" says who holds, frees or kills, not who leads or reports."""
    before = tokens[max(0, p.first - 4) : p.first]
    return any(
        k in ("measure.said", "measure.weak", "measure.people") for t in before for k in t.classes
    )


def _parenthetic(between: Sequence[Token]) -> bool:
    return sum(t.low == "," for t in between) == 2


def _verb_before(between: Sequence[Token]) -> bool:
    return bool(between) and between[-1].low in (
        "to",
        "in",
        "of",
        "by",
        "from",
        "for",
        "at",
        "left",
        "leave",
    )


def nearest_left(
    tokens: Sequence[Token], m: Mention, left: list[Place], previous_end: int
) -> Place | None:
    """A place before the number: "China has 97", "In Uruguay live 33", "France and Morocco hold 97"."""
    for p in reversed(left):
        between = tokens[p.last + 1 : m.at]
        if any(t.low == ";" for t in between):
            return None
        if (
            p.form is Form.WITHIN
            and any(t.low in (",", "that") for t in between)
            and not p.strict
            or p.form is Form.PEOPLE
            and p.prep == "to"
        ):
            continue
        if p.form is Form.PEOPLE and p.first and tokens[p.first - 1].low in _BE:
            continue  # "Greenland, which is Danish, had 139"
        if p.first and tokens[p.first - 1].low in _OVERTAKEN:
            continue  # "Libya follows Italy with 430"
        if p.owns and not p.site and between and _noun_owned(between[0]):
            p.agency = True
        if p.prep == "in" and p.first >= 3 and reports_what(tokens, p):
            continue
        if (
            between
            and "grammar.reporting" in between[0].classes
            and any(t.low == "that" for t in between)
        ):
            continue  # "Lima confirmed that two had been hurt"
        if (
            m.each
            and p.form is Form.REGION
            and p.prep == "in"
            and any(q.form is Form.NAME for q in left)
        ):
            continue
        if (
            p.prep in ("to", "with", "against", "between", "near", "throughout", "among")
            and p.form is not Form.REGION
        ):
            if p.prep != "to" and p.prep != "with":
                continue
        if p.prep == "by" and not _done_by(tokens, p):
            continue
        if p.form is Form.REGION and p.first and tokens[p.first - 1].number is not None:
            continue
        if p.form is Form.ADJECTIVE and not p.site and not p.owns:
            beside = tokens[p.last + 1] if p.last + 1 < m.at else None
            if beside is not None and (
                "grammar.person" in beside.classes or "measure.people" in beside.classes
            ):
                return p  # "Chinese citizens are in front with 1,028"
            if (
                not any(
                    t.low
                    in (
                        "contingent",
                        "company",
                        "one",
                        "government",
                        "figure",
                        "number",
                        "total",
                        "toll",
                        "share",
                    )
                    for t in between[:2]
                )
                and len(between) > 1
            ):
                continue
        return p
    return None


def _noun_owned(t: Token) -> bool:
    """ "Cambodia's ministry told 3,075": what is owned acts, not the country."""
    if t.classes:
        acts = ("grammar.trade", "grammar.mission", "grammar.publication", "grammar.narrow")
        return t.low not in _COUNTED and any(kind in acts for kind in t.classes)
    return t.low.isalpha() and t.low not in FUNCTION and t.low not in _COUNTED


def reports_what(tokens: Sequence[Token], p: Place) -> bool:
    """Tell whether a body "in the US had learnt of" them: where it sits, not where they are."""
    behind = tokens[p.last + 1 : p.last + 4]
    started = any(t.low in (",", ";", ":") for t in tokens[max(0, p.first - 3) : p.first])
    return not started and any("grammar.reporting" in t.classes for t in behind)
