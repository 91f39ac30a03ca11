"""Intake -> checks: numbers that fell out between the original and the text, guessed encodings.

What fell out was found by the readers in `etl.documents`; here it is only weighed and told.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.documents import Intake
from etl.documents.parsed import CONTENT, Format, Loss
from etl.reconcile.basis import Basis, shipped
from etl.reconcile.findings import check
from etl.reconcile.wording import counted
from schemas.codes import Blame, CheckKind, Verdict
from schemas.records import Check, Document

TOLD = 5
"""Losses that a message names; it says how many more there are."""


def intake_checks(intake: Intake, basis: Basis | None = None) -> tuple[Check, ...]:
    """`number_loss` for each document that is no plain text (level L0), `encoding` for a guess.

    `vanished` for one that its source no longer has.

    Short are losses from text, tables, lists and pictures; losses from menus, links and hidden
    parts alone are partial: a reader would not look for a count there.
    """
    basis = basis or shipped()
    made = []
    if intake.format is not Format.TEXT:
        grave = [loss for loss in intake.losses if loss.place in CONTENT]
        verdict = Verdict.SHORT if grave else Verdict.PARTIAL if intake.losses else Verdict.EQUAL
        told = grave or intake.losses
        made.append(_check(intake, "number_loss", verdict, _said(intake.format, told), basis, told))
    if intake.encoding is not None:
        message = f"The file does not say its encoding; it was taken for {intake.encoding}."
        made.append(_check(intake, "encoding", Verdict.NOT_COMPARABLE, message, basis))
    if intake.document.vanished is not None:
        made.append(
            _check(intake, "vanished", Verdict.OPEN, _gone(intake.document), basis, (), None)
        )
    return tuple(made)


def _gone(document: Document) -> str:
    status = document.http_status
    answers = f" (the server answers {status})" if status else ""
    since = f"since {document.vanished}{answers}"
    return f"The source no longer has this document, {since}; this is its last version."


def _check(
    intake: Intake,
    rule: str,
    verdict: Verdict,
    message: str,
    basis: Basis,
    losses: Sequence[Loss] = (),
    blame: Blame | None = Blame.EXTRACTION,
) -> Check:
    plain = [(loss.number or "").replace(",", "") for loss in losses]
    return check(
        basis,
        rule,
        CheckKind.COVERAGE,
        verdict,
        message,
        document_id=intake.document.document_id,
        blame=None if verdict is Verdict.EQUAL else blame,
        values=tuple(int(n) for n in plain if n.isascii() and n.isdigit() and len(n) < 16),
    )


def _said(kind: Format, losses: Sequence[Loss]) -> str:
    if not losses:
        return f"Each number that the original ({kind}) shows is in the text."
    shown = [
        f"{loss.number or 'not known which'} ({loss.place}: “{loss.context}”)"
        for loss in losses[:TOLD]
    ]
    rest = len(losses) - len(shown)
    numbers = counted(len(losses), "number", "numbers")
    more = f" and {rest} more" if rest else ""
    return f"{numbers} of the original ({kind}) fell out of the text: {'; '.join(shown)}{more}."
