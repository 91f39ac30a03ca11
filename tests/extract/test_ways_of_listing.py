"""Ways of announcing, heading and setting lists: in sentences of our own."""

import pytest

from tests.extract.reading import counts, extraction

ROWS = "Morocco | 3,649\nAlbania | 2,585\nTunisia | 2,096\n"


def sides(text: str) -> set[tuple[int, str | None, str | None]]:
    return {(c.value, c.place, c.origin) for c in counts(text)}


@pytest.mark.parametrize(
    "lead",
    [
        "The most frequent foreign passports:",
        "Where are they from?",
        "By flag:",
        "Main nationalities:",
    ],
)
def test_what_announces_peoples_announces_the_list_below_its_header(lead):
    text = f"Italy had 58,163 people behind bars.\n\n{lead}\n\nCountry | Total\n{ROWS}"
    assert {(3649, "ITA", "MAR"), (2585, "ITA", "ALB"), (2096, "ITA", "TUN")} <= sides(text)


def test_a_question_about_a_people_at_work_is_about_that_people():
    text = "How many Nepali workers are in jail?\nQatar 148, Kuwait 97, Malaysia 61."
    assert {(148, "QAT", "NPL"), (97, "KWT", "NPL"), (61, "MYS", "NPL")} <= sides(text)


def test_people_flown_out_of_a_country_have_left_it():
    text = "The evacuation is over: India has flown 5,600 people out of Yemen. Evacuees by "
    text += "nationality: Somalia 88, Yemen itself 112, France 19, Sweden 8."
    assert {(88, "YEM", "SOM"), (112, "YEM", "YEM"), (19, "YEM", "FRA")} <= sides(text)


def test_two_columns_may_be_set_with_semicolons():
    text = "Returned from Libya\n\nThe main countries of return:\n\nCountry ; Persons\n"
    text += "Mali ; 1,517\nNigeria ; 1,493\nChad ; 960\n"
    assert {(n, o) for n, _, o in sides(text)} >= {(1517, "MLI"), (1493, "NGA"), (960, "TCD")}


def test_several_countries_in_a_row_have_the_number_each():
    text = "Coalition soldiers dead in Iraq, by flag\n\nItaly | 33\nPoland | 23\n"
    text += "Spain | 11\nFiji, Hungary, Latvia | 2 each\n"
    assert {(2, "IRQ", o) for o in ("FJI", "HUN", "LVA")} <= sides(text)


def test_there_have_been_so_many_where_the_heading_says():
    text = "Measles in the Pacific\n\nSamoa\nThere have been 5,372 cases and 76 deaths.\n\n"
    text += "Tonga\nThere have been 612 cases and no deaths.\n"
    assert {(5372, "WSM", None), (76, "WSM", None), (612, "TON", None)} <= sides(text)


def test_a_capital_that_confirms_is_not_where_people_are():
    text = "Washington confirmed that three Americans are being held captive in Yemen."
    assert sides(text) == {(3, "YEM", "USA")}


def test_parts_of_refugees_hosted_are_from_elsewhere():
    text = "Sudan was a country of asylum. In 2023 it hosted 1,144,000 refugees, among them "
    text += "808,000 from South Sudan, 137,000 from Eritrea and 93,500 from Syria."
    assert {(808000, "SDN", "SSD"), (137000, "SDN", "ERI"), (93500, "SDN", "SYR")} <= sides(text)


def test_foreign_police_are_deployed():
    text = "France has asked for help. 1,814 foreign police officers are now in the country."
    assert {(c.measure, c.value) for c in extraction(text).counts} == {("deployed", 1814)}


def test_foreign_troops_in_a_country_are_not_of_it():
    text = "Soldiers sent to Korea\n\nThe British were first with 14,198, then the Turks "
    text += "with 5,453 and the Filipinos with 1,496. Together this made a foreign force of 21,147."
    assert {o for _, _, o in sides(text)} >= {"GBR", "TUR", "PHL"}


def test_parts_of_a_count_go_on_behind_a_narrower_group():
    text = "Forty women were arrested abroad. 1,603 Britons are in prison overseas, 416 of them in "
    text += "Peru, 262 in Spain and 129 in Chad."
    assert {(416, "PER", "GBR"), (262, "ESP", "GBR"), (129, "TCD", "GBR")} <= sides(text)


def test_gunmen_who_held_people_held_hostages():
    text = (
        "At noon the gunmen held 47 people, said the minister: 26 Danes, 12 Poles and nine Finns."
    )
    assert {c.measure for c in extraction(text).counts} == {"hostages"}


def test_a_rate_goes_on_through_its_countries():
    text = "In Haiti there are 454 prisoners for every 100 places, in the Philippines 436, in Chad "
    text += "232; in Georgia 79."
    assert sides(text) == set()


