"""A text that goes over from one country to the next: in sentences of our own."""

import pytest

from tests.extract.reading import counts


@pytest.mark.parametrize(
    "parts",
    [
        "In Cyprus there are 109: 57 Syrians, 40 Libyans and 12 Iraqis.",
        "In Cyprus there are 109; 57 are Syrians, 40 Libyans and 12 Iraqis.",
        "In Cyprus there are 109. They include 57 Syrians, 40 Libyans and 12 Iraqis.",
        "Cyprus has 109 (57 Syrians, 40 Libyans, 12 Iraqis).",
        "Cyprus holds 109, among them 57 Syrians, 40 Libyans and 12 Iraqis.",
        "Cyprus has 109; 57 come from Syria, 40 from Libya and 12 from Iraq.",
    ],
)
def test_the_peoples_of_a_whole_are_where_the_whole_is(parts):
    text = f"Malta has 97 foreign prisoners, 45 of them Danes. {parts}"
    told = {(57, "SYR"), (40, "LBY"), (12, "IRQ"), (109, "ALL")}
    here = {(97, "FOREIGN"), (45, "DNK")}
    assert counts(text) == {
        *(("in_custody", n, "MLT", origin) for n, origin in here),
        *(("in_custody", n, "CYP", origin) for n, origin in told),
    }


def test_a_people_that_is_no_part_stays_where_the_text_is():
    text = "Malta has 97 foreign prisoners: 45 Danes, 40 Poles and 12 Finns. Chad 9, Mali 8."
    assert {place for _, _, place, _ in counts(text)} == {"MLT"}


def test_soldiers_of_a_second_mission_are_where_that_is():
    text = "The UN has 970 soldiers in Mali. In Chad it has 109; 57 come from Togo, 52 from Peru."
    told = {(970, "MLI", "ALL"), (109, "TCD", "ALL"), (57, "TCD", "TGO"), (52, "TCD", "PER")}
    assert counts(text) == {("deployed", *one) for one in told}


@pytest.mark.parametrize("said", ["says that", "said on Monday that"])
def test_its_own_jails_are_of_who_says_so(said):
    text = f"Peru {said} 97 Danes are in its jails. Chad acknowledged holding 45 Peruvians."
    told = {("in_custody", 97, "PER", "DNK"), ("in_custody", 45, "TCD", "PER")}
    assert counts(text) == told


def test_an_item_that_begins_with_a_country_alone_is_about_it():
    text = "Evacuated from Libya:\n\n+ India. Some 97 have been flown home.\n+ Mali: 45.\n"
    text += "+ Chad. Poorly placed. About 12 had been repatriated."
    told = {(97, "IND"), (45, "MLI"), (12, "TCD")}
    assert counts(text) == {("released", n, "LBY", origin) for n, origin in told}


@pytest.mark.parametrize("aside", [".", ", 17 fewer than last year."])
def test_the_peoples_of_those_in_a_town_are_no_counts(aside):
    some = "Seventy-one of them were Serbs, 22 Danes, 14 Dutch and 11 Poles."
    assert not counts(f"In Novi Sad 143 people were arrested{aside} {some}")
    told = {(71, "SRB"), (22, "DNK"), (14, "NLD"), (11, "POL"), (143, "ALL")}
    found = counts(f"In Peru 143 people were arrested{aside} {some}")
    assert found == {("arrested", n, "PER", origin) for n, origin in told}


@pytest.mark.parametrize("mark", ["", ">> ", "- "])
def test_a_country_that_heads_a_section_is_where_all_in_it_are(mark):
    text = f"Death rows in Asia\n\n{mark}INDONESIA\nThe state has executed 14 people: 12 foreigners"
    text += f" and two Indonesians.\n\n{mark}THAILAND\n649 people were on death row in 2014."
    told = {("executed", 14, "IDN"), ("executed", 12, "IDN"), ("on_death_row", 649, "THA")}
    assert told <= {(m, n, place) for m, n, place, _ in counts(text)}


def test_who_tells_it_according_to_is_not_where_they_are():
    text = "About 1,200 people were killed in Israel. According to the government in Jerusalem 137 "
    text += "hostages were held in Gaza. 126 of these were Israelis and eleven foreigners."
    found = {(m, n, place) for m, n, place, _ in counts(text)}
    assert {("hostages", n, "PSE") for n in (137, 126, 11)} <= found
    text = "According to the authorities in Lima, 97 Danes were arrested."
    assert counts(text) == {("arrested", 97, "PER", "DNK")}


