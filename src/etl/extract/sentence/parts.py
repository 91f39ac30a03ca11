"""Words near a number -> whether it counts a part of the people only: one offence, one prison.

A narrower group that the number's own head names is for `heads`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.places import Form
from etl.extract.sentence.clause import Clause, said_before
from etl.extract.sentence.crimes import is_of_crime
from etl.extract.sentence.labels import label_of, opens_parts
from etl.extract.sentence.mentions import Head
from etl.extract.tokens import EDGE, Token
from schemas.codes import NumberKind

_COUNTED_KINDS = frozenset(["measure.people", "measure.events", "grammar.person"])
_COUNTED = frozenset([Head.EVENT, Head.MEASURE])
_LINK_KINDS = frozenset(
    ["measure.people", "measure.events", "grammar.modifier", "place.adjectives", "place.people"]
)
_OPENS_PART = frozenset([",", "and", ";", "but", ":"])
_ENDS_PART = frozenset([",", ";", ":", ")", "and", "but"])
_ALTERNATIVE = 5
"""So many tokens before "or awaiting trial" may say another state of the same people."""
_LISTED = 7
"""So many tokens behind a number may stand before the colon of a list."""
_THEIRS = (Form.PEOPLE, Form.ADJECTIVE)
_AGED = 16
"""So many tokens may stand between some people and their age."""


def narrowed(c: Clause) -> bool:
    """Tell whether the clause says "on remand", "in hospital", or is about one offence."""
    said = [k for k in c.s.kinds.get("grammar.narrowing", ()) if c.start <= k < c.end]
    told = bool(said) and not any(all_are(c, said) for all_are in _ALL_ARE)
    told = told or _explains_part(c)
    return told or ("grammar.crime" in c.s.kinds and is_of_crime(c)) or _are_of_age(c)


def _explains_part(c: Clause) -> bool:
    """As in "Among Danes awaiting trial (97)", "for theft (12)": the words before the bracket."""
    if c.before().low != "(" or c.m.people or c.m.foreign:
        return False
    if said_before(c.s, c.m):
        return False  # "Peru: 11, all for theft (9)"
    words = c.tokens[: c.m.at - 1]
    first = next((k for k in range(len(words), 0, -1) if words[k - 1].low in _ENDS_PART), 0)
    return any(
        "grammar.narrowing" in t.classes or "grammar.crime" in t.classes for t in words[first:]
    )


def _is_alternative(c: Clause, said: Sequence[int]) -> bool:
    """As in "97 are serving time or awaiting trial": either is a state of all of them."""
    k = said[0]
    if c.tokens[k - 1].low not in ("or", "and") or k < c.m.at:
        return False
    return any("measure.said" in t.classes for t in c.tokens[max(0, k - _ALTERNATIVE) : k])


def _are_found(c: Clause, said: Sequence[int]) -> bool:
    """As in "97 cases were identified": found; of the dead, those whose names are known."""
    m = c.m
    alone = all(c.tokens[k].low.endswith("identified") for k in said)
    return alone and m.head in _COUNTED and m.measure not in (None, *c.known.acts)


def _are_listed(c: Clause, said: Sequence[int]) -> bool:
    """As in "all were identified: 97 Danes and 12 Poles"."""
    ends = all(c.tokens[k + 1].low == ":" for k in said if k < c.m.at)
    return ends and said[-1] < c.m.at and all(c.tokens[k].low.endswith("identified") for k in said)


def _happened_there(c: Clause, said: Sequence[int]) -> bool:
    """As in "A bomb in the town of Cusco killed 97": all that it killed."""
    towns = all(k < c.m.at and "town_of" in c.tokens[k].plain for k in said)
    befell = c.m.measure in c.known.acts and c.s.says("measure.before", 0, c.m.at)
    return towns and befell


def _are_aboard(c: Clause, said: Sequence[int]) -> bool:
    """As in "97 are on board the cruise ship": all of them, for who is aboard."""
    return c.m.measure in c.known.aboard and all("ship" in c.tokens[k].plain for k in said)


def _are_known_as(c: Clause, said: Sequence[int]) -> bool:
    """As in "Of the dead, five have been identified as Greeks": whose people they are."""
    return all(
        c.tokens[k].low.endswith("identified")
        and k > c.m.at
        and [t.low for t in c.tokens[k + 1 : k + 2]] == ["as"]
        and any(p.first == k + 2 and p.form is Form.PEOPLE for p in c.s.places)
        for k in said
    )


def _is_any_prison(c: Clause, said: Sequence[int]) -> bool:
    """As in "97 were released from prison in Peru": not from one prison."""
    return all(
        c.tokens[k].low == "prison in" and c.tokens[k - 1].low.endswith(("from", "out of", "to"))
        for k in said
    )


_ALL_ARE = (
    _is_alternative,
    _are_found,
    _are_listed,
    _are_known_as,
    _are_aboard,
    _is_any_prison,
    _happened_there,
)
"""Ways of saying with words of `grammar.narrowing` what holds for all; `said` is where they are."""


def _are_of_age(c: Clause) -> bool:
    """As in "19 of those arrested in Spain were under 25"."""
    for o in c.s.mentions[c.m.nth + 1 :]:
        if o.at == c.m.head_end + 1 and c.m.head is Head.PERSON and o.set_aside is NumberKind.AGE:
            return "age_limit" in c.behind.plain  # "nine residents under 21"
        if o.at - c.m.head_end > _AGED:
            return False
        than = c.tokens[o.at - 1].low == "than"  # "70 of the dead were younger than five"
        limit = c.tokens[o.at - 1 - than]
        if o.set_aside is NumberKind.AGE and not {"age_limit", "young"}.isdisjoint(limit.plain):
            between = c.tokens[c.m.head_end : o.at]
            alone = sum("be" in t.plain or t.low == ";" for t in between) == 1
            return alone and "be" in c.tokens[o.at - 2 - than].plain
    return False


def beside_narrow(c: Clause) -> bool:
    """Tell whether a narrower group is the number's: "97 of them are women", "Women: 141"."""
    if "grammar.narrow" not in c.s.kinds:
        return False
    reach = 9 if c.m.of_them else 6
    for k, t in enumerate(c.right[:reach]):
        if "grammar.narrow" in t.classes:
            between = c.right[:k]
            if c.m.of_them and k and c.right[k - 1].low in ("in", "among"):
                between = c.right[: k - 1]  # "six deaths, five of them in children"
            are = [n for n, u in enumerate(between) if u.low in ("are", "were")]
            if c.m.of_them and are:
                between = between[are[-1] :]  # "24 of those executed in 2021 were women"
            return _all_are(between, c.right[0])
    s, at = c.s, c.m.at
    if c.m.head is Head.NONE and not c.m.people and _is_number_of_part(c):
        return True
    if c.before().low in (",", ":") and "grammar.narrow" in c.before(2).classes:
        return not opens_parts(c)
    label = [t for t in label_of(c) if t.low.isalpha()][:1]
    if label and "grammar.narrow" in label[0].classes and "grammar.person" not in label[0].classes:
        return True  # "Couriers arrested this year: 174"
    if any(
        c.tokens[k].low == "of whom" and s.says("grammar.narrow", k - 3, k)
        for k in range(max(0, at - 4), at)
    ):
        return True
    near = max(c.start, at - 4)
    acts = any("amount_verb" in t.plain for t in c.tokens[near:at])
    return acts and s.says("grammar.narrow", near, at)


