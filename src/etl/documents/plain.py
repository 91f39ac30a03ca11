"""Bytes of a text -> the text, decoded as it stands, and the encoding where it was guessed.

Nothing is repaired, neither words nor line ends, so that offsets hold for the decoded file.
"""

from __future__ import annotations

import codecs
import re

from etl.documents.parsed import Unparsable

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer before those that they begin with."""
WESTERN = "windows-1252"
SAMPLE = 200_000
"""Bytes around the first foreign one that an encoding is guessed from."""
FOREIGN = re.compile(rb"[\x80-\xff]")
PROBE = b"\\u0031 +AGE-12 Danes"
"""Reads the same in each encoding that a page can have."""
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(raw: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """Return the text, and the encoding if it is neither UTF-8, nor marked, nor `declared`.

    Raises Unparsable for what is no text.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :], encoding), None
    if (zero := raw.find(b"\0")) >= 0:
        raise Unparsable(f"is binary (a zero byte at offset {zero}); put its text there")
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if declared and (known := _known(declared)):
        return raw.decode(known, "replace"), None
    encoding = _guess(raw)
    return _decoded(raw, encoding), encoding


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        byte = raw[error.start]
        raise Unparsable(
            f"is no {encoding} (byte 0x{byte:02X} at offset {error.start}) and nothing else that"
            " is known; save it as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`"
        ) from error


def _known(encoding: str) -> str | None:
    """Python's name of a declared encoding; the web means Windows-1252 by Latin-1 and ASCII.

    None for what is no encoding, and for UTF-16 and the like, which nobody can declare in ASCII.
    """
    try:
        name = codecs.lookup(encoding.strip()).name
        if PROBE.decode(name, "replace") != PROBE.decode("ascii"):
            return None
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _guess(raw: bytes) -> str:
    """Windows-1252 where few bytes are foreign, as in Western languages, else the likeliest."""
    controls = len(CONTROL.findall(raw[:SAMPLE]))
    if controls > len(raw[:SAMPLE]) / 100:
        raise Unparsable(f"is binary ({controls:,} control characters); put its text there")
    first = FOREIGN.search(raw)
    start = max(0, (first.start() if first else 0) - SAMPLE // 2)
    sample = raw[start : start + SAMPLE]
    if len(FOREIGN.findall(sample)) < len(sample) / 10 and _decodes(raw, WESTERN):
        return WESTERN
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_exclusion=["utf_16", "utf_32", "utf_7"]).best()
    return best.encoding if best and _decodes(raw, best.encoding) else "iso8859-1"


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