def test_numbered_countries_head_their_sections():
    text = (
        "Executions, note of 2018\n\n1. Saudi Arabia\nThe kingdom executed 141 people: 84 Saudis, "
    )
    text += "36 Pakistanis and 21 Yemenis.\n\n2. Kuwait\nIt executed seven people, four Egyptians "
    text += "and three Indians.\n"
    assert {(84, "SAU", "SAU"), (36, "SAU", "PAK"), (4, "KWT", "EGY")} <= sides(text)


def test_crew_whom_pirates_kidnapped_are_hostages():
    text = "Pirates kidnapped 62 crew members in 2016. Thirty-four were taken in Nigeria."
    assert {c.measure for c in extraction(text).counts if c.value == 62} == {"hostages"}


def test_asylum_claims_are_people():
    text = "Asylum in Europe\n\nCountry | Asylum claims\nSpain | 702\nEstonia | 466\nTurkey | 97\n"
    assert {n for n, *_ in sides(text)} == {702, 466, 97}


@pytest.mark.parametrize("title", ["Passport checks", "Flags at half mast", "A year of return"])
def test_a_word_for_passports_alone_announces_no_peoples(title):
    text = f"{title}\n\nKenya held 300 migrants in 2024, Uganda 120 and Rwanda 45."
    assert sides(text) == {(300, "KEN", None), (120, "UGA", None), (45, "RWA", None)}


def test_a_column_of_the_world_is_that_of_all_countries():
    text = "Poles in prison abroad\n\nYear\tUK\tChile\tWorld\n2015\t471\t212\t1,327\n"
    assert (1290, "ALL", "POL") in sides(text + "2016\t438\t229\t1,290\n")


CHOLERA = """Cholera in the region

Country          Cases    Deaths
Chad               254        21
Togo               243        19
Nepal              231        24
"""


def test_a_figure_stands_below_those_of_its_column():
    found = counts(CHOLERA + "Mali                          24\n")
    assert ("killed", 24, "MLI", None) in found
    assert ("cases", 24, "MLI", None) not in found
    found = counts(CHOLERA + "Mali                24\n")
    assert ("cases", 24, "MLI", None) in found


def test_a_row_of_as_many_countries_as_are_listed_is_their_total():
    found = {(c.value, c.place) for c in counts(CHOLERA + "All three          728        64\n")}
    assert {(728, "REGION:all three"), (64, "REGION:all three")} <= found
    found = {c.value for c in counts(CHOLERA + "Three others       728        64\n")}
    assert not {728, 64} & found


def test_the_sentence_above_a_table_without_header_dates_its_columns():
    rows = "\n\nChad: 4 / 5 / 6\nTogo: 3 / 6 / 7\nNiger: 2 / 0 / 1\n"
    found = extraction("Persons executed in 2019 / 2020 / 2021" + rows).counts
    assert {(c.value, c.place, c.as_of) for c in found} >= {(5, "TCD", "2020"), (7, "TGO", "2021")}
    text = "Malta deported 9 foreigners in 2019 and 11 in 2020.\n\nBy citizenship, 2020 first:\n\n"
    found = extraction(text + "Chad .... 5 / 4\nTogo .... 6 / 3\nMali .... 0 / 2\n").counts
    assert {(c.value, c.origin, c.as_of) for c in found} >= {(5, "TCD", "2020"), (3, "TGO", "2019")}


def test_the_sentence_above_a_table_without_header_says_what_its_columns_count():
    found = counts("Cholera in the region: cases / deaths\n\nChad: 400 / 5\nTogo: 300 / 6\n")
    assert {("cases", 400, "TCD", None), ("killed", 6, "TGO", None)} <= found


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("Crew kidnapped in", "hostages"),
        ("Migrants deported in", "released"),
        ("Passengers hurt in", "injured"),
    ],
)
def test_a_column_counts_what_befell_its_people(header, measure):
    text = f"Waters of | Raids 2019 | {header} 2019\nGhana | 12 | 31\nTogo | 4 | 7\nPeru | 2 | 5\n"
    assert {(c.measure, c.value) for c in counts(text)} == {
        (measure, 31),
        (measure, 7),
        (measure, 5),
    }


def test_a_column_of_years_beside_one_of_people_still_counts_people():
    text = "Country | Executions 2018 | 2019\nIraq | 52 | 100\nEgypt | 43 | 32\n"
    assert {c.value for c in counts(text)} == {52, 100, 43, 32}


@pytest.mark.parametrize("mark", [" | ", "\t", "    "])
def test_rows_may_begin_with_their_figures(mark):
    rows = (("44", "Kenya"), ("6", "Chad"), ("2", "Republic of Korea"), ("52", "Total"))
    text = "PASSENGERS BY NATIONALITY\n\n" + "\n".join(f"{n}{mark}{name}" for n, name in rows)
    found = {(c.value, c.origin) for c in counts(text)}
    assert found == {(44, "KEN"), (6, "TCD"), (2, "KOR"), (52, "ALL")}


