"""Words near a number -> whether it counts those of one house or town only.

Other parts of the people are for `parts`; towns that the vocabulary knows are for `scope`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.beside import before_hedges
from etl.extract.places import Form
from etl.extract.sentence.clause import Clause
from etl.extract.tokens import EDGE, Token

_BEFORE_NAME = frozenset(["at", "in"])
_OF_HOUSE = frozenset(["of", "at", "in", "near"])
"""What stands between a house and the town that it is in."""
_NAMED = 3
"""So many words, at most, are a name."""
_SITUATED = 6
"""So many words, at most, say what a house is called and where it is."""
_TOWNS = (Form.SEAT, Form.WITHIN)
_ONE = 2
"""So many words, at most, stand between "a single" and the house."""
_ASIDE_OPENS = frozenset(["the", "a", "an", "built", "made", "meant", "designed"])


def in_one_site(c: Clause) -> bool:
    """Tell whether the clause names one prison: "Helsinki Prison had 301 inmates"."""
    for k in c.s.kinds.get("measure.sites", ()):
        if max(1, c.start) <= k < c.end and _is_proper_site(c, k):
            return True
    return False


def _is_proper_site(c: Clause, k: int) -> bool:
    site, name = c.tokens[k], c.tokens[k - 1]
    if c.tokens[k + 1 : k + 2] and c.tokens[k + 1].low == "of" and k + 2 < len(c.tokens):
        name = c.tokens[k + 2]  # "the prison of Bolzano"
        alone = not name.classes and not site.low.endswith("s")
        if alone and c.known.text[name.start].isupper():
            return True
        name = c.tokens[k - 1]
    word = c.known.text[site.start : site.end]
    if not word[0].isupper() or word.isupper() or site.low.endswith("s"):
        return False
    country = "place.names" in name.classes or "place.adjectives" in name.classes
    town = "place.stands_for" in name.classes
    return c.known.text[name.start].isupper() and (town or not country)


def of_named_house(c: Clause) -> bool:
    """As in "Tora, built for 600, has 1,340 inmates", "At Tora, the oldest prison, 12 died"."""
    tokens = c.tokens
    start = 1 if tokens[0].low in _BEFORE_NAME else 0
    end = _behind_name(c, start)
    if end == start or end + 2 >= c.m.at:
        return False
    if tokens[end].low != "," or tokens[end + 1].low not in _ASIDE_OPENS:
        return False
    close = next((k for k in range(end + 2, c.m.at) if tokens[k].low == ","), None)
    return close is not None and _is_house(tokens[end + 1 : close])


def of_name_alone(c: Clause) -> bool:
    """As in "Lower Shabelle alone has 97"."""
    for k in range(max(c.start, 1), c.m.at):
        if c.tokens[k].low == "alone" and _is_strange_name(c, c.tokens[k - 1]):
            return True
    return False


def _is_house(words: Sequence[Token]) -> bool:
    """Tell whether an aside says that what was named before it holds people."""
    if words[0].low in ("the", "a", "an"):
        return any("house" in t.plain for t in words)
    return any(t.low in ("for", "in") for t in words[1:2])


def _behind_name(c: Clause, start: int) -> int:
    """Give the index behind the words from `start` on that look like a name of no country."""
    k = start
    while k < min(start + _NAMED, len(c.tokens)) and _is_strange_name(c, c.tokens[k]):
        k += 1
    return k


def _is_strange_name(c: Clause, t: Token) -> bool:
    strange = not t.classes and "function" not in t.plain and t.low[:1].isalpha()
    return strange and c.known.text[t.start].isupper()


def in_one_house(c: Clause) -> bool:
    """As in "a single hotel lost 97 guests", "97 bodies were found in one shop"."""
    tokens = c.tokens
    for k, t in enumerate(tokens):
        single = t.number is not None and t.number.value == 1 and k != c.m.at
        if single and any("house" in u.plain for u in tokens[k + 1 : k + 1 + _ONE]):
            return c.start <= k < c.end
    return False


def has_house(c: Clause) -> bool:
    """As in "The open centre of Givenich had 97 inmates", "The camp near Lima holds 97"."""
    k = before_hedges(c.tokens, c.m.at, gaps=True)
    if not {"keeps", "houses"} & c.tokens[k].plain:
        return False
    towns = {p.first for p in c.s.places if p.form in _TOWNS and p.first == p.last}
    first = k
    while first > 0 and k - first < _SITUATED and _is_name_of_house(c, first - 1, towns):
        first -= 1
    return first > 1 and k - first > 1 and "house" in c.tokens[first - 1].plain


def _is_name_of_house(c: Clause, i: int, towns: set[int]) -> bool:
    """As each word of "at Tora near Cairo", behind "the central prison"."""
    return c.tokens[i].low in _OF_HOUSE or i in towns or _is_strange_name(c, c.tokens[i])


def of_towns_police(c: Clause) -> bool:
    """As in "police in Palma have arrested 97 tourists"."""
    tokens = c.tokens
    for k in range(c.start, c.m.at - 3):
        if "authority" not in tokens[k].plain or tokens[k + 1].low != "in":
            continue
        end = _behind_name(c, k + 2)
        following = tokens[end] if end < len(tokens) else EDGE
        if end == k + 2 or following.low == ",":
            continue
        return any("measure.said" in t.classes for t in tokens[end : c.m.at])
    return False
