"""The number before -> the places and origins that hold on for the next one.

Sides that the text further back tells are for `filling`.
"""

from __future__ import annotations

from etl.extract.discourse.pointers import pointed_at
from etl.extract.discourse.state import Discourse, Draft, Reading, Side
from etl.extract.discourse.wording import goes_on_having, is_corrected, is_of_another_time
from etl.extract.sentence.mentions import Head, Mention, Sentence

_STANDS_FOR = frozenset(["it", "there", "number", "figure", "toll", "count", "they"])
"""What a number is said of that goes on with the one before: "the figure was 97"."""
_WORDS = 6
"""Tokens before a number in which that stands: "the year before it had been about 97"."""
_COUNTED = (Head.NONE, Head.EVENT, Head.MEASURE)
"""What stands behind a number that tells another fate of the same."""
_PERSONS = (Head.PERSON, Head.NARROW)
"""The same, where the fate is told behind them."""


def inherited(d: Discourse, draft: Draft) -> list[tuple[Side, Side]]:
    """Give the places and origins of the number before in the same sentence, if they hold on.

    "49 cases, 39 deaths"; "120 in 2019, 97 in 2020"; "97 Poles, five of them in 2020".
    """
    s, m, last = draft.sentence, draft.mention, d.last_within(draft.sentence)
    if _is_for_another_date(d, draft) and d.last is not None:
        return [(d.last.place, d.last.origin)]
    if (entry := _entry_gone_on_with(d, draft)) is not None:
        return [(entry.place if draft.rule.place else None, entry.origin)]
    if (before := _told_for_another_time(d, draft)) is not None:
        return [(before.place if draft.rule.place else None, before.origin)]
    if last is None or m.every or m.foreign or m.people or draft.origins or draft.places:
        return []
    if m.head in (Head.PERSON, Head.TRADE) and not m.other and not m.said:
        return []
    if m.head is Head.PERSON and last.mention.people and not (m.other or m.of_them):
        return []  # "Two Poles were killed in Peru, and five people were hurt": of any nation
    if draft.rule.place and not d.measures[last.measure].place:
        return []  # "A bus with 40 people on board overturned in Peru, killing 12": not nowhere
    another_date = m.date is not None and m.date is not last.mention.date
    changed = m.rule in ("brackets", "compared", "changed") or _is_changed_to(s, m, last.mention)
    dated = another_date or changed or is_corrected(s.tokens, m.at)
    if draft.measure == last.measure and not (
        m.of_them or (dated and m.head is Head.NONE) or goes_on_having(s, m, last.mention)
    ):
        return []
    if not dated and pointed_at(d, s, m) is not None:
        return []
    if last.mention.depth > m.depth and (whole := _before_brackets(d, draft)) is not None:
        last = whole
    return [
        (r.place if draft.rule.place else None, r.origin)
        for r in d.recalled
        if r.mention is last.mention
    ]


def _is_changed_to(s: Sentence, m: Mention, last: Mention) -> bool:
    """As in "revised the number of Danes arrested in Peru from 97 to 102"."""
    words = s.tokens[last.head_end : m.at]
    to = [t.low for t in words if "hedge.before" not in t.classes]
    return to == ["to"] and any(t.low == "from" for t in s.tokens[max(0, last.at - 3) : last.at])


def _entry_gone_on_with(d: Discourse, draft: Draft) -> Reading | None:
    """Give the count with which a line began: "Peru - 12 taken. Two are dead, seven were freed"."""
    s, m, entry = draft.sentence, draft.mention, d.entry
    if entry is None or s is entry.sentence or draft.measure == entry.measure:
        return None
    here = d.last_within(s)
    if here is not None and here.place != entry.place:
        return None  # "Peru: 12. Cuba: four, and two hurt"
    told = m.places or m.people or draft.places or draft.origins
    done = m.said and m.head in _PERSONS  # "ten men were hanged"
    if told or m.every or m.foreign or m.totalish or not (m.head in _COUNTED or done):
        return None
    return entry if pointed_at(d, s, m) is None else None


def _told_for_another_time(d: Discourse, draft: Draft) -> Reading | None:
    """Give the one count before of "In May Peru held 97 Danes. A year before it had been 45"."""
    s, m, last = draft.sentence, draft.mention, d.last
    if last is None or s.places or s.first_in_block or last.measure != draft.measure:
        return None
    told = m.people or draft.places or draft.origins or m.every or m.foreign or m.of_them
    if told or m.head is not Head.NONE or m.nth or d.seen[-2:-1] != [last.sentence]:
        return None
    if not is_of_another_time(s) or s.has("grammar.every_country", "grammar.altogether"):
        return None
    opens = m.at == 0 and m.date is not None
    if not (opens or any(t.low in _STANDS_FOR for t in s.tokens[max(0, m.at - _WORDS) : m.at])):
        return None
    alone = sum(r.sentence is last.sentence for r in d.recalled) == 1
    return last if alone and last.mention.depth == m.depth else None


def _before_brackets(d: Discourse, draft: Draft) -> Reading | None:
    """Give the reading whose parts stand in brackets: "12 dead (7 Poles, 5 Danes) and 9 hurt"."""
    here = (r for r in reversed(d.recalled) if r.sentence is draft.sentence)
    return next((r for r in here if r.mention.depth <= draft.mention.depth), None)


def _is_alone(d: Discourse, last: Reading) -> bool:
    """Tell whether the sentence of a count has no other count."""
    return all(r.mention is last.mention for r in d.recalled if r.sentence is last.sentence)


def _is_for_another_date(d: Discourse, draft: Draft) -> bool:
    """As in "One week earlier: 97", below "In Peru, 18 February: 90"."""
    s, m, last = draft.sentence, draft.mention, d.last
    if last is not None and m.date is not None and m.date is d.question.date:
        return not (m.people or m.places) and _is_alone(d, last)  # "In 2010? 97."
    if last is None or last.measure != draft.measure or last.mention.date is None:
        return False
    line = d.just_counted and s.first_in_block and len(s.mentions) == 1 and m.head is Head.NONE
    label = s.tokens[: m.at]
    dated = line and any(t.date is m.date for t in label) and m.date is not None
    return dated and all(t.date is not None or "function" in t.plain or t.low == ":" for t in label)
