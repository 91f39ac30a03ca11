"""Whose people a number counts where only the whole text tells it: in sentences of our own."""

import pytest

from tests.extract.reading import counts, extraction


def test_those_who_did_not_leave_are_their_own_countrys_in_a_text_on_its_refugees():
    text = (
        "Refugees from South Sudan\n\nUganda hosts 900,000 South Sudanese refugees, Sudan 700,000 "
    )
    text += "and Ethiopia 300,000. Inside South Sudan about 1,900,000 people are displaced."
    assert ("displaced", 1_900_000, "SSD", "SSD") in counts(text)


def test_a_storm_drives_out_people_of_no_nationality():
    text = (
        "Storm\n\nThe storm killed 60 people in Malawi, 9 in Zambia. Malawi has 87,000 displaced."
    )
    assert ("displaced", 87_000, "MWI", None) in counts(text)


def test_a_people_within_its_borders_is_at_home():
    text = (
        "Somali refugees\n\nKenya hosts 250,000 Somali refugees, Yemen 240,000, Ethiopia 190,000. "
    )
    text += "War has driven 2,600,000 Somalis from their homes within the country."
    assert ("displaced", 2_600_000, "SOM", "SOM") in counts(text)


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("Denmark lost twelve of its citizens and Poland nine", "killed"),
        ("Denmark is looking for twelve of its citizens and Poland for nine", "missing"),
        ("Denmark is searching for at least 12 of its nationals, and Poland for nine", "missing"),
    ],
)
def test_the_next_states_number_is_of_its_citizens_too(words, measure):
    read = counts(f"After the quake in Peru, {words}.")
    assert {tuple(c) for c in read} == {(measure, 12, "PER", "DNK"), (measure, 9, "PER", "POL")}
    assert counts("Police in Peru are looking for 12 people.") == set()


def test_those_saved_are_of_all_nationalities_where_the_dead_are_told_apart():
    text = (
        "Boat sinks off Mauritania\n\nThe boat carried 171 people: 92 Senegalese, 64 Gambians and "
    )
    text += (
        "15 Malians. So far 53 are dead, 24 of them Senegalese and 19 Gambians. The coast guard "
    )
    text += "rescued 48 off Mauritania."
    assert {o for m, v, _, o in counts(text) if (m, v) == ("released", 48)} == {"ALL"}


def test_those_set_free_have_no_nationality_where_nobody_has():
    text = "Gunmen in Peru released 48 hostages on Monday. They still hold 12 hostages in Peru."
    assert {o for m, v, _, o in counts(text) if (m, v) == ("released", 48)} == {None}


def test_the_total_of_a_table_of_foreigners_is_of_foreigners():
    text = "Foreign inmates in Peru\n\nCountry  Inmates\nChile  90\nSpain  40\nTotal  130\n"
    assert ("in_custody", 130, "PER", "FOREIGN") in counts(text)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ('"Six of our citizens were killed," the Danish minister told reporters.', "DNK"),
        ('The Danish minister said: "Six of our citizens were killed."', "DNK"),
        ('"Six of our friends were killed," a woman in Lima told reporters.', None),
    ],
)
def test_our_citizens_are_those_of_the_country_of_who_speaks(said, count):
    read = counts(f"A fire in Peru hurt 44 people, 30 of them Poles. {said}")
    assert {(c.value, c.origin) for c in read if c.place == "PER" and c.value == 6} <= {(6, count)}
    assert ("killed", 6, "PER", count) in read or count is None


@pytest.mark.parametrize(
    "said",
    [
        '"In my country 97 people are missing," the delegate from Chad said, "and nobody looks."',
        '"Our prisons hold 97 people," said the justice minister of Chad.',
    ],
)
def test_my_country_is_that_of_who_speaks(said):
    read = counts(f"They came from Peru, Mali and Chad. {said} Mali has 45 people in prison.")
    assert {(c.value, c.place) for c in read} == {(97, "TCD"), (45, "MLI")}


def test_a_state_with_a_verb_is_in_no_list_with_the_place_before_it():
    read = counts("In Peru, Denmark has 97 citizens in prison.")
    assert {tuple(c) for c in read} == {("in_custody", 97, "PER", "DNK")}
    [count] = counts("In Peru, Chile and Mali 97 people died.")
    assert count.place == "REGION:Peru, Chile and Mali"


def test_the_total_of_a_table_of_all_inmates_is_of_everybody():
    text = "Inmates in Peru by nationality\n\nCountry  Inmates\nPeru  900\nChile  90\nSpain  40\n"
    text += "Total  1030\n"
    assert ("in_custody", 1030, "PER", "ALL") in counts(text)


def test_what_a_number_fell_from_is_of_no_date_of_its_own():
    text = (
        "Arrests in Japan, 2022\n\nThe number of Vietnamese arrested in Japan fell from 3,612 to "
    )
    text += "3,432 in 2022."
    dates = {c.value: c.as_of for c in extraction(text).counts}
    assert dates[3432] != dates[3612]


