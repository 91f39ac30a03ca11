"""A number and the places on one side of it -> the one that it goes with, if any.

Which side is the stronger is for `binding`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.extract.places import Form, Place
from etl.extract.sentence.bystanders import (
    acts,
    done_by,
    is_apart,
    is_bystander,
    only_reports,
)
from etl.extract.sentence.mentions import Head, Mention
from etl.extract.tokens import EDGE, Token

_DIRECT = frozenset(["(", ":", "-", "–", "—", ",", "the"])
_ENDS = frozenset([";", ":", "(", ")", "–", "—"])
_SEPARATORS = _ENDS | {".", "!", "?", "-", "•", ",", "and", "but"}
_COMMAS = frozenset([",", "and", "but", "while"])
_ALL_OF = frozenset(["of them", "of these", "of whom", "of those"])
_DEEDS = ("measure.said", "measure.open", "measure.before", "measure.weak", "measure.agents")
_GOES_ON = frozenset(["be", "keeps"])
"""Plain words of verbs that go on with a country behind what it includes."""
_TIES = frozenset(["be", "comes"])
"""Plain words of verbs that tie a number set off by commas to a place: ", 97, came from"."""
_AFTER_COMMA = 2
"""Tokens from a number set off by commas back to the noun: "the rest, 97,"."""
_MARKS = frozenset([":", "-", "–", "—"])
_CLOSING = frozenset([",", ";", "."])
"""Marks that may end an entry of a list."""
_LABEL = 2
"""Token index of the label in "97 - Peru"."""
_BACK = 25
"""So many tokens back it may be told what several did: "were handed over, 29 by Austria"."""
_NEXT_EACH = 8
"""Tokens behind names in which "[d] two cases each" stands."""
_FARTHEST = 12
"""So many tokens may stand between a number and a place behind it."""


def directly_left(tokens: Sequence[Token], m: Mention, left: Sequence[Place]) -> Place | None:
    """Give the place that only marks part from the number: `Turkey (9`, `Turkey: 9`, `Turkey 9`."""
    if not left:
        return None
    p = _label(tokens, m, left) or left[-1]
    if p is not left[-1]:
        return p
    between = [t.low for t in tokens[p.last + 1 : m.at] if "hedge.before" not in t.classes]
    if len(between) > 2 or not all(low in _DIRECT for low in between):
        return None
    behind = tokens[m.head_end].low if m.head_end < len(tokens) else ""
    if between == [","]:
        inside = p.form is Form.WITHIN and p.prep is not None
        return None if inside or behind in ("in", "from", "at") else p
    if between == [":"] and p.prep == "from":
        return None
    if len(left) > 1 and _is_included(tokens, left[-2], p):
        return left[-2]
    if "," in between and "(" not in between and p.prep == "in" and behind in ("in", "from"):
        return None
    return p


def _label(tokens: Sequence[Token], m: Mention, left: Sequence[Place]) -> Place | None:
    """Give the country that opens an entry: "Peru, where the river rose first: 97 dead"."""
    first = left[0]
    behind = tokens[first.last + 1].low if first.last + 1 < len(tokens) else ""
    alone = all(p.group != first.group for p in left[1:])
    opens = first.first == 0 and first.form is Form.NAME and behind == "," and alone
    return first if opens and m.at > 0 and tokens[m.at - 1].low == ":" else None


def without_included(tokens: Sequence[Token], m: Mention, left: Sequence[Place]) -> list[Place]:
    """Leave out what another place includes: "China (including Hong Kong) jailed 90".

    And what is said not to be meant: "in Niger, not Nigeria: 97"; or only to be among them: "the
    Danes included, 97 are held".
    """
    left = [p for p in left if not p.first or tokens[p.first - 1].low != "not"]
    left = [p for p in left if tokens[p.last + 1].low != "included"]
    kept = [*left[:1]]
    for whole, part in pairwise(left):
        behind = tokens[part.last + 1] if part.last + 1 < m.at else EDGE
        ends = behind.low in (")", ",", "there") or not _GOES_ON.isdisjoint(behind.plain)
        if not (_is_included(tokens, whole, part) and ends):
            kept.append(part)
    return kept


def _is_included(tokens: Sequence[Token], whole: Place, part: Place) -> bool:
    """As in "China, including Hong Kong (97)": of the whole."""
    words = [t.low for t in tokens[whole.last + 1 : part.first] if t.low not in ("(", "the")]
    return words in ([",", "including"], ["including"], [",", "with"], ["without"], ["excluding"])


def nearest_right(tokens: Sequence[Token], m: Mention, right: Sequence[Place]) -> Place | None:
    """Give the place behind the number, in its clause: "97 in China", "97 are held by China"."""
    for p in right:
        between = tokens[m.head_end : p.first]
        last = between[-1] if between else EDGE
        if last.low in ("a", "an") and len(between) > 1 and p.form is Form.PEOPLE:
            last = between[-2]  # "one was a Dane"
        if "region.adjectives" in tokens[p.last].classes and _is_of_speaker(between):
            continue
        if p.form is Form.REGION and p.first and tokens[p.first - 1].number is not None:
            continue  # "312 cases from 13 African countries"
        thing = tokens[p.last + 1] if p.last + 1 < len(tokens) else EDGE
        if p.form is Form.ADJECTIVE and not p.site and "vehicle" in thing.plain:
            continue
        if p.form is Form.ADJECTIVE and not p.site and last.low == "as":
            p.form = Form.PEOPLE
        if p.form is Form.PEOPLE and not p.site and p.prep not in ("by", "in", "of", "from"):
            each = m.each and last.low == ":"  # "One of each of these peoples: Danish, Dutch"
            if each or _is_equated(_without_comma(tokens, m, between), last):
                return p
            continue
        if p.prep == "by" and not (done_by(tokens, p) or _goes_on_by(tokens, m, p)):
            continue
        return _reached(tokens, m, p, right)
    return None


def _goes_on_by(tokens: Sequence[Token], m: Mention, p: Place) -> bool:
    """As in "40 were handed over, 29 by Austria and 11 by Italy": told once for all of them."""
    near = m.head is Head.NONE and p.first - m.at == 2
    return near and any("measure.said" in t.classes for t in tokens[max(0, m.at - _BACK) : m.at])


def _without_comma(
    tokens: Sequence[Token], m: Mention, between: Sequence[Token]
) -> Sequence[Token]:
    """Leave off the comma behind a number that one sets off: "Over half, 614, are Chinese"."""
    commas = m.at > 0 and tokens[m.at - 1].low == "," and [t.low for t in between[:1]] == [","]
    return between[1:] if commas else between


def _is_equated(between: Sequence[Token], last: Token) -> bool:
    """As in "97 of them are Chinese"."""
    equated = "be" in last.plain or last.low == "as"
    return equated and not any(t.low in (",", ";", ":") for t in between)


def _reached(tokens: Sequence[Token], m: Mention, p: Place, right: Sequence[Place]) -> Place | None:
    """Give the place if nothing between it and the number before parts them."""
    between = tokens[m.head_end : p.first]
    if between and between[0].low in _ALL_OF:
        between = between[1:]
    separators = [t.low for t in between if t.low in _SEPARATORS]
    if m.each and len(separators) <= 1 and len(between) <= 7:
        return None if separators and _are_of_next_each(tokens, p, right) else p
    if len(between) == 1 and between[0].low == "(":
        return _listed_in_brackets(tokens, m, p, right)
    if _labels_behind(tokens, m, p, right):
        return p
    if any(t.low in _ENDS for t in between):
        return None
    if _is_set_off_once(m, p, between, separators) and not _opens_clause(tokens, p):
        return p
    if _is_owner(p, between):
        return p
    if _is_set_off(tokens, m, p, between):
        return p
    if any(t.low in _COMMAS for t in between) and not _is_parenthesis(p, between, separators):
        return None
    if _opens_with(tokens, m, p, between):
        return p
    if _is_subject(p, between) or len(between) > _FARTHEST:
        return None
    return p


def _are_of_next_each(tokens: Sequence[Token], p: Place, right: Sequence[Place]) -> bool:
    """As in "In Chad and in Mali there were three each, in Peru and in Chile two each"."""
    last = [q for q in right if q.group == p.group][-1].last
    behind = tokens[last + 1 : last + 1 + _NEXT_EACH]
    k = next((k for k, t in enumerate(behind) if t.number is not None), None)
    return k is not None and any("grammar.each" in t.classes for t in behind[k:])


def _labels_behind(tokens: Sequence[Token], m: Mention, p: Place, right: Sequence[Place]) -> bool:
    """As in a line that is nothing but "97 - Peru", "12 - Chile and Mali, each"."""
    if m.at > 0 or p.first != _LABEL or tokens[m.at + 1].low not in _MARKS:
        return False
    last = [q for q in right if q.group == p.group][-1].last
    rest = tokens[last + 1 :]
    return p.form is Form.NAME and all(
        t.low in _CLOSING or "grammar.each" in t.classes for t in rest
    )


def _listed_in_brackets(
    tokens: Sequence[Token], m: Mention, p: Place, right: Sequence[Place]
) -> Place | None:
    """As in "97 (China, Japan)": of each."""
    last = [q for q in right if q.group == p.group][-1].last
    if last + 1 >= len(tokens) or tokens[last + 1].low != ")":
        return None
    m.rule = "each"
    return p


def _is_set_off_once(
    m: Mention, p: Place, between: Sequence[Token], separators: Sequence[str]
) -> bool:
    """As in "97 were freed, in China"."""
    if len(separators) != 1 or p.prep not in ("in", "at"):
        return False
    them = [t.low for t in between] in ([",", "both", p.prep], [",", "all", p.prep])
    if them and m.head is not Head.NONE:
        return True  # "two deaths, both in Peru"
    if all(t.low != "," for t in between[-3:]):
        return False
    return bool(m.people) or any("measure.said" in t.classes for t in between)


def _opens_clause(tokens: Sequence[Token], p: Place) -> bool:
    """As in "In Peru nine were freed, in Chile five": it has the next number."""
    behind = tokens[p.last + 1 : p.last + 3]
    numbered = [t.number is not None or t.low == "none" for t in behind]
    return numbered[:1] == [True] or (
        numbered == [False, True] and "hedge.before" in behind[0].classes
    )


def _is_set_off(tokens: Sequence[Token], m: Mention, p: Place, between: Sequence[Token]) -> bool:
    """As in "The majority, 97, came from China", "At 97, China has the most"."""
    before = tokens[m.at - 1].low if m.at else ""
    if [t.low for t in between[:1]] != [","] or any(t.low in _COMMAS for t in between[1:]):
        return False
    if before == ",":
        if p.prep not in ("in", "from", "at") or m.at < _AFTER_COMMA or len(between) < _AFTER_COMMA:
            return False
        verb, noun = between[1], tokens[m.at - _AFTER_COMMA]
        again = verb.low == p.prep and not noun.classes and "function" not in noun.plain
        again = again and noun.low.isalpha()  # "the rest, 97, in China"
        return again or not _TIES.isdisjoint(verb.plain) or "measure.said" in verb.classes
    opens = m.at == 1 or tokens[m.at - 2].low in _ENDS
    return before in ("at", "with") and opens and len(between) == 1 and p.form is Form.NAME


def _opens_with(tokens: Sequence[Token], m: Mention, p: Place, between: Sequence[Token]) -> bool:
    """As in "With 97 the Czech Republic comes third"."""
    opens = m.at == 1 and tokens[0].low in ("with", "at") and m.head is Head.NONE
    return opens and p.prep is None and p.form is Form.NAME and all(t.low == "the" for t in between)


def _is_owner(p: Place, between: Sequence[Token]) -> bool:
    """As in "By far the most, 700, were Saudi Arabia's"."""
    return p.owns and [t.low for t in between[:1]] == [","] and "be" in between[-1].plain


def _is_parenthesis(p: Place, between: Sequence[Token], separators: Sequence[str]) -> bool:
    """As in "97, among them two boys, in China"."""
    if between[0].low != "," or p.prep is None or len(separators) > 2:
        return False
    return sum(t.low == "," for t in between) == 2


def _is_subject(p: Place, between: Sequence[Token]) -> bool:
    """As in "97 while China": the place opens a clause of its own."""
    if p.prep is not None or p.site or not between or p.form not in (Form.NAME, Form.SEAT):
        return False
    if p.comes:
        return False  # "97 have fled Sudan"
    last = between[-1].plain
    return "place_verb" not in last and not (p.owns and "be" in last)


def nearest_left(tokens: Sequence[Token], m: Mention, left: Sequence[Place]) -> Place | None:
    """Give the place before the number: "China has 97", "In Uruguay live 33"."""
    for p in reversed(left):
        between = tokens[p.last + 1 : m.at]
        if any(t.low == ";" for t in between):
            return None
        stated = [t.low for t in between if "hedge.before" not in t.classes]
        if stated == ["with"] and p.prep == "by":
            return p  # "led by Poland with 97"
        if is_bystander(tokens, p, between):
            continue
        if not p.site and between and _has_body(p, between[0]):
            p.agency = True
        if only_reports(tokens, p, between) or is_apart(tokens, m, p, left):
            continue
        if "region.adjectives" in tokens[p.last].classes and _is_of_speaker(between):
            continue
        if p.form is Form.ADJECTIVE and not p.site and not p.owns:
            if p.agent:
                continue  # "12 were shot by French troops and nine hurt": not by them, perhaps
            p.agency = _is_authority(between, m)
            if not p.agency and not _is_people(between):
                continue
            if len(between) > 1 and _is_object(m, p, left):
                m.people.append(p.code)
                continue
        return p
    return None


def _has_body(p: Place, behind: Token) -> bool:
    """As in "Peru's ministry told of 97", "the Peru police told of 97"."""
    return acts(behind) if p.owns else p.form is Form.NAME and "authority" in behind.plain


def _is_object(m: Mention, p: Place, left: Sequence[Place]) -> bool:
    """As in "Malaysia has the most Filipino prisoners, 2,236"."""
    subject = any(q.form is Form.NAME and q.prep is None and q.last < p.first for q in left)
    return subject and not m.people


def _is_people(between: Sequence[Token]) -> bool:
    """As in "Chinese citizens are in front with 1,028", "the Chinese contingent, 97"."""
    if len(between) <= 1:
        return True
    if "grammar.person" in between[0].classes or "measure.people" in between[0].classes:
        return True
    return any("contingent" in t.plain for t in between[:2])


def _is_of_speaker(between: Sequence[Token]) -> bool:
    """As in "an Arab diplomat said 97": the region is only the teller's."""
    return any("grammar.reporting" in t.classes for t in between[1:3])


def _is_authority(between: Sequence[Token], m: Mention) -> bool:
    """As in "Peruvian police arrested 97", "Thai immigration officers have detained 97".

    Also "Dutch police report 22 arrests, their Belgian colleagues 17".
    """
    at = next((k for k, t in enumerate(between[:4]) if "authority" in t.plain), None)
    if at is None:
        return False
    verbs = between[at + 1 : at + 4]
    if not verbs or (m.head is Head.EVENT and len(between) <= at + 2):
        return True
    return any(kind in t.classes for t in verbs for kind in _DEEDS)
