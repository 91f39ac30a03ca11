"""A number and the text before it -> its measure.

A measure said in the same sentence was found by `sentence.measuring`.
"""

from __future__ import annotations

from itertools import takewhile

from etl.extract.beside import before_hedges
from etl.extract.discourse.peoples import measures_said
from etl.extract.discourse.state import Discourse
from etl.extract.discourse.wording import among, is_compared
from etl.extract.sentence.mentions import HELD, Head, Mention, Sentence
from schemas.codes import NumberKind

_LATELY = 3
"""Sentences, this one among them, of which the last one that names a measure is asked for it."""
_ABOUT = 0.3
"""How likely a text is about a measure that it does not only speak of in passing."""
_KEEPS = frozenset(["keep", "keeps", "kept"])
"""What a state does with soldiers elsewhere, and with prisoners."""
_OTHERS = frozenset(["other", "the other", "remaining", "the remaining"])


def measure_for(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give the code of the measure of a number, or None where nothing tells it."""
    if (of_others := _of_the_others(d, s, m)) is not None:
        return of_others
    said = d.meant(m.measure) if m.measure is not None else None
    if m.measure == HELD and d.just_counted and d.last is not None and d.last.measure == "hostages":
        return d.last.measure  # "Kidnappers have 65 in their hands. 44 are held in Peru"
    before = d.last_within(s)
    if before is not None and not m.said and is_compared(s.tokens, m.at):
        return before.measure  # "428 were in jail, as against 491 one year earlier"
    if said == "in_custody" and d.measure == "arrested" and _was_seized(s, m):
        return d.measure
    last = d.last_within(s) if said == "in_custody" and not m.said else None
    if last is not None and last.measure == "arrested":
        return last.measure  # "Police detained 39; Peru reported 23": arrested all of them
    lost = m.at > 0 and "lost_one" in s.tokens[m.at - 1].plain
    if said == "killed" and d.measure == "executed" and (d.just_counted or lost):
        said = "executed"  # "thirteen have been executed. Nine died in Singapore"
    if said is not None and d.measure in m.weak and d.measures[said].hosted:
        return d.measure  # "97 Danes have left", where the text is about evacuations
    if said is not None and not d.measures[said].place:
        if d.measure in m.weak:
            return d.measure  # "97 crew were taken", where the text is about hostages
        last = d.last_within(s)
        if last is not None and last.mention.measure == m.measure and not m.said:
            return last.measure  # "..., 31 off Peru"
    if (whole := _of_whole_before_colon(d, s, m)) is not None:
        return whole
    if said is not None and m.said:
        return d.measure if _is_said_either_way(d, s, m) else said
    if d.measure is not None and d.measure in m.weak:
        return d.measure  # "China holds 97", where the text is about prisoners
    if said is None and m.weak and _weak_stands_alone(s, m):
        counted = [c for c in sorted(m.weak) if d.meant(c) in d.counted.measures]
        if counted:
            return counted[0]
        if m.later in m.weak:
            return m.later
        if all(d.measures[d.meant(code)].hosted for code in m.weak):
            if _takes_in(d, s, m):
                return min(m.weak)
            return None  # "Chad hosts 97": guests, perhaps
    if said is not None:
        return said
    return _recalled(d, s, m) or _measure_of_text(d, s, m)


def _is_said_either_way(d: Discourse, s: Sentence, m: Mention) -> bool:
    """As in "97 have left": refugees, or in a text on evacuations those brought out."""
    return d.measure is not None and any(
        t.classes.get("measure.said") == m.measure and t.classes.get("measure.weak") == d.measure
        for t in s.tokens[m.head_end :]
    )


def _was_seized(s: Sentence, m: Mention) -> bool:
    """As in "Police detained about 97 suspects", in a text of arrests: one more of these."""
    k = before_hedges(s.tokens, m.at)
    return k >= 0 and s.tokens[k].low == "detained"


def _of_whole_before_colon(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give the measure of "It has lost 305 of its soldiers: 47 were from Peru": that of the 305."""
    if m.head not in (Head.NONE, Head.PEOPLE) or d.last is None or d.last.sentence is not s:
        return None
    here = takewhile(lambda r: r.sentence is s, reversed(d.counted.readings))
    first = min(r.mention.head_end for r in here)
    colons = [k for k in range(first, m.at) if s.tokens[k].low == ":"]
    parted = bool(colons) and not any(at > colons[-1] for at, _, _ in s.measures)
    return d.last.measure if parted else None


def _of_the_others(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give the measure of "Two of the dead were police. The other 20 were held inside": killed."""
    before = d.previous
    if before is None or before.set_aside is not NumberKind.NARROWER_GROUP:
        return None
    others = m.at > 0 and s.tokens[m.at - 1].low in _OTHERS
    return d.meant(before.measure) if others and before.measure is not None else None


def _weak_stands_alone(s: Sentence, m: Mention) -> bool:
    """Tell whether a number has a weak word for its noun, or no noun and one right behind it."""
    if m.head is Head.PEOPLE:
        return True
    return m.head is Head.NONE and among(s.tokens[m.at + 1 : m.at + 2], "measure.weak")


def _takes_in(d: Discourse, s: Sentence, m: Mention) -> bool:
    """As in "Jordan hosts 2.9 million Syrians": a people that another country has taken in.

    Or "Jordan is full. It hosts 2.9 million Syrians".
    """
    k = before_hedges(s.tokens, m.at)
    it = d.named.place if s.tokens[0].low == "it" else None
    host = next((p.code for p in reversed(s.places) if p.last < m.at and p.prep is None), it)
    elsewhere = host is not None and bool(m.people) and host not in m.people
    return elsewhere and k > 0 and "takes_in" in s.tokens[k].plain


def _recalled(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give a measure of earlier counts that a weak word, or a quotation, points back to."""
    weak = [
        code
        for at, kind, code in s.measures
        if kind == "weak" and at < m.at and d.meant(code) in d.counted.measures
    ]
    if weak and d.measure not in weak:
        return d.meant(weak[-1])
    if m.places and _is_quotation(d, s):
        for r in reversed(d.recalled):
            if r.mention.number.value == m.number.value and r.place == m.places[0].code:
                return r.measure
    return None


def _is_quotation(d: Discourse, s: Sentence) -> bool:
    """Tell whether a sentence is quoted from an earlier letter: "> Peru has 12"."""
    return d.text[max(0, s.start - 2) : s.start].strip() == ">"


def _is_trade_of_text(d: Discourse, s: Sentence, m: Mention) -> bool:
    """Tell whether the text, or the sentence, says of a trade what the people have in common."""
    trades = {t.low for t in s.tokens[m.at : m.head_end] if "grammar.trade" in t.classes}
    return bool(s.measures or m.weak) or not trades.isdisjoint(d.named.trades)


def _measure_of_text(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give the measure that the text is about, or announces behind the number."""
    if d.measure is None and m.later is not None:
        return d.meant(m.later)
    if m.head is Head.TRADE and not m.zero and not _is_trade_of_text(d, s, m):
        return None  # "97 students have come", where the text is about prisoners
    people = bool(m.people) or m.foreign or m.head in (Head.PERSON, Head.TRADE)
    if people and "in_custody" in m.weak and not _are_kept_elsewhere(d, s, m):
        return d.meant(HELD)
    if m.of_them and m.head is Head.NONE and d.just_counted and d.last is not None:
        return d.last.measure  # "74 died, among them ten foreigners. Three of these were Poles"
    if d.measure is None and m.places and m.head in (Head.NONE, Head.PERSON):
        return d.overview.topic or (d.overview.matter if m.head is Head.NONE else None)
    return d.measure or _said_before(d)


def _are_kept_elsewhere(d: Discourse, s: Sentence, m: Mention) -> bool:
    """As in "Chile keeps 97 people there", in a text on a mission: whom it has sent."""
    rule = d.measures.get(d.measure or "")
    if rule is None or not (rule.by_origin and rule.place):
        return False
    return s.tokens[before_hedges(s.tokens, m.at)].low in _KEEPS


def _said_before(d: Discourse) -> str | None:
    """Give the measure said last, where no number had one: "97 of us lost their lives. In 2023 94".

    Not one said in passing, that the text is not likely to be about.
    """
    for s in reversed(d.seen[-_LATELY:]):
        if said := measures_said(d, s):
            return said[-1] if d.overview.matters.get(said[-1], 0.0) >= _ABOUT else None
    return None
