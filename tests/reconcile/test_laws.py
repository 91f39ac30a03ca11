"""Laws of the balance, over generated totals and parts."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.reconcile import reconcile
from schemas.codes import ObsStatus, Qualifier, Role, Verdict
from schemas.records import Count, Extraction

CODES = [a + b + c for a, b, c in itertools.product("ABCDEFGH", repeat=3)][1:60]
WHOLE_LIST = ((0, 10**6),)


def count(place, value, n, low=None, high=None):
    exact = low is None
    return Count(
        f"c{n}", "d", "in_custody", value, None, Qualifier.EXACT if exact else Qualifier.ABOUT,
        place, "CAN", None, 20 * n, 20 * n + 5, str(value), "", 20 * n, None, None,
        value if exact else low, value if exact else high, Role.PART, ObsStatus.NORMAL, "law",
    )  # fmt: skip


def sums(counts):
    extraction = Extraction("d", tuple(counts), (), (), WHOLE_LIST)
    return [c for c in reconcile(extraction) if c.rule in ("sum", "balance")]


parts = st.lists(st.integers(0, 10**7), min_size=2, max_size=40)


def told(values, total=None):
    listed = [count(code, v, n + 1) for n, (code, v) in enumerate(zip(CODES, values, strict=False))]
    return [count("ALL", sum(values) if total is None else total, 0), *listed]


@settings(deadline=None)  # a busy machine is no slow law
@given(parts)
def test_a_total_split_into_parts_never_alarms(values):
    assert [c.verdict for c in sums(told(values))] == [Verdict.EQUAL]


@settings(deadline=None)  # a busy machine is no slow law
@given(parts, st.integers(0, 5))
def test_subtotals_are_never_added_to_their_parts(values, at):
    counts = told(values)
    first = values[: max(2, at)]
    subtotal = count("REGION:the first", sum(first), 0.5)
    made = sums([counts[0], subtotal, *counts[1:]])
    by_total = {c.total_id: c for c in made}
    assert by_total["c0"].verdict is Verdict.EQUAL
    assert by_total["c0"].n_parts == len(values)


@settings(deadline=None)  # a busy machine is no slow law
@given(parts, st.data())
def test_one_changed_part_alarms_with_its_imbalance_and_is_hinted(values, data):
    changed = data.draw(st.integers(0, len(values) - 1))
    digits = str(values[changed])
    at = data.draw(st.integers(0, len(digits) - 1))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != digits[at]]))
    wrong = int(digits[:at] + digit + digits[at + 1 :])
    stated = [wrong if n == changed else v for n, v in enumerate(values)]
    (check,) = sums(told(stated, total=sum(values)))
    assert check.verdict is (Verdict.OVER if wrong > values[changed] else Verdict.SHORT)
    assert check.imbalance == wrong - values[changed]
    assert CODES[changed] in check.hint


@settings(deadline=None)  # a busy machine is no slow law
@given(parts, st.lists(st.integers(0, 15), min_size=40, max_size=40))
def test_hedged_parts_of_a_split_total_never_contradict_it(values, shares):
    counts = told(values)
    hedged = [
        count(c.place, c.value, n, c.value * 100 // (100 + s), c.value * 100 // (100 - s) + 1)
        for n, (c, s) in enumerate(zip(counts[1:], shares, strict=False), start=1)
    ]
    verdicts = {c.verdict for c in sums([counts[0], *hedged])}
    assert not verdicts & {Verdict.OVER, Verdict.SHORT, Verdict.CONTRADICTION, Verdict.OPEN}


@pytest.mark.parametrize("total", [0, 1])
def test_zero_is_a_part(total):
    assert sums(told([0, total]))[0].verdict is Verdict.EQUAL
