"""An address -> what its server answers, in good manners: robots.txt, pauses, tries, limits.

What is new in the answer is decided by `etl.sources.collecting`. Bodies are kept as they were sent.
"""

from __future__ import annotations

import email.utils
import random
import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import httpcore
import httpx

from etl.sources.addresses import check_address
from etl.sources.connecting import Clock, PublicTransport
from etl.sources.outcomes import Outcome, Unfetched
from etl.sources.policy import Policy

TRANSIENT = frozenset({408, 429, 500, 502, 503, 504})
MOVED = frozenset({301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip"})
"""Of bodies; gzip stays as it is, since documents are read from it too."""
MOST_ROBOTS = 512_000
"""Bytes of robots.txt that are looked at, as RFC 9309 has it."""
ERRORS = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said in the end."""

    address: str
    """After redirects."""
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class Fetcher:
    """Asks servers one after the other; not for use by several threads at a time."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._clock = Clock()
        self._client = httpx.Client(
            transport=PublicTransport(policy, self._clock),
            trust_env=False,
            timeout=httpx.Timeout(policy.silence_seconds, connect=policy.connect_seconds),
            headers={
                "User-Agent": f"{policy.agent}/0.1",
                "Accept-Encoding": "gzip",
                "Accept": "text/html,application/pdf,*/*;q=0.5",
            },
        )
        self._asked: dict[str, float] = {}
        self._robots: dict[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._client.close()

    def fetch(self, address: str, known: Mapping[str, str] | None = None) -> Answer:
        """Follow an address to a page, to 304 if it is as `known`, or to 404 or 410.

        `known` are headers of a conditional request. Raises Unfetched for everything else, refused
        or failed, with the reason.
        """
        url = check_address(address)
        for _ in range(self._policy.redirects + 1):
            self._ask_robots(url)
            answer = self._patiently(url, known or {})
            if answer.status not in MOVED:
                return answer
            url = check_address(str(url.join(answer.headers.get("location", ""))))
        raise Unfetched(
            Outcome.FAILED, f"{address} leads on more than {self._policy.redirects} times"
        )

    def _patiently(self, url: httpx.URL, headers: Mapping[str, str]) -> Answer:
        """Ask again after errors that pass by themselves, and only after these."""
        for attempt in range(1, self._policy.tries + 1):
            self._pause(url)
            wait: float | None = None
            try:
                answer = self._once(url, headers)
            except ERRORS as error:
                # httpcore's pool takes the cause off; the context is left
                if isinstance(error.__context__, ssl.SSLCertVerificationError):
                    raise Unfetched(Outcome.FAILED, f"{url}: {error}") from error
                why = f"{type(error).__name__}: {error}"
            else:
                if answer.status not in TRANSIENT:
                    return _usable(url, answer)
                why = f"the server answers {answer.status}"
                wait = _retry_after(answer.headers.get("retry-after", ""))
            if wait is not None and wait > self._policy.longest_wait:
                raise Unfetched(Outcome.POSTPONED, f"{url.host} asks to wait {wait:.0f} seconds")
            if attempt < self._policy.tries:
                backoff = self._policy.backoff * 2 ** (attempt - 1) * random.uniform(1, 1.25)
                time.sleep(backoff if wait is None else max(wait, backoff))
        raise Unfetched(Outcome.FAILED, f"{url}: {why}, {self._policy.tries} times")

    def _once(self, url: httpx.URL, headers: Mapping[str, str]) -> Answer:
        self._clock.start(self._policy.whole_seconds)
        self._client.cookies.clear()
        with self._client.stream("GET", url, headers=dict(headers)) as response:
            said = {name.lower(): value for name, value in response.headers.items()}
            body = b""
            if response.status_code == 200:
                body = self._body(url, response)
        return Answer(str(url), response.status_code, said, body)

    def _body(self, url: httpx.URL, response: httpx.Response) -> bytes:
        most = self._policy.most_bytes
        coding = response.headers.get("content-encoding", "").strip().lower()
        if coding not in ENCODINGS:
            raise Unfetched(Outcome.FAILED, f"{url} is packed as {coding!r}, which is not read")
        parts: list[bytes] = []
        size = 0
        for part in response.iter_raw():
            self._clock.left(None)
            parts.append(part)
            if (size := size + len(part)) > most:
                raise Unfetched(Outcome.FAILED, f"{url} has more than {most:,} bytes")
        return b"".join(parts)

    def _pause(self, url: httpx.URL) -> None:
        """Wait until the host may be asked again."""
        rules = self._robots.get(_origin(url))
        delay = rules.crawl_delay(self._policy.agent) if rules else None
        pause = max(self._policy.seconds_between, float(delay or 0))
        wait = self._asked.get(url.host, -pause) + pause - time.monotonic()
        if wait > self._policy.longest_wait:
            raise Unfetched(Outcome.POSTPONED, f"{url.host} asks for {pause:.0f} seconds of pause")
        if wait > 0:
            time.sleep(wait)
        self._asked[url.host] = time.monotonic()

    def _ask_robots(self, url: httpx.URL) -> None:
        """Raise Unfetched unless robots.txt lets us; none there (4xx) lets everybody."""
        origin = _origin(url)
        if origin not in self._robots:
            self._robots[origin] = self._rules(url)
        if not self._robots[origin].can_fetch(str(url), self._policy.agent):
            raise Unfetched(Outcome.REFUSED, f"{url} is closed to us by robots.txt")

    def _rules(self, url: httpx.URL) -> Any:
        from protego import Protego

        robots = url.copy_with(path="/robots.txt", query=None)
        for _ in range(self._policy.redirects + 1):
            answer = self._patiently(robots, {})
            if answer.status not in MOVED:
                break
            robots = check_address(str(robots.join(answer.headers.get("location", ""))))
        text = _unpacked(answer)[:MOST_ROBOTS].decode("utf-8", "replace")
        return Protego.parse(text if answer.status == 200 else "")


def _origin(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _usable(url: httpx.URL, answer: Answer) -> Answer:
    if answer.status in {200, 304} | GONE | MOVED:
        return answer
    if url.path == "/robots.txt" and 400 <= answer.status < 500:
        return answer
    raise Unfetched(Outcome.FAILED, f"{url}: the server answers {answer.status}")


def _retry_after(said: str) -> float | None:
    """Seconds that a server asks to wait, given as such or as a date."""
    if said.strip().isascii() and said.strip().isdigit():
        return float(said)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _unpacked(answer: Answer) -> bytes:
    """robots.txt, unpacked up to what is looked at; broken packing is no rule at all."""
    if answer.headers.get("content-encoding", "") not in ("gzip", "x-gzip"):
        return answer.body
    try:
        return zlib.decompressobj(wbits=31).decompress(answer.body, MOST_ROBOTS)
    except zlib.error:
        return b""
