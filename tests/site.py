"""A web server on the loopback, for tests of what fetches: it says what it is told to say."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site:
    """`pages[path]` is a body, `(status, headers, body)`, or a function that gets the handler."""

    def __init__(self):
        self.pages = {}
        self.asked = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                site.asked.append((self.path, dict(self.headers)))
                page = site.pages.get(self.path, (404, {}, b""))
                if callable(page):
                    page = page(self)
                if page is not None:
                    status, headers, body = page if isinstance(page, tuple) else (200, {}, page)
                    self.answer(status, headers, body)

            def answer(self, status, headers, body):
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def paths(self):
        """What was asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def close(self):
        self._server.shutdown()
        self._server.server_close()


def tagged(body, etag='"1"'):
    """A page that answers 304 to those who have it."""

    def page(handler):
        if handler.headers.get("If-None-Match") == etag:
            return 304, {"ETag": etag}, b""
        return 200, {"ETag": etag, "Content-Type": "text/html"}, body

    return page


@contextmanager
def a_site():
    site = Site()
    try:
        yield site
    finally:
        site.close()
