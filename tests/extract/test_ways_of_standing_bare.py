"""Numbers with no word beside them that says what they count: the text before them does."""

from __future__ import annotations

import pytest

from tests.extract.reading import counts, values


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
