"""How well the annotated documents beside the project are read, on the figures of their scorer."""

import importlib.util
import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import pytest

from etl.documents import read_document
from etl.extract import extract
from etl.reconcile import reconcile
from tests.extract.reading import extraction, shipped

SHARED = Path(__file__).parents[3] / "shared"
SEED = "000_0a703e6c740f2343.txt"
pytestmark = pytest.mark.skipif(
    not (SHARED / "eval" / "score.py").is_file(),
    reason="the annotated documents are not beside the project, at ../shared/eval",
)

CORE, STRICT, AS_OF, SUMS, FALSE_ALARMS = 0.945, 0.945, 0.98, 0.90, 4
"""Floors a little below what was measured; false alarms of the checks are at most so many."""


@pytest.fixture(scope="module")
def figures():
    path = SHARED / "eval" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((SHARED / "eval" / "dev").glob("*.json"))
    }
    return scorer.score(gold, {name: answer(said) for name, said in gold.items()})[0]


def answer(said):
    """What the command prints of one document, as far as it is scored."""
    found = extraction(said["text"], title=said["title"], published=said["published"])
    return {
        "counts": [asdict(count) for count in found.counts],
        "checks": [asdict(check) for check in reconcile(found)],
    }


def test_measure_value_place_and_origin(figures):
    assert figures["core"]["f1"] >= CORE


def test_hedges_and_ranges(figures):
    assert figures["strict"]["f1"] >= STRICT


def test_periods(figures):
    assert figures["as_of"] >= AS_OF


def test_sum_checks_on_what_is_read(figures):
    assert figures["sums"]["recall"] >= SUMS


def test_contradictions_on_what_is_read(figures):
    assert figures["sums"]["contradictions_found"] == figures["sums"]["contradictions"]


def test_false_alarms_on_what_is_read(figures):
    assert figures["sums"]["false_alarms"] <= FALSE_ALARMS


@lru_cache
def seed():
    found = extract(read_document(SHARED / "seed" / SEED, SHARED / "seed"), shipped())
    return found.counts, reconcile(found)


def test_the_seed_has_its_counts_and_no_others():
    counts, _ = seed()
    assert {(c.measure, c.origin) for c in counts} == {("in_custody", "CAN")}
    assert [(c.value, c.qualifier, c.place) for c in sorted(counts, key=lambda c: c.start)] == [
        (100, "under", "CHN"),
        (100, "about", "CHN"),
        (97, "exact", "CHN"),
        (910, "exact", "ALL"),
        (557, "exact", "USA"),
        (28, "exact", "AUS"),
        (24, "exact", "JPN"),
        (16, "exact", "GBR"),
        (9, "exact", "TUR"),
        (7, "exact", "MEX"),
        (6, "exact", "CUB"),
        (4, "exact", "VNM"),
        (1, "exact", "SGP"),
    ]


def test_the_seed_adds_up_to_749_of_910():
    (check,) = (c for c in seed()[1] if c.kind == "sum" and c.total == 910 and c.by == "place")
    assert (check.parts_sum, check.n_parts, check.verdict) == (749, 10, "partial")
