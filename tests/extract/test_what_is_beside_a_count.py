"""Parts, things, plans and ages beside a count that are none, and what is one all the same.

In sentences of our own; see also `test_what_is_no_count`.
"""

import pytest

from tests.extract.reading import Read, counts, values

WHOLE = "Peru held 97 Poles in its prisons on 20 May 2022"


@pytest.mark.parametrize(
    "part",
    [
        ". Seven prisoners killed themselves",
        ". The twelve biggest prisons are full",
        ". Numbers are rounded to the nearest ten",
        ". It accepts recommendations 3 to 6 of the visitors",
        ". What is counted are the prisoners of 2016 / 2017 / 2018",
        ". Awaiting judgment: 33",
    ],
)
def test_names_of_things_rankings_and_suicides_beside_prisoners_are_no_counts(part):
    assert values(f"{WHOLE}{part}.") == {97}


def test_the_most_of_a_ranking_do_not_take_a_count_away():
    text = "Chad has 97 prisoners abroad. The most, 45, are in Mali; the largest number before, 51."
    assert 45 in values(text)


@pytest.mark.parametrize(
    "part",
    [
        "A wing for women holds 41. In 2019 it was 66",
        "Some 300 parcels arrive there. A year ago it had been 410",
        "Eight countries keep the rope. That makes 55",
    ],
)
def test_what_it_was_before_is_of_what_was_told_last(part):
    assert values(f"{WHOLE}. {part}.") == {97}


def test_what_it_was_before_is_a_count_behind_a_count():
    assert values(f"{WHOLE}. In 2019 it was 66.") == {97, 66}


@pytest.mark.parametrize(
    "part",
    [
        "Of the 2,500 nurses on duty 20 were jailed",
        "In Lima, 24 of the prisoners belonged to one choir",
        "33 of those detained in 2021 had come by boat",
        "Of all those jailed in May 41 had a lawyer",
        "A prison lost two of its nine doctors",
        "Of the 400 letters that we sent, Chile got 60. Cuba followed with 45",
    ],
)
def test_those_of_a_whole_who_did_something_else_are_no_count(part):
    assert values(f"{WHOLE}. {part}.") == {97}


@pytest.mark.parametrize(
    "part", ["33 of those detained had Chilean passports", "33 of the detained are in Chile"]
)
def test_those_of_a_whole_whose_country_is_told_are_a_count(part):
    assert values(f"{WHOLE}. {part}.") == {97, 33}


@pytest.mark.parametrize(
    "label", ["Parcels sent for Easter", "Places left on 3 May", "Old blankets given away so far"]
)
def test_what_a_label_of_things_counts_is_no_count(label):
    assert values(f"{WHOLE}. {label}: 260.") == {97}


def test_what_a_label_of_people_or_countries_counts_is_a_count():
    assert values(f"{WHOLE}. Poles in prison: 45. It goes on: 12 in Chile.") == {97, 45, 12}


@pytest.mark.parametrize(
    "part",
    [
        "New arrivals in the week: 40 (Chile 30, Cuba ten)",
        "Another 40 prisoners are to follow in May",
        "The arrival of 12 was delayed",
        "Trainees: 40 guards",
        "For begging, 45",
    ],
)
def test_new_ones_plans_and_trainees_beside_prisoners_are_no_counts(part):
    assert values(f"{WHOLE}. {part}.") == {97}


def test_who_is_to_be_executed_is_a_count():
    text = "In Chad are 97 Malians who are to be executed. New prisoners in 2020: Malians 45."
    assert values(text) == {97, 45}


@pytest.mark.parametrize(
    "part",
    [
        "Tora, the oldest prison, has 340 inmates, 40 of them Danes and 12 Swedes",
        "At Tora, built in 1960 for 200, 340 prisoners share nine showers",
        "The open centre of Tora had 67 inmates",
        "A single wing of Tora holds 45 prisoners",
        "Police in Arkaba have jailed 402 pilgrims, 33 of them Danes",
        "Lower Arkaba alone has 12",
    ],
)
def test_those_of_one_house_or_town_are_no_count(part):
    assert values(f"{WHOLE}. {part}.") == {97}


@pytest.mark.parametrize(
    "said",
    [
        "Peru's prisons, built for 500, hold 870 prisoners",
        "Police in Arkaba, Peru, jailed 870 pilgrims",
        "Peru, the land of the Incas, has 870 prisoners",
        "Peru alone has 870 prisoners",
    ],
)
def test_those_of_a_country_with_an_aside_are_a_count(said):
    assert values(f"{said}.") == {870}


