"""A number in its sentence and text -> the signs of whether it is a count.

Signs by name only. What they weigh was learned, and is for `admission`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log10

from etl.extract.discourse.state import Discourse
from etl.extract.sentence.mentions import Mention, Sentence
from etl.extract.tokens import EDGE, Token
from etl.vocabulary import Measure
from etl.weights import NO_MATTER

_FLAGS = (
    "zero", "said", "right", "joint", "every", "each", "of_them", "totalish", "direct", "everyone",
    "people_from", "home", "mixed", "own", "other", "foreign", "alone", "people", "places", "weak",
    "date", "hedge", "named_before", "measure", "later", "depth",
)  # fmt: skip
"""What a mention has or is."""
_BESIDE = 3
"""Tokens on each side of a number that are looked at one by one."""
_RATIOS = ((10.0, "far more"), (1.0, "more"), (0.5, "half"), (0.1, "fewer"))
"""By how much more than the count before a number is."""
_LARGEST = 7
"""Digits behind the first beyond which numbers are alike."""
_NEAR = 8
"""Tokens on each side of a number whose words are signs wherever among them they stand."""
_BAG = 80
"""Tokens of a sentence whose words are signs of all its numbers: lists may be of any length."""


def signs_of_number(d: Discourse, s: Sentence, m: Mention, rule: Measure, told: str) -> list[str]:
    """Give the signs of a number that has the measure `rule`; `told` is what rules say of it."""
    signs = [f"rules {told}", f"measure {rule.code}", f"head {m.head}", f"form {m.number.form}"]
    signs += [flag for flag in _FLAGS if getattr(m, flag)]
    signs += _signs_of_value(d, s, m)
    signs += _signs_of_text(d, s, m, rule)
    signs += _signs_beside("left", s.tokens[max(0, m.at - _BESIDE) : m.at][::-1])
    end = max(m.head_end, m.at + 1)
    signs += _signs_beside("right", s.tokens[end : end + _BESIDE])
    for t in s.tokens[m.at + 1 : end]:
        signs.append(f"own {_word_of(t)}")
        signs += [f"own .{name}" for name in (*t.classes, *t.plain)]
    signs += [f"in {name}" for name in s.kinds]
    signs += [f"list {name}" for name in s.lists]
    signs += _signs_of_matter(d, rule.code)
    signs += _signs_of_words(d, s, m)
    return signs


def _signs_of_value(d: Discourse, s: Sentence, m: Mention) -> Iterator[str]:
    value = float(m.number.value)
    yield f"digits {min(_LARGEST, int(log10(value)))}" if value >= 1 else "digits none"
    if value <= 1:
        yield f"one or none {m.number.form}"
    last = d.last
    if last is None:
        yield "first count"
        return
    yield f"last {last.rule}"
    if last.sentence is s:
        yield "last within"
    before = float(last.mention.number.value)
    if before > 0:
        ratio = value / before
        much = next((name for least, name in _RATIOS if ratio > least), "far fewer")
        yield "same value" if ratio == 1 else much


def _signs_of_text(d: Discourse, s: Sentence, m: Mention, rule: Measure) -> Iterator[str]:
    yield f"number {min(m.nth, 2)}"
    yield f"countries {min(len({p.code for p in s.places}), 3)}"
    frame = d.frame(rule.code)
    yield f"axis {frame.axis}"
    yield f"fixed {frame.place is not None} {frame.origin is not None}"
    if m.nth:
        before = s.mentions[m.nth - 1]
        yield f"before {before.set_aside}"
        yield f"before {before.head}"
    elif d.previous is not None:
        yield f"earlier {d.previous.set_aside}"
    told = {
        "only number": len(s.mentions) == 1,
        "heading": s.heading,
        "item": s.item,
        "first in block": s.first_in_block,
        "question": s.question,
        "just counted": d.just_counted,
        "same measure": d.measure == rule.code,
    }
    yield from (sign for sign, is_so in told.items() if is_so)


def _signs_of_matter(d: Discourse, code: str) -> Iterator[str]:
    """Give how likely the text is about a measure, and about none, in fifths."""
    for name, about in (("none", NO_MATTER), ("this", code)):
        yield f"{name} {round(5 * d.overview.matters.get(about, 0.0))}"
    for about, likely in d.overview.matters.items():
        if third := round(3 * likely):
            yield f"about {about} {third}"


def _signs_of_words(d: Discourse, s: Sentence, m: Mention) -> Iterator[str]:
    """Give what is said around a number, in the sentence before and in the title."""
    for side, tokens in (
        ("near", s.tokens[max(0, m.at - _NEAR) : m.at]),
        ("after", s.tokens[m.at + 1 : m.at + 1 + _NEAR]),
    ):
        yield from {f"{side} {_word_of(t)}" for t in tokens if t.low.isalnum()}
    if d.overview.title is not None:
        yield from [f"title {word}" for word in _bag_of(d.overview.title)]
    if len(d.seen) > 1:
        yield from [f"previous {word}" for word in _bag_of(d.seen[-2])]


def _bag_of(s: Sentence) -> frozenset[str]:
    if s.bag is None:
        s.bag = frozenset([_word_of(t) for t in s.tokens[:_BAG] if t.low.isalnum()])
    return s.bag


def _word_of(t: Token) -> str:
    """Give the word that a token is a sign by: any country is one, as any number is."""
    if t.number or t.date:
        return "number" if t.number else "date"
    return "country" if any(name.startswith("place.") for name in t.classes) else t.low


def _signs_beside(side: str, tokens: Sequence[Token]) -> Iterator[str]:
    """Give the signs of the tokens on one side, the nearest first."""
    for k in range(_BESIDE):
        t = tokens[k] if k < len(tokens) else EDGE
        word = _word_of(t)
        yield f"{side} {word}"
        yield f"{side} {k} {word}"
        for name in t.classes:
            yield f"{side} {k} .{name}"
        for name in t.plain:
            yield f"{side} {k} .{name}"
