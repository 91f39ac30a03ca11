"""The date to look for a file under, told without reading the whole of it."""

from __future__ import annotations

import os
from datetime import date

import pytest

from etl.documents import date_of, within

WRITTEN = 1_700_000_000  # 2023-11-14


@pytest.mark.parametrize(
    ("text", "sidecar", "told"),
    [
        ("date 2016-03-01 Twelve", '{"published": "2015", "retrieved": "2020-01-01"}', "2015"),
        ("date 2016-03-01 Twelve", '{"retrieved": "2020-01-01"}', "2016-03-01"),
        ("Twelve", '{"retrieved": "2020-01-01"}', "2020-01-01"),
        ("Twelve", "{url: ", "2023-11-14"),
        ("Twelve", None, "2023-11-14"),
    ],
)
def test_the_first_that_says_one_is_taken(tmp_path, text, sidecar, told):
    path = tmp_path / "a.txt"
    path.write_text(text)
    os.utime(path, (WRITTEN, WRITTEN))
    if sidecar:
        (tmp_path / "a.meta.json").write_text(sidecar)
    assert date_of(path, 1_000_000) == told


@pytest.mark.parametrize(
    ("told", "inside"),
    [
        ("2016-02-29", False),
        ("2016-03-01", True),
        ("2016-12-31", True),
        ("2017-01-01", False),
        ("2016-02", False),
        ("2016-03", True),
        ("2016", True),
        ("2017", False),
    ],
)
def test_a_month_or_a_year_is_within_if_any_day_of_it_is(told, inside):
    assert within(told, date(2016, 3, 1), date(2016, 12, 31)) is inside


def test_without_days_all_are_within():
    assert within("1998", None, None)
