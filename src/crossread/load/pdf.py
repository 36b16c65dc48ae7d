"""A PDF to a report: its pages' text as a worker process reads it, which is killed where it takes too long or too much.

Words parted at a line's end stay parted, pages are parted by a form feed, and what stands on many pages alike, or numbers
them, is furniture. A PDF of pictures has no text and is rejected.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from crossread.errors import MissingExtra
from crossread.load.decode import Decoded, without_surrogates
from crossread.load.finishing import finish
from crossread.load.inputs import Item
from crossread.load.making import Piece, rejected
from crossread.load.plain import cut
from crossread.rows import Report, Role
from crossread.settings import Settings

_WORKER = Path(__file__).with_name("pdf_worker.py")
_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?$|[-–—] ?\d{1,4} ?[-–—]$", re.IGNORECASE)
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_ON_MANY_PAGES = 3
# Wall clock to processor time: beyond it the worker waits for something that never comes.
_PATIENCE = 6
_SHORT_CHARS = 120


def read_pdf(item: Item, settings: Settings) -> Report:
    """The report of a PDF; rejected where it holds no text, is locked or damaged, or takes its reader too long."""
    if find_spec("pypdfium2") is None:
        return rejected(item.name, "missing-extra", f"{item.where}: a PDF. {MissingExtra('Reading it', 'pdf')}", raw=item.raw)
    found = _pages(item.raw, settings)
    if isinstance(found, str):
        reason, _, seen = found.partition(": ")
        return rejected(item.name, reason, f"{item.where}: {seen}.\n  Save the article as text or as a page.", raw=item.raw)
    cleaned = without_surrogates(_NO_TEXT.sub("\ufffd", "\f".join(found)))
    if len(cleaned.text.split()) < max(5, len(found)):
        seen = f"{item.where}: no text in the PDF's {len(found):,} pages; they may be scanned pictures"
        return rejected(item.name, "no-text", f"{seen}.\n  Run text recognition over it, or give its text.", raw=item.raw)
    pieces = _furnished(cleaned.text, cut(cleaned.text, max_chars=settings.max_block_chars))
    return finish(item.name, item.raw, Decoded(cleaned.text, "utf-8", cleaned.replaced), pieces, item.facts, settings, item.outcome)


def _pages(raw: bytes, settings: Settings) -> list[str] | str:
    """The text of each page, or a slug and why there is none."""
    limits = [str(settings.worker_seconds), str(settings.worker_bytes), str(settings.max_blocks), str(settings.max_unpacked_bytes)]
    try:
        # Our own file, under the Python that runs us.
        command, patience = [sys.executable, "-I", str(_WORKER), *limits], settings.worker_seconds * _PATIENCE
        done = subprocess.run(command, input=raw, capture_output=True, timeout=patience, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return f"too-slow: a PDF that was not read in {settings.worker_seconds * _PATIENCE} seconds"
    try:
        told = json.loads(done.stdout)
    except ValueError:
        return f"unreadable: a PDF on which its reader broke down (it left with {done.returncode})"
    return [str(page) for page in told] if isinstance(told, list) else str(told)


def _furnished(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with those that number the pages or stand on many of them alike as furniture."""
    lines = [text[piece.start : piece.end].strip() for piece in pieces]
    pages = [text.count("\f", 0, piece.start) for piece in pieces] if len(pieces) < 5_000 else [0] * len(pieces)
    places = {(line, page) for line, page in zip(lines, pages, strict=True) if len(line) <= _SHORT_CHARS}
    often = Counter(line for line, _ in places)
    found = []
    for piece, line in zip(pieces, lines, strict=True):
        if _NUMBER.match(line):
            found.append(piece._replace(hint=Role.FURNITURE, reason="numbers the page"))
        elif often[line] >= _ON_MANY_PAGES:
            found.append(piece._replace(hint=Role.FURNITURE, reason=f"stands on {often[line]} pages alike"))
        else:
            found.append(piece)
    return found
