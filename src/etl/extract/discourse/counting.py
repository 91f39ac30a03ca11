"""A number with a measure -> whether it is a count: of a country, or of everybody.

Whether it counts people at all was decided before, by `sentence.asides` and `rejection`.
"""

from __future__ import annotations

from itertools import pairwise

from etl.extract.beside import before_hedges, plural_thing
from etl.extract.discourse.areas import area_beside
from etl.extract.discourse.peoples import measures_said
from etl.extract.discourse.periods import bracket_date
from etl.extract.discourse.pointers import is_labelled, opens_section, people_pointed_at, pointed_at
from etl.extract.discourse.rejection import set_aside
from etl.extract.discourse.state import ALL, Axis, Discourse, is_country
from etl.extract.discourse.wording import (
    among,
    goes_on_having,
    is_compared,
    is_corrected,
    is_of_another_time,
    spoken,
)
from etl.extract.discourse.yearly import is_behind_aside, is_of_year_in_brackets
from etl.extract.numbers import NumberForm
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.tokens import EDGE, Token
from etl.vocabulary import Measure
from schemas.codes import NumberKind

_PARTS = 2
"""Peoples that may add up to a number."""
_REALM = 2
"""Tokens of "the emirate"."""
_BRIEF = 3
"""Words of "No deaths", "Deaths: nil", "Nobody was hurt"."""
_SAID_OF = 9
"""Tokens behind a number in which it is said what it is."""
_BEHIND_NOBODY = frozenset(("at", "there", "yet", "any", "any more", "anymore", "now", "left"))
_LABEL = 3
"""Tokens of "The region:"."""
_TOLD = 5
"""Tokens before a number in which it is said that somebody gives it."""


def _dwell(s: Sentence, m: Mention, *, leaves: bool) -> bool:
    """As in "30,000 Thais work in farming", "The foreigners who live in Japan passed 3 million"."""
    if leaves and any(t.low == "registered" for t in s.tokens[m.head_end : m.head_end + 2]):
        return True  # "97 Danes were registered with the embassy", before they were flown home
    if m.people and not m.said and (leaves or not m.places):
        return spoken(s.tokens[m.head_end : m.head_end + 1], "dwells")
    if m.head is Head.NONE and m.depth and _live_before(s, m):
        return True
    if m.head is not Head.NONE or any(kind != "weak" for _, kind, _ in s.measures):
        return False
    behind = s.tokens[m.head_end : m.head_end + _SAID_OF]
    if any(t.low == "many" and "dwells" in u.plain for t, u in pairwise(behind)):
        return True  # "not the 30,000 for Peru, that is how many live there"
    words = s.tokens[: m.at]
    who = (k for k, t in enumerate(words) if t.low == "who")
    return any(spoken(words[k + 1 : k + 2], "dwells") for k in who)


def _live_before(s: Sentence, m: Mention) -> bool:
    """As in "foreigners living in the country (over 20,000)"."""
    opening = next((k for k in range(m.at, 0, -1) if s.tokens[k].low == "("), 0)
    return any(t.low == "living" for t in s.tokens[max(0, opening - _TOLD) : opening])


def _is_object(s: Sentence, m: Mention) -> bool:
    """As in "Chad has trained 97 people", "Jamaica bought four of them": no one counts these."""
    if m.said or m.measure or m.weak or m.direct or m.right:
        return False
    k = before_hedges(s.tokens, m.at, gaps=True)
    return k >= 1 and "does" in s.tokens[k].plain


def is_count(d: Discourse, s: Sentence, m: Mention, rule: Measure) -> bool:
    """Tell whether something says where or whose the people are; set the number aside if not.

    `rule` is its measure.
    """
    bound = bool(m.places or m.people or m.home or m.named_before)
    there = [t.low for t in s.tokens[m.head_end : m.head_end + 1]] == ["there"]
    opens = m.totalish or (there and m.at <= 1) or _has_realm(d, s, m)
    if (m.head is Head.NONE or (there and m.head is Head.PERSON)) and opens and not bound:
        bound = pointed_at(d, s, m) is not None
    if rule.leaving and m.head is Head.NONE and spoken(s.tokens[m.at + 1 : m.at + 3], "stays"):
        set_aside(m, NumberKind.NARROWER_GROUP, "those who did not leave")
        return False
    if m.head is Head.MEASURE and not rule.stock and spoken(s.tokens[m.head_end :][:1], "stays"):
        set_aside(m, NumberKind.NARROWER_GROUP, "those who are left")
        return False
    if _is_object(s, m):
        set_aside(m, NumberKind.OTHER_THING, "something else was done to them", carries=True)
        return False
    if _dwell(s, m, leaves=rule.leaving):
        set_aside(m, NumberKind.OTHER_THING, "those who live or work there")
        return False
    if m.zero:
        if _is_zero(d, s, m, bound):
            return True
        set_aside(m, NumberKind.PRONOUN, "no statement of zero")
        return False
    if m.head in (Head.MEASURE, Head.EVENT) or m.foreign or bound:
        return True
    if m.of_them and people_pointed_at(d, s, m) is not None:
        return True  # "Syrians are most. There are 97 of them"
    if _counts_persons(d, s, m) or _adds_up(s, m) or _counts_barely(d, s, m) or _compares(d, s, m):
        return True
    if len({p.code for p in s.places if is_country(p.code)}) > 1:
        set_aside(m, NumberKind.AMBIGUOUS, "of which of the countries beside it is not certain")
    else:
        set_aside(m, NumberKind.NO_COUNTRY, "no country and no total is said with it")
    return False


