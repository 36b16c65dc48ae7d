"""The window: the reports that new ones are compared with, in the order they came, and what is known of them.

It is the one thing in gathering that changes. Its size bounds the memory: what leaves it keeps its story and is forgotten.
A near copy stands for nothing of its own: it is compared with none, and goes where the report goes that it is a copy of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from crossread.gather.arrivals import Arrival
from crossread.gather.features import NOTHING
from crossread.gather.linking import NEAREST, Places, nearest
from crossread.gather.near import PARTS, bands, near_copies
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
    sketches: NDArray[np.uint32] = field(default_factory=lambda: np.zeros((0, PARTS), np.uint32))
    bands: NDArray[np.uint64] = field(default_factory=lambda: bands(np.zeros((0, PARTS), np.uint32)))
    of: Places = field(default_factory=lambda: np.zeros(0, np.int64))
    """The place of the report that each is a near copy of; its own place where it is none."""
    born: dict[str, int] = field(default_factory=dict)
    """In which order the stories of the window were founded."""
    founded: int = 0


def story_id(report: str) -> str:
    """The id of the story that a report founds."""
    return digest("story", report)


def add(window: Window, arrivals: Sequence[Arrival]) -> NDArray[np.bool_]:
    """Put the reports at the end, those that are there already left out; which places are new, or have a nearer neighbour or copy now."""
    first, there = len(window.reports), set(window.reports)
    fresh = [one for one in {one.id: one for one in arrivals}.values() if one.id not in there]
    changed = np.arange(first + len(fresh)) >= first
    if not fresh:
        return changed
    window.reports += [one.id for one in fresh]
    window.names += [story_id(one.id) for one in fresh]
    window.stories += [""] * len(fresh)
    window.days = np.concatenate([window.days, [one.day for one in fresh]])
    window.sketches = np.concatenate([window.sketches, [one.sketch for one in fresh]])
    window.bands = np.concatenate([window.bands, bands(window.sketches[first:])])
    copied = near_copies(window.sketches, window.bands, window.of, window.days)
    window.of = np.concatenate([window.of, copied])
    alone = copied == np.arange(first, len(window.reports))
    told = [one.told if own else NOTHING for one, own in zip(fresh, alone.tolist(), strict=True)]
    window.told += [own.ids for own in told]
    for own in told:
        window.held[own.ids] += 1
    weighed = weigh(told, window.held, len(window.reports))
    window.postings = post(window.postings, weighed, first)
    found = pair(window.postings, weighed, window.days, first)
    before = np.concatenate([window.top, np.zeros((len(fresh), NEAREST), np.float32)])
    window.top = nearest(before, found)
    window.pairs = Pairs(*(np.concatenate(both) for both in zip(window.pairs, found, strict=True)))
    changed[copied] = True
    changed |= (window.top != before).any(axis=1)
    return changed


def found_story(window: Window, story: str) -> None:
    """Note the story as the youngest, unless it is known."""
    if story not in window.born:
        window.born[story] = window.founded
        window.founded += 1


def with_copies(window: Window, groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups with the near copies of their reports, each in order."""
    copies = np.flatnonzero(window.of != np.arange(len(window.of)))
    of: dict[int, list[int]] = {}
    for copy, source in zip(copies.tolist(), window.of[copies].tolist(), strict=True):
        of.setdefault(source, []).append(copy)
    return [sorted([*own, *(copy for place in own for copy in of.get(place, ()))]) for own in groups]


def leave(window: Window) -> None:
    """The eldest reports beyond the size of the window leave it."""
    gone = len(window.reports) - window.size
    if gone <= 0:
        return
    for ids in window.told[:gone]:
        window.held[ids] -= 1
    del window.told[:gone], window.reports[:gone], window.names[:gone], window.stories[:gone]
    window.days, window.top, window.sketches = window.days[gone:], window.top[gone:], window.sketches[gone:]
    window.bands, window.of = window.bands[gone:], window.of[gone:] - gone
    _tie_again(window)
    features, owners, weights = window.postings
    kept = owners >= gone
    window.postings = Postings(features[kept], owners[kept] - np.int32(gone), weights[kept])
    later, earlier, alike = window.pairs
    kept = earlier >= gone
    window.pairs = Pairs(later[kept] - np.int32(gone), earlier[kept] - np.int32(gone), alike[kept])
    here = set(window.stories)
    window.born = {story: nth for story, nth in window.born.items() if story in here}


def _tie_again(window: Window) -> None:
    """Copies of a report that left go where the first report of their story goes that did not; one of them does where there is none."""
    orphans = np.flatnonzero(window.of < 0).tolist()
    if not orphans:
        return
    leading: dict[str, int] = {}
    for place in [*np.flatnonzero(window.of == np.arange(len(window.of))).tolist(), *orphans]:
        leading.setdefault(window.stories[place], place)
    for place in orphans:
        window.of[place] = leading[window.stories[place]]
