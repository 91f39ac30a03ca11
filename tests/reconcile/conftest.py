import itertools

import pytest

from schemas.codes import ObsStatus, Qualifier, Role
from schemas.records import Count, Extraction

FACTORS = {"about": (0.85, 1.15), "under": (0.85, 1.0), "over": (1.0, None)}


@pytest.fixture
def count():
    """Make a count that stands 20 characters behind the one before: count("CHN", 97)."""
    numbers = itertools.count(1)

    def make(place, value, origin="CAN", measure="in_custody", qualifier="exact", **fields):
        n = next(numbers)
        start = fields.pop("start", n * 20)
        low, high = FACTORS.get(qualifier, (1.0, 1.0))
        values = {
            "count_id": f"c{n}",
            "document_id": "d",
            "measure": measure,
            "value": value,
            "value_high": None,
            "qualifier": Qualifier(qualifier),
            "place": place,
            "origin": origin,
            "as_of": None,
            "start": start,
            "end": start + len(str(value)),
            "number": str(value),
            "quote": "",
            "quote_start": start,
            "hedge": None,
            "segment": None,
            "low": round(value * low),
            "high": None if high is None else round(value * high),
            "role": Role.PART,
            "obs_status": ObsStatus.NORMAL,
            "rule": "test",
        }
        return Count(**{**values, **fields})

    return make


@pytest.fixture
def extraction():
    """Make an extraction of counts: extraction([...], complete_lists=((0, 9),))."""

    def make(counts, document_id="d", **fields):
        return Extraction(
            document_id,
            tuple(counts),
            **{"claims": (), "numbers": (), **fields},
        )

    return make
