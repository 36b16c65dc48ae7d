"""How well the article is told from the rest of a page, on real pages with segments that must and must not be in it.

Ours is compared with trafilatura alone in the same run: F1 over the segments, the time of both, and whether every
block is its text. `python -m evaluation.pages ../shared` prints the figures.
"""

from __future__ import annotations

import base64
import gzip
import json
import sys
import time
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from crossread.load import load
from crossread.load.inputs import Named
from crossread.rows import Report
from crossread.settings import Settings


def score_pages(shared: Path, *, limit: int | None = None) -> dict[str, float]:
    """Precision, recall and F1 over segments, ours and trafilatura's, the ratio of times, and the share of exact blocks.

    `limit` takes the first so many pages only.
    """
    from trafilatura import extract

    with gzip.open(shared / "data" / "pages-dev.jsonl.gz", "rt", encoding="utf-8") as opened:
        pages = [json.loads(line) for line in opened][:limit]
    raws = [base64.b64decode(page["html_base64"]) for page in pages]
    extract(raws[0], fast=True)
    load([Named("warm.html", raws[0])], settings=Settings())
    # One page after the other, both ways, so that a busy machine slows both alike.
    ours, theirs, our_seconds, their_seconds = [], [], 0.0, 0.0
    for nth, raw in enumerate(raws):
        started = time.process_time()
        report = load([Named(f"{nth}.html", raw)], settings=Settings())[0]
        our_seconds += time.process_time() - started
        started = time.process_time()
        # Its text alone: with metadata the title would count as found, and its time would be higher.
        other = extract(raw, fast=True, include_comments=False) or ""
        their_seconds += time.process_time() - started
        ours.append(report)
        theirs.append(other)
    return {
        **{f"ours {name}": value for name, value in _segments(pages, [report.text for report in ours]).items()},
        **{f"trafilatura {name}": value for name, value in _segments(pages, theirs).items()},
        "time ratio": round(our_seconds / their_seconds, 3),
        "pages per second": round(len(pages) / our_seconds, 1),
        "exact blocks": sum(map(_is_exact, ours)) / len(ours),
        "without text": sum(not report.text for report in ours),
    }


def _segments(pages: Sequence[dict[str, list[str]]], texts: Sequence[str]) -> dict[str, float]:
    wanted = got = false = 0
    for page, text in zip(pages, texts, strict=True):
        folded = _folded(text)
        wanted += len(page["must"])
        got += sum(_folded(segment) in folded for segment in page["must"])
        false += sum(_folded(segment) in folded for segment in page["must_not"])
    precision, recall = got / max(1, got + false), got / max(1, wanted)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "F1": round(2 * precision * recall / (precision + recall), 4)}


def _folded(text: str) -> str:
    # trafilatura composes characters, we keep them as the page has them.
    return " ".join(unicodedata.normalize("NFC", text).split())


def _is_exact(report: Report) -> bool:
    """Every block is text, in order, without overlap, and holds no white space at its ends."""
    ends = [0, *(block.span.end for block in report.blocks)]
    words = [report.slice(block.span) for block in report.blocks]
    return all(word and word == word.strip() for word in words) and all(
        end <= block.span.start for end, block in zip(ends, report.blocks, strict=False)
    )


if __name__ == "__main__":
    print(json.dumps(score_pages(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")), indent=1))