def _has_realm(d: Discourse, s: Sentence, m: Mention) -> bool:
    """As in "Now the emirate has 97"."""
    k = before_hedges(s.tokens, m.at)
    if k < _REALM or s.tokens[k].low not in ("has", "had", "have"):
        return False
    return s.tokens[k - 2].low == "the" and s.tokens[k - 1].low in d.realms


def _is_zero(d: Discourse, s: Sentence, m: Mention, bound: bool) -> bool:
    """Tell whether a word like "none" states a count: "Peru: none"; "In 2019, nobody"."""
    if (m.other and not m.said) or (m.at > 0 and s.tokens[m.at - 1].low == "or"):
        return False  # "and no others", "only a few or none"
    behind = s.tokens[m.head_end : m.head_end + 3]
    lasted = among(behind[1:], "grammar.duration") and behind[0].low == "for"
    if m.head is Head.EVENT and lasted:
        return False  # "no death for nine days"
    nobody = s.tokens[m.at].low in ("nobody", "no one") and not m.said and not m.direct
    nobody = nobody and not _has_nobody(s, m)
    if spoken(s.tokens[m.at + 1 : m.at + 2], "pronoun_behind"):
        return False  # "nobody can say how many have died"
    if _holds_always(s, m):
        return False
    if m.alone and d.question.place is not None and m is s.mentions[0]:
        return True
    if ((m.alone and m.said) or m.head is Head.EVENT) and d.named.block is not None:
        return True
    if m.alone and d.named.section is not None and is_labelled(s, m):
        return True  # "Missing: none", below "CHAD"
    if s.question:
        return False
    if _is_none_of_those(d, s, m):
        return True
    if bound and not nobody and (m.alone or m.head is not Head.NONE):
        return True
    last = d.last
    opens = m.said and m.at == 0 and s.tokens[0].low != "no" and not s.first_in_block
    if opens and d.just_counted and last is not None:
        return is_country(last.place)  # "Laos: four dead. No one is missing"
    had = spoken(s.tokens[max(0, m.at - 2) : m.at], "be") or m.at <= 3
    return m.alone and m.date is not None and had


def _has_nobody(s: Sentence, m: Mention) -> bool:
    """As in "Chad has nobody", "Chad had nobody there", "From Chad there was nobody any more"."""
    behind = [t.low for t in s.tokens[m.at + 1 : m.at + 3]]
    if any(low.isalpha() and low not in _BEHIND_NOBODY for low in behind[:1]):
        return False
    if behind == ["at", "the"]:
        return False  # "There was nobody at the embassy"
    there = [t.low for t in s.tokens[max(0, m.at - 2) : m.at - 1]] == ["there"]
    verb = s.tokens[max(0, m.at - 1) : m.at]
    return spoken(verb, "have") or (there and spoken(verb, "be"))


def _holds_always(s: Sentence, m: Mention) -> bool:
    """As in "nobody is arrested there without cause": a custom; not "nobody was hurt"."""
    behind = [t.low for t in s.tokens[m.at + 1 :]]
    clause = behind[: behind.index(",")] if "," in behind else behind
    return clause[:1] == ["is"] and "without" in clause


def _is_none_of_those(d: Discourse, s: Sentence, m: Mention) -> bool:
    """As in "Chad has 97 cases. Deaths: nil", "A blast in Chad hurt 97; nobody was killed"."""
    last, bare = d.last, not (m.places or m.people or m.named_before)
    if last is None or m.measure is None or not bare or last.measure == d.meant(m.measure):
        return False
    if last.sentence is s:  # not "2,331, of whom 97 in Ohio, where nobody was executed"
        opens = s.tokens[m.at - 1].low in (";", "but", "and", ",", "–", "—")
        return opens and m.alone and m.said and m is s.mentions[-1] and is_country(last.place)
    words = sum(t.low.isalpha() for t in s.tokens)
    alone = words <= _BRIEF and not s.dated and len(s.mentions) == 1 and not s.first_in_block
    whole = is_country(last.place) and last.origin in (None, ALL)
    if not (alone and whole and d.seen[-2:-1] == [last.sentence]):
        return False
    if d.frame(d.meant(m.measure)).axis is not Axis.ORIGIN:
        m.named_before = (str(last.place),)
    return True


