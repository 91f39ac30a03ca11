"""Places of a sentence -> the number that each goes with.

Which place is near enough, on either side, is for `sides`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.sentence.parallels import respectively
from etl.extract.sentence.sides import directly_left, nearest_left, nearest_right
from etl.extract.tokens import Token


def bind_places(s: Sentence, live: list[Mention]) -> None:
    tokens = s.tokens
    taken: set[int] = set()
    for p in s.places:
        for m in live:
            if m.at < p.first < m.head_end:
                taken.add(id(p))
    respectively(s, live, taken)
    previous_end = 0
    for k, m in enumerate(live):
        following = live[k + 1].at if k + 1 < len(live) else len(tokens)
        if m.places:
            previous_end = max(
                m.head_end,
                max(p.last + 1 for p in m.places if p.first > m.at)
                if any(p.first > m.at for p in m.places)
                else 0,
            )
            continue
        m.each = _each_follows(tokens, m, following)
        left = [p for p in s.places if previous_end <= p.first < m.at and id(p) not in taken]
        right = [p for p in s.places if m.head_end <= p.first < following and id(p) not in taken]
        chosen, is_right = _choose(s, m, left, right, previous_end)
        if chosen:
            m.places, m.right = chosen, is_right
            for p in chosen:
                taken.add(id(p))
        previous_end = max([m.head_end, *(p.last + 1 for p in chosen if is_right)])
    _share_places(s, live)


def _share_places(s: Sentence, live: list[Mention]) -> None:
    """ "No dead and no injured in Montenegro": the place behind the second is the first's as well."""
    for m, following in zip(live[:-1], live[1:], strict=True):
        between = s.tokens[m.head_end : following.at]
        kinds = (Head.EVENT, Head.MEASURE, Head.PEOPLE, Head.PERSON)
        if (
            not m.places
            and m.head in kinds
            and following.head in kinds
            and following.right
            and not following.each
        ):
            if len(between) <= 2 and all(
                t.low in ("and", ",", "or") or "hedge.before" in t.classes for t in between
            ):
                m.places, m.right = following.places, True


def _each_follows(tokens: Sequence[Token], m: Mention, following: int) -> bool:
    for j in range(m.at + 1, min(m.head_end + 4, following, len(tokens))):
        if "grammar.each" in tokens[j].classes or tokens[j].low in ("each", "apiece"):
            return True
        if tokens[j].low in (";", "."):
            return False
    return False


def _choose(
    s: Sentence, m: Mention, left: list[Place], right: list[Place], previous_end: int
) -> tuple[list[Place], bool]:
    tokens = s.tokens
    released = any(code == "released" for _, _, code in s.measures)
    for p in left:
        if (
            p.people_of
            and not (
                p.prep == "from"
                and released
                and not any(
                    "measure.people" in t.classes for t in tokens[max(0, p.first - 3) : p.first]
                )
            )
            and not m.people
            and not any(p is q for q in right)
        ):
            if all(o.at > m.at or not o.people for o in s.mentions):
                m.people.append(p.code)
    left = [p for p in left if not p.people_of]
    direct_left = directly_left(tokens, m, left)
    if direct_left is not None:
        m.direct = True
        return _group_of(left, direct_left, m), False
    near_right = nearest_right(tokens, m, right)
    if (
        left
        and left[-1].form is Form.WITHIN
        and [t.low for t in tokens[left[-1].last + 1 : m.at]] == [",", "where"]
    ):
        left[-1].strict = True
        return [left[-1]], False
    near_left = nearest_left(tokens, m, left, previous_end)
    if (
        near_right is not None
        and near_left is not None
        and near_right.form is Form.WITHIN
        and near_left.form is Form.NAME
        and near_right.code == near_left.code
    ):
        near_right.strict = True  # "of the dead in Mozambique 212 were found in Beira"
        return [near_right], True
    if near_right is not None and (
        near_left is None or _stronger_right(tokens, m, near_left, near_right)
    ):
        return _group_of(right, near_right, m), True
    if near_left is not None:
        return _group_of(left, near_left, m), False
    return [], False


def _group_of(places: list[Place], one: Place, m: Mention) -> list[Place]:
    mates = [p for p in places if p.group == one.group]
    if len(mates) > 1:
        if m.each or m.rule == "each":
            if m.each and one.first < m.at:
                return (
                    [p for p in places if p.form is Form.NAME] if one.form is Form.NAME else mates
                )
            return mates
        if one.first > m.at or (one is mates[-1] and _plural_subject(mates)):
            m.joint = True
            return mates
    return [one]


def _plural_subject(mates: list[Place]) -> bool:
    return all(p.form is mates[0].form for p in mates)


def _stronger_right(tokens: Sequence[Token], m: Mention, left: Place, right: Place) -> bool:
    between_left = tokens[left.last + 1 : m.at]
    between_right = tokens[m.head_end : right.first]
    if (
        m.head_end < right.first
        and right.prep in ("in", "by", "from", "at", "inside", "across", "outside")
        and len(between_right) <= 3
    ):
        # "France, 12 in Italy": the place before belongs to the number before, unless it holds them
        return not (left.owns and left.form is Form.NAME and right.prep == "from")
    if right.site:
        return True
    if any(t.low in (",", "and", ":") for t in between_left) and len(between_right) <= 6:
        return left.prep is not None or right.prep is not None
    return False
