import contextlib
import gzip
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time

import pytest

from etl.sources import Outcome
from etl.sources.outcomes import Unfetched
from etl.sources.resolving import MOST_LEFT


def failure(fetcher, address):
    with pytest.raises(Unfetched) as caught:
        fetcher.fetch(address)
    return caught.value.outcome, str(caught.value)


def test_a_page_is_given_with_its_headers_and_as_it_was_sent(site, fetcher):
    packed = gzip.compress(b"Two Danes")
    site.pages["/a"] = (200, {"Content-Encoding": "gzip", "ETag": '"7"'}, packed)
    answer = fetcher().fetch(f"{site.url}/a#top")
    assert (answer.status, answer.body) == (200, packed)
    assert answer.headers["etag"] == '"7"'
    assert dict(site.asked)["/a"]["User-Agent"] == "headcount/0.1"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0"]
)
def test_without_leave_no_name_of_this_machine_is_asked(site, fetcher, host):
    port = site.url.rpartition(":")[2]
    outcome, why = failure(fetcher(allowed=()), f"http://{host}:{port}/a")
    assert outcome in (Outcome.REFUSED, Outcome.FAILED), why
    assert site.asked == []


def test_a_name_is_resolved_once_and_the_number_checked_is_the_one_connected_to(
    site, fetcher, monkeypatch
):
    """A name that means something public first and this machine later gains nothing."""
    told = []
    resolve = socket.getaddrinfo

    def rebinding(host, port, *args, **kind):
        if host != "paper.example":
            return resolve(host, port, *args, **kind)
        told.append(host)
        number = "127.0.0.1" if len(told) == 1 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    site.pages |= {"/robots.txt": b"", "/a": b"Two Danes"}
    port = site.url.rpartition(":")[2]
    assert fetcher().fetch(f"http://paper.example:{port}/a").body == b"Two Danes"
    assert told == ["paper.example"]
    outcome, why = failure(fetcher(), f"http://paper.example:{port}/a")
    assert (outcome, "10.0.0.1, which is no public address" in why) == (Outcome.REFUSED, True)


@pytest.fixture
def hanging(monkeypatch):
    """A resolver that does not answer until the test is over."""
    end, asked = threading.Event(), []

    def hang(host, port, *args, **kind):
        asked.append(host)
        end.wait()
        raise socket.gaierror(socket.EAI_NONAME, "too late")

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    yield asked
    end.set()
    for thread in threading.enumerate():
        if thread.daemon and "ask" in thread.name:
            thread.join(10)


def test_a_resolver_that_hangs_is_given_up_in_time_and_asked_once(fetcher, hanging):
    began = time.monotonic()
    outcome, why = failure(fetcher(resolve_seconds=0.3), "http://slow.example/a")
    assert (outcome, why) == (Outcome.FAILED, "slow.example is not resolved within 0.3 seconds")
    assert 0.3 <= time.monotonic() - began < 5
    assert hanging == ["slow.example"]


def test_names_that_hang_leave_no_more_than_a_few_threads(fetcher, hanging):
    polite = fetcher(resolve_seconds=0.05)
    said = [failure(polite, f"http://slow{n}.example/a")[1] for n in range(MOST_LEFT + 3)]
    assert len(hanging) == MOST_LEFT
    assert said[-1] == f"slow{MOST_LEFT + 2}.example is not looked up: the resolver hangs"


def test_a_resolver_that_hangs_keeps_no_program_from_its_end():
    code = (
        "import socket, threading; socket.getaddrinfo = lambda *a, **k: threading.Event().wait()\n"
        "from etl.sources.outcomes import Unfetched; from etl.sources.resolving import resolve\n"
        "try: resolve('slow.example', 80, 0.1)\n"
        "except Unfetched as error: print(error)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert run.stdout.strip() == "slow.example is not resolved within 0.1 seconds"


def test_one_private_number_among_several_refuses_the_host(site, fetcher, monkeypatch):
    numbers = ("127.0.0.1", "192.168.0.1")
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (n, 80)) for n in numbers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kind: found)
    assert failure(fetcher(), "http://paper.example/")[0] is Outcome.REFUSED


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "file:///etc/passwd",
        "http://me:you@127.0.0.1/",
        "http://[::1]/",
    ],
)
def test_a_redirect_is_checked_like_any_address(site, fetcher, target):
    site.pages["/a"] = (302, {"Location": target}, b"")
    assert failure(fetcher(), f"{site.url}/a")[0] is Outcome.REFUSED


def test_redirects_are_followed_to_the_end_and_not_for_ever(site, fetcher):
    site.pages |= {"/a": (301, {"Location": "b"}, b""), "/b": (302, {"Location": "/c"}, b"")}
    site.pages["/c"] = b"Two Danes"
    assert fetcher().fetch(f"{site.url}/a").address == f"{site.url}/c"
    site.pages["/c"] = (302, {"Location": "/a"}, b"")
    assert failure(fetcher(), f"{site.url}/a") == (
        Outcome.FAILED, f"{site.url}/a leads on more than 3 times",
    )  # fmt: skip


