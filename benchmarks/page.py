"""How soon the story page is usable on a slow machine: twelve reports, in Chromium with its processor slowed to a quarter.

    python -m benchmarks.page            # prints the figures
    python -m benchmarks.page --write    # the figures go into benchmarks/RESULTS.md

Usable means that the page is drawn and a key was obeyed: `j` is pressed as soon as the browser takes keys, and the time runs from the
start of the navigation to the frame in which the first row has the focus. Whole means that every row is laid out. Medians of five runs,
full and slowed in turn.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.results import machine, write
from crossread.load.inputs import Named
from crossread.pipeline import record_of
from crossread.settings import Mode, Settings
from crossread.show import page
from evaluation.speed import made_up_reports

REPORTS = 12
RUNS = 5
SLOWDOWN = 4
USABLE = """() => new Promise(done => {
    const ready = () => {
        document.dispatchEvent(new KeyboardEvent("keydown", {key: "j", bubbles: true}));
        requestAnimationFrame(() => document.activeElement.closest(".row") ? done(performance.now()) : setTimeout(ready, 5));
    };
    ready();
})"""


WHOLE = """() => new Promise(done => {
    const ready = () => document.querySelector(".later") || document.readyState !== "complete"
        ? setTimeout(ready, 5) : requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    ready();
})"""


def main() -> None:
    """Measure, print, and with `--write` put the section into the file of results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/RESULTS.md")
    asked = parser.parse_args()
    inputs = [Named(f"{number}.txt", text.encode()) for number, text in enumerate(made_up_reports(REPORTS))]
    html = page(record_of(inputs, settings=Settings(mode=Mode.RULES)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "story.html"
        path.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--headless=new", "--disable-gpu"])
        times: dict[int, list[tuple[float, float]]] = {1: [], SLOWDOWN: []}
        nodes = 0
        for _ in range(RUNS):
            for rate in times:
                usable, whole, nodes = _open(browser, path, rate)
                times[rate].append((usable, whole))
        browser.close()
    (full, full_whole), (slow, slow_whole) = ([statistics.median(part) for part in zip(*times[rate], strict=True)] for rate in times)
    shown = (
        f"{REPORTS} reports of 3 KB in Chromium: {len(html.encode()):,} bytes, {nodes:,} elements; a key is obeyed {full:.0f} ms after the "
        f"navigation began, {slow:.0f} ms with the processor slowed {SLOWDOWN} times; every row is laid out after {full_whole:.0f} and "
        f"{slow_whole:.0f} ms (medians of {RUNS}); {machine()}."
    )
    sys.stdout.write(f"{shown}\n")
    if asked.write:
        write("The story page", "benchmarks.page", shown)


def _open(browser: Browser, path: Path, rate: int) -> tuple[float, float, int]:
    """Milliseconds from the start of the navigation to the first row in focus and to the last row laid out, and the number of elements."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    tab.goto(path.as_uri(), wait_until="commit")
    usable = tab.evaluate(USABLE)
    whole = tab.evaluate(WHOLE)
    nodes = tab.evaluate("document.querySelectorAll('*').length")
    context.close()
    return float(usable), float(whole), int(nodes)


if __name__ == "__main__":
    main()
