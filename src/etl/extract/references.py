"""A number beside its neighbours -> whether it only names something: a flight, an item, a year.

What else a number may be is for `kinds`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from etl.extract.beside import PEOPLE_KINDS, Here
from etl.extract.numbers import NumberClass, NumberForm
from etl.extract.tokens import EDGE

_BEFELL = frozenset(["measure.people", "measure.said"])
"""Classes of words that stand for people behind "the": "the dead", "the missing"."""
_HOURS = 12
_SUBJECT = 8
"""So many tokens before a number may hold the subject of "number 97"."""
_LONGEST_RANKING = 100
_DASHES = frozenset(["-", "–", "—"])
_COUNTED = ("place.", "region.", "measure.", "grammar.person", "grammar.foreign", "grammar.trade")
"""Kinds of words that a number before a dash may be the count of."""
_NAMED = 20
"""So many things, at most, "the five" stands for."""
_ENDS = frozenset([".", ";", ",", ")", "?", "!"])
_YEARS = range(1900, 2100)
_OLD_YEARS = range(1000, 1900)
"""Years that nobody counts people in, in which a house may have been built."""
_DATES = ("date", "dates", "dated", "dating")
"""How the verb before "from 1735" ends: "that date" is one word."""
_FOUR = 4
_OF_CLOCK = frozenset(["local", "local time", "hours", "hrs", "h", "utc", "gmt", "z", "zulu"])
"""Words behind a time of four digits."""
_PART_OF_DAY = re.compile(
    r"\s(?:this|that|in the|tomorrow|yesterday|on [A-Z][a-z]+day)\s(?:early |late )?"
    r"(?:morning|afternoon|evening|night)\b|\sat night\b"
)
_RANKED = re.compile(r"^[^\w\n]*1 ?[-–—:].*\n[^\w\n]*2 ?[-–—:].*\n[^\w\n]*3 ?[-–—:]", re.MULTILINE)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = 31
_PREFIX = 3
"""Digits, at least, of the code with which a telephone number begins: "0999"."""
_LONGEST_LIST = 10
"""Tokens, at most, of the numbers that share a unit: "12, 18 and 24 months"."""
_ANOTHER_TIME = frozenset(["later", "ago", "after", "before", "earlier", "on", "since"])
"""Behind "two days", it tells when something else was."""
_GAP = 3
"""Characters before a number in which the sentence before it ends."""
_LAST_ITEM = 40
"""So many items, at most, are numbered within a line."""
_RUN = 120
"""Characters before a rank in which the rank before it stands."""
_PEOPLE = frozenset(["grammar.person", "grammar.trade", "measure.people", "place.people"])
"""Classes of nouns that a number before them counts, whatever stands before it."""


def is_of_thing(h: Here) -> bool:
    """As in "Flight 97", "number 47"; not "Thais number 47": the verb, not the noun."""
    verb = h.before.low == "number" and _is_subject_of_number(h)
    titled = h.text[h.before.start].isupper() and h.number.form is not NumberForm.WORDS
    people = not titled and not _PEOPLE.isdisjoint(h.after.classes)  # "at its issue 19 members"
    return "grammar.things_before" in h.before.classes and not (verb or people)


def is_coded(h: Here) -> bool:
    """As in "flight LQ 97"."""
    named = h.before2.low in ("flight", "train")
    return named and h.text[h.before.start : h.before.end].isupper()


def _is_subject_of_number(h: Here) -> bool:
    """As in "Thais number 47", "Deaths in Peru now number 97"; not "cell number 47".

    Also "Those held in Peru number 97", "The dead in Peru number 97".
    """
    if not PEOPLE_KINDS.isdisjoint(h.before2.classes):
        return True
    words = h.tokens[max(0, h.i - _SUBJECT) : h.i - 1]
    those = next((k for k, t in enumerate(words) if t.low == "those"), len(words))
    if any(kind.startswith("measure.") for t in words[those:] for kind in t.classes):
        return True
    if not h.before2.classes and "number_verb" not in h.before2.plain:
        return False
    if "measure.sites" in h.before2.classes and not h.before2.low.endswith("s"):
        return False
    kinds = {*PEOPLE_KINDS, "measure.events"}
    if any(not kinds.isdisjoint(t.classes) and t.low.endswith("s") for t in words):
        return True
    opening = ((t.low, u.classes) for t, u in pairwise(words))
    return any(low == "the" and not _BEFELL.isdisjoint(classes) for low, classes in opening)


def is_day_of_week(h: Here) -> bool:
    """As in "Sunday 5 - Peru, 97", a line of a calendar; not "On Monday 12 people died"."""
    day = h.number.form is NumberForm.DIGITS and h.number.value <= _DAYS
    return day and (h.after is EDGE or h.after.low in (":", "/", *_DASHES))


def is_of_telephone(h: Here) -> bool:
    """As in "Call 0999 412 206"."""
    if h.before.number is None or h.before.end + 1 < h.number.start:
        return False
    first = h.before2 if h.before2.number is not None else h.before
    code = h.text[first.start : first.end]
    return len(code) >= _PREFIX and code[0] == "0" and code.isdigit()


def is_side(h: Here) -> bool:
    """As in "an area of 400 by 300 km"."""
    unit = h.tokens[h.i + 3] if h.i + 3 < len(h.tokens) else EDGE
    return h.after2.number is not None and "grammar.unit" in unit.classes


def is_of_listed_spans(h: Here) -> bool:
    """As in the 12 and 18 of "12, 18 and 24 months"; not in "97 and two days later 45"."""
    if h.after.low not in (",", "and", "or", "to"):
        return False
    words = [*h.tokens[h.i + 1 : h.i + _LONGEST_LIST], EDGE, EDGE]
    k = 0
    while words[k].low in (",", "and", "or", "to") and words[k + 1].number is not None:
        k += 2
    joined = k > 0 and words[k - 2].low != ","
    spans = "grammar.duration" in words[k].classes and words[k].low != "times"
    return joined and spans and words[k + 1].low not in _ANOTHER_TIME


def is_said_twice(h: Here) -> bool:
    """As in "Sixty-four (64)"; not in "Chad: 3 (3)", which counts two things."""
    first = h.before2.number
    return first is not None and first.value == h.number.value and first.form is not h.number.form


def is_of_those_named(h: Here) -> bool:
    """As in "Peru is not among the five", "all three.", "the five had 97", "no country but two"."""
    if h.number.value > _NAMED or h.number.form is not NumberForm.WORDS:
        return False
    ends = h.after is EDGE or h.after.low in _ENDS
    has = h.after.low in ("had", "have") and h.after2.number is not None
    if h.before.low in ("but", "bar"):
        return ends and h.before2.low != ","
    pointed = h.before.low in ("the", "all", "same", "these") or h.before.low.endswith(" the")
    return pointed and (ends or has)


def is_item_mark(h: Here) -> bool:
    """As in "(4)" where a sentence or its list begins."""
    opens = h.i == 1 or h.before2.low in (":", ";", ".")
    return h.after.low == ")" and h.number.value <= 20 and opens


def is_year_of_event(h: Here) -> bool:
    """As in "The 2013 Census"."""
    n, after = h.number, h.after
    year = n.end - n.start == 4 and h.text[n.start : n.end].isdigit() and 1800 <= n.value <= 2100
    if not year or after is EDGE or after.classes:
        return False
    return h.text[after.start].isupper()


def is_old_year(h: Here) -> bool:
    """As in "jails that date from 1735", "a fort built in 1628"."""
    written = h.text[h.number.start : h.number.end]
    if h.number.value not in _OLD_YEARS or not written.isdigit():
        return False
    back = h.before2.low == "back" and h.before.low == "to"
    dated = back or h.before.low == "in" or h.before2.low.endswith(_DATES)
    return dated and (not h.after.low.isalpha() or "function" in h.after.plain)


def is_clock(h: Here) -> bool:
    """As in "18.50 Turkey says ...": the time before an entry of a live blog."""
    if h.number.cls is not NumberClass.DECIMAL or h.i:
        return False
    hour, _, minute = h.text[h.number.start : h.number.end].partition(".")
    return len(minute) == 2 and len(hour) <= 2 and int(hour) < 24 and int(minute) < 60


def is_time_of_four_digits(h: Here) -> bool:
    """As in "at 2140 local time", "0415 hours"."""
    digits = h.text[h.number.start : h.number.end]
    if len(digits) != _FOUR or not digits.isdigit() or h.after.low not in _OF_CLOCK:
        return False
    return int(digits[:2]) < 24 and int(digits[2:]) < 60


def is_hour(h: Here) -> bool:
    """As in "by seven this morning", "since 6 in the evening"."""
    if h.number.value > _HOURS or "before_hour" not in h.before.plain:
        return False
    return _PART_OF_DAY.match(h.text, h.number.end) is not None


def is_reference(_: Here) -> bool:
    """As in "+97", "[4]", "#4"."""
    return True


def is_length_of_ranking(h: Here) -> bool:
    """As in "The top 10", "the ten largest contingents"."""
    if h.number.value > _LONGEST_RANKING or h.before2.low == "at" or "be" in h.before2.plain:
        return False  # "At first 12 Danes were missing", "the count was first 12"
    are = "place.people" in h.after2.classes and "be" in h.after.plain
    if are and h.before.low in ("first", "last"):
        return False  # "The last three are Danes"
    return "leading" in h.before.plain or (h.before.low == "the" and "foremost" in h.after.plain)


def is_rank_in_line(h: Here) -> bool:
    """As in "2 - Peru", a line below "1 - Chile" and above "3 - Mali"."""
    if h.i or h.after.low not in (":", *_DASHES):
        return False
    return _RANKED.search(h.text) is not None


def is_rank_in_run(h: Here) -> bool:
    """As the second of "12. Peru: 234 13. Chile: 216", which run on in one line."""
    dot = h.text[h.number.end : h.number.end + 1]
    if h.before.number is None or dot not in (".", ")"):
        return False
    if not h.text[h.number.end + 1 : h.number.end + _RUN].lstrip()[:1].isupper():
        return False
    before = h.text[max(0, h.number.start - _RUN) : h.number.start]
    earlier = rf"(?:^|\s)0?{int(h.number.value) - 1}{re.escape(dot)}\s"
    return re.search(earlier, before) is not None


def is_year_in_line(h: Here) -> bool:
    """As the second of "2020 / 2021 / 2022"."""
    first = h.before2.number
    year = h.number.end - h.number.start == len(str(_YEARS.start)) and h.number.value in _YEARS
    years = h.before2.date is not None or (first is not None and first.value in _YEARS)
    issue = h.tokens[h.i - 3] if h.i > 2 else EDGE
    years = years or "grammar.things_before" in issue.classes  # "No. 3 / 2019"
    return h.before.low == "/" and year and years


def is_number_of_item(h: Here) -> bool:
    """As in "141. Mr Mannion asked", "7/ deaths": what follows is a sentence of its own."""
    if h.i == 0 and h.after.low == "/" and h.after.start == h.number.end:
        return h.text[h.after.end : h.after.end + 1].isspace()  # the seventh part of a thread
    if _opens_caption(h):
        return True
    if h.i or h.after.low != "." or h.after2 is EDGE or h.number.form is NumberForm.WORDS:
        return False
    if _is_said_alone(h):
        return False
    return h.after.start == h.number.end and h.text[h.after2.start].isupper()


def _is_said_alone(h: Here) -> bool:
    """As in "And in 2010? 63. We travel more", "Palau. 253. Two deaths.": a whole sentence."""
    before = h.text[max(0, h.number.start - _GAP) : h.number.start].rstrip(" ")
    if not before or before[-1] == "\n":
        return False
    return before[-1] == "?" or h.number.value > _LAST_ITEM


def _opens_caption(h: Here) -> bool:
    """As in "3 - Guard change in Paris"; not "97 - Peru", "97 - prisoners"."""
    if h.i or h.after.low not in _DASHES or h.after2 is EDGE or h.number.form is NumberForm.WORDS:
        return False
    spaced = h.after.start > h.number.end and h.text[h.after2.start].isupper()
    counted = any(kind.startswith(_COUNTED) for kind in h.after2.classes)
    return spaced and h.after2.low.isalpha() and not counted
