"""Numbers that stand alone, in pairs, or that somebody gives: in sentences of our own."""

import pytest

from tests.extract.reading import Read, counts, values

ABROAD = "Danes in jail\n\nIn May 30 Danes were in jail abroad. "


def _places(text: str) -> dict[int, str | None]:
    return {c.value: c.place for c in counts(text)}


@pytest.mark.parametrize(
    "words",
    ["Then comes Peru. Twelve.", "In Peru the cells are full. 12, at the last count.",
     "A member asked about Peru. There were twelve, he was told."],
)  # fmt: skip
def test_a_number_alone_is_of_the_country_of_the_sentence_before(words):
    assert _places(f"Danes in jail\n\nSpain holds 30 Danes. {words}")[12] == "PER"


@pytest.mark.parametrize(
    "words", ["In Peru the cells are full. 12 letters came.", "Peru and Chile are bad. 12."]
)
def test_a_number_alone_is_of_no_country_where_it_may_be_of_another_thing(words):
    assert 12 not in _places(f"Danes in jail\n\nSpain holds 30 Danes. {words}")


def test_two_bare_numbers_count_what_two_before_counted():
    text = (
        "Dengue\n\nFiji has 970 cases and eight deaths. Tonga has 89 and three. Palau: 40 and none."
    )
    read = {(c.measure, c.value, c.place) for c in counts(text)}
    assert {("killed", 3, "TON"), ("cases", 89, "TON"), ("killed", 0, "PLW")} <= read


@pytest.mark.parametrize(
    "words",
    ["The consul speaks of 26.", "The group has found 26.", "In July 2019 it had counted 26.",
     "We are at 26, says the club.", "A newspaper put it at 26;", "The list gives about 26."],
)  # fmt: skip
def test_a_number_that_somebody_gives_is_of_what_the_text_counts(words):
    read = {(c.value, c.place, c.origin) for c in counts(ABROAD + words)}
    assert (26, "ALL", "DNK") in read


@pytest.mark.parametrize(
    "words", ["The average age is 26.", "The rate stands at 26.", "The club has found 26 pens."]
)
def test_a_number_of_something_else_is_not_given_for_people(words):
    assert {c.value for c in counts(ABROAD + words)} == {30}


@pytest.mark.parametrize(
    "words",
    ["In Peru you will find 12.", "He could add 12 for Peru.", "They will only say 12 for Peru."],
)
def test_what_anybody_may_do_with_a_number_is_no_forecast(words):
    assert _places(ABROAD + words)[12] == "PER"


def test_what_may_come_is_still_a_forecast():
    assert 12 not in _places(ABROAD + "By May Peru could hold 12.")


def test_room_for_so_many_tells_of_no_other_number():
    text = "The ferry, built for 80 guests, was carrying 127 passengers when it sank."
    assert {c.value for c in counts(text)} == {127}


def test_where_a_ship_sank_is_not_whose_the_people_aboard_are():
    text = "The ferry sank in the waters of the Comoros with 186 people on board: 90 from Kenya."
    assert (186, "COM") not in {(c.value, c.origin) for c in counts(text)}


def test_a_name_behind_the_last_list_begins_what_follows():
    text = "Refugees from Eritrea\n\nGermany hosts 55,300 refugees from Eritrea. There are 31,200 "
    text += "in Switzerland, and in Israel it is about 22,000."
    assert _places(text) == {55_300: "DEU", 31_200: "CHE", 22_000: "ISR"}


def test_several_names_may_begin_what_follows():
    text = "Thirty Danes are in jail in Peru, and Chile and Haiti have none."
    assert {(c.value, c.place) for c in counts(text)} == {(30, "PER"), (0, "CHL"), (0, "HTI")}


def test_one_each_behind_a_list_with_two_prepositions():
    text = "Flu\n\nThere were nine cases in Britain, one in Norway and in Switzerland each."
    assert {(c.value, c.place) for c in counts(text)} == {(9, "GBR"), (1, "NOR"), (1, "CHE")}