def test_robots_are_obeyed_also_behind_a_redirect_and_asked_once(site, fetcher):
    site.pages["/robots.txt"] = b"User-agent: headcount\nDisallow: /private"
    site.pages |= {"/a": b"a", "/private": b"p", "/b": (302, {"Location": "/private"}, b"")}
    polite = fetcher()
    assert polite.fetch(f"{site.url}/a").body == b"a"
    for path in ("/private", "/b"):
        assert failure(polite, f"{site.url}{path}") == (
            Outcome.REFUSED, f"{site.url}/private is closed to us by robots.txt",
        )  # fmt: skip
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/b"]


def test_where_robots_cannot_be_read_nothing_is_asked(site, fetcher):
    site.pages |= {"/robots.txt": (503, {}, b""), "/a": b"a"}
    assert failure(fetcher(), f"{site.url}/a")[0] is Outcome.FAILED
    assert site.paths() == []


def test_pauses_are_kept_and_those_that_robots_ask_for(site, fetcher):
    site.pages |= {"/robots.txt": b"User-agent: *\nCrawl-delay: 0.3", "/a": b"a", "/b": b"b"}
    polite = fetcher(seconds_between=0.1)
    began = time.monotonic()
    for path in ("/a", "/b"):
        polite.fetch(f"{site.url}{path}")
    assert 0.6 <= time.monotonic() - began < 2
    site.pages["/robots.txt"] = b"User-agent: *\nCrawl-delay: 3600"
    outcome, why = failure(fetcher(), f"{site.url}/a")
    assert (outcome, why) == (Outcome.POSTPONED, "127.0.0.1 asks for 3600 seconds of pause")


def test_errors_that_pass_are_tried_again_and_no_others(site, fetcher):
    answers = iter([(503, {}, b""), (429, {"Retry-After": "0"}, b""), (200, {}, b"Two Danes")])
    site.pages["/a"] = lambda handler: next(answers)
    assert fetcher().fetch(f"{site.url}/a").body == b"Two Danes"
    site.pages |= {"/b": (500, {}, b""), "/c": (403, {}, b"")}
    assert failure(fetcher(), f"{site.url}/b") == (
        Outcome.FAILED, f"{site.url}/b: the server answers 500, 3 times",
    )  # fmt: skip
    assert failure(fetcher(), f"{site.url}/c")[1] == f"{site.url}/c: the server answers 403"
    assert [site.paths().count(path) for path in ("/a", "/b", "/c")] == [3, 3, 1]


def test_a_host_that_asks_for_a_long_wait_is_left_alone(site, fetcher):
    site.pages["/a"] = (429, {"Retry-After": "86400"}, b"")
    assert failure(fetcher(), f"{site.url}/a")[0] is Outcome.POSTPONED
    assert site.paths() == ["/a"]


def endless(handler):
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"1000\r\n" + b"x" * 4096 + b"\r\n")
    except OSError:
        handler.close_connection = True


def dripping(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    _drip(handler)


def dripping_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _drip(handler)


def _drip(handler):
    try:
        while True:
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        handler.close_connection = True


def silent(handler):
    time.sleep(2)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (endless, "more than 200,000 bytes"),
        (dripping, "takes too long"),
        (dripping_headers, "takes too long"),
        (silent, "ReadTimeout"),
    ],
)
def test_a_body_without_end_is_given_up_in_bounded_time(site, fetcher, page, why):
    site.pages["/a"] = page
    began = time.monotonic()
    outcome, said = failure(fetcher(tries=1), f"{site.url}/a")
    assert time.monotonic() - began < 6
    assert outcome is Outcome.FAILED
    assert why in said


def test_a_body_that_stops_short_is_no_page(site, fetcher):
    site.pages["/a"] = (200, {"Content-Length": "100", "Connection": "close"}, b"Two")
    site.pages["/a"] = lambda handler: (
        handler.answer(200, {"Content-Length": "100", "Connection": "close"}, b"Two"),
        setattr(handler, "close_connection", True),
    )[2:]  # fmt: skip
    assert failure(fetcher(tries=2), f"{site.url}/a")[0] is Outcome.FAILED


def test_packing_that_no_reader_knows_is_refused(site, fetcher):
    site.pages["/a"] = (200, {"Content-Encoding": "br"}, b"Two")
    assert "packed as 'br'" in failure(fetcher(), f"{site.url}/a")[1]


def test_no_cookie_is_kept_and_no_proxy_of_the_environment_used(site, fetcher, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    site.pages["/a"] = (200, {"Set-Cookie": "who=you"}, b"a")
    one = fetcher()
    for _ in range(2):
        one.fetch(f"{site.url}/a")
    assert not any("Cookie" in headers for _, headers in site.asked)


def test_a_certificate_that_nobody_vouches_for_is_a_failure_and_not_tried_again(fetcher, tmp_path):
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    key, certificate = tmp_path / "key", tmp_path / "certificate"
    new = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*new, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    tried = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            while True:
                try:
                    plain, _ = server.accept()
                except OSError:
                    return
                tried.append(plain)
                with contextlib.suppress(OSError), context.wrap_socket(plain, server_side=True):
                    pass

        threading.Thread(target=serve, daemon=True).start()
        outcome, why = failure(fetcher(), f"https://127.0.0.1:{server.getsockname()[1]}/a")
    assert outcome is Outcome.FAILED
    assert "certificate verify failed" in why
    assert len(tried) == 1
