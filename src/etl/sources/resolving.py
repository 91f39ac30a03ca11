"""A host's name -> its numbers, in bounded time.

The system's resolver knows no time limit, so it is asked in a thread that is left to itself when it
takes too long. Whether a number may be connected to is decided by `etl.sources.connecting`.
"""

from __future__ import annotations

import socket
from threading import BoundedSemaphore, Lock, Thread

from etl.sources.outcomes import Outcome, Unfetched

MOST_LEFT = 8
"""Threads that may hang in the resolver at a time; beyond that no name is asked for."""

_free = BoundedSemaphore(MOST_LEFT)


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """The IP addresses of a host, each once, in the resolver's order.

    Raises Unfetched if there is no answer within `seconds`, or if the resolver hangs with so many
    names already that no other is tried; else what socket.getaddrinfo raises.
    """
    if not _free.acquire(blocking=False):
        raise Unfetched(Outcome.FAILED, f"{host} is not looked up: the resolver hangs")
    _free.release()
    question = _Question(host, port)
    thread = Thread(target=question.ask, daemon=True)  # so that no exit waits for it
    thread.start()
    thread.join(seconds)
    if not question.given_up():
        return question.answer()
    raise Unfetched(Outcome.FAILED, f"{host} is not resolved within {seconds:.2g} seconds")


class _Question:
    """One name, until it is answered or given up, whichever comes first."""

    def __init__(self, host: str, port: int) -> None:
        self._asked = (host, port)
        self._lock = Lock()
        self._done = self._left = False
        self._numbers: list[str] = []
        self._error: Exception | None = None

    def ask(self) -> None:
        """Ask the resolver, which may take for ever."""
        try:
            found = socket.getaddrinfo(*self._asked, type=socket.SOCK_STREAM)
            self._numbers = list(dict.fromkeys(str(info[4][0]) for info in found))
        except Exception as error:  # told to the one who asked, in the other thread
            self._error = error
        with self._lock:
            self._done = True
            if self._left:
                _free.release()

    def given_up(self) -> bool:
        """Give up, unless there is an answer; the thread takes one of the few places until then."""
        with self._lock:
            if not self._done:
                self._left = _free.acquire(blocking=False)
            return not self._done

    def answer(self) -> list[str]:
        """What the resolver said; raises what it raised."""
        if self._error is not None:
            raise self._error
        return self._numbers
