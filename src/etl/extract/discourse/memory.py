"""Readings -> what the text behind them takes over: totals, frames, dates.

What comes without a number is for `subjects`.
"""

from __future__ import annotations

from etl.extract.discourse.periods import is_stamp
from etl.extract.discourse.sides import HOSTED
from etl.extract.discourse.state import ALL, FOREIGN, Discourse, Frame
from etl.extract.discourse.subjects import within
from etl.extract.places import Form
from etl.extract.sentence.mentions import Head, Mention


def _keep_total(d: Discourse, measure: str, place: str | None, origin: str | None) -> None:
    """Keep the first total of a sentence: "3,679 people, 2,441 Norwegians and 1,238 foreigners"."""
    key = (len(d.seen), measure)
    if d.total_key != key:
        d.total_key = key
        d.totals[measure] = (place, origin)


def remember(
    d: Discourse,
    m: Mention,
    measure: str,
    frame: Frame,
    pairs: list[tuple[str | None, str | None]],
    as_of: str | None,
) -> None:
    if d.measure is None:
        d.measure = measure
    if (
        m.date is not None
        and as_of is not None
        and as_of == m.date.as_of
        and not m.depth
        and not is_stamp(d, m.date)
    ):
        held = frame.as_of or d.status_date
        undated = measure in d.undated
        if (
            held is None
            and undated
            and d.published is not None
            and int(as_of[:4]) < int(d.published[:4])
        ):
            pass  # an undated total came first: the year is a comparison
        elif held is None or as_of[:4] >= held[:4]:
            frame.as_of = as_of  # a comparison with an earlier year does not move the list on
    if len(pairs) != 1:
        return
    ((place, origin),) = pairs
    if not m.people and m.head is not Head.NONE and not m.of_them or m.foreign or place == ALL:
        _keep_total(d, measure, place, origin)
    hosts = (
        frame.axis == "origin"
        and m.head is Head.MEASURE
        and measure in HOSTED
        and origin in (None, ALL, FOREIGN)
        and place != frame.place
    )
    if hosts and any(p.form is Form.NAME and p.prep is None and not m.right for p in m.places):
        frame.axis, frame.origin, frame.place = "place", None, None
    elif (
        m.people
        and place == ALL
        and origin is not None
        and len(origin) == 3
        and frame.axis != "origin"
    ):
        frame.origin, frame.axis = origin, "place"
    elif (
        (m.foreign or origin in (None, ALL))
        and place is not None
        and len(place) == 3
        and place != ALL
        and m.places
        and frame.axis == "origin"
    ):
        if not (m.zero or m.of_them or within(d, place, frame.place or "")):
            frame.place = place
