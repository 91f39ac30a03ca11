"""What the programs beside this one share: loads in which every number says which load it was."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from etl.frames import Frames, build_frames  # noqa: E402
from etl.snapshots import Run  # noqa: E402
from schemas.codes import ObsStatus, Qualifier, Role  # noqa: E402
from schemas.records import Count, Document, Extraction  # noqa: E402


def frames_of(load: int, documents: int = 5, padding: str = "") -> tuple[Frames, set[str]]:
    """Frames in which each of the documents says the number of the load, and their ids."""
    made = [_document(i, load, padding) for i in range(documents)]
    found = [
        Extraction(document.document_id, (_count(document, load),), (), ()) for document in made
    ]
    return build_frames(made, [], found, []), {document.document_id for document in made}


def run_of(load: int) -> Run:
    """The run of one load."""
    return Run(f"run-{load}", datetime.now(UTC), "0.1.0", "1", "v1")


def _document(i: int, load: int, padding: str) -> Document:
    return Document(f"{i}.txt", f"{i:016x}", f"{load} Canadians. {padding}", f"{load:064x}")


def _count(document: Document, load: int) -> Count:
    number = str(load)
    return Count(
        count_id=f"count-{document.document_id}",
        document_id=document.document_id,
        measure="in_custody",
        value=load,
        value_high=None,
        qualifier=Qualifier.EXACT,
        place="USA",
        origin="CAN",
        as_of=None,
        start=0,
        end=len(number),
        number=number,
        quote=f"{load} Canadians.",
        quote_start=0,
        hedge=None,
        segment=None,
        low=load,
        high=load,
        role=Role.PART,
        obs_status=ObsStatus.NORMAL,
        rule="by hand",
    )
