"""Numbers that stand for what was named, and lists of rates, plans and new cases: no counts."""

from __future__ import annotations

import pytest

from tests.extract.reading import values


@pytest.mark.parametrize(
    "words",
    [
        "Togo is not among the five; it has no register",
        "Ghana is the last of the three",
        "There are more than in any country but two",
        "The last list had the two the other way round, and I checked all three",
    ],
)
def test_a_number_that_stands_for_countries_named_is_no_count(words):
    text = "Refugees from Mali: Chad has 970, Niger 450 and Benin 120."
    assert values(f"{text} {words}.") == {970, 450, 120}


def test_countries_told_of_together_have_a_count_of_their_own():
    text = "Refugees from Mali: Chad has 970, Niger 450. In 2015 the two had 1,310."
    assert 2 not in values(text)
    text = "Six Danes are in prison in Peru, five Poles in Chile and the two Swedes in Cuba."
    assert values(text) == {6, 5, 2}


def test_what_follows_a_rate_for_so_many_is_a_rate():
    text = "Chad has 970 prisoners. Take the rate per 100,000 inhabitants. Mali has 41, Togo 64."
    assert values(text) == {970}
    text = "Chad has 970 prisoners. Take the list of last year. Mali has 41, Togo 64."
    assert values(text) == {970, 41, 64}


@pytest.mark.parametrize("label", ["Capacity of the jails", "Target for 2021", "Expected in May"])
def test_what_a_label_plans_is_no_count(label):
    assert values(f"Prisoners in Malta\n\nOn 1 May Malta held 97.\n\n{label}: 450 (2020).") == {97}


def test_new_ones_of_a_week_listed_behind_a_label_are_no_counts():
    text = "Cholera: Chad has 97 deaths so far, Mali 45.\n\n"
    assert values(text + "New deaths this week: Chad 11, Mali 6.") == {97, 45}
    assert values(text + "Deaths in the year 2018: Chad 11, Mali 6.") == {97, 45, 11, 6}
