from __future__ import annotations

from pathlib import Path

from flows.demo import demo

RAW = Path(__file__).parents[2] / "data/raw"


def test_a_changed_digit_shows_in_the_difference_and_in_the_check(tmp_path, capsys):
    before = {path: path.read_bytes() for path in RAW.rglob("*") if path.is_file()}
    assert demo(RAW, tmp_path) == 0
    out = capsys.readouterr().out
    assert "0 new, 1 changed, 22 unchanged" in out
    assert "905   895" in out
    assert "error   sum, over: Stated total 895" in out
    assert {path: path.read_bytes() for path in before} == before
