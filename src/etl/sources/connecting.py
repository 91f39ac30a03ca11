"""A host's name -> a connection to one of its public addresses, with an end to its time.

The check is made on the very number that is connected to, so a name that means something else a
moment later gains nothing. What is asked, and how often, is decided by `etl.sources.fetching`.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from etl.sources.addresses import is_public
from etl.sources.outcomes import Outcome, Unfetched
from etl.sources.policy import Policy
from etl.sources.resolving import resolve

TICK = 0.01
"""Seconds below which no step is begun."""


class Clock:
    """When the answer that is being read has to be there."""

    def __init__(self) -> None:
        self._end = float("inf")

    def start(self, seconds: float) -> None:
        """Begin an answer that may take so long."""
        self._end = time.monotonic() + seconds

    def left(self, most: float | None) -> float:
        """Seconds left for the next step; raises Unfetched when there are none."""
        left = self._end - time.monotonic()
        if left < TICK:
            raise Unfetched(Outcome.FAILED, "the answer takes too long; it was given up")
        return left if most is None else min(left, most)


class PublicTransport(httpx.BaseTransport):
    """httpx's way to servers, by public addresses only; no proxy of the environment is used."""

    def __init__(self, policy: Policy, clock: Clock) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            network_backend=_PublicBackend(policy, clock),
            max_connections=4,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request, one answer, whose body is read on demand."""
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        answer = self._pool.handle_request(asked)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions={}
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _PublicBackend(httpcore.NetworkBackend):
    def __init__(self, policy: Policy, clock: Clock) -> None:
        self._policy = policy
        self._clock = clock
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, refuse the host if any of its numbers is not public, connect to one of them."""
        try:
            numbers = resolve(host, port, self._clock.left(self._policy.resolve_seconds))
        except (OSError, UnicodeError) as error:
            if getattr(error, "errno", None) == socket.EAI_AGAIN:
                raise httpcore.ConnectError(f"{host}: {error}") from error
            raise Unfetched(Outcome.FAILED, f"{host} has no address ({error})") from error
        for number in numbers:
            if not is_public(number, self._policy.allowed):
                raise Unfetched(Outcome.REFUSED, f"{host} is {number}, which is no public address")
        for number in numbers:
            left = self._clock.left(timeout)
            try:
                stream = self._inner.connect_tcp(number, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == numbers[-1]:
                    raise
            else:
                return _Timed(stream, self._clock)
        raise httpcore.ConnectError(f"{host} has no address")


class _Timed(httpcore.NetworkStream):
    """A connection each of whose steps ends with the clock: drops of single bytes gain no time."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return self._stream.read(max_bytes, self._clock.left(timeout))
        except httpcore.ReadTimeout:
            self._clock.left(None)  # the whole time, or just this server's silence
            raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._clock.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._clock.left(timeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
