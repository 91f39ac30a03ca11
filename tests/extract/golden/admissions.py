"""tests/data/golden -> schemas/admissions.json: what signs weigh for whether a number is a count.

Run `python -m tests.extract.golden.admissions` to see how often it is foretold right by weights
which have not seen the document, and with `--update` to learn from all of them and write the
weights anew. It needs scikit-learn, see `fitting`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from etl.extract.discourse import Discourse
from etl.extract.discourse.likelihood import is_likely
from etl.extract.page import Page
from etl.extract.reader import read_parts
from etl.vocabulary import Vocabulary
from etl.weights import ADMISSIONS, weigh_all
from tests.extract.golden import matters, plain
from tests.extract.golden.fitting import fitted, leads, paragraphs, parts, templates
from tests.extract.golden.pairs import golden, names
from tests.extract.reading import shipped

SCHEMAS = Path(__file__).parents[3] / "schemas"
STRENGTH = 0.1
SELDOM = 15
DIGITS = 2
LIGHT = 0.02
"""What a sign weighs at least to be kept."""
WORDS = ("near ", "after ", "previous ", "title ")
HALF = 0.5
AND = " & "
KINDS = (
    "rules ", "head ", "form ", "measure ", "none ", "this ", "axis ", "last ", "before ",
    "earlier ", "fixed ", "number ", "countries ", "digits ",
)  # fmt: skip
FLAGS = frozenset([
    "zero", "people", "places", "right", "each", "every", "totalish", "said", "measure", "later",
    "depth", "date", "only number", "heading", "item", "first in block", "just counted",
    "same measure",
])  # fmt: skip
"""Signs that are learned by twos as well: how a number stands, not the words around it."""
Weighed = tuple[dict[str, float], dict[str, dict[str, float]]]
"""What signs weigh by themselves, and two of them at once besides."""


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


def learn(known: Sequence[Example]) -> Weighed:
    """Learn what signs weigh for a count, alone and by twos."""
    answers, times = [e.counts > 0 for e in known], [e.counts or 1 for e in known]
    rows = [
        {sign: _much(sign) for sign in e.signs} | dict.fromkeys(twos(e.signs), 1.0) for e in known
    ]
    table = fitted(rows, answers, STRENGTH, DIGITS, SELDOM, times)["True"]
    table = {sign: round(weight * _much(sign), DIGITS) for sign, weight in table.items()}
    both: dict[str, dict[str, float]] = {}
    for name, weight in table.items():
        first, and_, second = name.partition(AND)
        if and_ and abs(weight) >= LIGHT:
            both.setdefault(first, {})[second] = weight
    one = {s: w for s, w in table.items() if not s or (AND not in s and abs(w) >= LIGHT)}
    return one, both


def _much(sign: str) -> float:
    """Give how much there is of a sign: less of words anywhere around, which stand by chance."""
    return HALF if sign.startswith(WORDS) else 1.0


def twos(signs: Iterable[str]) -> Iterator[str]:
    """Give the names of two signs at once, of those that few numbers lack."""
    common = sorted(s for s in signs if s.startswith(KINDS) or s in FLAGS)
    return (f"{first}{AND}{second}" for first, second in combinations(common, 2))


def foretold(known: Sequence[Example]) -> Iterator[tuple[Example, bool]]:
    """Tell which numbers are counts by weights that have not seen their documents."""
    for part in parts(e.document for e in known):
        weights = learn([e for e in known if e.document not in part])
        for e in known:
            if e.document in part:
                yield e, is_likely(weigh_all(*weights, e.signs.keys()), told=e.told)


def written(weights: Weighed) -> str:
    """Give weights as a file has them, a sign a line."""
    one, both = weights
    alone = (f"{_json(sign)}: {weight}" for sign, weight in sorted(one.items()))
    by_twos = (f"{_json(sign)}: {_json(row)}" for sign, row in sorted(both.items()))
    parts_written = (",\n".join(rows) for rows in (alone, by_twos))
    return '{{"one": {{\n{}\n}},\n"both": {{\n{}\n}}}}\n'.format(*parts_written)


def _json(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


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
