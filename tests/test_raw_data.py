import json
from pathlib import Path

import pytest

from etl.documents import FIELDS, SIDECAR, find_documents, read_document
from schemas.codes import Qualifier

RAW = Path(__file__).parents[1] / "data" / "raw"
EXPECTED = Path(__file__).parent / "data" / "raw_expected.json"
NAMES = [path.relative_to(RAW).as_posix() for path in find_documents(RAW)]


def sidecar(name):
    return json.loads((RAW / name).with_suffix(SIDECAR).read_text(encoding="utf-8"))


def test_there_are_enough_documents_to_show_every_case():
    assert len(NAMES) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_each_file_reads_as_the_document_that_its_sidecar_describes(name):
    document = read_document(RAW / name, RAW)
    said = sidecar(name)
    assert set(said) == set(FIELDS) - {"vanished", "http_status"}  # all are there still
    assert (document.title, document.url) == (said["title"], said["url"])
    assert document.url.startswith(("https://", "http://"))
    assert all((document.publisher, document.retrieved, document.cites))
    assert document.language == "en"
    assert list(document.cites) == said["cites"]


def test_no_sidecar_has_lost_its_document():
    described = set(RAW.rglob(f"*{SIDECAR}"))
    assert described == {(RAW / name).with_suffix(SIDECAR) for name in NAMES}


def test_the_canadian_accounts_name_one_primary_source():
    accounts = [name for name in NAMES if "910" in (RAW / name).read_text(encoding="utf-8")]
    assert len(accounts) == 4
    assert {sidecar(name)["cites"][-1] for name in accounts} == {
        "Global Affairs Canada, Inquiry of Ministry"
    }


def test_each_document_has_its_expected_counts_or_an_empty_list():
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    assert sorted(expected) == sorted(NAMES)
    assert sum(not counts for counts in expected.values()) == 2
    for name, counts in expected.items():
        text = (RAW / name).read_text(encoding="utf-8")
        for _measure, value, qualifier, _place, _origin in counts:
            assert Qualifier(qualifier)
            told = (f"{value:,}", str(value), f"{value / 1_000_000:g} million")
            assert value < 13 or any(number in text for number in told)
