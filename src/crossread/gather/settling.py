"""Settling: which group of reports carries on which story.

A group carries on the eldest story whose founding report it holds; failing that, the eldest story that its reports were in and
that no other group carries on; failing that, it is a new story, founded by its first report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.gather.window import Window, found_story


@dataclass(frozen=True, slots=True)
class Placing:
    """What a batch changed: which story each of these reports is in now, and which stories became part of which."""

    joins: tuple[tuple[str, str], ...]
    merges: tuple[tuple[str, str], ...]


def settle(window: Window, groups: Sequence[Sequence[int]]) -> Placing:
    """Give every group of places its story, and say what that changed."""
    before = {place: window.stories[place] for own in groups for place in own}
    named = _named([_claims(window, own) for own in groups])
    joins = []
    for nth, own in enumerate(groups):
        story = named.get(nth) or window.names[own[0]]
        found_story(window, story)
        for place in own:
            if before[place] != story:
                window.stories[place] = story
                joins.append((place, story))
    joined = tuple((window.reports[place], story) for place, story in sorted(joins))
    return Placing(joined, _merges(window, before))


def _claims(window: Window, places: Sequence[int]) -> tuple[list[str], list[str]]:
    """The stories that a group may carry on, eldest first: those whose founding report it holds, and all of its reports' stories."""
    stories = sorted({window.stories[place] for place in places} - {""}, key=lambda story: window.born[story])
    founders = {window.names[place] for place in places}
    return [story for story in stories if story in founders], stories


def _named(claims: Sequence[tuple[list[str], list[str]]]) -> dict[int, str]:
    taken: set[str] = set()
    named: dict[int, str] = {}
    for strength in (0, 1):
        for nth, own in enumerate(claims):
            story = next((story for story in own[strength] if story not in taken), None)
            if nth not in named and story is not None:
                named[nth] = story
                taken.add(story)
    return named


def _merges(window: Window, before: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    """The stories that no report of the window is in any more, each with the story that most of its reports went to."""
    here = set(window.stories)
    went = Counter((story, window.stories[place]) for place, story in before.items() if story and story not in here)
    into: dict[str, str] = {}
    for (story, elder), _ in sorted(went.items(), key=lambda one: (-one[1], window.born[one[0][1]])):
        into.setdefault(story, elder)
    return tuple(sorted(into.items()))
