from __future__ import annotations

import pytest
import yaml

from etl.documents import find_documents
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
