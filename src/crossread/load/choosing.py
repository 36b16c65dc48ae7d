"""The lines of a page that hold the blocks trafilatura chose, found by their letters, white space aside.

trafilatura folds and drops white space, so both sides are compared without any. A block found nowhere word for word is
left out: what is shown stood in the page. The title stands outside the article's own element in many pages: it is looked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from crossread.load.walk import Line
from crossread.rows import Role

_SHORT_CHARS = 16
_NEAR_CHARS = 3_000
_MAX_MISSES = 100
_MIN_SHARE = 0.5
# From 60 to 100 the F1 of the measured pages (evaluation/pages.py) moves by less than .001.
_PROSE_CHARS = 60
_SCRAP_CHARS = 4
_MAX_PARTS = 400
_PART = re.compile(r"\n|(?<=[.!?]) ")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")
_WORD = re.compile(r"\w+")


class Block(NamedTuple):
    """A block that trafilatura chose, as the runs of text it is made of."""

    runs: tuple[str, ...]


def choose(lines: Sequence[Line], blocks: Sequence[Block]) -> list[int]:
    """The places of the lines that the blocks cover for the greater part, in document order."""
    page = "".join(line.squeezed for line in lines)
    starts = [0, *accumulate(len(line.squeezed) for line in lines)]
    covered = [0] * len(lines)
    at = misses = 0
    for block in blocks:
        whole = _squeezed("".join(block.runs))
        found = _find(page, starts, whole, at)
        if found:
            _cover(covered, starts, *found)
            at = max(at, found[1])
        elif misses < _MAX_MISSES:
            misses += 1
            at = _cover_parts(page, starts, covered, block, at)
    return [nth for nth, line in enumerate(lines) if covered[nth] >= _MIN_SHARE * len(line.squeezed) > 0]


def title_line(lines: Sequence[Line], chosen: Sequence[int], declared: str | None) -> tuple[int | None, str | None]:
    """The place of the page's headline, or the declared title where the page shows none like it."""
    heads = [nth for nth, line in enumerate(lines) if line.role is Role.TITLE]
    if declared:
        near = [nth for nth in heads if _overlap(lines[nth].text, declared) >= 0.4]
        if near:
            return max(near, key=lambda nth: (_overlap(lines[nth].text, declared), -nth)), None
        same = _squeezed(declared)
        return next((nth for nth in range(len(lines)) if lines[nth].squeezed == same), None), declared
    first = chosen[0] if chosen else len(lines)
    before = [nth for nth in heads if nth <= first]
    return (before[-1] if before else heads[0] if heads else None), None


def _cover_parts(page: str, starts: list[int], covered: list[int], block: Block, at: int) -> int:
    """The block stands nowhere as one: its lines and sentences are looked for, each after the one before."""
    for run in block.runs[:_MAX_PARTS]:
        for part in _PART.split(run)[:_MAX_PARTS]:
            found = _find(page, starts, _squeezed(part), at)
            if found:
                _cover(covered, starts, *found)
                at = found[1] if found[0] >= at else at
    return at


def _find(page: str, starts: list[int], block: str, at: int) -> tuple[int, int] | None:
    """The first place of the block from `at` on, else anywhere; a short one only at the start of a line nearby."""
    if not block:
        return None
    if len(block) < _SHORT_CHARS:
        start = page.find(block, at, at + _NEAR_CHARS)
        return (start, start + len(block)) if start >= 0 and starts[bisect_right(starts, start) - 1] == start else None
    start = page.find(block, at)
    start = start if start >= 0 else page.find(block)
    return (start, start + len(block)) if start >= 0 else None


def _cover(covered: list[int], starts: list[int], start: int, end: int) -> None:
    nth = bisect_right(starts, start) - 1
    while nth < len(covered) and starts[nth] < end:
        covered[nth] += min(end, starts[nth + 1]) - max(start, starts[nth])
        nth += 1


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _overlap(left: str, right: str) -> float:
    """The share of words that two titles have in common."""
    one, other = set(_WORD.findall(left.casefold())), set(_WORD.findall(right.casefold()))
    return len(one & other) / max(1, min(len(one), len(other))) if len(one & other) > 1 or one == other else 0.0


def with_beside(lines: Sequence[Line], chosen: Sequence[int]) -> list[int]:
    """The chosen places with the whole sentences that stand right before and right behind them.

    A stray end tag closes the article's element before the article ends, and a lead often stands in an element of its own: neither
    may be lost. What stands beside is a run of lines outside links, headings and captions, long enough for prose, each a sentence's end.
    """
    if not chosen:
        return []
    first, last = chosen[0], chosen[-1] + 1
    while first > 0 and _is_prose(lines[first - 1]):
        first -= 1
    while last < len(lines) and (
        _is_prose(lines[last]) or (_is_scrap(lines[last]) and last + 1 < len(lines) and _is_prose(lines[last + 1]))
    ):
        last += 1
    return [*range(first, chosen[0]), *chosen, *range(chosen[-1] + 1, last)]


def _is_scrap(line: Line) -> bool:
    """What is left of a broken tag between two sentences: "< p>"."""
    return len(line.squeezed) <= _SCRAP_CHARS


def _is_prose(line: Line) -> bool:
    return line.role is None and not line.linked and len(line.squeezed) >= _PROSE_CHARS and _ENDED.search(line.text) is not None


def is_teaser(line: Line) -> bool:
    """A line that is a link to another page for the greater part, and no sentence ("Read more: Ferry found")."""
    return 2 * line.linked > len(line.squeezed) and line.role is not Role.FURNITURE and not _ENDED.search(line.text)
