"""The HTTP client: answers bounded in size and time, tried again where a host asks for it, kept where a host allows it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, NamedTuple

from crossread.errors import MissingExtra
from crossread.load.bodies import body_of, pieces_within
from crossread.load.bounded import join
from crossread.load.fetch.guard import GuardedBackend, Resolve, look_up
from crossread.load.fetch.kept_pages import pages_file
from crossread.load.fetch.robots import AGENT
from crossread.load.prescan import TooMuch
from crossread.settings import Settings

try:
    import httpcore2
    import httpx2
    import stamina
    from hishel import SqliteStorage
    from hishel.httpx2 import CacheTransport
except ImportError as cause:
    raise MissingExtra("Fetching a page", "fetch") from cause

_HEADERS = {
    "User-Agent": f"{AGENT} (compares reports for a reader who gave this address)",
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, application/pdf;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate, br",
}
_COMES_BACK = (429, 502, 503, 504)
_TRIES = 3
_LONGEST_WAIT = 10.0


class Answer(NamedTuple):
    """What a host answered: the status, the headers, the body as it was meant, and when it was captured."""

    status: int
    headers: httpx2.Headers
    body: bytes | TooMuch
    captured: str


class Busy(Exception):
    """The host asks to come back later."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(f"status {answer.status}")
        self.answer = answer


def make_client(settings: Settings, cache: Path | None, resolve: Resolve | None) -> httpx2.Client:
    """A client whose connections are guarded and whose pages are kept as RFC 9111 has it, and asked for anew with conditions."""
    pages = pages_file(cache)
    pages.parent.mkdir(parents=True, exist_ok=True)
    inner = httpx2.HTTPTransport(trust_env=False)
    backend = GuardedBackend(allow_private=settings.allow_private, resolve=resolve or look_up)
    # The library lets its pool's backend be chosen, and its transport not yet.
    inner._pool = httpcore2.ConnectionPool(ssl_context=httpx2.create_ssl_context(trust_env=False), network_backend=backend)
    transport = CacheTransport(inner, storage=SqliteStorage(database_path=pages), rfc={"shared": False})
    limits = httpx2.Timeout(settings.fetch_seconds, connect=min(10, settings.fetch_seconds))
    # No proxy of the environment: it would connect in our place, unchecked.
    return httpx2.Client(transport=transport, headers=_HEADERS, timeout=limits, trust_env=False, follow_redirects=False)


def ask(client: httpx2.Client, address: httpx2.URL, settings: Settings, ends: float) -> Answer:
    """The answer to one request; given up at the moment `ends` of the monotonic clock."""
    with client.stream("GET", address) as response:
        limit = settings.max_input_bytes
        body = join(pieces_within(_until(response.iter_raw(), ends), limit), limit)
        if isinstance(body, bytes):
            body = body_of(body, response.headers.get("Content-Encoding", ""), settings)
        return Answer(response.status_code, response.headers, body, _captured(response))


def again(attempt: Callable[[], Answer]) -> Answer:
    """The answer of the first of a few tries that gets one; a host that stays busy has the last word."""
    try:
        for trial in stamina.retry_context(on=_worth_a_wait, attempts=_TRIES, timeout=None, wait_initial=0.5, wait_jitter=0.5):
            with trial:
                answer = attempt()
                if answer.status in _COMES_BACK:
                    raise Busy(answer)
    except Busy as busy:
        return busy.answer
    return answer


def _worth_a_wait(error: Exception) -> bool | float:
    if isinstance(error, Busy):
        asked = error.answer.headers.get("Retry-After", "")
        return min(float(asked), _LONGEST_WAIT) if asked.isascii() and asked.isdigit() else True
    return isinstance(error, httpx2.TransportError) and not isinstance(error, httpx2.UnsupportedProtocol)


def _until(pieces: Iterable[bytes], ends: float) -> Iterable[bytes]:
    for piece in pieces:
        if time.monotonic() > ends:
            raise httpx2.DecodingError("it took too long")
        yield piece


def _captured(response: httpx2.Response) -> str:
    """When the page was captured: now, or when the copy that was kept of it was made."""
    status: Any = response.extensions.get("caching") or {}
    written = response.headers.get("Date", "")
    if status.get("from_cache") and not status.get("revalidated") and written:
        with suppress(ValueError, TypeError, IndexError):
            return parsedate_to_datetime(written).astimezone(UTC).isoformat()
    return datetime.now(UTC).replace(microsecond=0).isoformat()
