"""What comes out otherwise when schemas/hedges.yml says something else."""

from __future__ import annotations

from importlib.resources import files

import pytest

from etl.cli import main
from etl.errors import VocabularyError
from etl.flips import flips_of
from etl.vocabulary import check_hedges
from schemas.codes import Verdict

SHIPPED = (files("schemas") / "hedges.yml").read_text("utf-8")
UNDER = "  under: {low: 0.85, high: N"


@pytest.fixture
def other(tmp_path):
    """other(old, new) -> a file of hedges in which one thing is another."""

    def make(old, new):
        assert old in SHIPPED
        path = tmp_path / "other.yml"
        path.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
        return path

    return make


@pytest.fixture
def told(tmp_path):
    """Two documents: one hedges a number that it and the other tell exactly."""
    folder = tmp_path / "raw"
    folder.mkdir()
    one = (
        "Chile has almost 100 Danes in its prisons.\n\nTo be exact, Chile holds 90 Danes in prison."
    )
    (folder / "one.txt").write_text(one)
    (folder / "two.txt").write_text("Peru holds 12 Danes in prison, a ministry says.")
    return [(folder / name, folder) for name in ("one.txt", "two.txt")]


def test_each_verdict_that_a_narrower_hedge_changes_is_told(told, other):
    found = flips_of(told, other(UNDER, "  under: {low: 0.97, high: N"))
    assert [(f.document, f.rule, f.before, f.after) for f in found.flips] == [
        ("one.txt", "hedge", Verdict.AGREES, Verdict.FAILS)
    ]
    assert "97 to 100" in found.flips[0].check.message


def test_the_same_hedges_change_nothing(told, other):
    assert flips_of(told, other(UNDER, UNDER)).flips == ()


def test_a_word_that_is_no_hedge_any_more_changes_what_is_made(told, other):
    found = flips_of(told, other("[nearly, almost, ", "[nearly, "))
    assert ("hedge", Verdict.AGREES, None) in {(f.rule, f.before, f.after) for f in found.flips}
    assert ("contradiction", None, Verdict.CONTRADICTION) in {
        (f.rule, f.before, f.after) for f in found.flips
    }


def test_check_prints_them_and_fails_if_one_is_grave(told, other, capsys):
    hedges = str(other(UNDER, "  under: {low: 0.97, high: N"))
    command = ["check", "--hedges", hedges, str(told[0][1])]
    assert main([*command, "--fail-on", "warning"]) == 1
    assert main(command) == 0
    *flips, last = capsys.readouterr().out.splitlines()
    assert flips[0].startswith("one.txt: hedge, agrees → fails: almost 100 (97 to 100) and 90")
    assert last.endswith("of which 1 would change")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        (UNDER, "  under: {low: wide, high: N", "intervals.under has low 'wide'"),
        (UNDER, "  under: {low: 1.2, high: N", "intervals.under has a low of 1.2 above"),
        ("  over: {", "  ower: {", "intervals.over is no mapping"),
        ("high: null, reason:", "high: null, why:", "intervals.over has no reason"),
        ("at_most: {low: 0", "at_most: {low: null", "at_most has low None"),
    ],
)
def test_a_wrong_interval_is_named_with_its_line(other, capsys, old, new, named):
    path = other(old, new)
    with pytest.raises(VocabularyError, match=r"line \d+: ") as caught:
        check_hedges("other.yml", path.read_text("utf-8"))
    assert named in str(caught.value)
    assert main(["check", "--hedges", str(path), str(path.parent)]) == 2
    assert named in capsys.readouterr().err


def test_the_shipped_hedges_have_their_reasons():
    check_hedges("hedges.yml", SHIPPED)
