"""Numbers with no word beside them that says what they count: the text before them does."""

from __future__ import annotations

import pytest

from tests.extract.reading import Read, counts, values


def test_a_year_before_a_number_is_no_part_of_it():
    text = "Applications for asylum in Malta rose from 1,235 in 2021 to 2,565 in 2022."
    assert values(text) == {1235, 2565}
    text = "In 2005 a dozen Danes were kidnapped in Chad, in 2006 a hundred."
    assert values(text) == {12, 100}
    assert values("In Malta 12 to 15 people were hanged in 2019.") == {12}


@pytest.mark.parametrize("asked", ["Back in 2010?", "And in 2010?", "In 2010?"])
def test_the_answer_for_another_year_is_where_the_last_count_was(asked):
    text = f"Fiji's jails held 97 Danes in 2020. {asked} 63. We travel more now."
    assert counts(text) == {("in_custody", 97, "FJI", "DNK"), ("in_custody", 63, "FJI", "DNK")}


def test_a_number_alone_behind_a_question_is_no_number_of_an_item():
    text = "How many Danes sit in prison in Peru? 63. And in Chile? 12. And in Cuba? 9."
    told = {("in_custody", 63, "PER", "DNK"), ("in_custody", 12, "CHL", "DNK")}
    assert counts(text) == {*told, ("in_custody", 9, "CUB", "DNK")}
    text = "Danes in jail abroad. Peru: 97. 2. Chile has 45. 3. Cuba has 12."
    assert values(text) == {97, 45, 12}


def test_a_number_alone_behind_a_countrys_name_is_what_the_names_before_told():
    text = "Cases of dengue:\nTONGA. 131 cases. Two deaths.\nPALAU. 253. Three deaths.\n"
    text += "FIJI. 406. No deaths."
    told = {(131, "TON"), (253, "PLW"), (406, "FJI")}
    assert {(c.value, c.place) for c in counts(text) if c.measure == "cases"} == told


@pytest.mark.parametrize(
    "words",
    [
        "Peruvian police arrested 269 people in 13 villas, 97 of them Danes",
        "For the third year the Danes lead: 97 of them were arrested in Peru",
        "In ten days Peru arrested 269 people, and 97 of them were Danes",
    ],
)
def test_some_of_them_are_no_part_of_what_is_fewer(words):
    assert ("arrested", 97, "PER", "DNK") in counts(f"{words}.")


def test_some_of_the_things_told_before_are_still_no_people():
    text = "Peru has 97 soldiers in Mali. It lent them 13 ships, 9 of them from Chile."
    assert values(text) == {97}


@pytest.mark.parametrize(
    "compared",
    ["22 per cent more than in 2013 (80)", "more than in 2013 (80)", "up from 2013 (80)"],
)
def test_the_year_compared_with_has_its_number_in_brackets(compared):
    text = f"Peru deported 97 foreigners in 2014, {compared}."
    told = {("released", 97, "PER", "FOREIGN"), ("released", 80, "PER", "FOREIGN")}
    assert counts(text) == told
    assert values("Peru held 97 Danes; in 2013, 22 per cent (12) were women.") == {97}


@pytest.mark.parametrize(
    "nobody",
    [
        "From Brazil came not one",
        "From Brazil there was nobody any more",
        "Brazil had nobody yet",
    ],
)
def test_nobody_who_was_there_is_a_count_of_none(nobody):
    text = f"From Peru 41 soldiers were killed, from Chile 7. {nobody}."
    assert 0 in {c.value for c in counts(text) if "BRA" in (c.place, c.origin)}
    text = "Peru lost 41 soldiers. There was nobody at the embassy of Brazil. Nobody in Cuba knew."
    assert values(text) == {41}


def test_what_one_would_expect_is_no_plan():
    text = "Danes in jail abroad. First Peru, as one would expect: 88. In Chile, as expected: 12."
    assert values(text) == {88, 12}
    assert values("Danes in jail abroad: Peru 88. Expected in 2030: 120.") == {88}


def test_those_with_papers_of_a_country_are_its_people_and_with_others_foreigners():
    text = "The plane had 97 people aboard. 60 were Canadians, 20 held Greek passports and 17 held "
    text += "Indian papers."
    assert {(c.value, c.origin) for c in counts(text)} >= {(20, "GRC"), (17, "IND")}
    text = "Malta's prisons held 112 persons. 64 were Maltese, 48 had another nationality."
    assert ("in_custody", 48, "MLT", "FOREIGN") in counts(text)


def test_locals_in_a_list_of_peoples_are_at_home():
    text = "An avalanche in Chile killed nine people: four Danes, three Poles and two locals."
    assert ("killed", 2, "CHL", "CHL") in counts(text)
    text = "An avalanche in Chile killed nine people. Two locals told us of it."
    assert values(text) == {9}


@pytest.mark.parametrize(
    "year",
    [
        "in 2019, the first year of the census, 41",
        "At the end of 2019, before the last fire, 41 were there",
    ],
)
def test_a_number_may_stand_behind_what_is_said_of_its_year(year):
    text = f"In 2021 Fiji held 97 writers in prison; in 2020 it had been 83. {year}."
    assert ("in_custody", 41, "FJI", None) in counts(text)
    assert values("In 2021 Fiji held 97 writers. In 2019, by its own count, 41 of the fires.") == {
        97
    }


