"""Dates of a text -> the date that a count is for.

Reading dates is for `dates`; which of a sentence is a number's own, for `sentence.dating`.
"""

from __future__ import annotations

from itertools import takewhile

from etl.extract.dates import DateCue, DateKind, DateSpan
from etl.extract.discourse.state import Discourse, Frame
from etl.extract.sentence.mentions import Mention, Sentence
from etl.vocabulary import Measure

_NEAR = frozenset(
    (
        "yesterday",
        "today",
        "this week",
        "tonight",
        "this morning",
        "last night",
        "last week",
        "overnight",
        "earlier today",
    )
)
_OWN_DAY = frozenset((None, DateCue.ON, DateCue.IN, DateCue.AT, DateCue.DURING))
_STATUS = frozenset(
    (DateCue.AS_OF, DateCue.AT, DateCue.ON, DateCue.UNTIL, DateCue.YEAR_TO, DateCue.BY)
)
_STATUS_WORDS = frozenset(("status", "position", "situation", "date", "dated", "cutoff"))
_TOLD = frozenset(
    (
        "said",
        "told",
        "asked",
        "published",
        "posted",
        "updated",
        "signed",
        "wrote",
        "announced",
        "release",
        "press",
        "issued",
        "meeting",
        "held",
        "born",
        "drawn",
        "expected",
        "next",
    )
)


def bracket_date(d: Discourse, s: Sentence) -> str | None:
    """The date of the numbers in brackets: said before, or with the first of the sentence: "61 (2019: 58); 32 (19)"."""
    told = takewhile(lambda r: r.sentence is s, reversed(d.readings))
    inline = [r.as_of for r in told if r.mention.depth and r.mention.date is not None]
    return inline[-1] if inline else d.bracket_date


def period_of(d: Discourse, m: Mention, frame: Frame, rule: Measure) -> str | None:
    if m.rule == "brackets":
        return bracket_date(d, d.seen[-1])
    if m.rule == "compared" and (m.date is None or m.date is d.readings[-1].mention.date):
        return None
    if (
        m.date is not None
        and not is_stamp(d, m.date)
        and not _passing(m.date, d.text[m.date.start : m.date.end].lower())
    ):
        if m.date.as_of is not None:
            own = (
                rule.event and not rule.stock and len(m.date.as_of) == 10 and m.date.cue in _OWN_DAY
            )
            return None if own else m.date.as_of  # the day of an accident is no period of its dead
        if m.date.kind is not DateKind.RELATIVE:
            return None  # said, but not certain: no other date may take its place
    return d.section_date or frame.as_of or d.status_date


def is_stamp(d: Discourse, date: DateSpan) -> bool:
    """Tell whether a date is when and where the text was written: "LAGOS, 5 March 2019 (WAP) -"."""
    if date.cue is not None or date.as_of is None or len(date.as_of) < 10:
        return False
    s = d.seen[-1]
    at = next((k for k, t in enumerate(s.tokens) if t.date is date), None)
    if at is None or not s.first_in_block:
        return False
    dashed = at <= 5 and any(t.low in ("-", "–", "—", ":") for t in s.tokens[at + 1 : at + 9])
    return date.as_of == d.published and at <= 5 or dashed and date.start - s.start < 60


def take_dates(d: Discourse, s: Sentence) -> None:
    """Take over a date that holds for the list behind it: a heading "2013", "Position at 31 December 2017:"."""
    for i, t in enumerate(s.tokens):
        said = {u.low for u in s.tokens[:i]}
        if (
            t.date is not None
            and t.date.yearless
            and {"figures", "those", "numbers"} & said
            and not any(m.set_aside is None for m in s.mentions)
        ):
            d.status_day = t.date.yearless
            return
    dated = [
        (i, t.date)
        for i, t in enumerate(s.tokens)
        if t.date is not None
        and t.date.as_of is not None
        and not t.date.since
        and is_past(d, t.date)
    ]
    if not dated:
        return
    at, date = dated[-1]
    assert date.as_of is not None
    words = len(s.tokens) - len(dated)
    live = [m for m in s.mentions if m.set_aside is None]
    if s.first_in_block and s.heading and not live and words <= 1 and len(date.as_of) == 4:
        d.section_date = date.as_of
    elif (
        s.first_in_block
        and s.heading
        and not live
        and at == 0
        and words <= 6
        and s.tokens[0].date is not None
        and len(d.readings) > 0
    ):
        d.section_date = date.as_of
    elif not live and _is_status(d, s, at, date):
        first = dated[0][1]
        bracketed = next(
            (
                d
                for i, d in dated
                if any(t.low in ("brackets", "parentheses") for t in s.tokens[max(0, i - 4) : i])
            ),
            None,
        )
        if bracketed is not None:
            d.bracket_date, date = bracketed.as_of, first
        d.status_date = date.as_of
        for frame in d.frames.values():
            frame.as_of = None


def is_past(d: Discourse, date: DateSpan) -> bool:
    """Tell whether a date can be what counts are for: a calendar date, not later than the text."""
    if date.kind in (DateKind.WEEKDAY, DateKind.CLOCK):
        return False
    return (
        d.published is None
        or date.as_of is None
        or date.as_of[:10] <= d.published
        or len(d.published) < 10
    )


def _is_status(d: Discourse, s: Sentence, at: int, date: DateSpan) -> bool:
    """Tell whether a sentence without counts says for when the counts behind it are."""
    assert date.as_of is not None
    before = {t.low for t in s.tokens[:at]}
    said = bool(before & _STATUS_WORDS)
    if (
        not said
        and not s.heading
        and d.status_date is not None
        and date.as_of[:4] < d.status_date[:4]
    ):
        return False
    if said or s.tokens[-1].low == ":" and date.cue is not None:
        return True
    if len(s.tokens) <= 12 and (
        "figures" in before or date.cue is DateCue.FOR and "entry" in before
    ):
        return True  # "All figures: 31 January 2024", "The entry for 31 December 2017 reads so"
    if before & _TOLD or date.cue is None:
        return False
    return date.cue is DateCue.AS_OF or date.cue in _STATUS and (s.heading or len(s.tokens) <= 30)


def _passing(date: DateSpan, words: str) -> bool:
    """Tell whether a day is only when somebody spoke: "yesterday", "this week"."""
    return (
        date.kind is DateKind.RELATIVE
        and date.cue is None
        and date.as_of is not None
        and len(date.as_of) == 10
        and words in _NEAR
    )
