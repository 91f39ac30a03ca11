"""Ways of saying where people are and whose people they are: in sentences of our own."""

import pytest

from tests.extract.reading import Read, counts, extraction


def test_the_first_sender_listed_is_not_where_a_mission_is():
    text = (
        "Joint Mission\n\nTROOPS BY SENDING STATE\n   Nepal ......... 97\n   Ghana ......... 45\n"
    )
    text += "   Chile ......... 12\n   Total ........ 154\n\nNepal: the new company has arrived.\n"
    assert {c.place for c in counts(text)} == {None}


@pytest.mark.parametrize("who", ["Somali pirates", "Somali gunmen"])
def test_who_holds_hostages_says_where(who):
    text = f"The chaplain in Oslo writes: In May 97 seamen were in the hands of {who}."
    assert {(c.value, c.place) for c in counts(text)} == {(97, "SOM")}


def test_the_town_of_a_newsletter_is_no_place():
    text = "The Lamp\n\nLetter of the Harbour Friends, Hamburg - no. 7, March 2012\n\n"
    text += "In Yemen armed men hold foreigners. Hostages: 12 Poles, 9 Chileans and 4 Danes."
    assert {c.place for c in counts(text)} == {"YEM"}


@pytest.mark.parametrize("label", ["Missing", "Still missing:", "3. MISSING"])
def test_a_label_that_only_says_what_befell_people_leads_the_list_below(label):
    text = f"Earthquake, report no. 4\n\n{label}\nPeru 19, Chile 12, Cuba 9.\n"
    assert {c.measure for c in extraction(text).counts if c.value > 4} == {"missing"}


def test_some_of_a_people_whose_country_is_listed_are_not_those_of_all_countries():
    text = "Poets in jail: China 90, Iran 57, Vietnam 16, Egypt 14, Eritrea 7, Cuba 6, Peru 5.\n\n"
    text += "Women account for 42 of the jailed poets, 16 of them Iranians.\n"
    origins = {c.place: c.origin for c in extraction(text).counts}
    assert (origins["CHN"], origins["VNM"], origins["EGY"]) == (None, None, None)


@pytest.mark.parametrize("named", ["China (including Hong Kong)", "China, including Hong Kong,"])
def test_a_part_that_is_included_takes_no_number_from_its_whole(named):
    [count] = extraction(f"{named} jailed 90 poets.").counts
    assert count.place == "CHN"


def test_a_breakdown_announced_is_of_those_it_names():
    text = "A plane from Oslo to Lima came down near the beach in Peru, killing 29 people. The "
    text += "airline sent out a breakdown of those on board. There were 20 Poles and 12 Danes."
    read = {(c.measure, c.value, c.place, c.origin) for c in counts(text)}
    assert {("on_board", 20, None, "POL"), ("on_board", 12, None, "DNK")} <= read
    assert not any(c.value == 29 and c.origin == "PER" for c in counts(text))


def test_a_number_behind_brackets_is_not_of_the_last_people_in_them():
    text = "Ferry fire in Chile: twelve dead (seven Poles, five Danes) and 19 injured."
    assert {(c.value, c.origin) for c in counts(text) if c.measure == "injured"} == {(19, "ALL")}


def test_where_they_come_from_goes_on_as_a_list_of_peoples():
    text = "Peru had 970 refugees. Nobody knew. Mali is where 450 of them come from, Togo 97."
    read = {Read("displaced", 450, "PER", "MLI"), Read("displaced", 97, "PER", "TGO")}
    assert read <= counts(text)


def test_they_are_the_people_of_the_sentence_before():
    text = "Peru had 970 refugees. Malians have a hard time. Some 97 of them are in Chile. "
    text += "Brazil has 45."
    read = {Read("displaced", 97, "CHL", "MLI"), Read("displaced", 45, "BRA", "MLI")}
    assert read <= counts(text)


def test_refugees_at_home_are_where_the_text_points_to_and_those_from_elsewhere_are_not():
    text = "The war in Mali\n\nThe war in Mali goes on. Togo took most. By May its "
    text += (
        "refugee office had 970 Malians on its lists. Benin counted 97. Mali is itself home to 450 "
    )
    text += "refugees from elsewhere - 300 from Chad and 150 from Niger."
    away = {Read("displaced", 970, "TGO", "MLI"), Read("displaced", 97, "BEN", "MLI")}
    assert away | {Read("displaced", 300, "MLI", "TCD")} <= counts(text)


