"""R6, bombs: little that unpacks to much is refused soon and in little memory, however it is packed and wrapped.

Every bomb is made here: gzip, gzip of several members, zip (stored twice over, overlapping, many files), brotli and deflate as a
server sends them, a WARC of packed pages, JSON lines, a PDF's stream, and each of them within another.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli

from crossread.load import load
from crossread.load.bodies import body_of
from crossread.load.inputs import Named
from crossread.settings import Settings
from tests.load.packed import packed, record
from trust.measured import cost_of
from trust.tried import Size, Tried

_SECONDS, _BYTES = 2.0, 256 * 2**20
_SETTINGS = Settings()
_FILLINGS = {"noughts": b"\0", "letters": b"a", "spaces": b" ", "tags": b"<p>", "lines": b"\n", "words": b"said "}


def try_bombs(size: Size, _folder: Path) -> Iterator[Tried]:
    """Every bomb, each in a process of its own, whose seconds and memory are held against the bounds."""
    megabytes = {Size.TINY: (12,), Size.SMALL: (20, 100), Size.FULL: (2, 20, 60, 100, 400)}[size]
    seen, faults, slowest, largest = 0, [], 0.0, 0
    for name, work in [one for mb in megabytes for one in bombs(mb)][:: 5 if size is Size.TINY else 1]:
        cost = cost_of(work, patience=60)
        seen, slowest, largest = seen + 1, max(slowest, cost.seconds), max(largest, cost.peak_bytes)
        if not cost.ended or cost.said != "refused" or cost.seconds > _SECONDS or cost.peak_bytes > _BYTES:
            faults.append(f"{name}: {cost.said or 'no end'}, {cost.seconds:.1f} s, {cost.peak_bytes / 2**20:.0f} MiB")
    notes = f"slowest {slowest:.2f} s, largest {largest / 2**20:.0f} MiB"
    yield Tried("R6", "bombs of each packing and filling, in and around each other", seen, tuple(faults), notes)


def bombs(megabytes: int) -> Iterator[tuple[str, Callable[[], str]]]:
    """Every bomb of about so many unpacked megabytes: its name, and the work of giving it to Crossread."""
    for kind, filling in _FILLINGS.items():
        name = f"{megabytes} MB of {kind}"
        plain = filling * (megabytes * 1_000_000 // len(filling))
        zipped = gzip.compress(plain, 9, mtime=0)
        for wrapped, (file, raw) in _files(plain, zipped).items():
            yield f"{name}, {wrapped}", _given(file, raw)
        yield f"{name}, brotli", _sent(brotli.compress(plain, quality=5), "br")
        yield f"{name}, deflate", _sent(zlib.compress(plain, 9), "deflate")
        yield f"{name}, bare deflate", _sent(zlib.compress(plain, 9)[2:-4], "deflate")
        yield f"{name}, gzip sent", _sent(zipped, "gzip")
        yield f"{name}, gzip twice sent", _sent(gzip.compress(zipped, mtime=0), "gzip, gzip")


def _files(plain: bytes, zipped: bytes) -> dict[str, tuple[str, bytes]]:
    page = record(b"<html><body><p>" + plain)
    return {
        "gzip": ("a.html.gz", zipped),
        "gzip of JSON lines": ("a.jsonl.gz", zipped),
        "gzip in gzip": ("a.gz", gzip.compress(zipped, mtime=0)),
        "gzip in two members": ("a.gz", gzip.compress(plain[: len(plain) // 2], mtime=0) * 2),
        "zip": ("a.zip", zip_of({"a.html": plain})),
        "zip in zip": ("a.zip", zip_of({"b.zip": zip_of({"a.html": plain})})),
        "gzip in zip": ("a.zip", zip_of({"a.gz": zipped})),
        "zip in gzip": ("a.gz", gzip.compress(zip_of({"a.html": plain}), mtime=0)),
        "packed WARC": ("a.warc.gz", packed(page)),
        "WARC of a page sent as gzip": ("a.warc", record(zipped, Content_Encoding="gzip")),
        "WARC of a page sent as brotli": ("a.warc", record(brotli.compress(plain, quality=5), Content_Encoding="br")),
    }


def zip_of(files: dict[str, bytes]) -> bytes:
    """A zip of these files, packed as small as it goes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, held in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 3, 11, 8, 0, 0)), held, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _given(file: str, raw: bytes) -> Callable[[], str]:
    def work() -> str:
        found = load([Named(file, raw)], settings=_SETTINGS)
        accepted = [report for report in found if report.text]
        named = all(report.outcome.detail for report in found)
        return "refused" if found and named and not accepted else f"accepted as {len(accepted)} reports, {len(found)} in all"

    return work


def _sent(raw: bytes, encoding: str) -> Callable[[], str]:
    def work() -> str:
        found = body_of(raw, encoding, _SETTINGS)
        return "refused" if not isinstance(found, bytes) else f"unpacked to {len(found):,} bytes"

    return work
