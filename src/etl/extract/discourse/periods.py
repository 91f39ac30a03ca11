"""Dates of a text -> the date that a count is for.

Reading dates is for `dates`; which of a sentence is a number's own, for `sentence.dating`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from etl.extract.dates import DateCue, DateKind, DateSpan
from etl.extract.discourse.state import Discourse, Draft
from etl.extract.discourse.wording import counts_something, spoken
from etl.extract.sentence.mentions import Mention, Sentence
from etl.extract.tokens import Token
from schemas.codes import NumberKind

_OWN_DAY = frozenset((None, DateCue.ON, DateCue.IN, DateCue.AT, DateCue.DURING))
"""How the day of an event is put: "on 5 March a boat sank"; it is no period of its dead."""
_STATUS = frozenset(
    (DateCue.AS_OF, DateCue.AT, DateCue.ON, DateCue.UNTIL, DateCue.YEAR_TO, DateCue.BY)
)
"""How the date of a status is put."""
_TITLE, _LINE, _SENTENCE = 6, 12, 30
"""Words, at most, of a heading that begins with its date, of a note, of a sentence on dates."""
_ALONE = 2
"""A year and its full stop."""
_STAMP = 9
"""Words, at most, before the date of a stamp."""
_LEADING = frozenset(["at", "on", "as", "of", "as of", "by", "to", "until", "the"])
"""What may stand beside the dates of a heading that is nothing else."""
_DASHES = ("-", "–", "—", ":")
"""What ends the stamp of an agency: "LAGOS, 5 March 2019 (WAP) -"."""


def bracket_date(d: Discourse, s: Sentence) -> str | None:
    """Give the date of the numbers in brackets: "61 (2019: 58); 32 (19)".

    It was said before, or stands with the first of the sentence.
    """
    told = takewhile(lambda r: r.sentence is s, reversed(d.counted.readings))
    inline = [r.as_of for r in told if r.mention.depth and r.mention.date is not None]
    return inline[-1] if inline else d.dates.bracket


def period_of(d: Discourse, draft: Draft) -> str | None:
    """Give the date that a count is for: its own, else the one that holds here; ISO, or None."""
    m = draft.mention
    if m.rule == "brackets":
        return bracket_date(d, draft.sentence)
    last = d.last
    if m.rule == "compared" and (m.date is None or (last and m.date is last.mention.date)):
        return None
    if m.date is not None and not is_stamp(d, m.date) and not _passing(draft.sentence, m.date):
        here = date_here(d, draft.frame.as_of) or ""
        if m.date.cue is DateCue.SINCE and m.date.as_of and here.startswith(m.date.as_of):
            return here  # "Position on 21 September 2019 ... 97 since 1 January"
        beside = d.last_within(draft.sentence)
        if beside is not None and beside.mention.date is m.date and beside.as_of is not None:
            return beside.as_of  # "On 1 May Peru had 97 cases and 12 dead": no day of an accident
        if m.date.as_of is not None:
            return None if _day_of_event(draft, m.date, m.date.as_of) else m.date.as_of
        if m.date.kind is not DateKind.RELATIVE:
            return None  # said, but not certain: no other date may take its place
    if draft.rule.stock and _is_present(draft.sentence, m):
        return None
    beside = d.last_within(draft.sentence)
    if beside is not None and m.date is None and (m.of_them or beside.measure != draft.measure):
        return beside.as_of  # "2,041 cases on 1 May, and 221 dead"
    if beside is not None and m.date is None and _in_part(draft.sentence, m):
        return beside.as_of  # "61 deaths in 2022, of which 18 were in Italy and 11 in Spain"
    return date_here(d, draft.frame.as_of) or (None if draft.rule.stock else d.dates.title)


def _in_part(s: Sentence, m: Mention) -> bool:
    """Tell whether a number is listed behind "of which", as one of the parts of a number before."""
    parts = (k for k in s.kinds.get("grammar.of_whom", ()) if k < m.at)
    return any(s.mentions[0].at < k for k in parts)


def _is_present(s: Sentence, m: Mention) -> bool:
    """As in "413 at present", behind counts of another day."""
    words = [t.low for t in s.tokens[max(0, m.at - 6) : m.head_end + 9]]
    return "currently" in words or "at present" in words


def date_here(d: Discourse, of_list: str | None) -> str | None:
    """Give the date that a count without one is for; `of_list` is that of its measure's frame."""
    return d.dates.section or of_list or d.dates.status


def _day_of_event(draft: Draft, date: DateSpan, as_of: str) -> bool:
    """Tell whether a date is the day, or the month, of an accident: no period of its dead."""
    rule = draft.rule
    return rule.event and not rule.stock and len(as_of) >= 7 and date.cue in _OWN_DAY


