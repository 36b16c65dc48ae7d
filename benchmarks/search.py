"""How fast a store is searched and a story fetched: made-up reports, then queries of one, two and three words, rare and common.

Reports are put together from made-up paragraphs (benchmarks/gather.py), with a sentence of their own in each; every sentence is
a statement with a source. A query is timed as `crossread search` runs it: the hits, their marks, their readings and the statements
that are shown. A story is timed as `crossread story` finds it by the beginning of its id, with the readings of all its reports.

    python -m benchmarks.search --write             100,000 reports, 300 queries
    python -m benchmarks.search --reports 20000 --keep /tmp/search.db
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from benchmarks.gather import make_reports
from benchmarks.results import machine, write
from crossread.cli.search import find
from crossread.cli.story import find_story, latest_readings
from crossread.models.vectors import word_vectors
from crossread.rows import Attitude, Block, Manner, Outcome, Reading, Report, Role, Span, State, Statement, digest, statement_id
from crossread.store import Changes, Query, Store, batches, entry_of, open_store

Asked = TypeVar("Asked")
_PART = 1_000
_DISTINCT = 600
_A_STORY = 8
_AT = "2026-01-01T00:00:00Z"
_SENTENCE = re.compile(r"[^.]{1,2000}\.?")


class Times(NamedTuple):
    """The milliseconds that something took, on the clock and of the processor, since others work on the machine too."""

    clock: float
    processor: float


def main() -> None:
    """Fills a store, or takes the one that was kept, and tells the times of the queries."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="keep the store in this file, and use it if it is there")
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/RESULTS.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = asked.keep or Path(folder) / "search.db"
        fill = not place.exists()
        with open_store(place, create=True) as store:
            if fill:
                _fill(store, asked.reports, asked.seed)
            shown = table(store, measured(store, asked.queries, asked.seed), place)
    sys.stdout.write(shown)
    if asked.write:
        write("Search", "benchmarks.search", shown)


def measured(store: Store, count: int, seed: int) -> dict[str, list[Times]]:
    """The times of each query, by its kind."""

    def search(query: Query) -> None:
        list(find(store, query))

    def fetch(key: str) -> None:
        latest_readings(store, find_story(store, key))

    found = {kind: [_timed(search, query) for query in asked] for kind, asked in _queries(count, seed).items()}
    keys = random.Random(seed).sample([story.id for story in store.stories()], min(100, count))  # noqa: S311
    found["a story with its readings"] = [_timed(fetch, key) for key in keys]
    found["a story by the beginning of its id"] = [_timed(fetch, key[:10]) for key in keys]
    return found


def _timed(ask: Callable[[Asked], None], what: Asked) -> Times:
    began, used = time.perf_counter(), time.process_time()
    ask(what)
    return Times((time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000)


def table(store: Store, found: Mapping[str, Sequence[Times]], place: Path) -> str:
    """The times as a table in Markdown."""
    ((reports,),) = store.database.ask("SELECT count(*) FROM reports")
    held = f"{reports:,} made-up reports in a store of {place.stat().st_size / 1e6:,.0f} MB"
    lines = [
        f"{held}, {sum(map(len, found.values())):,} questions; {machine()}.",
        "",
        "| milliseconds | median, clock | p99, clock | p99, processor |",
        "| --- | --- | --- | --- |",
    ]
    for kind, times in found.items():
        clock, processor = sorted(one.clock for one in times), sorted(one.processor for one in times)
        high = min(len(times) - 1, int(len(times) * 0.99))
        lines.append(f"| {kind} | {clock[len(clock) // 2]:.1f} | {clock[high]:.1f} | {processor[high]:.1f} |")
    return "\n".join(lines) + "\n"


def _fill(store: Store, count: int, seed: int) -> None:
    """So many reports, in stories of eight."""
    paragraphs = [text for _, _, text, _ in make_reports(_DISTINCT, seed)]
    rng = random.Random(seed)  # noqa: S311
    for part in batches(range(count), _PART):
        readings = [_reading(nth, rng.sample(paragraphs, 2)) for nth in part]
        store.add([entry_of(reading, source="made up") for reading in readings], at=_AT)
        joins = tuple((one.report.id, digest("story", str(nth // _A_STORY))) for nth, one in zip(part, readings, strict=True))
        store.place(Changes(joins=joins), at=_AT)


def _reading(nth: int, told: Sequence[str]) -> Reading:
    """Report number `nth` of two made-up paragraphs, a sentence of its own in each."""
    text = "\n\n".join(f"Ward {nth} met. {words[:1_500]}" for words in told)
    raw = hashlib.sha256(text.encode()).hexdigest()
    key = digest("report", str(nth))
    sentences = tuple(Span(key, found.start(), found.end()) for found in _SENTENCE.finditer(text))
    statements = tuple(_said(text, span) for span in sentences if len(span) > 40)
    blocks = (Block(Span(key, 0, len(text)), Role.PARAGRAPH),)
    report = Report(key, f"r{nth}", text, blocks, Outcome(State.OK), raw, raw, raw=text.encode(), published="2026-01-01")
    return Reading(report, sentences, (), (), (), (), statements)


def _said(text: str, span: Span) -> Statement:
    """The sentence as a statement whose first word says it."""
    start = span.start + len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip())
    words = text.find(" ", start, span.end)
    content = (Span(span.report, words + 1, span.end),)
    source = (Span(span.report, start, words),)
    return Statement(statement_id(content), content, Manner.INDIRECT, Attitude.ASSERTS, (), source)


def _queries(count: int, seed: int) -> dict[str, list[Query]]:
    rng = random.Random(seed)  # noqa: S311
    listed = word_vectors().places
    words = sorted(listed, key=lambda word: listed[word])

    def some(low: int, high: int, size: int) -> Iterator[Query]:
        return (Query(tuple(rng.choices(words[low:high], k=size))) for _ in range(count // 5))

    return {
        "one common word": list(some(100, 1_000, 1)),
        "one rare word": list(some(3_000, 15_000, 1)),
        "two common words": list(some(100, 1_000, 2)),
        "two words": list(some(300, 6_000, 2)),
        "three words": list(some(100, 2_000, 3)),
    }


if __name__ == "__main__":
    main()
