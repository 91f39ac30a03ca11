"""Numbered sections, headed blocks and ledgers: what their numbers are of, in our own words."""

import pytest

from tests.extract.reading import Read, counts, extraction


def told(text):
    return {(c.measure, c.value, c.place) for c in counts(text)}


@pytest.mark.parametrize("numbers", [("2.1", "2.2", "2.3"), ("B.1", "B.2", "B.3"), ("", "", "")])
def test_the_number_of_a_section_counts_nobody_and_its_country_is_where_they_are(numbers):
    chad, mali, all_of_them = numbers
    text = (
        f"Cholera in the Sahel, a review\n\n{chad} Chad. It began in May. In the end 684 cases, "
        f"with 34 deaths, were reported.\n\n{mali} Mali. There were 114 cases and five deaths.\n\n"
        f"{all_of_them} Taken together, 798 cases and 39 deaths were notified."
    )
    assert told(text) >= {("cases", 684, "TCD"), ("killed", 34, "TCD"), ("cases", 114, "MLI")}
    assert {value for _, value, _ in told(text)} == {684, 34, 114, 5, 798, 39}


def test_millions_at_the_head_of_a_line_are_no_sections():
    text = "Refugees in Chad\n\n1.4 Million Sudanese refugees came.\n2.5 million refugees stay."
    assert {c.value for c in counts(text)} == {1_400_000, 2_500_000}


def test_lines_below_a_country_go_on_with_it():
    text = (
        "After the flood\n\nKENYA\nKilled: 37. The number may change.\nStill missing: six.\n"
        "Injured: none.\n\nUGANDA\nKilled: nine; the water is going down.\nInjured: four.\n\n"
        "All two: 46 killed.\n\nSOURCES\nPhoned: 12."
    )
    assert told(text) == {
        ("killed", 37, "KEN"),
        ("missing", 6, "KEN"),
        ("injured", 0, "KEN"),
        ("killed", 9, "UGA"),
        ("injured", 4, "UGA"),
        ("killed", 46, "REGION:All two"),
    }


def test_each_line_of_a_ledger_goes_back_to_what_the_ledger_counts():
    text = (
        "Foreigners kidnapped in Mali\n\nBy nationality:\n\nTurkey - 29 taken. Eight are dead.\n"
        "Jordan - 14, and 11 came home.\nNepal - 12, of whom three were killed.\nEgypt - 13.\n"
    )
    assert counts(text) == {
        Read("hostages", 29, "MLI", "TUR"),
        Read("killed", 8, "MLI", "TUR"),
        Read("hostages", 14, "MLI", "JOR"),
        Read("released", 11, "MLI", "JOR"),
        Read("hostages", 12, "MLI", "NPL"),
        Read("killed", 3, "MLI", "NPL"),
        Read("hostages", 13, "MLI", "EGY"),
    }


def test_a_ledger_ends_with_its_last_line():
    text = "Cholera in Africa\n\nChad: 400 cases. 12 deaths.\nMali: 120.\n\nThe dead:\n\nTogo: 3\n"
    assert told(text) >= {("killed", 12, "TCD"), ("cases", 120, "MLI"), ("killed", 3, "TGO")}


def test_what_is_counted_in_brackets_beside_an_entry_turns_no_list():
    text = (
        "Death row in Africa\n\nChad: 40. No change.\nMali: at least 12. (But 75 Malians are on "
        "death row in other countries, 50 of them in Libya.)\nTogo: 0.\nGhana: 7.\n"
    )
    assert counts(text) == {
        Read("on_death_row", 40, "TCD", None),
        Read("on_death_row", 12, "MLI", None),
        Read("on_death_row", 75, "ALL", "MLI"),
        Read("on_death_row", 50, "LBY", "MLI"),
        Read("on_death_row", 0, "TGO", None),
        Read("on_death_row", 7, "GHA", None),
    }


@pytest.mark.parametrize("label", ["Not Maltese", "Non-Maltese", "Other than Maltese"])
def test_all_but_the_people_of_the_country_are_its_foreigners(label):
    text = f"Prisoners in Malta\n\nIn custody: 217\nMaltese: 148\n{label}: 69\nOf them Libyan: 41\n"
    assert {Read("in_custody", 148, "MLT", "MLT"), Read("in_custody", 69, "MLT", "FOREIGN")} <= (
        counts(text)
    )
    later = counts(text + "\nIn 2013 there were 201, of whom 53 were foreigners.")
    assert ("in_custody", 201, "MLT") in {c[:3] for c in later if c.origin != "FOREIGN"}