def _is_number_of_part(c: Clause) -> bool:
    """As in "The number of Irish women was 97", "brings to 97 the number of smugglers"."""
    for words in (c.tokens[said_before(c.s, c.m) : c.m.at], c.tokens[c.m.at + 1 : c.m.at + 8]):
        for k, t in enumerate(words[:-2]):
            if t.low == "number" and words[k + 1].low in ("of", "of the"):
                return any("grammar.narrow" in u.classes for u in words[k + 2 : k + 5])
    return False


def _all_are(between: Sequence[Token], first: Token) -> bool:
    """Tell whether all that are counted are of a group; not "153 including infant"."""
    return first.low not in ("including", "included") and all(
        "narrow_link" in t.plain or not _LINK_KINDS.isdisjoint(t.classes) for t in between
    )


def of_those_there(c: Clause) -> bool:
    """As in "1,900 of the missing in Georgia were last seen in a town"."""
    m, tokens = c.m, c.tokens
    if m.head is not Head.NONE or not m.right or m.people or m.foreign or m.at + 3 >= len(tokens):
        return False
    place, of = m.places[0], tokens[m.at + 1]
    kinds = ("measure.people", "measure.said", "measure.events")
    said = next(
        (
            k
            for k in range(m.at + 1, place.first)
            if any(kind in tokens[k].classes for kind in kinds)
        ),
        None,
    )
    near = said is not None and said <= m.at + 3 and place.first - said <= 3
    if not of.low.startswith("of") or not near or place.prep not in ("in", "from", "on"):
        return False
    verb = tokens[place.last + 1 : place.last + 2]
    behind = [p for p in c.s.places if place.last + 1 < p.first <= place.last + 3]
    if any(p.form in _THEIRS or p.prep == "from" for p in behind):
        return False  # "498 of those arrested in Poland were Poles"
    return any("be" in t.plain or t.low in ("had", "have") for t in verb)