@pytest.mark.parametrize(
    "part",
    [
        "Whoever is over thirty remembers",
        "Most are young people of 18 to 25",
        "The governor has a son of 17, and she was 82",
        "It has four of the world's ten highest walls",
        "Last year we were 70 before the embassy",
        "An airline carries 900,000 passengers a year",
        "Foreigners living in the country (over 20,000) are afraid",
    ],
)
def test_ages_writers_traffic_and_inhabitants_beside_prisoners_are_no_counts(part):
    assert values(f"{WHOLE}. {part}.") == {97}


def test_the_number_of_a_caption_is_no_count():
    text = "Danish soldiers abroad.\n\n3 - Change of guard in Peru, where 97 Danes serve.\n\n"
    text += "4 - Parents wait in Ribe.\n\nTogether:\n\n97 - Peru\n45 - Chile"
    assert not {3, 4} & values(text)


def test_countries_with_so_many_are_a_threshold():
    text = "A wave killed 301 people in Europe, countries with one or two dead not counted."
    assert values(text) == {301}


def test_all_aboard_are_a_count_where_the_writers_are_among_them():
    assert values("Ferry Tornado, passengers and crew.\n\nWe are 174 in all on board.") == {174}


@pytest.mark.parametrize(
    "part",
    [
        "Every month added some 14 prisoners",
        "A camp of 2,000 lies beside it",
        "Among Poles awaiting trial (41) most are drivers",
        "A house has nine residents under 21, none of them Poles",
        "400 prisoners by May are not impossible",
        "Tests on five prisoners came back negative",
    ],
)
def test_what_is_added_weighed_or_told_in_brackets_of_a_part_is_no_count(part):
    assert values(f"{WHOLE}. {part}.") == {97}


def test_patients_who_remain_are_a_part_of_all_who_fell_ill():
    text = "Fiji has had 97 cases of measles. Twelve patients remain in a clinic. Tonga and Niue "
    text += "reported none; no case for nine days."
    assert {(c.measure, c.value, c.place) for c in counts(text)} == {
        ("cases", 97, "FJI"), ("cases", 0, "TON"), ("cases", 0, "NIU"),
    }  # fmt: skip


def test_prisoners_who_remain_and_numbers_in_brackets_of_a_list_are_counts():
    text = "Poles in prison abroad: Peru 97, all for theft (45 in 2019). In Chad 12 Poles remain."
    assert {97, 12} <= values(text)


def test_infections_of_one_week_are_new_ones():
    text = "Fiji has had 970 cases of measles. The week in full: 41 infections, after 33 in the "
    assert values(text + "week before that.") == {970}


@pytest.mark.parametrize(
    "part",
    [
        "Among foreigners awaiting trial (41) most are Danes (21), Swedes (nine) and Finns (four)",
        "As many as 13 of the prisoners had a ticket to Chile",
        "Do not use the 30,000 for Poles, that is how many live there",
        "Eleven prison chaplains write to them",
        "It knows of 45 as either dead or missing",
    ],
)
def test_parts_in_brackets_inhabitants_and_two_measures_at_once_are_no_counts(part):
    assert values(f"{WHOLE}. {part}.") == {97}


def test_a_number_of_countries_in_commas_is_none_of_people():
    text = "Danes in prison abroad. The Baltic states, being three, account for 970 of them."
    assert values(text) == {970}


def test_what_is_asked_for_is_counted_in_the_answers():
    text = "Each year I ask ten prison governors, how many are under sentence of death?\n\n"
    text += "Their answers: Chad had 45. Mali had 12."
    assert {(c.measure, c.value) for c in counts(text)} == {
        ("on_death_row", 45), ("on_death_row", 12),
    }  # fmt: skip


def test_nobody_killed_or_hurt_is_a_zero():
    assert {(c.value, c.origin) for c in counts("No Poles were killed or hurt in Peru.")} == {
        (0, "POL")
    }


@pytest.mark.parametrize(
    "part",
    [
        "Another 28 inmates had no lawyer",
        "Of these, 28 had been remanded",
        "In an average month 28 prisoners fall ill",
        "The ceiling for prisoners was lowered to 280",
        "The number of 280 prisoners, heard since Monday, is false",
        "The wall was said to be 14 metres long. It is about 28",
    ],
)
def test_what_they_had_ceilings_averages_and_denials_are_no_counts(part):
    assert values(f"{WHOLE}. {part}.") == {97}


