from dataclasses import replace

import pytest

from etl.reconcile import reconcile
from schemas.codes import NumberKind, Verdict
from schemas.records import SeenNumber

SEED = {
    "USA": 557, "CHN": 97, "AUS": 28, "JPN": 24, "GBR": 16,
    "TUR": 9, "MEX": 7, "CUB": 6, "VNM": 4, "SGP": 1,
}  # fmt: skip


@pytest.fixture
def sums(extraction):
    """Give (total, parts_sum, n_parts, verdict) of each sum check of some counts."""

    def checks(counts, **fields):
        made = reconcile(extraction(counts, **fields))
        return [(c.total, c.parts_sum, c.n_parts, c.verdict.value) for c in made if c.rule == "sum"]

    return checks


def test_a_selection_stays_below_its_total_without_alarm(count, extraction):
    counts = [count("ALL", 910), *(count(place, n) for place, n in SEED.items())]
    (check,) = reconcile(extraction(counts))
    assert (check.verdict, check.severity, check.residual) == (Verdict.PARTIAL, "info", 161)
    assert check.imbalance == 0
    assert "10 listed countries add up to 749; 161 remain unlisted" in check.message
    assert check.count_ids == tuple(c.count_id for c in counts)


def test_parts_that_add_up_are_equal(count, sums):
    assert sums([count("ALL", 5), count("CHN", 3), count("JPN", 2)]) == [(5, 5, 2, "equal")]


def test_parts_above_the_total_are_over_by_the_imbalance(count, extraction):
    (check,) = reconcile(extraction([count("ALL", 5), count("CHN", 3), count("JPN", 3)]))
    assert (check.verdict, check.imbalance, check.severity) == (Verdict.OVER, 1, "error")


def test_a_list_that_claims_to_be_complete_falls_short(count, sums):
    counts = [count("ALL", 9), count("CHN", 3), count("JPN", 2)]
    assert sums(counts, complete_lists=((5, 15),)) == [(9, 5, 2, "short")]
    assert sums(counts, complete_lists=((5000, 5015),)) == [(9, 5, 2, "partial")]


def test_as_many_parts_as_the_text_counts_countries_are_all(count, sums):
    total = count("ALL", 190, quote="190 from 8 countries", quote_start=10)
    counts = [total, *(count(place, n) for place, n in list(SEED.items())[2:])]
    told = SeenNumber(19, 6, 8.0, None, NumberKind.COUNTRIES, False, "")
    assert sums(counts, numbers=(told,)) == [(190, 95, 8, "short")]
    elsewhere = replace(told, start=900)
    assert sums(counts, numbers=(elsewhere,)) == [(190, 95, 8, "partial")]


def test_a_rest_that_the_text_states_itself_is_not_missing(count, sums):
    counts = [count("ALL", 9), count("CHN", 3), count("JPN", 2)]
    rest = SeenNumber(90, 91, 4.0, None, NumberKind.NO_COUNTRY, False, "")
    assert sums(counts, complete_lists=((5, 15),), numbers=(rest,)) == [(9, 5, 2, "partial")]


def test_other_dates_measures_and_segments_are_not_mixed_in(count, sums):
    counts = [
        count("ALL", 9),
        count("CHN", 3),
        count("CHN", 4, as_of="2019"),
        count("JPN", 5, measure="killed"),
        count("JPN", 5, segment="women"),
    ]
    assert sums(counts) == [(9, 3, 1, "partial")]


def test_a_region_has_the_countries_behind_it_and_is_no_part_beside_them(count, sums):
    counts = [
        count("ALL", 30),
        count("REGION:Asia", 17),
        count("CHN", 10),
        count("JPN", 7),
        count("REGION:Europe", 13),
        count("FRA", 8),
        count("ESP", 5),
    ]
    assert sums(counts) == [(30, 30, 4, "equal"), (17, 17, 2, "equal"), (13, 13, 2, "equal")]


def test_a_region_without_countries_is_a_part_where_it_closes_the_sum(count, sums):
    counts = [count("ALL", 20), count("CHN", 10), count("JPN", 7), count("REGION:Africa", 3)]
    assert (20, 20, 3, "equal") in sums(counts)


def test_all_are_nationals_and_foreigners_where_both_are_told(count, sums):
    told = {"ALL": 100, "NOR": 70, "FOREIGN": 30, "POL": 12}
    counts = [count("NOR", value, origin) for origin, value in told.items()]
    assert sums(counts) == [(100, 100, 2, "equal"), (30, 12, 1, "partial")]


def test_everyone_but_one_country_leaves_that_country_out(count, sums):
    counts = [count("NOT:CHN", 9), count("CHN", 100), count("JPN", 5), count("KOR", 4)]
    assert sums(counts) == [(9, 9, 2, "equal")]


def test_own_territories_are_not_abroad(count, sums):
    counts = [count("ALL", 9, "USA"), count("JPN", 5, "USA"), count("GUM", 7, "USA")]
    assert sums(counts) == [(9, 5, 1, "partial")]


def test_a_total_that_counts_the_own_country_in_closes(count, sums):
    told = {"ALL": 10, "SDN": 7, "TCD": 3}
    counts = [count(place, n, "SDN", measure="displaced") for place, n in told.items()]
    assert sums(counts) == [(10, 10, 2, "equal")]


def test_of_two_values_for_a_country_the_one_that_closes_is_summed(count, sums):
    counts = [count("CHN", 52, start=0), count("ALL", 50), count("CHN", 38), count("IRN", 12)]
    assert sums(counts) == [(50, 50, 2, "equal")]


def test_of_two_totals_the_one_of_the_list_is_compared(count, sums):
    counts = [count("ALL", 312), count("ALL", 321), count("DEU", 57), count("ESP", 49)]
    assert sums(counts) == [(321, 106, 2, "partial")]


def test_passengers_are_found_between_crew_and_all_on_board(count, sums):
    aboard = {"place": None, "measure": "on_board"}
    told = [("ALL", 239), ("ALL", 227), ("ALL", 12), ("CHN", 153), ("MYS", 73)]
    counts = [count(origin=origin, value=n, **aboard) for origin, n in told]
    assert sums(counts) == [(227, 226, 2, "partial")]


def test_a_country_far_outside_the_list_is_dropped_if_it_exceeds_the_total(count, sums):
    counts = [count("ALL", 9), count("CHN", 5), count("JPN", 3), count("PRK", 6, start=900)]
    assert sums(counts) == [(9, 8, 2, "partial")]


def test_what_cannot_be_compared_is_told(count, sums):
    assert [s[3] for s in sums([count("CHN", 5), count("JPN", 3)])] == ["no total"]
    outside = [count("NOT:CHN", 90), count("CHN", 5), count("JPN", 3, qualifier="about")]
    assert [s[3] for s in sums(outside)] == ["not comparable"]


def test_check_ids_are_stable_and_distinct(count, extraction):
    counts = [count("ALL", 9), count("CHN", 5), count("CHN", 6), count("ALL", 8, as_of="2019")]
    counts += [count("CHN", 1, as_of="2019")]
    ids = [c.check_id for c in reconcile(extraction(counts))]
    assert len(set(ids)) == len(ids) == 3
    assert ids == [c.check_id for c in reconcile(extraction(counts))]


def test_parts_far_above_a_total_are_not_its_parts(count, extraction):
    counts = [count("ALL", 13), count("CHN", 700), count("JPN", 557)]
    (check,) = reconcile(extraction(counts))
    assert (check.verdict, check.blame) == (Verdict.NOT_COMPARABLE, "extraction")
