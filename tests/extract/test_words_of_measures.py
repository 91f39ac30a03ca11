"""What people have in common, as ministries, agencies and newspapers say it: our own sentences."""

import pytest

from tests.extract.reading import counts

SAID = {
    "in_custody": [
        "Fiji incarcerates 412 Danes.",
        "412 Danes have been thrown into jail in Fiji.",
        "412 Danes are locked away in Fiji.",
    ],
    "on_death_row": [
        "412 Danes are in danger of execution in Fiji.",
        "412 death-row prisoners were counted in Fiji.",
        "412 Danes face capital punishment in Fiji.",
        "412 Danes were handed the death penalty in Fiji.",
        "412 Danes are condemned to die in Fiji.",
    ],
    "executed": [
        "412 death sentences were carried out in Fiji.",
        "Fiji has sent 412 people to the gallows.",
        "412 people were guillotined in Fiji.",
        "412 people died by lethal injection in Fiji.",
        "412 prisoners faced the firing squad in Fiji.",
    ],
    "arrested": [
        "412 Danes were placed under arrest in Fiji.",
        "412 apprehensions were made in Fiji.",
        "Police took 412 Danes into custody in Fiji.",
    ],
    "hostages": [
        "Guerrillas hold 412 Danes in Fiji.",
        "Armed groups held 412 journalists in Fiji.",
        "412 Danes are in rebel hands in Fiji.",
        "Pirates off Fiji have 412 Danes in their power.",
        "A gang stormed the harbour in Fiji. 412 people are in its hands.",
    ],
    "released": [
        "Fiji returned 412 foreigners to a country outside the union.",
        "Fiji carried out 412 returns of foreigners.",
        "Fiji gave 412 Danes their freedom.",
        "The rebels in Fiji let 412 hostages leave.",
        "412 Danes were flown to safety from Fiji.",
        "Denmark welcomed 412 people back from Fiji.",
        "412 assisted returns were carried out from Fiji.",
        "A frigate came to bring out 412 people from Fiji.",
    ],
    "killed": [
        "The dead in Fiji number 412.",
        "412 people were swept away and drowned in Fiji.",
        "412 people were gunned down in Fiji.",
        "412 patients in Fiji are no longer alive.",
        "412 homicides were recorded in Fiji.",
    ],
    "injured": [
        "412 people sustained wounds in Fiji.",
        "412 people were treated for burns in Fiji.",
    ],
    "missing": [
        "412 people have yet to be found in Fiji.",
        "412 people could not be traced in Fiji.",
        "The whereabouts of 412 people in Fiji are unknown.",
    ],
    "cases": [
        "412 cholera sufferers were counted in Fiji.",
        "The cholera caseload in Fiji is 412.",
    ],
    "displaced": [
        "412 persons applied for international protection in Fiji.",
        "412 people have lost their homes in Fiji.",
        "412 boat people came to Fiji.",
        "412 IDPs live in Fiji.",
    ],
    "on_board": ["412 people were on the cruise ship.", "412 people had boarded the plane."],
    "deployed": [
        "Fiji has 412 military advisers in Mali.",
        "Fiji has a contingent of 412 in Mali.",
    ],
}


@pytest.mark.parametrize(
    ("measure", "said"), [(measure, said) for measure, many in SAID.items() for said in many]
)
def test_a_measure_is_said_in_many_ways(measure, said):
    assert {c.measure for c in counts(said) if c.value == 412} == {measure}


@pytest.mark.parametrize(
    "said",
    [
        "412 Danes were discharged from hospitals in Fiji.",
        "Rescuers in Fiji were looking for 412 blankets.",
        "Fiji has lost 412 homes.",
        "Thieves in Fiji took off with 412 televisions.",
        "Fiji posted 412 letters to Mali.",
        "Fiji returned 412 books to the country.",
        "412 people were there and killed two dogs in Fiji.",
        "Kidnappers: 412 in Fiji.",
    ],
)
def test_words_of_something_else_count_nobody(said):
    assert counts(said) == set()


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("12 Poles jailed in Fiji were repatriated.", "released"),
        ("Two Danes and 12 Poles held in Fiji have been set free.", "released"),
        ("12 Poles kidnapped in Fiji have been killed.", "killed"),
        ("12 Poles are held in Fiji since the others were freed.", "in_custody"),
        ("12 Poles were held in Fiji until they were freed.", "in_custody"),
    ],
)
def test_what_was_done_counts_and_not_the_state_before(words, measure):
    assert {c.measure for c in counts(words) if c.value == 12} == {measure}


