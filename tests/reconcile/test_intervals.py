import pytest

from etl.reconcile import reconcile
from etl.reconcile.intervals import Interval, balance
from schemas.codes import Verdict


@pytest.mark.parametrize(
    ("total", "parts", "verdict"),
    [
        ((85, 115), (90, 90), Verdict.CLOSED),
        ((85, 115), (84, 84), Verdict.OPEN),
        ((85, 115), (116, 116), Verdict.CONTRADICTION),
        ((85, None), (10_000, 10_000), Verdict.CLOSED),
        ((100, 100), (50, None), Verdict.CLOSED),
        ((100, 100), (101, None), Verdict.CONTRADICTION),
    ],
)
def test_a_balance_has_three_outcomes(total, parts, verdict):
    assert balance(Interval(*total), Interval(*parts)) is verdict


def test_what_remains_is_an_interval():
    assert Interval(100, 120).minus(Interval(30, 50)) == Interval(50, 90)
    assert Interval(100, None).minus(Interval(30, None)) == Interval(0, None)


def rows(checks, rule):
    return [(c.verdict, c.severity) for c in checks if c.rule == rule]


def test_parts_far_below_a_hedged_total_are_open(count, extraction):
    counts = [count("ALL", 3000, qualifier="under"), count("CHN", 1000), count("JPN", 900)]
    made = reconcile(extraction(counts))
    assert rows(made, "balance") == [(Verdict.OPEN, "info")]
    assert "650 to 1,100 remain unlisted" in made[0].message
    assert rows(made, "sum") == []


def test_hedged_parts_can_close_an_exact_total(count, extraction):
    counts = [count("ALL", 100), count("CHN", 60), count("JPN", 42, qualifier="about")]
    made = reconcile(extraction(counts))
    assert rows(made, "balance") == [(Verdict.CLOSED, "ok")]
    assert rows(made, "sum") == [(Verdict.PARTIAL, "info")]


def test_hedged_parts_above_the_total_contradict_it(count, extraction):
    counts = [count("ALL", 100), count("CHN", 60), count("JPN", 50, qualifier="over")]
    assert rows(reconcile(extraction(counts)), "balance") == [(Verdict.CONTRADICTION, "warning")]


def test_exact_numbers_have_no_balance_row(count, extraction):
    counts = [count("ALL", 100), count("CHN", 60), count("JPN", 40)]
    assert rows(reconcile(extraction(counts)), "balance") == []


def test_nearly_a_hundred_and_97_agree(count, extraction):
    counts = [count("CHN", 100, qualifier="under"), count("CHN", 97)]
    (check,) = (c for c in reconcile(extraction(counts)) if c.rule == "hedge")
    assert check.verdict is Verdict.AGREES
    assert "3.0 % below" in check.message


def test_a_hedge_that_misses_the_exact_number_says_by_how_much(count, extraction):
    counts = [count("CHN", 300, qualifier="about"), count("CHN", 240)]
    (check,) = (c for c in reconcile(extraction(counts)) if c.rule == "hedge")
    assert (check.verdict, check.severity) == (Verdict.FAILS, "warning")
    assert "20.0 % below" in check.message


def test_numbers_far_apart_are_no_telling_of_one_fact(count, extraction):
    counts = [count("ALL", 12, qualifier="about"), count("ALL", 1712)]
    (check,) = (c for c in reconcile(extraction(counts)) if c.rule == "hedge")
    assert (check.verdict, check.severity) == (Verdict.NOT_COMPARABLE, "info")
