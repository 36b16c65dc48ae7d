"""R18, forget: after `crossread forget` no byte of a report is in any file of the store, packed or not, and the log holds ids alone.

A record and a fetched page with words that stand nowhere else are taken into a store among others, put in a story, corrected by
hand and kept as a made page, then forgotten with the command. Every file of the folder is looked through, the copies of pages that
fetching keeps among them, and each packed value of each table.
"""

from __future__ import annotations

import contextlib
import gzip
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
from unittest import mock

from crossread.engines.gathering import gather_store
from crossread.engines.ingest import ingest
from crossread.load.inputs import Named
from crossread.settings import Mode, Settings
from crossread.store import Store, open_store, verify
from crossread.store.answers import Answer, keep_answer
from crossread.store.corrections import CorrectionKind, correct, correction
from tests.load.served import serving
from trust.suites import ROOT
from trust.tried import Size, Tried, amount

_AT = "2026-11-20T12:00:00Z"
_SETTINGS = Settings(mode=Mode.RULES, allow_private=True, ignore_robots=True)
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
        seen += sum(path.is_file() for path in home.rglob("*"))
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
    page = f"<html><head><title>{place}</title></head><body><article>{text.replace(chr(10), '<p>')}</article></body></html>".encode()
    given = [*others[:6], Named("secret.jsonl", record.encode()), *others[6:]]
    cache, store_path = home / "cache", home / "news.db"
    here = mock.patch.dict(os.environ, {"XDG_CACHE_HOME": str(cache)})
    with here, serving({f"/{slug}": (200, {"Content-Type": "text/html", "ETag": '"1"'}, page)}) as served:
        address = served.at(f"/{slug}")
        with open_store(store_path, create=True) as store:
            for _ in ingest([*given, address], store, at=_AT, settings=_SETTINGS, workers=1):
                pass
            secrets = _taken_up(store, {slug, address}, text)
        if not set(words) <= set(_found(home, words)) or not set(words) - {outlet} <= set(_found(cache, words)):
            yield "the words were not there before"
        said = _command(["forget", slug, address, "--store", str(store_path)], home)
    yield from (f"said by the command: {word}" for word in words if word != slug and word.lower() in said.lower())
    yield from (f"left: {word}" for word in _found(home, words))
    with open_store(store_path) as store:
        yield from (f"{fault.reason}: {fault.detail}" for fault in verify(store))
        if len(store.reports()) != 12 or secrets & {kept.id for kept in store.reports()}:
            yield f"{len(store.reports())} reports are left of 12"
        yield from (f"left after it was opened again: {word}" for word in _found(home, words))


def _taken_up(store: Store, names: set[str], text: str) -> set[str]:
    """The ids of the reports that are to be forgotten, once all is made of them that is made of reports."""
    gather_store(store, at=_AT)
    secrets = {kept.id for kept in store.reports() if names & {kept.name, kept.url}}
    for reading in store.readings(sorted(secrets)):
        correct(store, correction(CorrectionKind.FURNITURE, reading.statements[0].content, made=_AT))
    packed = gzip.compress(text.encode(), mtime=0)
    for story in store.stories():
        keep_answer(store, story.id, Answer("key", packed, packed))
    return secrets


def _command(words: list[str], home: Path) -> str:
    paths = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    environ = {**os.environ, "PYTHONPATH": paths, "XDG_CACHE_HOME": str(home / "cache")}
    done = subprocess.run([sys.executable, "-m", "crossread", *words], cwd=home, env=environ, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def _found(folder: Path, words: list[str]) -> list[str]:
    """Which of the words stand in a file of the folder, or in a packed value of a table."""
    held = io.BytesIO()
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        held.write(path.read_bytes())
        if path.suffix == ".db":
            held.writelines(_unpacked(path))
    everything = held.getvalue().lower()
    return [word for word in words if word.lower().encode() in everything]


def _unpacked(path: Path) -> Iterator[bytes]:
    """Every packed value of the tables of a database, unpacked."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'").fetchall()
        for (table,) in tables:
            for line in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - a name of a schema that we know
                for value in (one for one in line if isinstance(one, bytes)):
                    with contextlib.suppress(zlib.error):
                        yield zlib.decompress(value, wbits=47)  # zlib's own frame or gzip's
