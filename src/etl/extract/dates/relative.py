"""Tokens -> times counted from another time: "last year", "twelve months earlier".

Which date that comes to is for `spans` to say, which knows the document's date.
"""

from __future__ import annotations

from etl.extract.dates.calendar_dates import TURNS, read_year_after
from etl.extract.dates.cues import word_before
from etl.extract.dates.moments import Moment
from etl.extract.dates.said import Reading, Said, SaidKind
from etl.extract.dates.tokens import Tokens, is_four_digits, is_month


def read_turn(tokens: Tokens, i: int) -> Reading:
    """Read "last year", "this June", "last Sunday", "the same day", "the previous 24 hours"."""
    if tokens.gap(i) not in ("", "-"):
        return None
    start, behind = tokens[i].start, tokens[i + 1]
    steps, from_anchor = TURNS[tokens[i].word]
    if behind.tag == "unit":
        if behind.word == "day" and steps > 0:
            from_anchor = True
        if behind.word == "period" and tokens[i].word != "same":
            return Said(start, behind.end, SaidKind.VAGUE), i + 2
        if tokens[i].word == "same" and behind.word == "day" and (ago := _year_ago(tokens, i + 2)):
            end = tokens[ago - 1].end
            return _counted(start, end, SaidKind.ANCHOR, "year", -1, whole=False), ago
        year = tokens[i + 2]
        same_day = tokens[i].word == "same" and behind.word == "day"
        if same_day and is_four_digits(year) and tokens.gap(i + 1) in ("of", "in"):
            moment = Moment(year.number)  # "on the same day of 2020"
            return Said(start, year.end, SaidKind.ANCHOR, moment, unit="year"), i + 3
        if tokens[i].word == "same" and _year_follows(tokens, i + 1):
            return Said(start, behind.end, SaidKind.VAGUE), i + 2
        kind = SaidKind.ANCHOR if from_anchor else SaidKind.WRITER
        return _counted(start, behind.end, kind, behind.word, steps, whole=True), i + 2
    if is_month(behind):
        said, j = read_year_after(tokens, i + 1, Moment(None, behind.number))
        said = said._replace(start=start)
        if said.moment.year is None:
            said = said._replace(kind=SaidKind.LAST_MONTH, steps=steps, from_anchor=from_anchor)
        return said, j
    if behind.tag == "weekday":
        kind = SaidKind.VAGUE if steps > 0 or from_anchor else SaidKind.WEEKDAY
        return Said(start, behind.end, kind, steps=behind.number), i + 2
    if behind.tag == "season":
        if tokens[i].word == "this":
            return _counted(start, behind.end, SaidKind.WRITER, "year", 0, whole=True), i + 2
        return Said(start, behind.end, SaidKind.VAGUE), i + 2
    if behind.tag == "number" and tokens.unit(i + 2) and tokens.gap(i + 1) == "":
        end = tokens[i + 2].end
        if tokens[i].word == "same":
            return _counted(start, end, SaidKind.ANCHOR, "period", 0, whole=False), i + 3
        return Said(start, end, SaidKind.VAGUE), i + 3
    return None


def read_shift(tokens: Tokens, i: int) -> Reading:
    """Read "a year ago", "the year before", "six months later" from its number or unit on."""
    unit = i + 1 if tokens.tag(i) == "number" else i
    if tokens.tag(unit + 1) != "shift" or tokens.gap(unit) != "" or not tokens.unit(unit):
        return None
    start, steps, whole = tokens[i].start, 1, False
    if unit > i:
        if tokens.gap(i) not in ("", "-"):
            return None
        steps = tokens[i].number
    else:
        word, start = word_before(tokens.text, start)
        if word not in ("a", "an", "the", "one"):
            return None
        whole = word == "the"
    end, way = tokens[unit + 1].end, tokens[unit + 1].word
    if way == "ago":
        return _counted(start, end, SaidKind.WRITER, tokens.unit(unit), -steps, True), unit + 2
    if way in ("before", "after") and _leads_on(tokens.text, end):
        return Said(start, tokens[unit].end, SaidKind.VAGUE), unit + 1
    steps = -steps if way in ("earlier", "before") else steps
    return _counted(start, end, SaidKind.ANCHOR, tokens.unit(unit), steps, whole), unit + 2


def read_day_word(tokens: Tokens, i: int) -> Reading:
    """Read "today", "yesterday"."""
    token = tokens[i]
    return _counted(token.start, token.end, SaidKind.WRITER, "day", token.number, True), i + 1


def read_back(tokens: Tokens, i: int) -> Reading:
    """Read "that day", "the said date", "by then"."""
    token = tokens[i]
    whole = token.word != "period"
    return _counted(token.start, token.end, SaidKind.ANCHOR, token.word, 0, whole), i + 1


def _year_follows(tokens: Tokens, i: int) -> bool:
    """Say whether a year of its own follows: "the same period last year", "... of 2018"."""
    behind = tokens[i + 1]
    if tokens.gap(i) not in ("", "of", "in", "of the", "in the", "a", "one"):
        return False
    return is_four_digits(behind) or (
        behind.tag in ("turn", "unit") and "year" in (tokens.unit(i + 1), tokens.unit(i + 2))
    )


def _year_ago(tokens: Tokens, i: int) -> int | None:
    """Give where "last year", "a year earlier" ends behind "the same day"."""
    gap, one, two = tokens.gap(i - 1), tokens[i], tokens[i + 1]
    if one.tag == "turn" and tokens.unit(i + 1) == "year" and TURNS[one.word][0] < 0:
        return i + 2 if gap in ("", "of", "of the", "in", "in the", "the") else None
    earlier = two.tag == "shift" and two.word in ("earlier", "before", "ago")
    return i + 2 if gap in ("a", "one", "the") and tokens.unit(i) == "year" and earlier else None


def _leads_on(text: str, end: int) -> bool:
    """Say whether "before" or "after" leads to its own event ("four days after the attack")."""
    behind = text[end : end + 16].lstrip(" \xa0\n")
    word = behind.split(" ", 1)[0].rstrip(".,;:)").lower()
    return behind[:1].isalnum() and word not in _GOES_ON


def _counted(start: int, end: int, kind: SaidKind, unit: str, steps: int, whole: bool) -> Said:
    return Said(start, end, kind, unit=unit, steps=steps, whole=whole)


_GOES_ON = frozenset({"and", "but", "or", "it", "there", "had", "has", "was", "were", "when", "in"})
"""Words that go on with the sentence after "the year before"."""
