"""A visit to an address: the rules and pauses of its host first, then the page, wherever it leads on to."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from crossread.errors import MissingExtra
from crossread.load.fetch.client import Answer, again, ask, make_client
from crossread.load.fetch.guard import Refused, Resolve
from crossread.load.fetch.robots import Rules, may_fetch, pause_of, rules_from
from crossread.load.inputs import Named
from crossread.load.making import Facts, address_name, rejected
from crossread.load.prescan import TooMuch
from crossread.rows import Report
from crossread.settings import Settings

try:
    import httpcore2
    import httpx2
except ImportError as cause:
    raise MissingExtra("Fetching a page", "fetch") from cause

_LEADS_ON = (301, 302, 303, 307, 308)
_READABLE = ("text/", "html", "json", "xml", "pdf", "zip", "warc", "octet-stream")
_ERRORS = (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, httpcore2.ConnectError, UnicodeError, ValueError, OSError)

Ask = Callable[[httpx2.URL, float], Answer]


class Failed(NamedTuple):
    """Why an address gave nothing: a slug, in words, and what to try."""

    reason: str
    seen: str
    hint: str


def open_visits(
    settings: Settings, cache: Path | None, resolve: Resolve | None
) -> tuple[Callable[[str], Named | Report], Callable[[], None]]:
    """A function that fetches an address, and one that ends the visits."""
    client = make_client(settings, cache, resolve)
    rules: dict[str, Rules] = {}
    visited: dict[str, float] = {}

    def ask_in_turn(address: httpx2.URL, ends: float) -> Answer:
        origin = _origin(address)
        pause = pause_of(rules.get(origin, Rules("")), settings.host_pause_seconds)
        time.sleep(max(0.0, visited.get(origin, -pause) + pause - time.monotonic()))
        try:
            return ask(client, address, settings, ends)
        finally:
            visited[origin] = time.monotonic()

    def get(address: str) -> Named | Report:
        try:
            found = _visit(address, ask_in_turn, rules, settings)
        except Refused as error:
            found = Failed("refused", str(error), "Addresses of your own network need --allow-private.")
        except _ERRORS as error:
            found = Failed("unreachable", f"it could not be fetched ({error or type(error).__name__})", "Check it, or save the page.")
        if isinstance(found, Failed):
            return rejected(address_name(address), found.reason, f"{address}: {found.seen}.\n  {found.hint}")
        return found

    return get, client.close


def _visit(address: str, ask_in_turn: Ask, rules: dict[str, Rules], settings: Settings) -> Named | Failed:
    """The page at an address, wherever it leads on to; each step is looked at as the first one is."""
    here = httpx2.URL(address.strip())
    for _ in range(settings.max_redirects + 1):
        ends = time.monotonic() + settings.fetch_seconds
        why_not = _unfit(here) or _forbidden(here, ask_in_turn, rules, settings, ends)
        if why_not:
            return why_not
        answer = again(lambda place=here, until=ends: ask_in_turn(place, until))  # type: ignore[misc]
        leads_to = answer.headers.get("Location") if answer.status in _LEADS_ON else None
        if not leads_to:
            return _page(here, answer)
        here = here.join(leads_to)
    return Failed("too-many-redirects", f"it leads on more than {settings.max_redirects} times", "Save the page and give its file.")


def _unfit(address: httpx2.URL) -> Failed | None:
    if address.scheme not in ("http", "https"):
        return Failed("bad-address", f"an address of the kind {address.scheme!r} ({address})", "Give an address with http or https.")
    if not address.host:
        return Failed("bad-address", "an address without a host", "Check the address.")
    if address.userinfo:
        return Failed("bad-address", "an address that holds a user's name", "Save the page and give its file.")
    return None


def _forbidden(address: httpx2.URL, ask_in_turn: Ask, rules: dict[str, Rules], settings: Settings, ends: float) -> Failed | None:
    if settings.ignore_robots:
        return None
    origin = _origin(address)
    if origin not in rules:
        rules[origin] = _rules(httpx2.URL(f"{origin}/robots.txt"), ask_in_turn, settings, ends)
    if may_fetch(rules[origin], str(address)):
        return None
    return Failed(
        "robots", f"the robots.txt of {address.host} asks programs not to fetch it ({address})", "Save the page and give its file."
    )


def _rules(place: httpx2.URL, ask_in_turn: Ask, settings: Settings, ends: float) -> Rules:
    """The rules of a host, wherever its robots.txt leads on to."""
    for _ in range(settings.max_redirects + 1):
        answer = ask_in_turn(place, ends)
        leads_to = answer.headers.get("Location") if answer.status in _LEADS_ON else None
        if not leads_to:
            return rules_from(answer.status, answer.body if isinstance(answer.body, bytes) else b"")
        place = place.join(leads_to)
        if _unfit(place):
            break
    return Rules("")


def _origin(address: httpx2.URL) -> str:
    return f"{address.scheme}://{address.netloc.decode('ascii')}"


def _page(address: httpx2.URL, answer: Answer) -> Named | Failed:
    written = answer.headers.get("Content-Type", "")
    media = written.partition(";")[0].strip().lower()
    if answer.status != 200:
        return Failed(f"http-{answer.status}", f"the host answered with status {answer.status} ({address})", "Save it from a browser.")
    if isinstance(answer.body, TooMuch):
        return Failed(answer.body.reason, answer.body.detail, "Save the article's text and give that.")
    if media and not any(one in media for one in _READABLE):
        return Failed("binary", f"{media[:80]}, not a page", "Give the address of the article.")
    parameters = [part.partition("=") for part in written.split(";")[1:]]
    charset = next((value.strip(" \t\"'")[:40] for name, _, value in parameters if name.strip().lower() == "charset"), "")
    place = str(address.copy_with(fragment=None))
    return Named(address_name(place), answer.body, media, Facts(url=place, captured=answer.captured, charset=charset))
