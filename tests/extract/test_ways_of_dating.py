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


def test_an_update_dates_what_stands_above_it():
    text = "Fever in Africa\n\nCases: 97\n- Ghana: 45\n- Togo: 52\n\nAs of: 4 Mar 2018"
    assert {on for *_, on in dated(text)} == {"2018-03-04"}


def test_a_table_that_was_that_of_a_day_is_of_that_day():
    text = "The table that I found was that of March 31, 2019.\n\nDanes in jail: Peru 97, Chile 12."
    assert {on for *_, on in dated(text, "2019-04-12")} == {"2019-03-31"}


@pytest.mark.parametrize(
    "apart",
    [
        "since the president announced in April of last year that he would stay",
        "which in 2009 had held 45",
        "all of them sentenced after 2009",
    ],
)
def test_the_date_of_something_else_in_the_sentence_is_not_the_numbers(apart):
    text = f"Peru, {apart}, now holds 97 Danes in its jails."
    assert (97, "PER", None) in dated(text, "2016-05-09")


def test_what_is_only_compared_does_not_date_the_list_behind():
    text = "Danes arrested abroad: 120. In 2019 the police had arrested 97. This time: Peru 70."
    assert (70, "PER", None) in dated(text)


def test_a_part_has_the_date_of_what_it_is_a_part_of():
    text = "On 1 May 2003 Peru had 2,041 measles cases and 221 dead."
    assert dated(text) == {(2041, "PER", "2003-05-01"), (221, "PER", "2003-05-01")}


def test_the_day_of_a_status_beats_the_year_of_a_bulletin():
    text = "BULLETIN 38 / 2019\n\nMEASLES. Position on 21 September 2019. Peru has registered 97 "
    text += "cases since 1 January, Chile 45."
    assert {on for *_, on in dated(text, "2019-09-27")} == {"2019-09-21"}


def test_the_month_of_an_accident_is_no_period_of_its_dead():
    assert dated("A flood in March 2019 killed 97 people in Peru.") == {(97, "PER", None)}


def test_the_year_of_a_title_is_that_of_what_happened():
    text = "Executions in 2017\n\nPeru put 97 people to death, Chile 12."
    said = {(97, "PER", "2017"), (12, "CHL", "2017")}
    assert {
        (c.value, c.place, c.as_of) for c in extraction(text, title="Executions in 2017").counts
    } == said


def test_figures_of_each_year_have_its_day():
    text = "Table 4  Foreign inmates of Peru, by nationality (at 31 December of each year)\n\n"
    text += "Nationality       2018      2020\nPoland              97        45\n"
    text += "Chile              12        31\n"
    found = extraction(text).counts
    assert {(c.value, c.origin, c.as_of) for c in found} == {
        (97, "POL", "2018-12-31"),
        (45, "POL", "2020-12-31"),
        (12, "CHL", "2018-12-31"),
        (31, "CHL", "2020-12-31"),
    }


def test_the_same_day_of_another_year_is_that_day():
    text = "On 1 December 2021 Peru held 97 Poles in its jails, against 71 on the same day of 2020."
    assert {(c.value, c.as_of) for c in extraction(text).counts} == {
        (97, "2021-12-01"),
        (71, "2020-12-01"),
    }


def test_parts_have_the_date_of_their_whole():
    text = "As of 9 October 2023 Italy had 12,743 deaths from heat. There were 61,672 deaths in "
    text += "Europe in 2022, of which 18,010 were in Italy and 11,324 in Spain."
    dated = {(c.value, c.as_of) for c in extraction(text).counts}
    assert {(61672, "2022"), (18010, "2022"), (11324, "2022")} <= dated


@pytest.mark.parametrize(
    ("caption", "day"),
    [
        ("Table 3. Prisoners in Peru on 30 June, selected citizenships", "-06-30"),
        ("Prisoners in Peru by nationality\n(end of year)", "-12-31"),
        ("The prisoners of Peru were as follows (position at year-end):", "-12-31"),
        ("Prisoners in Peru by nationality", ""),
    ],
)
def test_a_caption_gives_columns_of_years_their_day(caption, day):
    text = f"{caption}\n\nCitizenship\t2014\t2015\nPoland\t97\t90\nChile\t12\t7\n"
    found = {(c.value, c.as_of) for c in extraction(text).counts}
    assert found >= {(97, f"2014{day}"), (90, f"2015{day}"), (12, f"2014{day}")}


