"""Errors, for input that cannot be read; a failed check is a row, never an exception.

HeadcountError
├── UnreadableDocument   a raw file or its sidecar cannot be used
├── VocabularyError      a file in schemas/ says something that cannot be
├── WarehouseError       the warehouse cannot be read or written
│   ├── WarehouseBusy    another run holds the lock
│   ├── WarehouseTooNew  written by a later version
│   └── AuditFailed      a built file is not what was staged; never published
├── StorageError         shared storage does not answer, or not to us
├── SettingsError        a setting in the environment or a file cannot be used
└── UsageError           the command line asks for something that is not there
"""

from __future__ import annotations


class HeadcountError(Exception):
    """Root of all our errors; the message names the file, the field, the value and what to do."""


class UnreadableDocument(HeadcountError):
    """A raw file or its sidecar cannot be used."""


class VocabularyError(HeadcountError):
    """A vocabulary file says something that cannot be."""


class WarehouseError(HeadcountError):
    """The warehouse cannot be read or written."""


class WarehouseBusy(WarehouseError):
    """Another run holds the lock."""


class WarehouseTooNew(WarehouseError):
    """The warehouse was written by a later version."""


class AuditFailed(WarehouseError):
    """A built file is not what was staged."""


class StorageError(HeadcountError):
    """Shared storage does not answer, or not to us."""


class SettingsError(HeadcountError):
    """A setting cannot be used."""


class UsageError(HeadcountError):
    """The command line asks for something that is not there."""