@pytest.mark.parametrize(
    "words",
    ["Danish prisoners in Peru number 97, while 12 Poles are locked up in Chile",
     "The Danish inmates in Peru number 97, while 12 Poles are locked up in Chile"],
)  # fmt: skip
def test_those_who_number_so_many_are_the_people_of_the_number(words):
    told = {("in_custody", 97, "PER", "DNK"), ("in_custody", 12, "CHL", "POL")}
    assert counts(f"{words}.") == told


@pytest.mark.parametrize(
    "words",
    ["97 people, all Danes, are", "97 people (all of them Danes) are", "97, both Danes, are"],
)
def test_all_who_are_of_one_people_are_counted_as_that_people(words):
    text = f"Chad has freed 12 Poles. Another {words} on death row in Peru."
    assert ("on_death_row", 97, "PER", "DNK") in counts(text)
    text = "A quake in Peru killed 97 people, all Danes, and hurt 45 Poles and 12 Swedes."
    assert {(97, "DNK"), (45, "POL"), (12, "SWE")} == {(c.value, c.origin) for c in counts(text)}


@pytest.mark.parametrize(
    "words", ["expelled from abroad", "sent back from abroad", "repatriated from abroad"]
)
def test_those_sent_home_from_abroad_left_every_country_and_are_no_foreigners(words):
    text = f"In 2015 97 Kenyans were {words}.\n\nOman: 50\n\nSudan: 40\n\nEgypt: 7"
    told = {(c.value, c.place, c.origin) for c in counts(text)}
    parts = {(50, "OMN", "KEN"), (40, "SDN", "KEN"), (7, "EGY", "KEN")}
    assert told == {(97, "ALL", "KEN"), *parts}


def test_foreigners_from_abroad_are_in_the_country_that_holds_them():
    told = {(c.value, c.place, c.origin) for c in counts("Kenya deported 97 men from abroad.")}
    assert (97, "ALL", "KEN") not in told


CRASH = "In Peru the police counted 40 dead in a coach crash: ten Danes, nine Poles and others. "


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Chile's embassy mourns seven nationals.", 7),
        ("Chile's consulate says that five are dead.", 5),
        ("Chile's mission has lost touch; it says that none is dead.", 0),
    ],
)
def test_an_embassy_tells_of_its_own_people_elsewhere(words, value):
    told = {(c.value, c.place, c.origin) for c in counts(CRASH + words)}
    assert (value, "PER", "CHL") in told


def test_the_police_of_a_country_tell_of_all_there_by_its_name_too():
    told = counts(CRASH + "The Peru Police has put the number of people killed at 43.")
    assert (43, "PER", "ALL") in {(c.value, c.place, c.origin) for c in told}


@pytest.mark.parametrize("home", ["the country", "their homeland"])
def test_those_who_fled_the_country_are_everywhere_else(home):
    text = f"Jordan is full. It shelters 97,000 Syrians. In all two million have fled {home}."
    told = {(c.measure, c.value, c.place, c.origin) for c in counts(text)}
    assert told == {
        ("displaced", 97_000, "JOR", "SYR"),
        ("displaced", 2_000_000, "ALL", "SYR"),
    }


def test_those_who_fled_one_country_for_another_are_there():
    text = "Some 97,000 Syrians have fled their country for Jordan, 45,000 for Egypt."
    assert "ALL" not in {c.place for c in counts(text)}


@pytest.mark.parametrize("who", ["the Syrian embassy", "the Syrian foreign ministry"])
def test_its_citizens_are_those_of_the_mission_named_before(who):
    text = f"A blast in Lebanon killed 171 people. A correction came from {who}. Forty-three of its"
    assert ("killed", 43, "LBN", "SYR") in counts(f"{text} citizens are confirmed dead.")


def test_its_citizens_behind_a_mission_of_another_paragraph_are_anybodys():
    text = "A blast in Lebanon killed 171 people. We rang the Syrian embassy.\n\n"
    told = counts(f"{text}Forty-three of its citizens are confirmed dead.")
    assert ("killed", 43, "LBN", "SYR") not in told


@pytest.mark.parametrize("are", ["are not", "were not"])
def test_those_who_are_not_of_a_people_are_all_but_them(are):
    text = f"Peru holds 970 prisoners. Of these 45 {are} Danes."
    assert ("in_custody", 45, "PER", "NOT:DNK") in counts(text)
    text = f"A fire in Peru killed 97 people: 45 {are} Peruvians."
    assert ("killed", 45, "PER", "FOREIGN") in counts(text)


def test_each_of_two_peoples_is_where_the_other_one_holds_them():
    text = "Chad holds 97 Malians. Mali holds 45 Chadians. In 2019 it was 12 Malians for nine "
    told = {(c.value, c.place, c.origin) for c in counts(text + "Chadians.")}
    assert told >= {(12, "TCD", "MLI"), (9, "MLI", "TCD")}


def test_a_people_held_by_another_country_is_not_there_for_good():
    text = "Chad holds 97 Malians. Peru holds 45 Chadians. In 2019 there were nine Chadians in all."
    assert (9, "PER") not in {(c.value, c.place) for c in counts(text)}
