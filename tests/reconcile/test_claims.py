import pytest

from etl.reconcile import reconcile
from schemas.codes import ClaimKind, Qualifier
from schemas.records import Claim


@pytest.fixture
def verdict(extraction):
    """Give verdict and message of one claim about Canadians in custody against some counts."""

    def check(counts, kind, relation, value=None, place="CHN", qualifier="exact", **fields):
        told = {
            "claim_id": "k", "document_id": "d", "kind": ClaimKind(kind), "measure": "in_custody",
            "place": place, "origin": "CAN", "as_of": None, "relation": relation, "value": value,
            "value_high": None, "qualifier": Qualifier(qualifier), "start": 0, "end": 10**6,
            "quote": "so it says", "quote_start": 0,
        }  # fmt: skip
        claim = Claim(**{**told, **fields})
        (made,) = (c for c in reconcile(extraction(counts, claims=(claim,))) if c.kind == "claim")
        return made.verdict.value, made.message

    return check


@pytest.fixture
def seed(count):
    return [count("ALL", 910), count("USA", 557), count("CHN", 97), count("AUS", 28)]


def test_the_largest_outside_one_country_holds(seed, verdict):
    assert verdict(seed, "rank", "largest outside USA")[0] == "holds"


def test_the_largest_of_all_fails_and_names_the_larger_one(seed, verdict):
    says, message = verdict(seed, "rank", "largest")
    assert says == "fails"
    assert "United States has 557" in message


def test_a_third_place_allows_two_ahead(seed, verdict):
    assert verdict(seed, "rank", "largest", 3, place="AUS")[0] == "holds"
    assert verdict(seed, "rank", "largest", 2, place="AUS")[0] == "fails"


def test_a_hedged_rival_fails_a_rank_only_where_it_is_surely_ahead(count, verdict):
    counts = [count("CHN", 97), count("JPN", 100, qualifier="about")]
    assert verdict(counts, "rank", "largest")[0] == "holds"
    assert verdict([*counts, count("KOR", 150)], "rank", "largest")[0] == "fails"


def test_followed_by_fails_where_another_country_stands_between(count, verdict):
    counts = [count("CHN", 97, start=10), count("USA", 557, start=500), count("AUS", 28, start=520)]
    says, message = verdict(counts, "order", "followed by", place="USA", start=480, end=600)
    assert says == "fails"
    assert "China with 97 stands between" in message


def test_followed_by_holds_for_falling_numbers(seed, verdict):
    assert verdict(seed, "order", "followed by", place="USA")[0] == "holds"


def test_followed_by_names_the_list_where_a_number_was_told_before(seed, verdict):
    span = {"place": "USA", "start": 480, "end": 600}
    assert verdict(seed, "order", "followed by CHN AUS", **span)[0] == "holds"
    assert verdict(seed, "order", "followed by AUS", **span)[0] == "fails"


def test_further_down_a_list_told_in_order_may_leave_countries_out(seed, count, verdict):
    counts = [*seed, count("JPN", 40)]
    assert verdict(counts, "order", "followed by CHN AUS", place="USA")[0] == "holds"


def test_a_hedged_number_may_be_more_than_one_above_it(count, verdict):
    counts = [count("CHN", 97, qualifier="about"), count("JPN", 100), count("PER", 200)]
    assert verdict(counts, "order", "more than JPN")[0] == "holds"
    assert verdict(counts, "order", "more than PER")[0] == "fails"


def test_more_than_compares_two_countries(seed, verdict):
    assert verdict(seed, "order", "more than AUS")[0] == "holds"
    assert verdict(seed, "order", "more than USA")[0] == "fails"


@pytest.mark.parametrize(
    ("part", "total", "value", "qualifier", "expected"),
    [
        (1209, 1712, 70, "over", "holds"),
        (887, 2205, 40, "exact", "holds"),
        (2236, 7601, 33.3, "exact", "fails"),
        (2236, 3732, 33.3, "exact", "fails"),
        (51, 100, 50, "over", "holds"),
        (80, 100, 70, "about", "holds"),
    ],
)
def test_shares_are_those_of_the_counts(count, verdict, part, total, value, qualifier, expected):
    counts = [count("ALL", total), count("CHN", part)]
    assert verdict(counts, "share", "of the total", value, qualifier=qualifier)[0] == expected


def test_a_share_of_foreigners_that_differs_may_be_one_of_everybody(count, verdict):
    counts = [count("BEL", 4704, "FOREIGN"), count("BEL", 1022, "MAR"), count("BEL", 498, "DZA")]
    of = {"place": "BEL", "origin": "MAR"}
    assert verdict(counts, "share", "of the total", 21.7, **of)[0] == "holds"
    assert verdict(counts, "share", "of the total", 9.6, **of)[0] == "not comparable"


def test_a_fall_of_over_a_fifth_is_one_of_more(count, verdict):
    counts = [count("CHN", 100, as_of="2019"), count("CHN", 70, as_of="2020")]
    told = {"place": "CHN", "as_of": "2020", "qualifier": "over"}
    assert verdict(counts, "change", "since 2019", -20, **told)[0] == "holds"
    assert verdict(counts, "change", "since 2019", -40, **told)[0] == "fails"


def test_a_change_is_measured_between_two_dates(count, verdict):
    counts = [count("CHN", 100, as_of="2019"), count("CHN", 109, as_of="2020")]
    told = {"place": "CHN", "as_of": "2020"}
    assert verdict(counts, "change", "since 2019", 9, **told)[0] == "holds"
    assert verdict(counts, "change", "since 2019", -9, **told)[0] == "fails"


def test_more_countries_than_the_text_says_fail(seed, verdict):
    assert verdict(seed, "number of countries", "in", 86, place="ALL")[0] == "holds"
    assert verdict(seed, "number of countries", "in", 2, place="ALL")[0] == "fails"


def test_a_rank_among_nationalities_compares_origins(count, verdict):
    counts = [count("USA", n, origin) for origin, n in {"MEX": 14, "CAN": 9}.items()]
    assert verdict(counts, "rank", "largest", place="USA", origin="CAN")[0] == "fails"


def test_people_at_home_are_left_out_of_a_rank(seed, count, verdict):
    counts = [count("CAN", 30_000), *seed]
    assert verdict(counts, "rank", "largest", place="USA")[0] == "holds"


def test_a_claim_without_counts_is_not_comparable(verdict):
    assert verdict([], "rank", "largest")[0] == "not comparable"
