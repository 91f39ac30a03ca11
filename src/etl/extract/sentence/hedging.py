"""Words beside a number -> the hedge that blurs it.

What a hedge allows is for schemas/hedges.yml and `counts`.
"""

from __future__ import annotations

from etl.extract.sentence.mentions import Mention, Sentence


def read_hedge(s: Sentence, m: Mention) -> None:
    """Find the words that blur the number, before or behind it."""
    tokens = s.tokens
    i = m.at - 1
    while i >= 0 and tokens[i].low in (
        "a",
        "an",
        "the",
        "only",
        "just",
        "another",
        "further",
        "between",
        "from",
        "(",
    ):
        if "hedge.before" in tokens[i].classes:
            break
        i -= 1
    if i >= 0 and "hedge.before" in tokens[i].classes and m.at - i <= 3:
        m.hedge = str(tokens[i].classes["hedge.before"])
        m.hedge_words = (tokens[i].start, tokens[i].end)
        return
    for j in range(m.at + 1, min(m.head_end + 2, len(tokens))):
        t = tokens[j]
        if t.low in ("-", "–") and j + 1 < len(tokens) and tokens[j + 1].low == "plus":
            m.hedge, m.hedge_words = "over", (t.start, tokens[j + 1].end)
            return
        if "hedge.after" in t.classes:
            if (
                t.low in ("at least", "at most")
                and j + 1 < len(tokens)
                and tokens[j + 1].number is not None
            ):
                continue
            if (
                t.low in ("plus", "approximately", "roughly")
                and j + 1 < len(tokens)
                and tokens[j + 1].number is not None
            ):
                continue
            m.hedge = str(t.classes["hedge.after"])
            m.hedge_words = (t.start, t.end)
            return
