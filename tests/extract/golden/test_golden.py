"""Annotated documents of our own; what is not read right yet is listed in standing.yml."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.golden.pairs import core_f1, golden, names, pair, standing
from tests.extract.reading import extraction

STANDING = standing()


@pytest.mark.parametrize("name", STANDING["right"])
def test_what_was_read_right_still_is(name):
    assert pair(name).differences() == {}


def test_all_documents_together_are_read_as_well_as_before():
    assert core_f1(map(pair, names())) >= STANDING["core_f1"]


def test_each_document_is_either_right_or_a_known_miss():
    assert sorted([*STANDING["right"], *STANDING["misses"]]) == names()


@pytest.mark.parametrize("name", names())
def test_each_annotated_number_stands_where_it_is_said_to(name):
    gold = golden(name)
    for count in gold["counts"]:
        start, number = count["start"], count["number"]
        assert gold["text"][start : start + len(number)] == number


@settings(max_examples=200)
@given(st.sampled_from(names()), st.floats(0, 1), st.floats(0, 1))
def test_a_document_that_is_cut_off_anywhere_is_read(name, start, end):
    whole = golden(name)["text"]
    text = whole[int(min(start, end) * len(whole)) : int(max(start, end) * len(whole))]
    assert all(text[c.start : c.end] == c.number for c in extraction(text or "Peru").counts)


def test_a_difference_in_any_field_is_seen():
    one = pair("finns-jailed-abroad-wire")
    changed = ({**one.annotated[0], "as_of": "1900"}, *one.annotated[1:])
    assert type(one)(changed, one.annotated).differences()


def test_a_document_told_from_a_page_gives_its_address():
    about = {name: golden(name).get("about", "") for name in names()}
    told = {name for name, said in about.items() if "from the facts of the page" in said}
    assert {name for name in names() if golden(name).get("url")} == told != set()
