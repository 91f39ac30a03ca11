"""Words elsewhere in a sentence -> the measure of a number that has none beside it.

Words of its own clause are for `measuring`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.beside import before_hedges
from etl.extract.sentence.clause import Clause, asides_of
from etl.extract.sentence.measuring import strong_measures
from etl.extract.sentence.mentions import HELD, Head, Mention, Said, Sentence
from etl.extract.sentence.parallels import adjacent
from etl.extract.sentence.untold import is_of_traffic, tells_when

_PARTS = frozenset([",", ";", ":", "and", "but"])
"""What parts one thing said of people from the next."""


def carry_measure(c: Clause, claimed: set[int]) -> None:
    """Take the measure from elsewhere in the sentence: before the number, else behind it."""
    s, m = c.s, c.m
    asides = asides_of(s)
    strong = [said for said in strong_measures(s) if not _is_aside(c, said[0], asides)]
    strong = [said for said in strong if not (tells_when(c, said[0]) or is_of_traffic(c, said))]
    earlier = [_as_counted(s, said) for said in strong if said[0] < m.at]
    later = [said for said in strong if said[0] > m.at and said[0] not in claimed]
    own = _site_of_clause(c, earlier, strong) or _act_before(c, earlier)
    if _are_kept(c, earlier):
        m.measure, m.said = HELD, True
    elif own is not None:
        m.measure = own
    elif earlier:
        acts = [code for _, _, code in earlier if code in c.known.acts]
        m.measure = acts[-1] if acts and earlier[-1][1] == "people" else earlier[-1][2]
    elif later:
        m.later = later[0][2]


def _act_before(c: Clause, earlier: Sequence[Said]) -> str | None:
    """Give what was done to those counted before: "97 were moved from jails in Peru, 31 in Mali".

    Where they had been before it is told in the same breath, and is not what the 31 are.
    """
    if not earlier:
        return None
    at, _, code = earlier[-1]
    told = (o for o in reversed(c.s.mentions[: c.m.nth]) if o.set_aside is None and o.at < at)
    before = next(told, None)
    if before is None or not before.said or before.measure not in c.known.acts:
        return None
    between = c.tokens[before.head_end : at]
    same = bool(between) and not any(t.low in _PARTS for t in between)
    own = c.m.head is Head.NONE and not c.m.people
    return before.measure if own and same and code not in c.known.acts else None


def _as_counted(s: Sentence, said: Said) -> Said:
    """Give a noun the measure that its number has: "206 migrants are in jail, 147 in Peru"."""
    at, kind, _ = said
    if kind != "people":
        return said
    counted = (o.measure for o in s.mentions if o.at < at < o.head_end and o.measure is not None)
    return next(((at, kind, code) for code in counted), said)


def _is_aside(c: Clause, at: int, asides: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a word stands in brackets behind another number: "24 (the crew of one ship)".

    Or in what is told of a country in passing: "Mali, whose jails are full, has 97".
    """
    if at > c.m.at:
        return False
    if bool(c.s.depths) and c.s.depths[at] > c.m.depth:
        return True
    inside = next(((a, b) for a, b in asides if a < at < b < c.m.at), None)
    live = (o.at for o in c.s.mentions if o.set_aside is None)
    return inside is not None and not any(inside[0] < k < inside[1] for k in live)


def _are_kept(c: Clause, earlier: Sequence[Said]) -> bool:
    """Tell whether some did not leave: "Peru has freed 97 Poles but still holds 12"."""
    if "holds_on" not in c.s.lists or not earlier or earlier[-1][2] not in c.known.leaving:
        return False
    k = before_hedges(c.tokens, _first_of_list(c).at, gaps=True)
    return earlier[-1][0] < k and "holds_on" in c.tokens[k].plain


def _first_of_list(c: Clause) -> Mention:
    """Give the first of the numbers told in one list: "sent 97 Poles and 12 Danes to prisons"."""
    first = c.m
    while first.nth and adjacent(c.tokens, c.s.mentions[first.nth - 1], first):
        first = c.s.mentions[first.nth - 1]
    return first


def _site_of_clause(c: Clause, earlier: Sequence[Said], strong: Sequence[Said]) -> str | None:
    """Give what a site in the number's own clause says: "... said that 115 were in prisons"."""
    s, m = c.s, c.m
    if not earlier or not m.people or any(at > m.at for at, _, _ in strong):
        return None
    sites = {code for at, kind, code in s.measures if kind == "sites" and at > m.at}
    first = _first_of_list(c).at
    parted = any(t.low in (",", "that") for t in s.tokens[earlier[-1][0] : first])
    return next(iter(sites)) if len(sites) == 1 and parted else None
