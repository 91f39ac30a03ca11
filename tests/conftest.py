"""Records made by hand, for the tests of the stages that come after extraction."""

from __future__ import annotations

import hashlib
import logging
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.request import urlopen
from uuid import uuid4

import pytest
from hypothesis import settings

from schemas.codes import (
    CheckKind,
    CheckLevel,
    NumberKind,
    ObsStatus,
    Qualifier,
    Role,
    Severity,
    Verdict,
)
from schemas.records import Check, Count, Document, Extraction, SeenNumber
from tests.postgresql import GUARDED, USER, programs, run_sql, running

settings.register_profile("any machine", deadline=None)  # a busy one is no failure
settings.load_profile("any machine")


def _digest(*words: object) -> str:
    return hashlib.sha256("/".join(map(str, words)).encode()).hexdigest()


@pytest.fixture(scope="session")
def ingested(tmp_path_factory):
    """The warehouse that flows/ingest.py makes of data/raw, with Prefect's own temporary server."""
    folder = tmp_path_factory.mktemp("ingested")
    root = Path(__file__).parent.parent
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    subprocess.run(
        [sys.executable, "flows/ingest.py", "--warehouse", folder / "warehouse"],
        cwd=root,
        env={**environment, "PREFECT_HOME": str(folder / "prefect")},
        check=True,
        capture_output=True,
    )
    return folder / "warehouse"


@pytest.fixture(scope="session")
def postgresql():
    """The port of a PostgreSQL of this run's own."""
    if (found := programs()) is None:
        pytest.skip("PostgreSQL is not installed")
    with running(found) as port:
        run_sql(found, port, f"CREATE USER {GUARDED} PASSWORD 'sesame'")
        yield port


@pytest.fixture
def database(postgresql):
    """The address of an empty database for a lake."""
    pytest.importorskip("duckdb_extension_ducklake", reason="the extra `lake` is not installed")
    name = f"lake_{uuid4().hex[:8]}"
    run_sql(programs(), postgresql, f"CREATE DATABASE {name}")
    return f"ducklake:postgres:dbname={name} host=127.0.0.1 port={postgresql} user={USER}"


@pytest.fixture
def s3(monkeypatch):
    """A server on the loopback that speaks S3, empty, and the environment to reach it."""
    import s3fs
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    there = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "tests",
        "AWS_SECRET_ACCESS_KEY": "tests",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",
    }
    for name, value in there.items():
        monkeypatch.setenv(name, value)
    urlopen(f"http://{host}:{port}/moto-api/reset", data=b"")  # what it holds is the process's
    s3fs.S3FileSystem.clear_instance_cache()
    yield server
    server.stop()
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture
def a_document():
    """a_document("a.txt", text="...", title=...) -> Document."""

    def make(
        name: str = "a.txt", text: str = "The US holds 278 Canadians.", **given: Any
    ) -> Document:
        return Document(
            **{
                "document": name,
                "document_id": _digest(name)[:16],
                "text": text,
                "sha256": _digest(text, *sorted(given.items())),
                "published": "2024-10-16",
                **given,
            }
        )

    return make


@pytest.fixture
def a_count():
    """a_count(document, "278", place="USA") -> Count: the first `number` of the text."""

    def make(document: Document, number: str = "278", **given: Any) -> Count:
        value = given.get("value", int(number.replace(",", "")))
        start = document.text.index(number)
        place, origin = given.get("place", "USA"), given.get("origin", "CAN")
        count = Count(
            count_id=_digest(document.document_id, "in_custody", place, origin)[:16],
            document_id=document.document_id,
            measure="in_custody",
            value=value,
            value_high=None,
            qualifier=Qualifier.EXACT,
            place=place,
            origin=origin,
            as_of=None,
            start=start,
            end=start + len(number),
            number=number,
            quote=document.text,
            quote_start=0,
            hedge=None,
            segment=None,
            low=value,
            high=value,
            role=Role.PART,
            obs_status=ObsStatus.NORMAL,
            rule="by hand",
        )
        return replace(count, **given)

    return make


@pytest.fixture
def an_extraction():
    """an_extraction(document, count, ...) -> Extraction, with the numbers of its counts."""

    def make(document: Document, *counts: Count, **given: Any) -> Extraction:
        numbers = {
            count.start: SeenNumber(
                count.start,
                count.end,
                float(count.value),
                None,
                NumberKind.COUNT,
                True,
                count.measure,
            )
            for count in counts
        }
        made = Extraction(document.document_id, counts, (), tuple(numbers.values()))
        return replace(made, **given)

    return make


@pytest.fixture
def a_check():
    """a_check(document, total, *parts) -> the sum check over them; document may be None."""

    def make(document: Document | None, *counts: Count, **given: Any) -> Check:
        total, *parts = [count.value for count in counts] or [0]
        check = Check(
            check_id=_digest("check", document and document.document_id, *counts)[:16],
            document_id=document and document.document_id,
            kind=CheckKind.SUM,
            rule="total and parts",
            level=CheckLevel.DOCUMENT,
            verdict=Verdict.EQUAL if sum(parts) == total else Verdict.PARTIAL,
            severity=Severity.OK,
            message=f"The parts say {sum(parts)}, the total says {total}.",
            measure="in_custody",
            by="place",
            fixed="CAN",
            total=total,
            parts_sum=sum(parts),
            n_parts=len(parts),
            residual=total - sum(parts),
            imbalance=0,
            total_id=counts[0].count_id if counts else None,
            count_ids=tuple(count.count_id for count in counts),
        )
        return replace(check, **given)

    return make
