"""What the rules found and what the tagger found, as one list of attributions.

In order: each finding of the tagger is paired with the rules' finding that shares its cue or most of its content; of a pair the
rules' words stand, and the tagger's source where it is sure; what only the tagger found stands if it is sure and its cue is in no
quotation; what only the rules found stands where the tagger cannot tell: quoted words, and words whose cue is in another paragraph.
"""

from __future__ import annotations

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


class _Pair(NamedTuple):
    likeness: float
    told: int
    ruled: int


def refine(
    drafts: Sequence[Draft], told: Sequence[tuple[Chars, Sequence[Told]]], quotations: Sequence[Span], trust: Trust = TRUST
) -> list[Draft]:
    """The attributions of a report: `told` holds, for each window, from where to where it runs and what the tagger found in it."""
    found = [one for _, many in told for one in many]
    quoted = [(one.start, one.end) for one in quotations]
    pairs = _paired(found, drafts)
    made: list[Draft] = []
    for place, one in enumerate(found):
        if place in pairs:
            ruled = drafts[pairs[place]]
            made.append(replace(ruled, source=one.source) if one.source and one.sure >= trust.source else ruled)
        elif one.sure >= trust.alone and (one.cue or one.source) and not _common(one.cue, quoted):
            made.append(Draft(list(one.content), one.cue, one.source, _ATTITUDES[one.attitude]))
    windows = [window for window, _ in told]
    paired = set(pairs.values())
    alone = [draft for place, draft in enumerate(drafts) if place not in paired]
    made += [draft for draft in alone if _beyond(draft, windows) or _common(draft.content, quoted) > trust.quoted * _long(draft.content)]
    return made


def _paired(told: Sequence[Told], drafts: Sequence[Draft]) -> dict[int, int]:
    """For each finding of the tagger the finding of the rules that it stands for, the likest first, each once."""
    likely: list[_Pair] = []
    for place, one in enumerate(told):
        for other, draft in enumerate(drafts):
            shared = 2 * _common(one.content, draft.content) / max(1, _long(one.content) + _long(draft.content))
            cue = _common(one.cue, draft.cue) > 0
            if shared >= 0.5 or (cue and shared > 0.1):
                likely.append(_Pair(cue + shared, place, other))
    likely.sort(key=lambda pair: (-pair.likeness, pair.told, pair.ruled))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, place, other in likely:
        if place not in pairs and other not in taken:
            pairs[place] = other
            taken.add(other)
    return pairs


def _beyond(draft: Draft, windows: Sequence[Chars]) -> bool:
    """The tagger could not see the cue and the words together."""
    if not draft.cue:
        return True
    cue = draft.cue[0][0]
    return not any(start <= cue < end and any(start <= piece[0] < end for piece in draft.content) for start, end in windows)


def _long(pieces: Sequence[Chars]) -> int:
    return sum(end - start for start, end in pieces)


def _common(left: Sequence[Chars], right: Sequence[Chars]) -> int:
    """How many characters both hold."""
    return sum(max(0, min(one[1], other[1]) - max(one[0], other[0])) for one in left for other in right)
