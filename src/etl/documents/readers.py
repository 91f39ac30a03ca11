"""Bytes, suffix -> Parsed, by the reader of their format; runs inside a worker.

Limits of time and memory are kept by `etl.documents.worker`; a reader only bounds what it unpacks.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from etl.documents.formats import sniff
from etl.documents.parsed import Format, Limits, Parsed, Unparsable
from etl.documents.zips import gunzip

DEEPEST = 3
"""Files inside of files: an attachment of a message in a gzip file."""


def parse(
    raw: bytes, name: str, limits: Limits, charset: str | None = None, depth: int = 0
) -> Parsed:
    """Read a file whose name ends as `name` does; raises Unparsable, which says why not."""
    if depth > DEEPEST:
        raise Unparsable("holds files inside of files inside of files; unpack it")
    if not raw:
        raise Unparsable("is empty; put a text there or remove it")
    suffix = PurePosixPath(f"_{name}").suffix  # the whole name may be a suffix
    match sniff(raw, suffix):
        case Format.GZIP:
            inner = name[: -len(".gz")] if name.lower().endswith(".gz") else name
            return parse(gunzip(raw, limits.unpacked_bytes), inner, limits, charset, depth + 1)
        case Format.HTML:
            from etl.documents.web import read_html

            parsed = read_html(raw, limits, charset)
        case Format.PDF:
            from etl.documents.pdf import read_pdf

            parsed = read_pdf(raw, limits)
        case Format.DOCX:
            from etl.documents.word import read_docx

            parsed = read_docx(raw, limits)
        case Format.XLSX:
            from etl.documents.sheets import read_xlsx

            parsed = read_xlsx(raw, limits)
        case Format.CSV:
            from etl.documents.sheets import read_csv

            parsed = read_csv(raw, limits, charset)
        case Format.EMAIL:
            from etl.documents.mail import read_eml

            parsed = read_eml(
                raw, limits, lambda part, end, said: parse(part, end, limits, said, depth + 1)
            )
        case Format.WARC:
            parsed = _page(raw, limits, depth)
        case Format.TEXT:
            from etl.documents.mail import plain_text

            parsed = plain_text(raw, charset)
    if len(parsed.text) > limits.text_characters:
        raise Unparsable(
            f"says {len(parsed.text):,} characters, limit {limits.text_characters:,}; cut it"
        )
    metadata = {field: " ".join(_whole(said).split()) for field, said in parsed.metadata.items()}
    return replace(parsed, text=_whole(parsed.text), metadata=metadata)


def _whole(words: str) -> str:
    """Whole characters only: no zeros, no halves of a pair; their places are kept."""
    return words.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def _page(raw: bytes, limits: Limits, depth: int) -> Parsed:
    from etl.documents.archives import only_page

    page = only_page(raw, limits.unpacked_bytes)
    parsed = parse(page.body, page.suffix, limits, page.charset, depth + 1)
    said = {"url": page.address, "retrieved": page.fetched[:10], **parsed.metadata}
    metadata = {field: value for field, value in said.items() if value}
    return replace(parsed, format=Format.WARC, metadata=metadata)
