"""Names before a number that tell whose people it counts -> those left that may tell where.

Which of those is near enough is for `sides`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.tokens import Token

_IN = (2, 3)
"""How far behind "prisoners" the country stands that they are in: "in Peru", "in the Congo"."""
_WHERE = frozenset(["in", "at", "inside", "across"])
_ALL_ARE = frozenset([", all", ", all of them", ", both", "( all", "( all of them", "( both"])
"""What stands between a number and the people that all of them are."""
_CLOSES = frozenset([",", ".", ";", ")"])


def without_owner(s: Sentence, m: Mention, left: list[Place]) -> list[Place]:
    """Take the subject's people for "Canada brought home 23 of its citizens from Peru"."""
    behind = s.tokens[m.at + 1 : m.at + 3]
    if len(behind) < 2 or m.people or "own_people" not in behind[0].plain:
        return left
    if behind[0].low not in ("of its", "of their") or "grammar.person" not in behind[1].classes:
        return left
    owners = [p for p in left if p.form in (Form.NAME, Form.SEAT) and p.prep is None]
    if len(owners) != 1:
        return left
    m.people.append(owners[0].code)
    m.own = True
    return [p for p in left if p is not owners[0]]


def without_states(s: Sentence, m: Mention, left: list[Place]) -> list[Place]:
    """Take the states' people for "Mali and Chad lost two citizens each in the fire in Peru"."""
    if m.people or "compatriots" not in s.tokens[m.head_end - 1].plain:
        return left
    states = [p for p in left if p.form in (Form.NAME, Form.SEAT) and p.prep is None]
    if not states or not (len(states) == 1 or m.each):
        return left
    if any("have" in t.plain for t in s.tokens[states[-1].last + 1 : m.at]):
        m.people += [p.code for p in states]
        m.own = True
    return [p for p in left if p.code not in m.people]


def without_barred(s: Sentence, left: Sequence[Place]) -> list[Place]:
    """Leave off the Chad of "Apart from Chad, 97 people were freed in Mali"."""
    return [
        p
        for p in left
        if p.prep != "outside" or any(t.low == "outside" for t in s.tokens[: p.first])
    ]


def without_home_town(left: list[Place]) -> list[Place]:
    """Leave off where a people are from in their country: "Congolese from Kinshasa (97)"."""
    if len(left) < 2 or left[-1].form is not Form.WITHIN or left[-1].prep != "from":
        return left
    people, town = left[-2:]
    same = people.form is Form.PEOPLE and people.code == town.code
    return left[:-1] if same and town.first - people.last == 2 else left


def without_owned(tokens: Sequence[Token], m: Mention, left: list[Place]) -> list[Place]:
    """Take the people for "Switzerland's Afghans number 97", which leaves the place."""
    if len(left) < 2 or m.people:
        return left
    owner, people = left[-2:]
    beside = owner.owns and owner.form is Form.NAME and people.form is Form.PEOPLE
    close = beside and all(t.low in ("'s", "’s") for t in tokens[owner.last + 1 : people.first])
    if not close or not any("amount_verb" in t.plain for t in tokens[people.last + 1 : m.at]):
        return left
    m.people.append(people.code)
    return left[:-1]


def without_whole(tokens: Sequence[Token], m: Mention, left: list[Place]) -> list[Place]:
    """Take the people for "Of the Danes, 97 are in Peru", which leaves where they are."""
    if len(left) != 1 or m.people or left[0].form is not Form.PEOPLE or left[0].prep != "of":
        return left
    between = [t.low for t in tokens[left[0].last + 1 : m.at]]
    if left[0].first > 2 or between not in ([], [","]):
        return left
    m.people.append(left[0].code)
    return []


def people_in(tokens: Sequence[Token], m: Mention, left: Sequence[Place]) -> list[str]:
    """As in "Danish prisoners in Peru number 97", "Denmark's contingent in Mali was cut to 97"."""
    where = m.places[0]
    if len(m.places) > 1 or where.prep not in _WHERE or m.head not in (Head.NONE, Head.MEASURE):
        return []
    verb = tokens[where.last + 1 : m.at]
    if not any(_says_how_many(t) for t in verb):
        return []  # "Danish soldiers in Mali guard 97 prisoners"
    for p in left:
        noun = p.last + 1 + (tokens[p.last + 1].low in ("'s", "’s"))
        near = where.first - noun in _IN
        if near and p.code != where.code and _is_group(tokens, p, noun):
            return [p.code]
    return []


def _says_how_many(t: Token) -> bool:
    return (
        t.low == "numbers" or bool({"amount_verb", "be"} & t.plain) or "grammar.change" in t.classes
    )


def _is_group(tokens: Sequence[Token], p: Place, noun: int) -> bool:
    if p.form is not Form.ADJECTIVE and not p.owns:
        return False
    return "measure.people" in tokens[noun].classes or "contingent" in tokens[noun].plain


def without_set_off(tokens: Sequence[Token], m: Mention, right: list[Place]) -> list[Place]:
    """Take the people for "97 people, all Danes, are in Peru", which leaves where they are.

    What is said of them goes on behind it.
    """
    if not right or m.people or m.foreign or right[0].form is not Form.PEOPLE:
        return right
    p = right[0]
    before = " ".join(t.low for t in tokens[m.head_end : p.first])
    end = tokens[p.last + 1].low if p.last + 1 < len(tokens) else "."
    if before not in _ALL_ARE or end not in _CLOSES:
        return right
    m.people.append(p.code)
    m.head_end = p.last + (2 if end in (",", ")") else 1)
    return right[1:]
