"""What is staged in a warehouse -> its checks with all that it touches, staged with it.

What can be touched is found by `etl.snapshots.near`, what is compared is decided by
`etl.reconcile`; here the one is handed to the other, a little at a time.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from etl.frames import build_frames
from etl.reconcile import (
    grouped,
    join_copies,
    marks,
    reconcile_between,
    within,
)
from etl.reconcile import (
    limits as limits_of,
)
from etl.reconcile.basis import Basis
from etl.snapshots import Writer
from schemas.records import Limits

CHECKS = 5_000
"""Checks that are held at a time."""


def compare(
    writer: Writer,
    present: Collection[str],
    basis: Basis | None = None,
    limits: Limits | None = None,
) -> None:
    """Make all checks over several documents that may be others now, and stage them.

    `present` are the documents that there are, by document_id. Over all documents together, one
    comparison after the other gives what `reconcile_documents` gives of all that is held.
    """
    limits = limits or limits_of(basis)
    with writer.near(present) as near:
        for documents in near.unmarked():
            near.mark(marks(documents))
        size = near.find(limits)
        found = grouped(size, near.same_lists(limits), near.same_sources())
        join_copies(found.chains, near.same_words(limits))
        near.tie(found.chains.heads(), found.copies.heads())
        near.date(within(near.lists()))
        checks = reconcile_between(near, basis)
        while some := tuple(islice(checks, CHECKS)):
            writer.stage(build_frames((), (), (), some))
