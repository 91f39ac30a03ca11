"""Prefect's server for the flow tests: one for the whole run, and only here."""

from __future__ import annotations

import pytest
from prefect.testing.utilities import prefect_test_harness


@pytest.fixture(scope="session", autouse=True)
def prefect():
    """A server of its own with an empty database."""
    with prefect_test_harness(server_startup_timeout=120):
        yield