def test_a_ranking_without_figures_counts_nobody():
    assert not counts("Prisoners held abroad: the worst\n\n1 | Kenya\n2 | Chad\n3 | Peru\n")


def test_a_list_of_peoples_may_have_a_woman_among_them():
    text = "Hostages in Mali: two Italians, one Swiss woman and one German. "
    text += "Chad holds one Danish woman and nine Danish men hostage."
    assert {(c.value, c.origin) for c in counts(text)} == {(2, "ITA"), (1, "CHE"), (1, "DEU")}


@pytest.mark.parametrize(
    ("listed", "place"),
    [("One German, two Italians and four Chinese", "MLI"), ("Two Italians", "REGION:Sahel")],
)
def test_a_list_that_adds_up_to_the_number_before_is_of_that_country(listed, place):
    text = "On 1 May 14 foreigners were held hostage in the Sahel. Mali had seven. "
    assert (2, place, "ITA") in sides(f"{text}{listed}.")


def test_the_last_row_may_be_of_all_other_countries():
    text = "Asylum applications in Malta, 2020\n\nNationality | 2020\nSudan | 120\nNiger | 8\n"
    assert {c.value for c in counts(f"{text}all other | 737\n")} == {120, 8}


def test_a_total_told_again_goes_back_to_its_country():
    text = "Police in Poland arrested 214 people at the cup. In Sweden the figure was 61. "
    text += "By citizenship, the 214 break down like this: 98 Poles, 28 Croats."
    assert {(98, "POL", "POL"), (28, "POL", "HRV")} <= sides(text)


def test_a_line_may_have_its_number_before_the_country():
    lines = "* 17 - Chile\n* 9 - Cuba and Mali, each\n* 2 - Spain\n"
    found = counts("The blast killed 91 people in Peru.\n\nThe foreign dead:\n\n" + lines)
    assert {(c.value, c.origin) for c in found if c.place == "PER"} >= {
        (17, "CHL"),
        (9, "CUB"),
        (9, "MLI"),
        (2, "ESP"),
    }


def test_ranks_before_countries_count_nobody():
    assert not counts("Deaths in the flood, by country:\n\n1 - Chile\n2 - Peru\n3 - Mali\n")


@pytest.mark.parametrize("form", ["{} ({})", "{} {}"])
def test_a_list_that_citizens_of_opens_is_one_of_whose_people_they_are(form):
    named = (("Moldova", 47), ("India", 34), ("Chad", 12))
    listed = ", ".join(form.format(*pair) for pair in named)
    read = counts(f"Peru deported 970 foreigners in 2022. Then come citizens of {listed}.")
    assert {("released", n, "PER", o) for n, o in ((47, "MDA"), (34, "IND"), (12, "TCD"))} <= read


def test_a_list_behind_citizens_of_one_country_tells_where_they_are():
    read = counts("Lima freed 97 citizens of Poland (Chile 47, India 34, Chad 16).")
    assert {(c.value, c.origin) for c in read} >= {(34, "POL"), (16, "POL")}


@pytest.mark.parametrize("dots", [" . . . . ", " ........ "])
def test_dots_lead_from_a_name_to_its_figure(dots):
    rows = (("Prisoners in Norway, all nationalities", "3,412"), ("Polish", 212), ("Latvian", 97))
    text = "\n".join(f"  {name}{dots}{n}" for name, n in rows)
    assert {(c.value, c.place, c.origin) for c in counts(text)} == {
        (3412, "NOR", "ALL"),
        (212, "NOR", "POL"),
        (97, "NOR", "LVA"),
    }


def test_the_first_of_several_countries_that_rows_are_in_is_not_where_all_are():
    rows = "Prisoners in Norway in all .... 97\nPrisoners in Chad .... 51\nInmates in Peru .... 46"
    assert {(c.value, c.place) for c in counts(rows)} == {(97, "NOR"), (51, "TCD"), (46, "PER")}


def test_the_sentence_above_a_table_may_name_its_columns_one_by_one():
    rows = "\n\nChad 251 43 109\nMali 5327 349 1002\nNiger 346 37 68\n"
    lead = "Here is the cholera of 2003. Country or area, cases, deaths, "
    both = {(251, "cases"), (43, "killed"), (346, "cases"), (37, "killed")}
    for part in ("nurses among the cases.", "women among the dead."):
        found = {(c.value, c.measure) for c in counts(lead + part + rows)}
        assert both <= found
        assert not {109, 1002, 68} & {value for value, _ in found}