def test_the_caption_of_a_table_over_some_months_gives_the_last_day():
    text = "Cases of fever, 1 January to 15 May 2019\n\nPeru\t97\nChile\t45\n"
    assert {on for *_, on in dated(text)} == {"2019-05-15"}


def test_figures_of_a_day_above_a_list_are_of_that_day():
    text = "Danes in prison abroad, embassy figures of 31 August:\nPeru 97\nChile 45\n"
    assert {on for *_, on in dated(text, "2014-09-01")} == {"2014-08-31"}


def test_the_date_that_a_question_asks_for_first_holds_for_the_answers():
    text = "With regard to Danes jailed in other countries as of 1 March 2017: (a) what was the "
    text += (
        "total; (b) what was the number on 1 March 2012?\n\n(a) 97\n\n(b)\nPeru: 45\nChile: 40\n"
    )
    assert dated(text) >= {(97, "ALL", "2017-03-01"), (45, "PER", "2017-03-01")}


@pytest.mark.parametrize("than", ["7 more than in 2018", "12 per cent fewer than the year before"])
def test_the_year_of_a_comparison_dates_no_count(than):
    text = f"In 2019 a total of 97 Danes were jailed abroad, {than}. Peru jailed 45."
    assert {on for *_, on in dated(text)} == {"2019"}


def test_a_number_compared_with_does_not_date_the_list_behind():
    text = "In 2017, 97 Danes were arrested abroad, against 90 in 2016:\n\nPeru 45\nChile 40\n"
    assert dated(text) == {
        (97, "ALL", "2017"),
        (90, "ALL", "2016"),
        (45, "PER", "2017"),
        (40, "CHL", "2017"),
    }


def test_a_price_for_a_year_takes_no_date_away():
    text = "On 1 March 2014 there were 97 Danish troops in Peru, and each costs 12 dollars a year."
    assert dated(text) == {(97, "PER", "2014-03-01")}


def test_an_earlier_matter_does_not_date_the_table_behind():
    text = "An earlier raid, in 2016, had led to 97 arrests in all countries and to 45 in Peru.\n\n"
    text += "This time:\n\n| Country | Arrests |\n|--|--|\n| Peru | 40 |\n| Chile | 12 |\n"
    assert dated(text) >= {(97, "ALL", "2016"), (40, "PER", None), (12, "CHL", None)}


def test_the_year_of_a_comparison_dates_only_the_number_that_is_told_behind_it():
    text = "In 2019 Peru jailed 97 Danes, 12 more than in 2018, when it had 85."
    assert dated(text) == {(97, "PER", "2019"), (85, "PER", "2018")}


def test_the_day_of_printing_is_not_that_of_the_figures():
    text = "Danes in prison as of 30 September 2023\nSource: the ministry, print date 9 October"
    text += " 2023\n\nCountry Number\nPeru 12\nChile 45\nMali 3\n"
    assert dated(text) == {(n, c, "2023-09-30") for n, c in [(12, "PER"), (45, "CHL"), (3, "MLI")]}


def test_what_a_number_is_compared_with_does_not_date_it():
    text = "In 2023 China jailed 97 poets, twice as many as in 2022."
    assert {(c.value, c.as_of) for c in extraction(text).counts} == {(97, "2023")}


def test_a_year_alone_dates_its_paragraph():
    text = "Swiss arrested abroad\n\n2017. The posts were told of 334 arrests. Peru came first "
    text += "with 69.\n\n2018. A bad year, with 361 arrests. Peru had 71.\n"
    assert {(c.value, c.as_of) for c in extraction(text).counts} == {
        (334, "2017"),
        (69, "2017"),
        (361, "2018"),
        (71, "2018"),
    }


