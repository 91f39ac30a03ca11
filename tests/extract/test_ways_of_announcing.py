"""What stands before a list of countries tells whether they are places or peoples."""

from __future__ import annotations

import pytest

from tests.extract.reading import extraction

LIST = (("Peru", "PER", 97), ("Chile", "CHL", 45), ("Brazil", "BRA", 31), ("Bolivia", "BOL", 7))
TOTAL = 180
ROWS = "\n".join(f"{name}: {n}" for name, _, n in LIST)


def sides(lead: str) -> set[tuple[str | None, str | None]]:
    text = f"{lead}\n\n{ROWS}\n".replace(" / ", "\n\n")
    values = {n for *_, n in LIST}
    return {(c.place, c.origin) for c in extraction(text).counts if c.value in values}


@pytest.mark.parametrize(
    "lead",
    [
        "Where refugees come from / There are 180 refugees in Kenya.",
        "Asylum / Kenya received 180 asylum seekers last year. Most came from these countries.",
        "Refugees / Kenya resettled 180 refugees last year. Source countries:",
        "Kakuma / Kenya shelters 180 refugees. They fled:",
        "Raid / Kenyan police arrested 180 people in Kenya. They are nationals of four countries.",
        "Evacuation / 180 people have been evacuated from Kenya.",
        "Attack on a Kenyan hotel / The attack on the hotel in Kenya killed 180 guests.",
        "Heat / 180 pilgrims died of heat in Kenya.",
        "After the wave / 180 tourists are still missing in Kenya.",
        "Kenya's hangman / Among those hanged in Kenya this year are 180 foreigners:",
        "Coach crash in Kenya / The crash near Nairobi injured 180 tourists. They are from:",
    ],
)
def test_the_countries_are_those_of_the_people(lead: str):
    assert sides(lead) == {("KEN", code) for _, code, _ in LIST}


@pytest.mark.parametrize(
    "lead",
    [
        "Consular statistics / Number of Kenyan prisoners by country, 1 May 2019.",
        "Behind bars / The embassies of Kenya report these numbers of citizens in prison:",
        "Far from Kenya / 180 compatriots are in prison, the Foreign Ministry in Nairobi says.",
        "Kenyans in trouble / Consulates dealt with 180 arrests of Kenyan nationals last year.",
        "Back home / The Kenyan embassy helped 180 nationals to return. They came from:",
        "Situation report / 180 people have fled Kenya. They are hosted by:",
        "On mission / The Kenyan army lists its operations. It has 180 soldiers abroad.",
        "Where our troops are / The Kenyan armed forces have 180 soldiers in other countries.",
    ],
)
def test_the_countries_are_where_the_people_are(lead: str):
    assert sides(lead) == {(code, "KEN") for _, code, _ in LIST}


@pytest.mark.parametrize(
    "lead",
    [
        "Floods / The storm has killed 180 people in four countries.",
        "Hosts / The four countries host 180 refugees.",
        "Journalists / 180 journalists were behind bars on 1 December. The worst jailers:",
    ],
)
def test_the_countries_are_places_where_nobody_s_origin_is_told(lead: str):
    assert sides(lead) == {(code, None) for _, code, _ in LIST}


@pytest.mark.parametrize(
    ("title", "measure"),
    [("Jail census, Peru", "in_custody"), ("Execution data, Peru", "executed")],
)
def test_a_title_tells_what_is_counted_beside_what_is_published(title: str, measure: str):
    text = "In 2016 there were 97 persons: 90 Peruvians and 7 foreigners.\n\nChile: 5\n\nBrazil: 2"
    told = {(c.value, c.measure, c.origin) for c in extraction(text, title=title).counts}
    whole = {(97, "ALL"), (90, "PER"), (7, "FOREIGN"), (5, "CHL"), (2, "BRA")}
    assert told == {(n, measure, origin) for n, origin in whole}
