"""Some of a whole, and words that only look like a number of people: in sentences of our own."""

import pytest

from tests.extract.reading import counts

DANES = "Danes in jail\n\nSpain holds 90 Danes, Chile 40. "


def _values(text: str) -> set[int]:
    return {c.value for c in counts(text)}


@pytest.mark.parametrize(
    "words",
    [
        "Of the people held in Spain, 14 are in the Malaga area.",
        "Of those detained, 14 are wanted in Denmark.",
        "In Spain, 14 of those detained are accused of theft.",
        "Of the Danes 14 were waiters.",
    ],
)
def test_what_is_said_of_some_of_a_whole_counts_a_part(words):
    assert _values(DANES + words) == {90, 40}


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("Of the prisoners, 14 have died.", ("killed", 14)),
        ("Of the Danes, 14 are in Peru.", ("in_custody", 14)),
    ],
)
def test_a_part_with_a_country_or_a_fate_of_its_own_is_a_count(words, counted):
    assert counted in {(c.measure, c.value) for c in counts(DANES + words)}


def test_a_whole_may_be_broken_down_by_nationality():
    text = "Spain holds 90 foreigners. Of those held, 40 are Danes, 30 Swedes and 20 Poles."
    assert {(c.value, c.origin) for c in counts(text)} >= {(40, "DNK"), (30, "SWE"), (20, "POL")}


@pytest.mark.parametrize(
    "words",
    ["Police issued 11 arrest warrants.", "It has two passenger trains and 12 prisoner buses."],
)
def test_a_noun_before_another_is_not_what_a_number_counts(words):
    assert not _values(f"Peru\n\nPeru is tense. {words}")


@pytest.mark.parametrize(
    "words",
    ["the ship broke in two off Peru", "Peru and Chile know one another's prisoners",
     "a dead prisoner is news, a jailed one is not"],
)  # fmt: skip
def test_one_and_two_in_a_turn_of_phrase_count_nobody(words):
    assert not {1, 2} & _values(DANES + f"They say that {words}.")


@pytest.mark.parametrize(
    "words",
    ["For every thousand inhabitants there are 36 prisoners in Peru.",
     "In Peru about 13 in every 100,000 inhabitants are in prison."],
)  # fmt: skip
def test_so_many_in_so_many_are_a_rate(words):
    assert not _values(words)


def test_the_parts_of_a_thread_are_numbered():
    text = "thread: measles\n\n6/ zero cases: iceland.\n\n7/ deaths: 8 so far.\n\n8/ thanks\n"
    assert not {6, 7} & _values(text)
    assert 8 in _values(text)


def test_fewer_people_than_countries_are_so_many_of_each():
    text = "The storm killed 12 people in Chad. Togo lost two, Hungary, India and Spain one."
    found = {(c.value, c.place) for c in counts(text)}
    assert {(1, "HUN"), (1, "IND"), (1, "ESP")} <= found
    text = "The storm killed 12 people in Chad. Togo lost two, Peru and Chile one between them."
    assert (1, "REGION:Peru and Chile") in {(c.value, c.place) for c in counts(text)}


def test_not_a_soul_and_nobody_are_nobody_in_each_country():
    text = "Grenada has 12 people on death row. Barbados had three; Jamaica and Belize not a soul."
    assert {(0, "JAM"), (0, "BLZ")} <= {(c.value, c.place) for c in counts(text)}
    text = "The storm killed 45 people. Honduras buried 20, Guatemala 25; Cuba mourns nobody."
    assert (0, "CUB") in {(c.value, c.place) for c in counts(text)}
    text = "The storm killed 45 people. Honduras buried 20, Guatemala 25. Cuba blames nobody."
    assert 0 not in {c.value for c in counts(text)}


def test_the_in_a_list_belongs_to_the_name_behind_it():
    text = (
        "The passengers: 61 French, and one each from Chad, the Netherlands, the Gambia and Peru."
    )
    assert {c.origin for c in counts(text) if c.value == 1} == {"TCD", "NLD", "GMB", "PER"}


