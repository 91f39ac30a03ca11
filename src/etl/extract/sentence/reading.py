"""Tokens of a sentence -> Sentence: each number with the people, places, measure and hedge said with it.

The chain only. What a sentence leaves unsaid is for `discourse`, which knows the text before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.kinds import kind_of
from etl.extract.numbers import NumberClass
from etl.extract.places import Gazetteer, read_places
from etl.extract.sentence.asides import read_asides
from etl.extract.sentence.binding import bind_places
from etl.extract.sentence.dating import read_dates, read_depth
from etl.extract.sentence.heads import read_head, share_heads
from etl.extract.sentence.hedging import read_hedge
from etl.extract.sentence.measuring import carry_measure, find_measures, read_measure
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.tokens import Token
from schemas.codes import NumberKind


def read_sentence(
    text: str,
    tokens: Sequence[Token],
    start: int,
    end: int,
    gazetteer: Gazetteer,
    silent: frozenset[str] = frozenset(),
) -> Sentence:
    """Read one sentence."""
    places = read_places(tokens, text, gazetteer)
    measures = find_measures(tokens, silent)
    mentions = [_mention(tokens, i, text) for i, t in enumerate(tokens) if t.number is not None]
    sentence = Sentence(start, end, tokens, places, mentions, measures)
    read_depth(tokens, mentions)
    sentence.question = bool(tokens) and tokens[-1].low == "?"
    live = [m for m in mentions if m.set_aside is None]
    for m in live:
        read_head(sentence, m, silent)
        read_hedge(sentence, m)
        if m.head is Head.THING and (m.zero or m.number.value == 1):
            m.set_aside, m.reason = NumberKind.PRONOUN, "no number of people"
    share_heads(sentence, mentions)
    live = [m for m in live if m.set_aside is None]
    bind_places(sentence, [m for m in mentions if m.set_aside is None])
    live = [m for m in live if m.set_aside is None]
    claimed: set[int] = set()
    for m in live:
        read_measure(sentence, m, mentions, claimed)
    for m, following in zip(reversed(live[:-1]), reversed(live[1:]), strict=True):
        if m.measure is None and following.said and _listed(sentence, m, following):
            m.measure, m.said = following.measure, bool(m.people)
    for m in live:
        if m.measure is None:
            carry_measure(sentence, m, claimed)
        read_asides(sentence, m, mentions, text)
    read_dates(sentence, mentions)
    return sentence


def _listed(s: Sentence, m: Mention, following: Mention) -> bool:
    """Tell whether two numbers stand in one list that a verb behind ends: "four Germans and two Dutch were killed"."""
    if any(k < following.at for k, kind, _ in s.measures if k > m.at and kind == "said"):
        return False
    end = max([m.head_end, *(p.last + 1 for p in m.places if p.first > m.at)])
    between = s.tokens[end : following.at]
    return (
        bool(m.people)
        and len(between) <= 3
        and all(t.low in (",", "and", "a", ";") or "hedge.before" in t.classes for t in between)
    )


def _mention(tokens: Sequence[Token], i: int, text: str) -> Mention:
    number = tokens[i].number
    assert number is not None
    mention = Mention(number, i, head_end=i + 1)
    if number.cls is NumberClass.ZERO:
        mention.zero = True
        mention.alone = tokens[i].low not in ("no", "not a single", "not one")
    else:
        mention.set_aside = kind_of(tokens, i, text)
    return mention
