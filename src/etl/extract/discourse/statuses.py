"""A sentence without counts -> the date that it says for the counts behind it.

Which date a count has is for `periods`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.dates import DateCue, DateKind, DateSpan
from etl.extract.discourse.periods import in_brackets, is_past
from etl.extract.discourse.state import Discourse
from etl.extract.discourse.wording import counts_something, spoken
from etl.extract.sentence.dating import is_of_paper
from etl.extract.sentence.mentions import Sentence
from etl.extract.tokens import Token
from schemas.codes import NumberKind

_STATUS = frozenset(
    (DateCue.AS_OF, DateCue.AT, DateCue.ON, DateCue.UNTIL, DateCue.YEAR_TO, DateCue.BY)
)
"""How the date of a status is put."""
_TITLE, _LINE, _SENTENCE = 6, 12, 30
"""Words, at most, of a heading that begins with its date, of a note, of a sentence on dates."""
_YEAR = 4
"""Characters of a date that is a year."""
_ALONE = 2
"""A year and its full stop."""
_LEADING = frozenset(["at", "on", "as", "of", "as of", "by", "to", "until", "the"])
"""What may stand beside the dates of a heading that is nothing else."""


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
        and not is_of_paper(s.tokens, i)
    ]
    if not dated or live:
        return
    bracketed = next((on for i, _, on in dated if in_brackets(s.tokens, i)), None)
    others = [one for one in dated if not in_brackets(s.tokens, one[0])]
    stated = [one for one in others if one[1].cue is DateCue.AS_OF]
    at, date, as_of = (stated[:1] or others or dated)[-1]
    if _heads_section(d, s, len(dated), at, as_of):
        d.dates.section = as_of
    elif s.heading and s.measures and date.cue is DateCue.IN and len(as_of) == _YEAR:
        for _, _, code in s.measures:  # "Who was deported in 2019"
            d.frame(d.meant(code)).as_of = as_of
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


def _tells_how_it_stands(before: Sequence[Token]) -> bool:
    """As in "and this is how they stood on Friday, 30 April"."""
    how = next((k for k, t in enumerate(before) if t.low == "how"), len(before))
    return spoken(before[how + 1 : how + 3], "stands")


def _length_before(s: Sentence, at: int) -> int:
    """Give the words up to the semicolon behind a date, else those of the whole sentence."""
    stop = next((k for k, t in enumerate(s.tokens) if t.low == ";"), 0)
    return stop if stop > at else len(s.tokens)


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
    said = spoken(s.tokens[:at], "status") or _tells_how_it_stands(s.tokens[:at])
    told = said or s.measures or "figures" in s.lists
    if as_of == d.published and date.cue is DateCue.ON and not told:
        return False  # "Leaflet for the march on 5 August"
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
    return date.cue in _STATUS and (s.heading or _length_before(s, at) <= _SENTENCE)