def test_guests_who_are_identified_are_counted_and_the_dead_are_parted():
    text = "6,062 migrants from 44 nationalities were identified in Libya in 2023."
    assert {(c.value, c.place) for c in counts(text)} == {(6062, "LBY")}
    text = "The crash killed 9 people in Chad, of whom 7 have been identified."
    assert {c.value for c in counts(text)} == {9}
    text = "The crash killed 9 people in Chad. All have been identified: five Danes, four Poles."
    assert {(5, "DNK"), (4, "POL")} <= {(c.value, c.origin) for c in counts(text)}


def test_two_numbers_share_what_is_said_of_their_noun():
    read = counts("Peru and Chile had 31 and about nine people injured, respectively.")
    assert {(c.measure, c.value, c.place) for c in read} == {
        ("injured", 31, "PER"),
        ("injured", 9, "CHL"),
    }
    read = counts("In 2019 and 2020, 12 and 17 people were executed in Belarus.")
    assert {(c.value, c.place) for c in read} == {(12, "BLR"), (17, "BLR")}
    assert {c.value for c in counts("Mali had 12, and 45 people injured.")} == {45}


@pytest.mark.parametrize(
    "words",
    ["Forty people were hurt in a fire in Peru, six of them Danes",
     "Six Danes are among the forty people hurt in a fire in Peru",
     "The police in Peru arrested forty people, including six Danes",
     "Some forty people went missing in Peru, six of them foreigners"],
)  # fmt: skip
def test_a_whole_of_which_the_people_of_a_part_are_told_is_of_all_peoples(words):
    assert {c.value: c.origin for c in counts(f"{words}.")}[40] == "ALL"


@pytest.mark.parametrize(
    "words",
    ["Forty people were hurt in a fire in Peru, six of them badly",
     "Forty people were hurt in a fire in Peru. Six Danes were killed"],
)  # fmt: skip
def test_a_whole_of_which_no_peoples_are_told_is_of_none(words):
    assert {c.value: c.origin for c in counts(f"{words}.")}[40] is None


def test_all_who_are_aboard_a_cruise_ship_are_no_part():
    read = counts("Some 900 people are aboard the cruise ship, including 40 Danes and 12 Poles.")
    assert {(c.value, c.origin) for c in read} == {(900, "ALL"), (40, "DNK"), (12, "POL")}
    assert not counts("A cruise ship off Japan has 97 cases.")


def test_what_a_number_consists_of_is_no_noun_of_it():
    read = counts("The ferry's crew of 40 comprises 31 Greeks and nine Cypriots.")
    assert {(c.value, c.origin) for c in read} == {(40, "ALL"), (31, "GRC"), (9, "CYP")}
    read = counts("Peru's death toll of 97 includes 12 Danes and five Poles.")
    assert {c.value for c in read} == {97, 12, 5}
    assert not counts("It is a sad list if one includes the Danes held in Peru.")


@pytest.mark.parametrize(
    ("words", "measure", "part"),
    [
        ("has freed 97 prisoners, including four foreigners", "released", "FOREIGN"),
        ("holds 97 prisoners, of whom four are foreigners", "in_custody", "FOREIGN"),
        ("has executed 97 people, four of them Poles", "executed", "POL"),
        ("has 97 inmates on death row, four of them Poles", "on_death_row", "POL"),
    ],
)
def test_a_whole_of_which_some_are_of_one_people_is_of_all_peoples(words, measure, part):
    told = {(measure, 97, "PER", "ALL"), (measure, 4, "PER", part)}
    assert counts(f"Peru {words}.") == told


def test_a_whole_is_of_one_people_where_its_parts_are_elsewhere():
    text = "97 Danes are in jail abroad, 12 of them in Peru."
    assert counts(text) == {("in_custody", 97, "ALL", "DNK"), ("in_custody", 12, "PER", "DNK")}
    assert counts("Peru holds 97 prisoners.") == {("in_custody", 97, "PER", None)}


