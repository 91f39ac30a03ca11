import pytest

from etl.reconcile import reconcile
from etl.reconcile.hints import one_digit
from schemas.codes import Blame, NumberKind
from schemas.records import SeenNumber


@pytest.mark.parametrize(
    ("a", "b"), [(1503, 1504), (49, 94), (12, 120), (5, 0), (540, 520), (1312, 132)]
)
def test_one_slip_of_a_digit(a, b):
    assert one_digit(a, b)
    assert one_digit(b, a)


@pytest.mark.parametrize(("a", "b"), [(12, 34), (100, 10_000), (123, 321), (7, 7)])
def test_more_than_one_slip(a, b):
    assert not one_digit(a, b)


@pytest.fixture
def sum_check(extraction):
    """Give the first sum check of some counts."""

    def check(counts, **fields):
        made = reconcile(extraction(counts, **fields))
        return next(c for c in made if c.rule == "sum")

    return check


def test_the_digit_that_would_close_a_complete_list_is_named(count, sum_check):
    told = {"ARE": 4696, "SAU": 1503}
    counts = [count("REGION:the Gulf", 6200, "PAK")]
    counts += [count(place, n, "PAK") for place, n in told.items()]
    check = sum_check(counts, complete_lists=((0, 5),))
    assert "1,504 instead of 1,503 (Saudi Arabia)" in check.hint
    assert (check.residual, check.blame) == (1, Blame.SOURCE)


def test_a_number_in_thousands_is_named(count, sum_check):
    check = sum_check([count("ALL", 47), count("CHN", 40), count("JPN", 7000)])
    assert "7 instead of 7,000 (Japan) closes it: thousands" in check.hint


def test_a_territory_counted_twice_is_the_fault_of_the_rule(count, sum_check):
    check = sum_check([count("ALL", 104), count("CHN", 97), count("HKG", 4), count("JPN", 7)])
    assert "China may include Hong Kong" in check.hint
    assert check.blame is Blame.RULE


@pytest.mark.parametrize("kind", [NumberKind.PRONOUN, NumberKind.UNLIKELY])
def test_a_missing_number_that_stands_unread_in_the_list_is_our_fault(count, sum_check, kind):
    counts = [count("ALL", 20), count("CHN", 9), count("JPN", 7)]
    unread = SeenNumber(50, 51, 4.0, None, kind, False, "")
    check = sum_check(counts, complete_lists=((0, 5),), numbers=(unread,))
    assert check.blame is Blame.EXTRACTION
    assert check.hint.startswith("4 stands in the list")


def test_a_selection_needs_no_hint(count, sum_check):
    check = sum_check([count("ALL", 20), count("CHN", 9), count("JPN", 7)])
    assert (check.hint, check.blame) == (None, None)


def test_of_two_values_the_one_that_adds_up_is_named(count, extraction):
    counts = [count("USA", 540), count("ALL", 530), count("USA", 520, start=55), count("CHN", 10)]
    (check,) = (c for c in reconcile(extraction(counts)) if c.rule == "contradiction")
    assert check.hint == (
        "one slip of a digit apart; 520 is the one that adds up with the other counts"
    )
