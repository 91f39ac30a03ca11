"""Numbers beside counts that count nobody, or a part only: in sentences of our own."""

import pytest

from tests.extract.reading import Read, counts, extraction, values

WHOLE = "Peru held 97 Poles in its prisons on 20 May 2022"
DEAD = "A storm killed 43 people in Nepal."


@pytest.mark.parametrize(
    "part",
    [
        ", 61 of them civil prisoners and 36 fishermen.",
        ", 61 civil prisoners and 36 fishermen.",
        ". Two of the prisoners turned out to be wanted for murder.",
        ". 28 of the 97 are inside for theft.",
        ". 61 of Peru's prisoners come from one town.",
        ". For every 100,000 inhabitants there are 111 prisoners.",
        ". The oldest of them is 79.",
        ". All except one are men.",
        ". Its office is dreaming of 400 prisoners.",
        ". By Christmas it wants to have 400 prisoners.",
        ". The prison of Bolzano held 70 foreigners.",
        ". By seven this morning none had eaten.",
        ". Peru answers Order Paper 9 on prisoners.",
        ". One was found guilty of two murders.",
        ". Countries having more than 20 prisoners are listed.",
        ". A club of 16 writes to them.",
        ". Peru's reply has 34 pages.",
        ". Question Paper 28 asked about prisoners.",
        " (15 women and two minors included).",
    ],
)
def test_a_part_a_plan_or_a_thing_beside_prisoners_is_no_count(part):
    assert values(WHOLE + part) - {1, 0} == {97}


@pytest.mark.parametrize(
    "part",
    [
        "Four of the dead were pilots, five of them women.",
        "Three of the five who died in Lima were under 10.",
        "In the worst case 900 people will be dead by May.",
    ],
)
def test_a_part_or_a_fear_beside_the_dead_is_no_count(part):
    assert values(f"{DEAD} {part}") == {43}


def test_an_answer_of_so_many_of_all_is_a_count():
    text = f"{WHOLE}.\n\nAnd in Chile?\n17 of the 97."
    assert 17 in values(text)


@pytest.mark.parametrize("when", ["last year", "a year earlier", "of the previous year"])
def test_the_same_date_a_year_before_is_a_date(when):
    text = f"{WHOLE}, up from 71 on the same date {when}."
    dated = {(c.value, c.as_of) for c in extraction(text, published="2022-12-01").counts}
    assert dated == {(97, "2022-05-20"), (71, "2021-05-20")}


def test_a_range_behind_a_dash_is_one_number():
    text = (
        "Missing people:\n\n* Mexico - over 95,000 people\n* Iraq - from 250,000 to 400,000 people"
    )
    read = {(c.value, c.value_high) for c in extraction(text).counts}
    assert (250000, 400000) in read


def test_expatriates_are_foreigners():
    text = "Oman has pardoned 687 inmates. Among those who walk free are 361 expatriates."
    assert Read("released", 361, "OMN", "FOREIGN") in counts(text)


def test_those_who_turned_out_to_be_foreigners_are():
    text = "When Greece counted its prisoners, 7,887 of them turned out to be foreigners."
    assert counts(text) == {Read("in_custody", 7887, "GRC", "FOREIGN")}


def test_figures_as_per_records_are_no_rate():
    text = "As per the records, the number of Indian prisoners in foreign jails is 8,441."
    assert values(text) == {8441}


def test_numbers_listed_behind_a_share_are_counts():
    text = "Danes were arrested abroad. One arrest in four was in France, nearly as many in Spain "
    text += "(266). Then come Peru (143) and Chile (97)."
    assert {(266, "ESP"), (143, "PER"), (97, "CHL")} == {(c.value, c.place) for c in counts(text)}


def test_a_row_of_all_is_the_total():
    text = "Danes in prison abroad\n\nCountry\t2019\t2020\nPeru\t44\t41\nChile\t9\t8\nSpain\t6\t7\n"
    text += "In all\t59\t56\n"
    assert {(59, "ALL"), (56, "ALL")} <= {(c.value, c.place) for c in counts(text)}


def test_a_force_of_a_country_is_there_and_numbers_soldiers():
    text = "Stabilisation Force Haiti came by air. The force numbered 970; Peru sent 97, Chile 45."
    said = {(c.measure, c.value, c.place) for c in counts(text)}
    assert ("deployed", 970, "HTI") in said


def test_what_was_due_does_not_foretell_the_dead():
    text = "A plane crashed before it was due to land in Nepal, killing 15 people."
    assert counts(text) == {Read("killed", 15, "NPL", None)}


