"""Ways of saying who holds, sends or fetches people, and where: in sentences of our own."""

import pytest

from tests.extract.reading import counts, extraction


@pytest.mark.parametrize("sign", ["A ransom has been asked for.", "Captors sent a video."])
def test_held_means_hostages_where_a_ransom_is_spoken_of(sign):
    text = f"Foreigners held in the desert\n\nMALI\nHeld: 12 foreigners\n\n{sign}"
    assert {c.measure for c in extraction(text).counts} == {"hostages"}


def test_whom_the_police_hold_is_no_hostage():
    text = "Kidnappers hold 30 Kenyans in Yemen. In Chad the police are holding 14 Kenyans."
    assert {(m, n) for m, n, *_ in counts(text)} == {("hostages", 30), ("in_custody", 14)}


def test_each_heading_is_the_place_of_the_total_below():
    text = "HOSTAGES: WHERE THEY ARE\n\nMALI\nHeld: 12 foreigners\nBy nationality: seven French, "
    text += "five Danes\n\nNIGER\nHeld: four\nBy nationality: three Poles, one Swede\n"
    assert {("hostages", 12, "MLI", "FOREIGN"), ("hostages", 4, "NER", "FOREIGN")} <= counts(text)


@pytest.mark.parametrize("label", ["EMBASSY OF GEORGIA (Cairo)", "Tbilisi"])
def test_a_label_that_tells_is_not_where_its_people_are(label):
    text = "The ship was taken to Hodeidah. All 24 crew are being held in Yemen: nine Indians, "
    text += f"eight Poles.\n\n{label}: Seven Georgians are among the hostages."
    assert ("hostages", 7, "YEM", "GEO") in counts(text)


@pytest.mark.parametrize(("befell", "measure"), [("died", "killed"), ("were rescued", "released")])
def test_what_befell_those_aboard_is_what_counts(befell, measure):
    text = f"A ferry with 90 people aboard went down off Chile. Forty passengers {befell}."
    assert {c.measure for c in counts(text) if c.value == 40} == {measure}


def test_crew_taken_off_a_coast_are_hostages_in_a_text_on_kidnappings():
    text = "Pirates kidnapped 60 seafarers in 2020. 31 crew were taken off Benin, 29 off Togo."
    assert {("hostages", 31, "BEN", None), ("hostages", 29, "TGO", None)} <= counts(text)


def test_one_sender_has_its_people_in_several_countries():
    text = "Denmark has 750 soldiers abroad. In Latvia there are 620, in Iraq 95, in Kosovo 35."
    assert counts(text) == {
        ("deployed", 750, "ALL", "DNK"),
        ("deployed", 620, "LVA", "DNK"),
        ("deployed", 95, "IRQ", "DNK"),
        ("deployed", 35, "XKX", "DNK"),
    }


def test_headings_of_senders_are_no_places():
    text = "Who has soldiers in Niger?\n\nFRANCE\nParis has 1,500 soldiers in Niger.\n\n"
    text += "ITALY\nRome reports 347 soldiers. Their base is by the airport.\n\n"
    text += "UNITED STATES\nWashington has 1,100 personnel in the country.\n"
    assert {(p, o) for _, _, p, o in counts(text)} == {("NER", o) for o in ("FRA", "ITA", "USA")}


@pytest.mark.parametrize("many", ["foreign soldiers", "foreign troops"])
def test_foreign_troops_are_troops(many):
    assert counts(f"There are 2,200 {many} in Estonia.") == {("deployed", 2200, "EST", "FOREIGN")}


def test_a_column_of_police_counts_where_it_is_the_only_one():
    text = "UN police in Haiti\n\nContributor | Police\nJordan | 412\nNepal | 356\nChad | 291\n"
    assert {(n, p, o) for _, n, p, o in counts(text)} == {
        (412, "HTI", "JOR"),
        (356, "HTI", "NPL"),
        (291, "HTI", "TCD"),
    }
    both = text.replace("Police\n", "Police | Troops\n").replace("2\n", "2 | 90\n")
    assert 412 not in {n for _, n, *_ in counts(both)}


