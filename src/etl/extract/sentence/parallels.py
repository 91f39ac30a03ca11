"""Two lists told side by side -> which number goes with which name: "7 and 9 respectively".

Lists that name and number by turns are for `binding`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.tokens import Token

_JOINTS = frozenset([",", "and", "or", "so", "far"])


def respectively(s: Sentence, live: Sequence[Mention], taken: set[int]) -> None:
    """Pair two parallel lists: "France, Germany and Morocco hold 176, 134 and 97".

    `live` are the numbers that may be counts; `taken` holds the first token of each place that has
    its number, and is added to.
    """
    runs: list[list[Mention]] = []
    for m in live:
        if runs and adjacent(s.tokens, runs[-1][-1], m):
            runs[-1].append(m)
        else:
            runs.append([m])
    for run in runs:
        if len(run) > 1:
            _pair(s, run, taken)


def adjacent(tokens: Sequence[Token], a: Mention, b: Mention) -> bool:
    """Tell whether two numbers are neighbours in one list: "176, 134", "176 and about 134"."""
    between = tokens[a.head_end : b.at]
    return 0 < len(between) <= 6 and all(
        t.low in _JOINTS or "hedge.before" in t.classes for t in between
    )


def _pair(s: Sentence, run: list[Mention], taken: set[int]) -> None:
    said = s.says("grammar.respectively", run[-1].at, run[-1].head_end + 5)
    free = [p for p in s.places if p.last < run[0].at and p.first not in taken]
    names = _names_for(free, len(run), said)
    if not names:
        if said:
            _pair_dates(s.tokens, run)
        return
    between = s.tokens[names[-1].last + 1 : run[0].at]
    if not said and any(t.low in (";", ".") for t in between):
        return
    people = _people_between(s, names[-1], run[0])
    for m, place in zip(run, names, strict=True):
        m.places = [place]
        m.people += people if m.head is Head.NONE and not m.people else []
        m.rule = "respectively"
        taken.add(place.first)


def _people_between(s: Sentence, name: Place, first: Mention) -> list[str]:
    """As in "Peru and Chile hold the most Danish prisoners, 97 and 45 respectively"."""
    between = (p for p in s.places if name.last < p.first and p.last < first.at)
    told = [p for p in between if p.form is Form.ADJECTIVE and not p.site]
    nouns = s.tokens[told[-1].last + 1 : first.at] if told else ()
    of_people = any("measure.people" in t.classes or "grammar.person" in t.classes for t in nouns)
    return [told[-1].code] if of_people else []


def _names_for(free: Sequence[Place], size: int, said: bool) -> list[Place]:
    """Give the list of so many names next before a run of numbers."""
    groups: dict[int, list[Place]] = {}
    for place in free:
        groups.setdefault(place.group, []).append(place)
    lists = [group for group in groups.values() if len(group) == size]
    if lists:
        return lists[-1]
    named = [p for p in free if p.form in (Form.NAME, Form.PEOPLE)]
    return named[-size:] if said and len(named) >= size else []


def _pair_dates(tokens: Sequence[Token], run: list[Mention]) -> None:
    """As in "2018, 2019 and 2020 brought 49, 47 and 8, in that order"."""
    dates = [t.date for t in tokens[: run[0].at] if t.date is not None]
    if len(dates) >= len(run):
        for m, date in zip(run, dates[-len(run) :], strict=True):
            m.date, m.rule = date, "respectively"
