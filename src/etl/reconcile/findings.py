"""Finding -> Check: the stable id and the severity that checks.yml gives.

What is compared, and the words, come from the module of each rule.
"""

from __future__ import annotations

import hashlib
from typing import Any

from etl.reconcile.basis import Basis
from schemas.codes import CheckKind, Severity, Verdict
from schemas.records import Check

IDENTITY = ("document_id", "measure", "by", "fixed", "as_of", "total_id")


def check(
    basis: Basis,
    rule: str,
    kind: CheckKind,
    verdict: Verdict,
    message: str,
    key: str = "",
    **fields: Any,
) -> Check:
    """A check of `rule`, with its id, level and severity.

    `fields` are fields of Check. `key` tells apart checks that share document, rule, measure,
    by, fixed, as_of and total_id.
    """
    described = basis.rules.rules[rule]
    told = (rule, *(fields.get(name) for name in IDENTITY), key)
    text = "\x1f".join("" if part is None else str(part) for part in told)
    return Check(
        check_id=hashlib.sha256(text.encode()).hexdigest()[:16],
        document_id=fields.pop("document_id", None),
        kind=kind,
        rule=rule,
        level=described.level,
        verdict=verdict,
        severity=described.severity.get(verdict, Severity.INFO),
        message=message,
        **fields,
    )
