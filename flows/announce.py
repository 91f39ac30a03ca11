"""a run's snapshot -> a summary on Prefect's page, and an event for automations to act on.

Only new findings are told (etl.reports.announcement). Run by itself, this file sets up the webhook
block and the automation that sends them to an address:

    .venv/bin/python flows/announce.py https://chat.example.org/hook
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

from prefect.artifacts import create_markdown_artifact
from prefect.automations import Automation, CallWebhook, EventTrigger, Posture
from prefect.blocks.webhook import Webhook
from prefect.events import emit_event

from etl.errors import AuditFailed
from etl.reports import ReportData, announcement, render_markdown

PUBLISHED = "headcount.snapshot.published"
REJECTED = "headcount.snapshot.rejected"
BLOCK = "headcount"
TELL_NEWS = "headcount: tell what is new"
WORTH_TELLING = {"headcount.news": "yes"}
"""The label of events that say something new: what an automation should match."""


def announce(data: ReportData, report: Path, published: bool) -> None:
    """Leave a summary for Prefect's page of the run; emit the new findings of a new snapshot."""
    create_markdown_artifact(f"{render_markdown(data)}\nReport: `{report}`\n", key="ingest")
    if published:
        told = announcement(data)
        _emit(PUBLISHED, told["snapshot_id"], bool(told["new"]), {**told, "report": str(report)})


@contextmanager
def rejections_announced() -> Iterator[None]:
    """Emit that a snapshot failed its audit, if one does inside; the error goes on."""
    try:
        yield
    except AuditFailed as error:
        reason = str(error)
        text = f"Headcount, a snapshot is rejected; what was published before stands. {reason}"
        _emit(REJECTED, "rejected", True, {"reason": reason, "text": text})
        raise


def set_up(address: str) -> Automation:
    """Create, or replace, the webhook block and an automation that posts to it what is new."""
    with suppress(ValueError):  # there is none of that name yet
        Automation.read(name=TELL_NEWS).delete()
    block = Webhook(method="POST", url=address, headers={"Content-Type": "application/json"})
    block_id = block.save(BLOCK, overwrite=True)
    return Automation(
        name=TELL_NEWS,
        description="Posts new findings and rejected snapshots to the webhook block.",
        trigger=EventTrigger(
            expect={PUBLISHED, REJECTED},
            match=WORTH_TELLING,
            posture=Posture.Reactive,
            threshold=1,
            within=timedelta(0),
        ),
        actions=[
            CallWebhook(
                block_document_id=block_id,
                payload='{"text": {{ event.payload.text | tojson }}}',
            )
        ],
    ).create()


def _emit(event: str, snapshot_id: object, news: bool, payload: dict[str, object]) -> None:
    resource = {
        "prefect.resource.id": f"headcount.snapshot.{snapshot_id}",
        "prefect.resource.name": f"snapshot {snapshot_id}",
        "headcount.news": "yes" if news else "no",
    }
    emit_event(event, resource=resource, payload=payload)


if __name__ == "__main__":
    print(f"automation {set_up(sys.argv[1]).name}")
