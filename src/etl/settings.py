"""Limits that a run keeps to, as one frozen value.

Read from nowhere, neither environment nor file: a caller with other limits passes its own value.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may take in."""

    max_document_bytes: int = 20_000_000
    """A document is held in memory whole, with all its hits. 20 MB of text is about three million
    words, more than any report or debate; above it stands a dump that somebody should cut first."""
    max_sidecar_bytes: int = 1_000_000
    """A sidecar is a page of metadata; a megabyte of it is something else under that name."""
    max_unpacked_bytes: int = 200_000_000
    """What a compressed file may grow to. Office files shrink their XML to a tenth."""
    reader_seconds: int = 60
    """For one file in a worker. A page takes 0.05 s, a report of 300 pages a few seconds."""
    reader_memory_bytes: int = 2_000_000_000
    """Address space of a worker; 0.4 GB of it are its libraries."""


DEFAULTS = Settings()
