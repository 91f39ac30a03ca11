"""Ways of telling a part, and whose people or which place a number has: in sentences of our own."""

import pytest

from tests.extract.reading import Read, counts, extraction, values


@pytest.mark.parametrize(
    "part",
    [
        "12 of the prisoners in Lima were under 21.",
        'One passenger said: "We wait."',
        "Three of the four known kinds of cell are empty.",
        "All in all 450 persons and 31 vehicles were checked.",
        "We spoke to 23 prison officers.",
        "Two of the Poles have been there before.",
        "As for the boatmen, Chile has 184.",
        "Countries with fewer than five arrests are left out.",
    ],
)
def test_a_part_or_something_else_is_no_count(part):
    text = f"Peru holds 97 foreigners in its prisons, 45 of them Poles. {part}"
    assert values(text) == {97, 45}


@pytest.mark.parametrize("often", ["Every year", "Each month"])
def test_how_often_is_no_threshold(often):
    text = f"{often} about 1,300 Poles are arrested in Peru."
    assert counts(text) == {Read("arrested", 1300, "PER", "POL")}


def test_foreigners_as_the_subject_are_who_is_counted():
    text = "A storm killed 43 people in Nepal. Foreigners account for 22 of the deaths."
    assert Read("killed", 22, "NPL", "FOREIGN") in counts(text)


def test_serving_or_awaiting_trial_are_all_of_them():
    text = "In Peru 97 Poles are serving time or awaiting trial, in Chile 45."
    assert {(c.value, c.place) for c in counts(text)} == {(97, "PER"), (45, "CHL")}


def test_a_relative_clause_is_passed_over():
    text = "Journalists in prison: Turkey, which in 2019 had still held 45, now held 17."
    assert (17, "TUR") in {(c.value, c.place) for c in counts(text)}


def test_people_pointed_at_are_those_named_before():
    text = "Peru has 970 asylum seekers. By nationality: Syrians are the largest group. There are "
    text += "450 of them. Poles have moved up; by 2020 they were 97."
    said = {(c.value, c.origin) for c in counts(text)}
    assert {(450, "SYR"), (97, "POL")} <= said


def test_numbers_in_the_order_named_go_back_to_the_names():
    text = (
        "Measles cases worldwide: 1,200. Most patients live in Peru, Chile and Poland. These three "
    )
    text += "leaders have 970 together: 500, 400 and 70, in this sequence."
    said = {(c.value, c.place) for c in counts(text)}
    assert {(500, "PER"), (400, "CHL"), (70, "POL")} <= said


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("Kuwait hanged seven prisoners", Read("executed", 7, "KWT", None)),
        ("A Polish jet had 74 people on board", Read("on_board", 74, None, "ALL")),
        ("Malaysia buried 12 measles patients", Read("killed", 12, "MYS", None)),
    ],
)
def test_who_acts_is_the_place_and_a_vehicle_has_no_people(said, count):
    assert counts(f"{said}.") == {count}


def test_an_item_has_one_label_and_ends_what_it_counts_beside():
    text = (
        "Arrests in the operation:\n\n* Peru: 37 searches; 21 persons arrested; 14 kg of cocaine\n"
    )
    text += "* Chile: 12 arrests. Two jails were built for 800 inmates each.\n* Poland: 45\n"
    said = {(c.value, c.place) for c in counts(text)}
    assert said == {(21, "PER"), (12, "CHL"), (45, "POL")}


def test_a_list_with_its_own_place_and_people_is_by_origin():
    text = (
        "Over 160 Moldovans in Italian prisons\n\nThe ministry has a table of prisoners in Italy "
    )
    text += "by citizenship.\n\n* Italy, 400 prisoners\n* Morocco, 97 prisoners\n* Moldova, 16 "
    text += "prisoners\n* Chile, 12 prisoners\n"
    said = {(c.value, c.place, c.origin) for c in counts(text)}
    assert {(97, "ITA", "MAR"), (16, "ITA", "MDA")} <= said


