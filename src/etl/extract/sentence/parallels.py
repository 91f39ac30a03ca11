"""Two lists told side by side -> which number goes with which name: "7 and 9 respectively".

Lists that name and number by turns are for `binding`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Mention, Sentence
from etl.extract.tokens import Token


def respectively(s: Sentence, live: list[Mention], taken: set[int]) -> None:
    """Pair two parallel lists: "France, Germany and Morocco hold 176, 134 and 97"."""
    tokens = s.tokens
    runs: list[list[Mention]] = []
    for m in live:
        if runs and adjacent(tokens, runs[-1][-1], m):
            runs[-1].append(m)
        else:
            runs.append([m])
    for run in runs:
        if len(run) < 2:
            continue
        last_end = run[-1].head_end
        said = any(
            "grammar.respectively" in t.classes
            for t in tokens[run[-1].at : min(len(tokens), last_end + 5)]
        )
        groups: dict[int, list[Place]] = {}
        for p in s.places:
            if p.last < run[0].at and id(p) not in taken:
                groups.setdefault(p.group, []).append(p)
        candidates = [g for g in groups.values() if len(g) == len(run)]
        if not candidates and said:
            seen = [
                p
                for p in s.places
                if p.last < run[0].at and p.form in (Form.NAME, Form.PEOPLE) and id(p) not in taken
            ]
            candidates = [seen[-len(run) :]] if len(seen) >= len(run) else []
        if not candidates:
            if said:
                _dates_in_order(tokens, run)
            continue
        group = candidates[-1]
        if not said and any(t.low in (";", ".") for t in tokens[group[-1].last + 1 : run[0].at]):
            continue
        for m, p in zip(run, group, strict=True):
            m.places = [p]
            m.rule = "respectively"
            taken.add(id(p))


def _dates_in_order(tokens: Sequence[Token], run: list[Mention]) -> None:
    """ "2018, 2019 and 2020 brought 49, 47 and 8, in that order"."""
    dates = [t.date for t in tokens[: run[0].at] if t.date is not None]
    if len(dates) >= len(run):
        for m, date in zip(run, dates[-len(run) :], strict=True):
            m.date, m.rule = date, "respectively"


def adjacent(tokens: Sequence[Token], a: Mention, b: Mention) -> bool:
    between = tokens[a.head_end : b.at]
    return 0 < len(between) <= 6 and all(
        t.low in (",", "and", "or", "so", "far") or "hedge.before" in t.classes for t in between
    )
