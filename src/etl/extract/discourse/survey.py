"""All sentences -> a first guess of how each measure is broken down: by place or by origin.

What a sentence then says for certain is for `subjects`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.extract.discourse.peoples import NATIONALITY, measures_said, numbered, peoples_of
from etl.extract.discourse.state import ACTS, Discourse, Frame
from etl.extract.places import Form
from etl.extract.sentence.mentions import Head, Sentence

INSIDE = frozenset(("in", "at", "inside", "by", "across", "on", "within", "into", "throughout"))
_LOCAL = INSIDE | frozenset(("near", "outside", "off", "over", "around"))


@dataclass(slots=True)
class Evidence:
    """What speaks for one frame or another, over the whole text."""

    peoples: Counter[str] = field(default_factory=Counter)
    """Peoples said to be abroad or in several places."""
    counted: Counter[str] = field(default_factory=Counter)
    """Peoples that stand with a number."""
    nationality: int = 0
    places: Counter[str] = field(default_factory=Counter)
    bound: set[str] = field(default_factory=set)
    """Countries that stand with a number."""

    def frame(self, event_place: str | None) -> Frame:
        """Weigh it: one people in many places, many peoples in one place, or neither."""
        top, votes = self.peoples.most_common(1)[0] if self.peoples else (None, 0)
        others = len([c for c in self.counted if c != top])
        votes -= 3 * (
            top in self.bound and len(self.bound) <= 4
        )  # nationals in their own country are no people abroad
        by_origin = others + 2 * min(self.nationality, 3)
        named = [code for code, _ in self.places.most_common()]
        place = next(
            (code for code in named if len(code) == 3), event_place or (named[0] if named else None)
        )
        if (
            named
            and len(named[0]) > 3
            and self.places[named[0]] >= max(4, 2 * self.places[place or ""])
        ):
            place = named[0]  # the text is about a whole region
        if votes >= 2 and votes * 2 >= by_origin:
            return Frame("place", origin=top)
        if by_origin >= 2:
            return Frame("origin", place=place)
        return Frame(place=place)


def survey(d: Discourse, sentences: Sequence[Sentence]) -> None:
    """Look over the whole document before it is read; the title, if there is one, comes first."""
    evidence: dict[str, Evidence] = {}
    seen: Counter[str] = Counter()
    last: str | None = None
    for k, s in enumerate(sentences):
        weight = 3 if k == 0 else 2 if s.heading or k < 6 else 1
        for p in s.places:
            if k < 4 and len(p.code) == 3 and p.form is not Form.PEOPLE:
                d.early_places.add(p.code)
            if len(p.code) == 3 and (
                p.prep in _LOCAL
                or p.form is Form.WITHIN
                or p.owns
                and p.form is Form.NAME
                or k < 2
                and p.form is not Form.PEOPLE
            ):
                seen[p.code] += 4 if k < 6 else 1
        strong = [c for c in measures_said(d, s)]
        if "hostages" in strong and k < 10:
            d.hostages = True
        for code in dict.fromkeys(strong) if strong else ([last] if last else []):
            _weigh(
                d,
                s,
                evidence.setdefault(code, Evidence()),
                weight,
                bool(s.measures),
                d.measures[code].event,
            )
        last = strong[0] if strong else last
    d.event_place = seen.most_common(1)[0][0] if seen else None
    weigh_home(d, sentences, evidence)
    total = Evidence()
    for e in evidence.values():
        total.peoples += e.peoples
        total.counted += e.counted
        total.nationality += e.nationality
        total.places += e.places
    if sentences:
        d.mentioned |= peoples_of(sentences[0])
        announced = {c for c in measures_said(d, sentences[0])}
        acts = announced & ACTS
        abroad = any("grammar.every_country" in t.classes for t in sentences[0].tokens)
        if len(acts or announced) == 1 and (abroad or peoples_of(sentences[0])):
            d.measure = next(iter(acts or announced))
    d.by_nationality = total.nationality >= 1 or len(total.counted) >= 3
    d.common = total.frame(d.event_place)
    d.frames = {
        code: e.frame(
            d.event_place
            if d.measures[code].event or d.measures[code].by_origin or not d.measures[code].place
            else None
        )
        for code, e in evidence.items()
    }
    d.spread = {code for code, e in evidence.items() if len(e.bound) >= 2}
    for code, frame in d.frames.items():
        if (
            frame.axis == "origin"
            and frame.place is None
            and d.measures[code].place
            and not d.measures[code].event
            and not d.measures[code].by_origin
        ):
            if code == "released" and d.common.axis == "origin" and d.common.place is not None:
                frame.place = d.common.place
            else:
                frame.axis = None
    for code, frame in d.frames.items():
        rule = d.measures[code]
        if frame.axis is None and rule.by_origin and d.common.axis != "place":
            frame.axis, frame.place = "origin", frame.place or d.event_place
        if frame.axis is None and rule.nationality:
            if d.common.axis == "place" or rule.event or not rule.place:
                frame.axis, frame.origin = d.common.axis, d.common.origin
            if frame.axis == "origin" and frame.place is None:
                frame.place = d.common.place
        elif (
            frame.axis == "place"
            and not rule.nationality
            and evidence[code].peoples[frame.origin or ""] < 3
        ):
            frame.axis = frame.origin = None


def weigh_home(d: Discourse, sentences: Sequence[Sentence], evidence: dict[str, Evidence]) -> None:
    """ "Our soldiers abroad", "we have 737 deployed overseas": the people of the country that heads the text."""
    opening = [
        p.code
        for s in sentences[:3]
        for p in s.places
        if len(p.code) == 3 and p.form in (Form.NAME, Form.ADJECTIVE)
    ]
    if len(set(opening)) != 1:
        return
    for s in sentences[:12]:
        ours = any(t.low in ("our", "we", "ours") for t in s.tokens)
        if (
            ours
            and not peoples_of(s)
            and any("grammar.every_country" in t.classes for t in s.tokens)
        ):
            for code in dict.fromkeys(measures_said(d, s)):
                evidence.setdefault(code, Evidence()).peoples[opening[0]] += 6


def _weigh(d: Discourse, s: Sentence, e: Evidence, weight: int, strong: bool, event: bool) -> None:
    k_early = weight >= 2
    every = any("grammar.every_country" in t.classes for t in s.tokens)
    foreign = any("grammar.foreign" in t.classes and t.low != "foreign" for t in s.tokens)
    peoples = peoples_of(s)
    where = {
        p.code
        for p in s.places
        if p.site or p.prep in INSIDE and p.form in (Form.NAME, Form.REGION)
    }
    if "released" in measures_said(d, s):
        where |= {
            p.code for p in s.places if p.prep == "from" and p.form is Form.NAME and not p.people_of
        }
    counted = {c for m in s.mentions for c in m.people if m.places or m.head is Head.MEASURE}
    hosts = {code for code in where if len(code) == 3}
    if len(peoples) == 1:
        (one,) = peoples
        if (
            every
            and not foreign
            or numbered(s)
            and not any(d.measures[c].event for c in measures_said(d, s))
        ):
            e.peoples[one] += 3 * weight
        elif (
            strong
            and k_early
            and any(c == "released" for c in measures_said(d, s))
            or any(p.people_of and p.code == one for p in s.places)
            and any(k == "people" for _, k, _ in s.measures)
        ):
            e.peoples[one] += weight
        elif (
            one in counted
            and not foreign
            and not event
            and (
                hosts - peoples
                or any(len(p.code) > 3 for p in s.places)
                or any(m.head is Head.MEASURE for m in s.mentions)
            )
        ):
            e.peoples[one] += weight
    elif not peoples and every and any(code == "released" for _, _, code in s.measures):
        bringers = [p.code for p in s.places if p.form in (Form.SEAT, Form.NAME) and p.prep is None]
        if len(bringers) == 1:  # "Dhaka has brought home 326,758 workers from overseas"
            e.peoples[bringers[0]] += 3 * weight
    if strong and (foreign or any(t.low in NATIONALITY for t in s.tokens)):
        e.nationality += 1
    for m in s.mentions:
        for code in m.people:
            e.counted[code] += 1
        for p in m.places:
            if p.form is Form.NAME:
                e.bound.add(p.code)
            if p.form is Form.PEOPLE and not p.site and (m.direct or m.right):
                e.counted[p.code] += 1
    if strong:
        for code in sorted(where):
            known = next((c for c in e.places if c.lower() == code.lower()), code)
            e.places[known] += weight