def test_all_columns_of_a_table_are_of_the_people_that_the_text_is_about():
    text = (
        "Our consuls heard of 173 arrests of citizens of Malta abroad in 2022.\n\n"
        "| Country | Arrested 2022 | In custody 31.12.2022 |\n|---|---|---|\n"
        "| Greece | 61 | 88 |\n| Spain | 44 | 52 |\n| Chile | 18 | 11 |\n| Region | 123 | 151 |\n"
    )
    found = {(c.measure, c.value, c.place) for c in counts(text) if c.origin == "MLT"}
    assert {("in_custody", 88, "GRC"), ("in_custody", 11, "CHL"), ("arrested", 61, "GRC")} <= found
    assert ("in_custody", 151, "REGION:region") in found


def test_cells_that_stand_one_in_a_line_may_begin_with_a_rank():
    rows = (("Poland", 146, "48 %"), ("Latvia", 97, "44 %"), ("Romania", 58, "71 %"))
    cells = "\n".join(f"{k}\n{name}\n{n}\n{p}" for k, (name, n, p) in enumerate(rows, 1))
    head = "Foreigners in the prisons of Norway\n\nNo.\nCitizenship\nInmates\nOn remand\n\n"
    assert counts(head + cells) == {
        Read("in_custody", 146, "NOR", "POL"),
        Read("in_custody", 97, "NOR", "LVA"),
        Read("in_custody", 58, "NOR", "ROU"),
    }
    small = "Executions in 2014\n\nIran\n1\nIraq\n1\nTogo\n2\nMali\n2\nChad\n3\n"
    assert {(c.value, c.place) for c in counts(small)} == {
        (1, "IRN"),
        (1, "IRQ"),
        (2, "TGO"),
        (2, "MLI"),
        (3, "TCD"),
    }


def test_a_row_may_have_the_region_before_the_country():
    text = (
        "Danes in prison abroad, an export\n\nregion; country; persons; visits in the year\n\n"
        "Europe; subtotal; 111; 208\nEurope; Spain; 68; 121\nEurope; Malta; 43; 87\n"
        "Asia; subtotal; 27; 31\nAsia; Japan; 27; 31\nTotal; ; 138; 239\n"
    )
    found = {(c.value, c.place) for c in counts(text) if c.origin == "DNK"}
    assert found >= {(68, "ESP"), (43, "MLT"), (27, "JPN"), (138, "ALL"), (111, "REGION:Europe")}
    assert {value for value, _ in found} == {111, 68, 43, 27, 138}


def test_the_header_of_the_names_may_tell_what_is_counted():
    text = "The board in the mess.\n\n| Contingent | May | June |\n|---|---|---|\n"
    text += "| Nepal | 333 | 342 |\n| Fiji | 301 | 291 |\n| India | 189 | 197 |\n"
    assert {c.measure for c in counts(text)} == {"deployed"}


def test_those_who_were_asked_and_the_flights_are_columns_of_nobody():
    poll = (
        "Should murderers be executed?\n\nCountry\tAsked\tYes\nTonga\t406\t58%\nFiji\t1,003\t71%\n"
    )
    assert not counts(poll)
    text = "Brought home to Malta by May 2020:\n\nFrom | Citizens | Flights\n"
    text += "Spain | 131 | 3\nPeru | 54 | 2\nIndia | 28 | 1\n"
    assert {c.value for c in counts(text)} == {131, 54, 28}


def test_what_may_be_without_somebody_says_nothing_of_the_list():
    text = "Peacekeepers in Mali:\n\n* Chad, without which there would be no mission: 374\n"
    text += "* Togo: 87\n* Ghana: 46\n"
    assert {c.value for c in counts(text)} >= {87, 46}


def test_a_year_before_a_number_with_blanks_is_none_of_its_digits():
    text = "Refugees in Rwanda: on 31 May 2024 134 593, on 31 May 2016 163 870. Burundi 81 471."
    assert {c.value for c in counts(text)} >= {134_593, 163_870, 81_471}


