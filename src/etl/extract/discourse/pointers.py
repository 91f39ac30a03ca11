"""Words that point back -> the country meant: "there", "its prisons", "the kingdom".

Numbers that leave their place unsaid, without such a word, are for `filling`.
"""

from __future__ import annotations

from itertools import pairwise

from etl.extract.discourse.peoples import INSIDE, names_of, peoples_of
from etl.extract.discourse.state import Discourse, is_country
from etl.extract.discourse.wording import among, spoken
from etl.extract.places import Form
from etl.extract.sentence.mentions import Head, Mention, Sentence

_THE = frozenset(["the", "that"])
"""What stands before "country", "kingdom"."""
_LABEL = 3
"""Tokens, at most, of a label: "Still missing"."""
_HOMES = frozenset(("the", "their", "its"))
"""Words before "country" that make it the people's own, behind "within"."""
_ITS = 4
"""Tokens behind people in which "are still in its jails" begins."""
_THERE = (Form.NAME, Form.REGION)
_SUBJECT = 5
"""Tokens before a number in which its subject and its verb stand."""


def opens_section(d: Discourse, s: Sentence, m: Mention) -> bool:
    """Tell whether a bare number opens the list under a heading that names a country."""
    if d.named.section is None or not s.first_in_block:
        return False
    return is_labelled(s, m) or (
        ((s.item and m.at <= 1) or m.at == 0 or _there_were(s, m))
        and len(d.seen) >= 2
        and bool(names_of(d.seen[-2]))
        and not d.seen[-2].mentions
    )


def is_labelled(s: Sentence, m: Mention) -> bool:
    """Tell whether a line has nothing but a measure before its number: "Injured: 310"."""
    label = s.tokens[: m.at - 1]
    if not 0 < len(label) <= _LABEL or s.tokens[m.at - 1].low != ":":
        return False
    told = any(at < len(label) for at, _, _ in s.measures)
    named = any(p.last < m.at for p in s.places)
    return told and not named and all(t.classes or "function" in t.plain for t in label)


def _there_were(s: Sentence, m: Mention) -> bool:
    """As in "There have been 97 cases", below "Samoa"."""
    return s.tokens[0].low == "there" and m.at <= _SUBJECT and not s.places


