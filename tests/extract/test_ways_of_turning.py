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
