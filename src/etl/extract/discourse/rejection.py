"""What was set aside before -> what goes on with it, set aside as well.

Reasons that stand with the number itself are for `sentence.asides`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.extract.discourse.labels import why_listed_are_none
from etl.extract.discourse.pointers import people_pointed_at
from etl.extract.discourse.state import Discourse
from etl.extract.discourse.wording import CHANGED_FROM, among
from etl.extract.numbers import NumberClass
from etl.extract.places import Form
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.sentence.parallels import adjacent
from schemas.codes import NumberKind

_CARRIED = frozenset(
    (
        NumberKind.RATE,
        NumberKind.CHANGE,
        NumberKind.OTHER_THING,
        NumberKind.NARROWER_GROUP,
        NumberKind.FORECAST,
        NumberKind.MONEY,
    )
)
"""What a list may count instead of people: "Exports fell by 12% in Peru, by 7% in Chile"."""
_ONE_MATTER = frozenset((NumberKind.RATE, NumberKind.MONEY, NumberKind.PERCENT))
"""What a list counts even where the one number before did not say so."""
_SMALL = frozenset(
    (
        NumberKind.PERCENT,
        NumberKind.DATE,
        NumberKind.YEAR,
        NumberKind.AGE,
        NumberKind.DURATION,
        NumberKind.ORDINAL,
        NumberKind.COUNTRIES,
        NumberKind.PRONOUN,
        NumberKind.RANK,
        NumberKind.REFERENCE,
        NumberKind.TIME,
    )
)
"""Numbers said in passing, which nothing goes on with."""
_APART = frozenset(
    (
        NumberKind.DATE,
        NumberKind.YEAR,
        NumberKind.REPEATED,
        NumberKind.REFERENCE,
        NumberKind.ORDINAL,
        NumberKind.COUNTRIES,
        NumberKind.TIME,
    )
)
"""Numbers that the next one is not compared with."""
_HAD_BEEN = (["it", "had", "been"], ["it", "has", "been"])
_NO_WHOLE = frozenset((NumberKind.PERCENT, NumberKind.NARROWER_GROUP, NumberKind.PRONOUN))
"""Numbers that "of them" behind does not take a part of."""
_COMPARED = (*CHANGED_FROM, ("instead", "of"))
"""Words before the number that the one before is compared with."""
_WHOLES = (Head.THING, Head.NARROW)
"""What so many are that a sentence opens with a part of: "Of 97 bags"."""
_OF_RATE = frozenset((NumberKind.RATE, NumberKind.MEASUREMENT))
"""Numbers that a rate is for so many of: "97 prisoners for every 100 places"."""
_FOR_SO_MANY = frozenset(10**k for k in range(2, 7))
"""What a rate is for: "97 for every 100 places"."""
_BASE = 7
"""Tokens of "per 100,000 inhabitants.", whose noughts are read one by one."""
_RANKS = frozenset(["than", "most", "fewest"])
"""What compares by a rate without telling one: "Nobody took in more per head than Cyprus"."""
_OPENS = frozenset((NumberKind.OTHER_THING, NumberKind.NARROWER_GROUP))
"""Numbers whose parts are listed behind a colon, and are no counts either."""
_PART = "part"
"""The way of writing that lists the peoples of a part."""
_TOLD_AGAIN = frozenset(
    (
        NumberKind.OTHER_THING,
        NumberKind.NARROWER_GROUP,
        NumberKind.MONEY,
        NumberKind.RATE,
        NumberKind.COUNTRIES,
        NumberKind.MEASUREMENT,
        NumberKind.NO_COUNTRY,
    )
)
"""What "it was 97" tells for another time, where the sentence before gave nothing else."""


def set_aside(m: Mention, kind: NumberKind, reason: str, *, carries: bool = False) -> None:
    """Mark a number as no count; `carries` where the bare ones listed behind it are none either."""
    m.set_aside, m.reason = kind, reason
    m.carries = m.carries or carries


def keep_topic(d: Discourse, s: Sentence, *, counted: bool) -> None:
    """Keep in mind that a list by country counts something else than people.

    `counted` tells whether the sentence gave a reading, which ends such a list.
    """
    aside = d.aside
    if counted:
        aside.topic = None
        return
    if (
        aside.topic is NumberKind.NARROWER_GROUP
        and not any(m.set_aside is aside.topic for m in s.mentions)
        and not s.first_in_block
    ):
        return
    aside.of_item = s.item and d.block_measured and not s.first_in_block
    if _is_base_alone(s):
        aside.topic = NumberKind.RATE
    for m in s.mentions:
        if m.set_aside is NumberKind.RATE and m.carries:
            aside.topic = NumberKind.RATE
        if m.set_aside is None or not m.places:
            continue
        if m.set_aside in _CARRIED and m.carries:
            aside.topic = m.set_aside
        elif m.set_aside in _ONE_MATTER:
            known = m.set_aside in _CARRIED
            aside.topic = m.set_aside if known else NumberKind.OTHER_THING


def _is_base_alone(s: Sentence) -> bool:
    """As in "Take the rate per 100,000 inhabitants.": what follows is told for so many."""
    rates = s.kinds.get("grammar.rate", ())
    end = len(s.tokens) - _BASE
    per = any(k >= end and s.tokens[k].low.startswith("per ") for k in rates)
    if s.question or not _RANKS.isdisjoint(s.words) or not (per or {"per", "every"} & s.words):
        return False
    told = [m for m in s.mentions if m.set_aside not in _SMALL]
    return (per or bool(told)) and all(
        m.number.value in _FOR_SO_MANY and (per or s.tokens[m.at - 1].low in ("per", "every"))
        for m in told
    )


def goes_on_with_no_count(d: Discourse, s: Sentence, m: Mention) -> bool:
    """Set a number aside if it goes on with what was set aside; tell whether it was."""
    previous = _antecedent(d, s, m)
    if d.aside.beasts and m.head is Head.NONE and not m.people and not m.foreign:
        set_aside(m, NumberKind.OTHER_THING, "counts animals", carries=True)
    elif (
        (topic := d.aside.topic) is not None
        and _continues_topic(s, m, topic)
        and not _of_a_count(d, s, m)
    ):
        set_aside(m, topic, "goes on with what was counted before", carries=True)
    elif previous is not None and (_continues_list(s, m, previous) or _opened(s, m, previous)):
        m.set_aside, m.reason, m.carries = previous.set_aside, previous.reason, True
    elif (same := _told_of_it(d, s, m)) is not None:
        set_aside(m, same, "goes on with what was counted before", carries=True)
    elif _some_of_them(d, s, m) and people_pointed_at(d, s, m) is None:
        set_aside(m, NumberKind.NARROWER_GROUP, "some of those counted before", carries=True)
    return m.set_aside is not None


def _told_of_it(d: Discourse, s: Sentence, m: Mention) -> NumberKind | None:
    """Give what "The year before it was 97" tells of, if what was told before it is no count."""
    if m.head is not Head.NONE or m.people or m.places or not _stands_for_it(s, m):
        return None
    told: Sequence[Mention] = [o for o in s.mentions[: m.nth] if o.set_aside not in _SMALL]
    if not told and not s.first_in_block and len(d.seen) > 1:
        told = d.seen[-2].mentions
    if any(o.set_aside is None or _may_count(o) for o in told):
        return None
    kinds = [o.set_aside for o in told if o.set_aside in _TOLD_AGAIN]
    return kinds[-1] if kinds else None


def _may_count(o: Mention) -> bool:
    """Tell whether only its country is lacking: "251 reporters were in custody"."""
    measured = o.measure is not None or o.later is not None
    return o.set_aside is NumberKind.NO_COUNTRY and measured


def _stands_for_it(s: Sentence, m: Mention) -> bool:
    """As in "it was 97", "it had been about 97", "that makes 97"."""
    k = m.at
    while k > 0 and "hedge.before" in s.tokens[k - 1].classes:
        k -= 1
    words = [t.low for t in s.tokens[max(0, k - 3) : k]]
    if words[-2:-1] == ["that"]:
        return words[-1] in ("makes", "made", "is")
    return words[-2:] in (["it", "was"], ["it", "is"]) or words in _HAD_BEEN


def _antecedent(d: Discourse, s: Sentence, m: Mention) -> Mention | None:
    """Give the number that a bare one goes on with; none that stands in brackets before it."""
    before = d.previous if m.of_them else None
    if before is not None and m.places and not _is_part(before, m):
        before = None
    if before is not None and m.said and _asked_how_many(d, s):
        before = None  # "how many foreigners are in our 21 jails. There are 97 of them in cells"
    if before is not None and before.set_aside is NumberKind.OTHER_THING and not before.carries:
        before = None  # "306,912 inmates, in buildings meant for 120,000. Of these, 14,087 ..."
    earlier = (
        o
        for o in reversed(s.mentions[: m.nth])
        if o.set_aside not in _SMALL
        and (_carries(s, o) or o.set_aside not in _OF_RATE)  # not the "100,000" of a rate
        and not (m.of_them and o.number.value < m.number.value)
    )
    found = next(earlier, before)
    return None if found is not None and found.depth > m.depth else found


def _is_part(before: Mention, m: Mention) -> bool:
    """As in "In Turin 97 were held. Twelve of them were Danes": peoples of a narrower group.

    Not of a share: "1,281, three quarters for drugs. Of these, 119 were Danes".
    """
    share = before.number.cls is NumberClass.FRACTION
    part = before.set_aside is NumberKind.NARROWER_GROUP and not share
    return part and all(p.form is Form.PEOPLE for p in m.places)


def _asked_how_many(d: Discourse, s: Sentence) -> bool:
    """Tell whether the sentence before speaks of how many people there are."""
    words = d.seen[-2].tokens if len(d.seen) > 1 and not s.first_in_block else ()
    return any(
        t.low == "many" and among([u], "grammar.foreign", "grammar.person", "measure.people")
        for t, u in pairwise(words)
    )


def _of_a_count(d: Discourse, s: Sentence, m: Mention) -> bool:
    """As in "1,603 Britons are in prison, 416 of them in Peru, 262 in Chile"."""
    last = d.last_within(s)
    if last is None or not m.places:
        return False
    return m.of_them or any(o.of_them and o.set_aside is None for o in s.mentions[: m.nth])


def _continues_topic(s: Sentence, m: Mention, topic: NumberKind) -> bool:
    """Tell whether a bare number is one more of a list that counts something else."""
    if m.head is not Head.NONE or m.people:
        return False
    if topic is NumberKind.FORECAST and why_listed_are_none(s) is topic:
        return True  # "Quota of refugees for 2020: Peru 97, Chile 45"
    return not m.said and (not m.date or topic is NumberKind.NARROWER_GROUP)


def _carries(s: Sentence, o: Mention) -> bool:
    """Tell whether bare numbers go on with one, as they do with a rate: "93 per 100,000"."""
    behind = s.tokens[o.at + 1].low if o.at + 1 < len(s.tokens) else ""
    rate = o.set_aside is NumberKind.RATE and o.number.cls is not NumberClass.FRACTION
    return o.carries or (rate and behind.startswith("per "))


def _continues_list(s: Sentence, m: Mention, previous: Mention) -> bool:
    """Tell whether a number goes on with one of its sentence: "12 women in Peru, 7 in Chile"."""
    if previous.set_aside not in _CARRIED:
        return False
    if m.people:
        return _people_of_part(s, m, previous) or _people_of_town(s, m, previous)
    if m.of_them:
        told = m.head is not Head.NONE or _are_of_the_others(previous)
        return not (m.said and told)  # "visits, in which 598 people were held"
    if previous.set_aside is NumberKind.MONEY and m.head is Head.NONE:
        return not (m.said or m.weak)  # "costs 51 euros a day, but 188 in Sweden"
    listed = bool(previous.places) or not m.places or previous.set_aside is NumberKind.RATE
    parallel = m.zero and m.at - previous.head_end <= 4
    return m.head is Head.NONE and not m.said and _carries(s, previous) and (listed or parallel)


def _are_of_the_others(whole: Mention) -> bool:
    """As in "The other 22 people survived, but 14 of them were hurt": who has a fate of his own."""
    return whole.head is Head.PERSON and whole.set_aside is NumberKind.NO_COUNTRY


def _people_of_part(s: Sentence, m: Mention, previous: Mention) -> bool:
    """As in "97 women, 12 of them Danes and nine Poles"; foreigners are told by their people.

    Also in "In one prison were 97 foreigners: 12 Danes and nine Poles".
    """
    if previous.set_aside is not NumberKind.NARROWER_GROUP:
        return False
    opened = [t.low for t in s.tokens[previous.head_end :][:1]] == [":"]
    opened = opened and previous.head is not Head.NARROW  # not "five men: one Kuwaiti"
    if not (previous.carries or opened):
        return False
    if m.of_them:
        return not (m.own or previous.foreign)
    told = previous.people or any(p.form is Form.PEOPLE for p in previous.places)
    if not opened and not (told and (previous.of_them or previous.rule == _PART)):
        return False
    m.rule = _PART  # so are the peoples listed behind it
    return True


def _people_of_town(s: Sentence, m: Mention, previous: Mention) -> bool:
    """As in "In Lima alone the police arrested 97 Danes, 12 Poles and four Swedes"."""
    first = m
    while first.nth and not first.places and adjacent(s.tokens, s.mentions[first.nth - 1], first):
        first = s.mentions[first.nth - 1]
    town = bool(first.places) and all(p.form is Form.WITHIN for p in first.places)
    return town and first is not m and previous.set_aside is NumberKind.NARROWER_GROUP


def _opened(s: Sentence, m: Mention, previous: Mention) -> bool:
    """Tell whether a number is of the list behind a number of things: "318 calls: 142 in Peru"."""
    if previous.set_aside not in _OPENS or not previous.carries or previous.places:
        return False
    behind = s.tokens[previous.head_end : m.at]
    listed = any(t.low in (":", ";") for t in behind)
    if previous.set_aside is NumberKind.NARROWER_GROUP and "(" in (lows := [t.low for t in behind]):
        listed = not {",", "and", "or"} & {*lows[: lows.index("(")]}  # "24 were women (14 in Iran"
    part = all(o.set_aside is NumberKind.NARROWER_GROUP for o in s.mentions[: m.nth])
    if part and s.mentions[0].depth and m.depth:
        listed = True  # "Among those awaiting trial (97) most are Poles (41), Danes (12)"
    return listed and m.head is Head.NONE and not m.said and not m.people and bool(m.places)


def _some_of_them(d: Discourse, s: Sentence, m: Mention) -> bool:
    """Tell whether a bare number stands beside "of whom": "of whom 12", "12 among them".

    Not the first of a text: "A list of jailed poets is out. It has 97 of them".
    """
    if not (d.counted.readings or m.nth):
        return False
    beside = s.tokens[max(0, m.at - 1) : m.at + 2]
    told = m.said or m.places or m.people or m.foreign or m.weak or m.date
    return among(beside, "grammar.of_whom") and m.head is Head.NONE and not told


def compared_with_no_count(s: Sentence, m: Mention) -> bool:
    """Set aside what compares with, or is a part of, the number before if that is no count.

    "Fares rose to 97, up from 90"; "12 ships (7)"; "97 bags, 12 of them". Tell whether it was.
    """
    if m.nth == 0:
        return False
    before = s.mentions[m.nth - 1]
    if m.of_them and m.number.value > before.number.value:
        return False  # "97 people in 13 villas, 41 of them Danes"
    of_things = (
        m.of_them
        and not m.said
        and before.set_aside is NumberKind.OTHER_THING
        and m.head in (Head.NONE, Head.PEOPLE)
    )
    if of_things:
        set_aside(m, NumberKind.OTHER_THING, before.reason, carries=True)
        return True
    if m.people or m.head not in (Head.NONE, Head.PERSON):
        return False
    if before.set_aside is NumberKind.PERCENT and m.places and not m.said:
        named = any(before.at < p.first and p.last < m.at for p in s.places)
        share = m.number.value <= max(100, 3 * before.number.value)
        if named and m.right and m.head is Head.NONE and share:
            # "88 per cent in Peru, 71 in Chile"
            set_aside(m, NumberKind.PERCENT, "goes on with a share")
            return True
    if before.set_aside is None or before.set_aside in _APART or not _is_beside(s, m, before):
        return False
    m.set_aside, m.reason, m.carries = before.set_aside, before.reason, before.carries
    return True


def _is_beside(s: Sentence, m: Mention, before: Mention) -> bool:
    """Tell whether a number is told as one beside, within or out of the one before."""
    bare = m.head is Head.NONE
    if bare and m.depth > before.depth and not m.places:
        return not _is_for_year_compared(s, m, before)
    if m.at >= 2 and (s.tokens[m.at - 2].low, s.tokens[m.at - 1].low) in _COMPARED:
        return True
    share = before.number.cls is NumberClass.FRACTION  # "about half of them, 5,550"
    span = before.set_aside is NumberKind.DURATION  # "in two days 97 of its citizens"
    apart = span and (m.own or m.number.value > before.number.value)
    apart = apart or (m.said and _are_of_the_others(before))
    if m.of_them and before.set_aside not in _NO_WHOLE and not (share or apart):
        return True
    return bare and before.head in _WHOLES and _opens_with(s, before)


def _is_for_year_compared(s: Sentence, m: Mention, before: Mention) -> bool:
    """As in "97 were jailed, 22 per cent more than in 2013 (80)"."""
    share = before.set_aside in (NumberKind.PERCENT, NumberKind.CHANGE)
    return share and s.tokens[m.at - 2].date is not None


def _opens_with(s: Sentence, whole: Mention) -> bool:
    """As in "Of 97 bags, 12 were opened", "Of the 97 nurses 12 were hurt"."""
    near = whole.at == 1 or (whole.at == 2 and s.tokens[1].low == "the")
    return near and s.tokens[0].low in ("of", "of the")