def test_what_was_done_is_told_once_for_several_states():
    text = "In 2021, 40 Danish prisoners were handed over, 29 by Austria and 11 by Italy."
    assert _places(text) == {40: "ALL", 29: "AUT", 11: "ITA"}


def test_who_did_it_is_not_counted():
    text = "In Chad 12 people were shot dead by French troops and 9 injured by soldiers."
    read = {(c.measure, c.value, c.place) for c in counts(text)}
    assert read == {("killed", 12, "TCD"), ("injured", 9, "TCD")}


def test_a_number_may_stand_before_its_country():
    text = ABROAD + "Most are in Spain (20). With 7 the Czech Republic comes second."
    assert _places(text)[7] == "CZE"


def test_so_many_in_number():
    text = "Crash in Chile\n\nA coach overturned in Chile. The dead, 14 in number, were flown home."
    assert (14, "killed") in {(c.value, c.measure) for c in counts(text)}


def test_a_realm_has_so_many():
    text = "Danes in jail\n\nSpain holds 30 Danes. Qatar used to have none. Now the emirate has 12."
    assert _places(text)[12] == "QAT"


@pytest.mark.parametrize(
    ("words", "place"),
    [("The ministry speaks of 12 deaths.", "PER"), ("Worldwide, 12 people have died.", "ALL")],
)  # fmt: skip
def test_the_country_that_a_sentence_opens_with_goes_on_unless_all_are_meant(words, place):
    text = f"Flu\n\nMexico has 900 cases. In Peru the schools are shut. {words}"
    assert _places(text)[12] == place


def test_the_rest_told_of_behind_a_semicolon_takes_no_country_away():
    text = "Kenyans in foreign jails\n\nIndia holds 340 Kenyans, China 280 and Uganda 210; the "
    text += "remaining countries have fewer than 50 each."
    assert _places(text) == {340: "IND", 280: "CHN", 210: "UGA"}


def test_a_country_that_ends_a_clause_is_in_no_list_with_the_next():
    text = "Bangladesh has 1,450 troops in South Sudan, Rwanda 2,600 and India 2,300."
    assert "REGION:South Sudan, Rwanda" not in _places(text).values()


def test_police_who_arrest_are_no_part_of_those_arrested():
    text = (
        "Spanish police detained 34 people, while 12 were picked up in Portugal and 7 in Morocco."
    )
    assert _places(text) == {34: "ESP", 12: "PRT", 7: "MAR"}


def test_both_or_all_of_them_are_in_one_country():
    text = (
        "Measles\n\nItaly has 1,200 cases and France 800. There were two deaths, both in Romania."
    )
    assert _places(text)[2] == "ROU"


def test_what_brings_a_total_to_so_many_is_of_the_country_told_of():
    text = (
        "Saudi Arabia beheaded two people on Tuesday, bringing this year's total to 104. Iran has "
    )
    text += "hanged 230 so far, Iraq 12."
    assert _places(text)[104] == "SAU"


def test_who_people_were_is_not_what_they_are_counted_as():
    text = "In Mali 20 guests died. Six were Danes, the crew of a trawler. Four were Poles."
    assert {c.measure for c in counts(text)} == {"killed"}


def test_a_list_by_nation_is_announced_without_a_colon():
    text = "Military deaths in Chad since 2001, by nation. Status 1 May 2014.\n\n"
    text += "Peru 97\nKenya 40\nFiji 12"
    assert {("killed", 97), ("killed", 40), ("killed", 12)} <= {c[:2] for c in counts(text)}


def test_a_summary_in_english_is_not_in_england():
    text = "Foreigners in prison. English summary. The prisons of Chile had 970 inmates in 2022."
    assert {c.place for c in counts(text)} == {"CHL"}


