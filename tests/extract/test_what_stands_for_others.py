"""Numbers that stand for what was named, and lists of rates, plans and new cases: no counts."""

from __future__ import annotations

import pytest

from tests.extract.reading import counts, extraction, values


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


@pytest.mark.parametrize(
    ("words", "each"),
    [
        ("The other two countries had no deaths.", 0),
        ("The water fell; the remaining two countries have 14 deaths each.", 14),
    ],
)
def test_the_other_countries_are_those_of_which_nothing_was_told(words, each):
    text = f"The flood hurt 40 people in Peru, 12 in Chile and 6 in Cuba. In Peru 8 died. {words}"
    told = {(c.place, c.value) for c in counts(text) if c.measure == "killed"}
    assert told == {("PER", 8), ("CHL", each), ("CUB", each)}


def test_the_former_and_the_latter_are_the_two_countries_named_before():
    text = "Cholera has reached Chad and Mali. The former has 97 cases, the latter 45."
    assert {(c.value, c.place) for c in counts(text)} == {(97, "TCD"), (45, "MLI")}
    text = "Polish pirates hold 21 Danes in Peru. Chad and Mali have the same problem. The former "
    told = counts(f"{text}has seven citizens in captivity there, the latter four.")
    assert {(7, "PER", "TCD"), (4, "PER", "MLI")} <= {(c.value, c.place, c.origin) for c in told}
    assert counts("Peru and Chile met. The former minister of Chile has 97 cases.") == set()


def test_the_two_countries_counted_before_have_their_numbers_in_order():
    text = "Peru hanged 40 people in 2019 and Chile 12. In 2018 the two had 33 and 9 respectively."
    told = {(c.value, c.place, c.as_of) for c in extraction(text).counts}
    assert {(33, "PER", "2018"), (9, "CHL", "2018")} <= told


@pytest.mark.parametrize("those", ["any of these three", "any of them", "the three countries"])
def test_no_deaths_in_any_of_those_is_a_zero_for_each(those):
    text = "Measles. Peru has 97 cases, Chile 45 and Mali 12."
    told = {(c.value, c.place) for c in counts(f"{text} There were no deaths in {those}.")}
    assert told >= {(0, "PER"), (0, "CHL"), (0, "MLI")}


@pytest.mark.parametrize("those", ["these two", "the three camps", "either"])
def test_those_are_none_of_the_countries_if_they_are_of_another_number(those):
    text = "Measles. Peru has 97 cases, Chile 45 and Mali 12."
    assert 0 not in {c.value for c in counts(f"{text} There were no deaths in {those}.")}
