"""The totals and components method of the UK Office for National Statistics, as an oracle.

Its markers: N no correction is needed, T and C the total or the components would be corrected,
M a person must look, S the method stops. We correct nothing: T, C and M are all findings here.
"""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.reconcile import reconcile
from schemas.codes import Verdict

ROWS = Path(__file__).parents[3] / "shared" / "peer" / "ons_totals_components"
COMPONENTS = ("comp_1", "comp_2", "comp_3", "comp_4")
FIXTURES = HealthCheck.function_scoped_fixture  # a factory: it keeps nothing between rows
FINDINGS = (Verdict.OVER, Verdict.SHORT)


@pytest.fixture(scope="module")
def published():
    if not ROWS.is_dir():
        pytest.skip("no published rows at ../shared/peer/ons_totals_components")
    rows = []
    for path in sorted(ROWS.glob("*_output.csv")):
        with path.open(encoding="utf-8-sig") as file:
            rows.extend(csv.DictReader(file))
    return rows


@pytest.fixture
def balance(count, extraction):
    """Give the sum check of a total and its components, told as a complete list."""

    def check(total, components):
        told = (p for p in zip(("CHN", "JPN", "KOR", "THA"), components, strict=True))
        counts = [count("ALL", total), *(count(p, n) for p, n in told if n is not None)]
        made = reconcile(extraction(counts, complete_lists=((0, 10**9),)))
        return next((c for c in made if c.rule == "sum"), None)

    return check


def test_the_published_rows_have_the_same_differences_and_decisions(published, balance):
    assert len(published) == 102
    for row in published:
        total = int(float(row["total"]))
        components = [int(float(row[name])) if row[name] else None for name in COMPONENTS]
        check, marker = balance(total, components), row["tcc_marker"]
        if marker == "N":
            assert check.verdict is Verdict.EQUAL, row
        elif marker == "S":  # nothing to compare: all components are zero or missing
            assert check is None or check.verdict is Verdict.NOT_COMPARABLE, row
        else:
            hopeless = Verdict.NOT_COMPARABLE if total == 0 else Verdict.OVER
            assert check.verdict in (*FINDINGS, hopeless), row
        if row["abs_diff"]:  # from the value that predicts the total, which is often the total
            predicted = float(row["predictive"] or row["auxiliary"])
            assert abs(predicted - check.parts_sum) == float(row["abs_diff"]), row


@settings(deadline=None, max_examples=50, suppress_health_check=[FIXTURES])
@given(
    total=st.integers(1, 10**6),
    components=st.lists(st.integers(1, 10**5), min_size=4, max_size=4),
    closing=st.booleans(),
)
def test_random_rows_have_the_same_differences_and_decisions(balance, total, components, closing):
    editing = pytest.importorskip("sml_small.editing", reason="the method's package is missing")
    total = sum(components) if closing else total
    theirs = editing.totals_and_components(
        "row", total, list(components), True, predictive=total, absolute_difference_threshold=0
    )
    assert (theirs.tcc_marker == "N") == (sum(components) == total)
    assert float(theirs.absolute_difference) == abs(total - sum(components))
    verdict = balance(total, components).verdict
    if theirs.tcc_marker == "N":
        assert verdict is Verdict.EQUAL
    else:
        assert verdict in (*FINDINGS, Verdict.NOT_COMPARABLE)