def test_what_was_done_to_all_is_counted_in_the_list_of_where_they_had_been():
    text = "In 2018, 573 Danes were freed from foreign prisons, 212 of them in Italy, 97 in Chile."
    assert {c.measure for c in counts(text)} == {"released"}
    text = "Peru freed 40 people, who had been in prison, and its jails now hold 12 prisoners."
    assert {(c.measure, c.value) for c in counts(text)} == {("released", 40), ("in_custody", 12)}


def test_those_who_had_done_so_are_counted():
    text = "In 2016, 720 people asked for asylum in Peru; in 2015, when war came, 950 had done so."
    assert {c.value for c in counts(text)} == {720, 950}


@pytest.mark.parametrize("words", ["our customers", "the archives", "its influence"])
def test_a_short_word_of_illness_within_another_is_none(words):
    assert counts(f"The court of Peru has {words} to thank: 31 cases.") == set()


def test_nobody_of_what_was_told_last_is_a_zero_of_its_country():
    text = "Measles\n\nPeru: 12 cases, 2 deaths.\nChile has 30 cases. Deaths: nil.\n"
    text += "Togo's tally is nine, four of them in Lomé. No deaths.\nMali has 40 cases."
    assert {(c.measure, c.value, c.place) for c in counts(text)} == {
        ("cases", 12, "PER"),
        ("killed", 2, "PER"),
        ("cases", 30, "CHL"),
        ("killed", 0, "CHL"),
        ("cases", 9, "TGO"),
        ("killed", 0, "TGO"),
        ("cases", 40, "MLI"),
    }


@pytest.mark.parametrize(
    ("told", "zeros"),
    [
        ("The blast in Peru injured 44 people; nobody was killed.", {"PER"}),
        ("Peru had 44 patients with measles. No deaths since 2 August.", set()),
        ("A train left the rails in Lima. Nobody was killed.", set()),
    ],
)
def test_nobody_in_a_clause_of_its_own_is_of_the_country_told(told, zeros):
    assert {c.place for c in counts(told) if c.value == 0} == zeros


def test_what_was_said_of_a_number_that_was_none_is_said_of_the_total_behind_it():
    text = "97 reporters and media staff lost their lives. The year before it was 129."
    assert ("killed", 129) in {(c.measure, c.value) for c in counts(text)}


@pytest.mark.parametrize(
    "aside", ["many of them ill", "most of them young", "all men of working age"]
)
def test_an_act_told_past_an_aside_is_what_is_counted(aside):
    read = counts(f"In 2019 a total of 97 migrants, {aside}, were deported from Oman.")
    assert {(c.measure, c.value, c.place) for c in read} == {("released", 97, "OMN")}


def test_what_befell_others_past_an_aside_is_not_what_guests_are_counted_for():
    read = counts("97 refugees, many of them young, live in Oman, where 12 guards were killed.")
    assert {c.measure for c in read if c.value == 97} == {"displaced"}


def test_those_returned_to_their_country_left_others():
    read = counts("In 2019, 97 migrants, most of them young, were returned to Chad.")
    assert read == {("released", 97, "ALL", "TCD")}


@pytest.mark.parametrize(
    "words",
    [
        "There were 97 people on it: 90 passengers and a crew of seven.",
        "The yacht had left Oman with 97 people, 90 passengers and seven crew.",
    ],
)
def test_kinds_of_people_aboard_add_up_to_all_of_them(words):
    assert ("on_board", 97, None, "ALL") in counts(f"A ferry caught fire off Oman.\n\n{words}")


def test_people_that_the_kinds_aboard_do_not_add_up_to_are_not_aboard():
    words = "The school has 95 people, 90 passengers and seven crew."
    assert 95 not in values(f"A ferry caught fire off Oman.\n\n{words}")


def test_those_known_as_a_people_are_of_it():
    lead = "A ferry sank off Oman. The dead number 12."
    read = counts(f"{lead}\n\nOf the dead, five have been identified as Danes, two as Poles.")
    assert {("killed", 5, "DNK"), ("killed", 2, "POL")} <= {
        (c.measure, c.value, c.origin) for c in read
    }
    assert 5 not in values(f"{lead}\n\nOf the dead, five have been identified as smugglers.")


