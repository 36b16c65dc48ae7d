"""How fast: reports a second through load and read, warm, in one process; and `crossread compare` from a cold start.

The reports are made of the bundled stories: sentences drawn from all of them, a few thousand characters each, no two alike.
A machine's speed is its own: these figures are printed, never pinned.
"""

from __future__ import annotations

import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

import psutil

from crossread.demo import stories
from crossread.load import load
from crossread.load.inputs import Named
from crossread.read import read
from crossread.settings import Mode, Settings

RUNS = 5
REPORTS = 200
REPORT_CHARS = 3_000
# The last paragraph goes beyond the limit by half its length, on average.
_HALF_A_PARAGRAPH = 120


def measure_speed() -> dict[str, tuple[float, str]]:
    """Each figure with its unit, medians of five runs."""
    texts = made_up_reports(REPORTS)
    plain = [Named(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
    pages = [Named(f"{number}.html", page_of(text).encode()) for number, text in enumerate(texts)]
    seconds, megabytes = cold_compare()
    return {
        "read, from text, rules": (_per_second(lambda: _journey(plain)), "reports a CPU-second"),
        "read, from pages, rules": (_per_second(lambda: _journey(pages)), "reports a CPU-second"),
        "read, from text, small": (_per_second(lambda: _journey(plain[:40], Mode.SMALL), 40), "reports a CPU-second"),
        "read, from text, full": (_per_second(lambda: _journey(plain[:40], Mode.FULL), 40), "reports a CPU-second"),
        "compare of two reports, cold": (seconds, "s"),
        "compare of two reports, peak memory": (megabytes, "MB"),
    }


def made_up_reports(count: int) -> list[str]:
    """Reports of about 3,000 characters, cut together from the paragraphs of the bundled stories; the same every time."""
    draw = random.Random(2)  # noqa: S311 -- nothing here is secret
    found = [path.read_text(encoding="utf-8").split("\n\n") for paths in stories().values() for path in paths if path.suffix == ".txt"]
    paragraphs = [paragraph for parts in found for paragraph in parts if len(paragraph) > 80]
    made = []
    for number in range(count):
        parts = [f"Report {number} of a long night in the harbour"]
        while sum(map(len, parts)) < REPORT_CHARS - _HALF_A_PARAGRAPH:
            parts.append(re.sub(r"\d+", lambda digits: str(int(digits.group()) + draw.randrange(9)), draw.choice(paragraphs)))
        made.append("\n\n".join(parts))
    return made


def page_of(text: str) -> str:
    """The report as a page of its own: title, navigation, paragraphs, footer."""
    title, *paragraphs = [escape(part) for part in text.split("\n\n")]
    body = "\n".join(f"<p>{part}</p>" for part in paragraphs)
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("news", "sport", "weather", "culture"))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Harbour Post</title>'
        f'<meta property="article:published_time" content="2025-03-11T08:00:00Z"></head><body><nav><ul>{menu}</ul></nav>'
        f"<article><h1>{title}</h1>\n{body}</article><footer><p>All rights reserved.</p></footer></body></html>"
    )


def cold_compare() -> tuple[float, float]:
    """Seconds and peak megabytes of `crossread compare` on two reports, to the written page, each in a new process."""
    first, second = stories()["ferry"][1:3]
    times, peaks = [], []
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "crossread", "compare", str(first), str(second), "-o", str(Path(folder) / "story.html")]
        for _ in range(RUNS):
            began = time.perf_counter()
            with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
                peaks.append(_peak_megabytes(psutil.Process(running.pid)))
            times.append(time.perf_counter() - began)
            if running.returncode != 0:
                raise RuntimeError(f"{' '.join(command)} ended with {running.returncode}")
    return round(statistics.median(times), 2), round(statistics.median(peaks))


def _journey(inputs: list[Named], mode: Mode = Mode.RULES) -> None:
    readings = read(load(inputs, settings=Settings()), mode)
    if not all(reading.statements for reading in readings):
        raise RuntimeError("a report without statements would be read too fast")


def _per_second(run: Callable[[], None], reports: int = REPORTS) -> float:
    run()
    times = []
    for _ in range(RUNS):
        began = time.process_time()  # of this process, so that a busy machine changes it little
        run()
        times.append(time.process_time() - began)
    return round(reports / statistics.median(times))


def _peak_megabytes(process: psutil.Process) -> float:
    """The most memory that the process and its children held at once, looked at every 10 ms."""
    peak = 0
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        try:
            peak = max(peak, sum(one.memory_info().rss for one in (process, *process.children(recursive=True))))
        except psutil.NoSuchProcess:
            break
        time.sleep(0.01)
    return peak / 1e6
