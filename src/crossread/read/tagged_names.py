"""Names by the tagger beside those by rules.

In order: the tagger's pieces become names with how sure it is; a name that the rules found takes the kind that the tagger is sure
of; a name that only the tagger found is added where it is sure and touches no other. Rules know titles, full names and
headlines; the tagger knows names by what stands around them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.read.gazetteer import known_names
from crossread.read.windows import Window
from crossread.rows import Mention, MentionKind, Report, Span

_KINDS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE)
SURE_KIND = 0.6
"""To change a kind, the mean over the places of the name. Tuned on a fifth of wikigold that no weight has seen."""
SURE_NAME = 0.7
"""To add a name; likewise."""


class TaggedName(NamedTuple):
    """A name in characters, its kind, and how sure the tagger is of it."""

    start: int
    end: int
    kind: MentionKind
    sure: float


def tagged_names(text: str, window: Window, scores: NDArray[np.float32]) -> list[TaggedName]:
    """The names of one window; `scores` are pieces × 7: nothing, then first and further pieces of each kind."""
    labels = scores.argmax(axis=1)
    runs: list[list[int]] = []
    for place in (np.flatnonzero(labels[1:-1]) + 1).tolist():
        label = labels[place]
        inside = text[window.starts[place] - 1 : window.starts[place]].isalnum()
        goes_on = runs and runs[-1][-1] == place - 1 and (inside or (label % 2 == 0 and labels[runs[-1][0]] in (label, label - 1)))
        if goes_on:
            runs[-1].append(place)
        else:
            runs.append([place])
    if not runs:
        return []
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    by_kind = likely[:, 1:].reshape(len(likely), len(_KINDS), 2).sum(axis=2).tolist()
    return [_name(text, window, run, by_kind) for run in runs]


def _name(text: str, window: Window, run: Sequence[int], likely: Sequence[Sequence[float]]) -> TaggedName:
    """The pieces of a run as one name, without "the" before it; its kind is the likeliest over all its pieces."""
    by_kind = [sum(kinds) / len(run) for kinds in zip(*(likely[place] for place in run), strict=True)]
    best = by_kind.index(max(by_kind))
    start, end = int(window.starts[run[0]]), int(window.ends[run[-1]])
    while end < len(text) and text[end].isalnum():
        end += 1
    if text[start : start + 4].lower() == "the " and end - start > 4:
        start += 4
    return TaggedName(start, end, _KINDS[best], by_kind[best])


def with_tagged(report: Report, mentions: Sequence[Mention], found: Iterable[TaggedName]) -> tuple[Mention, ...]:
    """The mentions of the report with the tagger's part, in text order; none overlaps another."""
    found = sorted(found)
    kinds = _kinds(report, mentions, found)
    mended = [Mention(one.span, kinds[text], one.head) if (text := report.slice(one.head)) in kinds else one for one in mentions]
    taken = [(one.span.start, one.span.end) for one in mentions]
    added: list[Mention] = []
    for name in found:
        free = not any(start < name.end and name.start < end for start, end in taken)
        if free and name.sure >= SURE_NAME and report.text[name.start].isupper():
            span = Span(report.id, name.start, name.end)
            added.append(Mention(span, name.kind, span))
            taken.append((name.start, name.end))
    return tuple(sorted([*mended, *added], key=lambda one: (one.span.start, one.span.end)))


def _kinds(report: Report, mentions: Sequence[Mention], found: Sequence[TaggedName]) -> dict[str, MentionKind]:
    """The kind of each name, as written, of which the tagger is sure over all its places; known names keep theirs."""
    heads = {(one.head.start, one.head.end): report.slice(one.head) for one in mentions}
    votes: dict[str, dict[MentionKind, list[float]]] = defaultdict(lambda: defaultdict(list))
    for name in found:
        text = heads.get((name.start, name.end))
        if text is not None:
            votes[text][name.kind].append(name.sure)
    kinds: dict[str, MentionKind] = {}
    for text, by_kind in votes.items():
        kind, sure = max(by_kind.items(), key=lambda item: (sum(item[1]), item[0]))
        if text not in known_names() and sum(sure) / sum(map(len, by_kind.values())) >= SURE_KIND:
            kinds[text] = kind
    return kinds
