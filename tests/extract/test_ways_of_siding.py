"""Ways of saying where people are and whose people they are: in sentences of our own."""

import pytest

from tests.extract.reading import counts, extraction


def test_the_first_sender_listed_is_not_where_a_mission_is():
    text = (
        "Joint Mission\n\nTROOPS BY SENDING STATE\n   Nepal ......... 97\n   Ghana ......... 45\n"
    )
    text += "   Chile ......... 12\n   Total ........ 154\n\nNepal: the new company has arrived.\n"
    assert {c.place for c in counts(text)} == {None}


@pytest.mark.parametrize("who", ["Somali pirates", "Somali gunmen"])
def test_who_holds_hostages_says_where(who):
    text = f"The chaplain in Oslo writes: In May 97 seamen were in the hands of {who}."
    assert {(c.value, c.place) for c in counts(text)} == {(97, "SOM")}


def test_the_town_of_a_newsletter_is_no_place():
    text = "The Lamp\n\nLetter of the Harbour Friends, Hamburg - no. 7, March 2012\n\n"
    text += "In Yemen armed men hold foreigners. Hostages: 12 Poles, 9 Chileans and 4 Danes."
    assert {c.place for c in counts(text)} == {"YEM"}


@pytest.mark.parametrize("label", ["Missing", "Still missing:", "3. MISSING"])
def test_a_label_that_only_says_what_befell_people_leads_the_list_below(label):
    text = f"Earthquake, report no. 4\n\n{label}\nPeru 19, Chile 12, Cuba 9.\n"
    assert {c.measure for c in extraction(text).counts if c.value > 4} == {"missing"}


def test_some_of_a_people_whose_country_is_listed_are_not_those_of_all_countries():
    text = "Poets in jail: China 90, Iran 57, Vietnam 16, Egypt 14, Eritrea 7, Cuba 6, Peru 5.\n\n"
    text += "Women account for 42 of the jailed poets, 16 of them Iranians.\n"
    origins = {c.place: c.origin for c in extraction(text).counts}
    assert (origins["CHN"], origins["VNM"], origins["EGY"]) == (None, None, None)


@pytest.mark.parametrize("named", ["China (including Hong Kong)", "China, including Hong Kong,"])
def test_a_part_that_is_included_takes_no_number_from_its_whole(named):
    [count] = extraction(f"{named} jailed 90 poets.").counts
    assert count.place == "CHN"
