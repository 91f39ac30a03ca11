import pytest

from etl.reconcile import reconcile
from schemas.codes import Verdict
from tests.extract.reading import extraction as read


def contradictions(checks):
    return [c.values for c in checks if c.rule == "contradiction"]


def test_two_exact_numbers_for_one_thing_contradict(count, extraction):
    made = reconcile(extraction([count("ALL", 140), count("ALL", 130), count("ALL", 140)]))
    (check,) = made
    assert (check.verdict, check.values, check.severity) == (
        Verdict.CONTRADICTION,
        (140, 130),
        "error",
    )
    assert "140 and 130" in check.message


def test_another_date_or_segment_is_another_thing(count, extraction):
    counts = [count("CHN", 1), count("CHN", 2, as_of="2019"), count("CHN", 3, segment="women")]
    assert contradictions(reconcile(extraction(counts))) == []


def test_a_hedged_number_is_no_contradiction(count, extraction):
    counts = [count("CHN", 97), count("CHN", 300, qualifier="about")]
    assert contradictions(reconcile(extraction(counts))) == []


def test_people_on_board_are_exempt(count, extraction):
    counts = [count(None, n, "ALL", "on_board") for n in (239, 227, 12)]
    assert contradictions(reconcile(extraction(counts))) == []


def test_a_series_without_dates_cannot_be_compared(count, extraction):
    counts = [count("ESP", n) for n in (29, 34, 41)]
    (check,) = (c for c in reconcile(extraction(counts)) if c.rule == "several")
    assert (check.verdict, check.values) == (Verdict.NOT_COMPARABLE, ())
    assert "29, 34, 41" in check.message


def test_values_far_apart_cannot_be_compared_unless_a_digit_slipped(count, extraction):
    far = reconcile(extraction([count("CHN", 732), count("CHN", 80)]))
    slipped = reconcile(extraction([count("CHN", 1312), count("CHN", 132)]))
    assert [c.verdict for c in far] == [Verdict.NOT_COMPARABLE]
    assert [c.verdict for c in slipped] == [Verdict.CONTRADICTION]


def test_two_columns_of_a_table_are_no_contradictions(count, extraction):
    counts = [count(place, n) for place in ("CHN", "JPN", "KOR", "THA") for n in (10, 12)]
    made = reconcile(extraction(counts))
    assert contradictions(made) == []
    assert [c.rule for c in made].count("several") == 4


@pytest.mark.parametrize(
    "text",
    [
        "Sailors missing in Peru: 14.\n\nEight of the fourteen disappeared near Lima.",
        "In Peru 97 journalists are in prison. Peru took 61 of its 97 prisoners in May.",
        "On April 30 Peru had 97 people in prison. Of these 61 were Peruvians, and 36 were not. "
        "Danes: 12. Poles: 9.",
    ],
)
def test_a_part_of_the_other_number_is_no_contradiction(text):
    assert contradictions(reconcile(read(text))) == []


def test_a_number_of_another_teller_is_a_contradiction():
    text = "Danes missing in Peru: 14, says Lima. Copenhagen says: 12 Danes are missing in Peru."
    assert contradictions(reconcile(read(text))) == [(14, 12)]
