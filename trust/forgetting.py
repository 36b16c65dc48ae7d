"""R18, forget: after `crossread forget` no byte of a report is in any file of the store, packed or not, and the log holds ids alone.

A report with words that stand nowhere else is taken into a store among others, put in a story, corrected by hand and kept as a
made page, then forgotten with the command. Every file of the folder is looked through, each packed value of each table too.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from crossread.engines.gathering import gather_store
from crossread.engines.ingest import ingest
from crossread.load.inputs import Named
from crossread.settings import Mode, Settings
from crossread.store import open_store, verify
from crossread.store.answers import Answer, keep_answer
from trust.suites import ROOT
from trust.tried import Size, Tried, amount

_AT = "2026-11-20T12:00:00Z"
_SYLLABLES = ("zyx", "quor", "vlim", "brae", "xont", "pheg", "wurl", "jask", "drio", "kvel")


def try_forgetting(size: Size, folder: Path) -> Iterator[Tried]:
    """Reports forgotten one after the other, each looked for in every file."""
    count = amount(size, tiny=1, small=8, full=100)
    rng = random.Random(18)
    faults: list[str] = []
    seen = 0
    for nth in range(count):
        home = folder / str(nth)
        home.mkdir()
        found = list(_forgotten(home, rng))
        seen += len(list(home.iterdir()))
        faults += [f"store {nth}: {fault}" for fault in found]
    yield Tried("R18", "reports forgotten, then looked for in every file and packed value", count, tuple(faults), f"{seen} files read")


def _forgotten(home: Path, rng: random.Random) -> Iterator[str]:
    words = ["".join(rng.choice(_SYLLABLES) for _ in range(3)).capitalize() for _ in range(5)]
    first, last, place, outlet, slug = words
    text = f"{place} ferry burns\n\nBy {first} {last}\n\n“We saw the fire,” said {first} {last}, the captain, on Tuesday.\n"
    others = [
        Named(f"other{nth}.txt", f"Ferry burns again\n\nThe fire off town {nth} was seen, said the mayor, Ana Torres.\n".encode())
        for nth in range(12)
    ]
    record = f'{{"id": "{slug}", "outlet": "{outlet}", "url": "https://{slug.lower()}.example/1", "text": {json.dumps(text)}}}'
    given = [*others[:6], Named("secret.jsonl", record.encode()), *others[6:]]
    store_path = home / "news.db"
    with open_store(store_path, create=True) as store:
        for _ in ingest(given, store, at=_AT, settings=Settings(mode=Mode.RULES), workers=1):
            pass
        gather_store(store, at=_AT)
        (secret,) = [kept for kept in store.reports() if kept.name == slug]
        for story in store.stories():
            keep_answer(store, story.id, Answer("key", text.encode(), zlib.compress(text.encode())))
    if not set(words) <= set(_found(home, words)):
        yield "the words were not there before"
    said = _command(["forget", slug, "--store", str(store_path)], home)
    yield from (f"said by the command: {word}" for word in words if word != slug and word.lower() in said.lower())
    yield from (f"left: {word}" for word in _found(home, words))
    with open_store(store_path) as store:
        yield from (f"{fault.reason}: {fault.detail}" for fault in verify(store))
        if len(store.reports()) != 12 or secret.id in {kept.id for kept in store.reports()}:
            yield f"{len(store.reports())} reports are left of 12"
        yield from (f"left after it was opened again: {word}" for word in _found(home, words))


def _command(words: list[str], home: Path) -> str:
    paths = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    environ = {**os.environ, "PYTHONPATH": paths, "XDG_CACHE_HOME": str(home / "cache")}
    done = subprocess.run([sys.executable, "-m", "crossread", *words], cwd=home, env=environ, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def _found(home: Path, words: list[str]) -> list[str]:
    """Which of the words stand in a file of the folder, or in a packed value of a table."""
    held = io.BytesIO()
    for path in home.rglob("*"):
        if path.is_file():
            held.write(path.read_bytes())
    connection = sqlite3.connect(home / "news.db")
    for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'").fetchall():
        for line in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - a name of our own schema
            for value in line:
                if isinstance(value, bytes):
                    with contextlib.suppress(zlib.error):
                        held.write(zlib.decompress(value))
    connection.close()
    everything = held.getvalue().lower()
    return [word for word in words if word.lower().encode() in everything]
