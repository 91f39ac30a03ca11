"""Words of a sentence -> the measure of each number.

A measure that only the text before says is for `discourse`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.sentence.mentions import HELD, Head, Mention, Sentence
from etl.extract.tokens import Token

_ACTS = frozenset(("released", "killed", "executed", "on_death_row", "injured"))
"""What is done to people says more than what they are: "19 hostages were set free"."""


def find_measures(tokens: Sequence[Token], silent: frozenset[str]) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    for i, t in enumerate(tokens):
        for kind, value in t.classes.items():
            if not kind.startswith("measure.") or kind in ("measure.headers", "measure.close"):
                continue
            if kind == "measure.open":
                for code, closing in value:  # type: ignore[attr-defined]
                    if any(u.low == closing for u in tokens[i + 2 : i + 11]):
                        found.append((i, "said", str(code)))
            elif str(value) not in silent and not _publishes(tokens, i, str(value)):
                held = (
                    value == "in_custody"
                    and kind == "measure.said"
                    and ("held" in t.low or "detained" in t.low)
                )
                found.append((i, kind[8:], HELD if held else str(value)))
    return found


def _publishes(tokens: Sequence[Token], i: int, code: str) -> bool:
    """ "Figures released on Monday" speak of nobody's release."""
    before = tokens[max(0, i - 4) : i]
    return tokens[i].low == "released" and any(
        "grammar.publication" in t.classes and all(u.number is None for u in before[k:])
        for k, t in enumerate(before)
    )


def segment_of(tokens: Sequence[Token], m: Mention, mentions: list[Mention]) -> tuple[int, int]:
    """Give the token range from the mark before the number to the mark behind it, between its neighbours."""
    i = m.at
    low = max([0, *(o.head_end for o in mentions if o.at < m.at and o.set_aside is None)])
    while i > low and tokens[i - 1].low not in (
        ",",
        ";",
        "and",
        "but",
        "(",
        ")",
        "–",
        "—",
        "while",
        "whereas",
    ):
        i -= 1
    j = m.head_end
    high = min([len(tokens), *(o.at for o in mentions if o.at > m.at and o.set_aside is None)])
    while j < high and tokens[j].low not in (
        ",",
        ";",
        ":",
        "and",
        "but",
        "(",
        ")",
        "–",
        "—",
        "while",
        "whereas",
    ):
        j += 1
    return i, j


def read_measure(s: Sentence, m: Mention, mentions: list[Mention], claimed: set[int]) -> None:
    """Find the measure that is said with the number itself; note the words that say it in `claimed`."""
    strong = [
        (at, kind, code) for at, kind, code in s.measures if kind in ("said", "people", "events")
    ]
    i, j = segment_of(s.tokens, m, mentions)
    if (
        m.measure is not None
        and m.at
        and s.tokens[m.at - 1].classes.get("measure.before") is not None
    ):
        m.measure = str(s.tokens[m.at - 1].classes["measure.before"])
        return
    if m.head is Head.EVENT and m.people:
        done = [
            (at, code)
            for at, kind, code in strong
            if kind == "said" and m.head_end <= at < m.head_end + 3 and code != m.measure
        ]
        if done:  # "1,443 cases of Australians arrested"
            m.measure = done[0][1]
    if m.measure is not None:
        claimed.update(at for at, _, _ in strong if m.at < at < m.head_end)
        if m.head is Head.MEASURE:
            acts = [
                (at, code)
                for at, kind, code in strong
                if kind == "said" and i <= at < j and code in _ACTS and code != m.measure
            ]
            if acts:
                m.measure = acts[0][1]
                claimed.add(acts[0][0])
        return
    verb = m.at - 1
    while verb > 0 and (
        "hedge.before" in s.tokens[verb].classes
        or s.tokens[verb].low in ("the", "a", "an", "another", "all")
    ):
        verb -= 1
    if (
        verb >= 0
        and "measure.before" in s.tokens[verb].classes
        and m.head in (Head.PEOPLE, Head.PERSON, Head.TRADE, Head.EVENT)
    ):
        m.measure, m.said = str(s.tokens[verb].classes["measure.before"]), True
        return
    if _of_number(s.tokens, m) and strong and strong[-1][0] > m.at:
        m.measure, m.said = strong[-1][2], True
        claimed.add(strong[-1][0])
        return
    inside = [x for x in strong if m.head_end <= x[0] < j] or [
        x for x in reversed(strong) if i <= x[0] < m.at
    ]
    if inside:
        chosen = inside[0]
        if chosen[1] == "people":
            chosen = next((x for x in inside if x[1] == "said" and x[2] in _ACTS), chosen)
        m.measure, m.said = chosen[2], True
        claimed.add(chosen[0])
        return
    m.weak = {code for at, kind, code in s.measures if kind in ("weak", "sites") and i <= at < j}
    acted = [code for _, kind, code in s.measures if kind == "agents" and code in m.weak]
    if acted:
        m.measure, m.said = acted[0], True


def carry_measure(s: Sentence, m: Mention, claimed: set[int]) -> None:
    """Take the measure from elsewhere in the sentence: before the number, else behind it."""
    strong = [x for x in s.measures if x[1] in ("said", "people", "events")]
    earlier = [x for x in strong if x[0] < m.at]
    later = [x for x in strong if x[0] > m.at and x[0] not in claimed]
    if earlier:
        acts = [code for _, _, code in earlier if code in _ACTS]
        m.measure = acts[-1] if acts and earlier[-1][1] == "people" else earlier[-1][2]
    elif later:
        m.later = later[0][2]


def _of_number(tokens: Sequence[Token], m: Mention) -> bool:
    """ "205 of the 661 people ... were dead"."""
    return (
        m.at + 3 < len(tokens)
        and tokens[m.at + 1].low in ("of", "of the")
        and any(t.number is not None for t in tokens[m.at + 2 : m.at + 4])
    )
