"""Ways of writing, each with what it says: one short text for one way."""

from __future__ import annotations

import pytest

from tests.extract.reading import Read, counts

HELD, DEAD, HURT, LOST = "in_custody", "killed", "injured", "missing"
REFUGEES, FREED, TROOPS = "displaced", "released", "deployed"

WAYS = {
    "areas named as one are the first one named": (
        "97 Canadians are in prison in China, Hong Kong and Macau.",
        {Read(HELD, 97, "CHN", "CAN")},
    ),
    "a whole that includes a part that is named": (
        "Journalists in prison: China, including Hong Kong (110), Iran (47).",
        {Read(HELD, 110, "CHN", None), Read(HELD, 47, "IRN", None)},
    ),
    "a part of those counted is no count of its own": (
        "Germany made 201 arrests. 117 of the 201 arrests were made near the border.",
        {Read("arrested", 201, "DEU", None)},
    ),
    "something else that befell some of them is one": (
        "Pirates in Peru hold 19 hostages. Six of the hostages were freed on Sunday.",
        {Read("hostages", 19, "PER", None), Read(FREED, 6, "PER", None)},
    ),
    "another trade has not in common what the text is about": (
        "Peru holds 97 Canadians in its jails. Some 1,300 Canadian students chose Chile.",
        {Read(HELD, 97, "PER", "CAN")},
    ),
    "a state tells of its own dead abroad": (
        "A bomb in Burkina Faso killed 27 people. Ottawa confirmed that six Canadians died.",
        {Read(DEAD, 27, "BFA", None), Read(DEAD, 6, "BFA", "CAN")},
    ),
    "police named by an adjective act at home": (
        "Zambian police have arrested 77 people, among them 22 Chinese and one Cameroonian.",
        {
            Read("arrested", 77, "ZMB", "ALL"),
            Read("arrested", 22, "ZMB", "CHN"),
            Read("arrested", 1, "ZMB", "CMR"),
        },
    ),
    "people from so many countries are of all nationalities": (
        "The mission in Lebanon has 10,024 troops from 48 countries: Italy 954, Ghana 871.",
        {
            Read(TROOPS, 10024, "LBN", "ALL"),
            Read(TROOPS, 954, "LBN", "ITA"),
            Read(TROOPS, 871, "LBN", "GHA"),
        },
    ),
    "they come from": (
        "97 foreigners are in prison in Peru. They come from Chile (40), Mexico (31) and Cuba.",
        {
            Read(HELD, 97, "PER", "FOREIGN"),
            Read(HELD, 40, "PER", "CHL"),
            Read(HELD, 31, "PER", "MEX"),
        },
    ),
    "the total told again opens its list": (
        "There are 553 foreigners on death row in Malaysia.\n\nSome were freed in Peru.\n\n"
        "The 553, in full:\n\nNigeria 300; Iran 253.",
        {
            Read("on_death_row", 553, "MYS", "FOREIGN"),
            Read("on_death_row", 300, "MYS", "NGA"),
            Read("on_death_row", 253, "MYS", "IRN"),
        },
    ),
    "a list that goes on with from": (
        "Chad hosts 389,900 refugees from Sudan and 20,400 from Nigeria.",
        {Read(REFUGEES, 389900, "TCD", "SDN"), Read(REFUGEES, 20400, "TCD", "NGA")},
    ),
    "camps with a number stand in no way": (
        "Close to 129,000 displaced people are sheltering in 143 camps in Mozambique.",
        {Read(REFUGEES, 129000, "MOZ", None)},
    ),
    "people sent to their own country": (
        "In 2013, 38 prisoners were transferred to Peru, 22 of them from Spain and 9 from Chile.",
        {
            Read(FREED, 38, "ALL", "PER"),
            Read(FREED, 22, "ESP", "PER"),
            Read(FREED, 9, "CHL", "PER"),
        },
    ),
    "a paragraph is about one place": (
        "Floods in Europe. Nine people have lost their lives in Poland. Three are still missing.",
        {Read(DEAD, 9, "POL", None), Read(LOST, 3, "POL", None)},
    ),
    "a population, an age limit and an item's number are no counts": (
        "141. The minister was asked about Peru, a country of 18 million people, where 97 Poles "
        "are in prison, six men under 25 included.",
        {Read(HELD, 97, "PER", "POL")},
    ),
    "a question says what its answer counts": (
        "97 Indians are in jail in Peru. How many have been put to death? Twelve in Cuba.",
        {Read(HELD, 97, "PER", "IND"), Read("executed", 12, "CUB", "IND")},
    ),
    "a table set in two halves": (
        "The force in Kosovo\n\nNation  Personnel  Nation  Personnel\nAlbania  90  Latvia  137\n"
        "Armenia  57  Moldova  41",
        {
            Read(TROOPS, n, "XKX", code)
            for n, code in ((90, "ALB"), (137, "LVA"), (57, "ARM"), (41, "MDA"))
        },
    ),
    "a table set with slashes, its header apart": (
        "Floods, 18 November\n\nDeaths / Missing / Houses\n\nHonduras: 94 / 8 / 91,000\n"
        "Panama: 20 / 11 / 3,300",
        {
            Read(DEAD, 94, "HND", None),
            Read(LOST, 8, "HND", None),
            Read(DEAD, 20, "PAN", None),
            Read(LOST, 11, "PAN", None),
        },
    ),
    "Congo beside DR Congo is the other one": (
        "Cases of cholera by country\n\nCountry | Cases\nDR Congo | 120\nCongo | 3\nChad | 7",
        {
            Read("cases", 120, "COD", None),
            Read("cases", 3, "COG", None),
            Read("cases", 7, "TCD", None),
        },
    ),
    "a share goes on": (
        "Foreigners are 88 per cent of the prisoners in Qatar, 71 in Switzerland, 54 in Greece.",
        set(),
    ),
}


@pytest.mark.parametrize(("text", "said"), WAYS.values(), ids=WAYS)
def test_what_is_written_is_read(text, said):
    assert counts(text) == said
