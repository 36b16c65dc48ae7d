"""How fast reports are gathered into stories: made-up reports of made-up stories, read once, then gathered against a full window.

Every story has words, names and numbers of its own; a report draws from these and from words at large, by how often they stand in
running text. Half the stories are told once. The same seed gives the same pile.

    python -m benchmarks.gather                      20,000 reports against a window of 5,000
    python -m benchmarks.gather --reports 100000
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator
from itertools import accumulate

from crossread.gather.arrivals import Arrival
from crossread.gather.features import features, words_seen
from crossread.gather.stories import BATCH, take
from crossread.gather.window import WINDOW, Window
from crossread.models.vectors import word_vectors

_SYLLABLES = ("ba", "den", "kor", "lis", "mar", "no", "ost", "pel", "ra", "sen", "tar", "ul", "vik", "wen", "yor", "zan")
_WORDS_A_REPORT = 480


def main() -> None:
    """Prints one line a phase: making features, filling the window, gathering against it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--window", type=int, default=WINDOW)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    window, story_of, truth, told, gathered, counted = Window(asked.window), {}, {}, 0.0, 0.0, 0
    batch: list[tuple[str, float, str, str]] = []
    for made in make_reports(asked.reports, asked.seed):
        batch.append(made)
        if len(batch) < BATCH:
            continue
        began = time.process_time()
        arrivals = [Arrival(key, day, features(words_seen(text))) for key, day, text, _ in batch]
        middle = time.process_time()
        placing = take(window, arrivals)
        full = len(window.reports) >= asked.window
        told += middle - began
        gathered += (time.process_time() - middle) * full
        counted += len(batch) * full
        story_of |= dict(placing.joins)
        truth |= {key: story for key, _, _, story in batch}
        batch = []
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{len(truth):,} reports of {len(set(truth.values())):,} stories gathered into {len(set(story_of.values())):,}; "
        f"features {len(truth) / told:,.0f} reports/s, gathering against the last {asked.window:,} {counted / gathered:,.0f} reports/s; "
        f"{len(window.pairs.alike):,} pairs held, peak {peak:.0f} MB\n"
    )


def make_reports(count: int, seed: int) -> Iterator[tuple[str, float, str, str]]:
    """So many reports as (id, day, text, story), in the order of their days."""
    rng = random.Random(seed)  # noqa: S311
    listed = word_vectors()
    words = sorted(listed.places, key=lambda word: listed.places[word])
    chances = list(accumulate((1 - float(weight)) / float(weight) for weight in listed.weights))
    waiting: list[tuple[float, str, list[str], list[str]]] = []
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
            yield f"r{made}", at, _text(rng, words, chances, own_words, own_names), story
            made += 1


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
