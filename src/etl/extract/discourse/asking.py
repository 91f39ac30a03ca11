"""A sentence -> whether it asks how many there are, though not with a question of its own.

What is asked, and what answers it, is for `reading`.
"""

from __future__ import annotations

from etl.extract.discourse.wording import spoken
from etl.extract.sentence.mentions import Sentence

_LABELLED = 4
"""Tokens in which somebody is named before what they say: "Mr SMITH:"."""
_SHORT = 8
"""Tokens of a question that goes on with another."""


def turns(s: Sentence) -> bool:
    """As in "And those facing execution?", "What about the dead?": how many, that is."""
    label = next((k + 1 for k, t in enumerate(s.tokens[:_LABELLED]) if t.low == ":"), 0)
    words = [t.low for t in s.tokens[label:] if t.low.isalpha()]  # behind "HOST:"
    opening = words[len(words[0]) == 1 :][:2] if words else []  # behind "Q."
    about = opening in (["what", "about"], ["how", "about"], ["what", "of"])
    return len(s.tokens) <= _SHORT and (opening[:1] == ["and"] or about)


def wishes_to_know(s: Sentence) -> bool:
    """As in "The member wished to know how many Danes are in prison abroad."."""
    if s.mentions or "many" not in s.words or not s.measures:
        return False
    many = next(k for k, t in enumerate(s.tokens) if t.low == "many")
    return s.tokens[many - 1].low == "how" and spoken(s.tokens[: many - 1], "wonders")
