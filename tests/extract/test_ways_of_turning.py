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
