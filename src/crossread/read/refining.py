"""What the rules found and what the tagger found, as one list of attributions.

In order: each finding of the tagger is paired with the rules' finding that shares its cue or most of its content; of a pair the
rules' words stand, and the tagger's source where it is sure; what only the tagger found stands if it is sure and its cue is in no
quotation; what only the rules found stands where the tagger cannot tell: quoted words, and words whose cue is in another paragraph.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from crossread.read.decoding import Told
from crossread.read.direct import Draft
from crossread.rows import Attitude, Span

Chars = tuple[int, int]
_ATTITUDES = tuple(Attitude)


class Trust(NamedTuple):
    """How sure the tagger must be (0 to 1). Tuned on our held-out reports and the dev parts of PolNeAR and GUM."""

    alone: float = 0.93
    """To add what the rules did not find."""
    source: float = 0.95
    """To put its source in the place of the rules'."""
    quoted: float = 0.5
    """Of the words that only the rules found more than this share must be quoted for them to stand."""


TRUST = Trust()


class _Ruled(NamedTuple):
    """A draft as one window sees it: its place among the drafts, and the pieces of its content and cue that touch the window."""

    place: int
    content: list[Chars]
    cue: list[Chars]


def refine(
    drafts: Sequence[Draft], told: Sequence[tuple[Chars, Sequence[Told]]], quotations: Sequence[Span], trust: Trust = TRUST
) -> list[Draft]:
    """The attributions of a report: `told` holds, for each window, from where to where it runs and what the tagger found in it."""
    windows = [window for window, _ in told]
    quoted = [(one.start, one.end) for one in quotations]
    seen = _seen(drafts, windows)
    made: list[Draft] = []
    paired: set[int] = set()
    for (_, found), here in zip(told, seen, strict=True):
        pairs = _paired(found, [ruled for ruled in here if ruled.place not in paired], drafts)
        paired |= set(pairs.values())
        for place, one in enumerate(found):
            if place in pairs:
                ruled = drafts[pairs[place]]
                better = one.source and one.sure >= trust.source and not _common(one.source, ruled.content)
                made.append(replace(ruled, source=one.source) if better else ruled)
            elif one.sure >= trust.alone and (one.cue or one.source) and not any(_inside(piece, quoted) for piece in one.cue):
                made.append(Draft(list(one.content), one.cue, one.source, _ATTITUDES[one.attitude]))
    for place, draft in enumerate(drafts):
        if place not in paired:
            share = sum(_inside(piece, quoted) for piece in draft.content) / max(1, _long(draft.content))
            if share > trust.quoted or _beyond(draft, windows):
                made.append(draft)
    return made


def _seen(drafts: Sequence[Draft], windows: Sequence[Chars]) -> list[list[_Ruled]]:
    """For each window the drafts that touch it."""
    seen: list[dict[int, _Ruled]] = [{} for _ in windows]
    for place, draft in enumerate(drafts):
        for part, pieces in (("content", draft.content), ("cue", draft.cue)):
            for piece in pieces:
                for at in _touched(piece, windows):
                    ruled = seen[at].setdefault(place, _Ruled(place, [], []))
                    (ruled.content if part == "content" else ruled.cue).append(piece)
    return [list(here.values()) for here in seen]


def _touched(piece: Chars, spans: Sequence[Chars]) -> range:
    """Which of the spans, in order and apart from each other, share a character with the piece."""
    first = bisect_right(spans, piece[0], key=_end)
    return range(first, max(first, bisect_left(spans, piece[1], key=_start)))


def _start(span: Chars) -> int:
    return span[0]


def _end(span: Chars) -> int:
    return span[1]


def _paired(told: Sequence[Told], here: Sequence[_Ruled], drafts: Sequence[Draft]) -> dict[int, int]:
    """For each finding of the tagger the draft that it stands for, the likest first, each once."""
    likely: list[tuple[float, int, int]] = []
    for place, one in enumerate(told):
        for ruled in here:
            shared = 2 * _common(one.content, ruled.content) / max(1, _long(one.content) + _long(drafts[ruled.place].content))
            cue = _common(one.cue, ruled.cue) > 0
            if shared >= 0.5 or (cue and shared > 0.1):
                likely.append((-(cue + shared), place, ruled.place))
    pairs: dict[int, int] = {}
    for _, place, other in sorted(likely):
        if place not in pairs and other not in pairs.values():
            pairs[place] = other
    return pairs


def _beyond(draft: Draft, windows: Sequence[Chars]) -> bool:
    """The tagger could not see the cue and the words together."""
    if not draft.cue:
        return True
    there = {at for piece in draft.content for at in _touched((piece[0], piece[0] + 1), windows)}
    return there.isdisjoint(_touched((draft.cue[0][0], draft.cue[0][0] + 1), windows))


def _inside(piece: Chars, spans: Sequence[Chars]) -> int:
    """How many characters of the piece lie in the spans, which are in order and apart from each other."""
    return sum(min(piece[1], spans[at][1]) - max(piece[0], spans[at][0]) for at in _touched(piece, spans))


def _long(pieces: Sequence[Chars]) -> int:
    return sum(end - start for start, end in pieces)


def _common(left: Sequence[Chars], right: Sequence[Chars]) -> int:
    """How many characters both hold."""
    return sum(max(0, min(one[1], other[1]) - max(one[0], other[0])) for one in left for other in right)
