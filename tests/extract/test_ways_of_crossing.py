"""Tables whose columns are of countries as their rows are, and columns that add up others."""

import pytest

from tests.extract.reading import Read, counts


def test_columns_of_peoples_have_the_people_and_rows_the_place():
    text = (
        "Nordic citizens in foreign prisons\n\nImprisoned abroad on 1 March 2021:\n\n"
        "Held in | Danes | Finns\nSpain | 41 | 12\nChile | 14 | 0\nAll countries | 88 | 31\n"
    )
    assert counts(text) == {
        Read("in_custody", value, place, origin)
        for place, row in (("ESP", (41, 12)), ("CHL", (14, 0)), ("ALL", (88, 31)))
        for origin, value in zip(("DNK", "FIN"), row, strict=True)
    }


def test_columns_of_places_have_the_place_and_rows_the_people():
    text = (
        "Hikers jailed in the Andes\n\nPrisoners by nationality and country, 2020\n\n"
        "Nationality | In Peru | In Chile | Total\nFrench | 12 | 7 | 19\nGermans | 9 | 3 | 12\n"
    )
    assert counts(text) == {
        Read("in_custody", value, place, origin)
        for origin, row in (("FRA", (12, 7, 19)), ("DEU", (9, 3, 12)))
        for place, value in zip(("PER", "CHL", "ALL"), row, strict=True)
    }


def test_a_column_that_adds_up_several_measures_counts_none_of_them():
    rows = "Chad | 12 | 30 | 42\nAngola | 5 | 8 | 13\nLaos | 1 | 0 | 1\n"
    several = counts("Mine victims in 2018\n\nCountry | Killed | Injured | All\n" + rows)
    assert {c.value for c in several} == {12, 30, 5, 8, 1, 0}
    sexes = counts("Prisoners in 2018\n\nCountry | Men | Women | All\n" + rows)
    assert {c.value for c in sexes} == {42, 13, 1}


@pytest.mark.parametrize("header", ["Country\tM\tF\tTot.", "From\tw\tm\tTotal"])
def test_columns_of_men_and_of_women_are_parts(header: str):
    text = (
        f"Foreign prisoners in Italy\n\n{header}\nChad\t17\t4\t21\nMali\t64\t8\t72\nPeru\t10\t9\t19"
    )
    assert {(c.value, c.origin) for c in counts(text)} == {(21, "TCD"), (72, "MLI"), (19, "PER")}
