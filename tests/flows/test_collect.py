from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
import yaml
from prefect.artifacts import Artifact

from etl.answers import versions
from etl.batches import read_frames
from etl.documents import find_documents
from etl.reports import read_report, render_html
from etl.settings import Settings
from etl.snapshots import Run, query, rows, writing
from flows.collect import collect, main
from tests.site import a_site
from tests.sources.conftest import HASTY

PAGE = b"<html><body><p>In Peru %d Danes are in prison.</p></body></html>"


@pytest.fixture
def site():
    with a_site() as site:
        yield site


def declared(folder, *sources):
    (folder / "sources.yml").write_text(yaml.safe_dump({"sources": list(sources)}))
    return {name: folder / where for name, where in WHERE.items()}


WHERE = {"sources": "sources.yml", "raw": "raw", "store": "collected"}


def test_sources_become_raw_files_and_the_second_run_finds_nothing_new(site, tmp_path):
    site.pages |= {"/a": PAGE % 12, "/b": PAGE % 13}
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved/c.txt").write_text("Two Danes")
    paths = declared(
        tmp_path,
        {"name": "paper", "addresses": [f"{site.url}/a", f"{site.url}/b", f"{site.url}/none"]},
        {"name": "saved", "folder": "saved"},
    )
    first = collect(**paths, policy=HASTY)
    assert sorted(result.outcome for result in first) == ["failed", "new", "new", "new"]
    assert len(find_documents(tmp_path / "raw")) == 3
    again = collect(**paths, policy=HASTY)
    assert sorted(result.outcome for result in again) == ["failed", *["unchanged"] * 3]
    kept = Artifact.get("collect")
    assert kept.description == "3 unchanged, 1 failed"
    assert [row["outcome"] for row in json.loads(kept.data)] == ["failed"]


def test_by_hand_no_address_of_this_machine_is_asked(site, tmp_path, capsys):
    paths = declared(tmp_path, {"name": "paper", "addresses": [f"{site.url}/a"]})
    assert main([word for name, path in paths.items() for word in (f"--{name}", str(path))]) == 2
    assert "127.0.0.1, which is no public address" in capsys.readouterr().out
    assert site.asked == []


def test_a_file_of_sources_that_is_wrong_is_told(tmp_path, capsys):
    assert main(["--sources", str(tmp_path / "none.yml"), "--raw", str(tmp_path / "raw")]) == 2
    assert "none.yml: cannot be read" in capsys.readouterr().err


def test_nothing_is_collected_into_a_bucket(site, tmp_path, capsys):
    paths = declared(tmp_path, {"name": "paper", "addresses": [f"{site.url}/a"]})
    words = [word for name in ("sources", "store") for word in (f"--{name}", str(paths[name]))]
    assert main([*words, "--raw", "s3://bucket/raw"]) == 2
    assert "s3://bucket/raw: is no folder" in capsys.readouterr().err


def test_a_page_that_vanished_says_so_in_the_warehouse_and_in_the_report(site, tmp_path):
    site.pages["/a"] = PAGE % 12
    paths = declared(tmp_path, {"name": "paper", "addresses": [f"{site.url}/a"]})
    settings = Settings(raw=tmp_path / "raw")
    for number, page in enumerate((PAGE % 12, (410, {}, b""), PAGE % 12), 1):
        site.pages["/a"] = page
        collect(**paths, policy=HASTY)
        [document] = find_documents(tmp_path / "raw")
        with writing(tmp_path) as writer:
            frames = read_frames([document], settings)
            run = Run(f"run-{number}", datetime.now(UTC), "1", *versions())
            writer.load(frames, set(frames.documents["document_id"]), run)
            writer.publish()
    told = "SELECT vanished IS NOT NULL, http_status, text LIKE '%12 Danes%' FROM history.documents"
    rows_of = query(tmp_path, f"{told} ORDER BY from_snapshot").rows
    assert rows_of == [(False, None, True), (True, 410, True), (False, None, True)]
    gone = read_report(rows(tmp_path), 2)
    assert "no longer at its source since" in render_html(gone)
    assert [check.severity for check in gone.checks if check.rule == "vanished"] == ["info"]
    back = read_report(rows(tmp_path), 3)
    assert not [check for check in back.checks if check.rule == "vanished"]