def test_those_released_from_a_country_were_there_whatever_a_text_is_on():
    text = "About 1,200 people were killed in Israel, 39 Thais and ten Nepalis among them. "
    text += "105 captives were released from Gaza."
    assert ("released", 105, "PSE") in {(m, n, place) for m, n, place, _ in counts(text)}


def test_a_speakers_answer_is_of_the_people_asked_about():
    text = "HOST: How full are Chile's prisons?\n\nLUZ: There are 8,041 foreigners in them.\n\n"
    text += "HOST: Venezuelans?\n\nLUZ: 3,120, which puts them on top."
    told = {("in_custody", 8041, "CHL", "FOREIGN"), ("in_custody", 3120, "CHL", "VEN")}
    assert counts(text) == told


@pytest.mark.parametrize("total", ["The region as a whole: 142", "= 142 people", "= 142"])
def test_a_total_may_be_told_as_that_of_a_whole(total):
    text = f"Syrian refugees, by country:\n\nTurkey: 97\nLebanon: 45\n{total}"
    assert {n for _, n, *_ in counts(text)} == {97, 45, 142}


def test_a_people_held_by_another_state_is_not_held_at_home():
    text = "Pakistan has 97 Danish prisoners, 45 Polish ones and 12 Finns. "
    text += "India told its neighbour that 418 Pakistanis are in its custody."
    assert ("in_custody", 418, "IND", "PAK") in counts(text)


def test_hostages_are_where_they_are_dragged_to():
    text = "About 1,200 people are killed in Israel, 39 Thais and ten Nepalis among them. "
    text += "Some 240 are dragged to Gaza as hostages."
    assert ("hostages", 240, "PSE") in {(m, n, place) for m, n, place, _ in counts(text)}


@pytest.mark.parametrize("flag", ["(flag Bahamas)", "(9,860 GT, flag Bahamas)"])
def test_a_ships_flag_is_not_where_its_people_were_hurt(flag):
    text = f"The Austral Dawn {flag} ran onto a rock off Chile. Injured: 26. Danes 9, Poles 7."
    assert {p for m, _, p, _ in counts(text) if m == "injured"} == {"CHL"}


@pytest.mark.parametrize("who", ["ministry", "health ministry", "government"])
def test_a_ministry_in_a_capital_speaks_for_the_country(who):
    text = f"The {who} in Lima has registered 97 cases of cholera and 12 deaths."
    assert counts(text) == {("cases", 97, "PER", None), ("killed", 12, "PER", None)}
    assert not counts("The police in Lima arrested 97 Danes.")


def test_the_peoples_of_one_prison_are_no_counts_behind_a_colon_either():
    text = "Peru holds 970 foreigners. In Lima's main prison there were 71 foreigners: 33 Danes, "
    assert {n for _, n, *_ in counts(text + "14 Poles and 9 Finns.")} == {970}


@pytest.mark.parametrize("caption", ["Executions in 2022.", "Executions by country."])
def test_a_caption_with_a_full_stop_tells_what_is_counted(caption):
    text = f"{caption} First comes Iran: 576 in a single year, after 314 in 2021. Egypt 24."
    told = {(576, "IRN"), (314, "IRN"), (24, "EGY")}
    assert {(n, place) for _, n, place, _ in counts(text)} == told


@pytest.mark.parametrize("who", ["Kenya", "The foreign ministry in Nairobi"])
def test_there_is_where_people_are_and_not_who_tells_it(who):
    text = f"{who} says that 60 Kenyans are held in Chad, and that three have died there."
    assert counts(text) == {("in_custody", 60, "TCD", "KEN"), ("killed", 3, "TCD", "KEN")}


def test_what_became_of_others_in_passing_is_not_what_is_counted():
    text = "Cholera: Mali has 97 cases, Togo 45. In Chad, from where nurses were brought back, the "
    assert ("cases", 12, "TCD", None) in counts(text + "count stands at 12. Niger: 9.")


def test_those_who_wait_for_execution_are_on_death_row():
    text = "Peru has 97 foreigners waiting for execution: 45 Danes and 52 Poles."
    assert {m for m, *_ in counts(text)} == {"on_death_row"}