def test_some_of_them_who_might_come_home_are_a_forecast():
    text = f"{WHOLE}. If a treaty is signed, 20 of them might come home."
    assert values(text) == {97}


def test_a_diplomatic_mission_deploys_nobody():
    text = "The mission has 97 Indians in the prisons of Peru on its list."
    assert {c.measure for c in counts(text)} == {"in_custody"}


def test_expats_of_one_country_are_its_people():
    text = "Danes in prison abroad: 97 in Peru. Chile holds 45 Danish expats, Spain 12 expats."
    assert {c.origin for c in counts(text)} == {"DNK"}


@pytest.mark.parametrize(
    "parts",
    [
        "18 of those jailed in 2021 were women: 14 in Peru, three in Chile, one in Cuba",
        "18 were women (11 in Peru, four in Chile)",
        "Of the jailed 18 were women: 11 in Peru, four in Chile",
    ],
)
def test_the_parts_of_a_narrower_group_are_no_counts_either(parts):
    counts = extraction(f"In 2021 they jailed 314 poets worldwide. {parts}.").counts
    assert [count.value for count in counts] == [314]


@pytest.mark.parametrize(
    "asked",
    ["nationalities with 50 arrests or more", "countries with at least 50 arrests"],
)
def test_how_many_a_list_asks_for_at_least_is_no_count(asked):
    text = f"Peru arrested 900 foreigners. All {asked}:\n"
    text += "Cuba 97\nHaiti 60\n"
    assert [count.value for count in extraction(text).counts] == [900, 97, 60]


def test_those_who_live_in_a_country_are_not_what_its_text_counts():
    text = "Peru arrested 900 foreigners. The number of foreigners who live in Peru passed 40,000."
    assert [count.value for count in extraction(text).counts] == [900]


@pytest.mark.parametrize("things", ["840 houses", "84 houses and twelve schools", "97 shelters"])
def test_houses_damaged_are_nobody(things):
    assert values(f"A quake in Peru killed 14 people. It damaged {things}.") == {14}


@pytest.mark.parametrize(
    "said",
    [
        "Brazil has trained 12 people",
        "Brazil has bought four of them",
        "Brazil has vaccinated 12, Bolivia nine",
        "The Brazilian consul met 12 of them",
    ],
)
def test_what_is_done_otherwise_by_a_country_is_no_count(said):
    text = f"Danes in jail abroad: Peru 97, Chile 45. {said}."
    assert [count.value for count in extraction(text).counts] == [97, 45]


@pytest.mark.parametrize("said", ["received 12", "has received 12", "reported 12", "totalled 12"])
def test_what_gives_a_number_does_nothing_else(said):
    text = f"Danes in jail abroad: Peru 97, Chile 45. Brazil {said}."
    assert [count.value for count in extraction(text).counts] == [97, 45, 12]


@pytest.mark.parametrize(
    "held",
    [
        "Arrests for violations of the visa law fell to 113",
        "113 were arrested for breaking a curfew",
    ],
)
def test_those_arrested_for_one_offence_are_not_all(held):
    text = f"Peru arrested 900 foreigners last year. {held}."
    assert [count.value for count in extraction(text).counts] == [900]


def test_people_held_for_hours_are_no_rate():
    text = "Gunmen had held 36 people for nine hours at a hotel in Mali. The hostages are free. "
    text += "Peru has 353 prisoners for 100,000 inhabitants."
    assert {c.value for c in counts(text)} == {36}


@pytest.mark.parametrize(
    "verb", ["logged", "detected", "dispatched", "surrendered", "landed", "interned", "estimated"]
)
def test_a_verb_that_no_list_knows_takes_no_count_away(verb):
    text = f"Danes in jail abroad: Peru 97, Chile 45. Brazil {verb} 12."
    assert [count.value for count in extraction(text).counts] == [97, 45, 12]


@pytest.mark.parametrize(
    "somebody",
    [
        "A shop assistant of 22",
        "a mine guard of 49, taken in May",
        "the fate of a goalkeeper of 31",
    ],
)
def test_what_a_trade_is_of_is_an_age(somebody):
    text = f"Chad holds 97 Danes. The press asks for {somebody}. Peru holds a further total of 45."
    assert {c.value for c in counts(text)} == {97, 45}


def test_a_cause_of_death_arrests_nobody():
    text = "312 Nepalis died in Qatar last year. Deaths by cause: cardiac arrest 141, falls 12."
    assert not [c for c in counts(text) if c.measure == "arrested"]


