"""Tokens of a sentence -> Sentence: each number with its people, places, measure, hedge and date.

The chain only. What a sentence leaves unsaid is for `discourse`, which knows the text before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.extract.kinds import kind_of
from etl.extract.numbers import Number, NumberClass
from etl.extract.places import Place, read_places
from etl.extract.sentence.asides import read_asides
from etl.extract.sentence.befalling import done_behind_aside, take_place_behind, whole_aboard
from etl.extract.sentence.binding import bind_places
from etl.extract.sentence.carrying import carry_measure
from etl.extract.sentence.clause import Known, clause_of
from etl.extract.sentence.corrections import read_corrections
from etl.extract.sentence.dating import read_dates, read_depth
from etl.extract.sentence.forces import read_forces
from etl.extract.sentence.heads import read_heads, share_heads
from etl.extract.sentence.hedging import read_hedge
from etl.extract.sentence.measuring import (
    find_measures,
    read_measure,
    strong_measures,
)
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.sentence.scope import read_foreigners, read_scope
from etl.extract.sentence.speakers import take_speaker
from etl.extract.sentence.wholes import read_wholes
from etl.extract.tokens import EDGE, Token

_ZERO_OF_NOUN = frozenset(["no", "not a single", "not one"])
"""Words for zero that need a noun behind them."""


def read_sentence(
    tokens: Sequence[Token], marked: Sequence[int], start: int, end: int, known: Known
) -> Sentence:
    """Read text[start:end], cut into `tokens`, as one sentence.

    `marked` are the indexes of those that are numbers, dates or words of a class, in order.
    """
    kinds: dict[str, list[int]] = {}
    mentions: list[Mention] = []
    dated = False
    for i in marked:
        t = tokens[i]
        if t.number is not None:
            mentions.append(_mention(tokens, i, len(mentions), t.number, known.text))
        elif t.date is not None:
            dated = True
        else:
            for kind in t.classes:
                kinds.setdefault(kind, []).append(i)
    places: list[Place] = []
    written = None
    if kinds:
        places, written = read_places(tokens, marked, known.text, known.gazetteer)
    measures = find_measures(tokens, kinds, known)
    s = Sentence(start, end, tokens, places, mentions, measures, kinds=kinds, dated=dated)
    s.dateline = written
    s.leaves = any(code in known.leaving for _, _, code in measures)
    if s.leaves:
        _take_every_country_left(s)
    s.closing = tokens[-1].low if tokens and not tokens[-1].low.isalnum() else ""
    s.question = s.closing == "?"
    if mentions and len(tokens) > 1:  # nothing is said with a number alone: most cells of tables
        _read_numbers(s, known)
    return s


def _take_every_country_left(s: Sentence) -> None:
    """As in "97 Danes were deported from abroad": no foreigners, but from every country."""
    said = {at for at, kind, _ in s.measures if kind in ("said", "weak")}
    foreign = s.kinds.pop("grammar.foreign", [])
    left = [k for k in foreign if s.tokens[k].low == "from abroad" and k - 1 in said]
    if len(left) < len(foreign):
        s.kinds["grammar.foreign"] = [k for k in foreign if k not in left]
    if left:
        s.kinds["grammar.every_country"] = sorted(
            [*s.kinds.get("grammar.every_country", ()), *left]
        )


def _mention(tokens: Sequence[Token], i: int, nth: int, number: Number, text: str) -> Mention:
    mention = Mention(number, i, nth, head_end=i + 1)
    if number.cls is NumberClass.ZERO:
        mention.zero = True
        mention.alone = tokens[i].low not in _ZERO_OF_NOUN or _is_pronoun(tokens, i)
    else:
        mention.set_aside = kind_of(tokens, i, number, text)
    return mention


def _is_pronoun(tokens: Sequence[Token], i: int) -> bool:
    """As in "Not one is Dutch", "Not one of them is in Peru", "From Peru came not one."."""
    if tokens[i].low != "not one":
        return False
    behind = [*tokens[i + 1 : i + 3], EDGE, EDGE]
    if behind[0] is EDGE or behind[0].low in (".", ",", ";"):
        return True
    return "be" in behind["grammar.of_whom" in behind[0].classes].plain


def _read_numbers(s: Sentence, known: Known) -> None:
    """Fill in what is said with each number that may be a count."""
    read_depth(s)
    before = _live(s)
    read_heads(s, before, known.silent)
    read_forces(s, before, known.sent)
    for m in before:
        read_hedge(s, m)
    share_heads(s)
    read_corrections(s)
    read_wholes(s)
    live = _live(s)
    bind_places(s, live)
    take_speaker(s, live)
    _read_measures(s, live, known)
    read_dates(s)


def _live(s: Sentence) -> list[Mention]:
    return [m for m in s.mentions if m.set_aside is None]


def _read_measures(s: Sentence, live: Sequence[Mention], known: Known) -> None:
    """Fill in measures, and set aside the numbers whose words say that they are no counts."""
    claimed: set[int] = set()
    clauses = [clause_of(s, m, known) for m in live]
    strong = strong_measures(s)
    for clause in clauses:
        read_measure(clause, strong, claimed)
    for following, m in pairwise(reversed(live)):
        if m.measure is None and following.said and _listed(s, m, following):
            m.measure, m.said = following.measure, bool(m.people) or m.head is not Head.NONE
    for k, (m, clause) in enumerate(zip(live, clauses, strict=True)):
        if k and live[k - 1].set_aside is not None:
            clause = clause_of(s, m, known)  # it may begin further back now
        if m.measure is None and (code := whole_aboard(s, m, known.aboard)) is not None:
            m.measure, m.said, m.places = code, True, []
        elif m.measure is None:
            done = done_behind_aside(clause, strong) if m.head is not Head.MEASURE else None
            if done is None:
                carry_measure(clause, claimed)
            else:
                m.measure, m.said = done[2], True
                take_place_behind(s, m, done[0])
        read_scope(clause)
        read_asides(clause)
        read_foreigners(clause)


def _listed(s: Sentence, m: Mention, following: Mention) -> bool:
    """Tell whether one verb is for two numbers: "four Germans and two Dutch were hurt"."""
    if any(m.at < at < following.at for at, kind, _ in s.measures if kind == "said"):
        return False
    if any(at < m.at for at, kind, _ in s.measures if kind in ("sites", "weak")):
        return False  # "prisons hold 3,732 Filipinos, and 108 Filipinos are on death row"
    behind = s.tokens[following.at + 1 : following.at + 2]
    if any("grammar.of_whom" in t.classes for t in behind):
        return False  # "3,827 Filipinos, 140 of them condemned to death, were inmates"
    end = max([m.head_end, *(p.last + 1 for p in m.places if p.first > m.at)])
    between = s.tokens[end : following.at]
    shared = m.head is not Head.NONE and m.head_end == m.at + 1  # "12 and four people died"
    return (
        (bool(m.people) or shared)
        and len(between) <= 3
        and all(t.low in (",", "and", "a", ";") or "hedge.before" in t.classes for t in between)
    )
