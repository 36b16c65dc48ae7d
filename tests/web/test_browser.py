"""The served pages in a real Chromium: by keyboard, without script, on a small screen, accessible, and inert whatever the reports hold."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crossread.settings import Settings
from crossread.show import page, to_json
from crossread.show.served import Served
from crossread.store import Changes, entry_of, open_store
from crossread.store.answers import Answer, Compared, Spoken
from crossread.web.desk import Desk, FoundReport, FoundStatement
from tests.show.payloads import PAYLOADS, hostile_record
from tests.show.test_page_browser import HOOKS, _violations
from tests.store.making import AT, FERRY
from tests.web.conftest import OTHER, STORY, report_id
from tests.web.served import running

pytestmark = pytest.mark.xdist_group("browser")

SHARED = Path(__file__).resolve().parents[3] / "shared"
FERRY_ID = report_id(FERRY, "courier")
PAGES = {
    "stories": "/stories",
    "story": f"/stories/{STORY}",
    "corrections": f"/stories/{STORY}/corrections",
    "report": f"/reports/{FERRY_ID}",
    "search": "/search?q=alarm",
    "speaker": "/speakers?name=Marek",
    "compare": "/compare",
    "problem": "/nowhere",
}
Opened = Callable[..., tuple[Any, dict[str, list[str]]]]


@pytest.fixture
def opened(chromium: Any) -> Iterator[Opened]:
    """A function that opens an address and gives the tab, what it asked for and what it complained of."""
    contexts = []

    def open_(address: str, *, hooks: str = "", **options: Any) -> tuple[Any, dict[str, list[str]]]:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(120_000)
        events: dict[str, list[str]] = {"requests": [], "troubles": []}
        tab.on("request", lambda request: events["requests"].append(request.url))
        tab.on("pageerror", lambda error: events["troubles"].append(str(error)))
        tab.on("dialog", lambda dialog: (events["troubles"].append(f"dialog {dialog.message}"), dialog.dismiss()))
        if hooks:
            tab.add_init_script(hooks)
        tab.goto(address)
        return tab, events

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def served(desk: Desk) -> Iterator[str]:
    """The address of a server of the small store."""
    with running(desk) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_on_any_kind_of_page(opened: Opened, served: str, scheme: str, width: int) -> None:
    """axe-core finds no violation of WCAG 2.2 A and AA on any kind of page, and none is wider than its screen."""
    tab, _ = opened(served, color_scheme=scheme, viewport={"width": width, "height": 800})
    found = {}
    for name, path in PAGES.items():
        tab.goto(served + path)
        found[name] = (_violations(tab), max(0, tab.evaluate("document.documentElement.scrollWidth") - width))
    assert {name: one for name, one in found.items() if one != ([], 0)} == {}


def test_two_texts_are_compared_by_keyboard_and_without_script(opened: Opened, served: str) -> None:
    """Tab, typing and Enter alone paste two texts and reach the story, with JavaScript off; nothing but this server is asked."""
    tab, events = opened(f"{served}/compare", java_script_enabled=False)
    for words in ("courier", FERRY, "herald", OTHER):
        for _ in range(9):
            tab.keyboard.press("Tab")
            if tab.locator("form :focus").count():
                break
        tab.keyboard.insert_text(words)
    tab.locator("button.main").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#statements .row")
    assert "/comparisons/" in tab.url
    assert tab.locator("#statements .row").count() > 0
    assert {url.split("/")[2] for url in events["requests"]} == {served.split("/")[2]}


def test_a_row_is_corrected_and_undone_by_keyboard_and_without_script(opened: Opened, served: str) -> None:
    """From the story's row to its form, a tick, Enter, and back; then the undoing: all with JavaScript off."""
    tab, _ = opened(f"{served}/stories/{STORY}", java_script_enabled=False)
    tab.locator("#statements .row a[href*='corrections?row']").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("input[name=statement]")
    tab.locator("input[name=statement]").first.focus()
    tab.keyboard.press("Space")
    tab.locator("button[value=apart]").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("button[name=undo]")
    tab.goto(f"{served}/stories/{STORY}")
    assert tab.locator(".troubles").inner_text().count("Corrected by hand") == 1
    tab.goto(f"{served}/stories/{STORY}/corrections")
    tab.locator("button[name=undo]").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("li.undone")
    tab.goto(f"{served}/stories/{STORY}")
    assert "Corrected by hand" not in tab.content()