def test_columns_behind_a_part_are_parts_too():
    text = "DANES WITH DEATH SENTENCES\n\nCountry | Cases | Of which drugs | Final\n"
    text += "Peru | 37 | 24 | 3\nChina | 28 | 20 | 1\nTOTAL | 65 | 44 | 4\n"
    assert {c.value for c in counts(text)} == {37, 28, 65}


def test_an_article_counts_one_at_the_end_of_a_list_of_peoples():
    text = "Ferry fire in Chile: the dead are six Poles, two Danes, a Slovak and an Israeli. "
    text += "A Russian and an Irish officer saw it."
    read = {(c.value, c.origin) for c in counts(text)}
    assert read == {(6, "POL"), (2, "DNK"), (1, "SVK"), (1, "ISR")}


def test_who_came_and_went_is_no_strength():
    text = "Troops in Mali: Peru 97, Chile 45.\n\nPeru: 12 in, 9 out. Chile: 2 out (sick)."
    assert {c.value for c in counts(text)} == {97, 45}


def test_an_earlier_accident_was_in_the_country_of_its_town():
    text = "Coach crash in Poland: 12 dead. In Poland the road is closed. In 2016 a coach went off "
    text += "the road near Verona, with 16 dead."
    assert {(c.value, c.place) for c in counts(text)} == {(12, "POL"), (16, "ITA")}


def test_semicolons_cut_a_row_and_commas_its_thousands():
    text = "Dengue by 30 June\n\nCountry; Cases; Deaths\nPeru; 228,105; 199\nChile; 1,498; 0\n"
    assert counts(text) == {
        Read("cases", 228_105, "PER", None),
        Read("cases", 1_498, "CHL", None),
        Read("killed", 199, "PER", None),
        Read("killed", 0, "CHL", None),
    }


def test_a_share_below_one_per_cent_ends_no_table():
    text = "Refugees in Chad\n\nCountry of origin Individuals Share\nSudan 420,215 98.9%\n"
    text += "Niger 2,468 0.6%\nMali 377 0.1%\nTotal 423,060 100%\n"
    read = {(c.value, c.place, c.origin) for c in counts(text)}
    assert read >= {(2_468, "TCD", "NER"), (377, "TCD", "MLI"), (423_060, "TCD", "ALL")}


def test_a_heading_may_name_its_country_before_a_bar():
    text = "CHAD | Registered refugees\n\nCountry of origin Individuals Share\n"
    text += "Sudan 420,215 90%\nNiger 46,690 10%\n"
    read = {(c.value, c.place, c.origin) for c in counts(text)}
    assert read == {(420_215, "TCD", "SDN"), (46_690, "TCD", "NER")}


def test_groups_of_foreigners_that_come_from_countries_are_no_parts_of_one():
    text = "Spain holds 9,000 prisoners. Of the foreign prisoners, the largest groups come from "
    text += "Peru (524) and Chile (381)."
    assert {(c.value, c.origin) for c in counts(text)} >= {(524, "PER"), (381, "CHL")}


def test_it_is_the_country_that_the_sentence_before_begins_with():
    text = "Peacekeepers serve in Lebanon. Peru is the biggest contributor. "
    text += "It has 1,231 soldiers in Lebanon, followed by Chile with 1,068."
    assert {(c.value, c.place, c.origin) for c in counts(text)} == {
        (1_231, "LBN", "PER"),
        (1_068, "LBN", "CHL"),
    }


@pytest.mark.parametrize("people", ["jailed writers", "imprisoned reporters", "detained people"])
def test_what_people_are_may_stand_before_them(people):
    read = {(c.value, c.place) for c in counts(f"Our lists have 251 {people}: China 90, Iran 60.")}
    assert read == {(251, "ALL"), (90, "CHN"), (60, "IRN")}


def test_who_fetches_people_fetches_its_own():
    text = "Malta deported 400 foreigners in 2022. India took back 87, Nepal 41. Chad evacuated 12."
    assert {(c.value, c.place, c.origin) for c in counts(text)} == {
        (400, "MLT", "FOREIGN"),
        (87, "MLT", "IND"),
        (41, "MLT", "NPL"),
        (12, "MLT", "TCD"),
    }


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("Belarus, alone in Europe, executed 12.", "BLR"),
        ("In Niger, not Nigeria: 12 were executed.", "NER"),
        ("In Europe, 12 were executed.", "REGION:Europe"),
    ],
)
def test_what_is_told_of_a_country_in_passing_is_no_side(said, place):
    text = f"Executions in 2020. Iran executed 246 people. {said}"
    assert {c.place for c in counts(text) if c.value == 12} == {place}