def test_who_gets_people_out_of_a_country_is_whose_they_are():
    text = "Foreign governments were racing to get their people out of Sudan. Britain has "
    text += "evacuated 301 of its nationals. France has taken out 209 French citizens. Egypt has "
    text += "brought 527 Egyptians home."
    assert {(n, p, o) for _, n, p, o in counts(text)} == {
        (301, "SDN", "GBR"),
        (209, "SDN", "FRA"),
        (527, "SDN", "EGY"),
    }


@pytest.mark.parametrize("most", ["most of them in Chile", "mostly in Chile", "nearly all in Lima"])
def test_where_most_are_is_not_where_all_are(most):
    text = f"There are 910 Canadians in prison abroad, {most}. China holds 97."
    assert ("in_custody", 910, "ALL", "CAN") in counts(text)


@pytest.mark.parametrize("told", ["40 of those arrested in Peru were", "In Peru, 40 were"])
def test_a_number_may_tell_both_where_and_whose(told):
    text = f"Arrests at the cup\n\n{told} Chileans and 12 Swiss."
    assert {("arrested", 40, "PER", "CHL"), ("arrested", 12, "PER", "CHE")} <= counts(text)


def test_there_turns_to_the_country_of_the_sentence_before():
    text = "In Poland 65 people were arrested: 40 Poles and 25 Czechs. In Chile it was quiet. "
    text += "There the police counted 18 arrests."
    assert {(n, p) for _, n, p, _ in counts(text)} >= {(65, "POL"), (18, "CHL")}


def test_a_capital_that_tells_is_no_place():
    text = "According to Islamabad, 2,795 Pakistanis are in Saudi jails."
    assert counts(text) == {("in_custody", 2795, "SAU", "PAK")}


def test_foreigners_of_one_country_stand_beside_those_of_the_next():
    read = counts("Peru holds 97 foreigners in its prisons, Chile 45 and Mali 12.")
    assert {(c.value, c.place, c.origin) for c in read} == {
        (97, "PER", "FOREIGN"),
        (45, "CHL", "FOREIGN"),
        (12, "MLI", "FOREIGN"),
    }
    read = counts("Peru holds 97 foreigners: Chile 45, Mali 12.")
    assert {(c.value, c.origin) for c in read} == {(97, "FOREIGN"), (45, "CHL"), (12, "MLI")}


def test_commas_within_numbers_set_no_columns():
    text = "Troops by country\nNepal 5,960; Ghana 2,590; Chad 1,802.\n"
    text += "The three provide 10,352 of the 60,000 peacekeepers.\n"
    assert {5960, 2590, 1802} <= {n for _, n, *_ in counts(text)}


def test_it_now_sends_so_many():
    text = "Troops in the UN mission in Mali: Nepal 900, Ghana 300, Chad 200. Once Togo led the "
    text += "list. It now sends 140."
    assert (140, "TGO") in {(n, o) for _, n, _, o in counts(text)}


@pytest.mark.parametrize(
    "told",
    ["Foreign nationals made up 52 per cent, or 6,012", "Foreigners, at 6,012, made up half"],
)
def test_a_share_of_foreigners_may_have_its_number_beside_it(told):
    text = f"Greek prisons held 11,540 inmates. {told}. Syrians came next with 431."
    assert ("in_custody", 6012, "GRC", "FOREIGN") in counts(text)


def test_what_we_do_ourselves_is_done_at_home():
    text = "209 Indonesians are on death row in nine countries. Malaysia accounts for 150. "
    text += "Last year we executed 14 people: two Australians and twelve Indonesians."
    assert {("executed", 14, "IDN", "ALL"), ("executed", 2, "IDN", "AUS")} <= counts(text)


def test_a_question_turns_to_others():
    text = "Q. How many Britons are held abroad?\nA. 1,967 Britons are in detention overseas.\n"
    text += "Q. And those facing execution?\nA. Eleven. Five of these are in Peru."
    assert {("on_death_row", 11, "ALL", "GBR"), ("on_death_row", 5, "PER", "GBR")} <= counts(text)


