"""Places of a sentence -> the number that each goes with.

Which place is near enough, on either side, is for `sides`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from etl.extract.beside import before_hedges
from etl.extract.places import Form, Place
from etl.extract.sentence.brackets import named_before_brackets
from etl.extract.sentence.clause import asides_of
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.sentence.owners import (
    people_in,
    without_barred,
    without_home_town,
    without_owned,
    without_owner,
    without_set_off,
    without_states,
    without_whole,
)
from etl.extract.sentence.parallels import respectively
from etl.extract.sentence.sharing import share_each, share_owners, share_places, share_subjects
from etl.extract.sentence.sides import (
    directly_left,
    nearest_left,
    nearest_right,
    without_included,
)
from etl.extract.tokens import EDGE, Token

_BESIDE = frozenset(["with", "between", "against"])
"""How a country is put that others have to do with: "the fence that Chad shares with Libya"."""
_BREAKS = frozenset([",", ";", ":", "(", "and", "but", "while"])
_NEAR = 2
"""Words, at most, between people and where they are sent: "97 soldiers each to Mali"."""
_TO = 3
"""Words, at most, from a country to its number: "in Kuwait to at least 58"."""
_OF_THEM = 4
"""Words, at most, from a number to the country in which they are: "97 of them are in Mali"."""
_NUMBER = frozenset(["number", "numbered"])
"""What people do who are so many."""
_TELLER = 6
"""Tokens of "according to the new government in" before a town."""
_SAME = ["the", "same", "number", ","]
"""What several countries have of which one number is told."""
_PAIR = 2
"""Names that make a list."""
_WHERE = frozenset(["in", "off", "by", "from", "at", "inside", "across", "outside"])


def bind_places(s: Sentence, live: Sequence[Mention]) -> None:
    """Fill in `places` of the numbers that may be counts, and how they were found."""
    firsts = [p.first for p in s.places]
    taken = {i for m in live for i in range(m.at + 1, m.head_end)}.intersection(firsts)
    respectively(s, live, taken)
    start = 0
    asides = asides_of(s) if live and s.places else ()
    starts: list[int] = []
    for k, m in enumerate(live):
        starts.append(start)
        aside = next((span for span in asides if start <= span[1] <= m.at), None)
        if aside is not None:
            inner = next((i for i, o in enumerate(live[:k]) if aside[0] < o.at < aside[1]), k)
            start = starts[inner]  # "Turkey, which in 2019 had held 45, now held 17"
            taken -= {p.first for o in live[inner:k] for p in o.places}
        behind = (o.at for o in live[k + 1 :] if not _is_site(s.tokens, o))
        end = next(behind, len(s.tokens))
        followed = end < len(s.tokens)
        if not m.places:
            m.each = _each_follows(s.tokens, m, end)
            before, here = bisect_left(firsts, start), bisect_left(firsts, m.at)
            behind_it = bisect_left(firsts, m.head_end, here)
            left = [p for p in s.places[before:here] if p.first not in taken]
            if m.people and left:
                left = [p for p in left if not _are_people(s.tokens, p)]
            if aside is not None:
                left = [p for p in left if not aside[0] < p.first < aside[1]]
            right = [
                p
                for p in s.places[behind_it : bisect_left(firsts, end, behind_it)]
                if p.first not in taken and not (followed and _is_of_next(s.tokens, m, p, end))
            ]
            _choose(s, m, left, right)
            _take_people_numbered(s.tokens, m, left)
            taken.update(p.first for p in m.places)
        start = m.head_end
        for p in m.places:
            if p.first > m.at and p.last >= start:
                start = p.last + 1
    share_places(s, live)
    share_subjects(s, live)
    share_each(live)
    for m in live:
        stated = m.zero and (m.alone or m.head in (Head.EVENT, Head.MEASURE))
        if stated and not m.places and s.places and s.places[0].form is Form.NAME:
            of_them = [t.low for t in s.tokens[m.at + 1 : m.at + 2]] == ["of"]
            if s.places[0].first <= 1 and m.at > s.places[0].last + 1 and not of_them:
                m.places = [s.places[0]]  # "Haiti, which once had 97 of them, has none left"
    share_owners(s, live)


def _are_people(tokens: Sequence[Token], p: Place) -> bool:
    """As in "In Mali three are Danes, four Poles": whose people the number before counts."""
    verb, number = p.first - 1, p.first - 2
    told = number >= 0 and "be" in tokens[verb].plain and tokens[number].number is not None
    return told and p.form is Form.PEOPLE


def _is_of_next(tokens: Sequence[Token], m: Mention, p: Place, end: int) -> bool:
    """As in "Two infections have brought the number of cases in Kuwait to 58": of the 58."""
    behind = tokens[p.last + 1 : end]
    if len(behind) > _TO or not behind or behind[0].low != "to":
        return False
    return any("tally" in t.plain for t in tokens[m.head_end : p.first])


def _is_site(tokens: Sequence[Token], m: Mention) -> bool:
    """As in "129,000 people are sheltering in 143 camps in Mozambique"."""
    return m.head is Head.THING and m.at > 0 and tokens[m.at - 1].low in ("in", "at")


def _each_follows(tokens: Sequence[Token], m: Mention, end: int) -> bool:
    if m.at >= 2 and "each" in (tokens[m.at - 2].low, tokens[m.at - 1].low):
        return True  # "Japan and Australia each have 12"
    if [t.low for t in tokens[max(0, m.at - len(_SAME)) : m.at]] == _SAME:
        return True  # "Japan and Australia have the same number, 12"
    for t in tokens[m.at + 1 : min(m.head_end + 4, end)]:
        if "grammar.each" in t.classes or t.low in ("each", "apiece"):
            return True
        if t.low in (";", "."):
            return False
    return False


def _choose(s: Sentence, m: Mention, left: list[Place], right: list[Place]) -> None:
    """Give a number its places, of those between its neighbours on either side."""
    tokens = s.tokens
    _take_people(s, m, left)
    left = without_owner(s, m, [p for p in left if not p.people_of])
    elsewhere = any(p.prep in _WHERE for p in right)
    left = without_states(s, m, without_barred(s, left)) if elsewhere else left
    left = without_owned(tokens, m, without_home_town(left))
    left = without_whole(tokens, m, without_included(tokens, m, left))
    right = without_set_off(tokens, m, right)
    right = [p for p in right if not _is_of_most(tokens, m, p)]
    if any(p.prep in _WHERE or p.site for p in right):
        left = [p for p in left if not _tells(tokens, m, p)]
    them = any("grammar.of_whom" in t.classes for t in tokens[m.at + 1 : m.at + 2])
    if them and any(p.prep in _WHERE and p.first - m.at <= _OF_THEM for p in right):
        left = [p for p in left if p.form is not Form.REGION]  # "in two regions, 97 of them in"
    if m.head is Head.MEASURE:
        left = [p for p in left if p.prep not in _BESIDE or p.form is not Form.NAME]
    direct = named_before_brackets(s, m, left) or directly_left(tokens, m, left)
    if direct is not None:
        m.direct = True
        m.places = _with_its_list(s, left, direct, m)
        m.people += _people_there(tokens, m, direct, right)
        return
    behind = nearest_right(tokens, m, right)
    if left and _opens_relative(tokens, m, left[-1]):
        left[-1].strict = True
        m.places = [left[-1]]
        return
    before = nearest_left(tokens, m, left)
    if behind is not None and before is not None and _is_inside(behind, before):
        behind.strict = True  # "of the dead in Mozambique 212 were found in Beira"
        m.places, m.right = [behind], True
    elif behind is not None and (
        before is None
        or _is_stronger(tokens, m, before, behind)
        or _is_left(s, m, before, behind)
        or _is_sent_to(s, m, before, behind)
    ):
        m.places, m.right = _with_its_list(s, right, behind, m), True
        m.people += _people_behind(tokens, m, behind, right)
    elif before is not None:
        m.places = _with_its_list(s, left, before, m)


def _people_there(
    tokens: Sequence[Token], m: Mention, where: Place, right: Sequence[Place]
) -> list[str]:
    """Give whose people "Of those killed in Peru, 97 were Chileans" tells, beside where."""
    if m.people or where.form is not Form.NAME or where.prep not in _WHERE:
        return []
    behind = nearest_right(tokens, m, right)
    told = behind is not None and behind.form is Form.PEOPLE and behind.prep is None
    return [behind.code] if behind is not None and told and behind.code != where.code else []


def _is_verb(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and "be" in tokens[i].plain


def _people_behind(
    tokens: Sequence[Token], m: Mention, where: Place, right: Sequence[Place]
) -> list[str]:
    """Give whose people "97 of those arrested in Peru were Chileans" tells, behind where."""
    if m.people or where.prep not in _WHERE or not _is_verb(tokens, where.last + 1):
        return []
    for p in right:
        if p.first == where.last + 2 and p.form in (Form.PEOPLE, Form.ADJECTIVE) and not p.site:
            return [p.code]
        if p.first == where.last + 3 and p.form is Form.NAME and p.prep == "from":
            return [p.code]
    return []


def _is_of_most(tokens: Sequence[Token], m: Mention, p: Place) -> bool:
    """As in "97 Danes, most of them in Lima": where they are is not told of all."""
    between = tokens[m.head_end : p.first]
    comma = next((k for k, t in enumerate(between) if t.low in (",", "(", "-", "–")), None)
    return comma is not None and any("mostly" in t.plain for t in between[comma : comma + 4])


def _tells(tokens: Sequence[Token], m: Mention, p: Place) -> bool:
    """As in "Peru's embassy says", "According to Lima, 97 Peruvians are in Chilean jails"."""
    words = tokens[p.last + 1 : m.at]
    if p.code in m.people and any("grammar.reporting" in t.classes for t in words):
        return True
    told_by = [t.low for t in tokens[max(0, p.first - _TELLER) : p.first]]
    if "according to" in " ".join(told_by) and "," not in told_by:
        return True  # "According to the government in Lima 97 are held in Chad"
    if p.form is not Form.SEAT:
        return False
    verb = tokens[p.last + 1] if p.last + 1 < len(tokens) else EDGE
    return p.prep is None and ("grammar.reporting" in verb.classes or "tells" in verb.plain)


def _take_people(s: Sentence, m: Mention, left: Sequence[Place]) -> None:
    """Take "citizens of Turkey" before a number as its people, if no number before has its own."""
    of_people = [p for p in left if p.people_of]
    if not of_people or any(o.people for o in s.mentions[: m.nth + 1]):
        return
    for p in of_people:
        people = s.says("measure.people", p.first - 3, p.first)
        if p.prep == "from" and s.leaves and not people:
            continue  # the country that they left
        m.people.append(p.code)
        return


def _take_people_numbered(tokens: Sequence[Token], m: Mention, left: Sequence[Place]) -> None:
    """Take the Danes of "The number of Danes killed in Peru is 97"."""
    if not m.people and m.places and not m.right:
        m.people += people_in(tokens, m, left)
    peoples = [p for p in left if p.form is Form.PEOPLE or _is_of_people(tokens, p)]
    if m.people or m.head is not Head.NONE or len(peoples) != 1 or not m.places:
        return
    (p,) = peoples
    if any(q.code == p.code for q in m.places):
        return
    numbered = any("tally" in t.plain for t in tokens[max(0, p.first - 3) : p.first])
    numbered = (numbered and p.prep == "of") or _number(tokens, m, p)
    if numbered and all(t.low not in _BREAKS for t in tokens[p.last : m.at]):
        m.people.append(p.code)


def _number(tokens: Sequence[Token], m: Mention, p: Place) -> bool:
    """As in "The Danes killed in Peru numbered about 97"."""
    verb = tokens[before_hedges(tokens, m.at)]
    return p.prep is None and verb.low in _NUMBER and any(q.prep in _WHERE for q in m.places)


def _is_of_people(tokens: Sequence[Token], p: Place) -> bool:
    """As in "British troops", "Danish citizens"; not "Danish prisons"."""
    noun = tokens[p.last + 1].classes if p.last + 1 < len(tokens) else {}
    people = "grammar.person" in noun or "measure.people" in noun
    return p.form is Form.ADJECTIVE and not p.site and people


def _opens_relative(tokens: Sequence[Token], m: Mention, place: Place) -> bool:
    """As in "Lagos, where 97": the town, not its country."""
    between = [t.low for t in tokens[place.last + 1 : m.at]]
    return place.form is Form.WITHIN and between == [",", "where"]


def _is_inside(inner: Place, outer: Place) -> bool:
    return inner.form is Form.WITHIN and outer.form is Form.NAME and inner.code == outer.code


def _with_its_list(s: Sentence, places: Sequence[Place], one: Place, m: Mention) -> list[Place]:
    """Give the place alone, or all the list that it stands in if the number is of all."""
    mates = [p for p in places if p.group == one.group]
    if len(mates) == 1:
        return [one]
    end = mates[-1].last + 1
    end += end < len(s.tokens) and s.tokens[end].low == ","
    if one.first > m.at and any("grammar.each" in t.classes for t in s.tokens[end : end + 1]):
        m.each = True  # "one in Norway and in Switzerland each", "97 - Chile and Mali, each"
    if m.each and one.first < m.at and one.form is Form.NAME:
        return [p for p in places if p.form is Form.NAME]
    if m.each or m.rule == "each":
        return mates
    mates = _of_own_clause(s, m, mates)
    subject = one is mates[-1] and all(p.form is one.form for p in mates)
    if one.first > m.at:
        mates = _up_to_next(s, m, mates)
    if one.first > m.at or subject:
        m.joint = len(mates) > 1
        return mates
    return [one]


def _of_own_clause(s: Sentence, m: Mention, mates: list[Place]) -> list[Place]:
    """Leave off names that end the clause before: "97 in Mali, Ghana 12"."""
    first, last = mates[0], mates[-1]
    if m.nth == 0 or last.first > m.at or len(mates) < _PAIR:
        return mates
    predicate = first.first > 0 and "be" in s.tokens[first.first - 1].plain
    comma = [t.low for t in s.tokens[mates[-2].last + 1 : last.first]] == [","]
    ends = s.tokens[first.first - 1].low in _WHERE if first.first else False
    behind = any(o.head_end <= first.first for o in s.mentions[: m.nth])
    return [last] if comma and behind and (predicate or (ends and last.last + 1 == m.at)) else mates


def _up_to_next(s: Sentence, m: Mention, mates: Sequence[Place]) -> list[Place]:
    """Leave off the names that have the next number: "700 in Somalia, London 65"."""
    last = mates[-1].last + 1
    followed = last < len(s.tokens) and s.tokens[last].number is not None
    if followed and len(mates) > 1:
        return list(mates[:-1])
    return list(mates[: _next_clause(s, m, mates)])


def _next_clause(s: Sentence, m: Mention, mates: Sequence[Place]) -> int:
    """Give where names begin that are the subject of the next number; behind it no name stands.

    "31 in Switzerland, and in Israel it is about 22".
    """
    numbers = (s.mentions[k] for k in range(m.nth + 1, len(s.mentions)))
    behind = (o for o in numbers if o.set_aside is None and o.at > mates[-1].last)
    if next(behind, None) is None:
        return len(mates)
    following = next(behind, None)
    stop = len(s.tokens) if following is None else following.at
    named = bisect_left(s.places, mates[-1].last + 1, key=lambda p: p.first)
    if named < len(s.places) and s.places[named].first < stop:
        return len(mates)
    for k, (one, other) in enumerate(pairwise(mates), 1):
        between = [t.low for t in s.tokens[one.last + 1 : other.first]][:2]
        if between in ([",", "and"], ["and", "in"], ["and", "at"]):
            return k
    return len(mates)


def _is_left(s: Sentence, m: Mention, receiver: Place, left: Place) -> bool:
    """As in "Thailand took in 97 foreigners brought out of compounds in Myanmar"."""
    subject = receiver.prep is None and receiver.form in (Form.NAME, Form.SEAT)
    inside = left.prep in ("in", "from", "of") or left.form is Form.WITHIN
    return s.leaves and m.foreign and subject and inside


def _is_sent_to(s: Sentence, m: Mention, sender: Place, to: Place) -> bool:
    """As in "Peru sent 97 soldiers to Mali and 45 to Chad"."""
    subject = sender.prep is None and sender.form in (Form.NAME, Form.SEAT)
    if to.prep != "to" or to.first - m.head_end > _NEAR:
        return False
    return not subject or any("sends" in t.plain for t in s.tokens[sender.last + 1 : m.at])


def _is_stronger(tokens: Sequence[Token], m: Mention, left: Place, right: Place) -> bool:
    """Tell whether the place behind goes with the number, and not the one before."""
    between = tokens[m.head_end : right.first]
    if right.prep in _WHERE and len(between) <= 3:
        # "France, 12 in Italy": the place before belongs to the number before, unless it holds them
        return not (left.owns and left.form is Form.NAME and right.prep == "from")
    if right.site:
        return True
    apart = any(t.low in (",", "and", ":") for t in tokens[left.last + 1 : m.at])
    return apart and len(between) <= 6 and (left.prep is not None or right.prep is not None)
