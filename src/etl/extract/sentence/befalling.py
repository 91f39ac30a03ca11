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
_WERE = frozenset(["were", "was", "been"])
_WHO = (Head.PERSON, Head.PEOPLE)
"""Heads that say nothing of what befell people."""
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
    """Give the act in "97 migrants, most of them young, were returned": told past the commas.

    What all people did or suffered may stand behind their parts: "97 people, including 12 Danes,
    were killed".
    """
    m, tokens = c.m, c.tokens
    if m.head not in (Head.MEASURE, *_WHO):
        return None
    parts = _end_of_parts(tokens, m.head_end)
    end = parts if parts is not None else _end_of_aside(tokens, m.head_end)
    if end is None:
        return None
    for said in strong:
        at, kind, code = said
        if kind == "said" and at > end and (code in c.known.acts or m.head in _WHO):
            return said if _all_be(tokens[end + 1 : at], tokens[at]) else None
    return None


def _end_of_aside(tokens: Sequence[Token], first: int) -> int | None:
    """Give the comma that closes a short aside without a number."""
    if first >= len(tokens) or tokens[first].low != ",":
        return None
    for k in range(first + 1, min(first + _ASIDE + 2, len(tokens))):
        if tokens[k].low == ",":
            return k
        if tokens[k].number is not None:
            return None
    return None


def _end_of_parts(tokens: Sequence[Token], first: int) -> int | None:
    """Give the comma that closes an aside of parts, which has commas and numbers of its own."""
    opens = tokens[first : first + 2]
    if [t.low for t in opens[:1]] != [","] or "grammar.of_whom" not in opens[-1].classes:
        return None
    last = min(first + _LONG_ASIDE, len(tokens) - 1)
    return next((k for k in range(first + 2, last) if _goes_on(tokens, k)), None)


def take_place_behind(s: Sentence, m: Mention, at: int) -> None:
    """Take where it was done for all, if that stands behind what was done, at `at`."""
    where = (p for p in s.places if p.first > at and p.prep in ("in", "at", "near", "off"))
    if not m.places:
        m.places = [p for p in where if p.form is Form.NAME][:1]
        m.right = bool(m.places)


def _goes_on(tokens: Sequence[Token], k: int) -> bool:
    """Tell whether a comma closes an aside: the verb of what is before it stands behind."""
    verb = tokens[k + 1]
    said = verb.low.split()[0] in _WERE  # "were arrested" may be one word
    return tokens[k].low == "," and (said or "be" in verb.plain or verb.low in _AUXILIARY)


def _all_be(between: Sequence[Token], said: Token) -> bool:
    """Tell whether nothing but "were", "have been" leads to what is said, or is within it."""
    within = said.low.split()[0] in _WERE
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
