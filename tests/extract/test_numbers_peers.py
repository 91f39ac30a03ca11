"""The published suites of two other number readers; what does not apply is listed, with reasons."""

from __future__ import annotations

import csv
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from etl.extract.lexicon import Entry, Lexicon
from etl.extract.numbers import Number, NumberClass, NumberForm, read_numbers
from etl.vocabulary import load_vocabulary

PEER = Path(__file__).parents[3] / "shared" / "peer"
pytestmark = pytest.mark.skipif(
    not PEER.is_dir(), reason="the peers' suites are not beside the project"
)

EXCLUDED = {
    "an exponent: no count of people is written so": (
        "1e10", "1.1^23", "1.1^+23", "2.5^-1", "-2500^-1", "-1.1^+23", "-2.5^-1", "-1.1^--23",
        "-127.32e13", "12.32e+14", "-12e-1", "1.3x10^6", "1.3e6", "6.23x10^-4",
    ),
    "a spaced letter is a unit and no multiplier, glued capitals are codes": (
        "10G", "- 10  k", " 2.33 k", "1,674.5 G",
    ),
    "`over` is a hedge in a news text and no division": (
        "one over three", "1 over twenty-one", "1 over one hundred and twenty one", "1 over three",
        "1 over 3", "one over 3", "one over 20", "one over twenty", "one over one hundred",
        "one over one hundred and twenty five", "The answer is negative one over 20", "2000 over 3",
    ),
    "`one` as a pronoun is given; the grammar sets it aside": (
        "The one you mentioned is invalid", "This one you is not correct",
        "Which one do you prefer?", "That one is really good",
    ),
    "a date in digits is one number": ("Any time to meet on 5/17/2018?",),
    "1m is a million": ("1m isn't a number.",),
    "a spaced dash is no sign": ("- 1 4/5",),
    "`thirty and six` are two numbers": ("twenty and three and three fifths",),
    "an ordinal, or a fraction": (" two millionth", " 100 millionths"),
    "hundredths behind `and` divide all before them": ("two hundred and fifty-four hundredths",),
    "a share is one of few or of a round number": (
        "1 in twenty-one", "two out of five hundred tvs", "two out of five hundreds tvs",
    ),
    "vulgar fraction signs are no digits": (
        "the result is ⅔", "the result is ¾", "the result is ⅙ and sometimes ½",
    ),
    "dots group in English only where nothing else can be meant": ("1.111,11, 1,111.11",),
}  # fmt: skip
AS_NUMBERS = set(NumberClass) - {NumberClass.ORDINAL, NumberClass.UNIT}
"""The other reader has a model of its own for ordinals, and leaves out "29km"."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    words = (Entry(*word) for word in load_vocabulary().words())
    return Lexicon(entry for entry in words if entry.kind.startswith("number."))


def read(text: str) -> list[Number]:
    return read_numbers(text, lexicon().scan(text))


@lru_cache
def cases(model: str) -> list[dict[str, Any]]:
    path = PEER / "recognizers_text" / f"{model}.json"
    return json.loads(path.read_text(encoding="utf-8-sig")) if path.is_file() else []


def agrees(case: dict[str, Any]) -> bool:
    """Tell whether spans and values are the same, and none is missing or too many."""
    found = [n for n in read(case["Input"]) if n.cls in AS_NUMBERS]
    expected = case["Results"]
    return len(found) == len(expected) and all(
        (number.start, number.end - 1) == (result["Start"], result["End"])
        and number.value == pytest.approx(float(result["Resolution"]["value"]), rel=1e-9)
        for number, result in zip(found, expected, strict=True)
    )


EXCLUDED_INPUTS = {text for texts in EXCLUDED.values() for text in texts}


@pytest.mark.parametrize(
    "case",
    [c for c in cases("NumberModel") if c["Input"] not in EXCLUDED_INPUTS],
    ids=lambda c: c["Input"],
)
def test_number_model(case):
    assert agrees(case), read(case["Input"])


def test_excluded_cases_are_cases_that_differ():
    known = {case["Input"]: case for case in cases("NumberModel")}
    assert known.keys() >= EXCLUDED_INPUTS
    assert [text for text in EXCLUDED_INPUTS if agrees(known[text])] == []


def test_more_cases_agree_than_in_the_suites_own_python_port():
    meant = [
        case
        for case in cases("NumberModel")
        if "python" not in case.get("NotSupported", "") + case.get("NotSupportedByDesign", "")
    ]
    assert len(meant) == 211
    assert sum(map(agrees, meant)) >= 173  # the port: 172


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        (case["Input"], *case["Results"][0]["Resolution"]["value"][1:-1].split(","))
        for case in cases("NumberRangeModel")
        if case["Results"]
        and re.match(r"between (?!the)|[0-9k]+ ?[-–~]", case["Results"][0]["Text"])
    ],
)
def test_number_range_model_where_no_hedge_is_asked_for(text, low, high):
    (found,) = (number for number in read(text) if number.form is NumberForm.RANGE)
    assert (found.value, found.value_high) == (int(low), int(high))


@pytest.mark.parametrize("text", ["1995-01", "+1-222-2222/2222 is a phone number."])
def test_number_range_model_where_there_is_no_range(text):
    assert [n for n in read(text) if n.form is NumberForm.RANGE] == []


@pytest.mark.parametrize(
    "case",
    [
        case
        for case in cases("OrdinalModel")
        # "the last but one", "next": no number is said; "forty two and a third" is a fraction
        if " and a " not in case["Input"]
        and all(r["Resolution"]["value"].isdigit() for r in case["Results"])
    ],
    ids=lambda case: case["Input"],
)
def test_ordinal_model_where_a_number_is_said(case):
    expected = [(r["Start"], r["End"] + 1, int(r["Resolution"]["value"])) for r in case["Results"]]
    found = [n for n in read(case["Input"]) if n.cls is NumberClass.ORDINAL]
    assert [(n.start, n.end, n.value) for n in found] == expected


@pytest.mark.parametrize("path", sorted(PEER.glob("number_parser/*.csv")), ids=lambda p: p.stem)
def test_number_parser_rows(path):
    cls = NumberClass.ORDINAL if "ordinal" in path.stem else NumberClass.CARDINAL
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            (found,) = read(row["text"])
            assert row["text"][found.start : found.end] == row["text"].strip()
            assert found.value == int(row["number"])
            assert found.cls in (cls, NumberClass.ZERO)
