"""tests/data/golden -> schemas/matters.json: what words weigh for the measure that a text is about.

Run `python -m tests.extract.golden.matters` to see how often the measure of a document, or of a
paragraph of one, is right that is foretold by weights which have not seen it, and with `--update`
to learn from all of them and write the weights anew. It needs scikit-learn, see `fitting`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from etl.extract.discourse.matters import matters_of, signs_of_matter
from etl.extract.page import Page
from etl.weights import MATTERS, NO_MATTER
from tests.extract.golden import plain
from tests.extract.golden.fitting import fitted, leads, paragraphs, parts
from tests.extract.golden.pairs import golden, names
from tests.extract.reading import shipped

SCHEMAS = Path(__file__).parents[3] / "schemas"
STRENGTH = 0.05
DIGITS = 2
LIGHT = 0.05
"""What a sign weighs at least to be kept."""


@dataclass(frozen=True, slots=True)
class Example:
    """What an annotated document is about, and the signs of its text."""

    document: str
    matter: str
    """The measure of most of its counts, or `none`."""
    signs: Mapping[str, float]


def example(name: str, document: Mapping[str, Any]) -> Example:
    """Read the signs of one document."""
    page = Page(document["text"], document["published"], shipped())
    said = [s for _, found in page.parts() for s in found]
    signs = signs_of_matter([page.title(document["title"]), *said])
    measures = Counter(count["measure"] for count in document["counts"])
    matter = next((code for code, _ in measures.most_common(1)), NO_MATTER)
    return Example(name, matter, dict.fromkeys(signs, 1.0))


def learn(known: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Learn what signs weigh for each measure; those that weigh next to nothing are left out."""
    fit = fitted([e.signs for e in known], [e.matter for e in known], STRENGTH, DIGITS)
    weights: dict[str, dict[str, float]] = {"": {}}
    for code, table in fit.items():
        for sign, weight in table.items():
            if not sign or abs(weight) >= LIGHT:
                weights.setdefault(sign, {})[code] = weight
    return weights


def foretold(known: Sequence[Example]) -> Iterator[tuple[Example, str]]:
    """Give the measure of each document by weights that have not seen it."""
    for part in parts(e.document for e in known):
        weights = learn([e for e in known if e.document not in part])
        for e in known:
            if e.document in part:
                likely = matters_of(weights, e.signs)
                yield e, max(likely, key=likely.__getitem__)


def written(weights: Mapping[str, Mapping[str, float]]) -> str:
    """Give weights as a file has them, a sign a line."""
    rows = (f"{json.dumps(s)}: {json.dumps(weights[s], sort_keys=True)}" for s in sorted(weights))
    return "{\n" + ",\n".join(rows) + "\n}\n"


def main() -> None:
    known = [example(name, golden(name)) for name in names()]
    known += [example(name, part) for name in names() for part in paragraphs(golden(name))]
    known += [example(*lead) for lead in chain(leads(), plain.documents())]
    if sys.argv[1:] == ["--update"]:
        (SCHEMAS / MATTERS).write_text(written(learn(known)), encoding="utf-8")
        return
    found = [(e, code) for e, code in foretold(known) if e.document in set(names())]
    for what, told in (("counts", True), ("no counts", False)):
        some = [e.matter == code for e, code in found if (e.matter != NO_MATTER) is told]
        print(f"{len(some)} texts with {what}, not learned from: {sum(some) / len(some):.3f}")


if __name__ == "__main__":
    main()