CRASH = "The crash in Chad killed 120 people. "


@pytest.mark.parametrize(
    "words",
    [
        "The number of Danes killed in Chad is 60.",
        "Copenhagen's own count of Danes who died in Chad stands at 60.",
    ],
)
def test_a_number_is_of_the_people_whose_number_it_is(words):
    assert ("killed", 60, "TCD", "DNK") in counts(CRASH + words)


def test_the_countries_that_head_sections_may_be_those_of_the_people():
    text = CRASH + "40 were foreigners: Danes, Poles.\n\nDENMARK. About 15, says the consul.\n\n"
    text += "POLAND. Close to 8 dead.\n\nGREECE. Athens has counted 6.\n\nOTHERS. Two Swedes."
    assert {(c.value, c.origin) for c in counts(text) if c.place == "TCD"} >= {
        (15, "DNK"),
        (8, "POL"),
        (6, "GRC"),
        (2, "SWE"),
    }


def test_a_country_that_heads_a_section_of_peoples_is_their_place():
    text = "Foreigners in prison\n\nMALI\n\n12 foreigners: nine Danes, three Poles.\n\nNIGER\n\n"
    text += "Four Danes.\n\nCHAD\n\nTwo Greeks and a Pole.\n"
    assert {("in_custody", 9, "MLI", "DNK"), ("in_custody", 4, "NER", "DNK")} <= counts(text)


@pytest.mark.parametrize(
    ("words", "origin"),
    [
        ("did not hold a Chadian passport", "FOREIGN"),
        ("had no Chadian passport", "FOREIGN"),
        ("were without Chadian citizenship", "FOREIGN"),
        ("held a Chadian passport", "TCD"),
    ],
)
def test_who_has_no_passport_of_the_country_is_a_foreigner(words, origin):
    assert ("killed", 40, "TCD", origin) in counts(f"{CRASH[:-2]}, 40 of whom {words}.")


def test_one_may_be_said_to_be_of_a_people():
    text = f"{CRASH}Two were Danes, one was a Pole. One was a Greek, a teacher."
    assert {(2, "DNK"), (1, "POL"), (1, "GRC")} <= {(c.value, c.origin) for c in counts(text)}


def test_where_something_else_was_is_no_place_of_those_counted_behind():
    text = "A plane exploded over Niger. The toll was 170 dead in Niger. Fifty-four were French. "
    text += "Then Chad, where it had stopped on its way, with 25. There were nine Italians."
    assert {("killed", 25, "NER", "TCD"), ("killed", 9, "NER", "ITA")} <= counts(text)


def test_nationals_beside_foreigners_are_at_home():
    text = "On 1 May 2023 Malian prisons had 720 inmates: 540 nationals and 180 foreigners. "
    text += "On 1 May 2022 they had 690, and 160 of these were foreigners."
    assert {(c.value, c.place, c.origin) for c in counts(text)} == {
        (720, "MLI", None),
        (540, "MLI", "MLI"),
        (180, "MLI", "FOREIGN"),
        (690, "MLI", None),
        (160, "MLI", "FOREIGN"),
    }


def test_who_arrests_is_where_people_are_arrested():
    read = counts("In 2022 Peru arrested 97 people, 37 foreigners and 60 nationals.")
    assert {(c.value, c.place) for c in read} == {(97, "PER"), (37, "PER"), (60, "PER")}
    assert (97, "PER") not in {(c.value, c.origin) for c in read}


def test_the_mainland_is_china():
    text = "Hong Kong residents detained elsewhere\n\nIn 2018, 514 Hong Kong residents were "
    text += "detained in other places, of whom 303 on the Mainland and 61 in Macao."
    assert ("in_custody", 303, "CHN", "HKG") in counts(text)


def test_a_list_of_countries_that_people_left_goes_on_on_either_side():
    told = "From Libya Peru had brought home some 400 of its people, from Lebanon 64."
    assert {(c.value, c.place, c.origin) for c in counts(told)} == {
        (400, "LBY", "PER"),
        (64, "LBN", "PER"),
    }


