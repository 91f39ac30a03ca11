"""A number among the numbers of its sentence -> the clause that is its own.

What the words of a clause mean is for the readers of measures, asides and scopes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.extract.places import Gazetteer
from etl.extract.sentence.mentions import Mention, Sentence
from etl.extract.tokens import EDGE, Token

_OPENS = frozenset([",", ";", "and", "but", "(", ")", "–", "—", "while", "whereas"])
_CLOSES = _OPENS | {":"}

_RELATIVE = frozenset(["which", "who", "where", "when", "whose", "whom"])
_RELATIVE_ENDS = frozenset([",", ";", "(", ":", "–", "—"])


@dataclass(frozen=True, slots=True)
class Known:
    """What a sentence is read with: its text, and what the vocabulary says for that text."""

    text: str
    """The whole text, which the tokens' offsets are for."""
    gazetteer: Gazetteer
    silent: frozenset[str]
    """Measures that the text does not speak of, whatever its words."""
    acts: frozenset[str]
    """Measures that are done to people, which says more than what they are."""
    hosted: frozenset[str]
    """Measures of people who are guests, whatever else befalls them."""
    leaving: frozenset[str]
    """Measures of people who leave the place that is told."""
    aboard: frozenset[str]
    """Measures of people on their way, who are nowhere until something befalls them."""
    sent: frozenset[str]
    """Measures of people whom a state has elsewhere: its police officers, too."""


@dataclass(slots=True)
class Clause:
    """A number, and the tokens from the mark before it to the mark behind it."""

    s: Sentence
    m: Mention
    known: Known
    start: int
    end: int
    """Token indexes; `end` is the first behind it."""

    tokens: Sequence[Token] = field(init=False)
    """All tokens of the sentence."""
    behind: Token = field(init=False)
    """The token behind the number and its head."""

    def __post_init__(self) -> None:
        self.tokens = self.s.tokens
        at = self.m.head_end
        self.behind = self.tokens[at] if at < len(self.tokens) else EDGE

    @property
    def right(self) -> Sequence[Token]:
        """The tokens behind the number and its head."""
        return self.tokens[self.m.head_end : self.end]

    def before(self, steps: int = 1) -> Token:
        """Give the token so many steps before the number."""
        return self.tokens[self.m.at - steps] if self.m.at >= steps else EDGE

    def says(self, kind: str) -> bool:
        """Tell whether the clause has a word of a class."""
        return self.s.says(kind, self.start, self.end)

    def says_before(self, kind: str) -> bool:
        """Tell whether the clause has a word of a class before the number."""
        return self.s.says(kind, self.start, self.m.at)


def asides_of(s: Sentence) -> Sequence[tuple[int, int]]:
    """Give the relative clauses that end before the sentence does: ", which ... ," as spans.

    Each is from its first comma to its last: "Turkey, which in 2019 had held 45, now held 17".
    """
    if _RELATIVE.isdisjoint(s.words):
        return ()
    found, tokens = [], s.tokens
    for k, t in enumerate(tokens[:-1]):
        relative = tokens[k + 1].low in _RELATIVE or (
            tokens[k + 1].low == "from" and tokens[k + 2 : k + 3] and tokens[k + 2].low == "where"
        )
        if t.low != "," or not relative:
            continue
        end = next((j for j in range(k + 2, len(tokens)) if tokens[j].low in _RELATIVE_ENDS), None)
        if end is not None and tokens[end].low == ",":
            found.append((k, end))
    return found


def clause_of(s: Sentence, m: Mention, known: Known) -> Clause:
    """Give the clause of a number of `s`: no other number that may be a count is in it."""
    tokens = s.tokens
    low = said_before(s, m)
    start = m.at
    while start > low and tokens[start - 1].low not in _OPENS:
        start -= 1
    end = m.head_end
    behind = (o.at for o in s.mentions[m.nth + 1 :] if o.set_aside is None)
    high = next(behind, len(tokens))
    while end < high and tokens[end].low not in _CLOSES:
        end += 1
    return Clause(s, m, known, start, end)


def said_before(s: Sentence, m: Mention) -> int:
    """Give the index behind the words of the last number before `m` that may be a count."""
    if m.nth == 0:
        return 0
    before = (o.head_end for o in reversed(s.mentions[: m.nth]) if o.set_aside is None)
    return next(before, 0)
