"""Totals of a text on several countries are of the area that it names: sentences of our own."""

import pytest

from tests.extract.reading import counts


def _totals(text: str, *measures: str) -> set[tuple[str, int, str | None]]:
    return {
        (c.measure, c.value, c.place)
        for c in counts(text)
        if (c.place == "ALL" or (c.place or "").startswith("REGION:"))
        and (not measures or c.measure in measures)
    }


def test_a_few_countries_in_which_people_die_are_an_area():
    text = "A storm has killed 112 people in three countries since Sunday and hurt over 300. "
    text += "Forty-one died in Peru, 50 in Chile and 21 in Bolivia.\n\nSix people are missing.\n"
    assert _totals(text) == {
        ("killed", 112, "REGION:three countries"),
        ("injured", 300, "REGION:three countries"),
        ("missing", 6, "REGION:three countries"),
    }


def test_countries_that_report_together_are_an_area():
    text = "Measles\n\nThe virus has reached five countries, which have notified 900 cases between "
    text += "them. Peru has 500, Chile 200, Cuba 100, Brazil 60 and Ecuador 40."
    assert _totals(text) == {("cases", 900, "REGION:five countries")}


@pytest.mark.parametrize("words", ["in 21 countries", "in all countries", "worldwide"])
def test_many_countries_are_everywhere(words):
    text = f"Executions\n\nAt least 657 people were executed {words}. Iran had 251 and Iraq 100."
    assert _totals(text) == {("executed", 657, "ALL")}


def test_who_is_held_in_a_few_countries_is_held_abroad():
    text = "Ninety Danes are in prison in six countries: Spain has 40 and Germany 30."
    assert _totals(text) == {("in_custody", 90, "ALL")}


def test_refugees_in_the_countries_around_are_told_on_by_country():
    text = "More than 900,000 people from Sudan have found shelter in neighbouring countries. "
    text += "Chad has 500,000 and Egypt 300,000. In March it was 700,000.\n"
    read = {(c.value, c.place, c.origin) for c in counts(text)}
    area = "REGION:neighbouring countries"
    assert read >= {(900_000, area, "SDN"), (500_000, "TCD", "SDN"), (700_000, area, "SDN")}


def test_a_region_that_has_no_count_of_its_own_holds_the_total():
    text = "Families in the Caucasus are waiting. Our lists have 7,030 missing persons. Georgia "
    text += "has 2,260 and Armenia 765."
    assert ("missing", 7030, "REGION:Caucasus") in _totals(text)


def test_a_region_of_some_of_the_countries_holds_no_total():
    text = (
        "In Africa the fever has come back. The toll came to 64 dead. Kenya has 40 dead, Chad 10 "
    )
    text += "and Peru 14."
    assert _totals(text) == {("killed", 64, "ALL")}


def test_a_total_that_leaves_a_country_out_is_not_of_the_area():
    text = "Refugees from Sudan are all over Africa: Chad has 500,000 and Egypt 300,000. Outside "
    text += "Sudan there are 1,900,000 refugees in all."
    assert not any(c.value == 1_900_000 and c.place == "REGION:Africa" for c in counts(text))


def test_those_who_take_part_are_all_countries():
    text = "Police raided car yards on Monday. In the participating countries 213 people were "
    text += "arrested. Spain made 90 arrests and Italy 50."
    assert _totals(text) == {("arrested", 213, "ALL")}


def test_a_region_behind_its_countries_is_where_people_are():
    text = "On 1 December 120 reporters were in jail in four countries of Asia."
    assert [(c.place, c.origin) for c in counts(text)] == [("REGION:Asia", None)]


def test_a_gulf_with_many_countries_around_it_is_an_area():
    text = "In 2019, 97 seamen were kidnapped in the Gulf of Guinea. Benin: 39 kidnapped. Togo: 12."
    assert {(c.value, c.place) for c in counts(text)} == {
        (97, "REGION:Gulf of Guinea"),
        (39, "BEN"),
        (12, "TGO"),
    }


def test_one_event_in_two_countries_has_no_country_for_those_told_of_last():
    text = "Quake\n\nA quake has killed 50 people in Iran and 10 in Iraq. About 400 people "
    text += "were injured."
    assert ("injured", 400, "ALL") in _totals(text)


@pytest.mark.parametrize(
    "left_out",
    ["China, where the number is a secret, is not included.", "China is not counted.",
     "This leaves China out.", "These are the figures without China."],
)  # fmt: skip
def test_totals_of_a_text_that_leaves_one_country_out_are_of_all_others(left_out):
    text = "Executions\n\nAt least 913 executions were recorded in 20 countries, compared with 579 "
    text += f"the year before. {left_out} Iran had 500 executions and Iraq 90."
    assert {(c.value, c.place) for c in counts(text)} >= {(913, "NOT:CHN"), (579, "NOT:CHN")}


