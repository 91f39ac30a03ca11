"""Short plain texts; what is not read right yet is listed in plain_misses.yml."""

import pytest

from tests.extract.golden.plain import misses, plain

MISSES = misses()


@pytest.mark.parametrize(
    "one", [pytest.param(p, id=p.name) for p in plain() if p.name not in MISSES]
)
def test_what_was_read_right_still_is(one):
    assert one.differences() == (set(), set())


def test_each_miss_is_one_of_the_texts():
    assert {one.name for one in plain()} > MISSES