def test_a_table_of_hosts_is_of_the_people_counted_before():
    text = (
        "South Sudanese refugees in the region: 970\n\nCountry of asylum | Refugees\nUganda | 500\n"
    )
    text += "Sudan | 400\nKenya | 70\n\nIn May South Sudan had 12 Poles in its jails."
    said = {(c.value, c.place, c.origin) for c in counts(text)}
    assert {(500, "UGA", "SSD"), (400, "SDN", "SSD"), (70, "KEN", "SSD")} <= said


def test_where_they_are_brought_is_not_where_they_left():
    text = "Foreigners in Iranian prisons. Last year eleven were let go: five Poles in May and, "
    text += "after money had been moved to Qatar, two Danes."
    assert all(c.place != "QAT" for c in counts(text))


def test_a_dash_at_the_end_of_a_line_makes_no_range():
    text = "Finns arrested abroad\n\n   Country    2018    2019\n1. Spain        74      69\n"
    text += "8. Norway        8       –\n9. Peru          0       2\n"
    found = {(c.value, c.place, c.as_of) for c in extraction(text).counts}
    assert (8, "NOR", "2018") in found


def test_thousands_with_a_comma_in_words_are_one_number():
    text = "Poles in foreign jails: one thousand, four hundred and thirty."
    assert values(text) == {1430}


def test_dots_lead_from_a_name_to_its_figure():
    text = (
        "In Bahrain 598 foreign workers were arrested. All the nationalities are listed below:\n\n"
    )
    text += "Bangladesh .......... 247\nIndia ............... 118\nPeru and Chile ... 1 each\n"
    said = {(c.value, c.place, c.origin) for c in counts(text)}
    assert {(247, "BHR", "BGD"), (118, "BHR", "IND"), (1, "BHR", "PER"), (1, "BHR", "CHL")} <= said


def test_arrested_in_the_course_of_things_counted_are_people():
    text = "Police made 3,214 visits, in the course of which 598 foreigners were arrested in Peru."
    assert values(text) == {598}


@pytest.mark.parametrize("header", ["Home country", "Nationality", "Citizenship"])
def test_a_header_says_that_rows_are_whose_people_they_are(header):
    text = f"A boat sank off Peru. The dead and the missing:\n\n{header} | Dead | Missing\n"
    text += "Peru | 17 | 5\nChile | 8 | 9\nPoland | 2 | 1\n"
    said = {(c.measure, c.value, c.origin) for c in counts(text)}
    assert {("killed", 8, "CHL"), ("missing", 1, "POL"), ("killed", 17, "PER")} <= said


def test_origins_announced_before_a_table_hold_for_its_rows():
    text = "In Mali kidnappers hold 31 workers. Their origins are given here in full.\n\n"
    text += "Country\tHeld\nMali\t12\nGuinea\t5\nPeru\t3\n"
    said = {(c.place, c.origin, c.value) for c in counts(text)}
    assert {("MLI", "GIN", 5), ("MLI", "PER", 3)} <= said


def test_a_senders_force_is_no_place():
    text = "The UN mission in Lebanon has 900 soldiers. Indonesia's force, 200 of whose members "
    text += "run a hospital, is large.\n\nTroops in Lebanon:\nItaly 102\nIndia 94\nPeru 71\n"
    said = {(c.place, c.origin, c.value) for c in counts(text)}
    assert {("LBN", "ITA", 102), ("LBN", "IND", 94), ("LBN", "PER", 71)} <= said


def test_a_column_of_changes_counts_nobody():
    text = (
        "Poles arrested abroad\n\nCountry\t2016\t2017\t+/-\nPeru\t44\t41\t-3\nChile\t24\t12\t-12\n"
    )
    text += "Spain\t9\t9\t0\n"
    assert values(text) == {44, 41, 24, 12, 9}


def test_a_text_turns_to_the_deaths_that_a_sentence_is_about():
    text = (
        "Peru has 97 cases of measles and Chile 45. Deaths {} rare. Peru had three and Chile one."
    )
    told = counts(text.format("have become"))
    assert {(c.value, c.place) for c in told if c.measure == "killed"} == {(3, "PER"), (1, "CHL")}
    told = counts("Peru has 97 Danes in jail. Deaths in it are not told. Chile has twelve Danes.")
    assert {c.measure for c in told} == {"in_custody"}


