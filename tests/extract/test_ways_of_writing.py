"""Ways of writing that once cost a total its parts: each in sentences of our own."""

import pytest

from tests.extract.reading import Read, counts, extraction


def dated(text, published=None):
    found = extraction(text, published=published).counts
    return {(c.value, c.place, c.as_of) for c in found}


@pytest.mark.parametrize(
    "again", ["a group in Oslo says 120", "the opposition puts it at 120", "others said 120"]
)
def test_what_another_teller_says_is_told_for_the_same_place(again):
    text = f"Executions: Peru had 97, if one trusts the ministry; {again}. Chile had 45."
    assert {(c.value, c.place) for c in counts(text)} == {(97, "PER"), (120, "PER"), (45, "CHL")}


@pytest.mark.parametrize(
    "other", ["The union says 300.", "The union said 120 were innocent.", "In 2011 it said 90."]
)
def test_another_number_is_not_told_for_the_same_place(other):
    text = f"Peru held 97 Poles in its jails in 2019. {other}"
    assert {(c.value, c.place) for c in counts(text)} & {(300, "PER"), (120, "PER")} == set()


def test_the_day_that_a_text_appeared_dates_no_count():
    text = "97 Poles in Peruvian jails\n\nBy our reporter\n\nMay 04, 2009\n\nChile holds 12 Poles."
    assert dated(text, "2009-05-04") == {(97, "PER", None), (12, "CHL", None)}
    letter = "Date: Mon, 4 May 2009\n\nPeru holds 97 Poles in its jails."
    assert dated(letter, "2009-05-04") == {(97, "PER", None)}


def test_the_day_of_a_note_is_not_that_of_its_numbers():
    text = "In 2012, by our note of last May, 45 Poles were held in the jails of Peru."
    assert dated(text, "2013-10-12") == {(45, "PER", "2012")}
    text = "By the bulletin of 3 May 2013 Chile has 12 Poles in its jails."
    assert dated(text, "2013-10-12") == {(12, "CHL", None)}


def test_one_days_numbers_of_a_year_are_not_those_of_every_year():
    text = "The numbers for 2019, all as of 31 July. Measles cases: Peru 97, Chile 12."
    assert dated(text, "2019-08-05") == {(97, "PER", "2019-07-31"), (12, "CHL", "2019-07-31")}


def test_the_same_day_is_the_one_named_anew():
    text = (
        "On 21 February 2023 Peru had 970 refugees; on 31 May 2022 it had had 450. The others, on "
        "the February date: Chile 120. Ecuador had 80 on the same day."
    )
    assert (80, "2023-02-21") in {(value, as_of) for value, _, as_of in dated(text)}


def test_some_of_the_dead_are_a_part_and_the_others_are_dead_too():
    text = "A crash in Peru killed 22 people. Two of the dead were cooks. The other 20 were Poles."
    assert counts(text) == {Read("killed", 22, "PER", None), Read("killed", 20, "PER", "POL")}


def test_telegraphic_years():
    text = "Poles in prison abroad\n\n2019\nPeru down to 64, Chile up to 26. Total up to 131.\n\n"
    text += "2020 (at 30 June)\n79, of which Peru 28."
    said = {(64, "PER", "2019"), (26, "CHL", "2019"), (131, "ALL", "2019")}
    assert dated(text) == said | {(79, "ALL", "2020-06-30"), (28, "PER", "2020-06-30")}
    assert {c.qualifier.value for c in extraction(text).counts} == {"exact"}


def test_up_to_stays_a_hedge_where_nothing_moved():
    (count,) = extraction("Chile: up to 26 Poles are in jail.").counts
    assert count.qualifier == "under"


def test_an_aside_between_dashes_ends_no_sentence():
    text = "Poles in foreign jails: 900.\n\nThe Danes have 391 and the Dutch - who else? - 233."
    assert (233, "NLD") in {(c.value, c.place) for c in counts(text)}


def test_people_of_two_kinds_are_people():
    text = "Peru holds 900 foreigners in its prisons. There are Congolese of two kinds, 79 from "
    text += "Congo-Kinshasa, 17 from Congo-Brazzaville."
    said = {(c.value, c.origin) for c in counts(text)}
    assert {(79, "COD"), (17, "COG")} <= said


def test_those_aboard_from_a_country_are_its_people():
    text = "The plane had 298 people on board.\n\nWhere they were fromNetherlands – 192Peru – 44"
    assert Read("on_board", 192, None, "NLD") in counts(text)


def test_there_and_had_go_on_with_the_country_named():
    text = "This year 64 journalists were killed. Iraq was the worst place; the 31 who died there "
    text += "were reporters. Africa, with only two deaths in 2006, had 10."
    assert {(31, "IRQ"), (10, "REGION:Africa")} <= {(c.value, c.place) for c in counts(text)}


def test_a_capital_below_a_list_of_towns_is_a_town():
    text = "Arrests of Americans abroad in 2006: 4,456.\n\nTijuana, 520\nMerida, 99\nToronto, 183\n"
    assert all(c.value != 10 for c in counts(text + "Hong Kong, 90\n\nBaghdad had 10."))