def test_capitals_that_label_lines_are_no_datelines():
    text = (
        "Out through the Rafah crossing\n\nThe guards say that 402 foreigners have left Gaza."
        '\n\nBERLIN: upwards of 200.\nLONDON: "over 150".\nOTTAWA: 75; more may follow.\n'
        "BUCHAREST: 93 Romanians have crossed.\nDUBLIN: none.\n"
    )
    assert {Read("released", n, "PSE", o) for n, o in ((200, "DEU"), (75, "CAN"), (0, "IRL"))} <= (
        counts(text)
    )
    bus = "LAGOS: 97 people died when a bus fell into a river in Togo on Monday."
    assert {c.place for c in counts(bus)} == {"TGO"}


def test_what_is_said_of_refugees_too_is_of_those_whom_the_text_is_about():
    text = "Refugees from Mali. So far 402 people have left Mali."
    assert "displaced" in {c.measure for c in counts(text)}


def test_a_table_of_nothing_but_things_counts_nobody():
    head = "Logistics of the cholera response\n\n"
    beds = "               beds   kits   lorries\nMalawi   2,310   118   9\nZambia   920   40   3\n"
    assert not counts(head + beds)
    cases = (
        "               cases   kits   lorries\nMalawi   2,310   118   9\nZambia   920   40   3\n"
    )
    assert {c.value for c in counts(head + cases)} == {2310, 920}


@pytest.mark.parametrize("mark", ["", ":"])
def test_two_figures_with_a_slash_are_what_is_told_of_the_first_and_the_second(mark):
    text = (
        "Our people abroad.\n\nFirst figure: Danes under sentence of death. Second figure, after "
        f"the slash: Danes in prison.\n\nChina{mark} 9 / 214\nPeru{mark} 7 / 386\n"
        f"Laos{mark} 2 / ? (no answer)\nMali{mark} no figure / 161\n"
    )
    assert {(c.measure, c.value, c.place) for c in counts(text) if c.origin == "DNK"} == {
        ("on_death_row", 9, "CHN"),
        ("in_custody", 214, "CHN"),
        ("on_death_row", 7, "PER"),
        ("in_custody", 386, "PER"),
        ("on_death_row", 2, "LAO"),
        ("in_custody", 161, "MLI"),
    }


def test_these_five_are_countries_and_a_post_or_an_airliner_has_a_number():
    text = "Executions: Iran 97, Iraq 12, Chad 3. Most of all executions were in these three."
    assert {c.value for c in counts(text)} == {97, 12, 3}
    thread = "Danes on death row: Peru 12. I forgot Chile in post 2. A Boeing 747 brings mail."
    assert {c.value for c in counts(thread)} == {12}


def test_the_name_of_a_file_names_its_country_without_a_capital():
    text = "# malta_prison_population_by_citizenship.csv\ncitizenship,end_2014,end_2015\n"
    text += "Libyan,38,41\nSyrian,33,47\nPolish,19,17\n# capacity: 528\n"
    found = {(c.value, c.place, c.origin) for c in counts(text)}
    assert {(38, "MLT", "LBY"), (47, "MLT", "SYR"), (17, "MLT", "POL")} <= found
    assert 528 not in {value for value, _, _ in found}


@pytest.mark.parametrize("head", ["under 5 (2020)", "Over 60"])
def test_a_table_is_of_what_its_parts_fit_into_and_ages_are_a_part(head):
    text = (
        "In Africa 12,000 cases of cholera were reported, and 38 people died.\n\n"
        f"| | 2019 | 2020 | {head} |\n|---|---|---|---|\n| Chad | 3,442 | 4,692 | 480 |\n"
        "| Mali | 1,111 | 2,147 | 301 |\n| Togo | 72 | 22 | 7 |\n"
    )
    table = {(c.measure, c.value) for c in counts(text) if len(c.place or "") == 3}
    assert table == {("cases", n) for n in (3442, 4692, 1111, 2147, 72, 22)}


