"""Every number of a text: its span, its value, its class."""

from __future__ import annotations

import time
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.lexicon import Entry, Lexicon
from etl.extract.numbers import Number, NumberClass, NumberForm, read_numbers
from etl.vocabulary import load_vocabulary

C = NumberClass


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    words = (Entry(*word) for word in load_vocabulary().words())
    return Lexicon(entry for entry in words if entry.kind.startswith(("number.", "place.")))


def read(text: str) -> list[Number]:
    return read_numbers(text, lexicon().scan(text))


def said(text: str) -> list[tuple[str, int | float]]:
    return [(text[n.start : n.end], n.value) for n in read(text)]


def classes(text: str) -> list[tuple[str, NumberClass]]:
    return [(text[n.start : n.end], n.cls) for n in read(text)]


@pytest.mark.parametrize(
    ("text", "number", "value"),
    [
        ("some 1,209 people", "1,209", 1209),
        ("1,23,456 and rising", "1,23,456", 123456),
        ("now 12,87,110 in all", "12,87,110", 1287110),
        ("about 565 749 people", "565 749", 565749),
        ("the 1\u202f055\u202f323 refugees", "1\u202f055\u202f323", 1055323),
        ("over 1'234 people", "1'234", 1234),
        ("over 1’234’567 people", "1’234’567", 1234567),
        ("some 1.234.567 people", "1.234.567", 1234567),
        ("nearly 1.2 million people", "1.2 million", 1200000),
        ("hosts 1.1\xa0million people", "1.1\xa0million", 1100000),
        ("Peru counts 1.5m.", "1.5m", 1500000),
        ("roughly 33k in Uruguay", "33k", 33000),
        ("worth $3bn in all", "3bn", 3_000_000_000),
        ("worth $876 million", "876 million", 876_000_000),
        ("3.5 lakh workers", "3.5 lakh", 350_000),
        ("2 crore and ten people", "2 crore and ten", 20_000_010),
        ("three lakh crore", "three lakh crore", 3 * 10**12),
        ("a man, 22-year-old, from", "22", 22),
        ("a 1,000-strong force", "1,000", 1000),
        ("1,000-plus people", "1,000", 1000),
        ("a rate of 47.2 per", "47.2", 47.2),
        ("it ended in 2016.", "2016", 2016),
        ("prisons house 3, 184 Pakistanis", "3, 184", 3184),
        ("Morocco (06) and", "06", 6),
        ("AFRICA - 214Guinea", "214", 214),
    ],
)
def test_digits_are_read_with_their_groups_and_scales(text, number, value):
    assert said(text) == [(number, value)]


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("Nine", 9),
        ("EIGHT", 8),
        ("twenty-one", 21),
        ("twenty one", 21),
        ("Forty-Two", 42),
        ("a dozen", 12),
        ("two dozen", 24),
        ("3 dozens", 36),
        ("half a dozen", 6),
        ("a half-dozen", 6),
        ("A score", 20),
        ("a hundred", 100),
        ("a hundred and five", 105),
        ("one hundred twenty", 120),
        ("three hundred and eighty-six", 386),
        ("nineteen hundred", 1900),
        ("one thousand and twenty-eight", 1028),
        ("two million three hundred thousand", 2_300_000),
        ("two hundred and two thousand", 202_000),
        ("Half a million", 500_000),
        ("a million and a half", 1_500_000),
        ("two and a half thousand", 2500),
        ("3 million and a half", 3_500_000),
        ("two thirds of a million", 2_000_000 / 3),
        ("3 hundred and 21", 321),
        ("one hundred\nand twelve", 112),
        ("a single", 1),
        ("minus ten", -10),
        ("two point nought five", 2.05),
    ],
)
def test_words_are_folded_into_one_number(number, value):
    assert said(f"There were {number} people there.") == [(number, pytest.approx(value))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Forty-two Indians and thirty and six Nepalis", [42, 30, 6]),
        ("the 64 (sixty-four) men", [64, 64]),
        ("12, 13 and 14", [12, 13, 14]),
        ("pages 22,24,26", [22, 24, 26]),
        ("China\n97\n128\n", [97, 128]),
        ("China\t97\t128", [97, 128]),
        ("China  97  128", [97, 128]),
        ("in 2016 123 people", [2016, 123]),
        ("CHINA 12 18 EGYPT 6 14 TOTAL 128 225", [12, 18, 6, 14, 128, 225]),
        ("two hundred and three hundred", [200, 300]),
        ("two thousand and three thousand", [2000, 3000]),
        ("97 and half of them", [97, 0.5]),
        ("20 and a third of them", [20, 1 / 3]),
        ("one one two", [1, 1, 2]),
        ("rose from 90 to 120", [90, 120]),
        ("rose by two to 14", [2, 14]),
        ("52 in 2016", [52, 2016]),
        ("two in 10 days", [2, 10]),
    ],
)
def test_neighbours_that_say_two_things_stay_apart(text, numbers):
    assert [n.value for n in read(text)] == pytest.approx(numbers)


