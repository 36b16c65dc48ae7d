"""Pages are fetched with the manners of a good visitor: asked for once, slowly, within limits, and kept where that is allowed."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina

from crossread.load import load
from crossread.load.fetch import fetch, fetching
from crossread.load.inputs import Named
from crossread.rows import Report, State
from crossread.settings import Settings
from tests.load.served import PAGE, Served, serving

HTML = {"Content-Type": "text/html; charset=utf-8"}
NEAR = Settings(allow_private=True, host_pause_seconds=0, fetch_seconds=5)


@pytest.fixture(autouse=True)
def _cached_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with stamina.set_testing(True, attempts=3):
        yield


def _get(address: str, settings: Settings = NEAR) -> Named | Report:
    return fetch(address, settings=settings)


def _reason(address: str, settings: Settings = NEAR) -> str:
    found = _get(address, settings)
    assert isinstance(found, Report)
    assert found.outcome.state is State.REJECTED
    assert len(found.outcome.detail) > 40
    return found.outcome.reason


def test_an_address_is_a_report_like_any_other() -> None:
    """A page is fetched and read; its report says the address it ended at, when it was captured, and holds the bytes."""
    with serving({"/a": (302, {"Location": "/news/ferry"}, b""), "/news/ferry": (200, HTML, PAGE.encode())}) as served:
        [report] = load([served.at("/a")], settings=NEAR)
        assert report.url == served.at("/news/ferry")
        assert report.name == f"127.0.0.1:{served.port}/news/ferry"
    assert report.text.startswith("Ferry sought\n\nThe harbour")
    assert report.raw == PAGE.encode()
    assert report.captured is not None
    assert report.captured.endswith("+00:00")


def test_nothing_is_fetched_offline() -> None:
    """Offline, an address is a rejected input, and no server hears of it."""
    with serving({"/a": (200, HTML, PAGE.encode())}) as served:
        assert _reason(served.at("/a"), Settings(offline=True, allow_private=True)) == "offline"
        assert served.asked == []


def test_private_addresses_need_a_flag() -> None:
    """Without the flag a page of this machine is refused before anything is sent."""
    with serving({"/a": (200, HTML, PAGE.encode())}) as served:
        assert _reason(served.at("/a"), Settings()) == "refused"
        assert served.asked == []


def test_the_rules_of_a_host_are_heeded() -> None:
    """What robots.txt forbids is not asked for, and robots.txt itself is asked for once."""
    pages = {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private"), "/private/a": (200, HTML, b"x"), "/b": (200, HTML, b"x")}
    with serving(pages) as served, fetching(NEAR) as get:
        refused = get(served.at("/private/a"))
        assert isinstance(refused, Report)
        assert refused.outcome.reason == "robots"
        assert isinstance(get(served.at("/b")), Named)
    assert served.asked == ["/robots.txt", "/b"]


def test_a_host_that_cannot_say_its_rules_is_left_alone() -> None:
    """Where robots.txt fails with a server's error, nothing else is asked for."""
    with serving({"/robots.txt": (500, {}, b""), "/a": (200, HTML, b"x")}) as served:
        assert _reason(served.at("/a")) == "robots"
        assert served.asked == ["/robots.txt"]


