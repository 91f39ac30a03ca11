"""Whether a number is a count is weighed by signs, of which what rules say is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.discourse.likelihood import is_likely
from schemas.codes import NumberKind
from tests.extract.reading import extraction

odds = st.floats(-9, 9)


def kinds(text: str) -> dict[float, NumberKind]:
    return {n.value: n.kind for n in extraction(text).numbers}


@given(odds, odds, st.booleans())
def test_more_signs_of_a_count_never_make_it_less_of_one(less, more, told):
    less, more = sorted((less, more))
    assert is_likely(less, told=told) <= is_likely(more, told=told)


@given(odds)
def test_what_rules_say_holds_where_the_signs_are_of_two_minds(weight):
    by_rules, without = (is_likely(weight, told=told) for told in (True, False))
    assert by_rules >= without


def test_numbers_told_like_those_of_something_else_are_set_aside_with_that_reason():
    text = "Lost letters of prisoners\n\nThe post office returned letters to jails: Peru 97, "
    text += "Chile 40, Kenya 31. Each was opened by guards."
    assert {kinds(text)[n] for n in (97, 40)} == {NumberKind.UNLIKELY}


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        (
            "Danes in prison abroad\n\nThe ministry counts 97 Danes in jails abroad. The highest "
            "figure ever, 131, was reached in 2016.",
            131,
        ),
        ("Executions worldwide\n\n2019: at least 657 executions. 2018: at least 690.", 690),
    ],
)
def test_a_bare_number_told_like_a_count_is_one_though_no_rule_says_so(text, bare):
    assert bare in {c.value for c in extraction(text).counts if c.place == "ALL"}


def test_a_sentence_goes_on_from_a_number_that_was_unlikely():
    text = "Danes in prison abroad\n\nPeru holds 97 Danes, Chile 40 and Kenya 31."
    assert {c.value for c in extraction(text).counts} == {97, 40, 31}
