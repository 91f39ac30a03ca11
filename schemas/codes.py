"""Enumerations: each word that the tables, the CLI and the reports may use for a thing."""

from __future__ import annotations

from enum import StrEnum


class Qualifier(StrEnum):
    """The class of a hedge (eval guidelines)."""

    EXACT = "exact"
    ABOUT = "about"
    UNDER = "under"
    OVER = "over"
    RANGE = "range"


class Role(StrEnum):
    """What a count is in a breakdown."""

    PART = "part"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    RESIDUAL = "residual"


class ObsStatus(StrEnum):
    """SDMX CL_OBS_STATUS, the codes that we use."""

    NORMAL = "A"
    BREAK = "B"
    DEFINITION_DIFFERS = "D"
    ESTIMATED = "E"
    IMPUTED = "I"
    INCLUDED_ELSEWHERE = "K"
    MISSING_COLLECTED = "L"
    PROVISIONAL = "P"
    SUPPRESSED = "Q"
    LOW_RELIABILITY = "U"
    UNVALIDATED = "V"
    INCLUDES_ANOTHER = "W"


class Verdict(StrEnum):
    """The outcome of a check."""

    EQUAL = "equal"
    PARTIAL = "partial"
    SHORT = "short"
    OVER = "over"
    CLOSED = "closed"
    """Hedged numbers that can add up."""
    OPEN = "open"
    """Hedged parts that stay below the total, whatever they stand for; or what a reader should know
    of, without a fault in the numbers."""
    NO_TOTAL = "no total"
    NOT_COMPARABLE = "not comparable"
    CONTRADICTION = "contradiction"
    AGREES = "agrees"
    HOLDS = "holds"
    FAILS = "fails"


class CheckKind(StrEnum):
    """The family of a check; `rule` names the member."""

    SCHEMA = "schema"
    SUM = "sum"
    CONTRADICTION = "contradiction"
    HEDGE = "hedge"
    CLAIM = "claim"
    CONFLICT = "conflict"
    TIME = "time"
    COVERAGE = "coverage"


class CheckLevel(StrEnum):
    """European Statistical System validation levels, as domain.md section 2.1 maps them."""

    FILE = "L0"
    DOCUMENT = "L1"
    SERIES = "L2"
    SOURCES = "L3"


class Severity(StrEnum):
    """How bad a finding is; `ok` for passes, `info` for what could not be compared."""

    OK = "ok"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Blame(StrEnum):
    """Whose fault a failed check is, as far as can be told."""

    EXTRACTION = "extraction"
    SOURCE = "source"
    RULE = "rule"


class ClaimKind(StrEnum):
    """A statement about counts that is no count."""

    RANK = "rank"
    ORDER = "order"
    SHARE = "share"
    CHANGE = "change"
    NUMBER_OF_COUNTRIES = "number of countries"


class NumberKind(StrEnum):
    """What a number in a text is; every kind but `count` is a reason to set it aside."""

    COUNT = "count"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    AGE = "age"
    MONEY = "money"
    PERCENT = "percent"
    RATE = "rate"
    ORDINAL = "ordinal"
    RANK = "rank"
    DURATION = "duration"
    MEASUREMENT = "measurement"
    REFERENCE = "reference"
    COUNTRIES = "number of countries"
    NARROWER_GROUP = "narrower group"
    PERSON = "named person"
    FORECAST = "forecast"
    CHANGE = "change"
    OTHER_THING = "other thing"
    NO_COUNTRY = "no country"
    NO_MEASURE = "no measure"
    AMBIGUOUS = "ambiguous"
    PRONOUN = "pronoun"
    VAGUE = "vague"
    UNLIKELY = "unlikely"
    REPEATED = "repeated"


class SnapshotStatus(StrEnum):
    """What became of a load."""

    STAGED = "staged"
    """Committed, not published yet."""
    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    """Nothing had changed, so there is no snapshot."""
    REJECTED = "rejected"
    """Its audit failed; the findings stand beside it."""


class Change(StrEnum):
    """What happened to a row between two snapshots (vintage-diff terms, domain.md section 3)."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    REVISED = "revised"
    REFLAGGED = "reflagged"
    STABLE = "stable"


class Standing(StrEnum):
    """What a failed check is against the snapshot before."""

    NEW = "new"
    OPEN = "still open"
    RESOLVED = "resolved"
    ACCEPTED = "accepted"


class FailOn(StrEnum):
    """From which severity on a failed check makes the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


GRAVE = {
    FailOn.ERROR: frozenset({Severity.ERROR}),
    FailOn.WARNING: frozenset({Severity.ERROR, Severity.WARNING}),
    FailOn.NEVER: frozenset[Severity](),
}
"""The severities at or above each of them."""


class ReportFormat(StrEnum):
    """How the report of a snapshot is written."""

    HTML = "html"
    JSON = "json"
    JUNIT = "junit"
    SARIF = "sarif"
    MARKDOWN = "markdown"
    CSV = "csv"


class RowFormat(StrEnum):
    """How the rows of a query are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"
    PARQUET = "parquet"


class ExportFormat(StrEnum):
    """The files of an exported package."""

    CSV = "csv"
    PARQUET = "parquet"


class LogForm(StrEnum):
    """How a run writes its log, if at all."""

    OFF = "off"
    JSON = "json"


class LogLevel(StrEnum):
    """From which level on; texts of documents appear in `debug` alone."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Shell(StrEnum):
    """For which a completion script is made."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
