"""The window: the reports that new ones are compared with, in the order they came, and what is known of them.

It is the one thing in gathering that changes. Its size bounds the memory: what leaves it keeps its story and is forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from crossread.gather.arrivals import Arrival
from crossread.gather.linking import NEAREST, nearest
from crossread.gather.pairing import NO_PAIRS, NO_POSTINGS, Pairs, Postings, pair, post
from crossread.gather.weighing import nobody_holds, weigh
from crossread.rows import digest

WINDOW = 5_000
"""Reports that new ones are compared with; a large agency sends 2,000 a day."""


@dataclass(slots=True)
class Window:
    """One entry a report, in the order they came; pairs and postings name places in that order."""

    size: int = WINDOW
    reports: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    """The id of the story that each report would found."""
    stories: list[str] = field(default_factory=list)
    told: list[NDArray[np.int32]] = field(default_factory=list)
    held: NDArray[np.float32] = field(default_factory=nobody_holds)
    """For each feature how many reports hold it."""
    postings: Postings = NO_POSTINGS
    pairs: Pairs = NO_PAIRS
    days: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    top: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, NEAREST), np.float32))
    """How alike the nearest neighbours of each report are, most alike first."""
    born: dict[str, int] = field(default_factory=dict)
    """In which order the stories of the window were founded."""
    founded: int = 0


def story_id(report: str) -> str:
    """The id of the story that a report founds."""
    return digest("story", report)


def add(window: Window, arrivals: Sequence[Arrival]) -> NDArray[np.bool_]:
    """Put the reports at the end, those that are there already left out; which places are new, or have a nearer neighbour now."""
    first, there = len(window.reports), set(window.reports)
    fresh = [one for one in {one.id: one for one in arrivals}.values() if one.id not in there]
    for one in fresh:
        window.held[one.told.ids] += 1
    window.told += [one.told.ids for one in fresh]
    window.reports += [one.id for one in fresh]
    window.names += [story_id(one.id) for one in fresh]
    window.stories += [""] * len(fresh)
    window.days = np.concatenate([window.days, [one.day for one in fresh]])
    before = np.concatenate([window.top, np.zeros((len(fresh), NEAREST), np.float32)])
    changed = np.arange(len(window.reports)) >= first
    if fresh:
        weighed = weigh([one.told for one in fresh], window.held, len(window.reports))
        window.postings = post(window.postings, weighed, first)
        found = pair(window.postings, weighed, window.days, first)
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
    if gone <= 0:
        return
    for ids in window.told[:gone]:
        window.held[ids] -= 1
    del window.told[:gone], window.reports[:gone], window.names[:gone], window.stories[:gone]
    window.days, window.top = window.days[gone:], window.top[gone:]
    features, owners, weights = window.postings
    kept = owners >= gone
    window.postings = Postings(features[kept], owners[kept] - np.int32(gone), weights[kept])
    later, earlier, alike = window.pairs
    kept = earlier >= gone
    window.pairs = Pairs(later[kept] - np.int32(gone), earlier[kept] - np.int32(gone), alike[kept])
    here = set(window.stories)
    window.born = {story: nth for story, nth in window.born.items() if story in here}