@pytest.mark.parametrize("words", ["held", "detained", "killed"])
def test_those_to_whom_it_befell_number_so_many(words):
    assert {(c.value, c.place) for c in counts(f"Those {words} in Fiji number 412.")} == {
        (412, "FJI")
    }


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Migrants arrested in Peru", "arrested"),
        ("Refugees in prison in Peru", "in_custody"),
        ("Migrants in Peru\n\nThe number of those arrested is told by passport", "arrested"),
        ("Refugees in Peru", "displaced"),
    ],
)
def test_what_befell_guests_is_what_a_list_below_counts(title, measure):
    read = counts(f"{title}\n\n| Nationality | 2017 |\n|--|--|\n| Chad | 45 |\n| Mali | 30 |\n")
    assert {(c.measure, c.value, c.origin) for c in read} == {
        (measure, 45, "TCD"),
        (measure, 30, "MLI"),
    }


@pytest.mark.parametrize(
    "words",
    [
        "The manifest, read out on the radio: 46 Danes, 9 Poles, 8 Greeks.",
        "The passenger list released by the line has 46 Danes and 9 Poles.",
        "There were 46 Danes and 9 Poles on this ship.",
    ],
)
def test_who_is_on_the_list_is_on_board(words):
    text = f"A ferry sank off Peru, killing 30 people.\n\n{words}"
    assert {("on_board", 46, None, "DNK"), ("on_board", 9, None, "POL")} <= counts(text)


def test_whom_kidnappers_took_is_counted_in_a_text_on_kidnapped_people():
    text = "Kidnapped in 2023: 91 journalists. Kidnappers took 15 in Peru, 14 in Mali."
    read = {(c.measure, c.value, c.place) for c in counts(text)}
    assert {("hostages", 15, "PER"), ("hostages", 14, "MLI")} <= read


def test_what_something_took_is_nobody():
    assert {c.value for c in counts("The quake killed 91 people in Peru. It took 300 men.")} == {91}


@pytest.mark.parametrize(
    ("said", "measure"),
    [
        ("Cholera in Fiji: 97 people fell ill, and 412 did not recover.", "killed"),
        ("412 people in Fiji are suffering from dengue fever.", "cases"),
        ("The schooner had 412 people on her when she left.", "on_board"),
        ("The peacekeeping mission in Fiji has 412 liaison officers from Mali.", "deployed"),
        ("Before the exodus there were 412 foreigners in the prisons of Fiji.", "in_custody"),
    ],
)
def test_what_befell_them_is_said_in_other_words(said, measure):
    assert {c.measure for c in counts(said) if c.value == 412} == {measure}


@pytest.mark.parametrize("manner", ["by the thousand", "by the hundred", "by the dozen"])
def test_in_what_numbers_something_happens_is_no_count(manner):
    text = f"Chad has 97 cases of cholera. Mild cases were missed {manner}, and in Mali {manner}."
    assert {(c.value, c.place) for c in counts(text)} == {(97, "TCD")}


def test_a_dozen_is_a_count_all_the_same():
    assert {c.value for c in counts("Chad holds 97 prisoners, Peru a dozen.")} == {97, 12}


@pytest.mark.parametrize(
    "said", ["have not been freed", "have yet to be released", "were never set free"]
)
def test_what_was_not_done_is_not_what_is_counted(said):
    read = counts(f"Gunmen took 40 hostages in Mali. Twelve {said}.")
    assert {c.measure for c in read} == {"hostages"}


def test_those_who_did_not_come_home_are_dead():
    read = counts("A ferry sank off Peru with 90 people aboard. Nine Danes did not come home.")
    assert ("killed", 9, "DNK") in {(c.measure, c.value, c.origin) for c in read}


def test_what_tells_when_it_was_so_is_not_what_is_counted():
    read = counts("On 1 May 120 Danes were in prison in Peru. After forty were freed, it was 97.")
    assert {c.measure for c in read if c.value == 97} == {"in_custody"}
    assert {c.measure for c in counts("When the war ended, 97 Danes were killed.")} == {"killed"}