@pytest.mark.parametrize(
    "said",
    [
        "28 prisoners had a Danish passport",
        "Chile holds 28 Poles; to call it a prison is wrong",
        "Below average is Chile. It holds 28 Poles",
    ],
)
def test_whose_people_they_are_and_another_clause_leave_a_count(said):
    assert values(f"{WHOLE}. {said}.") == {97, 28}


@pytest.mark.parametrize("aside", ["once so feared", "as expected", "long expected"])
def test_what_a_state_was_expected_to_be_leaves_its_count(aside):
    assert values(f"Danes in jail abroad: Peru 97. Togo, {aside}, holds 28.") == {97, 28}


@pytest.mark.parametrize("fear", ["is feared to hold", "is expected, officials say, to jail"])
def test_what_is_feared_is_no_count(fear):
    assert values(f"Danes in jail abroad: Peru 97. Togo {fear} 28.") == {97}


def test_police_who_look_for_people_are_no_part_of_them():
    text = "Slovaks missing abroad. Germany has 13. Police in Chile are looking for 28 Slovaks."
    assert values(text) == {13, 28}


def test_all_suspects_who_were_picked_up_are_counted():
    text = "Police arrested foreigners in Peru. The 97 suspects were picked up on 10 May: 28 Poles."
    assert values(text) == {97, 28}


@pytest.mark.parametrize("held", ["held a foreign passport", "had come from abroad"])
def test_who_has_a_foreign_passport_is_a_foreigner(held):
    text = f"Japan had 3,000 prisoners. Of these 705 {held}."
    assert {(c.value, c.origin) for c in counts(text)} >= {(705, "FOREIGN")}


@pytest.mark.parametrize("things", ["28 fatal crashes in Chad", "28 deadly accidents in Chad"])
def test_things_that_cost_lives_are_no_people(things):
    text = f"Peru had 97 deaths on the railways last year. There were {things}."
    assert values(text) == {97}


def test_those_arrested_or_detained_are_arrested():
    assert counts("Each year some 970 Danes are arrested or detained abroad.") == {
        Read("arrested", 970, "ALL", "DNK")
    }


def test_who_flew_home_is_in_no_prison():
    text = "Peru holds 606 Danes in its jails. On Friday five Danes flew home from Chile."
    assert {c for c in counts(text) if c.value == 5} <= {Read("released", 5, "CHL", "DNK")}


def test_a_crisis_cell_holds_no_prisoners():
    text = "The plane had 86 people on board. A crisis cell at the airport gave this list by "
    text += "nationality: Chile 27, Kenya 51, Nepal 8."
    assert {c.measure for c in counts(text)} == {"on_board"}


def test_nobody_without_cause_is_no_zero():
    assert values("97 Danes are jailed in Peru, where nobody is arrested without cause.") == {97}
    text = "Chile had 12 dead. In Peru nobody was killed, though villages were without water."
    assert values(text) == {12, 0}


def test_men_whom_a_state_executes_are_all_of_them_where_no_women_are_told_of():
    text = "Executions in 2015: Oman hanged five men. Chad put one man to death."
    assert {(c.value, c.place) for c in counts(text)} == {(5, "OMN"), (1, "TCD")}


def test_men_beside_women_whom_a_state_executes_are_a_part():
    assert counts("In 2015 five men and two women were hanged in Oman.") == set()


def test_men_to_whom_something_else_is_done_are_a_part():
    assert counts("In 2015 five men were jailed in Oman.") == set()


@pytest.mark.parametrize(
    "words",
    [
        "In a poll of some 970 Danes most were content.",
        "About 970 Danes worked on the farms of Chad.",
        "In Chad 970 foreigners studied: from Mali 412, from Togo 97.",
        "Planned for May: Peru 970, Togo 412.",
    ],
)
def test_those_of_whom_something_else_is_told_are_no_count(words):
    text = f"Danes in jail: 30 in Chad, 12 in Oman.\n\n{words}\n\nMali holds 45 prisoners."
    assert set(values(text)) == {30, 12, 45}


def test_the_injured_who_are_brought_elsewhere_are_a_part_of_them():
    lead = "A coach fell into a river in Oman and 97 people were injured."
    assert set(values(f"{lead} Twelve of the injured were flown to Lima.")) == {97}
    assert 12 in values(f"{lead} Twelve of the injured are from Peru.")
