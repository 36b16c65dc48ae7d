"""Beside what a user would glue together (benchmarks/glued.py), on the same pages in the same run, as ratios of processor time.

The glue gives text, sentences, words between quotation marks, and a vector a sentence. Ours is timed from the page to the reading
in each mode, which is more; what the glue cannot do at all is listed. Both run on one core, one after the other. Beside it stands
how far the encoder is from what this machine can do at all.

    python -m benchmarks.peers --python peers/bin/python --write     # a Python with spacy, textacy, sentence-transformers …
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.ingest import items, make_archive
from benchmarks.results import machine, write
from crossread.load import read_item
from crossread.read import read_report
from crossread.relate import relate
from crossread.rows import Reading
from crossread.settings import Mode, Settings

_CANNOT = (
    "who says what, in whose words, and that “he” is the mayor",
    "which statements of several reports are the same, differ, deny or contradict, with reasons and places",
    "numbers, money and dates as intervals that can be compared",
    "characters that every line points at in a text that is kept unchanged",
    "which report copies which, and how many independent origins there are",
    "an outcome for every input: a page without text is an empty string",
)
_STORY = 5
# Of MiniLM-L6: 6 layers of 384, 1,536 within; two operations a weight and word piece, attention left out.
_ENCODER_GFLOP = 2 * 6 * (4 * 384 * 384 + 2 * 384 * 1536) / 1e9
_PIECES = 31


@dataclass(frozen=True, slots=True)
class Ours:
    """Seconds of processor time: to load the pages, to read them, to relate them by fives."""

    load: float
    read: float
    relate: float


def main() -> None:
    """Time both on so many made-up pages."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--python", default=sys.executable, help="a Python that has what the glue needs")
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/RESULTS.md")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="crossread-peers-") as name:
        folder = Path(name)
        archive = make_archive(folder, asked.pages)
        for nth, page in enumerate(items(archive)):
            (folder / f"{nth:05}.html").write_bytes(page.raw)
        command = [asked.python, str(Path(__file__).with_name("glued.py")), str(folder)]
        glued = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)  # noqa: S603
        ours = {mode: measured(archive, mode) for mode in (Mode.RULES, Mode.FULL)}
    shown = table(glued, ours) + "\n" + limits(glued)
    sys.stdout.write(shown)
    if asked.write:
        write("Peers", f"benchmarks.peers --pages {asked.pages} --python PYTHON", shown)


def measured(archive: Path, mode: Mode) -> Ours:
    """What the pages of the archive take in this mode, models loaded before."""
    settings = Settings(mode=mode)
    pages = list(items(archive))
    relate([read_report(read_item(page, settings), mode) for page in pages[:2]], mode)
    stamps = [time.process_time()]
    reports = [read_item(page, settings) for page in pages]
    stamps.append(time.process_time())
    readings: list[Reading] = [read_report(report, mode) for report in reports]
    stamps.append(time.process_time())
    for start in range(0, len(readings), _STORY):
        relate(readings[start : start + _STORY], mode)
    stamps.append(time.process_time())
    return Ours(*(after - before for before, after in pairwise(stamps)))


def table(glued: dict[str, dict[str, float]], ours: dict[Mode, Ours]) -> str:
    """The figures as a table in Markdown, and what the glue lacks."""
    pages, whole = glued["pages"], sum(glued["seconds"].values())
    assert isinstance(pages, int)  # noqa: S101 - JSON says so
    parts = ", ".join(f"{part} {1000 * seconds / pages:.1f}" for part, seconds in glued["seconds"].items())
    versions = ", ".join(f"{name} {version}" for name, version in glued["versions"].items() if version)
    lines = [
        f"{pages} made-up pages, one core each, milliseconds of processor time a page; {versions}; {machine()}.",
        "",
        "| | ms a page | throughput against the glue |",
        "| --- | --- | --- |",
        f"| glued together: {parts} | {1000 * whole / pages:.1f} | 1.0 |",
    ]
    for mode, own in ours.items():
        read, related = own.load + own.read, own.load + own.read + own.relate
        lines.append(f"| {mode} mode: load {1000 * own.load / pages:.1f}, read {1000 * own.read / pages:.1f} | {1000 * read / pages:.1f} | "
                     f"**{whole / read:.1f}** |")  # fmt: skip
        lines.append(f"| {mode} mode, the reports related by fives too | {1000 * related / pages:.1f} | {whole / related:.1f} |")
    lines += ["", "What the glue cannot do: " + "; ".join(_CANNOT) + "."]
    for name, why in glued["missing"].items():
        lines += ["", f"Not to be had: {name} ({why})."]
    return "\n".join(lines) + "\n"


def limits(glued: dict[str, dict[str, float]]) -> str:
    """How fast one core multiplies and copies, how many sentences an encoder could reach at the most, and how many the glue made."""
    side = 1_024
    left = np.random.default_rng(1).random((side, side), np.float32)
    gflops = 2 * side**3 / min(_seconds(lambda: left @ left) for _ in range(12)) / 1e9
    block = np.ones(64 << 20, np.uint8)
    copied = 2 * block.nbytes / min(_seconds(block.copy) for _ in range(12)) / 1e9
    most = gflops / (_ENCODER_GFLOP * _PIECES)
    sentences, seconds = glued["sentences"], glued["seconds"]["vectors"]
    assert isinstance(sentences, int)  # noqa: S101 - JSON says so
    reached = f"the glue made {sentences / seconds:,.0f} of its shorter ones" if seconds else "the glue made none"
    work = _ENCODER_GFLOP * _PIECES
    return (
        "Limits, for a second of processor time of one core: "
        f"{gflops:,.0f} GFLOP of fp32 by numpy (sgemm), {copied:,.1f} GB of memory copied. "
        f"MiniLM-L6 takes {work:.2f} GFLOP a sentence of {_PIECES} word pieces: "
        f"at the most {most:,.0f} sentences in fp32; {reached}.\n"
    )


def _seconds(work: object) -> float:
    began = time.process_time()
    work()  # type: ignore[operator]
    return max(time.process_time() - began, 1e-6)


if __name__ == "__main__":
    main()
