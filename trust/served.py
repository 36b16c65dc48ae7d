"""R8, script, the served half: the same payloads in every field of every kind of page that `crossread serve` gives, in a real Chromium.

A desk is made that answers with the payloads wherever it answers at all: stories, a story, corrections, reports, search, speakers,
and what became of two pasted texts. Nothing may run, be asked of another host, or lead away.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from crossread.cli.serve import Serve, desk_of
from crossread.settings import Mode, Settings
from crossread.store import open_store
from tests.web.conftest import here
from tests.web.served import running
from tests.web.test_browser import hostile_desk, storable
from trust.scripts import HOOKS, SHOW_ALL, chromium, payloads
from trust.tried import Size, Tried

_AT_ONCE = 280
_WHAT = "payloads in every field of every kind of page as served, in Chromium"


def try_served(size: Size, folder: Path) -> Iterator[Tried]:
    """The payloads in batches, a server for each; every kind of page is opened, and two of the payloads are pasted and compared."""
    if size is Size.TINY:
        # tests/web/test_browser.py opens the payloads written by hand.
        return
    every = list(storable(payloads()))
    random.Random(9).shuffle(every)
    faults: list[str] = []
    seen = 0
    with chromium() or nullcontext(None) as browser:
        if browser is None:
            yield Tried("R8", _WHAT, 0, (), "Chromium or playwright is missing: not tried")
            return
        for start in range(0, len(every), _AT_ONCE):
            count, found = _batch(browser, tuple(every[start : start + _AT_ONCE]), folder / f"{start}.db")
            seen += count
            faults += found
    yield Tried("R8", _WHAT, len(every), tuple(faults), f"{seen:,} pages, at most {_AT_ONCE} payloads a page")


def _batch(browser: Any, batch: tuple[str, ...], place: Path) -> tuple[int, list[str]]:
    """How many pages were opened with these payloads, and what they did that they must not."""
    with open_store(place, create=True):
        pass
    desk, paths = hostile_desk(desk_of(str(place), Serve(), Settings(mode=Mode.RULES), here, None), batch)
    found: list[str] = []

    def refused(dialog: Any) -> None:
        found.append(f"dialog {dialog.message[:80]}")
        dialog.dismiss()

    with running(desk) as address:
        context = browser.new_context()
        tab = context.new_page()
        tab.set_default_timeout(300_000)
        tab.on("request", lambda asked: found.append(f"asked for {asked.url[:80]}") if not _ours(asked.url, address) else None)
        tab.on("pageerror", lambda error: found.append(f"raised {str(error)[:120]}"))
        tab.on("dialog", refused)
        tab.add_init_script(HOOKS)
        for path in paths:
            found += _visited(tab, address + path)
        found += _pasted(tab, address, batch)
        context.close()
    return len(paths) + 2, [f"{fault} in the batch of {batch[0]!r}" for fault in found]


def _ours(asked: str, address: str) -> bool:
    return asked.startswith((f"{address}/", "data:"))


def _visited(tab: Any, address: str) -> list[str]:
    answer = tab.goto(address)
    tab.evaluate(SHOW_ALL)
    tab.keyboard.press("Tab")
    found = [f"{one} at {address}" for one in tab.evaluate("window.ran")]
    found += [] if tab.url == address else [f"went from {address} to {tab.url[:80]}"]
    return found + ([] if answer.status == 200 else [f"answered {answer.status} at {address}"])


def _pasted(tab: Any, address: str, batch: tuple[str, ...]) -> list[str]:
    tab.goto(f"{address}/compare")
    for nth in range(2):
        tab.locator("textarea").nth(nth).fill(batch[nth])
    tab.click("button.main")
    tab.wait_for_selector("#statements", state="attached")
    return [f"{one} when pasted" for one in tab.evaluate("window.ran")]