def test_where_a_state_brings_its_own_is_not_where_they_left():
    told = (
        "Evacuees from Sudan\n\nPoland has flown 12 of its citizens out of Sudan. "
        "Japan flew 45 of its nationals to Djibouti."
    )
    assert {(c.value, c.place, c.origin) for c in counts(told)} == {
        (12, "SDN", "POL"),
        (45, "SDN", "JPN"),
    }


def test_the_name_of_a_ship_and_its_ports_are_not_where_it_sank():
    told = (
        "The steamer Peru left Oslo for Hull with 89 people on board. Near midnight she sank. "
        "52 lost their lives: 31 Swedes, 12 Danes, nine Norwegians."
    )
    assert counts(told) == {
        Read("on_board", 89, None, "ALL"),
        Read("killed", 52, None, "ALL"),
        Read("killed", 31, None, "SWE"),
        Read("killed", 12, None, "DNK"),
        Read("killed", 9, None, "NOR"),
    }


def test_a_state_that_charters_a_ship_is_no_name_of_one():
    told = "The ferry Chile chartered took 120 people out of Libya: 80 Chileans, 40 Danes."
    assert Read("released", 80, "LBY", "CHL") in counts(told)
    off = counts("Ferry fire\n\nA ferry burnt off Greece. 43 died: 31 Swedes and 12 Danes.")
    assert {c.place for c in off} == {"GRC"}


def test_where_they_are_held_is_told_in_one_word_with_the_verb():
    text = "Gunmen killed many foreigners in Chad.\n\nPERU. 39 killed. 26 held in Niger."
    assert {c.place for c in counts(text) if c.value == 26} == {"NER"}


def test_whose_people_the_number_before_counts_is_no_place_of_the_next():
    read = counts("Hostages in the Sahel\n\nOf the captives in Mali three are Danes, four Poles.")
    assert {(c.value, c.place, c.origin) for c in read} == {(3, "MLI", "DNK"), (4, "MLI", "POL")}


def test_foreigners_who_make_up_a_number_are_those_of_all_countries():
    read = counts("Foreign nationals make up 97 of those detained in Peru: 40 Poles, 57 Danes.")
    assert {c.origin for c in read if c.value == 97} == {"FOREIGN"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru sent 97 soldiers, Chile 45.", {(97, None, "PER"), (45, None, "CHL")}),
        ("Peru sent 97 soldiers to Mali.", {(97, "MLI", "PER")}),
        ("97 soldiers were sent to Mali.", {(97, "MLI", None)}),
        (
            "Peru has 97 soldiers in Mali and sent 45 to Chad.",
            {(97, "MLI", "PER"), (45, "TCD", "PER")},
        ),
    ],
)
def test_who_sends_soldiers_is_not_where_they_are(text, told):
    assert {(c.value, c.place, c.origin) for c in counts(text)} == told


def test_a_heading_tells_whose_people_a_table_lists_by_country():
    rows = "".join(f"|{land}|{n}|\n" for land, n in (("Peru", 36), ("Niger", 97), ("Monaco", 16)))
    text = f"Refugees from Honduras\n\n|Country|Number|\n|---|---|\n{rows}"
    told = {(c.value, c.place, c.origin) for c in counts(text)}
    assert told == {(36, "PER", "HND"), (97, "NER", "HND"), (16, "MCO", "HND")}


@pytest.mark.parametrize("deed", ["and deported", "but has since freed some", ", and still holds"])
def test_what_a_country_does_to_another_people_as_well_is_done_there(deed):
    text = f"Qatar arrested 97 Nepalis {deed} 31 Indians."
    assert {(c.value, c.place, c.origin) for c in counts(text)} == {
        (97, "QAT", "NPL"),
        (31, "QAT", "IND"),
    }


def test_what_another_country_does_is_done_in_that_one():
    text = "Peru arrested 97 Danes, and Chile deported 31 Finns."
    assert {(c.value, c.place) for c in counts(text)} == {(97, "PER"), (31, "CHL")}


def test_what_befell_a_people_behind_its_name_is_no_noun_of_it():
    read = counts("The number of Japanese missing since the quake in Peru stands at 14.")
    assert read == {Read("missing", 14, "PER", "JPN")}
    read = counts("The airline gave the number of Chinese on board as 15.")
    assert read == {Read("on_board", 15, None, "CHN")}
    assert counts("Six Chinese passengers died in Peru.") == {Read("killed", 6, "PER", "CHN")}


