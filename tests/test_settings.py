"""Settings: which source wins, what is refused and how, and what the table for people says."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from etl.cli import main
from etl.errors import SettingsError
from etl.settings import DEFAULTS, Settings
from etl.settings.given import read_settings
from schemas.codes import LogForm

ROOT = Path(__file__).parent.parent
TEXT = "In Peru 12 Danes are in prison.\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder, and the one where commands run; no setting in the environment."""
    monkeypatch.chdir(tmp_path)
    for field in fields(Settings):
        monkeypatch.delenv(f"HEADCOUNT_{field.name.upper()}", raising=False)
    return tmp_path


def test_without_a_source_all_is_as_built_in_and_pydantic_is_not_loaded(here):
    assert read_settings().settled() == DEFAULTS


def test_an_option_wins_over_the_environment_that_over_env_and_that_over_toml(here, monkeypatch):
    (here / "headcount.toml").write_text(
        'raw = "t"\nwarehouse = "t"\nreports = "t"\nlog = "json"\n'
    )
    (here / ".env").write_text("HEADCOUNT_RAW=e\nHEADCOUNT_WAREHOUSE=e\nHEADCOUNT_REPORTS=e\n")
    monkeypatch.setenv("HEADCOUNT_RAW", "v")
    monkeypatch.setenv("headcount_warehouse", "v")
    given = read_settings()
    settings = given.settled(raw=Path("o"), warehouse=None)
    said = (settings.raw, settings.warehouse, settings.reports)
    assert (said, settings.log) == ((Path("o"), Path("v"), Path("e")), LogForm.JSON)
    assert given.origins["reports"] == "HEADCOUNT_REPORTS in .env"
    assert given.origins["log"] == "log in headcount.toml"


def test_what_other_programs_keep_in_env_is_left_alone(here):
    (here / ".env").write_text("PREFECT_API_URL=http://127.0.0.1/api\nLOG=json\nRAW=elsewhere\n")
    assert read_settings().settled() == DEFAULTS


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("headcount.toml", "reader_seconds = 0", "reader_seconds is 0, but should be greater"),
        ("headcount.toml", "max_document_bytes = '20MB'", "max_document_bytes is '20MB', but"),
        ("headcount.toml", "raw = ", "cannot be read"),
        ("headcount.toml", "rwa = 'x'", "rwa is no setting; did you mean raw?"),
        ("headcount.toml", "[tool]\nx = 1", "tool is no setting; there are raw, warehouse"),
        (".env", "HEADCOUNT_LOG=xml", "HEADCOUNT_LOG is 'xml', but should be 'off' or 'json'"),
        (".env", "HEADCOUNT_LOGG=json", "did you mean HEADCOUNT_LOG?"),
        (".env", b"HEADCOUNT_RAW=\xff", "cannot be read"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_its_file(here, name, text, told):
    (here / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SettingsError, match=re.escape(name)) as error:
        read_settings().settled()
    assert told in str(error.value)


def test_a_command_stops_at_a_wrong_setting_and_doctor_shows_it(here, capsys, monkeypatch):
    (here / "a.txt").write_text(TEXT)
    monkeypatch.setenv("HEADCOUNT_READER_SECONDS", "soon")
    assert main(["extract", "a.txt"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "the environment: HEADCOUNT_READER_SECONDS is 'soon'" in told.err
    assert main(["doctor", "--raw", "."]) == 1
    assert "HEADCOUNT_READER_SECONDS is 'soon'" in capsys.readouterr().out


def test_doctor_says_where_each_setting_comes_from(here, capsys):
    (here / "headcount.toml").write_text("max_document_bytes = 7\n")
    main(["doctor"])
    out = capsys.readouterr().out
    assert "setting: max_document_bytes = 7, by max_document_bytes in headcount.toml" in out
    assert re.search(r"settings: as built in: raw, .*reader_seconds", out)


def test_doctor_shows_no_password_that_somebody_has_put_into_a_setting(here, capsys):
    lake = "ducklake:postgres:dbname=lake password=sesame host=db"
    (here / "headcount.toml").write_text(f"raw = 's3://key:sesame@bucket/raw'\nlake = '{lake}'\n")
    main(["doctor"])
    out = capsys.readouterr().out
    assert "password=... host=db" in out
    assert "key:..." in out
    assert "sesame" not in out


def test_a_limit_in_a_file_holds_for_the_documents(here, capsys):
    (here / "a.txt").write_text(TEXT)
    (here / "headcount.toml").write_text("max_document_bytes = 7\n")
    assert main(["extract", "a.txt"]) == 2
    assert "32 bytes, limit 7" in capsys.readouterr().err


def test_the_table_in_docs_says_each_setting_and_what_is_built_in():
    table = (ROOT / "docs/settings.md").read_text("utf-8")
    for field in fields(Settings):
        row = re.search(rf"^\| `{field.name}` \|([^|]*)\|", table, re.MULTILINE)
        assert row, field.name
        shown = "" if field.default is None else str(field.default)
        assert row[1].strip(" `").replace(",", "") == shown
