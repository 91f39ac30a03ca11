"""A number beside its neighbours -> whether it is somebody's age.

What else a number may be is for `kinds`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.beside import Here
from etl.extract.tokens import EDGE, Token

_OLDEST = 110
_YOUNGEST = 13
"""At which somebody has a trade."""
_FULL_NOUN = 5
"""So many words before its age "a shop assistant of" may begin."""
_SUBJECT = 9
"""So many tokens before an age may begin whose it is: "the oldest of the 97 who were held is"."""
_TWO = 2
_TOLD_OF = frozenset(["occupation", "one_of_them"])
_DOERS = ("baller", "maker", "worker", "keeper", "ist", "man", "woman", "eer")
"""Endings of words for what somebody does."""


def is_aged(h: Here) -> bool:
    """As in "Aged 15", "aged between 30 and 40", "aged 15 to 17"."""
    if "grammar.age_before" in h.before.classes:
        return True
    for t in h.tokens[h.i - 4 if h.i > 4 else 0 : h.i]:
        if "grammar.age_before" in t.classes:
            return all(
                "between_ages" in between.plain or between.number is not None or between.classes
                for between in h.tokens[max(0, h.i - 2) : h.i]
            )
    return False


def is_age_of(h: Here) -> bool:
    """As in "The age of 97", "a girl of 7", "men of 28 do not", "a Malawian of 26"."""
    if h.before2.low in ("age", "ages"):
        return True
    bare = "function" in h.after.plain or not h.after.low.isalpha()
    one = h.i > 2 and h.tokens[h.i - 3].low in ("a", "an") and "place.people" in h.before2.classes
    one = one or (bare and "occupation" in h.before2.plain)
    young = h.before2.low == "people" and h.i > 2 and "young" in h.tokens[h.i - 3].plain
    one = one or young
    one = one or (bare and _is_of_one_trade(h))
    aged = "one_person" in h.before2.plain or (bare and (one or h.before2.low in ("men", "women")))
    return aged and h.number.value <= _OLDEST


def _is_of_one_trade(h: Here) -> bool:
    """As in "a mine guard of 49", "the footballer of twenty-one"; not "a further total of 97"."""
    noun = h.before2
    trade = noun.low.endswith(_DOERS) and not noun.classes and not noun.plain
    if h.before.low != "of" or not (trade or "one_worker" in noun.plain):
        return False
    words = [t.low for t in h.tokens[max(0, h.i - _FULL_NOUN) : h.i - 2]]
    return h.number.value > _YOUNGEST and any(low in ("a", "an") for low in words)


def is_age_when(h: Here) -> bool:
    """As in "One was 17 when he was arrested", "his mother, who is 70"."""
    if _is_age_of_oldest(h):
        return True
    if "be" not in h.before.plain or h.number.value > _OLDEST:
        return False
    alone = not h.after.low.isalpha() or "function" in h.after.plain
    if alone and h.before2.low in ("he", "she", "i"):
        return True  # "the woman who made the coffee was there; she was 82"
    return h.after.low == "when" or (h.before2.low == "who" and not h.after.low.isalpha())


def _is_age_of_oldest(h: Here) -> bool:
    """As in "The oldest of the arrested is 79 and the youngest 18", "the youngest of them 18"."""
    alone = not h.after.low.isalpha() or "function" in h.after.plain
    if not alone or h.number.value > _OLDEST:
        return False
    words = h.tokens[max(0, h.i - _SUBJECT) : h.i]
    last = max((k for k, t in enumerate(words) if "youngest" in t.plain), default=len(words))
    told = words[last + 1 :]
    if last == len(words) or not told or "be" in told[-1].plain:
        return last < len(words)
    return told[0].low.startswith("of") and all(t.number is None and t.low != "," for t in told)


def is_age_in_brackets(h: Here) -> bool:
    """As in "Ann Other (44)"."""
    if h.after.low != ")" or h.number.value > _OLDEST:
        return False
    return _ends_name(h.tokens, h.i - 2, h.text)


def is_age_in_commas(h: Here) -> bool:
    """As in "Ann Other, 44, from ...": set off by commas behind a name or a person."""
    if h.before.low != "," or h.before2 is EDGE or h.number.value > _OLDEST:
        return False
    if h.after is not EDGE and h.after.low not in (",", ".", ";"):
        return False
    word = h.before2
    if word.number is not None or word.date is not None:
        return False
    if h.i == 2 and "place.names" in word.classes and _verb_behind(h):
        return True  # "JORDAN, 31, GETS 18 MONTHS"
    if "one_person" in word.plain:
        return True  # "her daughter, 17, was freed"
    if word.classes:
        return "place.names" in word.classes and _ends_name(h.tokens, h.i - 2, h.text)
    return h.text[word.start].isupper() or not _TOLD_OF.isdisjoint(word.plain)


def _verb_behind(h: Here) -> bool:
    """Tell whether behind "name, number," a strange word stands, which is what somebody does."""
    if h.after.low != "," or h.after2 is EDGE:
        return False
    return h.after2.low.isalpha() and not h.after2.classes and "function" not in h.after2.plain


def _ends_name(tokens: Sequence[Token], i: int, text: str) -> bool:
    """Tell whether token `i` looks like the last word of somebody's name."""
    if i < 1:
        return False
    name, first = tokens[i], tokens[i - 1]
    if not (text[first.start].isupper() and first.low.isalpha()):
        return False
    if name.classes:
        place = "place.names" in name.classes or "place.within" in name.classes
        return place and not first.classes and i >= 2
    word = text[name.start : name.end]
    return name.low.isalpha() and word[0].isupper() and not word.isupper()


def is_age_below(h: Here) -> bool:
    """As in "six men under 25", "those below the age of 25", "people over 65"."""
    if h.before.low == "than" and "young" in h.before2.plain and h.i > _TWO:
        are = "be" in h.tokens[h.i - 3].plain  # "12 were younger than five"
        return are and h.number.value <= _OLDEST and not h.after.low.isalpha()
    if "age_limit" not in h.before.plain or h.number.value > _OLDEST:
        return False
    if "be" in h.before2.plain and not h.after.low.isalpha():
        return True  # "two in three patients are under 15"
    if "be" in h.before2.plain and any(
        "anybody" in t.plain for t in h.tokens[max(0, h.i - 4) : h.i]
    ):
        return True  # "whoever is over thirty remembers it"
    if "anybody" in h.before2.plain:
        return True  # "anyone under 40"
    person = {"grammar.person", "grammar.narrow", "grammar.foreign", "measure.people"}
    return not person.isdisjoint(h.before2.classes) and not _counts_people(h.after)


def _counts_people(t: Token) -> bool:
    return any(kind in t.classes for kind in ("grammar.person", "measure.people", "place.people"))
