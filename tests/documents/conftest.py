"""Known texts and the files that independent programs make of them."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from etl.documents import take_in
from etl.extract import extract
from etl.vocabulary import load_vocabulary
from tests.site import a_site

RAW = Path(__file__).parents[2] / "data/raw"
TEXTS = (
    "britain/undated-foi-list.txt",
    "canada/2024-rebel-news.txt",
    "ireland/2001-dail-answer.md",
)


@pytest.fixture(scope="session")
def facts():
    """facts(document): what is counted in it, wherever its words stand."""
    return _facts


def _facts(document):
    """What is counted in a document, wherever its words stand; each count where it says it is."""
    extraction = extract(document, load_vocabulary())
    for count in extraction.counts:
        assert document.text[count.start : count.end] == count.number
    return Counter(
        (c.measure, c.value, c.value_high, c.qualifier, c.place, c.origin, c.as_of, c.segment)
        for c in extraction.counts
    )


@pytest.fixture(scope="session")
def known(tmp_path_factory):
    """name -> (text, its counts), without sidecars, so that only the text can say a date."""
    folder = tmp_path_factory.mktemp("known")
    told = {}
    for name in TEXTS:
        path = folder / Path(name).name
        shutil.copyfile(RAW / name, path)
        document = take_in(path, folder).document
        told[path.stem] = (document.text, _facts(document))
    assert all(counts for _, counts in told.values())
    return told


@pytest.fixture
def same_counts(tmp_path):
    """same_counts(name, bytes, counts): the file says these counts, and no number fell out."""

    def check(name, raw, wanted):
        (tmp_path / name).write_bytes(raw)
        intake = take_in(tmp_path / name, tmp_path)
        assert intake.losses == (), intake.document.text
        assert _facts(intake.document) == wanted
        return intake

    return check


@pytest.fixture(scope="session")
def made_by(tmp_path_factory):
    """made_by("pandoc", text, "docx") -> bytes; skips where the program is not installed.

    None of them shares code with our readers.
    """

    def pandoc(text, suffix):
        folder = tmp_path_factory.mktemp("pandoc")
        command = ["pandoc", "-f", "markdown+hard_line_breaks"]
        plain = ["-t", "gfm", "--wrap", "none"]
        command += plain if suffix == "md" else ["-s", "--metadata", "title=Known"]
        run([*command, "-o", folder / f"made.{suffix}"], text)
        return (folder / f"made.{suffix}").read_bytes()

    def soffice(text, suffix, source="docx"):
        folder = tmp_path_factory.mktemp("soffice")
        raw = text if isinstance(text, bytes) else pandoc(text, source)
        (folder / f"made.{source}").write_bytes(raw)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", folder]
        run([*convert, folder / f"made.{source}"])
        return (folder / f"made.{suffix}").read_bytes()

    def wget(body):
        folder = tmp_path_factory.mktemp("wget")
        with a_site() as site:
            site.pages["/a"] = (200, {"Content-Type": "text/html; charset=utf-8"}, body)
            run(
                ["wget", "--no-proxy", "-O", "-", f"--warc-file={folder / 'made'}", f"{site.url}/a"]
            )
        return (folder / "made.warc.gz").read_bytes()

    def mpack(raw, name):
        folder = tmp_path_factory.mktemp("mpack")
        (folder / name).write_bytes(raw)
        words = ["-s", "Answer to your question", "-c", "application/octet-stream"]
        run(["mpack", *words, "-o", folder / "made.eml", folder / name])
        return (folder / "made.eml").read_bytes()

    def gzip(raw):
        return run(["gzip", "-9"], raw)

    def run(command, text=None):
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed")
        raw = text.encode() if isinstance(text, str) else text
        return subprocess.run(
            command, input=raw, check=True, capture_output=True, timeout=120
        ).stdout

    def make(program, *args):
        made = {"pandoc": pandoc, "soffice": soffice, "wget": wget, "mpack": mpack, "gzip": gzip}
        return made[program](*args)

    return make
