"""Bytes that nobody vouches for -> what a worker process makes of them, or why it could not.

What the bytes mean is told by a reader inside (`etl.documents.sandbox`). A worker serves one file
after another; one that hangs, swells or crashes is killed, and costs only the file it had.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import struct
import subprocess
import sys
from collections import deque
from dataclasses import asdict
from enum import StrEnum
from functools import cache
from threading import Event, Timer

from etl.documents.parsed import Limits, Parsed, Unparsable, from_json

DONE, REFUSED, CUT = b"D", b"U", b"C"
"""First byte of an answer: the result; what is wrong with the file; the same, and I end."""
HEADER = struct.Struct(">Q")
OUT_OF_TIME = f"signal {signal.SIGXCPU.value}"
"""How a process ends that has used up its processor time."""
GRACE = 2
"""Seconds by which the owner's clock runs longer than the limit that a worker sets on itself."""

_idle: deque[Worker] = deque()
"""Workers that wait for a file; taking and putting back are atomic."""


class Task(StrEnum):
    """What a worker can do."""

    DOCUMENT = "document"
    LINKS = "links"
    PAGES = "pages"


def parse_apart(raw: bytes, name: str, limits: Limits, charset: str | None = None) -> Parsed:
    """Read one file in a worker; raises Unparsable for what it refuses or does not survive."""
    return from_json(ask(Task.DOCUMENT, raw, limits, name, charset))


def ask(
    task: Task, raw: bytes, limits: Limits, name: str = "", charset: str | None = None
) -> bytes:
    """Have a worker do something with bytes; the answer, or Unparsable."""
    request = {"task": task, "name": name, "charset": charset, "limits": asdict(limits)}
    try:
        worker = _idle.pop()
    except IndexError:
        worker = Worker()
    kind, answer = worker.answer(json.dumps(request).encode(), raw, limits.seconds + GRACE)
    if kind in (DONE, REFUSED):
        _idle.append(worker)
    else:
        worker.end()
    if kind != DONE:
        raise Unparsable(answer.decode("utf-8", "replace"))
    return answer


class Worker:
    """One process; made when it is needed and ended with its owner."""

    def __init__(self) -> None:
        _end_with_owner()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "etl.documents.sandbox"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    def answer(self, request: bytes, raw: bytes, seconds: float) -> tuple[bytes, bytes]:
        """Kind of the answer, and the answer; CUT if none came within `seconds`."""
        late = Event()

        def kill() -> None:
            late.set()
            self._process.kill()

        timer = Timer(seconds, kill)
        timer.daemon = True
        timer.start()
        try:
            answer = self._exchange(request, raw)
        except OSError:
            answer = b""
        finally:
            timer.cancel()
        if answer:
            return answer[:1], answer[1:]
        fate = self._fate()
        if late.is_set() or fate == OUT_OF_TIME:
            return (
                CUT,
                f"takes longer than {seconds - GRACE:g} seconds; cut it or leave it".encode(),
            )
        return CUT, f"makes its reader crash ({fate}); do not trust it".encode()

    def end(self) -> None:
        """Kill the process, if it still runs, and forget it."""
        self._process.kill()
        self._process.communicate()

    def _exchange(self, request: bytes, raw: bytes) -> bytes:
        to, back = self._process.stdin, self._process.stdout
        assert to is not None
        assert back is not None
        for part in (request, raw):
            to.write(HEADER.pack(len(part)))
            to.write(part)
        to.flush()
        length = back.read(HEADER.size)
        if len(length) < HEADER.size:
            return b""
        size = HEADER.unpack(length)[0]
        answer = back.read(size)
        return answer if len(answer) == size else b""

    def _fate(self) -> str:
        self._process.kill()
        status = self._process.wait()
        return f"signal {-status}" if status < 0 else f"exit status {status}"


@cache
def _end_with_owner() -> None:
    atexit.register(_end_all)


def _end_all() -> None:
    while _idle:
        _idle.pop().end()
