"""Teach the judge: `python -m training.judging.teach ../shared FOLDER [--epochs 2] [--seed 1]`.

The judge shall give each word piece the state that the official encoder gives it in its sentence, though it stands on the lower
half of the tagger that ships, which was taught another thing. No label is used: what it says of stories is not learned from them.
AdamW, the rate warms up and falls linearly to 0, bf16 where the processor has it. Every twentieth sentence is left out, and how
near the states come to the official ones there is printed.
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

from crossread.models.tagger import lower_state
from training.judging.data import sentences
from training.judging.network import Judge
from training.reading.network import HIDDEN, from_base

PIECES = 2400
"""Pieces in one batch."""
Sentence = tuple[int, ...]


def batches(told: Sequence[Sentence]) -> Iterator[list[int]]:
    """The places of sentences of like length together."""
    batch: list[int] = []
    for at in sorted(range(len(told)), key=lambda at: (len(told[at]), at)):
        if batch and (len(batch) + 1) * len(told[at]) > PIECES:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


@torch.no_grad()
def official(told: Sequence[Sentence]) -> list[Tensor]:
    """The states that the official encoder gives the pieces of each sentence."""
    encoder = from_base().eval()
    found = [torch.empty(0)] * len(told)
    for batch in batches(told):
        ids = torch.zeros(len(batch), max(len(told[at]) for at in batch), dtype=torch.long)
        for row, at in enumerate(batch):
            ids[row, : len(told[at])] = torch.tensor(told[at])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = encoder(ids, torch.zeros_like(ids), torch.zeros_like(ids))[1]
        for row, at in enumerate(batch):
            found[at] = states[row, : len(told[at])].bfloat16()
    return found


def stacked(states: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """States of unequal length as one block, and where there are any."""
    held = torch.zeros(len(states), max(map(len, states)), HIDDEN)
    there = torch.zeros(held.shape[:2])
    for row, state in enumerate(states):
        held[row, : len(state)], there[row, : len(state)] = state.float(), 1.0
    return held, there


def apart(network: Judge, lower: Sequence[Tensor], goal: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """How far the judge's states are from those wanted: one less their cosine, and the mean square."""
    held, there = stacked(lower)
    wanted, _ = stacked(goal)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = network(held, (there[:, None, None, :] - 1.0) * 1e4)
    found = found.float()
    turned = 1 - nn.functional.cosine_similarity(found, wanted, dim=-1)
    square = ((found - wanted) ** 2).mean(-1)
    return (turned * there).sum() / there.sum(), (square * there).sum() / there.sum()


def teach(network: Judge, lower: Sequence[Tensor], goal: Sequence[Tensor], plan: Sequence[list[int]], rate: float = 4e-4) -> None:
    """Change the network's weights, a batch a step."""
    optimiser = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.01)
    warm = len(plan) // 12 + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min((step + 1) / warm, (len(plan) - step) / (len(plan) - warm)))
    began, sums = time.time(), []
    for step, batch in enumerate(plan):
        turned, square = apart(network, [lower[at] for at in batch], [goal[at] for at in batch])
        optimiser.zero_grad()
        (turned + 0.5 * square).backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        sums.append(turned.item())
        if (step + 1) % 20 == 0:
            print(f"{step + 1}/{len(plan)} apart {np.mean(sums[-20:]):.4f} {time.time() - began:.0f} s", flush=True)


def main() -> None:
    """Teach, check, save."""
    asked = argparse.ArgumentParser()
    asked.add_argument("shared", type=Path)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--epochs", type=int, default=2)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    every = sentences(options.shared)
    left_out, told = every[::20], [one for at, one in enumerate(every) if at % 20]
    print(len(told), "sentences,", sum(map(len, told)), "pieces", flush=True)
    torch.manual_seed(options.seed)
    shuffle = random.Random(options.seed)  # noqa: S311
    network = Judge().eval()  # without dropout: there is one right answer a piece
    lower = [torch.from_numpy(lower_state(np.array(one))).bfloat16() for one in told]
    every_batch = list(batches(told))
    plan = [batch for _ in range(options.epochs) for batch in shuffle.sample(every_batch, len(every_batch))]
    teach(network, lower, official(told), plan)
    options.folder.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.folder / "judge.pt")
    with torch.no_grad():
        rest = [torch.from_numpy(lower_state(np.array(one))) for one in left_out]
        print(f"left out: apart {apart(network, rest, official(left_out))[0]:.4f}")


if __name__ == "__main__":
    main()
