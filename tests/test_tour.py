"""What docs/tour.md says can be typed works, and its pictures are there and small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl.cli import main
from etl.snapshots import query
from tests.test_cli import VERBS

ROOT = Path(__file__).parent.parent
TOUR = (ROOT / "docs/tour.md").read_text("utf-8")
NOTE = re.search(r'echo "(.*)"', TOUR)[1]
SLIP, MENDED = re.search(r'"s/(.*)/(.*)/"', TOUR).groups()


def test_the_note_is_found_to_be_wrong_and_is_right_once_it_is_mended(tmp_path, capsys):
    (tmp_path / "note.txt").write_text(f"{NOTE}\n")
    assert main(["check", str(tmp_path)]) == 1
    assert "sum, over: Stated total 40" in capsys.readouterr().out
    (tmp_path / "note.txt").write_text(NOTE.replace(SLIP, MENDED))
    assert main(["check", str(tmp_path)]) == 0


def test_its_pictures_show_this_note():
    pictures = (ROOT / "docs/tour/pictures.py").read_text("utf-8")
    assert NOTE in pictures


@pytest.mark.parametrize("picture", re.findall(r"\]\((tour/\w+\.png)\)", TOUR))
def test_a_picture_is_there_and_small(picture):
    assert (ROOT / "docs" / picture).stat().st_size < 50_000


@pytest.mark.parametrize("sql", re.findall(r'(?:```sql\n|headcount sql ")(.*?)(?:"\n|\n```)', TOUR))
def test_a_query_runs(ingested, sql):
    assert query(ingested, sql).columns


def test_its_verbs_and_goals_exist():
    assert set(re.findall(r"^headcount ([a-z]+)", TOUR, re.MULTILINE)) <= set(VERBS)
    goals = set(re.findall(r"(?:^|`)make ([a-z]+)", TOUR, re.MULTILINE))
    assert goals <= set(
        re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    )