def pointed_at(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give the country that "there", "its prisons" or "the kingdom" beside a number means.

    The words before the number come first; those behind it point only where the number is not
    for all places and no heading dates it.
    """
    meant = _meant(d, s, m)
    for k in _pointers(s):
        if k >= m.at:
            break
        word, following = s.tokens[k].low, s.tokens[k + 1].low
        if word in _THE and following in d.realms:
            return _realm_meant(d, d.realms[following], m, meant)
        if spoken(s.tokens[k : k + 1], "pointer") and not _points_nowhere(s, k):
            return meant
        if word == "our" and among(s.tokens[k + 1 : min(k + 3, m.at)], "measure.sites"):
            return d.frame(d.measure).origin if d.measure else None
    if m.every or d.dates.section:
        return None
    return _pointed_at_behind(d, s, m, meant)


def _pointed_at_behind(d: Discourse, s: Sentence, m: Mention, meant: str | None) -> str | None:
    """Give what "97 in the country", "97 there" or "97 here" points to."""
    for k in _pointers(s):
        following = s.tokens[k + 1].low if k + 1 < len(s.tokens) else ""
        if s.tokens[k].low in _THE and following in d.realms:
            return meant
        sites = among(s.tokens[k + 1 : k + 3], "measure.sites")
        if s.tokens[k].low == "its" and m.head_end < k <= m.head_end + _ITS and sites:
            return meant  # "Peru says that 97 Poles are in its jails"
    if any(" its " in t.low for t in s.tokens[m.head_end : m.head_end + _ITS]):
        return meant  # "in its jails" is a word of its own
    for k in range(m.at, min(m.head_end + 4, len(s.tokens) - 1)):
        done = among(s.tokens[k - 1 : k], "measure.said")  # "the 31 who died there are ..."
        if s.tokens[k].low == "there" and (
            done or not spoken(s.tokens[k + 1 : k + 2], "unpointed")
        ):
            return _place_last_in(s, m) or meant
    if "here" not in s.words or all(t.low != "here" for t in s.tokens[m.at :]):
        return None
    if meant not in m.people:
        return meant
    return d.frame(d.measure).origin if d.measure else None


def _place_last_in(s: Sentence, m: Mention) -> str | None:
    """Give what "Peru says 97 Peruvians are held in Chad and that three died there" means."""
    inside = (p for p in reversed(s.places) if p.last < m.at and p.prep in INSIDE)
    return next((p.code for p in inside if p.form is Form.NAME and p.code not in m.people), None)


def _pointers(s: Sentence) -> list[int]:
    """Give where a sentence has "the", "our" or another word that may point back."""
    if s.pointers is None:
        s.pointers = [
            k
            for k, t in enumerate(s.tokens)
            if t.low in ("the", "that", "our") or "pointer" in t.plain
        ]
    return s.pointers


def _meant(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give the country that a pointer would mean: the subject, the last named, no people's own."""
    named = [
        p
        for p in s.places
        if p.last < m.at and p.form in (Form.NAME, Form.SEAT) and is_country(p.code)
    ]
    subject = next((p.code for p in named if p.prep is None), named[-1].code if named else None)
    meant = subject or d.named.place
    return _other_than(d, m.people) if meant in m.people else meant


def _other_than(d: Discourse, people: list[str]) -> str | None:
    """Give the country named last that is not the people's own."""
    return next((c for c in reversed(d.named.recent) if c not in people), None)


def _realm_meant(d: Discourse, realm: frozenset[str], m: Mention, meant: str | None) -> str | None:
    """Give the country that "the kingdom" means: the last named one that is a kingdom.

    An empty realm ("the country") is any country.
    """
    if not realm:
        return meant or _other_than(d, m.people)
    if d.overview.event_early and d.overview.event_place in realm:
        return d.overview.event_place
    return next((c for c in reversed(d.named.recent) if c in realm), meant)


def _points_nowhere(s: Sentence, k: int) -> bool:
    """Tell whether "it" or "there" is no country: "there have been", "it was found that"."""
    word = s.tokens[k].low
    if word == "its":
        return False
    step = 2 if spoken(s.tokens[k + 1 : k + 2], "midway") else 1
    following = s.tokens[k + step : k + step + 1]
    if [t.low for t in s.tokens[k + 2 : k + 4]] in (["home", "to"], ["host", "to"]):
        return False  # "it was home to 97 refugees"
    if any(t.low == "been" for t in s.tokens[k + 2 : k + 3]):
        return True
    if word == "there":
        return spoken(following, "unpointed")
    return not (spoken(following, "state_does") or among(following, "measure.said"))


def people_pointed_at(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give the people that "there were 97 of them", "by 2020 they were 45" means.

    It is the one named last in the sentence, or else the only one of the sentence before.
    """
    if m.head is not Head.NONE or m.people or m.places:
        return None
    words = [t for t in s.tokens[max(0, m.at - _SUBJECT) : m.at] if "hedge.before" not in t.classes]
    there = [t.low for t in words[-2:-1]] == ["there"] and spoken(words[-1:], "be")
    they = any(t.low == "they" for t in words) and spoken(words[-1:], "amount_verb")
    opening = [t.low for t in s.tokens[:3]]
    their = opening[:2] == ["their", "number"] and m is s.mentions[0]  # "Their number fell from 97"
    if not (there or they or their):
        return None
    here = [p for p in s.places if p.last < m.at and p.form is Form.PEOPLE]
    before = peoples_of(d.seen[-2]) if len(d.seen) > 1 else frozenset()
    if here:
        return here[-1].code
    return next(iter(before)) if len(before) == 1 else None


def they_elsewhere(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give whose people "97 of them are in Chile" means, behind "Poles have it hard. They ..."."""
    before = d.seen[-2] if len(d.seen) > 1 else None
    inside = m.right and any(p.prep in INSIDE and p.form in _THERE for p in m.places)
    if before is None or not (m.of_them and inside) or m.people:
        return None
    told = peoples_of(before)
    if len(told) != 1 or any(o.set_aside is None for o in before.mentions):
        return None
    (people,) = told
    return None if any(p.code == people for p in m.places) else people


def it_before(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give who did it to foreigners: "Peru counts by the season. In spring it deported 97"."""
    before = d.seen[-2] if len(d.seen) > 1 else None
    if before is None or s.first_in_block or before.mentions or not before.places:
        return None
    near = s.tokens[max(0, m.at - _SUBJECT) : m.at]
    it = any(
        t.low == "it" and among([v], "measure.said", "measure.weak") for t, v in pairwise(near)
    )
    (first, *others) = before.places
    named = first.form in (Form.NAME, Form.SEAT) and first.first == 0 and not first.prep
    behind = (p for p in (*others, *s.places) if p in others or p.last < m.at)
    alone = all(p.code == first.code for p in behind)
    return first.code if it and named and alone and is_country(first.code) else None


def subject_of(s: Sentence, m: Mention) -> str | None:
    """Give whose people a sentence speaks of before a number that does not say it itself."""
    peoples = peoples_of(s) & {p.code for p in s.places if p.first < m.at}
    taken = {c for o in s.mentions for c in o.people}
    taken |= {p.code for o in s.mentions for p in o.places}
    free = peoples - taken
    return next(iter(free)) if len(free) == 1 else None


def own_country(s: Sentence, m: Mention) -> bool:
    """Tell whether people are at home: "370 Malians are hostages in their own country"."""
    words = [t.low for t in s.tokens[m.at :]]
    return any(
        ((before, own) == ("their", "own") and land in ("country", "countries"))
        or (before in ("within", "inside") and own in _HOMES and land in ("country", "borders"))
        for before, own, land in zip(words, words[1:], words[2:], strict=False)
    )
