from __future__ import annotations

import csv
import json

import duckdb
import pytest

from etl.errors import WarehouseError
from etl.snapshots import export
from schemas.codes import ExportFormat, ObsStatus


@pytest.fixture
def exported(ingest, a_document, a_count, an_extraction, a_check, tmp_path):
    """A total with a part, a region, an estimate and words that need quoting, exported."""
    document = a_document(
        text='Of 910 Canadians,\nthe "US" holds 278, the Gulf 97.', cites=('The "Agency", Ltd.',)
    )
    total = a_count(document, "910", place="ALL")
    us = a_count(document, "278", obs_status=ObsStatus.ESTIMATED, as_of="2019-10")
    gulf = a_count(document, "97", place="REGION:the Gulf", as_of="2019")
    found = an_extraction(document, total, us, gulf)
    ingest((document, found), checks=[a_check(document, total, us)])
    export(tmp_path, tmp_path / "out")
    return tmp_path / "out"


def rows(path):
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_table_is_exported_with_its_names_and_without_texts(exported):
    counts = {row["place"]: row for row in rows(exported / "counts.csv")}
    assert counts["USA"]["place_name"] == "United States"
    assert counts["USA"]["quote"].startswith('Of 910 Canadians,\nthe "US"')
    [document] = rows(exported / "documents.csv")
    assert "text" not in document
    assert json.loads(document["cites"]) == ['The "Agency", Ltd.']


def test_words_that_a_spreadsheet_would_run_stand_behind_an_apostrophe(
    ingest, a_document, an_extraction, tmp_path
):
    formulas = ["=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(A1)", "\t=1", "1=1"]
    documents = [a_document(f"{n}.txt", title=title) for n, title in enumerate(formulas)]
    ingest(*((document, an_extraction(document)) for document in documents))
    export(tmp_path, tmp_path / "out")
    told = {row["title"] for row in rows(tmp_path / "out/documents.csv")}
    assert told == {f"'{title}" for title in formulas[:-1]} | {"1=1"}


def test_the_dictionary_describes_every_column_that_is_there(exported):
    told = {(row["table"], row["column"]) for row in rows(exported / "dictionary.csv")}
    for table in ("documents", "counts", "claims", "numbers", "checks"):
        with (exported / f"{table}.csv").open(newline="") as file:
            assert {(table, name) for name in next(csv.reader(file))} <= told
    assert all(row["description"] for row in rows(exported / "dictionary.csv"))


def test_the_same_snapshot_gives_the_same_bytes(exported, tmp_path):
    export(tmp_path, tmp_path / "again")
    for path in exported.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes(), path.name


def test_codes_are_those_of_sdmx(exported):
    found = {row["REF_AREA"]: row for row in rows(exported / "sdmx.csv")}
    assert set(found) == {"_T", "USA", "REGION_THE_GULF"}
    us = found["USA"]
    assert (us["FREQ"], us["TIME_PERIOD"], us["OBS_STATUS"]) == ("M", "2019-10", "E")


def test_nothing_published_cannot_be_exported(tmp_path):
    with pytest.raises(WarehouseError, match="nothing is published"):
        export(tmp_path, tmp_path / "out")


def test_frictionless_finds_the_package_valid(exported):
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    report = frictionless.validate(str(exported / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
    assert {task.name for task in report.tasks} >= {"counts", "documents", "checks"}


def test_frictionless_finds_a_cell_that_breaks_the_description(exported):
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    path = exported / "counts.csv"
    path.write_text(path.read_text().replace(",exact,", ",surely,", 1))
    assert not frictionless.validate(str(exported / "datapackage.json")).valid


def test_pysdmx_reads_back_the_observations(exported):
    sdmx20 = pytest.importorskip("pysdmx.io.csv.sdmx20.reader", reason="pysdmx is not installed")
    [dataset] = sdmx20.read((exported / "sdmx.csv").read_text())
    data = dataset.data.set_index("REF_AREA")
    assert dataset.short_urn == "DataStructure=HEADCOUNT:COUNTS(1.0)".replace(
        "DataStructure", "Dataflow"
    )
    assert data["OBS_VALUE"].astype(int).to_dict() == {
        "_T": 910,
        "USA": 278,
        "REGION_THE_GULF": 97,
    }


@pytest.fixture
def suppressed(ingest, a_document, a_count, an_extraction, a_check, tmp_path):
    """1 and 9 of a total of 40, whose quote and second document tell them too; exported."""
    document = a_document(text="Of 40 Canadians the US holds 30, China 9 and Fiji 1.")
    numbers = {"40": "ALL", "30": "USA", "9": "CHN", "1": "FJI"}
    total, *parts = [a_count(document, n, place=p) for n, p in numbers.items()]
    other = a_document("b.txt", "China holds 9 Canadians.")
    ingest(
        (document, an_extraction(document, total, *parts)),
        (other, an_extraction(other, a_count(other, "9", place="CHN"))),
        checks=[a_check(document, total, *parts)],
    )
    export(tmp_path, tmp_path / "out", suppress_below=5)
    return tmp_path / "out"


def test_a_small_cell_cannot_be_computed_from_what_is_exported(suppressed):
    counts = rows(suppressed / "counts.csv")
    left_out = {row["place"] for row in counts if not row["value"]}
    assert left_out == {"FJI", "CHN"}
    assert [row["obs_status"] for row in counts if row["place"] == "CHN"] == ["Q", "Q"]
    observations = {row["REF_AREA"]: row for row in rows(suppressed / "sdmx.csv")}
    for place in left_out:
        told = [observations[place][name] for name in ("OBS_VALUE", "OBS_LOW", "OBS_HIGH")]
        assert told == ["", "", ""]


def test_no_file_of_a_suppressed_export_has_words_that_tell_a_small_cell(suppressed):
    assert not {"claims.csv", "numbers.csv", "checks.csv"} & {p.name for p in suppressed.iterdir()}
    assert not any("Fiji 1" in path.read_text() for path in suppressed.iterdir())


def test_frictionless_finds_a_suppressed_package_valid(suppressed):
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    report = frictionless.validate(str(suppressed / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])


@pytest.fixture
def in_parquet(exported, tmp_path):
    """The same package again into the same folder, its tables as Parquet."""
    export(tmp_path, exported, form=ExportFormat.PARQUET)
    return exported


def test_parquet_has_the_types_and_rows_of_the_warehouse(in_parquet, ask):
    counts = duckdb.sql(f"FROM '{in_parquet}/counts.parquet' ORDER BY count_id")
    assert counts.fetchall() == ask("FROM counts ORDER BY count_id")
    [(cites,)] = duckdb.sql(f"SELECT cites FROM '{in_parquet}/documents.parquet'").fetchall()
    assert cites == ['The "Agency", Ltd.']
    assert not (in_parquet / "counts.csv").exists()


def test_frictionless_finds_a_parquet_package_valid(in_parquet):
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    report = frictionless.validate(str(in_parquet / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
    assert {task.name for task in report.tasks} >= {"counts", "documents", "checks"}


def test_an_earlier_export_is_not_left_beside_a_suppressed_one(exported, tmp_path):
    export(tmp_path, exported, suppress_below=5)
    left = {path.name for path in exported.iterdir()}
    assert not {"claims.csv", "numbers.csv", "checks.csv"} & left
