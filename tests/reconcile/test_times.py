import pytest

from etl.reconcile import reconcile
from etl.reconcile.times import Period, date, period
from schemas.codes import NumberKind
from schemas.records import Document, SeenNumber


def document(published, document_id="d"):
    return Document(f"{document_id}.txt", document_id, "", "", published=published)


@pytest.fixture
def outcomes(extraction):
    """Give (rule, verdict) of the time checks of some counts."""

    def checks(counts, published=None, **fields):
        made = reconcile(extraction(counts, **fields), document=document(published))
        return [(c.rule, c.verdict.value) for c in made if c.kind == "time"]

    return checks


def test_a_date_is_all_the_days_that_it_can_mean():
    assert period("2024-02") == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert period("2023") == Period(date(2023, 1, 1), date(2023, 12, 31))
    assert period("2023-12-12") == Period(date(2023, 12, 12), date(2023, 12, 12))


def test_a_stock_ten_months_old_is_stale(count, outcomes):
    counts = [count("ALL", 910, as_of="2023-12-12"), count("ALL", 1712, as_of="2019")]
    assert outcomes(counts, "2024-10-16") == [("stale", "fails")]
    assert outcomes(counts, "2024-01") == [("stale", "holds")]


def test_a_past_period_may_be_told_late(count, outcomes):
    assert outcomes([count("ALL", 5, measure="arrested", as_of="2019")], "2021-03-01") == []


def test_a_count_cannot_be_later_than_its_text(count, outcomes):
    assert ("future", "fails") in outcomes([count("ALL", 5, as_of="2025")], "2024-10-16")


def test_without_a_date_of_publication_nothing_is_said(count, outcomes):
    assert outcomes([count("ALL", 5, as_of="2025")]) == []


def test_a_number_ten_times_as_high_as_the_year_before_jumps(count, outcomes):
    told = {"2018": 471, "2019": 48}
    assert outcomes([count("PAK", n, "IND", as_of=d) for d, n in told.items()]) == [
        ("jump", "fails")
    ]


def test_numbers_far_apart_count_different_people(count, outcomes):
    counts = [count("ALL", 48, "IND", as_of="2018"), count("ALL", 7737, "IND", as_of="2019")]
    assert outcomes(counts) == [("jump", "not comparable")]


def test_ordinary_changes_and_small_numbers_do_not_jump(count, outcomes):
    told = {"2017": 7448, "2018": 7737, "2019": 8189, "2020": 9000}
    assert outcomes([count("ALL", n, "IND", as_of=d) for d, n in told.items()]) == []
    assert outcomes([count("SGP", 1, as_of="2018"), count("SGP", 8, as_of="2019")]) == []


def test_a_volatile_series_has_a_wider_bound(count, outcomes):
    told = {"2015": 10, "2016": 100, "2017": 9, "2018": 110, "2019": 11}
    assert outcomes([count("ALL", n, as_of=d) for d, n in told.items()]) == []


def test_a_thousand_times_as_much_is_a_slip_of_the_unit(count, outcomes):
    counts = [count("ALL", 7, as_of="2018"), count("ALL", 7400, as_of="2019")]
    assert outcomes(counts) == [("unit", "fails")]


def test_another_number_of_countries_is_a_break_and_no_trend(count, outcomes):
    counts = [
        count("ALL", 2000, as_of="2025-05", quote="in 24 countries", quote_start=1000, start=1000),
        count("ALL", 21_406, as_of="2025-07", quote="in 76 countries", quote_start=0, start=0),
    ]
    numbers = tuple(
        SeenNumber(at, at + 2, float(n), None, NumberKind.COUNTRIES, False, "")
        for at, n in ((1003, 24), (3, 76))
    )
    assert outcomes(counts, numbers=numbers) == [("jump", "not comparable")]