def test_a_host_is_not_hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two requests to one host passes what its robots.txt asks for."""
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    pages = {"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 7"), "/a": (200, HTML, b"x"), "/b": (200, HTML, b"x")}
    with serving(pages) as served, fetching(NEAR) as get:
        get(served.at("/a"))
        get(served.at("/b"))
    assert [round(seconds) for seconds in waited if seconds > 0.5] == [7, 7]


def test_a_page_that_did_not_change_is_not_sent_again() -> None:
    """A page is asked for with the mark of the copy that was kept; an unchanged one gives the same bytes."""
    pages = {"/a": (200, {**HTML, "ETag": '"7"', "Cache-Control": "no-cache"}, PAGE.encode())}
    with serving(pages) as served:
        first, second = _get(served.at("/a")), _get(served.at("/a"))
        assert served.conditions[-1] == '"7"'
    assert isinstance(first, Named)
    assert isinstance(second, Named)
    assert first.raw == second.raw == PAGE.encode()


@pytest.mark.parametrize(
    ("status", "headers", "body", "reason"),
    [
        (404, HTML, b"gone", "http-404"),
        (503, {"Retry-After": "0"}, b"busy", "http-503"),
        (302, {"Location": "/a"}, b"", "too-many-redirects"),
        (302, {"Location": "file:///etc/passwd"}, b"", "bad-address"),
        (302, {"Location": "http://u:p@127.0.0.1/"}, b"", "bad-address"),
        (200, {"Content-Type": "image/png"}, b"\x89PNG", "binary"),
        (200, HTML, b"x" * 300_000, "too-large"),
        (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"\0" * 30_000_000, mtime=0), "bomb"),
    ],
)
def test_what_gives_no_page_is_named(status: int, headers: dict[str, str], body: bytes, reason: str) -> None:
    """An answer that is no page is a rejected report with what was seen."""
    with serving({"/a": (status, headers, body)}) as served:
        assert _reason(served.at("/a"), Settings(allow_private=True, host_pause_seconds=0, max_input_bytes=200_000)) == reason


def test_a_busy_host_is_asked_again() -> None:
    """A host that asks to come back later is asked three times."""
    with serving({"/a": (503, {"Retry-After": "0"}, b"")}) as served:
        _get(served.at("/a"))
    assert served.asked == ["/robots.txt", "/a", "/a", "/a"]


def test_nobody_at_the_address_is_said() -> None:
    """An address where nobody answers is a rejected report, and the next input is read."""
    found = load(["http://127.0.0.1:9/a", Named("b.txt", b"The harbour of Larnhaven stayed shut.")], settings=NEAR)
    assert [one.outcome.reason for one in found] == ["unreachable", ""]


def test_the_encoding_that_a_server_declares_is_taken() -> None:
    """A page in Windows-1251 that declares it in its headers alone is read as it was written."""
    page = PAGE.replace("Ferry sought", "Паром ищут").encode("cp1251", "replace")
    with serving({"/a": (200, {"Content-Type": "text/html; charset=windows-1251"}, page)}) as served:
        [report] = load([served.at("/a")], settings=NEAR)
    assert report.text.startswith("Паром ищут")


def _feed(served: Served) -> bytes:
    entry = f"<item><title>Ferry</title><link>{served.at('/ferry')}</link><description>Short.</description></item>"
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Courier</title>{entry}</channel></rss>".encode()


def test_what_a_feed_links_to_is_fetched_when_asked_for() -> None:
    """Without the flag nothing that stands in a feed is fetched; with it, the page takes the place of its summary."""
    with serving({"/ferry": (200, HTML, PAGE.encode())}) as served:
        served.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, _feed(served))
        [summary] = load([served.at("/feed")], settings=NEAR)
        assert summary.outcome.reason == "summary-only"
        assert "/ferry" not in served.asked
        [page] = load([served.at("/feed")], settings=Settings(allow_private=True, host_pause_seconds=0, follow_links=True))
    assert page.outcome.state is State.OK
    assert page.text.startswith("Ferry sought")


def test_a_list_of_feeds_leads_to_their_pages_and_to_no_more_than_allowed() -> None:
    """A list of feeds is followed to feeds and from feeds to pages, each address once, up to a number."""
    with serving({"/ferry": (200, HTML, PAGE.encode())}) as served:
        served.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, _feed(served))
        outlines = "".join(f"<outline xmlUrl='{served.at(path)}'/>" for path in ("/feed", "/feed", "/gone", "/more"))
        opml = Named("feeds.opml", f"<opml version='2.0'><body>{outlines}</body></opml>".encode())
        found = load([opml], settings=Settings(allow_private=True, host_pause_seconds=0, follow_links=True, max_links=3))
    assert [one.outcome.reason for one in found] == ["", "http-404", "left-out"]
    assert served.asked == ["/robots.txt", "/feed", "/ferry", "/gone"]