def of_one_people(c: Clause) -> bool:
    """As in "two of the Irish have crossed before": some of those of one country."""
    m = c.m
    if m.head is not Head.NONE or m.said or not m.right or m.people or m.foreign:
        return False
    p = m.places[0]
    beside = p.first - m.at <= 3 and p.form in (Form.PEOPLE, Form.ADJECTIVE) and not p.site
    return beside and c.tokens[m.at + 1].low in ("of", "of the")


def of_them_by_trade(c: Clause) -> bool:
    """As in "eighteen, five of them students"."""
    m, k = c.m, c.m.at + 2
    if m.head not in (Head.NONE, Head.MEASURE) or not m.of_them or k >= len(c.tokens):
        return False
    if m.head is Head.MEASURE or m.said:
        before = c.s.mentions[m.nth - 1] if m.nth else None
        other = before is not None and before.measure != m.measure and before.set_aside is None
        return other and "grammar.of_whom" in c.tokens[m.at + 1].classes and _in_uniform(c, k)
    told = "grammar.of_whom" in c.tokens[m.at + 1].classes
    return told and "grammar.trade" in c.tokens[k].classes


def _in_uniform(c: Clause, k: int) -> bool:
    """As in "12 Danes were shot, five of them soldiers": no count of those deployed."""
    return c.tokens[k].classes.get("measure.people") == "deployed"


def splits_the_last(c: Clause) -> bool:
    """As in "231 Indians, 47 civil prisoners and 184 fishermen": two kinds make up those before."""
    m, mentions = c.m, c.s.mentions
    for first in (m.nth, m.nth - 1):
        if first < 1 or first + 1 >= len(mentions):
            continue
        whole, one, two = mentions[first - 1 : first + 2]
        joined = two.at and c.tokens[two.at - 1].low == "and" and c.tokens[one.at - 1].low == ","
        if not joined:
            continue
        kinds = Head.NARROW in (one.head, two.head) and not (one.places or two.places)
        told = any(o.people or o.foreign for o in (one, two)) or not kinds
        if not told and one.number.value + two.number.value == whole.number.value:
            return True
    return False


def again_of_them(c: Clause) -> bool:
    """As in "417 Poles in its jails, 343 of them civil prisoners": prisoners of one kind."""
    m = c.m
    if not m.of_them or m.head is not Head.NONE or m.places or m.people or m.foreign:
        return False
    words = c.tokens[m.at + 2 : m.at + 5]
    noun = next((k for k, t in enumerate(words) if "measure.people" in t.classes), None)
    kind = words[0] if words else EDGE
    plain = kind.low.isalpha() and not kind.classes and "function" not in kind.plain
    return noun == 1 and plain


def of_a_countrys(c: Clause) -> bool:
    """As in "61 of Fiji's cases come from one school"."""
    m = c.m
    if m.head is not Head.NONE or m.people or not m.right or c.tokens[m.at + 1].low != "of":
        return False
    p = m.places[0]
    noun = c.tokens[p.last + 1] if p.last + 1 < len(c.tokens) else EDGE
    noun = c.tokens[p.last + 2] if noun.low in ("'s", "’s") and p.last + 2 < len(c.tokens) else noun
    return p.first == m.at + 2 and p.owns and not _COUNTED_KINDS.isdisjoint(noun.classes)


