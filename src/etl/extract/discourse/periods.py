"""Dates of a text -> the date that a count is for.

Reading dates is for `dates`; which of a sentence is a number's own, for `sentence.dating`; which
holds for the text behind it, for `statuses`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from etl.extract.dates import DateCue, DateKind, DateSpan
from etl.extract.discourse.state import Discourse, Draft
from etl.extract.discourse.wording import spoken
from etl.extract.sentence.mentions import Mention, Sentence
from etl.extract.tokens import Token

_OWN_DAY = frozenset((None, DateCue.ON, DateCue.IN, DateCue.AT, DateCue.DURING))
"""How the day of an event is put: "on 5 March a boat sank"; it is no period of its dead."""
_NEAR = 3
"""Sentences, this one among them, that a date within brackets holds for."""
_MONTH = 7
"""Characters of a date that is a month."""
_TOLL = frozenset(["number", "toll", "tally", "total", "count"])
_TOLL_REACH = 6
"""Words before a date in which it is said to be that of a toll."""
_STAMP = 9
"""Words, at most, before the date of a stamp."""
_SAID = 8
"""Tokens behind a date in which it is said that it is that of the brackets."""
_ENDS = frozenset([",", ";", "(", "with", "and"])
"""What begins something else behind a date."""
_DASHES = ("-", "–", "—", ":")
"""What ends the stamp of an agency: "LAGOS, 5 March 2019 (WAP) -"."""


def bracket_date(d: Discourse, s: Sentence) -> str | None:
    """Give the date of the numbers in brackets: "61 (2019: 58); 32 (19)".

    It was said before, or stands with the first of the sentence, or of one right before: "Peru has
    61 (58 in 2019). Chile has 32 (19)".
    """
    near = [id(q) for q in (*d.seen[-_NEAR:], s)]
    told = takewhile(lambda r: id(r.sentence) in near, reversed(d.counted.readings))
    inline = [r.as_of for r in told if r.mention.depth and _has_date(r.mention)]
    return inline[-1] if inline else d.dates.bracket


def _has_date(m: Mention) -> bool:
    return m.date is not None or m.rule == "brackets"


def period_of(d: Discourse, draft: Draft) -> str | None:
    """Give the date that a count is for: its own, else the one that holds here; ISO, or None."""
    m = draft.mention
    if not draft.rule.place:
        return None  # people aboard: of one event
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
    if not rule.event or rule.stock or len(as_of) < _MONTH or date.cue not in _OWN_DAY:
        return False
    tokens = draft.sentence.tokens
    at = next((k for k, t in enumerate(tokens) if t.date is date), 0)
    words = [t.low for t in tokens[max(0, at - _TOLL_REACH) : at]]
    tolls = [k for k, word in enumerate(words[:-1]) if word.split()[-1] in _TOLL]
    return not any(words[k + 1].startswith("of") for k in tolls)  # "number of dead on 5 March"


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
    """Give the date that numbers in brackets are for: "(2016 in brackets)", "2017 (2016)"."""
    if not s.dated or not ("brackets" in s.lists or "(" in s.words):
        return None
    dates = ((i, t.date) for i, t in enumerate(s.tokens) if t.date is not None)
    return next((on.as_of for i, on in dates if on.as_of and in_brackets(s.tokens, i)), None)


def in_brackets(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a date is said to be that of the brackets: "in brackets those of 2019"."""
    if spoken(tokens[max(0, at - 6) : at], "brackets") or _is_behind_its_like(tokens, at):
        return True
    behind = takewhile(_goes_on, tokens[at + 1 : at + _SAID])
    return spoken(behind, "brackets")


def _goes_on(t: Token) -> bool:
    """Tell whether a word goes on with the same: "that of 2017 is added in brackets"."""
    other = t.date is not None or any(kind.startswith("measure.") for kind in t.classes)
    return not other and t.low not in _ENDS


def _is_behind_its_like(tokens: Sequence[Token], at: int) -> bool:
    """As in the caption "2017 (2016)", "31 May 2017 (30 April 2017)"."""
    around = [t.low for t in (*tokens[at - 1 : at], *tokens[at + 1 : at + 2])]
    before, date = tokens[at - 2].date if at > 1 else None, tokens[at].date
    if around != ["(", ")"] or before is None or date is None:
        return False
    return before.kind is date.kind and (before.as_of or "") > (date.as_of or "~")
