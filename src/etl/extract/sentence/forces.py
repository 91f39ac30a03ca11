"""Police officers and instructors whom a state has elsewhere -> people of that measure.

Everywhere else they are a narrower group, which is for `heads`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.places import Form
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.sentence.strangers import are_from_abroad
from etl.extract.tokens import Token

_WHERE = frozenset(["in", "to", "across", "throughout"])
_HAS = frozenset(["has", "have", "had"])
_VERB = 4
"""Tokens between a state and how many it has elsewhere: "has since 2003 sent"."""


def read_forces(s: Sentence, live: Sequence[Mention], sent: frozenset[str]) -> None:
    """Count the officers of "97 Danish police officers are deployed in Mali".

    And those of "Denmark has 97 police officers in Mali".
    """
    told = next((code for _, _, code in s.measures if code in sent), None)
    for m in live:
        noun = s.tokens[m.head_end - 1]
        if m.head is not Head.NARROW or "force" not in noun.plain:
            continue
        code = told if m.people else None
        if told is None and sent and "police" in noun.plain and _are_sent(s, m):
            code = min(sent)
        if code is not None:
            m.head, m.measure, m.said = Head.MEASURE, code, True


def _are_sent(s: Sentence, m: Mention) -> bool:
    return are_from_abroad(s.tokens, m.head_end) or _are_elsewhere(s, m)


def _are_elsewhere(s: Sentence, m: Mention) -> bool:
    """As in "Denmark has sent 97 police officers to Mali"; not in "Denmark has 97 in Aarhus"."""
    subject = next((p for p in reversed(s.places) if p.last < m.at), None)
    where = next((p for p in s.places if p.first > m.at), None)
    if subject is None or where is None or where.prep not in _WHERE or subject.code == where.code:
        return False
    if subject.prep is not None or {subject.form, where.form} != {Form.NAME}:
        return False
    verbs = s.tokens[subject.last + 1 : m.at]
    near = where.first - m.head_end <= 1
    return near and len(verbs) <= _VERB and _sends(verbs)


def _sends(verbs: Sequence[Token]) -> bool:
    return any(t.low in _HAS or "sends" in t.plain for t in verbs)
