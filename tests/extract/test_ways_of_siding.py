"""Ways of saying where people are and whose people they are: in sentences of our own."""

import pytest

from tests.extract.reading import counts


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
