"""The worker that reads one PDF: bytes on standard input, the pages' text as JSON on standard output.

Run as a script by crossread.load.pdf, under limits of time and memory: a PDF is read by a library in C that a hostile one
may bring down. Lines end where the page's lines end; a blank line stands where the page leaves room between paragraphs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any

# What the library puts in the place of a hyphen at a line's end.
_HYPHENS = ("\x02", "\ufffe")
_WIDE_GAP = 1.4
_MAX_LINES = 20_000


def main() -> None:
    """Read the PDF and write its pages, or a slug and why there are none."""
    seconds, most_bytes, most_pages, most_chars = (int(one) for one in sys.argv[1:5])
    _limit(seconds, most_bytes)
    sys.stdout.buffer.write(json.dumps(_read(sys.stdin.buffer.read(), most_pages, most_chars)).encode())


def _limit(seconds: int, most_bytes: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(raw: bytes, most_pages: int, most_chars: int) -> list[str] | str:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        return "encrypted: a PDF locked with a password" if locked else f"unreadable: a damaged PDF ({error})"
    pages, total = [], 0
    for nth in range(min(len(document), most_pages)):
        try:
            page = "\n".join(_lines(document[nth]))
        except pypdfium2.PdfiumError:
            # One damaged page among good ones is an empty page.
            page = ""
        pages.append(page)
        total += len(page)
        if total > most_chars:
            return "too-large: a PDF of more text than is read"
    return pages


def _lines(page: Any) -> Iterator[str]:
    """The lines of a page, with an empty one where the gap above a line is wider than most."""
    found = page.get_textpage()
    text = found.get_text_range()
    for mark in _HYPHENS:
        text = text.replace(mark, "-\n")
    lines = [line.rstrip("\r") for line in text.split("\n")]
    places = _places(found, lines) if len(lines) < _MAX_LINES else []
    gaps = [above - below for above, below in pairwise(places) if above - below > 1]
    usual = median(gaps) if gaps else 0.0
    for nth, line in enumerate(lines):
        if nth and places and usual and places[nth - 1] - places[nth] > _WIDE_GAP * usual:
            yield ""
        yield line


def _places(found: Any, lines: list[str]) -> list[float]:
    """How high each line stands on the page, by the foot of its first character; none where characters cannot be counted."""
    import ctypes

    from pypdfium2 import raw

    text = found.get_text_range()
    if len(text) != found.count_chars():
        return []
    places: list[float] = []
    at = 0
    sides = [ctypes.c_double() for _ in range(4)]
    for line in lines:
        start = at
        while start < at + len(line) and text[start].isspace():
            start += 1
        known = raw.FPDFText_GetCharBox(found.raw, min(start, len(text) - 1), *(ctypes.byref(side) for side in sides))
        places.append(sides[2].value if known else places[-1] if places else 0.0)
        at += len(line)
        at += 2 if text[at : at + 2] == "\r\n" else 0 if line.endswith("-") and text[at - 1 : at] in _HYPHENS else 1
    return places


if __name__ == "__main__":
    main()
