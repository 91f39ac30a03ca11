"""The inside of a worker: requests from standard input -> answers, under limits set on itself.

Which file is given to a worker, and what follows from an answer, is decided by its owner,
`etl.documents.worker`. Run as `python -m etl.documents.sandbox`; it ends with its input.
"""

from __future__ import annotations

import json
import os
import resource
import struct
import sys
from typing import Any, BinaryIO

from etl.documents.parsed import Limits, Unparsable, to_json
from etl.documents.worker import CUT, DONE, REFUSED, Task

HEADER = struct.Struct(">Q")


def main() -> None:
    """Answer until the input ends; what a library prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    while (request := _read(sys.stdin.buffer)) is not None:
        raw = _read(sys.stdin.buffer) or b""
        kind, answer = _answer(json.loads(request), raw)
        answers.write(HEADER.pack(len(answer) + 1) + kind + answer)
        answers.flush()
        if kind == CUT:
            return


def _read(stream: BinaryIO) -> bytes | None:
    length = stream.read(HEADER.size)
    return stream.read(HEADER.unpack(length)[0]) if len(length) == HEADER.size else None


def _answer(request: dict[str, Any], raw: bytes) -> tuple[bytes, bytes]:
    limits = Limits(**request["limits"])
    _limit(limits)
    try:
        return DONE, _done(request, raw, limits)
    except Unparsable as error:
        return REFUSED, str(error).encode("utf-8", "replace")
    except MemoryError:
        return CUT, f"needs more than {limits.memory_bytes:,} bytes of memory".encode()
    except RecursionError:
        return REFUSED, b"is nested deeper than any document"
    except Exception as error:  # a library lets any error through, and may be left in disorder
        return CUT, f"cannot be read ({type(error).__name__}: {error})".encode("utf-8", "replace")


def _done(request: dict[str, Any], raw: bytes, limits: Limits) -> bytes:
    match Task(request["task"]):
        case Task.DOCUMENT:
            from etl.documents.readers import parse

            return to_json(parse(raw, request["name"], limits, request["charset"]))
        case Task.LINKS:
            from etl.documents.feeds import read_links

            return json.dumps(read_links(raw, limits.unpacked_bytes)).encode()
        case Task.PAGES:
            from etl.documents.archives import pages_to_json

            return pages_to_json(raw, limits.unpacked_bytes)


def _limit(limits: Limits) -> None:
    """Allow this many bytes in all, and this many seconds from now on."""
    _, hardest = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, hardest))
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + limits.seconds + 1
    _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hardest))


if __name__ == "__main__":
    main()