@pytest.mark.parametrize("who", ["Peru counts otherwise. In spring", "Lima is stricter. So far"])
def test_what_it_did_to_foreigners_was_done_by_the_country_before(who):
    text = "Chad expelled 450 foreigners last year: 300 Malians and 150 Nigerians.\n\n"
    told = counts(f"{text}{who} it expelled 97 foreigners, 60 of them Danes and 37 Swedes.")
    assert {("released", 97, "PER", "FOREIGN"), ("released", 60, "PER", "DNK")} <= told


def test_what_it_did_is_not_the_countrys_behind_another_sentence():
    text = "Chad is poor. It rained on Monday. It holds 97 foreigners: 60 Danes and 37 Swedes."
    assert ("in_custody", 60, "TCD", "DNK") in counts(text)


def test_those_sent_out_of_a_country_were_there():
    text = "Peru deported 97 foreigners: 60 Danes and 37 Swedes.\n\n"
    text += "Last year 45 people were sent out of Chile, among them 30 Danes and 12 Poles."
    assert {("released", 45, "CHL"), ("released", 12, "CHL")} <= {c[:3] for c in counts(text)}


def test_those_of_them_in_other_countries_of_a_region_turn_to_their_people():
    text = "Peru holds 97 foreigners: 60 Danes and 37 Poles.\n\nThe Danes have it hard. "
    text += "450 of them are in jail in other countries of Asia. Nepal holds 81, Iran 12."
    told = {("in_custody", 81, "NPL", "DNK"), ("in_custody", 37, "PER", "POL")}
    assert told <= counts(text)


@pytest.mark.parametrize("waits", ["waiting for execution", "waiting for the executioner"])
def test_who_waits_for_execution_is_on_death_row(waits):
    text = f"Iran has 97 foreigners {waits}. Sixty are Afghans. Then come 30 Iraqis."
    assert counts(text) >= {
        ("on_death_row", 97, "IRN", "FOREIGN"),
        ("on_death_row", 30, "IRN", "IRQ"),
    }


@pytest.mark.parametrize("way", ["evacuation", "airlift", "repatriation"])
def test_those_got_out_left_the_one_country_that_they_were_got_out_of(way):
    text = f"The {way} from Libya ended on Friday. The aircraft landed in Lima, in Peru. As many "
    text += "as 590 persons were brought to safety: 300 Greeks, 200 Chileans and 90 Danes."
    assert {c[2] for c in counts(text)} == {"LBY"}


@pytest.mark.parametrize("register", ["were registered with our embassy", "had registered"])
def test_those_registered_before_an_airlift_are_not_those_flown_home(register):
    text = "The airlift from Libya is over. In all 390 people were brought to safety: 300 Greeks "
    assert len(counts(text + f"and 90 Danes. About 500 Greeks {register}.")) == 3


@pytest.mark.parametrize("label", ["Still there.", "Still inside.", "Who remains?"])
def test_those_left_are_held_behind_a_paragraph_on_those_let_go(label):
    text = "Kidnappers in Mali have freed 97 hostages: 60 Danes and 37 Poles.\n\n"
    told = counts(f"{text}{label} The ministry counts 45: 40 Danes and five Finns.")
    assert told >= {
        ("hostages", 45, "MLI", "ALL"),
        ("hostages", 40, "MLI", "DNK"),
        ("hostages", 5, "MLI", "FIN"),
    }


def test_no_paragraph_on_others_let_go_tells_of_those_left():
    text = "Chad deported 97 foreigners: 60 Danes and 37 Poles.\n\nStill counting. Mali deported "
    assert ("released", 45, "MLI", "FOREIGN") in counts(text + "45 foreigners.")


@pytest.mark.parametrize("way", ["came out", "walked out"])
def test_those_who_came_out_were_let_go_where_the_text_tells_of_it(way):
    text = "Rebels in Mali freed 97 hostages in May."
    assert ("released", 12, "MLI", "DNK") in counts(f"{text} Twelve farm hands from Denmark {way}.")


@pytest.mark.parametrize("where", ["Peru and Chile together", "Peru, Mali and Chile together"])
def test_the_peoples_of_foreigners_in_several_countries_are_in_all_of_them(where):
    words = "hold 97 foreign prisoners. Who are they? 60 Poles and 37 Danes. Peru has 50 of them."
    read = {(c.value, c.place, c.origin) for c in counts(f"{where} {words}")}
    area = "REGION:" + where.removesuffix(" together")
    peoples = {(60, area, "POL"), (37, area, "DNK")}
    assert read == {(97, area, "FOREIGN"), *peoples, (50, "PER", "FOREIGN")}