@pytest.mark.parametrize(
    "rate",
    [
        "1 guard looks after 26 prisoners in Bolivia, after 14 in Ecuador",
        "One nurse treats 44 prisoners in Bolivia",
        "7 of 10 prisoners in Bolivia wait for a trial",
    ],
)
def test_how_many_one_looks_after_and_so_many_of_ten_are_rates(rate):
    assert {c.value for c in counts(f"Chile holds 97 prisoners, Peru 45. {rate}.")} == {97, 45}


def test_soldiers_among_those_counted_are_not_deployed():
    text = "Of the 900 foreigners jailed in Japan 43 were Americans, 7 of them soldiers."
    assert {c.value for c in counts(text)} == {900, 43}


def test_how_many_people_are_in_so_many_houses_counts_the_people():
    text = "The ministry told us how many foreigners are kept in Malta's 21 depots. "
    text += "On 31 October 2021 there were 634 of them in detention."
    assert {c.value for c in counts(text)} == {634}


@pytest.mark.parametrize(
    "words",
    [
        "Last year 174,405 Danes visited this country.",
        "Some 174,405 people in Mali are in need of help.",
    ],
)
def test_visitors_and_those_in_need_are_no_cases(words):
    read = counts(f"Cholera cases: Chad 40, Mali 12. {words}")
    assert {c.value for c in read} == {40, 12}


def test_a_column_of_a_part_counts_nobody():
    rows = "Peru | 178 | 17\nMali | 20 | 2\nCuba | 9 | 0\n"
    read = counts(f"Cholera\n\nCountry | Cases | of whom had been to Chad\n{rows}")
    assert {c.value for c in read} == {178, 20, 9}
    read = counts(f"Cholera\n\nCountry | Cases | of whom died\n{rows}")
    assert {c.value for c in read if c.measure == "killed"} == {17, 2, 0}


@pytest.mark.parametrize("label", ["Tests done so far", "Doses delivered"])
def test_things_done_in_each_country_are_no_people(label):
    text = "Measles in the Pacific. Guam has 136 cases, Fiji 18. "
    text += f"{label}: Guam 1,022, Fiji 1,062, Tonga 3,871. Palau has 12 cases."
    assert {c.value for c in counts(text)} == {136, 18, 12}


def test_ranks_that_run_on_in_one_line_are_no_counts():
    text = (
        "Prisoners in Peru, by nationality. 1. Chile: 942 2. Kenya: 727 3. Nepal: 681 4. Fiji: 642"
    )
    assert values(text) == {942, 727, 681, 642}
    assert values("Chad held 45 Danes in 2019. In 2020 there were 46. Kenya held 12.") >= {
        45,
        46,
        12,
    }


def test_a_time_of_day_told_in_words_counts_nobody():
    text = (
        "Nine people are missing in Peru since half past two. At a quarter past seven 12 had been"
    )
    assert values(f"{text} found dead in Peru.") == {9, 12}


@pytest.mark.parametrize(
    "header", ["Roofs lost", "Boats damaged", "Last 14 days", "Past 24 hours", "Under 15 (2019)"]
)
def test_columns_of_lost_things_of_late_and_of_the_young_are_no_counts(header):
    rows = "Fiji | 31 | 870\nTonga | 12 | 440\nSamoa | 9 | 265\n"
    read = counts(f"After the cyclone\n\nCountry | Dead | {header}\n{rows}")
    assert {c.value for c in read} == {31, 12, 9}


def test_a_table_of_nothing_but_things_counts_nobody():
    rows = "Chad | 411 | 92\nNiger | 380 | 77\nMali | 205 | 15\n"
    text = "Measles: what went where. Chad has 1,204 cases.\n\n"
    assert values(f"{text}Country | Tents | Fridges\n{rows}") == {1204}
    read = values(f"{text}Country | Cases | Fridges\n{rows}")
    assert read >= {411, 380, 205}
    assert not {92, 77, 15} & read


def test_a_table_of_those_who_were_asked_counts_nobody():
    text = "Should murderers be hanged?\n\nCountry | Asked | Yes | No\n"
    text += "Kenya | 1,020 | 44% | 50%\nGhana | 995 | 61% | 31%\nMalawi | 870 | 58% | 33%\n"
    assert values(text) == set()


@pytest.mark.parametrize(
    "label",
    ["Lost or stolen visas", "Ships in port", "Places for the sick", "Emergency calls", "Letters"],
)
def test_things_listed_by_country_behind_a_label_are_no_counts(label):
    text = "In prison abroad are 97 Danes: Peru 60, Chile 37."
    assert values(f"{text}\n\n{label}: Peru 411, Chile 206, Cuba 19.") == {97, 60, 37}


