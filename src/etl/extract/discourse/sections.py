"""A country that heads a section, or a paragraph -> what the numbers below it are of.

It is where the people are, or whose they are: "GREECE. Four", of an accident in another country.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.discourse.peoples import names_of
from etl.extract.discourse.state import Axis, Discourse, is_country
from etl.extract.sentence.mentions import Mention, Sentence

_SECTIONS = 3
"""So many countries that head sections are a list."""


def take_section(d: Discourse, s: Sentence) -> None:
    """Begin the section of a country, whose name stands alone on a line: "PERU"."""
    if s.first_in_block and s.heading and not (s.mentions or s.item or s.places):
        d.named.section = d.named.senders = None  # "Others", "How we counted"
    headed = _headed_by(d, s)
    if headed is None:
        return
    code = headed.removeprefix("NOT:")
    if not s.heading:
        d.named.block = code
    if d.overview.headed_by_peoples:
        d.named.block = code
        d.named.senders = code if s.heading else None
        return
    d.named.section = headed
    for measure, frame in d.frames.items():
        sends = d.measures[measure].by_origin and code in d.overview.senders
        if frame.axis is Axis.ORIGIN and not sends:
            frame.place = code


def numbers_land(s: Sentence) -> bool:
    """As in "1. Saudi Arabia", ">> CHAD": a heading, unless the next follows at once."""
    alone = len(s.places) == 1 and len(s.tokens) == 1
    return alone and s.item and not s.mentions


def headed_by_peoples(d: Discourse, sentences: Sequence[Sentence]) -> bool:
    """Tell whether the countries that head sections are those of the people, all in one place.

    "GREECE. Four. MALTA. One dead": no section tells of a people. Where people are held heads none;
    where they were killed may, being theirs as well.
    """
    frames = [(d.measures[code], f.place) for code, f in d.frames.items() if f.axis is Axis.ORIGIN]
    places = {place for _, place in frames if is_country(place)}
    struck = {place for rule, place in frames if rule.event}
    headed, counted, section, label = set[str](), False, None, False
    for s in sentences:
        if (code := _headed_by(d, s)) is not None:
            section, label = code, not s.heading
            headed.add(code)
        elif s.first_in_block and (s.heading or label):
            section = None
        elif section is not None and any(_is_of_a_people(m, section) for m in s.mentions):
            return False
        counted = counted or (section is not None and bool(s.mentions))
    where_held = (places - struck) & headed
    return len(headed) >= _SECTIONS and counted and bool(places) and not where_held


def _is_of_a_people(m: Mention, section: str) -> bool:
    return m.set_aside is None and (m.foreign or any(code != section for code in m.people))


def _headed_by(d: Discourse, s: Sentence) -> str | None:
    """Give the country that a line, or the first words of a paragraph, names: or all but it."""
    if (
        not s.first_in_block
        or (s.item and not (d.overview.numbered and numbers_land(s)))
        or not s.places
    ):
        return None
    if s.mentions and not _has_count_in_brackets(s):
        return None
    names = names_of(s)
    if not names:
        return None
    end = s.mentions[0].at - 1 if s.mentions else len(s.tokens)
    if names[0].first > 1 or end > names[0].last + 3:
        return None
    if names[0].first == 1 and names[0].prep != "outside":
        return None
    return names[0].code if names[0].first == 0 else f"NOT:{names[0].code}"


def _has_count_in_brackets(s: Sentence) -> bool:
    """As in the heading "MALI (6)"."""
    (m, *more) = s.mentions
    around = [t.low for t in (*s.tokens[m.at - 1 : m.at], *s.tokens[m.at + 1 :])]
    return s.heading and not more and around == ["(", ")"]
