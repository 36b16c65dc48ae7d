"""How `relate` grows: piles of 25 to 200 made-up reports of one event, told from the demo stories that come with the package.

Every report is a light rewrite of the sentences of the demo reports: some are left out, moved or cut, words swapped and
numbers changed, until it is about 3 KB long. The same seed gives the same pile.

    python benchmarks/many_reports.py 25 50 100 200
    python benchmarks/many_reports.py 200 --save /tmp/pile     # the texts, to give to `crossread compare`
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import crossread
from crossread.load import load
from crossread.load.inputs import Named
from crossread.read import read
from crossread.relate import relate
from crossread.settings import Settings

DEMO = Path(crossread.__file__).parent / "demo"
_NUMBER = re.compile(r"(?<![\d.,:])\d{2,3}(?![\d.,:])")
_SWAPS = (("said", "told reporters"), ("people", "persons"), ("at least", "more than"), ("the company", "the firm"), ("began", "started"))


def main() -> None:
    """Times each pile that the command line asks for, or saves the texts of the last."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[25, 50, 100, 200])
    parser.add_argument("--chars", type=int, default=3000, help="length of a report")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save", type=Path, help="write the texts of the last size into this folder and stop")
    asked = parser.parse_args()
    if asked.save:
        asked.save.mkdir(parents=True, exist_ok=True)
        for one in make_pile(asked.sizes[-1], asked.chars, asked.seed):
            (asked.save / one.name).write_bytes(one.raw)
        return
    for size in asked.sizes:
        sys.stdout.write(measure(make_pile(size, asked.chars, asked.seed)) + "\n")
        sys.stdout.flush()


def measure(pile: Sequence[Named]) -> str:
    """One line: the reports, the seconds to load, to read and to relate them, the rows found, the most memory held so far."""
    stamps = [time.process_time()]
    reports = load(pile, settings=Settings())
    stamps.append(time.process_time())
    readings = read(reports)
    stamps.append(time.process_time())
    record = relate(readings)
    stamps.append(time.process_time())
    loaded, taken, related = (after - before for before, after in pairwise(stamps))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{len(pile):4} reports: load {loaded:.2f} s, read {taken:.2f} s, relate {related:.2f} s; "
        f"{len(record.rows)} rows, {len(record.verdicts)} verdicts, {len(record.differences)} differences, peak {peak:.0f} MB"
    )


def make_pile(size: int, chars: int, seed: int) -> list[Named]:
    """So many distinct reports of one event of about `chars` characters each."""
    pool = [paragraphs_of(path) for path in sorted(DEMO.glob("*/*.txt"))]
    return [make_report(pool, chars, seed, at) for at in range(size)]


def paragraphs_of(path: Path) -> list[str]:
    """The paragraphs of a demo report without its title."""
    return [block.strip() for block in path.read_text(encoding="utf-8").split("\n\n")[1:] if len(block.strip()) > 60]


def make_report(pool: Sequence[Sequence[str]], chars: int, seed: int, at: int) -> Named:
    """Report number `at`: one demo report leads, paragraphs of the others follow, all lightly rewritten."""
    rng = random.Random(f"{seed} {at}")  # noqa: S311
    leading = list(pool[at % len(pool)])
    others = [paragraph for own in pool for paragraph in own if paragraph not in leading]
    rng.shuffle(others)
    told: list[str] = []
    while leading or others:
        paragraph = leading.pop(0) if leading else others.pop(0)
        if rng.random() < 0.8:
            told.append(rewritten(paragraph, rng))
        if sum(map(len, told)) >= chars:
            break
    if rng.random() < 0.5:
        first, second = sorted(rng.sample(range(len(told)), 2))
        told[first], told[second] = told[second], told[first]
    text = "\n\n".join([f"Report {at} on the events of the week", *told])
    return Named(f"report-{at:03}.txt", text.encode())


def rewritten(paragraph: str, rng: random.Random) -> str:
    """The paragraph with some words swapped, a number changed, and now and then without its last sentence."""
    for word, instead in _SWAPS:
        if rng.random() < 0.3:
            paragraph = paragraph.replace(word, instead, 1)
    if rng.random() < 0.3:
        paragraph = _NUMBER.sub(lambda found: str(int(found.group()) + rng.randint(-3, 9)), paragraph, count=1)
    sentences = re.split(r"(?<=[.”]) (?=[A-Z“])", paragraph)
    if len(sentences) > 1 and rng.random() < 0.25:
        sentences.pop()
    return " ".join(sentences)


if __name__ == "__main__":
    main()
