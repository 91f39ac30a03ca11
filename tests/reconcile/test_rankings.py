import pytest

from etl.reconcile import reconcile
from schemas.codes import NumberKind, Verdict
from schemas.records import SeenNumber

SEED = [557, 97, 28, 24, 16, 9, 7, 6, 4, 1]
CODES = ["USA", "CHN", "AUS", "JPN", "GBR", "TUR", "MEX", "CUB", "VNM", "SGP"]


@pytest.fixture
def ranking(count, extraction):
    """Give the ranking check of a total and its list, told as a ranking; None if there is none."""

    def check(total, values, quote="557 in U.S. jails, followed by 97 in China", **fields):
        listed = [count(p, n, quote=quote) for p, n in zip(CODES, values, strict=False)]
        whole = count("ALL", total, quote=f"{total} in 12 countries", quote_start=20)
        made = reconcile(extraction([whole, *listed], **fields))
        return next((c for c in made if c.rule == "ranking"), None)

    return check


def test_a_ranking_that_ends_in_one_would_need_161_further_countries(ranking):
    check = ranking(910, SEED)
    assert (check.verdict, check.severity, check.residual) == (Verdict.FAILS, "warning", 161)
    assert "at least 161 further countries are needed" in check.message


def test_a_remainder_that_few_further_countries_can_hold_is_plausible(ranking):
    check = ranking(3732, [2236, 440, 385, 240])
    assert check.verdict is Verdict.HOLDS
    assert "at least 2 further countries are needed" in check.message


def test_the_number_of_countries_that_the_text_states_is_the_bound(ranking):
    told = SeenNumber(25, 27, 12.0, None, NumberKind.COUNTRIES, False, "")
    assert ranking(760, [557, 97, 28, 24, 16, 9], numbers=(told,)).verdict is Verdict.HOLDS
    assert ranking(860, [557, 97, 28, 24, 16, 9], numbers=(told,)).verdict is Verdict.FAILS


@pytest.mark.parametrize("values", [SEED[:3], SEED[::-1], [*SEED[:9], 0]])
def test_short_unordered_or_zero_ending_lists_are_no_rankings(ranking, values):
    assert ranking(910, values) is None


def test_a_list_that_is_not_told_as_a_ranking_has_no_bound(ranking):
    assert ranking(910, SEED, quote="557 in U.S. jails and 97 in China") is None