def included(c: Clause) -> bool:
    """Tell whether they are in a number told before: "They comprise the 49 persons taken ..."."""
    if c.m.depth and any(t.low == "included" for t in c.right) and not c.m.places:
        return True  # "(15 crew and two infants included)"
    return c.before().low == "the" and "includes" in c.before(2).plain


def of_counted_people(c: Clause) -> bool:
    """Tell whether it is a part of one country's: "Of the dead in Mozambique 212 were found"."""
    m, tokens = c.m, c.tokens
    if m.head is not Head.NONE or m.right or m.people or not m.places:
        return False
    if c.before().low == "(" and m.places[-1].last == m.at - 2:
        return False  # "Of the foreign prisoners, most come from Peru (12)"
    start = max((o.head_end for o in c.s.mentions[: m.nth]), default=0)
    while start < m.at and tokens[start].low in _OPENS_PART:
        start += 1
    if start and tokens[start - 1].low not in _OPENS_PART:
        return False
    opening = tokens[start] if start < m.at else EDGE
    if opening.low.startswith("of ") and "measure.said" in opening.classes:
        return True  # one word of the vocabulary: "Of the dead in Mozambique"
    if start + 3 >= m.at or not opening.low.startswith(("of", "out of")):
        return False
    return any(
        "measure.people" in t.classes or "measure.events" in t.classes or t.low == "those"
        for t in tokens[start + 1 : start + 4]
    )


def of_them_counted(c: Clause) -> bool:
    """Tell whether some of those counted before are meant: "Six of the injured", "of the dead".

    Not where something else befell them: "six of the hostages were freed".
    """
    m, tokens = c.m, c.tokens
    if m.head not in (Head.NONE, Head.PERSON) or m.people or m.at + 2 >= len(tokens):
        return False
    brought = m.right and all(p.form is Form.WITHIN or p.prep == "to" for p in m.places)
    if m.places and not brought:
        return False  # "six of the injured were flown to Lima" is a part of them
    if c.says_before("grammar.foreign"):
        return False  # "Foreigners account for 22 of the deaths"
    of = tokens[m.at + 1].low
    if of.startswith("of the ") and "measure.said" in tokens[m.at + 1].classes:
        return True
    if of != "of" and of != "of the" and not of.startswith("of the "):
        return False
    first = m.at + (3 if of == "of" and tokens[m.at + 2].low == "the" else 2)
    the = of != "of" or first > m.at + 2
    goes_on = first + 1 < len(tokens) and tokens[first + 1].low.isalpha()  # not "17 of the 1,912."
    if the and goes_on and tokens[first].number is not None and not m.foreign:
        on_remand = any("grammar.narrowing" in t.classes for t in tokens[first + 1 : first + 3])
        if on_remand or not m.said:
            return True  # "28 of the 251 are inside for it"
    k = m.at + 2
    while k < len(tokens) and _is_before_part(tokens[k]):
        k += 1
    if k >= len(tokens):
        return False
    if "measure.said" in tokens[k].classes and tokens[k - 1].low in ("the", "of the"):
        return not m.said or m.measure == tokens[k].classes["measure.said"]  # "of the arrested"
    if _COUNTED_KINDS.isdisjoint(tokens[k].classes):
        return False
    noun = tokens[k].classes.get("measure.people", tokens[k].classes.get("measure.events"))
    return not m.said or m.measure == noun


def of_countries_listed(c: Clause) -> bool:
    """As in "had 97 of the cases: Peru 60; Chile 37": the list is of all people there."""
    behind = c.tokens[c.m.at + 1 : c.m.at + _LISTED]
    colon = next((k for k, t in enumerate(behind) if t.low == ":"), None)
    if colon is None or not of_them_counted(c):
        return False
    noun = behind[colon - 1]
    told = any(p.first == c.m.at + colon + 2 and p.form is Form.NAME for p in c.s.places)
    return told and not _COUNTED_KINDS.isdisjoint(noun.classes)


def _is_before_part(t: Token) -> bool:
    """As "the 201", "this year's" before "arrests"."""
    counted = "measure.people" in t.classes or "measure.events" in t.classes
    return "of_part" in t.plain or ((t.number or t.date) is not None and not counted)
