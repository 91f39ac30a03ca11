"""What a text is about is weighed by all its words, for numbers of which no word says it."""

from __future__ import annotations

import pytest

from etl.extract.discourse.matters import matter_of, matters_of
from tests.extract.reading import counts, extraction, shipped

WEIGHTS = {"": {"cases": 0.0, "none": 0.0}, "word fever": {"cases": 2.0, "none": -2.0}}


def test_a_sign_makes_a_measure_likelier_and_the_likelihoods_add_up_to_one():
    before, after = matters_of(WEIGHTS, []), matters_of(WEIGHTS, ["word fever", "never seen"])
    assert before == {"cases": 0.5, "none": 0.5}
    assert after["cases"] > 0.9
    assert sum(after.values()) == pytest.approx(1)


def test_signs_without_end_make_a_measure_certain_and_no_error():
    weights = {"": {"cases": 0.0, "none": 0.0}, "word fever": {"cases": 9000.0}}
    assert matters_of(weights, ["word fever"]) == {"cases": 1.0, "none": 0.0}


def test_only_a_likely_measure_that_is_one_of_the_vocabulary_is_taken():
    likely = {"cases": 0.65, "none": 0.35}
    assert matter_of(likely, {"cases"}) == "cases"
    assert matter_of(likely, {"killed"}) is None
    assert matter_of({"cases": 0.35, "killed": 0.34, "none": 0.31}, {"cases", "killed"}) is None
    assert matter_of({"cases": 0.25, "none": 0.75}, {"cases"}) is None


LIST = "Peru 97\nChile 40\nKenya 31\nNepal 12"


@pytest.mark.parametrize(
    ("about", "measure"),
    [
        (
            "Our consul visits each jail twice a year. Our nationals sit in cells there for drugs.",
            "in_custody",
        ),
        ("Flown back on charter flights, on their own wish, our citizens came home.", "released"),
        (
            "The virus was confirmed in the region by laboratories. Ministries of health test.",
            "cases",
        ),
        ("The blue helmets of the mission patrol the line. Who has sent its soldiers?", "deployed"),
    ],
)
def test_a_list_of_which_no_word_says_what_it_counts_is_of_what_the_text_is_about(about, measure):
    assert {c.measure for c in counts(f"{about}\n\n{LIST}\n")} == {measure}


@pytest.mark.parametrize(
    "about",
    [
        "Who drinks our wine? The vineyard has sold these bottles abroad since the spring.",
        "Students who have enrolled for the summer course, and pay their fees in euros:",
    ],
)
def test_a_list_in_a_text_about_something_else_counts_nobody(about):
    assert counts(f"{about}\n\n{LIST}\n") == set()


def test_without_a_word_of_it_only_numbers_listed_with_a_country_are_taken():
    text = "The chaplain of our jails wrote down who sits in which cell: Peru 97, Chile 40.\n\n"
    text += "His book has 612 pages, and 30 copies were printed."
    assert {c.value for c in extraction(text).counts} <= {97, 40}


def test_the_shipped_weights_know_the_measures_of_the_vocabulary_only():
    assert shipped().weights.matters[""].keys() - {"none"} <= shipped().measures.keys()
