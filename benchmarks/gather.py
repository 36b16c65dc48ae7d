"""How fast reports are gathered into stories: made-up reports of made-up stories, read once, then gathered against a full window.

Every story has words, names and numbers of its own; a report draws from these and from words at large, by how often they stand in
running text. Half the stories are told once. The same seed gives the same pile.

    python -m benchmarks.gather                      20,000 reports against a window of 5,000
    python -m benchmarks.gather --reports 100000 --write
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

import psutil

from benchmarks.results import machine, write
from crossread.gather.arrivals import Arrival
from crossread.gather.features import features, words_seen
from crossread.gather.near import sketch
from crossread.gather.stories import BATCH, take
from crossread.gather.window import WINDOW, Window
from crossread.models.vectors import word_vectors
from crossread.store import batches


@dataclass(frozen=True, slots=True)
class Measured:
    """What gathering so many reports cost."""

    reports: int
    stories: int
    found: int
    told: float
    gathered: float
    window_bytes: int
    held_mb: float


_SYLLABLES = ("ba", "den", "kor", "lis", "mar", "no", "ost", "pel", "ra", "sen", "tar", "ul", "vik", "wen", "yor", "zan")
_WORDS_A_REPORT = 480
_COPIED = 0.2


def main() -> None:
    """Gathers the pile, and says how many reports a second of processor time it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--window", type=int, default=WINDOW)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/RESULTS.md")
    asked = parser.parse_args()
    shown = table(measured(make_reports(asked.reports, asked.seed), asked.window), asked.window)
    sys.stdout.write(shown)
    if asked.write:
        write("Gather", "benchmarks.gather", shown)


def measured(reports: Iterable[tuple[str, float, str, str]], size: int) -> Measured:
    """Put the reports through a window of this size; time counts once it is full."""
    window, seconds, counted, told, read = Window(size), 0.0, 0, 0.0, 0
    story_of: dict[str, str] = {}
    truth: dict[str, str] = {}
    for batch in batches(reports, BATCH):
        began = time.process_time()
        arrivals = [arriving(key, day, text) for key, day, text, _ in batch]
        middle = time.process_time()
        full = len(window.reports) >= size
        story_of |= dict(take(window, arrivals).joins)
        seconds += (time.process_time() - middle) * full
        told, read, counted = told + middle - began, read + len(batch), counted + len(batch) * full
        truth |= {key: story for key, _, _, story in batch}
    found = len(set(story_of.values()))
    return Measured(read, len(set(truth.values())), found, read / told, counted / max(seconds, 1e-9), window_bytes(window), held())


def arriving(key: str, day: float, text: str) -> Arrival:
    """What gathering needs of a made-up report."""
    seen = words_seen(text)
    return Arrival(key, day, features(seen), sketch(seen))


def window_bytes(window: Window) -> int:
    """The bytes of what a window holds in arrays, which is nearly all that it holds."""
    arrays = [*window.postings, *window.pairs, window.days, window.top, window.sketches, window.bands, window.of, window.held, *window.told]
    return sum(one.nbytes for one in arrays)


def held() -> float:
    """The memory of this process, in MB."""
    return float(psutil.Process().memory_info().rss) / 1e6


def table(found: Measured, size: int) -> str:
    """The figures as a table in Markdown."""
    rows = [
        (f"gathering against the last {size:,}, near copies and all, reports a second of processor time", f"{found.gathered:,.0f}"),
        ("making words, names, numbers and sketch of a text, reports a second of processor time", f"{found.told:,.0f}"),
        ("what the window holds at the end", f"{found.window_bytes / 1e6:,.0f} MB"),
        ("memory of the process at the end", f"{found.held_mb:,.0f} MB"),
    ]
    pile = f"{found.reports:,} made-up reports of {found.stories:,} stories, gathered into {found.found:,}"
    return "\n".join([f"{pile}; {machine()}.", "", "| | |", "| --- | --- |", *(f"| {what} | {value} |" for what, value in rows)]) + "\n"


def make_reports(count: int, seed: int) -> Iterator[tuple[str, float, str, str]]:
    """So many reports as (id, day, text, story), in the order of their days."""
    rng = random.Random(seed)  # noqa: S311
    listed = word_vectors()
    words = sorted(listed.places, key=lambda word: listed.places[word])
    chances = list(accumulate((1 - float(weight)) / float(weight) for weight in listed.weights))
    waiting: list[tuple[float, str, list[str], list[str]]] = []
    printed: dict[str, str] = {}
    made = 0
    for nth in range(count):
        if made >= count:
            return
        day = nth * 0.005
        own = rng.choices(words[300:], k=60)
        names = ["".join(rng.choices(_SYLLABLES, k=3)).title() for _ in range(14)] + [str(rng.randint(2, 999)) for _ in range(6)]
        size = 1 if rng.random() < 0.5 else min(40, 2 + int(rng.expovariate(0.2)))
        waiting += [(day + rng.expovariate(1.5), f"s{nth}", own, names) for _ in range(size)]
        waiting.sort(key=lambda one: one[:2], reverse=True)
        while waiting and waiting[-1][0] <= day and made < count:
            at, story, own_words, own_names = waiting.pop()
            # Where a story was told before, one report in five is an agency's text with a few words changed.
            text = _reworded(rng, printed[story]) if rng.random() < _COPIED and story in printed else ""
            printed[story] = text or _text(rng, words, chances, own_words, own_names)
            yield f"r{made}", at, printed[story], story
            made += 1


def _reworded(rng: random.Random, text: str) -> str:
    told = text.split(" ")
    for at in rng.sample(range(len(told)), 8):
        told[at] = "elsewhere"
    return " ".join(told)


def _text(rng: random.Random, words: list[str], chances: list[float], own: list[str], names: list[str]) -> str:
    told = rng.choices(words, cum_weights=chances, k=_WORDS_A_REPORT)
    picked = [rng.random() for _ in told]
    told = [
        rng.choice(names) if chance < 0.07 else rng.choice(own) if chance < 0.2 else word for chance, word in zip(picked, told, strict=True)
    ]
    lines = (" ".join(told[at : at + 18]) for at in range(0, len(told), 18))
    return ". ".join(line[0].upper() + line[1:] for line in lines)


if __name__ == "__main__":
    main()
