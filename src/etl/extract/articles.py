"""Numbers and words -> articles that count one in a list: "six Poles, two Croats and an American".

Only behind numbers of two other peoples: "an American" by itself introduces somebody in a story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from etl.extract.lexicon import Hit
from etl.extract.numbers import Number, NumberClass, NumberForm

_NEXT = re.compile(r"(?:,| and|, and) (an?) ")
"""What stands between a people of a list and the next one."""
_ENDS = re.compile(r"(?:[,.;]| and an? | (?:national|citizen)\b)")
"""What stands behind the last word of an item; "an American officer" may be any of them."""
_BETWEEN = re.compile(r"(?:,|;| and|, and) ")
"""What stands between an item of a list and the number of the next one."""
_LIST = 2
"""So many peoples with numbers make a list."""
_PEOPLES = frozenset(("place.people", "place.adjectives"))
_OF_ITEM = frozenset(("place.people", "place.adjectives", "place.names"))


def with_articles(text: str, hits: Sequence[Hit], numbers: list[Number]) -> list[Number]:
    """Give `numbers` and the articles that count one in a list of peoples, in order."""
    peoples = {h.start: h.end for h in hits if not _PEOPLES.isdisjoint(h.classes)}
    starts = {n.end: n.start for n in numbers}
    found: list[Number] = []
    last, items = -1, 0
    for hit in hits:
        if _OF_ITEM.isdisjoint(hit.classes):
            continue
        at = _counted_from(text, hit.start, starts)
        if at is None:
            continue
        items = items + 1 if 0 < last < at and _BETWEEN.fullmatch(text, last, at) else 1
        last = hit.end
        following = _NEXT.match(text, hit.end)
        end = peoples.get(following.end()) if following is not None else None
        if items >= _LIST and following is not None and end is not None and _ENDS.match(text, end):
            start, stop = following.span(1)
            found.append(Number(start, stop, 1, None, NumberForm.WORDS, NumberClass.CARDINAL))
            starts[stop] = start
    return sorted([*numbers, *found]) if found else numbers


def _counted_from(text: str, at: int, starts: Mapping[int, int]) -> int | None:
    """Give where the number begins that stands before `at`, with only "from" between them."""
    for words in (" ", " from ", " from the "):
        if text.endswith(words, max(0, at - len(words)), at) and at - len(words) in starts:
            return starts[at - len(words)]
    return None
