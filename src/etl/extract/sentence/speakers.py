"""Who speaks in quotation marks -> the country of "my country", "of our citizens", "our prisons".

What a whole text says of its own country is for `discourse`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Mention, Sentence
from etl.extract.tokens import Token

_QUOTE = '"'
_TITLE = 9
"""Tokens, at most, from a quotation to the country of who said it: "the minister of Peru"."""
_VERB = 5
"""Tokens behind that country in which it is told that he speaks."""
_NEAR = 10
"""Tokens, at most, between a number and "in my country"."""


def take_speaker(s: Sentence, live: Sequence[Mention]) -> None:
    """Give numbers within quotation marks what words of the speaker's own country say of them."""
    if "first_person" not in s.lists or not live or _QUOTE not in s.words:
        return
    speaker = _speaker(s)
    if speaker is None:
        return
    first = next(k for k, t in enumerate(s.tokens) if t.low == _QUOTE)
    for m in live:
        if m.at > speaker.first > first:
            return
        m.places = [p for p in m.places if p is not speaker]
        if _has_own_people(s, m) and not m.people:
            m.people, m.own = [speaker.code], True
        elif _in_own_country(s, m) and not m.places:
            m.places, m.right = [speaker], False
            speaker.prep = "in"


def _speaker(s: Sentence) -> Place | None:
    """As in '", the minister of Peru said', '", said a Peruvian delegate', 'Peru said: "'."""
    quotes = [k for k, t in enumerate(s.tokens) if t.low == _QUOTE]
    ends = quotes[1:] if quotes[0] == 0 else quotes
    for p in s.places:
        begin = next((k for k in ends if 0 < p.first - k <= _TITLE), None)
        end = p.last + 1 + _VERB
        if begin is None and 0 < quotes[0] - p.last <= _VERB:
            begin, end = p.last, quotes[0]
        land = p.form in (Form.NAME, Form.ADJECTIVE, Form.SEAT)
        if begin is not None and land and _tells(s.tokens[begin:end]):
            return p
    return None


def _tells(words: Sequence[Token]) -> bool:
    return any("grammar.reporting" in t.classes for t in words)


def _has_own_people(s: Sentence, m: Mention) -> bool:
    """As in "three of our citizens", "97 of our soldiers"."""
    behind = s.tokens[m.at + 1 : m.at + 3]
    return [t.low for t in behind[:1]] == ["of our"] and not _are_sites(behind[-1:])


def _in_own_country(s: Sentence, m: Mention) -> bool:
    """As in "in my country 97 are missing", "97 Poles are in our prisons"."""
    for k in range(max(0, m.at - _NEAR), min(len(s.tokens) - 1, m.head_end + _NEAR)):
        if "first_person" in s.tokens[k].plain:
            following = s.tokens[k + 1 : k + 2]
            if _are_sites(following) or any("this_country" in t.plain for t in following):
                return True
    return False


def _are_sites(words: Sequence[Token]) -> bool:
    return any("measure.sites" in t.classes for t in words)
