"""The tagger's part in a reading: the report in windows, each tagged."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.models import tagger
from crossread.models.pieces import cut
from crossread.models.tagger import tag
from crossread.read.decoding import Told, decode
from crossread.read.direct import Draft
from crossread.read.tagged_names import TaggedName, tagged_names
from crossread.read.windows import windows_of
from crossread.rows import Report, Span

Chars = tuple[int, int]
Heard = tuple[list[tuple[Chars, list[Told]]], list[TaggedName]]
"""For each window from where to where it runs and the attributions in it; and all names."""


def make_ready(*, full: bool) -> None:
    """Load what hearing needs."""
    tagger.make_ready(full=full)
    cut([])


def hear(report: Report, sentences: Sequence[Span], quotations: Sequence[Span], drafts: Sequence[Draft], *, full: bool) -> Heard:
    """What the tagger finds in a report, given what the rules found."""
    told: list[tuple[Chars, list[Told]]] = []
    names: list[TaggedName] = []
    for window in windows_of(report, sentences, quotations, drafts):
        answers = tag(window.ids, window.ruled, window.shape, full=full)
        told.append(((int(window.starts[1]), int(window.ends[-2])), decode(report.text, window, answers)))
        names += tagged_names(report.text, window, answers.names)
    return told, names
