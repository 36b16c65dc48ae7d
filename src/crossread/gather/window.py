"""The window: the reports that new ones are compared with, in the order they came, and what is known of them.

It is the one thing in gathering that changes. Its size bounds the memory: what leaves it keeps its story and is forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from crossread.gather.arrivals import Arrival
from crossread.gather.features import commonness
from crossread.gather.linking import NEAREST, nearest
from crossread.gather.pairing import Pairs, pair
from crossread.gather.weighing import Ids, Vocabulary, Weights, drop, number, renumber, weigh

WINDOW = 5_000
"""Reports that new ones are compared with; a large agency sends 2,000 a day."""
_CROWDED = 400_000
"""Features that are kept before those of reports long gone are forgotten."""


@dataclass(slots=True)
class Window:
    """One entry a report, in the order they came; `pairs` are places in that order."""

    size: int = WINDOW
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    reports: list[str] = field(default_factory=list)
    stories: list[str] = field(default_factory=list)
    held: list[Ids] = field(default_factory=list)
    ids: list[Ids] = field(default_factory=list)
    weights: list[Weights] = field(default_factory=list)
    days: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    top: NDArray[np.float64] = field(default_factory=lambda: np.zeros((0, NEAREST)))
    pairs: Pairs = field(default_factory=lambda: Pairs(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)))
    born: dict[str, int] = field(default_factory=dict)
    """In which order the stories of the window were founded."""
    founded: int = 0


def add(window: Window, arrivals: Sequence[Arrival]) -> NDArray[np.bool_]:
    """Put the reports at the end, those that are there already left out; which places are new, or have a nearer neighbour now."""
    first, there = len(window.reports), set(window.reports)
    fresh = [one for one in {one.id: one for one in arrivals}.values() if one.id not in there]
    common = commonness()
    numbered = [number(window.vocabulary, one.told, common) for one in fresh]
    for one, held in zip(fresh, numbered, strict=True):
        ids, weights = weigh(window.vocabulary, held, np.fromiter(one.told.values(), np.float64, len(held)))
        window.ids.append(ids)
        window.weights.append(weights)
    window.held += numbered
    window.reports += [one.id for one in fresh]
    window.stories += [""] * len(fresh)
    window.days = np.r_[window.days, [one.day for one in fresh]]
    before = np.vstack([window.top, np.zeros((len(fresh), NEAREST))])
    changed = np.arange(len(window.reports)) >= first
    if fresh:
        found = pair(window.ids, window.weights, window.days, first)
        window.top = nearest(before, found)
        window.pairs = Pairs(*(np.concatenate(both) for both in zip(window.pairs, found, strict=True)))
        changed |= (window.top != before).any(axis=1)
    return changed


def found_story(window: Window, story: str) -> None:
    """Note the story as the youngest, unless it is known."""
    if story not in window.born:
        window.born[story] = window.founded
        window.founded += 1


def leave(window: Window) -> None:
    """The eldest reports beyond the size of the window leave it."""
    gone = len(window.reports) - window.size
    if gone > 0:
        drop(window.vocabulary, window.held[:gone])
        for own in (window.reports, window.stories, window.held, window.ids, window.weights):
            del own[:gone]
        window.days, window.top = window.days[gone:], window.top[gone:]
        later, earlier, alike = window.pairs
        kept = earlier >= gone
        window.pairs = Pairs(later[kept] - gone, earlier[kept] - gone, alike[kept])
        here = set(window.stories)
        window.born = {story: nth for story, nth in window.born.items() if story in here}
    if len(window.vocabulary.numbers) > _CROWDED:
        renumbered = renumber(window.vocabulary)
        window.held = [renumbered[own] for own in window.held]
        window.ids = [renumbered[own] for own in window.ids]
