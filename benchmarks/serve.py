"""How fast `crossread serve` answers: made-up reports with made-up statements in a store, then so many requests a second.

Requests come at even times whether or not the ones before are answered, and each is timed from when it was due. Story pages are
asked for as they are kept, after each was made once; what making one costs is told beside. The client runs on the same machine.

    python -m benchmarks.serve                                 10,000 reports, 30 seconds
    python -m benchmarks.serve --reports 100000 --seconds 60 --write --keep /tmp/serve.db
"""

from __future__ import annotations

import argparse
import asyncio
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import quote

import psutil

from benchmarks.gather import make_reports
from benchmarks.results import machine, write
from crossread.load import load
from crossread.load.inputs import Named
from crossread.models.vectors import word_vectors
from crossread.rows import Attitude, Manner, Mention, MentionKind, Reading, Span, Statement, statement_id
from crossread.settings import Settings
from crossread.store import Changes, Store, batches, entry_of, open_store
from crossread.store.listing import recent_stories

AT = "2026-01-01T00:00:00Z"
_SPOKEN = 12
_PART = 500
_ALONE = 200
_AHEAD = 20
_BY_KIND = 10
_QUIET_SECONDS = 8
_STORIES_A_SECOND, _SEARCHES_A_SECOND, _FLOOD_A_SECOND = 50, 30, 1_000


