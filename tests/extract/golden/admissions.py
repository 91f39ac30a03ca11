"""tests/data/golden -> schemas/admissions.json: what signs weigh for whether a number is a count.

Run `python -m tests.extract.golden.admissions` to see how often it is foretold right by weights
which have not seen the document, and with `--update` to learn from all of them and write the
weights anew. It needs scikit-learn, see `fitting`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from etl.extract.discourse import Discourse
from etl.extract.discourse.likelihood import is_likely
from etl.extract.page import Page
from etl.extract.reader import read_parts
from etl.vocabulary import Vocabulary
from etl.weights import ADMISSIONS
from tests.extract.golden import matters, plain
from tests.extract.golden.fitting import fitted, leads, paragraphs, parts, templates
from tests.extract.golden.pairs import golden, names
from tests.extract.reading import shipped

SCHEMAS = Path(__file__).parents[3] / "schemas"
STRENGTH = 0.1
SELDOM = 15


@dataclass(frozen=True, slots=True)
class Example:
    """A number of an annotated document whose measure is known."""

    document: str
    counts: int
    """How many counts it gives: several in "one each in Peru and Chile"."""
    told: bool
    """It is one by rules."""
    signs: Mapping[str, float]


Document = tuple[str, Mapping[str, Any]]
"""An annotated document, or a paragraph of one, with the document's name."""


def all_examples(documents: Sequence[Document]) -> Iterator[Example]:
    """Give the examples of documents; weights that have not seen one tell what it is about."""
    known = [matters.example(name, document) for name, document in documents]
    for part in parts(name for name, _ in documents):
        learned = matters.learn([e for e in known if e.document not in part])
        weights = replace(shipped().weights, matters=learned)
        vocabulary = replace(shipped(), weights=weights)
        for name, document in documents:
            if name in part:
                yield from examples(name, document, vocabulary)


def examples(name: str, document: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Example]:
    """Give the numbers of a document of which it is weighed whether they are counts."""
    page = Page(document["text"], document["published"], vocabulary)
    read = list(page.parts())
    discourse = Discourse(vocabulary, page.text, document["published"], page.silent)
    discourse.weighed = []
    read_parts(discourse, page.title(document["title"]), read)
    counts = Counter(count["start"] for count in document["counts"])
    values = {count["value"] for count in document["counts"]}
    for m, signs, told in discourse.weighed:
        here = counts[m.number.start]
        again = not here and m.number.value in values  # annotated where it is said first
        if not again:
            yield Example(name, here, told, dict.fromkeys(signs, 1.0))


def learn(known: Sequence[Example]) -> dict[str, float]:
    """Learn what signs weigh for a count."""
    answers, times = [e.counts > 0 for e in known], [e.counts or 1 for e in known]
    return fitted([e.signs for e in known], answers, STRENGTH, seldom=SELDOM, times=times)["True"]


def foretold(known: Sequence[Example]) -> Iterator[tuple[Example, bool]]:
    """Tell which numbers are counts by weights that have not seen their documents."""
    for part in parts(e.document for e in known):
        weights = learn([e for e in known if e.document not in part])
        yield from (
            (e, is_likely(weights, e.signs, told=e.told)) for e in known if e.document in part
        )


def written(weights: Mapping[str, float]) -> str:
    """Give weights as a file has them, a sign a line."""
    kept = {sign: w for sign, w in sorted(weights.items()) if w or not sign}
    return json.dumps(kept, indent=0, ensure_ascii=False) + "\n"


def main() -> None:
    documents = [(name, golden(name)) for name in names()]
    short = [(name, part) for name, document in documents for part in paragraphs(document)]
    known = list(all_examples([*documents, *short, *leads(), *templates(), *plain.documents()]))
    if sys.argv[1:] == ["--update"]:
        (SCHEMAS / ADMISSIONS).write_text(written(learn(known)), encoding="utf-8")
        return
    found = list(foretold(known))
    right = sum((e.counts > 0) == told for e, told in found) / len(found)
    rules = sum((e.counts > 0) == e.told for e in known) / len(known)
    print(f"{len(found)} numbers not learned from: right {right:.3f}, by rules alone {rules:.3f}")


if __name__ == "__main__":
    main()
