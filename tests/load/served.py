"""A little web server for the tests of fetching, on this machine's own address."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    "<!doctype html><html lang='en'><head><title>x</title></head><body><article><h1>Ferry sought</h1>"
    "<p>The harbour of Larnhaven stayed shut for a third day while divers looked for the missing ferry.</p>"
    "<p>“We wait,” the master’s brother said on the quay on Tuesday.</p></article></body></html>"
)


@dataclass
class Served:
    """What the server holds (status, headers, body by path), where it listens, and what it was asked for."""

    pages: dict[str, tuple[int, dict[str, str], bytes]]
    port: int = 0
    asked: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)

    def at(self, path: str) -> str:
        """The address of a page."""
        return f"http://127.0.0.1:{self.port}{path}"


@contextmanager
def serving(pages: dict[str, tuple[int, dict[str, str], bytes]], host: str = "127.0.0.1", port: int = 0) -> Iterator[Served]:
    """The pages are served until the block ends; a page with an ETag is not sent again to whoever has it."""
    served = Served(pages)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            served.conditions.append(self.headers.get("If-None-Match", ""))
            status, headers, body = served.pages.get(self.path, (404, {}, b"nothing here"))
            known = headers.get("ETag") and headers["ETag"] == self.headers.get("If-None-Match")
            self.send_response(304 if known else status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0" if known else str(len(body)))
            self.end_headers()
            if not known:
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer((host, port), Handler) as server:
        served.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()