def test_a_list_of_peoples_arrested_in_a_town_is_of_that_town():
    text = "In {} the police arrested 97 Danes, 12 Poles and four Swedes."
    assert not counts(text.format("Mumbai alone"))
    assert {c.value for c in counts(text.format("Peru"))} == {97, 12, 4}


@pytest.mark.parametrize("house", ["central prison at Tora near Cairo", "camp near Lima"])
def test_what_a_house_near_a_town_holds_is_of_one_house(house):
    assert not counts(f"The {house} holds 97 inmates.")
    assert {c.value for c in counts("Peru, which lies near Chile, holds 97 inmates.")} == {97}


def test_whom_an_operation_against_a_crime_leads_to_are_all_of_it():
    text = "An operation against arms smuggling has led to 97 arrests: 52 in Peru and 45 in Chile."
    assert {(c.value, c.place) for c in counts(text)} == {(97, "ALL"), (52, "PER"), (45, "CHL")}
    assert not counts("Arms smuggling led to 97 arrests in Peru.")


@pytest.mark.parametrize("who", ["The police have made", "Police recorded"])
def test_police_who_count_arrests_are_not_those_counted(who):
    text = f"{who} 97 arrests in Peru and 45 in Chile."
    assert {(c.value, c.place) for c in counts(text)} == {(97, "PER"), (45, "CHL")}


def test_fates_told_of_one_place_are_all_of_it():
    read = counts("Nine missing and two injured in Chad, 12 dead and one missing in Mali.")
    assert {(c.measure, c.value, c.place) for c in read} == {
        ("missing", 9, "TCD"),
        ("injured", 2, "TCD"),
        ("killed", 12, "MLI"),
        ("missing", 1, "MLI"),
    }


def test_where_people_come_from_is_not_shared():
    read = counts("Peru holds 611 foreigners: 47 Danes, nine Poles and 38 Congolese from Kinshasa.")
    assert {c.value: (c.place, c.origin) for c in read} == {
        611: ("PER", "FOREIGN"), 47: ("PER", "DNK"), 9: ("PER", "POL"), 38: ("PER", "COD")
    }  # fmt: skip


@pytest.mark.parametrize(
    "aside", ["including three children", "among them a minister", "including the mayor's two sons"]
)
def test_what_is_told_past_an_aside_befell_the_whole(aside):
    text = f"Twenty-two people, {aside}, were killed in Peru."
    assert ("killed", 22, "PER", None) in counts(text)


def test_a_whole_with_peoples_in_an_aside_is_of_all():
    text = "Twenty-two people, including nine Danes and three Poles, were arrested in Peru."
    told = {("arrested", 22, "PER", "ALL"), ("arrested", 9, "PER", "DNK")}
    assert counts(text) == told | {("arrested", 3, "PER", "POL")}


def test_an_aside_before_another_verb_befell_nobody():
    assert not counts("Twenty-two people, including nine Danes, held a meeting in Peru.")


def test_some_among_them_are_where_all_are():
    text = "Some 22 people, among them the mayor and two Danes, have been arrested in Peru."
    assert ("arrested", 2, "PER", "DNK") in counts(text)


def test_prisoners_with_parts_in_an_aside_suffer_what_is_told_behind_it():
    text = "Some 97 prisoners, including two women, were executed in Peru."
    assert ("executed", 97, "PER", None) in counts(text)


def test_peoples_listed_behind_one_verb_are_where_the_first_one_is():
    before = "Peru freed 97 people, 45 Danes among them. "
    read = counts(before + "Chile in turn freed 12 Peruvians, some 9 Bolivians and two Cubans.")
    assert {(c.place, c.origin) for c in read if c.value in (12, 9, 2)} == {
        ("CHL", "PER"),
        ("CHL", "BOL"),
        ("CHL", "CUB"),
    }
    read = counts(before + "Chile, the other state, still has three Cubans and one Pole in prison.")
    assert {c.place for c in read if c.value in (3, 1)} == {"CHL"}


