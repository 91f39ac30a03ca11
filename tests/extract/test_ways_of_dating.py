"""Ways of dating numbers that once went to the wrong day: each in sentences of our own."""

import pytest

from tests.extract.reading import extraction


def dated(text, published=None):
    found = extraction(text, published=published).counts
    return {(c.value, c.place, c.as_of) for c in found}


def test_a_line_with_another_date_goes_on_with_the_place_of_the_line_before():
    text = "Prisoners in Peru, 18 February: 97\nOne week earlier: 90\n31 March 2020: 45"
    said = {(97, "PER", "2024-02-18"), (90, "PER", "2024-02-11"), (45, "PER", "2020-03-31")}
    assert dated(text, "2024-02-18") == said


def test_a_caption_dates_the_table_below_it_even_with_the_day_of_the_text():
    text = "Refugees in Peru, 2 May 2023: 97\n\nNationality, 9 May 2023\n\nPoland\t40\nChile\t31\n"
    found = extraction(text, published="2023-05-09").counts
    assert {(c.value, c.as_of) for c in found} >= {(40, "2023-05-09"), (31, "2023-05-09")}


def test_the_header_of_a_table_holds_behind_a_heading_among_its_rows():
    text = "Danish troops abroad\n\nPlace\t31 May 2021\t31 May 2020\nPoland\t97\t90\n"
    text += "Latvia\t12\t7\n\nAsia\n\nJapan\t45\t31\nJordan\t9\t8\n"
    said = {(97, "POL", "2021-05-31"), (31, "JPN", "2020-05-31"), (9, "JOR", "2021-05-31")}
    assert said <= dated(text)


def test_several_years_up_to_a_month_are_no_single_one():
    text = "In the eleven years to July 2019, 970 Danes were killed in Peru. Chile had 12."
    assert {on for *_, on in dated(text)} == {None}


@pytest.mark.parametrize("matter", ["this year's pilgrimage", "last year’s regatta"])
def test_the_year_of_a_matter_dates_no_count(matter):
    text = f"The dead of {matter} in Peru have risen to 97. Chileans: 12."
    assert {on for *_, on in dated(text, "2019-08-15")} == {None}


def test_the_day_of_an_edition_is_not_that_of_its_numbers():
    text = "The edition of May 8 gave the number of Danes on death row abroad as 97."
    assert dated(text, "2018-05-12") == {(97, "ALL", None)}