def _passing(s: Sentence, date: DateSpan) -> bool:
    """Tell whether a day is only when somebody spoke: "yesterday", "this week"."""
    return (
        date.kind is DateKind.RELATIVE
        and date.cue in (None, DateCue.BY)
        and date.as_of is not None
        and len(date.as_of) == 10
        and spoken((t for t in s.tokens if t.date is date), "writers_day")
    )


def is_stamp(d: Discourse, date: DateSpan) -> bool:
    """Tell whether a date is when and where the text was written: "LAGOS, 5 March 2019 (WAP) -"."""
    if date.cue is not None or date.as_of is None or len(date.as_of) < 10:
        return False
    s = d.seen[-1]
    at = next((k for k, t in enumerate(s.tokens) if t.date is date), None)
    if at is None or not s.first_in_block or at > _STAMP:
        return False
    if any(d.text[t.start].islower() for t in s.tokens[:at]):
        return False  # "Asylum seekers in Ireland, 18 February: 97"
    behind = [t for t in s.tokens[at + 1 : at + 9] if t.date is not date]
    if len(behind) > 1 and behind[0].low == ":" and behind[1].number is not None:
        return False  # "31 March 2020: 97"
    dashed = any(t.low in _DASHES for t in behind)
    return date.as_of == d.published or (dashed and date.start - s.start < 60)


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


def date_of_brackets(s: Sentence) -> str | None:
    """Give the date that a note says numbers in brackets are for: "(2016 in brackets)"."""
    if not s.dated or "brackets" not in s.lists:
        return None
    dates = ((i, t.date) for i, t in enumerate(s.tokens) if t.date is not None)
    return next((on.as_of for i, on in dates if on.as_of and _in_brackets(s.tokens, i)), None)


def take_dates(d: Discourse, s: Sentence) -> None:
    """Take over the date that a sentence without counts says for those behind it.

    "Those numbers are of 31 December"; a heading "2013"; "Position at 31 December 2017:".
    """
    live = counts_something(s)
    d.dates.columns = (None if live else _day_of_columns(s)) or d.dates.columns
    if not s.dated:
        return
    day = None if live else _day_of_year(s)
    if day is not None:
        d.dates.day = day
        return
    dated = [
        (i, t.date, t.date.as_of)
        for i, t in enumerate(s.tokens)
        if t.date is not None
        and t.date.as_of is not None
        and not t.date.since
        and is_past(d, t.date)
        and all(b.low not in ("'s", "’s") for b in s.tokens[i + 1 : i + 2])
        and not (t.date.cue is DateCue.BY and s.has("grammar.forecast"))
        and not spoken(s.tokens[max(0, i - 2) : i], "printed")
    ]
    if not dated or live:
        return
    bracketed = next((on for i, _, on in dated if _in_brackets(s.tokens, i)), None)
    others = [one for one in dated if not _in_brackets(s.tokens, one[0])]
    stated = [one for one in others if one[1].cue is DateCue.AS_OF]
    at, date, as_of = (stated[:1] or others or dated)[-1]
    if _heads_section(d, s, len(dated), at, as_of):
        d.dates.section = as_of
    elif _is_status(d, s, at, date, as_of):
        if d.dates.section is not None and as_of.startswith(d.dates.section):
            d.dates.section = None  # the day in the year of the heading
        d.dates.bracket = bracketed or d.dates.bracket
        d.dates.status = as_of
        if _is_note(s, at, date):
            d.dates.note = as_of
        for frame in d.frames.values():
            frame.as_of = None


def _day_of_columns(s: Sentence) -> str | None:
    """Give the day in a caption of columns of years: "In prison on 30 June", "(end of year)"."""
    year_end = s.has("grammar.year_end")
    if not (s.dated or year_end):
        return None  # before its tokens are looked at
    if not (s.heading or s.tokens[0].low == "(" or s.tokens[-1].low == ":"):
        return None
    if year_end:
        return "-12-31"
    if any(t.date is not None and t.date.kind is DateKind.PERIOD for t in s.tokens):
        return None
    days = (t.date for t in s.tokens if t.date is not None and t.date.cue in _STATUS)
    return next((day.yearless for day in days if day.yearless), None)


def _day_of_year(s: Sentence) -> str | None:
    """Give the day that a sentence says of the figures of every year; one year's own is no such."""
    if any(t.date is not None and t.date.kind is DateKind.PERIOD for t in s.tokens):
        return None  # "the numbers for 2019, all as of 31 July"
    for i, t in enumerate(s.tokens):
        if t.date is None or not t.date.yearless:
            continue
        if t.date.as_of is not None and s.tokens[-1].low == ":":
            continue  # "Figures of 31 August:" above one list
        each = [b.low for b in s.tokens[i + 1 : i + 5] if b.date is not t.date][:2]
        if spoken(s.tokens[:i], "yearly") or each in (["of", "each"], ["of", "every"]):
            return t.date.yearless  # "The figures are those of 31 December", "of each year"
    return None