@pytest.mark.parametrize("others", ["five", "five people", "five on board", "five people aboard"])
def test_what_befell_the_others_is_a_count_as_what_befell_the_first(others):
    text = "A helicopter with nine people aboard came down in Peru. Four died. The other "
    told = counts(f"{text}{others} were injured.")
    assert {(c.measure, c.value, c.place) for c in told if c.value == 5} == {("injured", 5, "PER")}
    assert 7 not in _values("Reporters killed: Peru five, Chile nine. Others: 7 killed.")


def test_some_of_the_others_may_have_a_fate_of_their_own():
    text = "Twelve people died in Peru. The other 22 people on the bus lived, but 14 of them were "
    assert {(c.measure, c.value) for c in counts(f"{text}hurt.")} == {
        ("killed", 12),
        ("injured", 14),
    }


def test_people_told_of_beside_one_people_are_of_all():
    text = "Two Danes were killed in Peru, and five people were hurt: three Swedes and two Poles."
    assert {(c.value, c.origin) for c in counts(text) if c.measure == "injured"} == {
        (5, "ALL"),
        (3, "SWE"),
        (2, "POL"),
    }


@pytest.mark.parametrize("place", ["Nepal", "the hills of Nepal", "the forest of Nepal"])
def test_what_befell_some_of_those_aboard_has_a_place(place):
    told = counts(f"A lorry carrying 40 people overturned in {place}, killing 12 people.")
    assert {(c.measure, c.value, c.place) for c in told} == {
        ("on_board", 40, None),
        ("killed", 12, "NPL"),
    }
    text = f"A bus with 19 Danes on board overturned in {place} and five of them were hurt."
    assert ("injured", 5, "NPL", "DNK") in counts(text)


@pytest.mark.parametrize(
    "words",
    [
        "Two victims each were of the following nationalities: Swedish, Dutch and Finnish.",
        "And two passengers of each of these nationalities: Swedish, Dutch, Finnish.",
    ],
)
def test_so_many_each_are_of_the_peoples_listed_behind_the_colon(words):
    text = f"The coach had 36 passengers: 30 Danes. {words}"
    assert {c.origin for c in counts(text) if c.value == 2} == {"SWE", "NLD", "FIN"}
    one_bus = "Each coach carried 36 passengers: Danes, Poles and Finns."
    assert {c.origin for c in counts(one_bus)} <= {"ALL"}


@pytest.mark.parametrize("number", ["45", "about 45", "no fewer than 45"])
def test_a_country_right_before_its_number_is_in_no_list_with_the_one_before(number):
    told = counts(f"Peru has 97 refugees from Mali, Chile {number}.")
    assert {(c.value, c.place, c.origin) for c in told} == {(97, "PER", "MLI"), (45, "CHL", "MLI")}
    told = counts(f"Peru has {number} prisoners from Mali, Chad and Togo.")
    assert "CHL" not in {c.place for c in told}


@pytest.mark.parametrize("each", ["one in each", "one each", "one from each"])
def test_the_one_in_each_is_of_each_country_of_the_whole(each):
    told = counts(f"Three reporters were killed in 2020, in Iraq, Mali and Peru, {each}.")
    assert {c.place for c in told if c.value == 1} == {"IRQ", "MLI", "PER"}
    assert 1 not in _values("Three reporters were killed in Iraq and Mali, one in each town.")


def test_countries_of_the_same_number_have_it_each():
    text = "The crush in Oman killed 97 Danes. Chad and Mali have the same number, 52, and Peru 43."
    assert {(c.value, c.origin) for c in counts(text)} >= {(52, "TCD"), (52, "MLI"), (43, "PER")}
    text = "The crush in Oman killed 97 Danes. Chad and Mali have 52 together, and Peru 43."
    assert 52 not in {c.value for c in counts(text) if c.origin == "MLI"}