def test_soldiers_lost_are_dead():
    text = "Peru has 970 soldiers in Mali. Since 2013 it has lost 305 of its soldiers in Mali."
    assert Read("killed", 305, "MLI", "PER") in counts(text) or 305 in {
        c.value for c in counts(text) if c.measure == "killed"
    }


def test_a_text_turns_from_the_dead_to_the_injured():
    text = (
        "Thirteen people died in a blast in Peru. As to the injured, we have arrived at 265. That "
    )
    text += "is 221 Peruvians and nine Poles."
    said = {(c.measure, c.value) for c in counts(text)}
    assert {("killed", 13), ("injured", 265), ("injured", 221), ("injured", 9)} == said


def test_guests_in_jail_are_prisoners():
    text = "Peru holds 97 Nepalis in its jails: 45 Nepali migrants are in the jails of Lima."
    assert {c.measure for c in counts(text)} == {"in_custody"}


def test_a_whole_behind_which_a_part_is_told_is_no_part():
    text = (
        "(a) Of the Danes arrested abroad 312 were charged with theft.\n\n(b) In 2012 there were "
    )
    text += "1,240 arrests of Danes abroad, including 704 in Peru."
    assert {1240, 704} <= values(text)


def test_couriers_and_what_is_listed_behind_them_are_a_part():
    text = "Couriers arrested at the airports of Peru this year: 174. Peru holds 9 women "
    text += "from Spain, 7 from Chile."
    assert values(text) == set()


def test_deaths_announced_in_a_capital_are_of_its_people():
    text = (
        "A siege in Mauritania killed 24 foreigners: 11 Poles, 9 Danes. Four deaths were announced "
    )
    text += "in Ottawa."
    assert (4, "MRT", "CAN") in {(c.value, c.place, c.origin) for c in counts(text)}


def test_the_country_of_the_sentence_before_is_meant():
    text = "Measles in the Pacific.\n\nSamoa has suffered most. The bulletin tells of 4,789 cases."
    assert (4789, "WSM") in {(c.value, c.place) for c in counts(text)}


def test_a_country_that_heads_a_section_is_the_place_of_its_bare_numbers():
    text = "Asylum seekers in camps: 15,000 in Europe.\n\nGreece\n\nThe year began with 14,002."
    text += "\n\nMalta\n\nIt began with 310."
    assert {(14002, "GRC"), (310, "MLT")} <= {(c.value, c.place) for c in counts(text)}


def test_a_text_turns_to_another_people():
    text = "Syrians in prison abroad: 450 in Peru, 97 in Chile.\n\nThen the Eritreans.\n\n312 in "
    text += "Peru and 28 in Chile."
    said = {(c.value, c.place, c.origin) for c in counts(text)}
    assert {(450, "PER", "SYR"), (312, "PER", "ERI"), (28, "CHL", "ERI")} <= said


def test_a_ministrys_country_is_where_it_happened():
    text = "The Ministry of Health of Chad has told of a measles outbreak. It has 312 cases."
    assert (312, "TCD") in {(c.value, c.place) for c in counts(text)}


def test_the_east_of_a_country_is_in_it():
    assert Read("killed", 43, "NPL", None) in counts("A landslide in the east of Nepal killed 43.")


def test_patients_of_a_country_are_there():
    text = "The disease has been found in 12 countries. By now there are 177 British patients."
    assert (177, "GBR") in {(c.value, c.place) for c in counts(text)}


def test_a_census_brought_out_frees_nobody():
    text = "In the census that the committee brought out in December Peru held 97 journalists."
    assert {c.measure for c in counts(text)} == {"in_custody"}


def test_countries_counted_are_no_region():
    text = "A bulletin tells of 312 cases of mpox from 13 African countries."
    assert 13 not in values(text)


def test_new_deaths_beside_new_cases_are_no_count():
    text = "Chad has 4,789 cases of cholera. Within a week 388 new cases and 21 deaths were added."
    assert values(text) == {4789}


