"""From rows back to records."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import pytest

from etl.rows import record
from schemas.codes import Qualifier
from schemas.records import Check, Count, Document


def test_codes_become_enumerations_and_other_columns_are_left(a_document, a_count):
    count = a_count(a_document())
    row = {**asdict(count), "qualifier": "exact", "place_name": "United States"}
    made = record(Count, row)
    assert made == count
    assert made.qualifier is Qualifier.EXACT


def test_lists_become_tuples_and_dates_iso(a_document, a_check):
    document = a_document(cites=("Reuters", "AFP"))
    row = {**asdict(document), "cites": ["Reuters", "AFP"], "published": date(2024, 10, 16)}
    assert record(Document, row) == document
    check = a_check(document)
    assert record(Check, {**asdict(check), "values": None, "count_ids": "[]"}) == check


def test_a_column_that_is_missing_is_named(a_document):
    row = asdict(a_document())
    del row["sha256"]
    with pytest.raises(KeyError, match="sha256"):
        record(Document, row)