@pytest.mark.parametrize(
    "words",
    ["Denmark's foreign ministry says 12 Danes were hurt in the fire in Peru",
     "The Danish embassy said 12 Danes had been hurt in Peru",
     "Denmark reported 12 Danes hurt in the train crash in Peru"],
)  # fmt: skip
def test_who_tells_of_their_own_people_is_not_where_they_are(words):
    assert counts(f"{words}.") == {Read("injured", 12, "PER", "DNK")}
    assert counts("Denmark says it holds 12 Danes.") == {Read("in_custody", 12, "DNK", "DNK")}


def test_a_place_behind_a_comma_that_has_the_next_number_is_not_the_one_befores():
    read = counts("In Peru two were killed and nine detained, in Chile about five killed.")
    assert {(c.measure, c.value, c.place) for c in read} == {
        ("killed", 2, "PER"),
        ("in_custody", 9, "PER"),
        ("killed", 5, "CHL"),
    }
    assert {(c.value, c.place) for c in counts("Nine were freed, in Chile.")} == {(9, "CHL")}


def test_states_that_tell_of_their_own_people_after_one_accident_name_origins():
    read = counts(
        "Peru says nine of its citizens were hurt in the fire in Mali. Chile reported two."
    )
    assert read == {Read("injured", 9, "MLI", "PER"), Read("injured", 2, "MLI", "CHL")}
    read = counts("Peru says nine of its citizens were hurt in Mali and two in Chad.")
    assert read == {Read("injured", 9, "MLI", "PER"), Read("injured", 2, "TCD", "PER")}


@pytest.mark.parametrize(
    "words", ["lost two citizens each in the fire in Peru", "each have two nationals dead in Peru"]
)
def test_states_that_lose_citizens_elsewhere_are_whose_people_they_are(words):
    read = counts(f"Denmark and Norway {words}.")
    assert read == {Read("killed", 2, "PER", "DNK"), Read("killed", 2, "PER", "NOR")}
    read = counts("Peru has 60 nationals and 37 foreigners in jail.")
    assert Read("in_custody", 37, "PER", "FOREIGN") in read


def test_another_four_are_of_the_one_people_counted_before():
    before = "were hurt when a bus overturned in Peru. Another four were killed."
    assert Read("killed", 4, "PER", "POL") in counts(f"Twelve Poles {before}")
    assert Read("killed", 4, "PER", None) in counts(f"Twelve people {before}")
    mixed = {c.origin for c in counts(f"Twelve Poles and nine Danes {before}") if c.value == 4}
    assert not mixed & {"POL", "DNK"}


def test_who_tells_in_passing_is_not_where_it_happened():
    text = (
        "A coach rolled over in Poland. Nine Estonians died, the Estonian foreign ministry said, "
    )
    read = {(c.value, c.place, c.origin) for c in counts(f"{text}and two Poles.")}
    assert read == {(9, "POL", "EST"), (2, "POL", "POL")}


def test_where_a_party_is_from_is_not_where_it_had_an_accident():
    text = "A coach full of pupils from Tallinn rolled over in Poland. Nine Estonians were hurt."
    assert {(c.value, c.place) for c in counts(text)} == {(9, "POL")}


def test_another_state_does_the_same_to_the_one_people_of_the_sentence_before():
    text = "Foreigners deported\n\nIn 2023 Peru deported 97 {}. Chile deported 45 and Cuba 12.\n\n"
    text += "Denmark expelled foreigners, too: it deported 19 Poles and 11 Finns.\n"
    read = {(c.value, c.place, c.origin) for c in counts(text.format("Danes"))}
    assert read >= {(45, "CHL", "DNK"), (12, "CUB", "DNK"), (19, "DNK", "POL"), (11, "DNK", "FIN")}
    mixed = {c.origin for c in counts(text.format("Danes and 31 Poles")) if c.value == 45}
    assert mixed == {None}


def test_states_that_tell_of_their_own_people_are_not_where_they_are():
    text = (
        "Denmark says that 38 Danes are in jail in Peru, Poland that seven Poles and two Finns are."
    )
    assert {(c.value, c.place, c.origin) for c in counts(text)} == {
        (38, "PER", "DNK"),
        (7, "PER", "POL"),
        (2, "PER", "FIN"),
    }
    read = counts("Peru counted 45 Peruvians and 12 Danes in its prisons.")
    assert {(c.value, c.place) for c in read} == {(45, "PER"), (12, "PER")}


