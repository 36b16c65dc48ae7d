"""Stories: reports gathered by the event they tell of, as they come in.

Reports come in batches. Near copies are found first (near.py); every other report is compared with the last few thousand
(window.py, pairing.py); reports near the new ones are grouped anew, all others stay as they are (linking.py). So a report joins a
story, starts one, or shows that two stories are one; and what a first report could not show, that two events are two, later ones
can. The order in which reports come changes little.

A story's id is a hash of the id of the report that founded it (settling.py). When stories become one, the elder's id stays and the
other is remembered; when one becomes two, the id stays with the founding report. What has left the window keeps its story.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.gather.arrivals import Arrival
from crossread.gather.linking import components, group, scaled
from crossread.gather.pairing import Pairs
from crossread.gather.settling import Placing, settle
from crossread.gather.window import WINDOW, Window, add, found_story, leave, with_copies

BATCH = 500
PILE = 20_000
"""The largest window that a pile is given; in a larger pile reports without a day meet only those near them in the order of ids."""


def take(window: Window, arrivals: Sequence[Arrival]) -> Placing:
    """Take a batch of reports in; those that the window holds already are passed over."""
    changed = add(window, arrivals)
    alike = scaled(window.top, window.pairs)
    roots = components(len(window.reports), window.pairs, alike)
    near = _near(window.stories, roots, changed)
    members = np.flatnonzero(near & (window.of == np.arange(len(roots))))
    later, earlier, _ = window.pairs
    inside = near[later] & (roots[later] == roots[earlier])
    groups = group(members, roots, Pairs(later[inside], earlier[inside], alike[inside]))
    placing = settle(window, with_copies(window, groups))
    leave(window)
    return placing


def remember(window: Window, arrivals: Sequence[Arrival], stories: Sequence[str]) -> None:
    """Take reports in whose stories are known, from a gathering before this one."""
    first = len(window.reports)
    add(window, arrivals)
    story_of = dict(zip((one.id for one in arrivals), stories, strict=True))
    for place in range(first, len(window.reports)):
        window.stories[place] = story_of[window.reports[place]]
        found_story(window, window.stories[place])
    leave(window)


def gather(arrivals: Iterable[Arrival]) -> dict[str, str]:
    """The story of each report of a pile; the same whatever the order of the pile."""
    ordered = sorted(arrivals, key=lambda one: (math.inf if math.isnan(one.day) else one.day, one.id))
    window = Window(min(max(len(ordered), WINDOW), PILE))
    story_of: dict[str, str] = {}
    for start in range(0, len(ordered), BATCH):
        placing = take(window, ordered[start : start + BATCH])
        story_of |= dict(placing.joins)
        merged = dict(placing.merges)
        if merged:
            story_of = {report: merged.get(story, story) for report, story in story_of.items()}
    return story_of


def _near(stories: Sequence[str], roots: NDArray[np.int64], changed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The reports of components with a changed report, the other reports of their stories, the components of those, and so on."""
    names = {story: nth for nth, story in enumerate(dict.fromkeys(["", *stories]))}
    story = np.array([names[own] for own in stories], np.int64)
    near = changed
    while True:
        in_roots = np.bincount(roots[near], minlength=len(roots)) > 0
        in_stories = np.bincount(story[near], minlength=len(names)) > 0
        in_stories[0] = False
        wider = near | in_roots[roots] | in_stories[story]
        if np.array_equal(wider, near):
            return near
        near = wider
