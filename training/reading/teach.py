"""Teach the tagger: `python -m training.reading.teach ../shared FOLDER [--epochs 8] [--seed 1]`.

AdamW, the rate warms up and falls linearly to 0, bf16 where the processor has it; after both the third and the last layer the
same four answers are taught. In a sixth of the windows what the rules found is hidden, so that the tagger does not lean on it
alone. What is printed at the end is how it does on every tenth of our own reports, which is never learned from.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from crossread.read.windows import QUOTED
from training.markup import is_held_out
from training.reading.data import CUE, UNKNOWN, Example, gold_reports, name_examples, own_reports, speech_examples
from training.reading.network import Tagger, from_base

NER = (
    "wikigold/CONLL-format/data/wikigold.conll.txt",
    "SEC-filings/CONLL-format/data/train/FIN5.txt",
    "WNUT17/CONLL-format/data/train/wnut17train.conll",
)
PIECES = 2400
"""Pieces in one batch."""


def batches(examples: Sequence[Example], shuffle: random.Random) -> Iterator[list[Example]]:
    """Examples of like length together, in random order."""
    order = sorted(range(len(examples)), key=lambda at: (len(examples[at].window.ids) + shuffle.random() * 8, at))
    made: list[list[Example]] = [[]]
    for at in order:
        if (len(made[-1]) + 1) * len(examples[at].window.ids) > PIECES:
            made.append([])
        made[-1].append(examples[at])
    shuffle.shuffle(made)
    yield from (batch for batch in made if batch)


def stacked(rows: Sequence[np.ndarray], fill: int, width: int = 0) -> Tensor:
    """Rows of unequal length as one matrix, at least `width` wide."""
    made = np.full((len(rows), max(width, *map(len, rows))), fill, dtype=np.int64)
    for place, row in enumerate(rows):
        made[place, : len(row)] = row
    return torch.from_numpy(made)


def loss_of(network: Tagger, batch: list[Example], shuffle: random.Random, *, hide: bool) -> Tensor:
    """How far the answers are from the gold ones, after both layers."""
    ids = stacked([one.window.ids for one in batch], 0)
    ruled = stacked([one.window.ruled & (QUOTED if hide and shuffle.random() < 1 / 6 else 15) for one in batch], 0)
    shape = stacked([one.window.shape for one in batch], 0)
    names = stacked([one.names for one in batch], UNKNOWN)
    speech = torch.tensor([one.speech for one in batch])
    begins = torch.zeros(ids.shape)
    rows, places, attitudes, links = [], [], [], []
    for row, one in enumerate(batch):
        for place, link, attitude in zip(one.anchors, one.links, one.attitudes, strict=True):
            begins[row, place] = 1
            rows.append(row)
            places.append(place)
            attitudes.append(attitude)
            links.append(link)
    states = network(ids, ruled, shape)
    total = torch.zeros(())
    for weight, held, heads in zip((0.5, 1.0), states, network.heads, strict=True):
        held = held.float()
        asked = (ids > 0) & (ids != 2) & speech[:, None]
        if asked.any():
            total = total + weight * 8 * nn.functional.binary_cross_entropy_with_logits(heads.begins(held)[..., 0][asked], begins[asked])
        if rows:
            at, where = torch.tensor(rows), torch.tensor(places)
            scores = heads.link(held[at], held[at, where], where)
            total = total + weight * 4 * nn.functional.cross_entropy(
                scores.flatten(0, 1), stacked(links, UNKNOWN, ids.shape[1]).flatten(), ignore_index=UNKNOWN
            )
            known = torch.tensor(attitudes)
            if (known != UNKNOWN).any():
                total = total + weight * 0.3 * nn.functional.cross_entropy(heads.attitude(held[at, where]), known, ignore_index=UNKNOWN)
        if (names != UNKNOWN).any():
            total = total + weight * nn.functional.cross_entropy(heads.names(held).flatten(0, 1), names.flatten(), ignore_index=UNKNOWN)
    return total


def teach(network: Tagger, speech: list[Example], named: list[list[Example]], epochs: int, seed: int, rate: float = 2e-4) -> None:
    """Change the network's weights; every epoch sees all speech and a third of the names."""
    shuffle = random.Random(seed)  # noqa: S311
    torch.manual_seed(seed)
    fresh = [weight for name, weight in network.named_parameters() if name.startswith(("heads", "ruled", "shape"))]
    old = [weight for name, weight in network.named_parameters() if not name.startswith(("heads", "ruled", "shape"))]
    optimiser = torch.optim.AdamW([{"params": old, "lr": rate}, {"params": fresh, "lr": 5 * rate}], weight_decay=0.01)
    plan: list[list[Example]] = []
    for epoch in range(epochs):
        third = [one for group in named for one in group[epoch % 3 :: 3]]
        mixed = [*batches(speech, shuffle), *batches(third, shuffle)]
        shuffle.shuffle(mixed)
        plan += mixed
    warm = len(plan) // 12
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min((step + 1) / warm, (len(plan) - step) / (len(plan) - warm)))
    network.train()
    began, sums = time.time(), []
    for step, batch in enumerate(plan):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(network, batch, shuffle, hide=True)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if batch[0].speech:
            sums.append(loss.item())
        if (step + 1) % 100 == 0:
            print(f"{step + 1}/{len(plan)} loss {np.mean(sums[-60:]):.3f} {time.time() - began:.0f} s", flush=True)
    network.eval()