def test_a_day_that_the_text_tells_dates_the_column_of_its_year():
    text = "Peru's prisons held 214 foreigners on 30 June 2024, and 106 at the end of 2019.\n\n"
    text += "Nationality | 2019 | 2024\nPoles | 41 | 77\nDanes | 30 | 66\nFinns | 35 | 71\n"
    dates = {c.value: c.as_of for c in extraction(text).counts}
    assert (dates[77], dates[66], dates[41]) == ("2024-06-30", "2024-06-30", "2019-12-31")


def test_the_day_of_a_boarding_dates_no_hostages():
    text = "The ship was boarded off Mocha on 9 January 2024 and taken to Hodeidah. All 24 crew "
    text += "are held for ransom in Yemen: nine Indians, eight Poles, seven Danes."
    assert {c.as_of for c in extraction(text).counts} == {None}


def test_the_year_of_a_thing_dates_nobody():
    text = "The aircraft, a turboprop of 1994, came down in Chad with 53 people on board."
    assert {(c.value, c.as_of) for c in extraction(text).counts} == {(53, None)}


def test_a_rounded_number_before_it_does_not_undate_a_total():
    text = "Nearly 5,000 Danes are in prison abroad. The ministry put the number at 4,968 on "
    text += "31 December 2016.\n\nChad held 12. In Togo there were 14."
    assert (14, "TGO", "2016-12-31") in dated(text, "2017-03-04")


@pytest.mark.parametrize(
    "lead",
    [
        "Everybody counts them now, and this is how they stood last night, 30 April.",
        "Mission return\n\nSituation on 30 April 2019, 1400 hrs.",
        "Prisoners in Chad and Togo, on 30 April 2019, by country; in the next list those whom we "
        "have lost sight of; in the one behind it, when it is ready, whoever has written to us.",
    ],
)
def test_a_lead_dates_the_list_behind_it(lead):
    text = f"{lead}\n\nPrisoners in Chad: 12. In Togo there were 14."
    assert dated(text, "2019-05-01") == {(12, "TCD", "2019-04-30"), (14, "TGO", "2019-04-30")}


@pytest.mark.parametrize(
    "aside",
    [
        "Leaflet for the march on 20 May 2023.",
        "Thank you for your email of 20 May 2022 requesting the following:",
    ],
)
def test_the_day_of_a_march_or_of_a_letter_dates_no_list(aside):
    text = f"{aside}\n\nAt the end of 2021 India had 539 people on death row. Japan had 106."
    assert (106, "JPN", "2021-12-31") in dated(text, "2023-05-20")


def test_until_when_a_country_led_is_not_when_it_is_counted():
    text = "As of May 2021 the force in Mali had 900 soldiers. Chad leads with 123, followed by "
    text += "the country that commanded it until last year, Italy, with 10."
    found = extraction(text, published="2021-06-09").counts
    assert (10, "2021-05") in {(c.value, c.as_of) for c in found}


def test_the_day_of_a_toll_is_its_date_and_that_of_an_accident_is_none():
    assert dated("The toll of the dead on 5 May 2019 was 12 in Mali.") == {
        (12, "MLI", "2019-05-05")
    }
    assert dated("A bomb killed 12 people in Mali on 5 May 2019.") == {(12, "MLI", None)}
    text = "On 3 May 2019 a ferry sank with 22 people aboard: 13 Danes and nine Poles."
    assert {c.as_of for c in extraction(text).counts} == {None}


def test_a_date_over_the_names_of_a_table_is_that_of_all_columns():
    found = dated("Nation, 30 June 2021 | Troops in Mali\nChad | 12\nTogo | 14\n")
    assert {on for *_, on in found} == {"2021-06-30"}


def test_a_heading_with_a_year_dates_its_own_measure():
    text = "Italy arrested 12 Danes.\n\nWho was deported from Italy in 2019\n\nPoles, 12. "
    text += "Swedes, 14.\n\nItaly holds 400 prisoners."
    assert dated(text) >= {(14, "ITA", "2019"), (400, "ITA", None)}


def test_citizens_brought_home_in_so_many_days_are_no_part_of_these():
    text = "In two weeks Peru has brought 97 of its citizens home from Sudan."
    assert {(c.value, c.place, c.origin) for c in extraction(text).counts} == {(97, "SDN", "PER")}
