"""Dates of a sentence -> the number that each is said for.

A date that holds for the text behind it is for `discourse.periods`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.extract.dates import DateCue, DateKind, DateSpan
from etl.extract.sentence.clause import asides_of
from etl.extract.sentence.mentions import Mention, Sentence
from etl.extract.tokens import Token

_NO_PERIOD = frozenset((DateKind.CLOCK, DateKind.WEEKDAY))
"""A time of day and a weekday are an event's own, not what a count is for."""
_NEVER = frozenset((DateCue.AFTER, DateCue.BEFORE))
"""How the date of something else is put: "the 97 sentenced after 2009"."""
_REACH = 9
"""Tokens looked back from a date for a word that opens its clause."""
_TO_DATE = frozenset(["in", "on", "at", "by", "the", "at the", "in the"])
_APART = frozenset(["where", "when", "which", "who", "though", "although"])
"""Behind a comma they begin what no longer is about the number before."""
_PARTS = frozenset([",", ";", "and", "but", ".", "("])


@dataclass(slots=True)
class _Dated:
    """A date of a sentence, and how many brackets are open around it."""

    at: int
    date: DateSpan
    depth: int
    compared: bool
    """Whether it is that of the next number alone: "more than in 2017, when there were 97"."""


def read_depth(s: Sentence) -> None:
    """Fill in how many brackets are open around each word and each number."""
    if "(" in s.words:
        s.depths = _depths(s.tokens)
        for m in s.mentions:
            m.depth = s.depths[m.at]


def read_dates(s: Sentence) -> None:
    """Give each number the date of its own clause, else the one that opens the sentence."""
    dates = _dates(s.tokens) if s.dated else []
    if not dates:
        return
    live = [m for m in s.mentions if m.set_aside is None]
    for k, m in enumerate(live):
        if m.date is None:
            before = live[k - 1] if k else None
            following = live[k + 1] if k + 1 < len(live) else None
            m.date = _date_of(s, m, before, following, dates) or _opening(s, m, live[0], dates)


def _dates(tokens: Sequence[Token]) -> list[_Dated]:
    found = [
        (i, t.date)
        for i, t in enumerate(tokens)
        if t.date is not None
        and not t.date.since
        and t.date.kind not in _NO_PERIOD
        and t.date.cue not in _NEVER
        and not is_of_paper(tokens, i)
        and not _is_of_telling(tokens, i)
        and not _is_of_make(tokens, i)
        and not _is_of_event(tokens, i)
        and not _is_since(tokens, i)
        and not _is_of_clause(tokens, i)
        and not _is_rate(t)
        and not (_is_than(tokens, i) and not _is_told_behind(tokens, i))
    ]
    depths = _depths(tokens) if found else []
    return [_Dated(i, date, depths[i], _is_than(tokens, i)) for i, date in found]


