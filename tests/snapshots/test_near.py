"""Comparing a neighbourhood again gives what comparing all documents gives."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from etl.comparing import compare
from etl.documents.copies import bands
from etl.frames import build_frames
from etl.reconcile import limits, marks, reconcile_documents
from etl.reconcile.basis import shipped
from etl.snapshots import Run, near, writing
from schemas.codes import NumberKind, ObsStatus, Qualifier, Role
from schemas.records import Count, Document, Extraction, SeenNumber

RULES = shipped().rules
FEW = replace(
    shipped(), rules=replace(RULES, thresholds={**RULES.thresholds, "reprint_most": 2})
)  # facts that three documents tell say nothing
ALWAYS = replace(limits(FEW), most_touched=100)
"""A neighbourhood however much changes."""
STORY = " ".join(f"word{n}" for n in range(60))
TEXTS = ["", STORY, f"By our staff. {STORY}", " ".join(f"other{n}" for n in range(60))]

told = st.lists(
    st.tuples(
        st.sampled_from(["ALL", "CHN", "HKG", "USA", "JPN"]),
        st.sampled_from(["CAN", "IRL"]),
        st.sampled_from([None, "2020", "2021-05-01"]),
        st.sampled_from([1, 40, 97, 5000]),
        st.sampled_from([Qualifier.EXACT, Qualifier.EXACT, Qualifier.ABOUT]),
        st.sampled_from([None, None, None, "men"]),
    ),
    max_size=7,
)
versions = st.fixed_dictionaries(
    {
        "told": told,
        "text": st.sampled_from(TEXTS),
        "publisher": st.sampled_from([None, "Gazette", "The Herald"]),
        "cites": st.sampled_from([(), (), ("Ministry",), ("the ministry", "Blacklock's")]),
        "published": st.sampled_from([None, "2021-06-01", "2022-03-04"]),
        "over": st.sampled_from([None, 14, 40]),
        "town": st.sampled_from([None, ("Jeddah", 1503), ("JEDDAH", 1504), ("Riyadh", 1503)]),
    }
)
steps = st.lists(
    st.dictionaries(st.sampled_from("abcdefg"), st.none() | versions, min_size=1, max_size=4),
    min_size=2,
    max_size=4,
)


def pair(name: str, version) -> tuple[Document, Extraction]:
    document_id = f"{ord(name):016x}"
    # room for the numbers, which are not in the stories: texts stay copies of each other
    numbers = [f" ({value}) " for *_, value, _, _ in version["told"]]
    text = version["text"] + "".join(numbers)
    counts, at = [], len(version["text"])
    for n, (place, origin, as_of, value, qualifier, segment) in enumerate(version["told"]):
        exact = qualifier is Qualifier.EXACT
        counts.append(
            Count(
                f"{ord(name):012x}{n:04x}", document_id, "in_custody", value, None, qualifier,
                place, origin, as_of, at + 2, at + 2 + len(str(value)), str(value), numbers[n], at,
                None, segment, value if exact else value * 85 // 100,
                value if exact else value * 115 // 100, Role.PART, ObsStatus.NORMAL, "test",
            )
        )  # fmt: skip
        at += len(numbers[n])
    given = {key: version[key] for key in ("publisher", "cites", "published")}
    digest = hashlib.sha256(str(version).encode()).hexdigest()
    document = Document(f"{name}.txt", document_id, text, digest, **given)
    first = len(version["text"]) + 2  # inside the first count's sentence
    over = version["over"] if counts else None
    countries = SeenNumber(first, first + 1, over, None, NumberKind.COUNTRIES, False, "test")
    found = [countries] if over else []
    if version.get("town") and counts:
        name, value = version["town"]
        town = (NumberKind.NARROWER_GROUP, False, "test", "in_custody", "SAU", name, "CAN")
        found.append(SeenNumber(first + 1, first + 2, value, None, *town))
    return document, Extraction(document_id, tuple(counts), (), tuple(found))


def rows(checks):
    frame = build_frames((), (), (), checks).checks
    return {(r.check_id, r.verdict, r.message, tuple(r.count_ids)) for r in frame.itertuples()}


def held(folder: Path):
    sql = "SELECT check_id, verdict, message, count_ids FROM history.checks WHERE to_snapshot > 999"
    with duckdb.connect(str(folder / "state.duckdb"), read_only=True) as con:
        return {(*row, tuple(ids)) for *row, ids in con.execute(sql).fetchall()}


def load(folder: Path, changed, present, n: int):
    with writing(folder) as writer:
        documents, extractions = [d for d, _ in changed], [e for _, e in changed]
        writer.stage(build_frames(documents, (), extractions, ()))
        ids = {d.document_id for d, _ in present}
        compare(writer, ids, FEW, ALWAYS)
        run = Run(f"run-{n}", datetime.now(UTC), "0", "1", "v")
        writer.load(build_frames((), (), (), ()), ids, run)


@settings(
    deadline=None,
    max_examples=int(os.environ.get("NEAR_EXAMPLES", "12")),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink would take minutes
    suppress_health_check=[HealthCheck.too_slow],
)
@given(steps)
def test_neighbourhood_after_neighbourhood_gives_what_all_together_give(steps):
    now = {}
    with tempfile.TemporaryDirectory() as name:
        for n, step in enumerate(steps):
            changed = {k: pair(k, version) for k, version in step.items() if version is not None}
            now = {k: v for k, v in now.items() if k not in step} | changed
            pairs = [now[k] for k in sorted(now)]
            load(Path(name), list(changed.values()), pairs, n)
            together = reconcile_documents([d for d, _ in pairs], [e for _, e in pairs], FEW)
            assert held(Path(name)) == rows(together)


def test_what_nothing_was_noted_of_is_compared_with_everything(tmp_path):
    one, two = (
        pair(k, {"told": [("CHN", "CAN", None, v, Qualifier.EXACT, None)], "text": "", "cites": (),
                 "publisher": None, "published": "2021-06-01", "over": None})
        for k, v in (("a", 40), ("b", 97))
    )  # fmt: skip
    with writing(tmp_path) as writer:
        frames = build_frames([one[0]], (), [one[1]], ())
        writer.load(frames, {one[0].document_id}, Run("old", datetime.now(UTC), "0", "1", "v"))
    load(tmp_path, [two], [one, two], 1)
    assert {row[1] for row in held(tmp_path)} == {"contradiction"}


def test_who_shares_but_a_phrase_with_a_new_document_is_not_compared_again(tmp_path):
    phrase = " ".join(f"stock{n}" for n in range(30))
    own = {k: f"{phrase} {' '.join(f'{k}{n}' for n in range(120))}" for k in "abcde"}
    version = {"told": [], "cites": (), "publisher": None, "published": None, "over": None}
    pairs = {k: pair(k, version | {"text": text}) for k, text in own.items()}
    *held_before, new = pairs.values()
    assert any(set(bands(new[0].text)) & set(bands(d.text)) for d, _ in held_before)
    load(tmp_path, held_before, held_before, 0)
    with writing(tmp_path) as writer:
        writer.stage(build_frames([new[0]], (), [new[1]], ()))
        with writer.near({d.document_id for d, _ in pairs.values()}) as around:
            for documents in around.unmarked():
                around.mark(marks(documents))
            assert around.find(ALWAYS) == 1


def test_however_little_is_held_at_a_time_the_same_words_are_found(tmp_path, monkeypatch):
    for bound, few in {"BANDS": 100, "DOCUMENTS": 3, "PART": 2_000, "LETTERS": 5_000}.items():
        monkeypatch.setattr(near, bound, few)
    one_count = [("CHN", "CAN", "2020", 40, Qualifier.EXACT, None)]
    version = {"told": one_count, "cites": (), "publisher": None, "published": None, "over": None}
    stories = [[f"{k}{n}" for n in range(150)] for k in ("word", "other", "third")]
    texts = [" ".join(stories[n % 3][5 * n : 5 * n + 40]) for n in range(17)]  # pieces share few
    texts += map(" ".join, stories)
    pairs = [pair(chr(ord("A") + n), version | {"text": text}) for n, text in enumerate(texts)]
    load(tmp_path, pairs[10:], pairs[10:], 0)
    load(tmp_path, pairs[:10], pairs, 1)
    together = reconcile_documents([d for d, _ in pairs], [e for _, e in pairs], FEW)
    assert held(tmp_path) == rows(together)
    assert "by 20 documents of 3 source chains" in together[0].message


def test_no_band_is_left_out_where_copies_share_but_one(tmp_path, monkeypatch):
    monkeypatch.setattr(near, "BANDS", 100)
    one_count = [("CHN", "CAN", "2020", 40, Qualifier.EXACT, None)]
    version = {"told": one_count, "cites": (), "publisher": None, "published": None, "over": None}
    whole = [" ".join(f"w{k}x{n}" for n in range(260)) for k in range(40)]
    of_one_band = []
    for text in whole:  # a short piece of a long text is a copy of it, with few bands in common
        names = [chr(ord("A") + len(of_one_band) + n) for n in (0, 1)]
        told = [
            pair(name, version | {"text": words})
            for name, words in zip(names, (text, text[:300]), strict=True)
        ]
        if len(set(bands(told[0][0].text)) & set(bands(told[1][0].text))) == 1:
            of_one_band += told
    assert len(of_one_band) >= 10
    load(tmp_path, of_one_band, of_one_band, 0)
    together = reconcile_documents(*zip(*of_one_band, strict=True), FEW)
    assert f"of {len(of_one_band) // 2} source chains" in together[0].message
    assert held(tmp_path) == rows(together)