def _heads_section(d: Discourse, s: Sentence, dates: int, at: int, as_of: str) -> bool:
    """Tell whether a heading is hardly more than its date: "2013", "March 2013: the year ends"."""
    if s.first_in_block and len(s.tokens) <= _ALONE and len(as_of) == 4:
        return True  # "2018. The posts were told of 97 arrests."
    if not (s.first_in_block and s.heading) or as_of == d.published:
        return False  # "Mar 4, 2009" below the headline is when the text appeared
    named = [t for t in s.tokens if t.low[0].isalpha() and t.date is None]
    if dates > 1 and all(t.low in _LEADING for t in named):
        return True  # "2020 (at 30 June)"
    words = len(s.tokens) - dates
    if words <= 1 and len(as_of) == 4:
        return True
    return at == 0 and words <= _TITLE and bool(d.counted.readings)


def _in_brackets(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a date is said to be that of the brackets: "in brackets those of 2019"."""
    return spoken(tokens[max(0, at - 4) : at], "brackets") or spoken(
        tokens[at + 1 : at + 3], "brackets"
    )


def _is_note(s: Sentence, at: int, date: DateSpan) -> bool:
    """Tell whether a sentence dates all figures of a text, also those before it."""
    if s.question:
        return False
    told = "figures" in s.lists or spoken(s.tokens[:at], "status") or s.heading
    return told or date.cue is DateCue.AS_OF or _is_of_update(s, at)


def _is_of_update(s: Sentence, at: int) -> bool:
    """As in "Last updated 23 April 2003", "Current as of: 30 April 2024"."""
    first = [t.low for t in s.tokens[:at]]
    last = first[:1] == ["last"] and any(word.startswith("update") for word in first[1:3])
    return last or first[:1] == ["current"] or first in (["as of", ":"], ["as", "of", ":"])


def _is_of_count(s: Sentence, at: int) -> bool:
    """As in "by our count of 1 May 2021", "the table that I found was that of 1 May 2021"."""
    if at < 2 or s.tokens[at - 1].low != "of":
        return False
    that = s.tokens[at - 2].low in ("that", "those") and spoken(s.tokens[: at - 2], "register")
    figures = "register" in s.tokens[at - 2].plain or "figures" in s.tokens[at - 2].plain
    return that or figures


def _is_of_figures(s: Sentence, date: DateSpan) -> bool:
    """As in "Please note that numbers are what we had by Thursday 24 July"."""
    figures = spoken(s.tokens[:6], "figures")
    return figures and date.cue in _STATUS and len(s.tokens) <= _SENTENCE


def _is_caption(d: Discourse, s: Sentence) -> bool:
    """As in "Nationality, 18 February" above a table, behind other counts."""
    return s.heading and bool(d.counted.readings) and "by_nationality" in s.lists


def _is_status(d: Discourse, s: Sentence, at: int, date: DateSpan, as_of: str) -> bool:
    """Tell whether a sentence without counts says for when the counts behind it are."""
    if _is_of_update(s, at) or _is_of_count(s, at) or _is_of_figures(s, date):
        return True
    if _is_caption(d, s):
        return True
    if date.cue is None and as_of == d.published:
        return False  # "Date: Mon, 5 Aug 2019" at the head of a letter
    if any(m.set_aside is NumberKind.MONEY for m in s.mentions):
        return False  # "The budget until the end of the year is 367 million dollars"
    if s.question and any(t.low == "many" for t in s.tokens):
        return True  # "How many were removed in 2018?"
    before = {t.low for t in s.tokens[:at]}
    said = spoken(s.tokens[:at], "status")
    status = d.dates.status
    if not said and not s.heading and status is not None and as_of[:4] < status[:4]:
        return False
    if said or (s.tokens[-1].low == ":" and date.cue is not None):
        return True
    if date.kind is DateKind.SPAN and s.heading and len(as_of) > 4:
        return True  # "Cases and deaths, 1 January to 15 May 2019"
    if (
        len(s.tokens) <= _LINE
        and date.cue is not DateCue.IN
        and ("figures" in before or (date.cue is DateCue.FOR and "entry" in before))
    ):
        return True  # "All figures: 31 January 2024", "The entry for 31 December 2017 reads so"
    if date.cue is None or spoken(s.tokens[:at], "told"):
        return False
    if date.cue is DateCue.AS_OF:
        return True
    if date.cue is DateCue.ON and d.overview.hostages and "figures" not in before:
        return False  # "The ship was boarded off Mocha on 9 January"
    return date.cue in _STATUS and (s.heading or len(s.tokens) <= _SENTENCE)
