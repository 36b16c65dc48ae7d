"""Ingest of a generated web archive, beside trafilatura alone on the same pages: reports/s, MB/s, bytes a report, memory.

The pages are made from the demo reports, rewritten (benchmarks/many_reports.py), within menus, scripts and links as pages
have them. Trafilatura's time is the floor: it finds the main text and nothing else. Seconds of processor time are given
beside those on the clock, since a machine that does other things too makes the second worthless.

    python -m benchmarks.ingest 20000 --write        # the figures go into benchmarks/RESULTS.md
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import trafilatura

from benchmarks.many_reports import DEMO, make_report, paragraphs_of
from benchmarks.results import machine, write
from crossread.engines.ingest import ingest
from crossread.load import unpack
from crossread.load.inputs import Item
from crossread.rows import State
from crossread.settings import Mode, Settings
from crossread.store import open_store

AT = "2026-11-20T12:00:00Z"
SETTINGS = Settings(mode=Mode.RULES)
# The size of an ordinary page's script and menu: the article is a tenth of the bytes.
_SCRIPT = "<script>var data = {" + ",".join(f'"k{nth}": [{nth}, {nth * 7}, "v{nth * 13}"]' for nth in range(600)) + "};</script>"
_MENU = "<nav><ul>" + "".join(f'<li><a href="/section/{nth}">Section {nth}</a></li>' for nth in range(80)) + "</ul></nav>"
_ASIDE = "<aside>" + "".join(f'<div class="teaser"><a href="/{nth}">Teaser number {nth}</a></div>' for nth in range(40)) + "</aside>"


@dataclass(frozen=True, slots=True)
class Measured:
    """What taking in some pages cost."""

    pages: int
    page_bytes: int
    text_bytes: int
    clock: float
    processor: float
    store_bytes: int = 0
    raw_bytes: int = 0
    peak_bytes: int = 0
    rejected: int = 0


def main() -> None:
    """Make the archive, take it in, extract it, and say what it cost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("pages", nargs="?", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/RESULTS.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="crossread-ingest-") as folder:
        archive = make_archive(Path(folder), asked.pages)
        alone = extracted(archive)
        taken = taken_in(archive, Path(folder) / "news.db", asked.workers)
    shown = table(taken, alone, asked.workers)
    sys.stdout.write(shown)
    if asked.write:
        write("Ingest", "benchmarks.ingest", shown)


def make_archive(folder: Path, pages: int) -> Path:
    """A WARC of so many pages, each record packed, as crawlers write them."""
    path = folder / "pages.warc.gz"
    pool = [paragraphs_of(one) for one in sorted(DEMO.glob("*/*.txt"))]
    with path.open("wb") as out:
        for nth in range(pages):
            lines = make_report(pool, 3_000, 1, nth).raw.decode().split("\n\n")
            body = "".join(f"<p>{line}</p>" for line in [*lines[1:], f"This is report number {nth}."])
            head = f"<html><head><title>{lines[0]}</title>{_SCRIPT}</head>"
            html = f"{head}<body>{_MENU}<article><h1>{lines[0]}</h1>{body}</article>{_ASIDE}</body></html>"
            out.write(gzip.compress(record(f"https://news.example/{nth}", html.encode()), 1))
    return path


def record(address: str, page: bytes) -> bytes:
    """A response record of a WARC."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    fields = {"Type": "response", "Target-URI": address, "Date": AT}
    named = "".join(f"WARC-{name}: {value}\r\n" for name, value in fields.items())
    head = f"WARC/1.0\r\n{named}Content-Type: application/http; msgtype=response\r\n"
    return head.encode() + f"Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


def extracted(archive: Path) -> Measured:
    """What trafilatura alone takes for the main text of each page, in this process."""
    clock, processor = time.monotonic(), time.process_time()
    pages = page_bytes = text_bytes = 0
    for page in items(archive):
        found = trafilatura.extract(page.raw, include_comments=False) or ""
        pages, page_bytes, text_bytes = pages + 1, page_bytes + len(page.raw), text_bytes + len(found.encode())
    return Measured(pages, page_bytes, text_bytes, time.monotonic() - clock, time.process_time() - processor)


def items(archive: Path) -> Iterator[Item]:
    """The pages of the archive."""
    return (one for one in unpack([archive], settings=Settings()) if isinstance(one, Item))


def taken_in(archive: Path, place: Path, workers: int) -> Measured:
    """What an ingest of the archive takes, workers and store and all."""
    clock, processor, peak = time.monotonic(), total_processor(), 0
    with open_store(place, create=True) as store:
        for _ in ingest([archive], store, at=AT, settings=SETTINGS, workers=workers):
            peak = max(peak, held())
        found = time.monotonic() - clock, total_processor() - processor
        rejected = len(store.reports(state=State.REJECTED))
        ((pages, text_bytes),) = store.database.ask("SELECT count(*), sum(length(CAST(text AS BLOB))) FROM texts")
        ((raw_bytes,),) = store.database.ask("SELECT sum(length(raw)) FROM raws")
        store.database.ask("PRAGMA wal_checkpoint(TRUNCATE)")
    page_bytes = sum(len(page.raw) for page in items(archive))
    return Measured(pages, page_bytes, text_bytes, *found, place.stat().st_size, raw_bytes or 0, peak, rejected)


def total_processor() -> float:
    """Seconds of processor time of this process and of its children that ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def held() -> int:
    """The memory that this process and its workers hold."""
    here = psutil.Process()
    return sum(one.memory_info().rss for one in [here, *here.children(recursive=True)])


def table(taken: Measured, alone: Measured, workers: int) -> str:
    """The figures as a table in Markdown."""
    each, text = taken.page_bytes // taken.pages, taken.text_bytes // taken.pages
    kept, raw = taken.store_bytes / taken.pages, taken.raw_bytes / taken.pages
    rows = [
        ("reports a second of processor time", f"{taken.pages / taken.processor:,.0f}", f"{alone.pages / alone.processor:,.0f}"),
        ("reports a second on the clock", f"{taken.pages / taken.clock:,.0f}", f"{alone.pages / alone.clock:,.0f}"),
        ("MB of pages a second of processor time", f"{megabytes_a_second(taken):.1f}", f"{megabytes_a_second(alone):.1f}"),
        ("bytes a report in the store", f"{kept:,.0f}, of them {raw:,.0f} the page as given", ""),
        ("bytes a byte of text, the page as given aside", f"{(kept - raw) / text:.2f}", ""),
        ("peak memory, all processes", f"{taken.peak_bytes / 1e6:,.0f} MB", ""),
    ]
    pages = f"{taken.pages:,} made-up pages of {each:,} bytes ({text:,} of text) in a WARC"
    seen = f"{pages}, rules mode, {workers} workers, {taken.rejected} rejected"
    lines = [
        f"{seen}; {machine()}.",
        "",
        "| | crossread ingest | trafilatura alone, one process |",
        "| --- | --- | --- |",
        *("| " + " | ".join(row) + " |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


def megabytes_a_second(measured: Measured) -> float:
    """Of pages, for a second of processor time."""
    return measured.page_bytes / measured.processor / 1e6


if __name__ == "__main__":
    main()