def hostile_desk(desk: Desk, payloads: tuple[str, ...]) -> tuple[Desk, list[str]]:
    """Means that give payloads in every field of every kind of page, and the addresses to open."""
    record = hostile_record(payloads)
    readings = [one for one in record.readings if one.report.text]
    with open_store(desk.place or "") as store:
        store.add([entry_of(one, source=payloads[0]) for one in readings], at=AT)
        store.place(Changes(joins=tuple((one.report.id, "hostile") for one in readings)), at=AT)
    packed = [gzip.compress(text.encode("utf-8", "replace")) for text in (_page(record), to_json(record))]
    answer = Answer("key", *packed)
    odd = payloads * 8
    statements = tuple(FoundStatement("x", 1, one, "asserts", ((one, True), (one, False))) for one in payloads)
    hits = [FoundReport("x", odd[n], odd[n + 1], odd[n + 2], odd[n + 3], "x", 1.0, ((odd[n], True),), statements) for n in range(5)]
    ids = [one.report.id for one in readings]
    pages = [
        "/stories",
        "/stories/hostile",
        "/stories/hostile/corrections",
        *(f"/reports/{key}" for key in ids),
        "/search?q=x",
        "/speakers?name=x",
    ]
    means = replace(
        desk,
        make=lambda _: answer,
        compare=lambda _given, _keep, tell: (*map(tell, payloads), Compared(answer, None))[-1],
        find=lambda _store, _query: hits,
        speak=lambda _: Spoken(record.speakers, tuple(readings), more=True),
    )
    return means, pages


def _page(record: Any) -> str:
    served = Served((("/stories", "Stories"),), "/stories/hostile/corrections", "/reports/", frozenset(row.id for row in record.rows))
    return page(record, settings=Settings(), served=served)


def _inert(opened: Opened, desk: Desk, payloads: tuple[str, ...]) -> None:
    means, paths = hostile_desk(desk, payloads)
    with running(means) as address:
        tab, events = opened(f"{address}/compare", hooks=HOOKS)
        for path in paths:
            assert tab.goto(address + path).status == 200, path
            assert tab.evaluate("window.ran") == [], path
            assert tab.url == address + path
        tab.goto(f"{address}/compare")
        for nth in range(2):
            tab.locator("textarea").nth(nth).fill(payloads[nth])
        tab.click("button.main")
        tab.wait_for_selector("#statements")
        assert tab.evaluate("window.ran") == []
        assert events["troubles"] == []
        assert {url.split("/")[2] for url in events["requests"] if not url.startswith("data:")} == {address.split("/")[2]}


def storable(lines: list[str]) -> tuple[str, ...]:
    """The lines that a text may hold: without halves of surrogate pairs."""
    return tuple(line for line in lines if line.isprintable() or not any("\ud800" <= one <= "\udfff" for one in line))


def test_our_own_payloads_are_inert_as_served(opened: Opened, desk: Desk) -> None:
    """On every kind of page, lines that try to run a script, load or leave do nothing."""
    _inert(opened, desk, storable(list(PAYLOADS)))


@pytest.mark.skipif(
    not (SHARED / "data/bad/xss_lines.txt").is_file(), reason="../shared is missing: the long list of payloads is not tried"
)
@pytest.mark.parametrize("part", range(4))
def test_the_long_list_of_payloads_is_inert_as_served(opened: Opened, desk: Desk, part: int) -> None:
    """Two thousand payloads that are known to work elsewhere do nothing here."""
    lines = (SHARED / "data/bad/xss_lines.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    lines = list(dict.fromkeys(line for line in lines if line.strip()))[part::4]
    for start in range(0, len(lines), 280):
        _inert(opened, desk, storable(lines[start : start + 280]))
