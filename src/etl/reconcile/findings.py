"""Finding -> Check: the stable id and the severity that checks.yml gives.

What is compared, and the words, come from the module of each rule.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from etl.reconcile.basis import Basis
from schemas.codes import CheckKind, Severity, Verdict
from schemas.records import Check


def check(
    basis: Basis,
    rule: str,
    kind: CheckKind,
    verdict: Verdict,
    message: str,
    key: str = "",
    **fields: object,
) -> Check:
    """A check of `rule`, with its id, level and severity.

    `fields` are fields of Check. `key` tells apart checks that share document, rule, measure,
    by, fixed, as_of and total_id.
    """
    described = basis.rules.rules[rule]
    made = Check(
        check_id="",
        document_id=None,
        kind=kind,
        rule=rule,
        level=described.level,
        verdict=verdict,
        severity=described.severity.get(verdict, Severity.INFO),
        message=message,
    )
    made = replace(made, **fields)  # type: ignore[arg-type]
    return replace(made, check_id=_identity(made, key))


def _identity(made: Check, key: str) -> str:
    told = (
        made.document_id,
        made.rule,
        made.measure,
        made.by,
        made.fixed,
        made.as_of,
        made.total_id,
    )
    text = "\x1f".join("" if part is None else str(part) for part in (*told, key))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
