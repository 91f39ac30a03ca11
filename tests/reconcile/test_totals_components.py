"""The totals and components method of the UK Office for National Statistics, as an oracle.

Its markers: N no correction is needed, T and C the total or the components would be corrected,
M a person must look, S the method stops. We correct nothing: T, C and M are all findings here.
"""

import csv
import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from etl.reconcile import reconcile
from schemas.codes import Verdict

ROOT = Path(__file__).parents[2]
ROWS = ROOT.parent / "shared" / "peer" / "ons_totals_components"
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


@pytest.fixture(scope="module")
def method():
    """Give the method itself, which runs beside us: method(total, components, ...)."""
    python = ROOT / ".venv-oracle" / "bin" / "python"
    if not (python.parents[1] / "installed").is_file():
        pytest.skip("the method's package is missing: make oracle")
    command = [python, Path(__file__).parent / "oracle" / "answer.py"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as running:

        def ask(*arguments):
            print(json.dumps(arguments), file=running.stdin, flush=True)
            return json.loads(running.stdout.readline())

        yield ask
        running.stdin.close()


def test_the_method_itself_gives_the_published_answers(published, method):
    for row in published:
        components = [float(row[name] or "nan") for name in COMPONENTS]
        thresholds = (_number(row["abs_threshold"]), _number(row["perc_threshold"]))
        predicted = (_number(row["predictive"]), _number(row["auxiliary"]))
        amend = row["amend_total"] == "True"
        said = method(float(row["total"]), components, amend, *predicted, *thresholds)
        assert said == [_number(row["abs_diff"]), row["tcc_marker"]], row


@settings(deadline=None, max_examples=500, suppress_health_check=[FIXTURES])
@given(
    total=st.integers(0, 10**6),
    components=st.lists(st.integers(0, 10**5), min_size=4, max_size=4),
    off=st.none() | st.just(0) | st.integers(-30, 30),
    threshold=st.integers(0, 20),
    amend_total=st.booleans(),
)
def test_random_rows_have_the_same_differences_and_decisions(
    balance, method, total, components, off, threshold, amend_total
):
    """Totals at random, and totals that are right or a little off."""
    total = total if off is None else max(0, sum(components) + off)
    difference, marker = method(total, components, amend_total, total, None, threshold)
    check = balance(total, components)
    event(marker)
    if marker == "N":
        assert check.verdict is Verdict.EQUAL
        assert check.residual == 0
    elif marker == "S":
        assert check.verdict is Verdict.NOT_COMPARABLE
    else:  # T and C: they would correct one side, M: a person must look; we correct nothing
        assert marker in ("T", "C", "M")
        assert check.verdict in (*FINDINGS, Verdict.NOT_COMPARABLE)
        assert abs(check.residual) == difference > 0


def _number(text):
    return float(text) if text else None