def test_a_number_compared_is_of_the_same_measure():
    text = "In the drive 3,214 foreigners were arrested in Kuwait. On 31 May 428 Indians were in "
    text += "the jails of Kuwait, as against 491 one year earlier."
    assert {m for m, n, *_ in counts(text) if n == 491} == {"in_custody"}


def test_all_but_some_counts_nobody():
    text = "Iran took the ship with its 24 crew: 15 Indians, nine Poles. All but the two Poles "
    text += "were still being held a month later."
    assert 2 not in {n for _, n, *_ in counts(text)}


def test_a_country_of_those_with_foreigners_between_them_has_some_of_these():
    text = (
        "Jails in Peru and Chile hold 97 foreigners. Peru has 57 of them. Twenty are Danes and 37 "
    )
    read = counts(f"{text}Poles. Chile has the other 40. Thirty are Swedes and ten are Finns.")
    assert {(c.value, c.place, c.origin) for c in read if c.value < 97} == {
        (57, "PER", "FOREIGN"),
        (20, "PER", "DNK"),
        (37, "PER", "POL"),
        (40, "CHL", "FOREIGN"),
        (30, "CHL", "SWE"),
        (10, "CHL", "FIN"),
    }
    read = counts(
        "Jails in Peru and Chile hold 97 foreigners. Most are from Chad: 30. Mali has 20."
    )
    assert {(c.value, c.origin) for c in read if c.value < 97} == {(30, "TCD"), (20, "MLI")}


def test_a_table_says_what_the_totals_behind_it_count():
    text = "| Country | Executions 2023 | Executions 2024 |\n|---|---|---|\n| Iran | 853 | 972 |\n"
    text += "| Iraq | 16 | 63 |\n\nTotal excluding China: 1,153 in 2023 and 1,518 in 2024.\n"
    assert ("executed", 1153, "NOT:CHN", None) in counts(text)


def test_who_hosts_a_people_has_displaced():
    text = "Flights home resumed. Jordan, which hosts 2.9 million Syrians, gave no figure."
    assert counts(text) == {("displaced", 2900000, "JOR", "SYR")}


def test_a_heading_may_have_its_count_in_brackets():
    text = "Hostages held in the Sahel\n\nMALI (3)\nTwo French citizens, one Swede.\n\n"
    text += "NIGER (4)\nThree Danes and one Pole.\n"
    assert {(2, "MLI", "FRA"), (3, "NER", "DNK"), (1, "NER", "POL")} <= {
        (n, p, o) for _, n, p, o in counts(text)
    }


def test_papers_that_were_lost_are_nobody():
    text = "Finns in prison abroad are not counted.\n\n"
    text += "| Where | Passports lost | Emergency papers |\n|---|---|---|\n"
    text += "| Spain | 702 | 5 |\n| Estonia | 466 | 7 |\n| Turkey | 97 | 8 |\n"
    assert counts(text) == set()


def test_a_number_alone_answers_the_words_before():
    text = "Guatemalans in prison abroad, on the first of April. 5,380. In Peru there are 40."
    assert ("in_custody", 5380, "ALL", "GTM") in counts(text)


def test_a_country_named_behind_outside_europe_is_not_left_out():
    text = "198 Swiss are in prison abroad. Outside Europe, Peru has 20."
    assert ("in_custody", 20, "PER", "CHE") in counts(text)


def test_those_who_live_outside_their_country_are_displaced():
    text = "Cubans living outside Cuba: about 1.9 million. Spain has 172,000 and Italy 38,500."
    assert counts(text) == {
        ("displaced", 1900000, "ALL", "CUB"),
        ("displaced", 172000, "ESP", "CUB"),
        ("displaced", 38500, "ITA", "CUB"),
    }


def test_parts_of_things_are_nobody():
    text = "Honduras had 97 cases of cholera. It has an emergency in 12 of its 18 departments."
    assert {n for _, n, *_ in counts(text)} == {97}