def test_the_column_of_both_kinds_together_is_the_one_that_counts():
    text = "Foreigners in Polish prisons\n\nNationality\tRemand\tSentenced\tTogether\n"
    text += "Ukraine\t512\t561\t1,073\nGeorgia\t167\t184\t351\nLatvia\t71\t88\t159\n"
    assert {c.value for c in counts(text)} == {1073, 351, 159}


@pytest.mark.parametrize("gap", [" / ", "   ", " | ", "\t", "; ", " - ", ", "])
def test_a_list_may_be_set_in_columns(gap):
    rows = (("Peru 2", "Chile 1", "Kenya 3"), ("Brazil 58", "Ghana 5", "Canada 4"))
    text = "Prisoners by country:\n\n" + "\n".join(map(gap.join, rows))
    read = {(c.value, c.place) for c in counts(text)}
    assert read == {(2, "PER"), (1, "CHL"), (3, "KEN"), (58, "BRA"), (5, "GHA"), (4, "CAN")}


@pytest.mark.parametrize("arrow", ["->", "→", "=>"])
def test_an_arrow_leads_from_the_figure_of_one_year_to_that_of_the_next(arrow):
    rows = f"Somalia: 33,570 {arrow} 50,390\nSudan: 22,381 {arrow} 28,894\n"
    read = extraction(f"Refugees in Kenya\n\nBy nationality, 2017 {arrow} 2018\n{rows}").counts
    assert {(c.value, c.origin, c.as_of) for c in read} == {
        (33_570, "SOM", "2017"),
        (50_390, "SOM", "2018"),
        (22_381, "SDN", "2017"),
        (28_894, "SDN", "2018"),
    }


def test_a_column_may_be_of_some_of_the_people_of_another():
    head = "Cholera in the Andes\n\nCountry | Cases | Of these, deaths | Of the cases, children\n"
    assert told(head + "Peru | 97 | 12 | 33\nChile | 50 | 7 | 30\n") == {
        ("cases", 97, "PER"),
        ("killed", 12, "PER"),
        ("cases", 50, "CHL"),
        ("killed", 7, "CHL"),
    }


@pytest.mark.parametrize("heading", ["Under sentence of death in 2019", "On death row, 2019"])
def test_prisoners_in_a_table_on_death_rows_are_on_them(heading):
    rows = "Country | Prisoners\nPeru | 121\nMali | 51\nChad | 61\n"
    assert {c.measure for c in counts(f"{heading}\n\n{rows}")} == {"on_death_row"}


def test_a_table_of_prisoners_and_death_rows_has_both():
    rows = "Country | Prisoners | On death row\nPeru | 121 | 12\nMali | 51 | 4\nChad | 61 | 7\n"
    read = {(c.measure, c.value) for c in counts(f"Prisoners, 2019\n\n{rows}")}
    assert {("in_custody", 121), ("on_death_row", 12)} <= read


def test_a_line_of_peoples_that_adds_up_to_the_line_above_is_of_its_country():
    text = (
        "There are 20 foreign hostages in the Sahel today.\n\n1. Mauritania: 9\n   Danish 5, "
        "Omani 4\n\n2. Chad: 6\n   Peruvian 3, Dutch 1, Polish 2\n"
    )
    assert counts(text) >= {
        Read("hostages", 9, "MRT", "FOREIGN"),
        Read("hostages", 5, "MRT", "DNK"),
        Read("hostages", 4, "MRT", "OMN"),
        Read("hostages", 6, "TCD", "FOREIGN"),
        Read("hostages", 2, "TCD", "POL"),
    }


def test_a_column_may_be_headed_by_nothing_but_returned():
    text = (
        "There were 9,100 migrants in Tunisia in May 2022.\n\nNationality\tPresent, May 2022\t"
        "Returned, 2022\nGuinea\t4,204\t540\nEgypt\t2,611\t335\n"
    )
    told_of = {(c.measure, c.value, c.origin) for c in counts(text)}
    assert {("displaced", 4204, "GIN"), ("released", 540, "GIN")} <= told_of
    assert {("displaced", 2611, "EGY"), ("released", 335, "EGY")} <= told_of


