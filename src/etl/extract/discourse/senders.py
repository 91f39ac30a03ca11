"""Who sends people and where they are: "Fiji had 616 soldiers abroad: 170 in Egypt" -> evidence.

For measures of what a state has elsewhere (`by_origin`): the subject that "has" them sends them,
unlike a country that "has" prisoners or refugees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from etl.extract.discourse.evidence import Evidence
from etl.extract.discourse.peoples import INSIDE
from etl.extract.discourse.state import Axis, Discourse, Draft, Reading, is_country
from etl.extract.discourse.wording import among, spoken
from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head, Mention, Sentence

_SURE = 6
"""What it weighs that one country sends people to several, by `evidence`."""
_SEVERAL = 2
_NEAR = 4
"""Words, at most, from a country to the number that it sends: "has since sent about"."""
_SENDER = "sender"
"""The way of writing that goes through those who send people to one place."""
_LANDS = (Form.NAME, Form.SEAT)


def weigh_senders(
    d: Discourse, sentences: Sequence[Sentence], evidence: Mapping[str, Evidence]
) -> None:
    """Note in the overview who sends people; one who sends them to several places is the people."""
    for code, e in evidence.items():
        rule = d.measures[code]
        if not (rule.by_origin and rule.place):
            continue
        senders = {c for s in sentences for c in _senders(s, code)}
        d.overview.senders |= senders
        hosts = {c for s in sentences for c in _hosts(s)} - senders
        if len(senders) == 1 and len(hosts) >= _SEVERAL:
            e.peoples[next(iter(senders))] += _SURE
        elif not hosts and (
            _asks_who_sends(sentences) or any(sends(s, m) for s in sentences for m in s.mentions)
        ):
            e.nationality += _SURE


def _senders(s: Sentence, code: str) -> Iterator[str]:
    """Give the countries that are said to have so many people of a measure."""
    for m in s.mentions:
        if m.set_aside is not None or m.measure != code or m.foreign or m.head is Head.NONE:
            continue
        if m.people:
            yield from m.people  # "97 Danish soldiers"
            continue
        subject = next((p for p in s.places if p.form in _LANDS), None)
        if subject is None or subject.prep is not None or subject.last >= m.at:
            continue
        between = s.tokens[subject.last + 1 : m.at]
        has = spoken(between, "keeps") or among(between, "measure.weak")
        if is_country(subject.code) and has:
            yield subject.code


def _asks_who_sends(sentences: Sequence[Sentence]) -> bool:
    """As in "Who sends the blue helmets?", over a list of countries."""
    asked = (s for k, s in enumerate(sentences) if k == 0 or s.heading or s.question)
    return any("sends" in s.lists and not s.places for s in asked)


def sends(s: Sentence, m: Mention) -> bool:
    """Tell whether a number is what a country sends: "Peru sent 97"."""
    subjects = (p for p in s.places if p.prep is None and p.form in _LANDS and p.last < m.at)
    between = (s.tokens[p.last + 1 : m.at] for p in subjects)
    return any(len(words) <= _NEAR and spoken(words, "sends") for words in between)


def _hosts(s: Sentence) -> Iterator[str]:
    """Give the countries that people are in, or are sent to: "in Egypt, 170", "170 to Mali"."""
    for m in s.mentions:
        if m.set_aside is None and not m.people:
            there = (p for p in m.places if p.prep in INSIDE or p.prep == "to")
            yield from (p.code for p in there if p.form is Form.NAME)


def sender_meant(d: Discourse, draft: Draft, pointed: str | None) -> str | None:
    """Give what is pointed at, unless it sends people, in a list of those who do: "it sends 97"."""
    m, frame = draft.mention, draft.frame
    sends = draft.rule.by_origin and frame.axis is Axis.ORIGIN and m.at > 0 and not m.people
    if pointed is None or not sends or draft.origins or pointed == frame.place:
        return pointed
    if any(t.low in ("there", "here", "in", "its") for t in draft.sentence.tokens):
        return pointed
    draft.origins.append(pointed)
    return None


def sender_of(d: Discourse, draft: Draft) -> str | None:
    """Give the country that has sent people: "Norway has 89 soldiers in Latvia"."""
    s, m = draft.sentence, draft.mention
    before = [p for p in s.places if p.last < m.at and p.form in _LANDS]
    subjects = [p for p in before if p.prep is None and p not in m.places]
    start = s.mentions[m.nth - 1].head_end if m.nth else 0
    nearest = {p.code for p in subjects if p.first >= start}  # "while Norway has 45 in Iraq"
    named = nearest or {p.code for p in subjects}
    if not named and s.tokens[0].low == "it" and not s.first_in_block and len(d.seen) > 1:
        named = {p.code for p in d.seen[-2].places if p.first == 0 and p.form is Form.NAME}
    return next(iter(named)) if len(named) == 1 and is_country(min(named)) else None


def takes_sender(d: Discourse, draft: Draft, p: Place) -> bool:
    """Take who sends people to where the last ones are: "Peru has 97 in Mali, and Chile 45"."""
    s, m, last = draft.sentence, draft.mention, d.last
    if not (draft.rule.by_origin and draft.rule.place) or p.form not in _LANDS or p.last > m.at:
        return False
    if m.rule == "respectively" and (host := _host_behind(s, m)):
        draft.origins.append(p.code)
        draft.places.append(host)
        return True
    if last is None or last.measure != draft.measure or not is_country(last.origin):
        return False
    if p.code in (last.place, last.origin) or (p.first and s.tokens[p.first - 1].low in INSIDE):
        return False
    if p.first and s.tokens[p.first - 1].low in ("(", ":"):
        return False  # "97 soldiers abroad (Mali 45": where they are
    there = any(t.low == "there" for t in s.tokens[m.head_end : m.head_end + 2])
    if not there and not (last.sentence is s and m.head is Head.NONE and _is_sent(last)):
        return False
    draft.origins.append(p.code)
    draft.places.append(last.place)
    m.rule = m.rule or _SENDER
    return True


def _host_behind(s: Sentence, m: Mention) -> str | None:
    """Give the Mali of "Peru and Chile have 97 and 45 soldiers in Mali respectively"."""
    behind = (p for p in s.places if p.first > m.at and p.prep in INSIDE)
    return next((p.code for p in behind if is_country(p.code)), None)


def _is_sent(last: Reading) -> bool:
    """Tell whether who sends them stands before a number, and where they are behind it."""
    m = last.mention
    before = {p.code for p in last.sentence.places if p.last < m.at}
    return m.rule == _SENDER or (last.origin in before and (m.right or m.every))
