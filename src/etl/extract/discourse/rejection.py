"""What was set aside before -> what goes on with it and is set aside as well.

Reasons that stand with the number itself are for `sentence.asides`.
"""

from __future__ import annotations

from etl.extract.discourse.state import Discourse
from etl.extract.sentence.mentions import Head, Mention, Sentence
from schemas.codes import NumberKind

CARRIED = frozenset(
    (
        NumberKind.RATE,
        NumberKind.CHANGE,
        NumberKind.OTHER_THING,
        NumberKind.NARROWER_GROUP,
        NumberKind.FORECAST,
        NumberKind.MONEY,
    )
)
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


def keep_topic(d: Discourse, s: Sentence, before: int) -> None:
    """Keep in mind a list by country that counts something else: its ellipses are no counts either."""
    if len(d.readings) > before:
        d.topic = None
        return
    if (
        d.topic is NumberKind.NARROWER_GROUP
        and not any(m.set_aside is d.topic for m in s.mentions)
        and not s.first_in_block
    ):
        return
    for m in s.mentions:
        if m.set_aside is NumberKind.RATE and m.carries:
            d.topic = NumberKind.RATE
        if (
            m.places
            and m.set_aside is not None
            and (
                m.carries
                and m.set_aside in CARRIED
                or m.set_aside in (NumberKind.RATE, NumberKind.MONEY, NumberKind.PERCENT)
            )
        ):
            d.topic = m.set_aside if m.set_aside in CARRIED else NumberKind.OTHER_THING


def goes_with_rejected(d: Discourse, s: Sentence, m: Mention) -> bool:
    """Set aside what compares with, is a part of, or stands in brackets behind a number set aside."""
    at = next(k for k, o in enumerate(s.mentions) if o is m)
    if (
        at
        and m.of_them
        and s.mentions[at - 1].set_aside is NumberKind.OTHER_THING
        and m.head in (Head.NONE, Head.PEOPLE)
    ):
        m.set_aside, m.reason, m.carries = NumberKind.OTHER_THING, s.mentions[at - 1].reason, True
        return True
    if at == 0 or m.people or m.head not in (Head.NONE, Head.PERSON):
        return False
    before = s.mentions[at - 1]
    if before.set_aside is None or before.set_aside in (
        NumberKind.DATE,
        NumberKind.YEAR,
        NumberKind.REPEATED,
        NumberKind.REFERENCE,
        NumberKind.ORDINAL,
        NumberKind.COUNTRIES,
    ):
        return False
    compared = m.at >= 2 and (s.tokens[m.at - 2].low, s.tokens[m.at - 1].low) in (
        ("up", "from"),
        ("down", "from"),
        ("instead", "of"),
    )
    of_things = (
        before.at == 1
        and s.tokens[0].low == "of"
        and before.head is Head.THING
        and m.head is Head.NONE
    )
    if (
        m.depth > before.depth
        and m.head is Head.NONE
        and not m.places
        or compared
        or m.of_them
        and before.set_aside
        not in (NumberKind.PERCENT, NumberKind.NARROWER_GROUP, NumberKind.PRONOUN)
        or of_things
    ):
        m.set_aside, m.reason, m.carries = before.set_aside, before.reason, before.carries
        return True
    return False


def antecedent(d: Discourse, s: Sentence, m: Mention) -> Mention | None:
    earlier = [o for o in s.mentions if o.at < m.at and o.set_aside not in _SMALL]
    return earlier[-1] if earlier else (d.previous if m.of_them and not m.places else None)