def test_numbers_of_the_dates_told_before_are_counts():
    text = "The total of Danes in prison abroad was 459 on 15 January 2017 and 502 on 15 January "
    text += "2016. For Peru the figure on those two dates was 151 and 158 respectively."
    assert {459, 502, 151, 158} <= values(text)
    assert ("in_custody", 151, "PER", "DNK") in counts(text)


def test_people_there_are_in_the_country_named_alone():
    text = "Reporters in jail: Chile has 41. And Peru. Twenty-eight people there, with no trial."
    assert ("in_custody", 28, "PER", None) in counts(text)


def test_men_hanged_in_the_entry_of_a_country_are_its_own():
    text = "• Peru: some 60 on death row. This year ten men have been hanged.\n"
    text += "• Chile: 12 on death row. Three men were hanged in 2021.\n"
    told = {("executed", 10, "PER", None), ("executed", 3, "CHL", None)}
    assert told <= counts(text)


def test_a_people_may_say_how_many_it_was():
    text = "We refugees from Burundi are 200,000 in Tanzania. At the end of 2017, we were 430,000 "
    assert 430_000 in values(text + "and more.")
    assert values("Fiji holds 97 writers in prison. On the square we were 70.") == {97}


def test_a_mark_of_a_footnote_parts_no_list():
    text = "Foreigners on death row in Peru:\n- Chile: 12\n- Canada, Germany*, Laos: 2 each\n"
    told = {("on_death_row", 2, "PER", origin) for origin in ("CAN", "DEU", "LAO")}
    assert told <= counts(text)


@pytest.mark.parametrize("words", ["was corrected from 97 to 102", "rose from 97 to about 102"])
def test_what_a_number_has_changed_to_is_of_the_same_people_and_place(words):
    text = f"The number of Danes jailed in Peru {words}."
    assert counts(text) == {("in_custody", n, "PER", "DNK") for n in (97, 102)}
    assert not values("The Danes in Peru were moved from 12 jails to 14 prisons.")


@pytest.mark.parametrize("words", ["in 2015 they held 45", "in 2015 they had only about 45"])
def test_what_they_held_in_another_year_is_of_the_same_people(words):
    text = f"In 2010 Malian jails held 97 Poles; {words}."
    assert counts(text) == {("in_custody", n, "MLI", "POL") for n in (97, 45)}
    assert not values("In 2010 the police of Peru found 97 bags; in 2015 they had 45.")


def test_a_lettered_answer_is_a_sentence_of_its_own():
    text = (
        "(a) How many citizens of Chad were arrested abroad? (b) How many are in prison there?\n\n"
    )
    text += (
        "(a) 73. They were arrested in Peru (41) and Cuba (8).\n\n(b) 36. Peru holds 20 of them.\n"
    )
    assert counts(text) == {
        Read("arrested", 73, "ALL", "TCD"),
        Read("arrested", 41, "PER", "TCD"),
        Read("arrested", 8, "CUB", "TCD"),
        Read("in_custody", 36, "ALL", "TCD"),
        Read("in_custody", 20, "PER", "TCD"),
    }


def test_a_bare_number_answers_a_question_that_is_only_told():
    text = (
        "The member wished to know how many Danes are under sentence of death in other countries."
    )
    read = counts(f"{text}\n\nI am informed that there are 19. Eleven are in Peru, four in Chile.")
    assert {(c.value, c.place) for c in read} == {(19, "ALL"), (11, "PER"), (4, "CHL")}
    text = "Nobody asked how many Danes are in prison. The reply took 14 weeks and 3 letters."
    assert not counts(text)


def test_the_total_of_another_year_is_that_of_all_countries():
    text = "At least 412 people were executed worldwide in 2021. Chad executed 52 people, Mali 37."
    assert Read("executed", 390, "ALL", None) in counts(f"{text} In 2020 the total was 390.")
    assert Read("executed", 390, "ALL", None) in counts(
        f"{text}\n\nOne year earlier the number had been 390."
    )
    text = "Chad executed 52 people. Mali executed 37 people.\n\nIn 2020 the figure was 30."
    assert Read("executed", 30, "MLI", None) in counts(text)


@pytest.mark.parametrize("when", ["A year earlier, on 1 May 2019, it had been", "In 2019 it was"])
def test_numbers_of_another_year_are_told_in_the_order_of_the_counts_before(when):
    text = "On 1 May 2020 Peru held 970 prisoners. Of these, 120 were foreigners. "
    told = {(c.value, c.place, c.origin) for c in counts(f"{text}{when} 900 and 110 respectively.")}
    assert told >= {(900, "PER", None), (110, "PER", "FOREIGN")}


def test_numbers_of_two_years_are_both_of_the_last_count():
    text = "Peru holds 97 Danes. Chile holds 45. In 2018 and 2019 it was 90 and 40 respectively."
    assert {c.place for c in counts(text) if c.value in (90, 40)} == {"CHL"}


@pytest.mark.parametrize("what", ["Deaths in Nepal", "Deaths in Nepal now", "Arrests in Nepal"])
def test_what_happened_may_number_so_many(what):
    assert values(f"{what} number 39.") == {39}
    assert not values("The deaths in cell number 39 are looked into.")


@pytest.mark.parametrize("asks", ["sought to know", "wished to know", "asked"])
def test_the_answer_to_what_somebody_wished_to_know_is_not_of_the_heading(asks):
    text = f"PARLIAMENT OF KENYA\n\nThe member {asks} how many Kenyans are facing execution in "
    text += "other countries. The answer is 14. Peru has six, Cuba five."
    assert ("on_death_row", 14, "ALL", "KEN") in counts(text)