def _counts_persons(d: Discourse, s: Sentence, m: Mention) -> bool:
    """Tell whether "97 people", "97 workers" are those of the measure, all of them."""
    if m.head not in (Head.PERSON, Head.TRADE):
        return m.head is Head.NARROW and m.said  # "ten men were hanged", who are all of them
    if m.said:
        return True
    measured = bool(m.measure or m.later)
    if (measured or m.weak) and (m.every or m.totalish):
        return True
    if m.head is not Head.PERSON:
        return False
    names = any(t.low == "names" for t in s.tokens[m.at : m.head_end])
    if names and d.measure is not None and spoken(s.tokens[: m.at], "register"):
        return True  # "The list has 97 names"
    if m.totalish and d.measure is not None and m.number.value > 1:
        return True  # "It came to 2,217 persons", "all states together: 21 persons"
    if d.measure is not None and m.date is not None and _spread(s, m):
        return True  # "On 31 October that meant 1,003 persons in 28 countries"
    if d.measure is not None and d.measure in m.weak and d.frame(d.measure).place is not None:
        return True
    if not measured or d.measures[d.meant(m.measure or m.later or "")].place:
        return False
    return m is next((o for o in s.mentions if o.set_aside is None), None)


def _adds_up(s: Sentence, m: Mention) -> bool:
    """As in "Five persons, viz. three Poles and two Danes", "Five: three Poles, two foreigners"."""
    parts = s.mentions[m.nth + 1 :]
    if m.head not in (Head.NONE, Head.PERSON) or len(parts) < _PARTS:
        return False
    added = all((o.people or o.foreign) and o.set_aside is None for o in parts)
    return added and sum(o.number.value for o in parts) == m.number.value


def _spread(s: Sentence, m: Mention) -> bool:
    """Tell whether people are said to be in so many countries, right behind their number."""
    following = s.mentions[m.nth + 1] if m.nth + 1 < len(s.mentions) else None
    opening = any(t.date is m.date for t in s.tokens[:5])
    if not opening or following is None or following.set_aside is not NumberKind.COUNTRIES:
        return False
    return [t.low for t in s.tokens[m.head_end : following.at]] in (["in"], ["from"])


def _counts_barely(d: Discourse, s: Sentence, m: Mention) -> bool:
    """Tell whether a number without a noun is a total, a figure for a date, or an answer."""
    if m.head is not Head.NONE or is_of_year_in_brackets(d, s, m):
        return m.head is Head.NONE
    if m.totalish or m.every or m.said or _is_dated(s, m) or _opens_list(s, m):
        return True
    if _stands_alone(d, s) or _did_so(s, m):
        return True
    if _is_given(s, m):
        return True
    label = m.at == _LABEL and s.tokens[m.at - 1].low == ":"  # "The region: 97"
    stands = label or spoken(s.tokens[max(0, m.at - 2) : m.at], "stands")
    if stands and area_beside(d, s, m) is not None:
        return True  # "The toll stands at 13 in the region"
    if s.marker and len(s.tokens) <= 2 and d.measure and not d.counted.readings:
        return True  # "(a) 1,763", before the list of the countries
    if m is not s.mentions[0]:
        return False
    asked = d.question.how_many or d.question.place is not None
    return asked or opens_section(d, s, m)


def _is_given(s: Sentence, m: Mention) -> bool:
    """Tell whether somebody gives a bare number: "the ministry speaks of 97", "we are at 97"."""
    if m.number.value <= 1 or m.zero:
        return False
    behind = s.tokens[m.head_end] if m.head_end < len(s.tokens) else EDGE
    if behind.low.isalpha() and "function" not in behind.plain:
        return False
    k = m.at
    while k > 0 and ("hedge.before" in s.tokens[k - 1].classes or _is_adverb(s.tokens[k - 1])):
        k -= 1
    if k == 0:
        return False
    verb, before = s.tokens[k - 1], s.tokens[max(0, k - _TOLD) : k - 1]
    if among(before, "grammar.unit", "grammar.rate", "grammar.duration", "grammar.percent"):
        return False  # "the rate stands at 97"
    if "gives" in verb.plain:
        return True
    if verb.low == "of":
        return spoken(before[-1:], "speaks")
    if verb.low == "at":
        return spoken(before[-1:], "is_at") or any(t.low in ("put", "puts") for t in before)
    it = before[-1].low if before else ""
    there = it == "there" and is_of_another_time(s)
    return (there or it in ("it", "they")) and "be" in verb.plain


