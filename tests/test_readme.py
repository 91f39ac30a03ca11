"""What the README says can be typed works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl.cli import main
from etl.snapshots import query

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)


def typed(command):
    """What stands behind a command where the README shows it as one."""
    return sorted(set(re.findall(rf"(?:`|^    ){command} ([a-z]+)", README, re.MULTILINE)))


def test_there_are_five_queries():
    assert len(QUERIES) >= 5


@pytest.mark.parametrize("sql", QUERIES)
def test_a_query_finds_something(ingested, sql):
    assert query(ingested, sql).rows


@pytest.mark.parametrize("verb", typed("headcount"))
def test_a_verb_exists(verb):
    with pytest.raises(SystemExit) as stop:
        main([verb, "--help"])
    assert stop.value.code == 0


@pytest.mark.parametrize("goal", typed("make"))
def test_a_goal_of_make_exists(goal):
    assert re.search(rf"^{goal}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:src|schemas|flows)/[^`]+)`", README)))
)
def test_a_file_exists(path):
    assert (ROOT / path).exists()
