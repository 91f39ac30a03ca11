"""tests/data/golden -> schemas/breakdowns.json: what signs weigh for how a text is broken down.

Run `python -m tests.extract.golden.breakdowns` to see how often frames are right that are foretold
by weights which have not seen the document (ten parts, each by the other nine), and with `--update`
to learn from all of them and write the weights anew. It needs scikit-learn, see `fitting`.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from etl.extract.discourse.framing import Told, frame_of, signs_of_lands, told_of
from etl.extract.discourse.state import ALL, Axis, Discourse
from etl.extract.discourse.survey import survey
from etl.extract.page import Page
from etl.extract.sentence import Sentence
from etl.vocabulary import Measure
from etl.weights import BREAKDOWNS, NO_AXIS, SIDES, Weights, weigh
from tests.extract.golden import plain
from tests.extract.golden.fitting import chosen, fitted, leads, parts, templates
from tests.extract.golden.pairs import golden, names
from tests.extract.reading import shipped

SCHEMAS = Path(__file__).parents[3] / "schemas"
STRENGTH = 0.05
"""How closely the weights of the axis follow what they are learned from."""
MADE_UP = 8
"""How often a made-up lead with its list counts: few documents are as short, and as plain."""
LEAD = 2
"""Sentences before a list that lead to it."""
OTHER = {"place": "origin", "origin": "place"}


@dataclass(frozen=True, slots=True)
class Example:
    """How an annotated document breaks one measure down, and what its text tells of that."""

    document: str
    rule: Measure
    axis: str
    """`none`, `place` or `origin`."""
    fixed: str | None
    """The one people of all the places, or the one place of all the peoples."""
    told: Told
    whole: bool
    """By the whole text; else by its list and what leads to it alone."""
    times: int = 1
    """How often it counts."""

    @property
    def side(self) -> str | None:
        """What `fixed` is: a place or an origin; None where the text has none of it to tell."""
        return OTHER[self.axis] if self.axis in OTHER and self.rule.place else None


def examples(documents: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[Example]:
    """Give an example for each measure that a document breaks down by two countries or more."""
    for name, document in documents:
        page = Page(document["text"], document["published"], shipped())
        said = [s for _, found in page.parts() for s in found]
        whole = [page.title(document["title"]), *said]
        for code, (axis, fixed, starts) in _broken_down(document["counts"]).items():
            for sentences in (whole, [page.title(None), *_around(said, starts)]):
                told = _survey(page, sentences)
                if code in told:
                    fixed = _as_named(fixed, told[code].lands)
                    rule = shipped().measures[code]
                    yield Example(name, rule, axis, fixed, told[code], sentences is whole)


def _around(said: Sequence[Sentence], starts: Sequence[int]) -> Sequence[Sentence]:
    """Give the sentences of a list with those that lead to it: as much as a short text has."""
    held = [k for k, s in enumerate(said) if any(s.start <= at < s.end for at in starts)]
    return said[max(0, held[0] - LEAD) : held[-1] + 1] if held else []


def _broken_down(
    counts: Iterable[Mapping[str, Any]],
) -> dict[str, tuple[str, str | None, list[int]]]:
    """Give the axis of each measure, its fixed side and where its numbers begin."""
    lists: defaultdict[str, defaultdict[tuple[str, str | None], dict[str, int]]]
    lists = defaultdict(lambda: defaultdict(dict))
    for count in counts:
        sides = {side: count.get(side) for side in SIDES}
        for axis, code in sides.items():
            if code is not None and len(code) == 3 and code != ALL:
                fixed = sides[OTHER[axis]]
                nobodys = axis == "place" and fixed in (None, ALL)
                key = (NO_AXIS, None) if nobodys else (axis, fixed)
                lists[count["measure"]][key].setdefault(code, count["start"])
    found = {}
    for measure, by_key in lists.items():
        key, members = max(by_key.items(), key=lambda item: len(item[1]))
        if len(members) > 1:
            found[measure] = (*key, list(members.values()))
    return found


def _survey(page: Page, sentences: Sequence[Sentence]) -> dict[str, Told]:
    discourse = Discourse(shipped(), page.text, None, page.silent)
    evidence = survey(discourse, sentences)
    return told_of(discourse, sentences, evidence)


def _as_named(fixed: str | None, lands: Mapping[str, object]) -> str | None:
    """Give a region as the text names it, if it does."""
    if fixed is None or not fixed.startswith("REGION:"):
        return fixed
    regions = [land for land in lands if land.startswith("REGION:")]
    plain = {land.lower().replace("region:the ", "region:"): land for land in regions}
    only = regions[0] if len(regions) == 1 else fixed
    return plain.get(fixed.lower().replace("region:the ", "region:"), only)


def learn(known: Sequence[Example]) -> Weights:
    """Learn what signs weigh; countries first, for they are signs of the axis."""
    surest: list[Mapping[str, float]] = [{}] * len(known)
    for part in parts(e.document for e in known):
        lands = _learn_lands([e for e in known if e.document not in part])
        for k, e in enumerate(known):
            if e.document in part:
                surest[k] = _signs_of_lands(e, lands)
    signs = [e.told.signs | more for e, more in zip(known, surest, strict=True)]
    axes = fitted(signs, [e.axis for e in known], STRENGTH, times=[e.times for e in known])
    rest = shipped().weights
    return Weights(axes, _learn_lands(known), rest.matters, rest.admissions)


def _learn_lands(known: Iterable[Example]) -> dict[str, Mapping[str, float]]:
    known = list(known)
    found = {}
    for side in SIDES:
        having = enumerate(e for e in known if e.side == side)
        told = [(k, land == e.fixed, v) for k, e in having for land, v in e.told.lands.items()]
        groups, meant, values = zip(*told, strict=True)
        found[side] = chosen(values, groups, meant)
    return found


def _signs_of_lands(e: Example, lands: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    weighed = {
        side: {land: weigh(lands[side], values) for land, values in e.told.lands.items()}
        for side in SIDES
    }
    return signs_of_lands(weighed, e.told.lands)


def right(e: Example, weights: Weights) -> tuple[bool, bool]:
    """Tell whether weights give an example its axis, and its whole frame."""
    frame = frame_of(weights, e.rule, e.told)
    axis = (frame.axis or NO_AXIS) == e.axis
    unsaid = e.side is None or e.fixed in (None, ALL)
    fixed = frame.place if frame.axis is Axis.ORIGIN else frame.origin
    return axis, axis and (unsaid or fixed == e.fixed)


def foretold(known: Sequence[Example]) -> Iterator[tuple[Example, bool, bool]]:
    """Tell which frames are right, each by weights that have not seen its document."""
    for part in parts(e.document for e in known):
        weights = learn([e for e in known if e.document not in part])
        yield from ((e, *right(e, weights)) for e in known if e.document in part)


def written(weights: Weights) -> str:
    """Give weights as a file has them, a sign a line; signs that weigh nothing are left out."""
    names = (NO_AXIS, *SIDES)
    rows = {sign: [weights.axes[name][sign] for name in names] for sign in weights.axes[NO_AXIS]}
    told = {"axis": {s: row for s, row in rows.items() if not s or max(map(abs, row)) >= 0.01}}
    told |= {side: {s: w for s, w in weights.lands[side].items() if w or not s} for side in SIDES}
    parts = (
        f'"{part}": {{\n'
        + ",\n".join(f"{json.dumps(s)}: {w}" for s, w in sorted(rows.items()))
        + "\n}"
        for part, rows in told.items()
    )
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    known = list(examples((name, golden(name)) for name in names()))
    known += [replace(e, times=MADE_UP) for e in examples(chain(leads(), templates()))]
    known += examples(plain.documents())
    if sys.argv[1:] == ["--update"]:
        (SCHEMAS / BREAKDOWNS).write_text(written(learn(known)), encoding="utf-8")
        return
    found = list(foretold(known))
    documents = set(names())
    for what, wanted in (("by the whole text", True), ("by what leads to them alone", False)):
        told = [rest for e, *rest in found if e.document in documents and e.whole is wanted]
        axes, frames = (sum(column) / len(told) for column in zip(*told, strict=True))
        print(f"{len(told)} lists not learned from, {what}: axis {axes:.3f}, frame {frames:.3f}")


if __name__ == "__main__":
    main()