@pytest.mark.parametrize(
    ("text", "number", "low", "high"),
    [
        ("between 20 and 30 people", "20 and 30", 20, 30),
        ("between an estimated 16,000 and 20,000", "16,000 and 20,000", 16000, 20000),
        ("between 500 and about 600", "500 and about 600", 500, 600),
        ("some 100 to 110 cases", "100 to 110", 100, 110),
        ("ranging from 100 to 110", "100 to 110", 100, 110),
        ("50-70 people", "50-70", 50, 70),
        ("1,000–1,200 people", "1,000–1,200", 1000, 1200),
        ("one or two Britons", "one or two", 1, 2),
        ("five-six people", "five-six", 5, 6),
        ("six to nine of them", "six to nine", 6, 9),
        ("20 to 30 thousand", "20 to 30 thousand", 20_000, 30_000),
        ("one or two million", "one or two million", 1_000_000, 2_000_000),
        ("100-150k people", "100-150k", 100_000, 150_000),
        ("five to a dozen", "five to a dozen", 5, 12),
        ("between sixty and two hundred", "sixty and two hundred", 60, 200),
    ],
)  # fmt: skip
def test_ranges_have_two_ends(text, number, low, high):
    (found,) = read(text)
    assert (text[found.start : found.end], found.value, found.value_high) == (number, low, high)
    assert found.form is NumberForm.RANGE
    assert found.second is not None
    assert number.endswith(text[slice(*found.second)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the third and the 21st man", [("third", C.ORDINAL), ("21st", C.ORDINAL)]),
        ("two-thirds, half, one in five", [("two-thirds", C.FRACTION), ("half", C.FRACTION),
                                           ("one in five", C.FRACTION)]),
        ("a third of them; a third man", [("a third", C.FRACTION), ("third", C.ORDINAL)]),
        ("one third-country national", [("one", C.CARDINAL), ("third", C.ORDINAL)]),
        ("dozens, tens of thousands", [("dozens", C.MULTIPLE), ("tens of thousands", C.MULTIPLE)]),
        ("several hundred, twice", [("several hundred", C.MULTIPLE), ("twice", C.MULTIPLE)]),
        ("no men, none, nobody, zero", [("no", C.ZERO), ("none", C.ZERO), ("nobody", C.ZERO),
                                        ("zero", C.ZERO)]),
        ("not a single Briton", [("not a single", C.ZERO)]),
        ("an A380, COVID-19, the G20", [("380", C.LABEL), ("19", C.LABEL), ("20", C.LABEL)]),
        ("H5N1", [("5", C.LABEL), ("1", C.LABEL)]),
        ("No. 47 and section 9(4)", [("47", C.LABEL), ("9", C.LABEL), ("4", C.LABEL)]),
        ("won 3-2, open 24/7", [("3", C.LABEL), ("2", C.LABEL), ("24/7", C.LABEL)]),
        ("call +249 155 500 271", [(n, C.LABEL) for n in ("249", "155", "500", "271")]),
        ("+44 20 7946 0958. 97 died", [(n, C.LABEL) for n in ("44", "20", "7946", "0958")]
         + [("97", C.CARDINAL)]),
        ("(555) 123-4567", [("555", C.CARDINAL), ("123", C.LABEL), ("4567", C.LABEL)]),
        ("call +44 ", [("44", C.CARDINAL)]),
        ("see 9(", [("9", C.CARDINAL)]),
        ("at 11:42, 10.28am, 9 a.m.", [("11:42", C.TIME), ("10.28am", C.TIME), ("9", C.TIME)]),
        ("14/07/2023 2016-06-30 2016-06", [(date, C.DATE_DIGITS) for date in
                                           ("14/07/2023", "2016-06-30", "2016-06")]),
        ("29km, 30 m and 5ft", [("29", C.UNIT), ("30", C.CARDINAL), ("5", C.UNIT)]),
        ("mid-2003, the 1990s", [("2003", C.CARDINAL), ("1990s", C.DATE_DIGITS)]),
        ("1.5 people, 1/2", [("1.5", C.DECIMAL), ("1/2", C.FRACTION)]),
        ("1,234,56 is a slip", [("1", C.LABEL), ("234", C.LABEL), ("56", C.LABEL)]),
    ],
)  # fmt: skip
def test_classes_tell_what_cannot_be_a_count(text, expected):
    assert classes(text) == expected