@pytest.mark.parametrize("said", ["97, Senator.", "Ninety-seven, going by the last list."])
def test_who_answers_is_no_label_of_the_number(said):
    asked = "Senator LOW: How many Danes were arrested overseas in 2018?"
    read = {(c.measure, c.value, c.origin) for c in counts(f"{asked}\n\nMr PHELPS: {said}")}
    assert read == {("arrested", 97, "DNK")}


def test_a_question_behind_the_name_of_who_asks_turns_to_others():
    told = "A lorry drove into a crowd in Oman. Twelve people are dead."
    read = counts(f"{told}\n\nHOST: And the injured?\n\nLOW: Ninety-seven, on the last list.")
    assert ("injured", 97) in {(c.measure, c.value) for c in read}


def test_the_answer_to_a_question_for_one_offence_counts_a_part():
    told = "MINISTER: In jail in Oman we had 371 Danes."
    assert 162 not in values(f"{told}\n\nLOW: How many of the 371 for drugs?\n\nMr LEE: 162.")


@pytest.mark.parametrize(
    "words",
    [
        "A year before it had been 97.",
        "In 2019 the figure was 97.",
        "A year before, there were 97.",
    ],
)
def test_what_it_was_at_another_time_goes_on_with_the_one_count_before(words):
    read = counts(f"In May 2020 Peru held 12 Danes. {words}")
    assert ("PER", "DNK") in {(c.place, c.origin) for c in read if c.value == 97}


def test_what_it_was_everywhere_does_not_go_on_with_the_last_of_a_list():
    read = counts("Danes in jail: Peru 30, Chile 12. In 2019 there were 97 in all.")
    assert {c.place for c in read if c.value == 97} == {"ALL"}


def test_a_number_from_one_year_to_another_is_no_range():
    told = "The number of persons who applied for asylum in Malta rose from 1,235 in 2019 to 2,565."
    assert {c.value for c in counts(told)} == {1235, 2565}
    fell = "Asylum seekers in Malta fell from 2,235 in 2019 to 1,565 in 2020."
    assert {c.value for c in counts(fell)} == {2235, 1565}


def test_of_them_takes_up_people_behind_a_span_of_time():
    told = "The Vietnamese lead for the sixth year running: 3,432 of them were arrested in Japan."
    assert counts(told) == {Read("arrested", 3432, "JPN", "VNM")}
    assert not counts("He spent 12 years in Cuba, six of them alone in jail.")


@pytest.mark.parametrize(
    "words",
    ["Rescuers in Fiji lowered the number of people killed by the storm from 31 to 14",
     "Doctors in Fiji recorded 31 deaths from the fever in March, and in April 14",
     "Officials in Fiji corrected the number of arrests from 31 to 14"],
)  # fmt: skip
def test_a_trade_that_opens_a_sentence_may_tell_of_others(words):
    assert values(f"{words}.") == {31, 14}
    assert not values("Doctors in Fiji numbered 31, in Chile 14.")
    assert not values("Women jailed in Fiji: 31, in Chile 14.")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("12 Danes are held by pirates in Peru.", "hostages"),
        ("Pirates in Peru are holding 12 Danes.", "hostages"),
        ("12 Danes are held by police in Peru.", "in_custody"),
        ("12 Danes were killed by gunmen in Peru.", "killed"),
    ],
)
def test_who_holds_people_tells_what_they_are(text, measure):
    assert counts(text) == {Read(measure, 12, "PER", "DNK")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru has 97 cases of measles, not 79 as stated on Monday.",
        "Peru has 97 cases of measles, the ministry said, correcting an earlier figure of 79.",
    ],
)
def test_what_was_stated_wrongly_is_of_the_same(text):
    assert counts(text) == {Read("cases", 97, "PER", None), Read("cases", 79, "PER", None)}