@dataclass(frozen=True, slots=True)
class Answered:
    """How many requests were answered with 200 and with 503, and the milliseconds of the former."""

    times: tuple[float, ...]
    refused: int
    failed: int

    def at(self, share: float) -> float:
        """The time within which this share was answered."""
        ordered = sorted(self.times) or [float("nan")]
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def main() -> None:
    """Fill a store, or take the one that was kept; serve it; ask; print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--stories", type=int, default=200, help="so many stories are asked for")
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--keep", type=Path, help="keep the store in this file, and use it if it is there")
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/RESULTS.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="crossread-serve-") as folder:
        place = asked.keep or Path(folder) / "news.db"
        if not place.exists():
            with open_store(place, create=True) as store:
                fill(store, asked.reports)
        shown = served(place, asked.stories, asked.seconds)
    sys.stdout.write(shown)
    if asked.write:
        write("Serving", "benchmarks.serve", shown)


def fill(store: Store, count: int, seed: int = 1) -> None:
    """So many made-up reports in their made-up stories."""
    rng = random.Random(seed)  # noqa: S311
    for part in batches(make_reports(count, seed), _PART):
        read = [(reading(key, text, rng), story) for key, _, text, story in part]
        store.add([entry_of(one, source="made up") for one, _ in read], at=AT)
        store.place(Changes(joins=tuple((one.report.id, story) for one, story in read)), at=AT)


def reading(key: str, text: str, rng: random.Random) -> Reading:
    """The report with every second sentence said by somebody, as a reader would have found it."""
    sentences = text.split(". ")
    for nth in range(0, min(len(sentences), 2 * _SPOKEN), 2):
        sentences[nth] = f"{rng.choice(_NAMES)} said that {sentences[nth][0].lower()}{sentences[nth][1:]}"
    (report,) = load([Named(f"{key}.txt", ". ".join(sentences).encode())], settings=Settings())
    spans, statements, mentions, at = [], [], [], 0
    for sentence in report.text.split(". "):
        spans.append(Span(report.id, at, at + len(sentence)))
        name, cue, words = sentence.partition(" said that ")
        if cue:
            start, end = at + len(name), at + len(name) + len(cue)
            content, source = Span(report.id, end, end + len(words)), Span(report.id, at, start)
            said = Statement(
                statement_id((content,)),
                (content,),
                Manner.INDIRECT,
                Attitude.ASSERTS,
                (Span(report.id, start + 1, start + 5),),
                (source,),
            )
            statements.append(said)
            mentions.append(Mention(source, MentionKind.PERSON, Span(report.id, at + name.rfind(" ") + 1, start)))
        at += len(sentence) + 2
    return Reading(report, tuple(spans), (), tuple(mentions), (), (), tuple(statements))


_NAMES = [
    f"{first} {last}"
    for first in ("Ana", "Ivo", "Ilse", "Paul", "Antony", "Katharine", "Mihail", "Otto")
    for last in ("Marek", "Torres", "Okoro", "Holm", "Varga", "Dorran", "Lenk", "Pellerin")
]


def served(place: Path, stories: int, seconds: int) -> str:
    """The figures of a server of this store, as a table in Markdown."""
    with open_store(place) as store:
        ((reports,),) = store.database.ask("SELECT count(*) FROM reports")
        keys = [one.id for one in recent_stories(store, limit=20 * stories) if len(one.reports) > 1][: stories + _AHEAD]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "crossread", "serve", "--store", str(place), "--port", str(port), "--mode", "rules", "-q"]
    server = subprocess.Popen(command)  # noqa: S603
    try:
        return asyncio.run(measured(port, keys[_AHEAD:], keys[:_AHEAD], seconds, reports, psutil.Process(server.pid)))
    finally:
        server.terminate()
        server.wait()


async def measured(port: int, keys: Sequence[str], unasked: Sequence[str], seconds: int, reports: int, server: psutil.Process) -> str:
    """Make every page once, then ask for pages and searches together, for more than can be answered, and for pages made meanwhile."""
    await ready(port)
    rng = random.Random(1)  # noqa: S311
    first = await in_turn(port, [f"/stories/{key}" for key in keys])
    wanted = iter_words(rng)
    alone = [await cost(server, port, [f"/stories/{rng.choice(keys)}" for _ in range(_ALONE)])]
    alone.append(await cost(server, port, [f"/search?q={quote(next(wanted))}" for _ in range(_ALONE)]))
    pages = at_rate(port, [f"/stories/{rng.choice(keys)}" for _ in range(_STORIES_A_SECOND * seconds)], _STORIES_A_SECOND)
    searches = at_rate(port, [f"/search?q={quote(next(wanted))}" for _ in range(_SEARCHES_A_SECOND * seconds)], _SEARCHES_A_SECOND)
    page, search = await asyncio.gather(pages, searches)
    flood = await at_rate(port, [f"/search?q={quote(next(wanted))}" for _ in range(_FLOOD_A_SECOND * 5)], _FLOOD_A_SECOND)
    await quiet(port)
    ahead = await in_turn(port, [f"/stories/{key}" for key in unasked])
    kinds = [f"/search?q={quote(words)}&difference=number" for words in islice((one for one in wanted if " " in one), _BY_KIND)]
    fresh, again = await in_turn(port, kinds), await in_turn(port, kinds)
    rows = [
        (f"story page, kept, {_STORIES_A_SECOND}/s", page),
        (f"search of one to three words, {_SEARCHES_A_SECOND}/s at the same time", search),
        ("story page, made for the first time, one after the other", first),
        ("story page, made ahead and asked for the first time, one after the other", ahead),
        ("search by kind of difference, of stories not compared yet, one after the other", fresh),
        ("the same searches again", again),
        (f"search, {_FLOOD_A_SECOND}/s for 5 s: more than can be answered", flood),
    ]
    told = f"{reports:,} made-up reports of some 480 words and {_SPOKEN} statements, {len(keys)} stories asked for, {seconds} s"
    lines = [
        f"{told}; rules mode; {machine()}, the client on the same machine.",
        "",
        f"Processor time of the server for one answer: story page {alone[0]:.1f} ms, search {alone[1]:.1f} ms.",
        "",
        "| | answered | p50 | p99 | 503 | failed |",
        "| --- | --- | --- | --- | --- | --- |",
        *(
            f"| {name} | {len(one.times):,} | {one.at(0.5):.0f} ms | {one.at(0.99):.0f} ms | {one.refused:,} | {one.failed:,} |"
            for name, one in rows
        ),
    ]
    return "\n".join(lines) + "\n"


async def cost(server: psutil.Process, port: int, paths: Sequence[str]) -> float:
    """The milliseconds of processor time that the server takes for one of these answers; other programs do not change it much."""
    before = sum(server.cpu_times()[:2])
    for path in paths:
        await ask(port, path)
    return (sum(server.cpu_times()[:2]) - before) * 1000 / len(paths)


def iter_words(rng: random.Random) -> Iterator[str]:
    """Queries of one to three words, common and rare."""
    listed = word_vectors().places
    words = sorted(listed, key=lambda word: listed[word])
    while True:
        yield " ".join(rng.choices(words[100:6_000], k=rng.choice((1, 2, 2, 3))))


async def ready(port: int) -> None:
    """Wait until the server answers."""
    for _ in range(600):
        try:
            await ask(port, "/healthz")
        except OSError:
            await asyncio.sleep(0.1)
        else:
            return
    raise SystemExit("the server did not start")


async def quiet(port: int) -> None:
    """Wait until the server makes no more pages ahead."""
    before, since = "", time.perf_counter()
    while time.perf_counter() - since < _QUIET_SECONDS:
        await asyncio.sleep(1)
        told = next(line for line in (await answer(port, "/metrics"))[1].decode().splitlines() if 'how="ahead"' in line)
        if told != before:
            before, since = told, time.perf_counter()


async def in_turn(port: int, paths: Sequence[str]) -> Answered:
    """Ask for one after the other."""
    found = [await due(port, path, time.perf_counter()) for path in paths]
    good = tuple(taken for status, taken in found if status == 200)
    return Answered(good, sum(status == 503 for status, _ in found), sum(status not in (200, 503) for status, _ in found))


async def at_rate(port: int, paths: Sequence[str], rate: int) -> Answered:
    """Ask for all of them, so many a second."""
    began = time.perf_counter()
    tasks = [asyncio.create_task(due(port, path, began + nth / rate)) for nth, path in enumerate(paths)]
    found = await asyncio.gather(*tasks)
    good = tuple(taken for status, taken in found if status == 200)
    return Answered(good, sum(status == 503 for status, _ in found), sum(status not in (200, 503) for status, _ in found))


async def due(port: int, path: str, at: float) -> tuple[int, float]:
    """The status, and the milliseconds since the request was due."""
    await asyncio.sleep(max(0.0, at - time.perf_counter()))
    try:
        status = await ask(port, path)
    except (OSError, asyncio.IncompleteReadError, ValueError, IndexError):
        status = 0
    return status, (time.perf_counter() - at) * 1000


async def ask(port: int, path: str) -> int:
    """The status of the answer."""
    return (await answer(port, path))[0]


async def answer(port: int, path: str) -> tuple[int, bytes]:
    """The status of the answer and its body, read to its end; a connection of its own, as a browser's first is."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n".encode()
        )
        await writer.drain()
        head = await reader.readuntil(b"\r\n\r\n")
        body = await reader.read(-1)
        return int(head.split(b" ", 2)[1]), body
    finally:
        writer.close()


if __name__ == "__main__":
    main()