def _did_so(s: Sentence, m: Mention) -> bool:
    """As in "the year before, when the road was open, 97 had done so"."""
    behind = [t.low for t in s.tokens[m.head_end : m.head_end + 3]]
    return m.number.value > 1 and "so" in behind and bool({"did", "done", "do"} & {*behind})


def _is_adverb(t: Token) -> bool:
    return "hedge_gap" in t.plain or t.low in ("still", "now", "already")


def _stands_alone(d: Discourse, s: Sentence) -> bool:
    """As the 5,380 in "Poles in prison abroad, the first of April. 5,380."."""
    before = d.seen[-2] if len(d.seen) > 1 else None
    if before is None or s.first_in_block or any(t.low.isalpha() for t in s.tokens):
        return False
    return bool(measures_said(d, before)) and not any(o.set_aside is None for o in before.mentions)


def _opens_list(s: Sentence, m: Mention) -> bool:
    """Tell whether a total is told before its parts: "our records show 170: 132 Saudis, 38 ...".

    Or, where it opens the sentence: "79, of which Spain 28".
    """
    k = m.head_end
    if m.at == 0 and among(s.tokens[k : k + 2], "grammar.of_whom"):
        return any(o.at > k and o.set_aside is None and o.places for o in s.mentions)
    if k + 1 >= len(s.tokens) or s.tokens[k].low != ":":
        return False
    return any(o.at > k and o.set_aside is None and (o.people or o.foreign) for o in s.mentions)


def _comes_from(s: Sentence, m: Mention) -> bool:
    """Tell whether another has changed from a number: "come down from thirteen to eight"."""
    return any(t.low == "from" for t in s.tokens[max(0, m.at - 3) : m.at])


def _is_dated(s: Sentence, m: Mention) -> bool:
    """Tell whether a bare number is a figure for a date: "2012: 71,723", "in 2022 it was 90"."""
    worded = m.number.form is NumberForm.WORDS
    if m.date is None or (m.number.value <= 1 and worded):
        return False
    if m.rule == "respectively":
        return True
    between = [t.low for t in s.tokens[max(0, m.at - 2) : m.at]]
    if between == [",", "with"] and 0 <= m.number.start - m.date.end <= 8:
        return True  # "but 2016, with 971, was busier"
    if 0 <= m.number.start - m.date.end <= 3 or 0 <= m.date.cue_start - m.number.end <= 3:
        return True
    behind = s.tokens[m.head_end] if m.head_end < len(s.tokens) else EDGE
    alone = not behind.low.isalpha() or "function" in behind.plain
    alone = alone and behind.low != "of"
    if alone and m.number.value > 1 and spoken(s.tokens[max(0, m.at - 4) : m.at], "tallied"):
        return True  # "In 2008 we had counted 97"
    if alone and m.number.value > 1 and is_behind_aside(s, m, m.date):
        return True
    if alone and m.number.value > 1 and _they_hold(s, m):
        return True
    before = s.tokens[max(0, m.at - 8) : m.at]
    if among(before, "grammar.unit") or any(plural_thing(t) for t in before):
        return False
    did = any(t.low == "did" for t in s.tokens[m.at + 1 : m.at + 2])
    return did or spoken(s.tokens[max(0, m.at - 6) : m.at], "unpointed")


def _they_hold(s: Sentence, m: Mention) -> bool:
    """As in "In 2019 Peru's jails held 97 Danes; in 2020 they held about 45"."""
    k = before_hedges(s.tokens, m.at)
    does = {"keeps", "holds_on"} & s.tokens[k].plain
    return bool(does) and k > 0 and s.tokens[k - 1].low in ("they", "it")


def _compares(d: Discourse, s: Sentence, m: Mention) -> bool:
    """Tell whether a number goes with the count before: "97, up from 90"; "61 (2019: 58)"."""
    last = d.last_within(s)
    if last is None:
        return False
    if goes_on_having(s, m, last.mention):
        return True
    counted = m.nth > 0 and s.mentions[m.nth - 1].set_aside is None
    if counted and m.head is Head.NONE and is_compared(s.tokens, m.at):
        m.rule = "compared"  # also "up from 90", "as against 90"
        return True
    k = before_hedges(s.tokens, m.at)
    from_to = s.tokens[k].low == "to" and _comes_from(s, last.mention)
    if (from_to or is_corrected(s.tokens, m.at)) and m.head is Head.NONE and not m.places:
        m.rule = "changed"  # "Iraq went from 52 in 2018 to 100"
        return True
    between = [t.low for t in s.tokens[last.mention.head_end : m.at]]
    if between in ([",", "now"], ["and", "now"]) and m.head is Head.NONE and not m.places:
        m.rule = "changed"  # "Iraq (52, now 100)"
        return True
    if m.depth and bracket_date(d, s) is not None:
        m.rule = "brackets"
        return True
    return False
