"""Waiting for something of another process to happen, for a while."""

from __future__ import annotations

import time


def until(happens, pause=0.5):
    """Wait for `happens()` to be true, and return what it gave; a server is asked gently."""
    deadline = time.monotonic() + 600
    while not (what := happens()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(pause)
    return what