def test_a_remainder_goes_on_with_no_number_of_another_paragraph():
    text = "Peru holds 97 Poles.\n\nChile holds 450 Poles, Spain 45."
    assert {(c.value, c.place) for c in counts(text)} == {(97, "PER"), (450, "CHL"), (45, "ESP")}


def test_a_country_that_has_nobody_has_none():
    text = "Swiss in prison abroad: Italy has 97 and Peru 45. Chile, you will be glad to hear, has "
    assert (0, "CHL") in {(c.value, c.place) for c in counts(text + "nobody.")}


def test_passports_of_many_countries_part_the_dead_by_nationality():
    text = "A bus fell into a river in Nepal and 88 people died. Passports of 19 countries were "
    text += "found. China mourns nine, South Korea and Japan five each."
    said = {(c.value, c.place, c.origin) for c in counts(text)}
    assert {(88, "NPL", "ALL"), (9, "NPL", "CHN"), (5, "NPL", "KOR"), (5, "NPL", "JPN")} == said


def test_a_town_whose_name_goes_on_is_another_town():
    text = "A boat sank south of Marsa Alam, Egypt. Seven people are missing: three Egyptians and "
    text += "four Britons."
    assert {c.place for c in counts(text)} == {"EGY"}


def test_what_is_listed_behind_a_colon_is_of_the_measure_before_it():
    text = "The mission in Lebanon has 970 soldiers. It has lost 83 of its soldiers there: 47 were "
    text += "from Peru, 36 from Chile."
    said = {(c.measure, c.value, c.origin) for c in counts(text)}
    assert {("killed", 47, "PER"), ("killed", 36, "CHL")} <= said


def test_what_is_led_by_a_country_names_nobodys_people():
    text = "Swedish troops will leave Mali. The soldiers of the French-led mission came home last "
    text += "month. The number of Swedish soldiers on missions abroad falls: 341 were serving "
    text += "abroad, 226 in Mali and 68 in Iraq."
    assert {c.origin for c in counts(text)} == {"SWE"}


def test_who_sends_soldiers_is_told_beside_another_countrys():
    text = "Swedish soldiers abroad: 226 in Mali, 68 in Iraq and 21 in Kosovo. Denmark, which sent "
    text += "105 soldiers to Mali in January, was asked to take them back."
    assert (105, "MLI", "DNK") in {(c.value, c.place, c.origin) for c in counts(text)}


def test_nationalities_that_are_released_free_nobody():
    text = "A plane with 23 people aboard crashed in Fiji. The airline released the nationalities "
    text += "of the passengers: 17 were from Vanuatu, six from Australia."
    assert "released" not in {c.measure for c in counts(text)}


@pytest.mark.parametrize(
    "sentence", ["87 suspects were arrested in Peru.", "Peru arrested 87 suspects."]
)
def test_suspects_who_are_arrested_are_all_of_them(sentence):
    assert counts(sentence) == {Read("arrested", 87, "PER", None)}


def test_so_many_in_one_night_are_no_rate():
    text = "In January, Indonesia executed six people in one night."
    assert {(c.value, c.place) for c in counts(text)} == {(6, "IDN")}


def test_a_state_executes_its_own_at_home():
    text = "EXECUTIONS RECORDED IN 2022\n\nAfghanistan: 4\nBangladesh: 4\nBelarus: 1\nEgypt: 24\n"
    text += "Iran: 582\nIraq: 11\nKuwait: 7\nYemen: 4\n\nOf the Iranian executions, 255 "
    text += "were for drugs. Three Iranians were hanged on one day."
    assert {(24, "EGY", None), (582, "IRN", None)} <= {
        (c.value, c.place, c.origin) for c in counts(text)
    }


@pytest.mark.parametrize(
    ("said", "measure"),
    [
        ("1,250 migrants from 12 countries were identified in Chile.", "displaced"),
        ("1,250 cases of cholera have been identified in Chile.", "cases"),
        ("Chile identified 1,250 refugees.", "displaced"),
    ],
)
def test_people_who_are_found_are_all_of_them(said, measure):
    assert {(c.measure, c.value, c.place) for c in counts(said)} == {(measure, 1250, "CHL")}


