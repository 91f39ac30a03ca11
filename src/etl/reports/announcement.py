"""ReportData -> what is worth telling somebody: the verdict and the findings that are new.

A finding that was announced with an earlier snapshot is not announced again. How the word gets out
(events, automations, webhooks) is the flows' business.
"""

from __future__ import annotations

from etl.reports.data import ReportData
from etl.reports.findings import failed_before, failing, resolved, verdict_sentence
from etl.reports.words import of, visible
from schemas.records import Check

SHOWN = 20
"""New findings told one by one before the number of the others."""
LONGEST = 300
"""Letters of one message; longer ones end in dots."""


def new_findings(data: ReportData) -> tuple[Check, ...]:
    """Failed checks that did not fail in the snapshot before; all, where there is none before.

    One whose acceptance has lapsed is new again.
    """
    before = failed_before(data)
    return tuple(check for check in failing(data) if check.check_id not in before)


def announcement(data: ReportData) -> dict[str, object]:
    """A summary that JSON can hold: `verdict`, `new`, `new_left_out`, `resolved`, `text`, ...

    `text` is the whole of it in plain words, for a chat or a mail.
    """
    new, gone = new_findings(data), resolved(data)
    told = [f"{check.severity}: {_short(check.message)}" for check in new[:SHOWN]]
    left = len(new) - len(told)
    snapshot = data.snapshot.get("snapshot_id")
    lines = [f"Headcount, snapshot {snapshot}: {verdict_sentence(data)}"]
    lines += [f"{of(len(new), 'new finding')}:", *(f"- {line}" for line in told)] if new else []
    lines += [f"- and {left:,} more"] if left else []
    lines += [f"{of(len(gone), 'finding')} resolved."] if gone else []
    return {
        "snapshot_id": snapshot,
        "verdict": verdict_sentence(data),
        "documents": data.n_documents,
        "counts": data.n_counts,
        "new": [
            {
                "check_id": check.check_id,
                "severity": check.severity.value,
                "rule": check.rule,
                "message": _short(check.message),
            }
            for check in new[:SHOWN]
        ],
        "new_left_out": left,
        "resolved": len(gone),
        "text": "\n".join(lines),
    }


def _short(message: str) -> str:
    text = " ".join(visible(message).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
