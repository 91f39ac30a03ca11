"""Roads, telephones, spans of time, polls and thresholds: numbers beside people that count none."""

from __future__ import annotations

import pytest

from schemas.codes import NumberKind
from tests.extract.reading import counts, extraction, values


@pytest.mark.parametrize(
    "words",
    [
        "Route 13 to Lima is shut, and so is Highway 45",
        "Dial 0999 412 206 for help in Brazil",
        "The sentences in Peru were 12, 18 and 24 months",
        "The law of Peru says 6 and 8 years",
        "In a poll of some 1,000 Danes most were against it",
        "Of 1,200 Chileans asked, most were against it",
        "In Peru a foreigner was jailed in one case out of six",
        "Troops of Peru search an area of 400 by 300 km",
        "Five areas had fewer than seven prisoners each and are left out",
        "Places with fewer than five prisoners are left out",
    ],
)
def test_roads_telephones_spans_polls_and_thresholds_are_no_counts(words):
    assert values(f"Danes in prison: Peru 97, Chile 31. {words}.") == {97, 31}


def test_what_comes_another_time_later_is_counted():
    text = "Danes in prison: Peru 97, Chile 31. In Cuba there were 45 and two years later 63."
    assert {45, 63} <= values(text)
    assert ("displaced", 97, "PER", "DNK") in counts("97 Danes asked for asylum in Peru.")
    assert {c.place for c in counts("Chad and Mali have 970 deaths each.")} == {"TCD", "MLI"}


def test_the_day_of_a_calendar_is_no_count():
    lines = "Syrian refugees, a calendar:\nSunday 5 – Peru, 1,577.\nTuesday 7 – Fiji, 245."
    assert values(lines) == {1577, 245}
    assert 12 in values("On Monday 12 people were killed in Peru.")


@pytest.mark.parametrize("total", ["All", "Total", "In all"])
def test_a_column_of_two_measures_together_is_no_count(total):
    text = f"| Mines | Killed | Injured | {total} |\n|---|---|---|---|\n"
    assert values(text + "| Peru | 97 | 45 | 142 |\n| Mali | 12 | 9 | 21 |\n") == {97, 45, 12, 9}


def test_a_column_of_all_years_or_of_one_measure_is_counted():
    text = "Executions\n\n| State | Executed | All |\n|---|---|---|\n| Peru | 97 | 142 |\n"
    assert 97 in values(text)
    text = "Peacekeepers in Mali\n\n| From | Troops | Police | Total |\n|---|---|---|---|\n"
    assert 142 in values(text + "| Peru | 97 | 45 | 142 |\n| Chad | 12 | 9 | 21 |\n")


def test_at_first_is_no_length_of_a_ranking():
    text = "At first 15 Danes were said to be missing in Peru, now the count of them is 12."
    assert 15 in values(text)
    assert values("At last 12 hostages were freed in Mali.") == {12}
    assert not values("The first 15 Danes were freed in Peru.")


@pytest.mark.parametrize("sign", ["(-12)", "(−12)", "(+12)", "(- 12)"])
def test_a_signed_number_in_brackets_is_a_change(sign):
    text = f"Refugees by country: Chad 970 {sign}, Mali 450 {sign}, Niger 120 {sign}."
    read = extraction(text)
    assert {(c.value, c.qualifier) for c in read.counts} == {
        (970, "exact"), (450, "exact"), (120, "exact")
    }  # fmt: skip
    assert [n.kind for n in read.numbers].count(NumberKind.CHANGE) == 3


@pytest.mark.parametrize("worst", ["five worst", "three best", "ten worst-hit"])
def test_so_many_of_a_ranking_are_no_people(worst):
    text = f"Chad holds 97 Danes. Mali, among the {worst} jailers, has 12."
    assert {c.value for c in extraction(text).counts} == {97, 12}


@pytest.mark.parametrize("columns", ["Doses | Used", "Tents | Delivered", "Kits | Nets"])
def test_a_table_of_goods_and_what_became_of_them_counts_nobody(columns):
    text = f"Measles vaccine\n\nCountry | {columns}\nChad | 97 | 45\nMali | 12 | 3\nTogo | 9 | 2"
    assert not extraction(text).counts
    text = "Refugees, 2020\n\nCountry | Registered | Settled\nChad | 97 | 45\nMali | 12 | 3"
    assert {97, 12} <= {c.value for c in extraction(text).counts}


@pytest.mark.parametrize("time", ["At 2140 local time", "By 0415 hours", "At 2140 GMT"])
def test_a_time_of_four_digits_is_no_count(time):
    text = f"{time} the ship ran aground off Chile. There were 293 people on board."
    assert {c.value for c in extraction(text).counts} == {293}


@pytest.mark.parametrize("who", ["A mother", "The boy", "Her husband"])
def test_the_age_of_one_person_set_off_by_commas_is_no_count(who):
    assert not values(f"{who}, 59, and her daughter, 17, were freed in Peru.")


@pytest.mark.parametrize(
    "label", ["Helplines: ", "Hotlines for relatives: ", "Embassy telephones\n\n"]
)
def test_the_numbers_of_telephones_are_no_counts(label):
    text = f"Peru counted 97 dead, 40 Danes and 57 Poles.\n\n{label}Denmark 9961 2234, Poland 2468"
    assert values(text) == {97, 40, 57}
