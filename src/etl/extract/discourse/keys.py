"""A key to abbreviations -> what the numbers behind them count: "A = arrested; D = died in 2019".

What letters mean that head the columns of a table is for `tables.columns`.
"""

from __future__ import annotations

from etl.extract.beside import before_hedges
from etl.extract.discourse.state import Discourse, Meaning
from etl.extract.places import Form
from etl.extract.sentence.measuring import strong_measures
from etl.extract.sentence.mentions import Head, Sentence

_FEWEST = 2
"""Abbreviations that make a key."""
_LONGEST = 4
"""Characters of one."""
_MARKS = "(,;:"
"""What may stand before it without a blank."""


def keep_key(d: Discourse, s: Sentence) -> None:
    """Keep what the abbreviations of "KEY A21 = arrested in 2021; R = on death row" mean."""
    if d.text.count("=", s.start, s.end) < _FEWEST:
        return
    told = [k for k, t in enumerate(s.tokens) if t.low == "="]
    strong = strong_measures(s)
    for at, end in zip(told, [*told[1:], len(s.tokens)], strict=False):
        word = _word_before(d, s, s.tokens[at].start)
        said = next((code for k, _, code in strong if at < k < end), None)
        if said is not None and 0 < len(word) <= _LONGEST:
            when = next((t.date for t in s.tokens[at:end] if t.date is not None), None)
            d.keys[word] = Meaning(d.meant(said), when)


def take_key(d: Discourse, s: Sentence) -> None:
    """Give "Peru: A21 97; R 12" what the key to those abbreviations tells, and the country."""
    for m in s.mentions if d.keys else ():
        k = before_hedges(s.tokens, m.at)
        meaning = d.keys.get(_word_before(d, s, s.tokens[k].end)) if k >= 0 else None
        if meaning is None or m.set_aside is not None or m.head is not Head.NONE:
            continue
        m.measure, m.said, m.date = meaning.measure, True, meaning.date or m.date
        for p in s.places[:1]:
            if p.form is Form.NAME and [t.low for t in s.tokens[p.last + 1 : p.last + 2]] == [":"]:
                m.named_before, m.places = (p.code,), []


def _word_before(d: Discourse, s: Sentence, end: int) -> str:
    """Give the word that ends at an offset: "E21", which is cut into "e" and "21"."""
    words = d.text[s.start : end].split()
    return words[-1].lstrip(_MARKS) if words else ""