def test_a_country_that_has_a_count_was_not_left_out_of_the_total():
    text = "Executions\n\nAt least 913 executions were recorded. Outside Iran there were 413. "
    text += "Iran had 500 executions and Iraq 90."
    assert (913, "ALL") in {(c.value, c.place) for c in counts(text)}


def test_a_people_left_aside_is_whose_people_they_are_not():
    text = "Camps in Syria\n\nSyria's camps sent home 3,600 people: 3,061 Iraqis and 40 Danes. "
    text += "Leave the Iraqis aside and it is 539 people."
    assert (539, "NOT:IRQ") in {(c.value, c.origin) for c in counts(text)}


@pytest.mark.parametrize(
    "around", ["The six countries around Mali", "Mali's six neighbours", "The neighbours of Mali"]
)
def test_the_countries_around_one_are_not_that_one(around):
    text = f"{around} host 97,000 Malian refugees: Niger 58,000, Ghana 21,000."
    read = counts(text)
    assert ("MLI", 97_000) not in {(c.place, c.value) for c in read}
    assert {(58_000, "NER", "MLI"), (21_000, "GHA", "MLI")} <= {
        (c.value, c.place, c.origin) for c in read
    }


def test_a_country_that_is_itself_a_host_has_others_people():
    text = "Somali refugees by country\n\nKenya 97,000, Yemen 33,000, Uganda 21,000.\n\nSomalia is "
    text += "itself a host. It has 15,000 refugees: 9,000 from Ethiopia and 6,000 from Yemen."
    assert {(97_000, "KEN", "SOM"), (9_000, "SOM", "ETH"), (6_000, "SOM", "YEM")} <= {
        (c.value, c.place, c.origin) for c in counts(text)
    }


def test_states_of_a_region_are_counted_over_several_adjectives():
    told = "Prisoners in the six small Gulf states: Oman 12. The three tiny Baltic states hold 40."
    assert {c.value for c in counts(told)} == {12, 40}
    assert {c.value for c in counts("Twelve United States soldiers died in Iraq.")} == {12}


def test_a_country_between_a_number_and_its_people_is_theirs():
    told = "Iran holds three New Zealand journalists and two Hong Kong sailors."
    assert {(c.value, c.place, c.origin) for c in counts(told)} == {
        (3, "IRN", "NZL"),
        (2, "IRN", "HKG"),
    }


@pytest.mark.parametrize(
    "opening", ["Excluding Peru,", "Apart from Peru,", "Leaving aside the Peruvians,"]
)
def test_a_country_left_out_at_the_beginning_is_not_where_they_are(opening):
    (read,) = counts(f"{opening} 97 people were executed worldwide in 2020.")
    assert "NOT:PER" in (read.place, read.origin)
    assert read.place != "PER"
    read = counts(f"{opening} 97 people were executed in Chile and 12 in Mali.")
    assert {(c.value, c.place) for c in read} == {(97, "CHL"), (12, "MLI")}


def test_a_few_states_of_an_area_are_the_area_that_people_are_in():
    text = "About 97 Danes are in jail in the six Gulf states. Kuwait holds 61 and Oman 9."
    assert ("in_custody", 97, "REGION:six Gulf states") in _totals(text, "in_custody")


def test_police_and_courts_act_in_the_few_countries_where_they_are():
    text = "{} in three countries {} 72 people. Peru {} 60 and Chile 12."
    arrested = counts(text.format("The police", "arrested", "arrested"))
    assert {(c.value, c.place) for c in arrested} == {
        (72, "REGION:three countries"),
        (60, "PER"),
        (12, "CHL"),
    }
    executed = counts(text.format("Courts", "executed", "executed"))
    assert {c.place for c in executed if c.value == 72} == {"REGION:three countries"}
    told = counts("Officials in three countries say that Peru arrested 72 people.")
    assert {c.place for c in told} == {"PER"}


@pytest.mark.parametrize("label", ["The region", "The bloc"])
def test_a_label_may_name_the_area_of_a_total(label):
    text = f"Registered Syrian refugees\n\n{label}: 97,450\nTurkey: 52,300\nLebanon: 45,150\n"
    told = {(c.value, c.place) for c in counts(text)}
    assert told == {(97_450, f"REGION:{label}"), (52_300, "TUR"), (45_150, "LBN")}