@pytest.mark.parametrize(
    "legend",
    [
        "Before the slash: Danish citizens jailed. After it: Danish citizens freed.",
        "(In front of the slash: Danish citizens in jail. Behind it: Danish citizens freed.)",
    ],
)
def test_what_stands_behind_a_table_may_explain_its_figures(legend):
    text = f"Danes abroad.\n\nChile 1,214/86\nPeru 386/-\nLaos 45/12\nMali 39/3\n\n{legend}\n"
    assert {(c.measure, c.value, c.place) for c in counts(text) if c.origin == "DNK"} == {
        ("in_custody", 1214, "CHL"),
        ("released", 86, "CHL"),
        ("in_custody", 386, "PER"),
        ("in_custody", 45, "LAO"),
        ("released", 12, "LAO"),
        ("in_custody", 39, "MLI"),
        ("released", 3, "MLI"),
    }


def test_the_country_of_an_accident_may_head_one_of_the_sections_of_its_victims():
    sections = "GREECE\nTwelve dead, 40 injured.\n\nALBANIA\nTen dead.\n\nITALY\nNine dead.\n"
    text = (
        f"Since the ferry sank off Greece, the nationality of all 31 dead is known.\n\n{sections}"
    )
    assert counts(text) >= {
        Read("killed", 12, "GRC", "GRC"),
        Read("injured", 40, "GRC", "GRC"),
        Read("killed", 10, "GRC", "ALB"),
        Read("killed", 9, "GRC", "ITA"),
    }
    text = f"The storm in Greece and its neighbours killed 31 people.\n\n{sections}"
    assert told(text) >= {("killed", 12, "GRC"), ("killed", 10, "ALB"), ("killed", 9, "ITA")}


@pytest.mark.parametrize("header", ["Women;Men;Present", "Under 18;Adults;Heads"])
def test_a_column_that_adds_up_narrower_groups_counts_all_of_them(header):
    rows = "Chad;27;1948;1975\nMali;28;2374;2402\nNiger;0;419;419\n"
    text = f"Inmates of Peru's jails on 1 May 2020\n\nNationality;{header}\n{rows}"
    assert {(c.value, c.place, c.origin) for c in counts(text)} == {
        (1975, "PER", "TCD"),
        (2402, "PER", "MLI"),
        (419, "PER", "NER"),
    }


def test_a_column_that_does_not_add_them_up_is_of_a_narrower_group_as_well():
    text = "Inmates of Peru's jails\n\nNationality;Women;Men;Mothers\nChad;2;4;9\nMali;3;8;7\n"
    assert not counts(text)


@pytest.mark.parametrize(
    "table", ["California 56 / Texas 23 / Florida 21", "California | 56\nTexas | 23\nFlorida | 21"]
)
def test_the_provinces_of_a_table_have_no_counts_of_a_country(table):
    text = (
        f"Foreigners on death row in the United States\n\nChad 12\nMali 9\n\nBy state\n\n{table}\n"
    )
    assert {c.value for c in counts(text)} == {12, 9}


def test_a_key_tells_what_the_numbers_behind_its_abbreviations_count():
    text = (
        "Data note on three states\n\nKEY  E21 = executed in 2021; R = on death row, 1 May 2022\n\n"
        "Chad: E21 0; R 26\nMali: E21 7; R n/a\nPeru: E21 12; R 100+\n\n"
        "(a) For comparison. Cuba: E21 at least 576; R 219.\n"
    )
    assert told(text) == {
        ("executed", 0, "TCD"),
        ("on_death_row", 26, "TCD"),
        ("executed", 7, "MLI"),
        ("executed", 12, "PER"),
        ("on_death_row", 100, "PER"),
        ("executed", 576, "CUB"),
        ("on_death_row", 219, "CUB"),
    }
    assert {c.as_of for c in extraction(text).counts if c.measure == "executed"} == {"2021"}


def test_a_key_may_be_used_in_a_sentence_that_ends_with_its_country():
    text = "KEY: A21 = arrested in 2021; R = on death row.\n\nIn all R 12 in Peru"
    assert told(text) == {("on_death_row", 12, "PER")}


@pytest.mark.parametrize("key", ["B = beds; C = cells", "P = places, E = exits"])
def test_a_key_to_what_is_no_measure_counts_nobody(key):
    text = f"Notes on three states\n\nKey: {key}.\n\nChad: B 97; C 26\nMali: P 45; E 31\n"
    assert not told(text)
