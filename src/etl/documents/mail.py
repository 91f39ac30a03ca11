"""A saved message (.eml) -> its headers, its body and its attachments as one text.

Of a body that is given twice, plain and as a page, the one with more numbers is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import PurePosixPath

from etl.documents.losses import find_numbers
from etl.documents.parsed import PAGE_BREAK, Format, Limits, Loss, Parsed, Place, Unparsable
from etl.documents.plain import decode

Reader = Callable[[bytes, str, str | None], Parsed]
"""Bytes, suffix and declared charset -> what a part says."""
MOST_PARTS = 200


def read_eml(raw: bytes, limits: Limits, read: Reader) -> Parsed:
    """Read a message; `read` is used for its parts. An attachment that cannot be read is a loss."""
    message = BytesParser(policy=policy.default).parsebytes(raw)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise Unparsable("is no message: it has no headers; save it again")
    texts: list[str] = []
    losses: list[Loss] = []
    for name, part in _parts(message):
        parsed = _part(name, part, read)
        if isinstance(parsed, Loss):
            losses.append(parsed)
        else:
            texts.append(f"{name}\n\n{parsed.text}" if name and texts else parsed.text)
            losses += parsed.losses
    if not any(map(str.strip, texts)):
        raise Unparsable("has no text; save the attachment by itself")
    return Parsed(
        PAGE_BREAK.join(texts), Format.EMAIL, metadata=_metadata(message), losses=tuple(losses)
    )


def _parts(message: EmailMessage) -> Iterator[tuple[str, list[EmailMessage]]]:
    """Name and alternatives of each part that says something."""
    stack: list[EmailMessage] = [message]
    seen = 0
    while stack:
        if (seen := seen + 1) > MOST_PARTS:
            raise Unparsable(f"has more than {MOST_PARTS} parts; save those that you need")
        part = stack.pop()
        inner = [p for p in part.iter_parts() if isinstance(p, EmailMessage)]
        if part.get_content_type() == "multipart/alternative":
            yield "", [p for one in inner for p in one.walk() if isinstance(p, EmailMessage)]
        elif part.is_multipart():
            stack.extend(reversed(inner))
        else:
            yield _header(part, "content-disposition", "filename"), [part]


def _part(name: str, alternatives: list[EmailMessage], read: Reader) -> Parsed | Loss:
    """The alternative that says most numbers; the first of them if several do, which is plain."""
    parsed: list[Parsed] = []
    why = "nothing in it"
    for part in alternatives:
        if part.is_multipart() or (not name and part.get_content_maintype() != "text"):
            continue
        html = part.get_content_subtype() == "html"
        suffix = PurePosixPath(name).suffix or (".html" if html else ".txt")
        body = part.get_payload(decode=True)
        try:
            parsed.append(read(body if isinstance(body, bytes) else b"", suffix, _charset(part)))
        except Unparsable as error:
            why = str(error)
    if not parsed:
        return Loss(None, Place.HIDDEN, f"attachment {name or 'without a name'}: {why}")
    return max(parsed, key=lambda p: sum(1 for _ in find_numbers(p.text)))


def _charset(part: EmailMessage) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError, UnicodeError):
        return None


def _header(message: EmailMessage, name: str, parameter: str | None = None) -> str:
    """A header, or one of its parameters, on one line; broken ones are empty."""
    try:
        if parameter == "filename":
            said = message.get_filename() or ""
        else:
            said = str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, LookupError, TypeError):
        return ""
    return " ".join(said.split()).encode("utf-8", "replace").decode()


def _metadata(message: EmailMessage) -> dict[str, str]:
    sender, address = parseaddr(_header(message, "from"))
    said = {"title": _header(message, "subject"), "publisher": sender or address}
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        said["published"] = parsedate_to_datetime(_header(message, "date")).date().isoformat()
    return {field: value for field, value in said.items() if value}


def plain_text(raw: bytes, charset: str | None) -> Parsed:
    """A part that is plain text."""
    text, guessed = decode(raw, charset)
    if not text.strip():
        raise Unparsable("is empty; put a text there or remove it")
    return Parsed(text, Format.TEXT, encoding=guessed)
