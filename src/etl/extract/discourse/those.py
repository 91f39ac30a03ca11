"""Words for countries told before -> these: "the latter", "the other two countries".

One country that "there" or "its" points to is for `pointers`, numbers in order for `order`.
"""

from __future__ import annotations

from etl.extract.discourse.state import Discourse, is_country
from etl.extract.discourse.wording import spoken
from etl.extract.places import Form
from etl.extract.sentence.mentions import Mention, Sentence
from schemas.codes import NumberKind

_NEAR = 3
"""Sentences, the own among them, in which the two countries are named."""
_TWO = 2
_BESIDE = 8
"""Tokens, at most, between "the other two countries" and what they had."""
_WORDS = ("former_or_latter", "rest_of_those", "those_named")


def take_those(d: Discourse, s: Sentence, m: Mention) -> None:
    """Give a number the countries that such words beside it mean."""
    if s.lists.isdisjoint(_WORDS) or m.people or m.named_before:
        return
    if not m.places:
        m.named_before = _one_of_two(d, s, m)
    if (m.zero or m.each) and (left := _those_left(d, s, m) or _all_those(d, s, m)):
        m.named_before, m.places = left, []


def _one_of_two(d: Discourse, s: Sentence, m: Mention) -> tuple[str, ...]:
    """As in "Peru and Chile had none before. The former has 97 cases, the latter 45"."""
    start = s.mentions[m.nth - 1].head_end if m.nth else 0
    said = (
        k for k in range(m.at - 1, start, -1) if spoken(s.tokens[k : k + 1], "former_or_latter")
    )
    at = next(said, None)
    if at is None or s.tokens[at - 1].low != "the" or s.tokens[at + 1].classes:
        return ()
    for before in reversed(d.seen[-_NEAR:]):
        named = [p for p in before.places if before is not s or p.last < at]
        codes = [*dict.fromkeys(p.code for p in named if p.form is Form.NAME)]
        if codes:
            one = codes[s.tokens[at].low == "latter"] if len(codes) == _TWO else None
            return () if one is None else (one,)
    return ()


def _those_left(d: Discourse, s: Sentence, m: Mention) -> tuple[str, ...]:
    """As in "Two died in Peru. The other two countries had no deaths": of each of those two."""
    others = (o for o in s.mentions if o.set_aside is NumberKind.COUNTRIES and o.at)
    size = next((o.number.value for o in others if _are_the_rest(s, o, m)), None)
    measure = d.measure if m.measure is None else d.meant(m.measure)
    if size is None or measure is None:
        return ()
    told = {r.place: None for r in d.recalled if is_country(r.place)}
    counted = {r.place for r in d.recalled if r.measure == measure}
    left = tuple(str(code) for code in told if code not in counted)
    return left if len(left) == size else ()


def _all_those(d: Discourse, s: Sentence, m: Mention) -> tuple[str, ...]:
    """As in "Peru has 97 cases, Chile 45. There were no deaths in either", "in these two".

    Those are the countries that the sentence before counts.
    """
    if s.places or len(d.seen) < _TWO:
        return ()
    told = {str(r.place): None for r in d.recalled if r.sentence is d.seen[-2]}
    size = _size_of_those(s, m, len(told))
    return tuple(told) if size == len(told) >= _TWO and all(map(is_country, told)) else ()


def _size_of_those(s: Sentence, m: Mention, told: int) -> int:
    """Give how many "either", "any of them", "these two" or "the two countries" are."""
    words = [(k, t) for k, t in enumerate(s.tokens) if k > m.at and "those_named" in t.plain]
    for k, t in words:
        if t.low == "either":
            return _TWO
        number = next((o for o in s.mentions if o.at == k + 1), None)
        noun = s.tokens[k + 2].low if k + 2 < len(s.tokens) else ""
        countries = number is not None and number.set_aside is NumberKind.COUNTRIES
        if number is not None and (countries or not noun.isalpha()):
            return int(number.number.value)
        if t.low == "of them" and s.tokens[k - 1].low == "any":
            return told
    return 0


def _are_the_rest(s: Sentence, o: Mention, m: Mention) -> bool:
    between = s.tokens[min(o.at, m.at) : max(o.at, m.at)]
    near = len(between) <= _BESIDE and all(t.low != ";" for t in between)
    return near and spoken(s.tokens[o.at - 1 : o.at], "rest_of_those")
