"""How a text breaks a measure down is weighed by signs; what they weigh was learned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import VocabularyError
from etl.weights import SIDES, Weights, read_weights, weigh, weigh_all
from tests.extract.golden import admissions, matters
from tests.extract.golden.breakdowns import examples, right, written
from tests.extract.reading import counts, shipped

DEV = Path(__file__).parents[3] / "shared" / "eval" / "dev"
LISTED = "Peru 97, Chile 40, Kenya 31 and Nepal 12"
EMPTY = {"axis": {"": [0, 0, 0]}, "place": {"": 0}, "origin": {"": 0}}
signs = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(-9, 9), min_size=1)


def files(weights: Weights) -> dict[str, str]:
    return {
        "breakdowns.json": written(weights),
        "matters.json": matters.written(weights.matters),
        "admissions.json": admissions.written((weights.admissions, weights.both)),
    }


def sides(text: str) -> set[tuple[str | None, str | None]]:
    return {(c.place, c.origin) for c in counts(text) if c.value in (97, 40, 31, 12)}


@pytest.mark.parametrize(
    ("lead", "place", "origin"),
    [
        ("Danish prisoners abroad. The consuls look after Danes in many a jail: ", None, "DNK"),
        ("Foreigners in Danish prisons. By citizenship they are: ", "DNK", None),
    ],
)
def test_the_same_list_is_of_places_or_of_peoples_by_what_the_text_is_about(lead, place, origin):
    listed = ("PER", "CHL", "KEN", "NPL")
    assert sides(lead + LISTED) == {(place or code, origin or code) for code in listed}


@pytest.mark.skipif(not DEV.is_dir(), reason="no ../shared/eval/dev here")
def test_frames_of_documents_from_which_nothing_was_learned_are_right():
    documents = (
        json.loads(path.read_text(encoding="utf-8")) for path in sorted(DEV.glob("*.json"))
    )
    known = examples((document["id"], document) for document in documents)
    axes, frames = zip(*(right(e, shipped().weights) for e in known if e.whole), strict=True)
    assert sum(axes) / len(axes) > 0.95
    assert sum(frames) / len(frames) > 0.92


@given(signs, signs, st.randoms())
def test_the_order_of_signs_changes_nothing(weights, values, chance):
    shuffled = list(values.items())
    chance.shuffle(shuffled)
    assert weigh({"": 0.5} | weights, values) == weigh({"": 0.5} | weights, dict(shuffled))


def test_a_sign_that_was_never_learned_weighs_nothing():
    assert weigh({"": 0.5, "a": 2.0}, {"a": 2.0, "never seen": 9.0}) == 4.5


def test_two_signs_weigh_besides_what_each_weighs_only_if_both_are_there():
    weights, both = {"": 0.5, "a": 2.0, "b": -1.0}, {"a": {"b": 0.25, "c": 8.0}}
    assert weigh_all(weights, both, {"a", "never seen"}) == 2.5
    assert weigh_all(weights, both, {"a", "b"}) == 1.75


def test_weights_are_read_as_they_were_written():
    axes = {name: {"": 0.1, "a": -0.5} for name in ("none", *SIDES)}
    lands = {side: {"": -5.1, "b c": 0.25} for side in SIDES}
    matters = {"": {"none": 0.5, "cases": 0.0}, "word ill": {"cases": 2.0}}
    weights = Weights(axes, lands, matters, {"": 0.2, "said": 1.5}, {"said": {"zero": -0.3}})
    assert read_weights(files(weights)) == weights


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "[]",
        "{}",
        json.dumps(EMPTY | {"axis": {"": [0, 0]}}),
        json.dumps(EMPTY | {"place": {}}),
        json.dumps(EMPTY | {"origin": {"": "much"}}),
    ],
)
def test_a_file_that_was_not_learned_is_refused_by_its_name(broken):
    with pytest.raises(VocabularyError, match=r"breakdowns\.json.*copy it from schemas/"):
        read_weights(files(shipped().weights) | {"breakdowns.json": broken})


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("matters.json", '{"word ill": {"cases": 2.0}}'),
        ("matters.json", '{"": {"none": 0.5}, "word ill": {"cases": 2.0}}'),
        ("admissions.json", '{"said": 1.5}'),
        ("admissions.json", '{"one": {"said": 1.5}, "both": {}}'),
        ("admissions.json", '{"one": {"": 0.5}, "both": {"said": 1.5}}'),
        ("admissions.json", '{"": null}'),
    ],
)
def test_so_are_the_other_two(name, broken):
    with pytest.raises(VocabularyError, match=rf"^{name}.*copy it from schemas/"):
        read_weights(files(shipped().weights) | {name: broken})