def test_catching_a_disease_by_its_name_makes_a_case():
    told = "Twelve people caught Guinea worm disease in Chad in 2022. In 2021 it was 15."
    assert {(c.measure, c.value, c.place) for c in counts(told)} == {
        ("cases", 12, "TCD"),
        ("cases", 15, "TCD"),
    }


def test_held_goes_on_with_hostages_where_these_were_counted_last():
    told = (
        "China has locked up 127 journalists, Peru 12. It is sad. They work. They write. They "
        "wait. They hope. They miss home. Nobody comes. Nothing moves. Prisons are full.\n\n"
        "On the same day sixty-five journalists were in the hands of kidnappers. 44 were held in "
        "Syria, 11 in Iraq."
    )
    found = {(c.value, c.measure) for c in counts(told)}
    assert found >= {(127, "in_custody"), (65, "hostages"), (44, "hostages"), (11, "hostages")}


def test_who_is_being_deported():
    assert ("released", 94, "ESP", "DNK") in counts("Last Friday Spain was deporting 94 Danes.")


@pytest.mark.parametrize(
    "words", ["are held by rebels", "have been held by armed rebels", "were detained by pirates"]
)
def test_whom_rebels_hold_are_hostages(words):
    told = counts(f"Twelve Danes {words} in Mali.")
    assert {(c.measure, c.value, c.place) for c in told} == {("hostages", 12, "MLI")}


@pytest.mark.parametrize("words", ["are held by Mali, rebels among them", "are held by police"])
def test_whom_a_state_holds_are_no_hostages(words):
    assert {c.measure for c in counts(f"Twelve Danes {words} in Mali.")} == {"in_custody"}


def test_who_freed_some_and_goes_on_holding_others_is_no_state():
    told = counts("Pirates freed 12 Danes and are still holding seven off Somalia.")
    assert {(c.measure, c.value) for c in told} == {("released", 12), ("hostages", 7)}
    told = counts("Rebels freed 12 Danes and the police are holding seven in Mali.")
    assert {(c.measure, c.value) for c in told} == {("released", 12), ("in_custody", 7)}


def test_the_nearest_word_closes_what_left_opens():
    told = counts("The fire left 12 dead, five missing and 40 injured in Peru.")
    assert {(c.measure, c.value, c.place) for c in told} == {
        ("killed", 12, "PER"),
        ("missing", 5, "PER"),
        ("injured", 40, "PER"),
    }
    assert {c.measure for c in counts("The storm in Fiji left 40 people injured.")} == {"injured"}


def test_lawyers_may_be_all_of_whom_a_text_tells_or_some_of_the_others():
    text = "Last year 97 lawyers were jailed worldwide. Egypt leads with 38. Iran jailed 22 "
    read = counts(text + "lawyers, Belarus 17 and Chad nine.")
    assert {(c.value, c.place) for c in read} == {
        (97, "ALL"),
        (38, "EGY"),
        (22, "IRN"),
        (17, "BLR"),
        (9, "TCD"),
    }
    read = counts("Egypt jailed 900 people. Its 40 lawyers and 200 judges met 17 teachers.")
    assert {c.value for c in read} == {900}


def test_what_is_told_of_a_country_in_passing_is_not_what_is_counted_of_it():
    text = "Laos has 98 people on death row. Chad, whose last execution was in 2015, has six."
    assert {(c.measure, c.value) for c in counts(text)} == {
        ("on_death_row", 98),
        ("on_death_row", 6),
    }
    text = (
        "Peru jailed 98 people. Chile, whose police arrest many, has 45. Cuba, which in 2019 had "
    )
    read = {(c.measure, c.value, c.place) for c in counts(text + "executed 12, executed nine.")}
    assert read >= {("in_custody", 45, "CHL"), ("executed", 12, "CUB"), ("executed", 9, "CUB")}


def test_events_that_befell_foreigners_count_foreigners():
    read = counts("In May Peru recorded 140 arrests of foreigners and 12 arrests of foreign spies.")
    assert {(c.value, c.origin) for c in read} == {(140, "FOREIGN"), (12, None)}
