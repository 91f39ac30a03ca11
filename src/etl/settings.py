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


DEFAULTS = Settings()