def test_a_total_of_citizens_and_foreigners_is_everybodys():
    text = "In 2024 Peru executed 345 people, 138 of them foreigners. The foreigners by "
    text += "nationality: Chile 12, Poland 9. For 2023 our records show 170: 132 Peruvians, "
    text += "38 foreigners."
    assert Read("executed", 170, "PER", "ALL") in counts(text)


@pytest.mark.parametrize("room", ["a prison for 12 inmates", "one blanket for two prisoners"])
def test_how_many_there_is_room_for_is_no_count(room):
    text = f"Peru holds 97 foreigners. They live in {room}."
    assert {c.value for c in counts(text)} == {97}


def test_more_than_those_counted_are_not_all_of_them():
    text = "Peru holds 97 foreigners. Some 45 more prisoners are in the hands of rebels."
    assert {c.value for c in counts(text)} == {97}
    assert (15, "CHL") in {(c.value, c.place) for c in counts(text + " 15 more are in Chile.")}


def test_a_diplomat_of_a_region_is_no_place():
    text = "Peru: dead pilgrims. An Arab diplomat said 97 Chileans had been killed in Peru."
    assert Read("killed", 97, "PER", "CHL") in counts(text)


@pytest.mark.parametrize(
    "legend",
    [
        "A: arrests in 2016. B: detained on 31 December 2016.",
        "First figure: arrests in 2016. Second figure: detained on 31 December 2016.",
    ],
)
def test_columns_headed_by_letters_are_what_the_lines_above_say(legend):
    text = f"Danes in the hands of foreign authorities\n\n{legend}\n\n"
    text += "              A     B\nPeru         44    31\nChile        12     9\n"
    said = {(c.measure, c.value, c.place, c.as_of) for c in extraction(text).counts}
    assert {("arrested", 44, "PER", "2016"), ("in_custody", 31, "PER", "2016-12-31")} <= said


def test_cases_head_a_column_of_what_the_text_is_about():
    text = "DANES WITH DEATH SENTENCES\n\nCountry | Cases | Of which drugs\nPeru | 37 | 24\n"
    text += "China | 28 | 28\nKuwait | 5 | 0\nTOTAL | 70 | 52\n"
    assert Read("on_death_row", 37, "PER", "DNK") in counts(text)


def test_all_that_a_text_has_spoken_of_are_no_part_before_any_are_counted():
    text = "A list of poets jailed around the world is out. It has 97 of them. Peru jailed 45."
    assert {(c.value, c.place) for c in extraction(text).counts} == {(97, "ALL"), (45, "PER")}


@pytest.mark.parametrize(
    "said",
    [
        "Mali has nine - no, sorry, eight",
        "Mali has ten, I mean eight",
        "Mali: nine (sorry, eight)",
        "then comes Mali, nine - no, sorry, Mali is eight",
        "Mali holds seven, or rather eight",
        "Mali has nine, no, correction: eight",
    ],
)
def test_a_number_taken_back_at_once_is_not_the_count(said):
    text = f"Danes in jail abroad: Peru 97, {said}. Chile has 45."
    assert {(c.value, c.place) for c in counts(text)} == {(97, "PER"), (8, "MLI"), (45, "CHL")}


@pytest.mark.parametrize(
    "said", ["Not one is Dutch", "Not one of them is Dutch", "Not one was Dutch"]
)
def test_not_one_of_a_people_is_a_zero_of_theirs(said):
    text = f"Peru held 97 foreigners, of whom 45 were Danes. {said}."
    assert (0, "PER", "NLD") in {(c.value, c.place, c.origin) for c in counts(text)}


@pytest.mark.parametrize("said", ["Not one of them complained", "Not one can go home"])
def test_not_one_who_does_something_else_is_no_zero(said):
    text = f"Danes in jail abroad: Peru 97, Chile 12. {said}."
    assert {c.value for c in counts(text)} == {97, 12}


@pytest.mark.parametrize(
    "said", ["fell from 60 to 45", "rose from 60 to 45", "is down from 60 to 45"]
)
def test_their_number_is_that_of_the_people_before(said):
    text = f"Peru arrested 900 foreigners. The Danes were the largest group. Their number {said}."
    assert {(60, "DNK"), (45, "DNK")} <= {(c.value, c.origin) for c in counts(text)}


@pytest.mark.parametrize("who", ["45 suspects", "about 45 people", "45"])
def test_those_whom_police_detained_in_a_text_of_arrests_are_arrested(who):
    text = f"The arrests\n\nPeru arrested 97 people. On Tuesday police detained {who} in Chile."
    assert ("arrested", 45, "CHL") in {(c.measure, c.value, c.place) for c in counts(text)}


def test_those_still_detained_are_not_arrested():
    text = "The arrests\n\nPeru arrested 97 people. In Chile 45 people are still detained."
    assert ("in_custody", 45, "CHL") in {(c.measure, c.value, c.place) for c in counts(text)}


def test_dots_group_digits_though_some_stand_in_times_of_day():
    told = "Asylum seekers in Malta: Syrians 1.534, Eritreans 3.564, Sudanese 2.111."
    hours = " The office is open from 9.00 to 17.30."
    assert {c.value for c in counts(told + " Last year they were 8.937." + hours)} >= {1534, 3564}
    assert not {c.value for c in counts(told + " Last year they were 8.937." + hours)} & {1730, 900}
    assert 1534 not in {c.value for c in counts(told + " That is 4.2 a day, or 1.1 an hour.")}