def test_some_of_those_taken_who_are_let_go_are_released():
    read = counts("Rebels in Mali have set free eight of the 22 Danes whom they kidnapped in June.")
    assert {(c.measure, c.value) for c in read} == {("released", 8), ("hostages", 22)}
    read = counts("In Mali 205 of the 661 people whom the flood swept away were found dead.")
    assert ("killed", 205, "MLI", None) in read


@pytest.mark.parametrize(
    "words", ["97 Poles held in its jails", "97 Poles detained in raids", "another 97 jailed Poles"]
)
def test_what_is_done_to_people_is_counted_and_not_how_they_were_held(words):
    assert counts(f"Peru has deported {words}.") == {("released", 97, "PER", "POL")}


def test_what_befell_people_in_the_end_is_counted():
    text = "Nine Danes and two Swedes who were held hostage in Chad have been freed."
    told = {("released", 9, "TCD", "DNK"), ("released", 2, "TCD", "SWE")}
    assert counts(text) == told
    text = "Nine Danes who were held hostage in Chad until they were freed are ill."
    assert {m for m, *_ in counts(text)} == {"hostages"}


def test_those_whom_a_country_still_holds_have_not_left():
    freed = ("released", 97, "PER", "POL")
    text = "Peru has freed 97 Poles but still holds 12."
    assert counts(text) == {freed, ("in_custody", 12, "PER", "POL")}
    text = "Peru has freed 97 Poles; it is keeping some 12 Danes and nine Swedes."
    held = {("in_custody", 12, "PER", "DNK"), ("in_custody", 9, "PER", "SWE")}
    assert counts(text) == {freed, *held}
    assert counts("Peru has freed 97 Poles and holds 12 books of theirs.") == {freed}


def test_prisons_at_home_are_where_people_are_sent():
    text = "Peru has transferred 17 Danes, nine Swedes and six Poles to prisons at home."
    told = {(17, "DNK"), (9, "SWE"), (6, "POL")}
    assert counts(text) == {("released", n, "PER", origin) for n, origin in told}


def test_those_let_out_of_prison_in_a_country_are_of_no_one_prison():
    text = "Nine Danes and one Pole have been freed from prison in Chad."
    assert counts(text) == {("released", 9, "TCD", "DNK"), ("released", 1, "TCD", "POL")}
    assert counts("Chad let 12 Danes out of prison.") == {("released", 12, "TCD", "DNK")}
    assert not counts("A prison in Bonn has 12 inmates.")


def test_a_number_told_again_has_its_place_to_itself():
    text = "Peru holds 97 Algerians and 12 Tunisians, or 109 people from the Maghreb in all."
    told = {("in_custody", 97, "PER", "DZA"), ("in_custody", 12, "PER", "TUN")}
    assert told <= counts(text)


def test_who_fetches_its_people_home_tells_whose_they_are():
    text = "Ghana flew home 340 workers: 240 from Libya and 100 from Niger."
    told = {(340, "ALL"), (240, "LBY"), (100, "NER")}
    assert counts(text) == {("released", n, place, "GHA") for n, place in told}


def test_the_country_from_which_others_are_evacuated_is_the_place():
    text = "Norway airlifted 97 people from Chad, 40 of them Danes and 30 Norwegians."
    told = {(97, "ALL"), (40, "DNK"), (30, "NOR")}
    assert counts(text) == {("released", n, "TCD", origin) for n, origin in told}
    text = "Peru has deported 97 people: 40 from Mali, 30 from Chad, 27 from Niger."
    told = {(97, "ALL"), (40, "MLI"), (30, "TCD"), (27, "NER")}
    assert counts(text) == {("released", n, "PER", origin) for n, origin in told}


def test_a_state_that_held_nobody_is_where_it_had_held_others():
    text = "Peru arrested 11 foreigners: eight Poles and three Danes. Chile arrested {}."
    for said in ("nobody", "31 people, 12 of them Danes"):
        read = counts(text.format(said) + " Between 2010 and 2020 it had arrested 20 people.")
        assert {c.place for c in read if c.value == 20} == {"CHL"}
