"""Each way of saying a total with each way of listing its parts: the counts are the same.

The ways are in tests/data/leads_and_lists.yml; countries and numbers change from text to text.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.reading import Read, counts

WAYS = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "leads_and_lists.yml").read_text(encoding="utf-8")
)
ALL, FEW = "ALL", 12
TENS = {97: "Ninety-seven"}


class Country(NamedTuple):
    code: str
    country: str
    adjective: str
    people: str
    capital: str


COUNTRIES = (
    Country("PER", "Peru", "Peruvian", "Peruvians", "Lima"),
    Country("POL", "Poland", "Polish", "Poles", "Warsaw"),
    Country("DNK", "Denmark", "Danish", "Danes", "Copenhagen"),
    Country("FIN", "Finland", "Finnish", "Finns", "Helsinki"),
    Country("KEN", "Kenya", "Kenyan", "Kenyans", "Nairobi"),
    Country("NPL", "Nepal", "Nepali", "Nepalis", "Kathmandu"),
    Country("MEX", "Mexico", "Mexican", "Mexicans", "Mexico City"),
    Country("KHM", "Cambodia", "Cambodian", "Cambodians", "Phnom Penh"),
    Country("ETH", "Ethiopia", "Ethiopian", "Ethiopians", "Addis Ababa"),
    Country("BRA", "Brazil", "Brazilian", "Brazilians", "Brasilia"),
)


def filled(text: str, of: Country, parts: tuple[Country, ...], values: tuple[int, ...]) -> str:
    """Fill in one country for the total, three for the parts, and their numbers."""
    words = of._asdict() | {
        "CAPITAL": of.capital.upper(),
        "total": sum(values),
        "n1_words": "Forty",
    }
    words["total_words"] = TENS.get(sum(values), str(sum(values)))
    for k, (part, value) in enumerate(zip(parts, values, strict=True), start=1):
        words |= {f"{field}{k}": said for field, said in part._asdict().items()}
        words[f"n{k}"] = value
    return text.format(**words)


def expected(
    kind: str, lead: dict[str, str], of: Country, parts: object, values: object
) -> set[Read]:
    measure, total = lead["measure"], sum(values)
    match kind:
        case "by_origin":
            whole = Read(measure, total, of.code, lead["origin"])
            return {
                whole,
                *(Read(measure, v, of.code, p.code) for p, v in zip(parts, values, strict=True)),
            }
        case "by_place":
            whole = Read(measure, total, ALL, of.code)
            return {
                whole,
                *(Read(measure, v, p.code, of.code) for p, v in zip(parts, values, strict=True)),
            }
    return {
        Read(measure, total, ALL, None),
        *(Read(measure, v, p.code, None) for p, v in zip(parts, values, strict=True)),
    }


def read(text: str) -> set[Read]:
    """Read a text; the countries named together count as everywhere."""
    return {r._replace(place=ALL) if "REGION" in (r.place or "") else r for r in counts(text)}


CASES = [
    (kind, lead, tail)
    for kind in WAYS
    for lead, tail in product(WAYS[kind]["leads"], WAYS[kind]["lists"])
]


@pytest.mark.parametrize("kind", WAYS)
def test_every_list_goes_with_every_lead(kind):
    of, parts, values = COUNTRIES[0], COUNTRIES[1:4], (40, 31, 26)
    wrong = [
        text
        for _, lead, tail in (case for case in CASES if case[0] == kind)
        if read(text := filled(lead["lead"] + tail, of, parts, values))
        != expected(kind, lead, of, parts, values)
    ]
    assert wrong == []


@given(
    st.sampled_from(CASES),
    st.permutations(COUNTRIES).map(lambda some: some[:4]),
    st.lists(st.integers(FEW, 39), min_size=2, max_size=2, unique=True),
)
@settings(max_examples=300, deadline=None)
def test_other_countries_and_numbers_change_nothing_else(case, countries, lesser):
    kind, lead, tail = case
    of, parts, values = countries[0], tuple(countries[1:]), (40, *sorted(lesser, reverse=True))
    text = filled(lead["lead"] + tail, of, parts, values)
    assert read(text) == expected(kind, lead, of, parts, values), text


def test_a_list_whose_blanks_were_lost_is_no_dateline():
    text = "Ukrainians displaced, by country\n\nCENTRAL EUROPE 2,689Germany 1,083 (+0.9%)Poland "
    text += "993 (-0.2%)Austria 98 (+0.6%)"
    said = {(c.value, c.place) for c in counts(text)}
    assert {(1083, "DEU"), (993, "POL"), (98, "AUT")} <= said


def test_commas_within_numbers_cut_no_cells():
    text = "Ukrainians displaced, by country\n\nEUROPE 3,077,417Germany 1,083,750Poland 993,795"
    text += "Hungary 97,560\nAMERICA 614,225Canada 174,300Peru 159,925\n\nHow to read it"
    said = {(c.value, c.place) for c in counts(text)}
    assert {(1083750, "DEU"), (993795, "POL"), (97560, "HUN"), (159925, "PER")} <= said


def test_a_second_number_of_an_entry_has_its_own_measure_and_the_entry_its_country():
    text = (
        "Deaths in the storm\n\nHaiti: 12, and 5 missing. Cuba: four, and 2 hurt. In all 16 died."
    )
    assert {(c.measure, c.value, c.place) for c in counts(text)} == {
        ("killed", 12, "HTI"),
        ("missing", 5, "HTI"),
        ("killed", 4, "CUB"),
        ("injured", 2, "CUB"),
        ("killed", 16, "ALL"),
    }


def test_two_dots_and_marks_of_footnotes_do_not_part_a_list():
    text = "Killed in the tsunami\n\nIndia .. 34\nPeru, Yemen .. 2 each\nKenya*, Somalia: 1 each\n"
    assert {(c.value, c.place) for c in counts(text)} == {
        (34, "IND"),
        (2, "PER"),
        (2, "YEM"),
        (1, "KEN"),
        (1, "SOM"),
    }