@pytest.mark.parametrize("text", ["2012-13", "2012/13", "2009–2013", "1999-2000", "1999-00"])
def test_a_span_of_years_is_one_number(text):
    (found,) = read(f"In {text} it grew.")
    assert found.cls is C.YEAR_SPAN
    assert text.startswith(str(found.value))
    assert found.value_high is not None
    assert found.value < found.value_high


def test_a_place_before_a_hyphen_is_no_code():
    assert classes("Oman-52, SCP-173") == [("52", C.CARDINAL), ("173", C.LABEL)]


def test_a_score_that_is_a_result_is_no_number():
    assert said("with a score of 3-2") == [("3", 3), ("2", 2)]
    assert said("the score was settled") == []


def test_a_code_of_many_digits_is_a_label():
    (found,) = read("9" * 5000)
    assert (found.end, found.cls) == (5000, C.LABEL)


ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = (
    "-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
SCALES = {"billion": 10**9, "million": 10**6, "thousand": 10**3, "hundred": 100}


def spelled(value: int, joiner: str) -> str:
    """Write `value` in words; `joiner` stands between hundreds and tens."""
    for name, scale in SCALES.items():
        if value >= scale:
            head, rest = divmod(value, scale)
            tail = (joiner if rest < 100 else " ") + spelled(rest, joiner) if rest else ""
            return f"{spelled(head, joiner)} {name}{tail}"
    if value < 20:
        return ONES[value]
    return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")


@given(st.integers(1, 10**12 - 1), st.sampled_from([" ", " and "]), st.booleans())
def test_any_integer_in_words_is_read_back(value, joiner, capitals):
    text = spelled(value, joiner)
    assert said(text.upper() if capitals else text) == [(text.upper() if capitals else text, value)]


@given(st.integers(0, 10**15), st.sampled_from([",", "\u202f", "\xa0", " ", "'", "’"]))
def test_any_grouped_integer_is_read_back(value, separator):
    text = f"{value:,}".replace(",", separator)
    assert said(f"It has {text} people.") == [(text, value)]


SCRAPS = st.sampled_from(
    (
        "0", "1", "7", "12", "345", "2016", ",", ".", ":", "/", "-", "–", "'", "(", ")", "+", "#",
        "%", "k", "m", "th", "s", "am", "No.", "A", "é", "٣", "\xa0", "a", "an", "and", "of",
        "to", "in", "or", "one", "two", "twenty", "hundred", "thousand", "million", "dozen",
        "half", "third", "thirds", "point", "no", "minus", "between", "from", " ", "  ", "\n", "\t",
    )
)  # fmt: skip


@settings(max_examples=1000)
@given(st.lists(SCRAPS, max_size=14).map("".join))
def test_no_digit_is_left_out_and_no_two_numbers_overlap(text):
    found = read(text)
    inside = [i for n in found for i in range(n.start, n.end)]
    assert inside == sorted(set(inside))
    assert {i for i, c in enumerate(text) if c in "0123456789"} <= set(inside)


@pytest.mark.parametrize(
    "scrap",
    ["1", "1,", "1.", "1 ", "1-", "1:1 ", "+1 ", "1'234", "1 234 ", "9(4) ", "No. ", "one and ",
     "million ", "a hundred and ", "two thousand and ", "3 hundred and ", "one fifth ", "minus ",
     "and a half ", "point one ", "dozens of ", "5 to ", "one in "],
)  # fmt: skip
def test_hostile_text_takes_linear_time(scrap):
    def seconds(length: int) -> float:
        text = (scrap * (length // len(scrap) + 1))[:length]
        hits = lexicon().scan(text)
        start = time.process_time()
        read_numbers(text, hits)
        return time.process_time() - start

    small, large = (min(seconds(length) for _ in range(3)) for length in (3_000, 24_000))
    assert large < 24 * small + 0.01  # 8 times the text; quadratic time would be 64 times as long
