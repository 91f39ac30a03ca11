"""What befell people, told past an aside; who was aboard, told by kind -> the measure of a number.

The words of a clause are read in `measuring`; here one looks beyond the clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.places import Form
from etl.extract.sentence.clause import Clause
from etl.extract.sentence.mentions import Head, Mention, Said, Sentence
from etl.extract.tokens import Token

_LONG_ASIDE = 30
"""Tokens, at most, of ", including 12 Danes and two children"."""
_ASIDE = 9
"""So many tokens at most of what is put in commas behind people: ", most of them young,"."""
_AUXILIARY = frozenset(["has", "have", "had"])
_LINKS = frozenset(
    [
        ":",
        ",",
        "(",
        "-",
        "–",
        "—",
        "and",
        "plus",
        "a",
        "the",
        "crew",
        "of",
        "on",
        "it",
        "her",
        "board",
    ]
)
_PARTED = 2
"""Kinds of people aboard that make up all of them."""


def done_behind_aside(c: Clause, strong: Sequence[Said]) -> Said | None:
    """Give the act in "97 migrants, most of them young, were returned": told past the commas."""
    first = c.m.head_end
    if c.m.head is not Head.MEASURE or [t.low for t in c.tokens[first : first + 1]] != [","]:
        return None
    words = c.tokens[first + 1 : first + _ASIDE + 2]
    last = next((k for k, t in enumerate(words) if t.low == ","), None)
    if last is None or any(t.number is not None for t in words[:last]):
        return None
    verb = first + last + 2
    for said in strong:
        at, kind, code = said
        if kind == "said" and at >= verb and code in c.known.acts:
            return said if _all_be(c.tokens[verb:at], c.tokens[at]) else None
    return None


def take_deed_behind_aside(s: Sentence, m: Mention) -> None:
    """Take what befell all of "97 people, including 12 Danes, were killed in Peru", and where."""
    first = m.head_end
    aside = s.tokens[first : first + 2]
    if m.measure is not None or m.head is not Head.PERSON or [t.low for t in aside[:1]] != [","]:
        return
    if "grammar.of_whom" not in aside[-1].classes:
        return
    verb = next((k for k in range(first + 2, len(s.tokens) - 1) if _goes_on(s.tokens, k)), None)
    if verb is None or verb - first > _LONG_ASIDE:
        return
    told = ((at, code) for at, kind, code in s.measures if kind == "said" and at > verb)
    at, code = next(told, (0, None))
    if code is not None and _all_be(s.tokens[verb + 1 : at], s.tokens[at]):
        m.measure, m.said = code, True
        where = (p for p in s.places if p.first > at and p.prep in ("in", "at", "near", "off"))
        m.places = m.places or [p for p in where if p.form is Form.NAME][:1]
        m.right = m.right or bool(m.places)


def _goes_on(tokens: Sequence[Token], k: int) -> bool:
    """Tell whether a comma closes an aside: the verb of what is before it stands behind."""
    verb = tokens[k + 1]
    said = verb.low.split()[0] in ("were", "was")  # "were arrested" may be one word
    return tokens[k].low == "," and (said or "be" in verb.plain or verb.low in _AUXILIARY)


def _all_be(between: Sequence[Token], said: Token) -> bool:
    """Tell whether nothing but "were", "have been" leads to what is said, or is within it."""
    within = said.low.split()[0] in ("were", "was", "been")
    led = all("be" in t.plain or t.low in _AUXILIARY for t in between)
    return led and (bool(between) or within)


def whole_aboard(s: Sentence, m: Mention, aboard: frozenset[str]) -> str | None:
    """Give the measure of "with 97 people: 90 passengers and a crew of seven", which add up."""
    if m.head not in (Head.NONE, Head.PERSON) or m.people:
        return None
    parts = [o for o in s.mentions[m.nth + 1 :] if o.set_aside is None][:_PARTED]
    if len(parts) < _PARTED or any(o.measure not in aboard for o in parts):
        return None
    between = s.tokens[m.head_end : parts[-1].at]
    listed = all(
        t.low in _LINKS or t.number is not None or "measure.people" in t.classes for t in between
    )
    adds_up = sum(o.number.value for o in parts) == m.number.value
    return parts[0].measure if listed and adds_up else None
