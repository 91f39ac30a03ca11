"""Bytes, suffix -> the format of a file: by its content first, by its name where texts look alike.

Nothing is parsed here beyond the first kilobytes and the list of a zip's members.
"""

from __future__ import annotations

import re

from etl.documents.parsed import Format, Unparsable
from etl.documents.zips import Members

SUFFIXES = {
    ".txt": Format.TEXT,
    ".md": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".eml": Format.EMAIL,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".xlsx": Format.XLSX,
    ".gz": Format.GZIP,
    ".warc": Format.WARC,
}
"""What a name promises; a text is taken for what its name says, the rest for what it is."""
TEXTUAL = frozenset({Format.TEXT, Format.HTML, Format.CSV, Format.EMAIL})

HEAD = 4096
MAGIC = (
    (b"\x1f\x8b", Format.GZIP),
    (b"WARC/1.", Format.WARC),
)
KNOWN_UNREAD = (
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as .docx, .xlsx or .pdf"),
    (b"{\\rtf", "rich text; save it as .docx or .txt"),
    (b"\x89PNG", "a picture; put its text there"),
    (b"\xff\xd8\xff", "a picture; put its text there"),
    (b"GIF8", "a picture; put its text there"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it"),
    (b"Rar!", "a RAR archive; unpack it"),
    (b"BZh", "a bzip2 file; unpack it"),
    (b"\xfd7zXZ", "an xz file; unpack it"),
    (b"(\xb5/\xfd", "a zstd file; unpack it"),
)
HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
MEMBERS = {"word/document.xml": Format.DOCX, "xl/workbook.xml": Format.XLSX}


def sniff(raw: bytes, suffix: str) -> Format:
    """Tell what a file is; raises Unparsable for what no reader is there for."""
    head = raw[:HEAD]
    for magic, known in MAGIC:
        if head.startswith(magic):
            return known
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"PK\x03\x04"):
        return _office(raw)
    for magic, what in KNOWN_UNREAD:
        if head.startswith(magic):
            raise Unparsable(f"is {what}")
    promised = SUFFIXES.get(suffix.lower())
    if HTML.match(head.removeprefix(b"\xef\xbb\xbf")) and suffix.lower() != ".txt":
        return Format.HTML
    if promised in TEXTUAL:
        return promised
    if promised is not None:
        raise Unparsable(f"is no {suffix.lower()[1:]} by its content; mend its name or its bytes")
    kind = repr(suffix)[1:-1] if suffix else "a name without suffix"
    raise Unparsable(f"{kind} is not read; save it as {', '.join(SUFFIXES)}")


def _office(raw: bytes) -> Format:
    with Members(raw, limit=0) as archive:  # its names only; nothing is unpacked
        names = archive.names
    for member, known in MEMBERS.items():
        if member in names:
            return known
    raise Unparsable("is a zip file that is neither .docx nor .xlsx; unpack it")