def test_a_dateline_and_a_number_in_words_are_no_range():
    text = "LIMA, Aug 6 - Eleven Danes were killed in Chile on Monday, the minister said."
    assert counts(text) == {Read("killed", 11, "CHL", "DNK")}


@pytest.mark.parametrize("town", ["the Peruvian town of Cusco", "the city of Cusco"])
def test_all_that_a_bomb_killed_in_a_town_are_dead(town):
    told = {("killed", 12, "PER", None), ("injured", 30, "PER", None)}
    assert counts(f"A bomb in {town} killed 12 people and injured 30.") == told


def test_embassies_that_report_are_not_where_people_are():
    text = "After the flood in Peru 43 Danes and 16 Finns are missing, the two embassies report."
    told = {("missing", 43, "PER", "DNK"), ("missing", 16, "PER", "FIN")}
    assert counts(text) == told


def test_all_are_aboard_a_cruise_ship_and_few_fell_ill_there():
    text = "Some 97 people are aboard the cruise ship, including 45 Danes and 12 Finns."
    told = {("on_board", 97, None, "ALL"), ("on_board", 45, None, "DNK")}
    assert counts(text) == told | {("on_board", 12, None, "FIN")}


def test_a_ministry_that_revises_the_figure_tells_of_the_same():
    text = "The paper said 12 Danes were in prison in Peru. The ministry in Copenhagen has since "
    told = {Read("in_custody", 12, "PER", "DNK"), Read("in_custody", 15, "PER", "DNK")}
    assert counts(f"{text}revised the figure to 15.") == told


def test_a_missing_aircraft_misses_nobody():
    text = "No Danes were on board the missing aircraft; there were two Finns and 38 Poles on it."
    assert {c.measure for c in counts(text)} == {"on_board"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru arrested 97 Danes and deported 45 Danes.", {(97, "PER", "DNK"), (45, "PER", "DNK")}),
        ("Peru arrested 97 Danes and freed 45 Finns.", {(97, "PER", "DNK"), (45, "PER", "FIN")}),
        (
            "Denmark says 97 Danes were injured in the hotel fire in Peru. No Danes were killed.",
            {(97, "PER", "DNK"), (0, "PER", "DNK")},
        ),
        (
            "Some 97 Danes were injured in a crash in Peru. Another four were killed.",
            {(97, "PER", "DNK"), (4, "PER", "DNK")},
        ),
    ],
)
def test_what_befell_others_befell_them_there_too(text, told):
    assert {(c.value, c.place, c.origin) for c in counts(text)} == told


def test_two_counts_joined_by_and_have_one_place_behind_them():
    text = "The storm left three dead and five missing in Peru, and one dead and two missing in "
    told = {("killed", 3, "PER"), ("missing", 5, "PER"), ("killed", 1, "CHL")}
    found = {(c.measure, c.value, c.place) for c in counts(f"{text}Chile.")}
    assert found == told | {("missing", 2, "CHL")}


def test_one_death_is_no_noun_for_many():
    text = "Peru has 822 cases of measles and 29 deaths. Chile has 403 and one death. Mali, 140."
    found = {(c.measure, c.value) for c in counts(text)}
    assert found == {("cases", 822), ("killed", 29), ("cases", 403), ("killed", 1), ("cases", 140)}


@pytest.mark.parametrize(
    "words", ["later corrected it to 14", "then revised the figure to 14", "soon raised that to 14"]
)
def test_a_corrected_number_counts_what_the_first_one_did(words):
    told = f"The consul put the number of Danes killed in Peru at 12 and {words}."
    assert {(c.value, c.place, c.origin) for c in counts(told)} == {
        (12, "PER", "DNK"),
        (14, "PER", "DNK"),
    }
    assert values("Chad lost 12 soldiers in Mali and raised its force to 970.") == {12}


def test_another_few_are_of_the_people_told_before_whatever_is_said_of_them():
    text = "Peru has freed 19 Danes, the embassy said. Another six are still in prison there."
    assert ("in_custody", 6, "PER", "DNK") in counts(text)
