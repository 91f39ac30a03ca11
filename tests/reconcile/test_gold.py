"""The annotated documents: their own counts must give their sum rows and contradictions."""

import json
from pathlib import Path

import pytest

from etl.extract.completeness import complete_lists
from etl.reconcile import reconcile

GOLD = Path(__file__).parents[3] / "shared" / "eval" / "dev"

pytestmark = pytest.mark.skipif(
    not GOLD.is_dir(), reason="no annotated documents at ../shared/eval"
)


@pytest.fixture
def checked(count, extraction):
    """Give each annotated document with the checks of its annotated counts."""

    def all_of_them():
        for path in sorted(GOLD.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            told = ("place", "value", "origin", "measure", "qualifier", "as_of", "start", "number")
            counts = [count(**{name: c[name] for name in told}) for c in gold["counts"]]
            found = extraction(counts, complete_lists=complete_lists(gold["text"]))
            yield gold, reconcile(found)

    return all_of_them


def test_sum_rows_are_those_of_the_annotators(checked):
    wanted = hits = alarms = 0
    for gold, checks in checked():
        rows = {
            (s["measure"], s["by"], s["total"], s["parts_sum"], s["verdict"]) for s in gold["sums"]
        }
        sums = [c for c in checks if c.rule == "sum"]
        made = {(c.measure, c.by, c.total, c.parts_sum, c.verdict.value) for c in sums}
        wanted, hits = wanted + len(rows), hits + len(rows & made)
        bad = {(r[0], r[2]) for r in rows if r[4] in ("over", "short")}
        alarms += sum((m[0], m[2]) not in bad for m in made if m[4] in ("over", "short"))
    assert hits >= 0.97 * wanted
    assert alarms <= 4


def test_contradictions_are_those_of_the_annotators(checked):
    for gold, checks in checked():
        at = {c["start"]: c["value"] for c in gold["counts"]}
        pairs = {frozenset((at[a], at[b])) for a, b in gold["contradictions"]}
        made = {frozenset(c.values) for c in checks if c.rule == "contradiction"}
        assert made == pairs, gold["id"]