def is_of_paper(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a date is that of the paper which tells a number: "by our note of last May"."""
    of = at > 1 and tokens[at - 1].low == "of"
    return of and "paper" in tokens[at - 2].plain


def _is_of_make(tokens: Sequence[Token], at: int) -> bool:
    """As in "a turboprop of 1994", "a law of 1972": of what is no number and no list."""
    if at < 3 or tokens[at - 1].low != "of":
        return False
    noun, article = tokens[at - 2], tokens[at - 3]
    return article.low in ("a", "an") and not (noun.classes or noun.plain) and noun.low.isalpha()


def _is_of_telling(tokens: Sequence[Token], at: int) -> bool:
    """As in "the amnesty that the emirate announced in April": when something else was told."""
    told = any("told" in t.plain for t in tokens[max(0, at - 2) : at])
    return told and any(t.low in ("that", "which") for t in tokens[max(0, at - 7) : at])


def _is_since(tokens: Sequence[Token], at: int) -> bool:
    """As in "since the president announced in April that he would stay"."""
    words = [t.low for t in tokens[max(0, at - _REACH) : at]]
    clause = words[max((k + 1 for k, low in enumerate(words) if low in _PARTS), default=0) :]
    return "since" in clause[:-2]


def _is_of_clause(tokens: Sequence[Token], at: int) -> bool:
    """As in "the country that led the force until 2019, with 97": until when something was so."""
    date = tokens[at].date
    if date is None or date.cue is not DateCue.UNTIL:
        return False
    words = [t.low for t in tokens[max(0, at - _REACH) : at]]
    clause = words[max((k + 1 for k, low in enumerate(words) if low in _PARTS), default=0) :]
    return "that" in clause or "which" in clause or "who" in clause


def _is_rate(t: Token) -> bool:
    """As in "53,000 pounds a year"."""
    return t.low.startswith(("a ", "an ")) and t.date is not None and t.date.as_of is None


def _is_than(tokens: Sequence[Token], at: int) -> bool:
    """As in "12 more than in 2018", "twice as many as in 2018": what it is compared with."""
    words = [t.low for t in tokens[max(0, at - 5) : at] if t.low not in _TO_DATE]
    last = " ".join(words).split()[-3:]
    return last[-1:] == ["than"] or last in (["as", "many", "as"], ["as", "much", "as"])


def _is_told_behind(tokens: Sequence[Token], at: int) -> bool:
    """As in "more than in 2017, for which it gives 97"."""
    behind = [t.low.partition(" ")[0] for t in tokens[at + 1 : at + 3]]
    return behind[:1] == [","] and behind[1:] in (["for"], ["when"], ["which"])


def _is_of_event(tokens: Sequence[Token], at: int) -> bool:
    """As in "this year's pilgrimage": of a thing, not of people or figures."""
    if at + 2 >= len(tokens) or tokens[at + 1].low not in ("'s", "’s"):
        return False
    noun = tokens[at + 2]
    return noun.low.isalpha() and not noun.classes and "figures" not in noun.plain


def _depths(tokens: Sequence[Token]) -> list[int]:
    """Give how many brackets are open behind each token."""
    out, depth = [], 0
    for t in tokens:
        if t.low == "(":
            depth += 1
        elif t.low == ")":
            depth -= 1
        out.append(depth if depth > 0 else 0)
    return out


def _date_of(
    s: Sentence,
    m: Mention,
    before: Mention | None,
    following: Mention | None,
    dates: Sequence[_Dated],
) -> DateSpan | None:
    """Give the date between `m` and its neighbours that is its own, rather behind than before."""
    tokens = s.tokens
    end = following.at if following else len(tokens)
    after = (d for d in dates if m.at < d.at < end and not d.compared)
    behind = [d for d in after if not _closed(tokens, m.at, d.at)]
    if following and following.depth > m.depth:
        # "26 (2020: 8)": the year is the inner number's
        behind = [d for d in behind if d.depth <= m.depth]
    start = before.at if before else 0
    ahead = [d for d in dates if start <= d.at < m.at and d.depth <= m.depth]
    asides = asides_of(s) if ahead else ()
    ahead = [d for d in ahead if not any(a < d.at < b <= m.at for a, b in asides)]
    if before:
        ahead = [d for d in ahead if not _is_taken(tokens, start, d.at)]
    if ahead and behind and following and _leads(tokens, m, behind[0], following):
        behind = []  # "In 2019 there had been 3,917, in 2018 5,010"
    if behind and not (ahead and _is_cutoff(ahead[-1].date, behind[0].date)):
        return behind[0].date
    return ahead[-1].date if ahead else None


def _is_cutoff(cutoff: DateSpan, year: DateSpan) -> bool:
    """As in "Up to 12 October, 10,301 cases were notified in 2024": the day, not its year."""
    if cutoff.cue not in (DateCue.AS_OF, DateCue.UNTIL) or not cutoff.as_of or not year.as_of:
        return False
    return len(year.as_of) == 4 and cutoff.as_of.startswith(year.as_of) and len(cutoff.as_of) > 4


def _opening(s: Sentence, m: Mention, first: Mention, dates: Sequence[_Dated]) -> DateSpan | None:
    """Give the last date before the first number, which holds for all of them."""
    opening = [d for d in dates if d.at < first.at and d.depth <= m.depth]
    asides = asides_of(s) if opening else ()
    opening = [d for d in opening if not any(a < d.at < b <= m.at for a, b in asides)]
    return opening[-1].date if opening else None


def _leads(tokens: Sequence[Token], m: Mention, dated: _Dated, following: Mention) -> bool:
    """Tell whether a date behind a number opens the clause of the next number."""
    between = [t.low for t in tokens[m.head_end : dated.at]]
    if between[-2:-1] == ["and"] and between[-1] in ("in", "on", "at"):
        return True  # "In 2011 they seized 29, and in 2012, by our note, 21"
    return following.at - dated.at <= 2 and any(word in (",", ";", "and") for word in between)


def _is_taken(tokens: Sequence[Token], number: int, date: int) -> bool:
    """Tell whether a date is the number's before it: the first of "97 in 2019, 45 in 2020"."""
    return all(t.low not in _PARTS for t in tokens[number:date])


def _closed(tokens: Sequence[Token], a: int, b: int) -> bool:
    """Tell whether a sentence, or the clause of a relative, ends between two tokens."""
    if any(t.low in (";", ".") for t in tokens[a:b]):
        return True
    return any(
        t.low == "," and following.low in _APART for t, following in pairwise(tokens[a : b + 1])
    )