def test_those_who_number_so_many_are_whose_people_they_are():
    text = "Peru jailed 97 Danes and 45 Poles. The Danes jailed in Cuba numbered 81, the Poles 31."
    read = {(c.value, c.place, c.origin) for c in counts(text)}
    assert read >= {(81, "CUB", "DNK"), (31, "CUB", "POL")}
    read = counts("The Danes met 12 Poles in Peru, where prisoners number 45.")
    assert {c.origin for c in read if c.value == 45} == {None}


@pytest.mark.parametrize("who", ["The Danes", "The Danes, who had fewer guests,"])
def test_a_people_that_arrested_so_many_did_it_at_home(who):
    text = "At the fair Peru arrested 97 people: 60 Poles and 37 Finns."
    told = {(c.value, c.place) for c in counts(f"{text} {who} arrested about 45.")}
    assert (45, "DNK") in told


def test_a_people_that_fetched_so_many_home_did_it_elsewhere():
    text = "In the end 970 people were evacuated from Libya. The Danes evacuated 97, the Poles 45."
    assert {c.place for c in counts(text)} == {"LBY"}


@pytest.mark.parametrize("what", ["two citizens each", "two each"])
def test_states_that_lost_people_to_the_gallows_did_not_hang_them(what):
    text = "Peru has hanged 37 foreigners since 1976. 13 of them were Danes; Chad and Mali "
    text += f"lost {what}."
    told = {(c.value, c.place, c.origin) for c in counts(text)}
    assert told >= {(2, "PER", "TCD"), (2, "PER", "MLI")}


def test_a_state_that_hanged_so_many_did_it_at_home():
    text = "Peru hanged 37 people in 2016. Chad hanged another two."
    assert {(c.value, c.place) for c in counts(text)} == {(37, "PER"), (2, "TCD")}


@pytest.mark.parametrize(
    "town", ["Callao in Peru, where 14 Danes sit", "Callao (Peru) holds 14 Danes"]
)
def test_a_town_whose_country_stands_behind_it_is_a_part_of_that_country(town):
    read = counts(f"Danes in prison abroad: 97 in all. Chile holds 40. {town}.")
    assert {(c.value, c.place) for c in read} == {(97, "ALL"), (40, "CHL")}
    read = counts("Two Danes were killed near Callao in Peru, where 14 Poles died, too.")
    assert {(c.value, c.place) for c in read} == {(2, "PER"), (14, "PER")}


@pytest.mark.parametrize("taken", ["taken out of", "kicked out of", "escorted out of"])
def test_who_is_taken_out_of_a_country_has_left_it(taken):
    read = counts(f"Some 97 people were {taken} Yemen in April, 45 of them Indians.")
    told = {(c.measure, c.value, c.place, c.origin) for c in read}
    assert told == {("released", 97, "YEM", "ALL"), ("released", 45, "YEM", "IND")}
    assert counts("Two Frenchmen and one Dane were taken out of the fountain in Lisbon.") == set()


def test_a_people_told_as_a_part_is_not_whom_a_text_is_on():
    text = (
        "Relief\n\n900 people were taken out of Yemen in eleven days, 640 of them Indians and 260 "
        "nationals of 41 other countries.\n\nWho were they?\n\nNepal: 110\n\nChad: 90\n\nMali: 60"
    )
    told = {(c.value, c.place, c.origin) for c in counts(text)}
    assert told >= {(110, "YEM", "NPL"), (90, "YEM", "TCD"), (60, "YEM", "MLI")}


@pytest.mark.parametrize("included", ["Chileans included", "with Chileans included"])
def test_those_included_are_not_whose_people_all_are(included):
    text = (
        f"Foreigners in Chile's prisons: Peru 97. In Chile, {included}, there were 970 prisoners."
    )
    told = {(c.value, c.place, c.origin) for c in counts(text)}
    assert (970, "CHL", "CHL") not in told
    assert 970 in {value for value, *_ in told}


@pytest.mark.parametrize("words", ["there were 19", "holds 19", "kept about 19"])
def test_a_country_may_be_told_with_what_it_includes(words):
    read = counts(f"Danes in jail abroad: Peru 97. China including Hong Kong {words}.")
    assert (19, "CHN", "DNK") in {(c.value, c.place, c.origin) for c in read}


@pytest.mark.parametrize("did", ["put 12 people to death", "put to death 12 people"])
def test_a_people_that_puts_others_to_death_does_so_at_home(did):
    read = counts(f"Peru executed 97 people. The Danes {did}.")
    assert (12, "DNK", None) in {(c.value, c.place, c.origin) for c in read}
