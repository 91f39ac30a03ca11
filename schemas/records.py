"""The values that the stages hand to each other: small, frozen, no behaviour.

The pandera models beside this module say the same of whole tables; a test keeps the two in step.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from schemas.codes import (
    Blame,
    CheckKind,
    CheckLevel,
    ClaimKind,
    NumberKind,
    ObsStatus,
    Qualifier,
    Role,
    Severity,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Document:
    """One raw file, read. Offsets of all counts are Python string offsets into `text`."""

    document: str
    """Path below the folder that was read, with forward slashes."""
    document_id: str
    """First 16 hex digits of the SHA-256 of `document`: the same for each version of a file."""
    text: str
    sha256: str
    """Digest of the raw bytes of the file and its sidecar."""
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    """ISO date, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    retrieved: str | None = None
    language: str | None = None
    cites: tuple[str, ...] = ()
    """The source chain: whom the document names as its source, outlet first."""
    vanished: str | None = None
    """ISO date since when its source no longer has it; this is its last version."""
    http_status: int | None = None
    """What the server answers instead."""
    pages: int | None = None
    """How many pages it has; None where its format has none. Form feeds set them apart."""


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """What the rows of one document were made from; with the first three the same they hold."""

    sha256: str
    extractor_version: str
    vocabulary_digest: str
    file_state: str | None = None
    """Size, times and inode of the file and its sidecar; with the same ones it is the same file."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One raw file that could not be read."""

    document: str
    reason: str
    """Name of the error class."""
    message: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One failed check that a person lets stand, as long as it says the same."""

    check_id: str
    message: str
    reason: str
    by: str
    date: str
    until: str | None = None
    """ISO date from which on it does not hold any more."""


@dataclass(frozen=True, slots=True)
class Count:
    """One number of people, for one measure, one place and one origin (eval guidelines)."""

    count_id: str
    """Hash of document, measure, place, origin, as_of, segment and occurrence; kept over time."""
    document_id: str
    measure: str
    value: int
    value_high: int | None
    qualifier: Qualifier
    place: str | None
    origin: str | None
    as_of: str | None
    start: int
    end: int
    number: str
    quote: str
    quote_start: int
    hedge: str | None
    segment: str | None
    low: int
    high: int | None
    """The interval that the hedge allows (schemas/hedges.yml); `high` is None where it is open."""
    role: Role
    obs_status: ObsStatus
    rule: str
    """The mechanism of the grammar that produced it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about counts that is none: a rank, share, change or number of countries."""

    claim_id: str
    document_id: str
    kind: ClaimKind
    measure: str
    place: str | None
    origin: str | None
    as_of: str | None
    relation: str
    """For example `largest`, `largest outside USA`, `at least`, `followed by`."""
    value: float | None
    value_high: float | None
    qualifier: Qualifier
    start: int
    end: int
    quote: str
    quote_start: int


@dataclass(frozen=True, slots=True)
class SeenNumber:
    """One number of a text and what became of it."""

    start: int
    end: int
    value: float | None
    value_high: float | None
    kind: NumberKind
    used: bool
    reason: str
    """For a reader: why it was set aside, or the measure that it counts."""
    measure: str | None = None
    """What it counts, if it is an exact number for a place inside a country: no count, but a part
    of one. None also where only the country's own number says it."""
    place: str | None = None
    """That country's code."""
    inside: str | None = None
    """The place inside it, as the text names it."""
    origin: str | None = None
    """Whose people they are."""
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class ToldInside:
    """A number for a place inside a country, as it is compared with those of other documents."""

    number: SeenNumber
    chain: str
    """`document_id` of the first document of its source chain."""
    document: Document
    """The document that tells it, perhaps without its text."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one document, in the order of the text."""

    document_id: str
    counts: tuple[Count, ...]
    claims: tuple[Claim, ...]
    numbers: tuple[SeenNumber, ...]
    complete_lists: tuple[tuple[int, int], ...] = ()
    """Spans of text whose list of countries claims to be complete ("all 14 nationalities")."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check that was made, or could not be made."""

    check_id: str
    """Hash of document, rule, measure, by, fixed, as_of and total's count_id."""
    document_id: str | None
    """None for a check over several documents."""
    kind: CheckKind
    rule: str
    level: CheckLevel
    verdict: Verdict
    severity: Severity
    message: str
    """One sentence for a reader, with the numbers in it."""
    measure: str | None = None
    by: str | None = None
    """`place` or `origin`: the dimension broken down."""
    fixed: str | None = None
    """The other dimension's value."""
    as_of: str | None = None
    total: int | None = None
    parts_sum: int | None = None
    n_parts: int | None = None
    residual: int | None = None
    """total - parts_sum."""
    imbalance: int | None = None
    """parts_sum - total where they contradict (observed minus expected), else 0."""
    values: tuple[int, ...] = ()
    blame: Blame | None = None
    hint: str | None = None
    total_id: str | None = None
    count_ids: tuple[str, ...] = field(default=())
    """The counts that were compared, total first: the evidence. For a place inside a country
    `document_id:start` of its number."""


@dataclass(frozen=True, slots=True)
class Mark:
    """By what a document is found to tell the same source as others."""

    named: tuple[str, ...]
    """The sources that it names and its publisher, as they are compared."""
    bands: Sequence[int]
    """A sketch of its words: two documents that share a band may be copies."""


Cell = tuple[str, str | None, str | None]
"""Measure, place and origin."""
Link = tuple[int, int]
"""Two documents that tell the same source, by their places in the order of their paths."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Some of the documents whose words may be nearly the same."""

    pairs: Iterable[Link]
    """Those of one second document stand together."""
    shingles: Mapping[int, Collection[int]]
    """The runs of words of each, as numbers."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When documents are linked, and when it is not worth while to look for a neighbourhood."""

    most_tellers: int
    """Documents that may tell a fact which says who copied whom."""
    least_shared: int
    """Facts that two lists need in common to be copies."""
    share_shared: float
    """The same as a share of the shorter list."""
    most_candidates: int
    """Documents that the words of one are compared with."""
    most_touched: float = 0.25
    """Changed documents for each that stays; with more of them everything is compared."""


@dataclass(frozen=True, slots=True)
class Listed:
    """How many numbers of a document's list have one date: its counts of a measure and origin."""

    copies: str
    """`document_id` of the first of the documents that give nearly the same list."""
    copied: int
    """How many documents these are; 1 for a list of its own."""
    measure: str
    origin: str | None
    document_id: str
    published: str | None
    as_of: str | None
    counts: int


@dataclass(frozen=True, slots=True)
class Retold:
    """A count as it is compared with those of other documents."""

    count: Count
    """Its words may be left out. `as_of` is the date by which it is compared; without one, what it
    is compared within (`etl.reconcile.conflicts.UNDATED`)."""
    dated: bool
    """Whether its own document states that date."""
    chain: str
    """`document_id` of the first document of its source chain."""
    document: Document
    """The document that tells it, perhaps without its text."""
    over: int | None
    """The number of countries that it is stated for, where its sentence has one."""
