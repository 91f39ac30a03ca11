"""A web archive (WARC) -> the pages that it holds, each with its address and the time of its fetch.

One page is read like a saved page; a file of several becomes several documents when it is taken in
as a source (`etl.sources`).
"""

from __future__ import annotations

import io
import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from etl.documents.parsed import Unparsable

READ = ("text/html", "application/xhtml", "text/plain", "text/csv", "application/pdf",
        "application/vnd.openxmlformats", "message/rfc822")  # fmt: skip
"""Beginnings of content types that are documents; pictures, styles and scripts are none."""
SUFFIX = {"text/html": ".html", "application/xhtml+xml": ".html", "text/csv": ".csv",
          "message/rfc822": ".eml", "application/pdf": ".pdf"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of a server, as it was archived."""

    address: str
    fetched: str
    content_type: str
    body: bytes
    charset: str | None = None

    @property
    def suffix(self) -> str:
        """What its file would end on."""
        return SUFFIX.get(self.content_type, ".txt")


def read_warc(raw: bytes, limit: int) -> Iterator[Page]:
    """Yield the documents among the answers; raises Unparsable for a broken archive.

    `limit` bounds the bytes of all bodies, unpacked.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(io.BytesIO(raw)):
            headers = record.http_headers
            if record.rec_type not in ("response", "resource"):
                continue
            if headers is not None and headers.get_statuscode() != "200":
                continue
            about = record.rec_headers
            address = (about.get_header("WARC-Target-URI") or "").strip("<>")
            if not address.startswith(("http:", "https:")):
                continue  # the log of the program that made the archive
            stated = (headers or record.rec_headers).get_header("content-type") or ""
            kind, _, charset = stated.partition("charset=")
            kind = kind.split(";")[0].strip().lower()
            if not kind.startswith(READ):
                continue
            body = record.content_stream().read(limit + 1)
            limit -= len(body)
            if limit < 0:
                raise Unparsable("grows beyond all measure when it is unpacked; split it")
            fetched = about.get_header("WARC-Date") or ""
            yield Page(address, fetched, kind, body, charset.strip("\"' ") or None)
    except Unparsable:
        raise
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        raise Unparsable(f"is a broken web archive ({error}); fetch it again") from error
    except (AttributeError, KeyError) as error:  # warcio's, for a record without its headers
        raise Unparsable("is a web archive cut off in a record; fetch it again") from error


def pages_to_json(raw: bytes, limit: int) -> bytes:
    """All pages of an archive, as the bytes that `pages_from_json` reads back."""
    said = ({**asdict(p), "body": b64encode(p.body).decode()} for p in read_warc(raw, limit))
    return json.dumps(list(said)).encode()


def pages_from_json(answer: bytes) -> list[Page]:
    """The bytes of `pages_to_json` -> pages."""
    return [Page(**{**said, "body": b64decode(said["body"])}) for said in json.loads(answer)]


def only_page(raw: bytes, limit: int) -> Page:
    """The one page of an archive that holds one; raises Unparsable for none or several."""
    pages = list(read_warc(raw, limit))
    if len(pages) == 1:
        return pages[0]
    if not pages:
        raise Unparsable("is a web archive without a document; save the page again")
    raise Unparsable(
        f"is a web archive of {len(pages)} documents; name it as an archive in data/sources.yml"
        " and collect: each becomes a document of its own"
    )
