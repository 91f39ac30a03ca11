"""Numbers "in the order named" -> the countries, or counts, that were told before in that order.

Names and numbers of one sentence are paired by `sentence.parallels`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from etl.extract.discourse.state import Discourse, Reading
from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.sentence.parallels import adjacent

_FEWEST = 2
"""Numbers that make a list."""
_NEAR = 5
"""Sentences looked back for the names."""


def take_order(d: Discourse, s: Sentence) -> None:
    """Give "the three have 97 together: 45, 31 and 21, in the order named" their places.

    The number before the colon is that of all of them.
    """
    if not s.has("grammar.respectively"):
        return
    bare = [m for m in s.mentions if m.set_aside is None and _is_bare(m)]
    run = _run(s, bare)
    here = any(p.last < run[0].at for p in s.places) if run else True
    names = [] if here or len(run) < _FEWEST else _named_in_order(d, len(run))
    for m, place in zip(run, names, strict=False):
        m.named_before, m.rule = (place.code,), "respectively"
    before = next((m for m in reversed(bare) if m.at < run[0].at), None) if names else None
    if before is not None and s.tokens[run[0].at - 1].low == ":":
        before.named_before = ("REGION:" + ", ".join(d.countries[p.code] for p in names),)


def _run(s: Sentence, bare: Sequence[Mention]) -> list[Mention]:
    """Give the last numbers that stand beside each other."""
    run = [*bare[-1:]]
    for m in reversed(bare[:-1]):
        if not adjacent(s.tokens, m, run[0]):
            break
        run.insert(0, m)
    return run


def told_in_order(d: Discourse, s: Sentence, m: Mention) -> Reading | None:
    """Give the count before of which "A year earlier it had been 90 and 45 respectively" tells."""
    if s.places or not s.has("grammar.respectively") or not s.dated:
        return None
    run = [o for o in s.mentions if o.set_aside is None and o.head is Head.NONE]
    before = [r for r in d.recalled if r.sentence is not s][-len(run) :]
    near = all(any(r.sentence is one for one in d.seen[-_FEWEST - 1 : -1]) for r in before)
    if len(run) < _FEWEST or run != _run(s, run) or len(before) < len(run) or not near:
        return None
    if len({o.date.as_of for o in run if o.date is not None} - {None}) > 1:
        return None  # "In 2018 and 2019 it was 90 and 45 respectively": one of each year
    return before[run.index(m)] if m in run else None


def _is_bare(m: Mention) -> bool:
    return m.head is Head.NONE and not (m.places or m.people or m.rule == "respectively")


def _named_in_order(d: Discourse, size: int) -> list[Place]:
    """Give the list of so many countries named last; its tokens are another sentence's."""
    for s in reversed(d.seen[-_NEAR - 1 : -1]):
        named = [p for p in s.places if p.form is Form.NAME]
        lists = [list(found) for _, found in groupby(named, key=lambda p: p.group)]
        fitting = [found for found in lists if len(found) == size]
        if fitting:
            return fitting[-1]
        if len(named) == size and size == len({p.code for p in named}):
            return named  # "Peru had 97 cases and Chile 45. In 2019 the two had had 12 and nine"
    return []