def test_the_dead_whose_names_are_known_are_a_part():
    assert {c.value for c in counts("A storm killed 43 in Nepal. 29 have been identified.")} == {43}


def test_a_list_behind_its_share_is_of_everybody():
    text = "Police in Europe made 500 arrests. Two states made 350 of the arrests: Spain, as ever, "
    text += "200; Italy 150. Norway had 12."
    assert {c.place: c.value for c in counts(text) if c.place in ("ESP", "ITA", "NOR")} == {
        "ESP": 200,
        "ITA": 150,
        "NOR": 12,
    }


def test_an_aside_before_a_number_sets_no_threshold():
    text = "In 1991, if the guesses are any good, some 3,500 people in the world caught measles."
    assert {(c.measure, c.value, c.place) for c in counts(text)} == {("cases", 3500, "ALL")}


def test_peoples_that_add_up_to_a_number_are_its_parts():
    told = (
        "Flood in Morocco\n\n1. Missing. Five persons, viz. three Spaniards and two Danes.\n\n"
        "2. Injured. Nine so far: six Danes and three Poles."
    )
    found = {(c.measure, c.value, c.origin) for c in counts(told) if c.place == "MAR"}
    assert found >= {("missing", 5, "ALL"), ("injured", 9, "ALL"), ("missing", 3, "ESP")}


def test_a_part_set_off_by_commas_is_where_its_verb_says():
    read = counts("Ghana has flown home 455 of its citizens. Most, 320, came from Niger.")
    assert Read("released", 320, "NER", "GHA") in read
    read = counts("Floods killed 97 Danes. Most of them, 61, died in Peru, the rest, 36, in Cuba.")
    assert {(c.value, c.place) for c in read} >= {(61, "PER"), (36, "CUB")}
    read = counts("Danes in jail abroad: in Chile, 61, in Peru, 12, in Cuba, 11.")
    assert {(c.value, c.place) for c in read} == {(61, "CHL"), (12, "PER"), (11, "CUB")}


def test_a_whole_told_again_in_figures_leaves_the_part_to_count():
    read = counts(
        "Peru hanged 11 people. Eight of the 11 were Danes, two Poles; one came from Cuba."
    )
    assert {(c.value, c.place, c.origin) for c in read} == {
        (11, "PER", "ALL"),
        (8, "PER", "DNK"),
        (2, "PER", "POL"),
        (1, "PER", "CUB"),
    }
    read = counts("The flood killed 97 people. Forty of those 97 died in Peru and 12 in Cuba.")
    assert {(c.value, c.place) for c in read} == {(97, "ALL"), (40, "PER"), (12, "CUB")}
    assert values("Chile has 97 Danes in prison. Twelve of the 97 are in hospital.") == {97}


def test_the_last_three_are_whose_people_they_are_said_to_be():
    text = "Peru freed 87 foreigners: 60 Danes and 24 Poles. The last three are Cubans."
    assert Read("released", 3, "PER", "CUB") in counts(text)
    assert values("Peru holds 97 people, Chile 45. The first three are Peru, Chile and Cuba.") == {
        97,
        45,
    }


@pytest.mark.parametrize("what", ["cases", "prisoners"])
def test_some_of_the_cases_in_a_country_are_none_of_its_counts(what):
    text = "Danes in prison abroad: 217. Malaysia has 139, Peru 20. Thirty-one of the "
    assert values(f"{text}{what} in Malaysia are before the courts.") == {217, 139, 20}


def test_cases_of_which_it_is_told_where_they_are_count():
    text = (
        "The storm caused 97 deaths. Twelve of the deaths were in Peru, 45 of the deaths in Mali."
    )
    assert values(text) == {97, 12, 45}


@pytest.mark.parametrize("age", ["younger than five", "older than 60", "under five"])
def test_those_of_an_age_are_some_of_them(age):
    text = "Peru has 5,667 cases of measles and 81 people have died; 70 of those who died were"
    assert values(f"{text} {age}.") == {5667, 81}
