from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.snapshots.suppress import Sum, suppress

BELOW = 5


def solutions(values, sums, out):
    """Every way in which an attacker can fill the cells left out, knowing all the others."""
    hidden = sorted(out)
    most = max(values.values())
    for filled in product(range(most + 1), repeat=len(hidden)):
        guess = values | dict(zip(hidden, filled, strict=True))
        if all(guess[s.total] == sum(guess[p] for p in s.parts) for s in sums):
            yield guess


def test_a_table_without_small_cells_is_published_whole():
    values = {"all": 30, "a": 10, "b": 20}
    assert suppress(values, [Sum("all", ("a", "b"))], BELOW) == frozenset()


def test_a_small_cell_takes_the_next_smallest_with_it():
    values = {"all": 37, "a": 2, "b": 15, "c": 20}
    assert suppress(values, [Sum("all", ("a", "b", "c"))], BELOW) == {"a", "b"}


def test_where_no_other_part_is_left_the_total_goes():
    assert suppress({"all": 2, "a": 2}, [Sum("all", ("a",))], BELOW) == {"a", "all"}


def test_a_zero_stays_and_hides_nothing():
    values = {"all": 22, "a": 2, "b": 0, "c": 20}
    assert suppress(values, [Sum("all", ("a", "b", "c"))], BELOW) == {"a", "c"}


def test_two_sums_that_together_give_a_cell_back_are_seen():
    values = {"all": 33, "region": 13, "a": 3, "b": 10, "c": 20}
    sums = [Sum("all", ("region", "c")), Sum("region", ("a", "b")), Sum("all", ("a", "b", "c"))]
    out = suppress(values, sums, BELOW)
    assert len({guess["a"] for guess in solutions(values, sums, out)}) > 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=4, max_size=4))
def test_no_small_cell_can_be_given_back_by_subtraction(cells):
    a, b, c, d = cells
    values = {"a": a, "b": b, "c": c, "d": d, "ab": a + b, "cd": c + d, "all": sum(cells)}
    sums = [Sum("ab", ("a", "b")), Sum("cd", ("c", "d")), Sum("all", ("ab", "cd"))]
    out = suppress(values, sums, BELOW)
    if len(out) > 4:  # too many to try all, and more are hidden than stand
        return
    possible = list(solutions(values, sums, out))
    for cell, value in values.items():
        if 0 < value < BELOW:
            assert len({guess[cell] for guess in possible}) > 1, (cell, out)


@pytest.mark.parametrize("below", [1, 0])
def test_a_threshold_of_one_hides_nothing(below):
    assert suppress({"all": 1, "a": 1}, [Sum("all", ("a",))], below) == frozenset()