@torch.no_grad()
def check(network: Tagger, examples: list[Example]) -> None:
    """Print how well cues are begun and their links drawn, after the third and the last layer."""
    network.eval()
    shuffle = random.Random(0)  # noqa: S311
    counts = np.zeros((2, 2, 3))
    for batch in batches(examples, shuffle):
        ids, ruled, shape = (stacked([getattr(one.window, part) for one in batch], 0) for part in ("ids", "ruled", "shape"))
        for level, (held, heads) in enumerate(zip(network(ids, ruled, shape), network.heads, strict=True)):
            begun = heads.begins(held)[..., 0] > 0
            for row, one in enumerate(batch):
                found = set(torch.nonzero(begun[row, : len(one.window.ids) - 1])[:, 0].tolist())
                counts[level, 0] += (len(found & set(one.anchors)), len(found), len(one.anchors))
                for place, link in zip(one.anchors, one.links, strict=True):
                    told = (
                        heads.link(held[row : row + 1], held[row : row + 1, place], torch.tensor([place]))[0, : len(link)]
                        .argmax(-1)
                        .numpy()
                    )
                    counts[level, 1] += (
                        ((told == link) & (link > 0) & (link < CUE)).sum(),
                        ((told > 0) & (told < CUE)).sum(),
                        ((link > 0) & (link < CUE)).sum(),
                    )
    for level, name in enumerate(("third layer", "last layer")):
        for part, what in enumerate(("cues", "links")):
            hit, found, gold = counts[level, part]
            print(
                f"{name:12} {what:6} P {hit / max(1, found):.3f} R {hit / max(1, gold):.3f} F {2 * hit / max(1, found + gold):.3f}",
                flush=True,
            )


def main() -> None:
    """Teach, check, save."""
    asked = argparse.ArgumentParser()
    asked.add_argument("shared", type=Path)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--epochs", type=int, default=8)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    data = options.shared / "data"
    own = list(own_reports())
    held_out = [report for report in own if is_held_out(report[0])]
    taught = [report for report in own if not is_held_out(report[0])]
    speech = list(speech_examples([*taught, *gold_reports(data / "speech/gum-train.jsonl")]))
    named = [list(name_examples(data / "ner" / path)) for path in NER]
    named[0] = [one for place, one in enumerate(named[0]) if place % 5]
    print(len(speech), "windows,", sum(len(one.window.ids) for one in speech), "pieces", flush=True)
    network = from_base()
    teach(network, speech, named, options.epochs, options.seed)
    options.folder.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.folder / "tagger.pt")
    check(network, list(speech_examples(held_out)))


if __name__ == "__main__":
    main()
