"""Numbers that are promised, allowed or foreseen only: no counts."""

from __future__ import annotations

import pytest

from tests.extract.reading import values


@pytest.mark.parametrize(
    "words",
    [
        "Togo has promised 900 soldiers",
        "Togo has planned 900 soldiers",
        "The Council authorised 900 uniformed personnel",
        "The Council then allowed it to grow to as many as 900",
        "The mandate allows a maximum of 900 soldiers",
        "In Togo a projection of June 2012 had spoken of 900 soldiers",
    ],
)
def test_what_is_promised_allowed_or_foreseen_is_no_count(words):
    text = "Troops of the mission in Chad: Kenya has 97 soldiers there, Ghana 45."
    assert values(f"{text} {words}.") == {97, 45}


def test_what_was_said_before_a_promise_is_a_count():
    text = "Troops of the mission in Chad: Kenya has sent 97 soldiers, Ghana 45. As promised, "
    assert values(text + "Togo sent 12 soldiers.") == {97, 45, 12}