@pytest.mark.parametrize(
    "heading",
    [
        "Flights from the coast, by country",
        "New cases this week",
        "Women only",
        "Letters sent in 2019",
    ],
)
def test_what_is_listed_below_a_heading_of_something_else_is_no_count(heading):
    text = "Chad has 97 cases of measles so far, Mali 45.\n\n"
    lines = "Chad 31\nMali 12\nNiger 9\n\n"
    assert values(f"{text}{heading}\n\n{lines}") == {97, 45}
    assert values(f"{text}All cases in 2018\n\n{lines}") == {97, 45, 31, 12, 9}


def test_passports_of_those_counted_and_flights_by_number_are_no_such_labels():
    text = "Eleven reporters are held in Mali. Their passports: Danish six, Polish five."
    assert {6, 5} <= values(text)
    text = "A ferry sank off Mali. On board were 97 people. Flight 12: Danes 60, Poles 37."
    assert {97, 60, 37} <= values(text)


@pytest.mark.parametrize(
    "words",
    [
        "The court found that the rights of 51 Danes had been violated",
        "Lima was asked to confirm the nationality of some 12 prisoners",
        "Danes wait longest: 12 out of 100 are never tried",
        "It is full; 9 cells in 10 are",
        "The figure was wrong by a factor of six",
        "The worst week was the first of May, with 11 foreigners jailed",
    ],
)
def test_some_of_whom_more_is_told_shares_and_factors_are_no_counts(words):
    assert values(f"Peru holds 97 Danes, Chile 45. {words}.") == {97, 45}


def test_the_worst_year_is_counted_and_people_told_of_are_too():
    text = "Kenya executed 97 people in 2019. The worst year was 2015, with 340 executions."
    assert values(text) == {97, 340}
    assert values("Peru was told of 51 Danes in its jails and of 12 Poles.") == {51, 12}


def test_an_aircraft_is_no_number_of_people_aboard():
    text = "The Boeing 747 vanished at noon on its way to Fiji. On board were 97 people."
    assert values(text) == {97}


def test_those_of_a_number_told_who_are_on_remand_are_a_part():
    text = "Fiji holds 217 prisoners. For your information, 58 of the 217 are on remand, "
    assert values(text + "and 9 are held at Eagle House.") & {217, 58} == {217}


def test_a_list_of_rates_goes_on_with_rates():
    told = "Prisons. Belgium is at 93 per 100,000 inhabitants, Germany at 71, Malta at 63."
    assert not counts(told)
    told = "Cholera. Haiti leads with 340 per million, or 3,400 cases, ahead of Cuba with 12 cases."
    assert {c.value for c in counts(told)} == {3400, 12}


def test_what_none_is_said_of_makes_no_threshold_of_the_next_number():
    assert values("The storm hurt 12 people in Fiji, none in Tonga and at least 40 in Samoa.") == {
        12, 0, 40
    }  # fmt: skip
    assert not values("In Mali nobody had more than 40 prisoners. Each region had at least 40.")


@pytest.mark.parametrize(
    "text",
    [
        "Chile holds 12 Danes. The youngest of them is 19 and the oldest 78.",
        "Chile holds 12 Danes. The oldest is 81, the youngest of the prisoners 17.",
        "Chile holds 12 Danes. The oldest of those who are in prison there is 81 and ill.",
        "Chile holds 12 Danes in prisons that date from 1735.",
        "Chile holds 12 Danes. Its oldest prison goes back to 1628 and was rebuilt in 1742.",
    ],
)
def test_the_age_of_the_oldest_and_the_year_of_an_old_house_are_no_counts(text):
    assert values(text) == {12}
    assert values("Chile holds 12 Danes in its oldest 3 prisons. In Peru 1745 are held.") >= {1745}


def test_few_or_none_is_no_statement_of_zero():
    text = (
        "Chile executed 16 people. Its neighbours executed fewer people or none. Peru executed 9."
    )
    assert values(text) == {16, 9}
    assert values("Chile executed 16 people. In Peru there were 12 executions, in Cuba none.") >= {
        0
    }


def test_those_who_were_only_checked_are_no_count():
    text = "The raid ended with the arrest of 97 foreigners in Peru: 40 Danes and 57 Poles. "
    assert values(f"{text}Officers had checked 741 persons in all.") == {97, 40, 57}
