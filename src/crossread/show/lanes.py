"""A lane a speaker: how the reports spell the name and why it is one, what they have it say; and who denies whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.rows import Dispute, Report, Span, Speaker, Statement
from crossread.show.cells import details
from crossread.show.index import Index, words_of
from crossread.show.labels import ATTITUDES

MAX_WORDS = 60
MAX_QUOTES = 40


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement in a lane or a dispute. `whole` is false where the excerpt was shortened."""

    said: Statement
    report: Report
    speaker: str
    excerpt: str
    whole: bool
    attitude: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A written form of a name, and the reports that use it."""

    form: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One speaker and everything that the reports have it say, in the order of the reports; `more` are in the texts only."""

    speaker: Speaker
    spellings: tuple[Spelling, ...]
    reasons: tuple[str, ...]
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Variant:
    """A name that the reports write in more than one way, with its kind in a word."""

    name: str
    kind: str
    spellings: tuple[Spelling, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quarrel:
    """A claim with its sides: a fixed word for the side, and the statements on it. `halves` are reports with one side only."""

    sides: tuple[tuple[str, tuple[Quote, ...]], ...]
    halves: tuple[str, ...]
    reasons: tuple[str, ...]


def lanes(found: Index) -> list[Lane]:
    """The speakers who say something, those who say most first."""
    return [_lane(found, speaker) for speaker in found.record.speakers if any(key in found.statement for key in speaker.statements)]


def variants(found: Index) -> list[Variant]:
    """The names written in more than one way, by the alphabet."""
    names = sorted(found.record.names, key=lambda name: (name.name, name.id))
    return [Variant(one.name, one.kind.value, _written(found, one.spellings, one.mentions), details(one.reasons)) for one in names]


def quarrels(found: Index) -> list[Quarrel]:
    """Every dispute with its three sides."""
    return [_quarrel(found, dispute) for dispute in found.record.disputes]


def _lane(found: Index, speaker: Speaker) -> Lane:
    order = {report.id: at for at, report in enumerate(found.reports)}
    whole = {one.id for reading in found.record.readings for one in reading.statements}
    said = [found.statement[key] for key in speaker.statements if key in whole]
    said.sort(key=lambda one: (order.get(one.report, len(order)), one.start, one.end))
    return Lane(
        speaker=speaker,
        spellings=_written(found, speaker.spellings, speaker.mentions),
        reasons=details(speaker.reasons),
        quotes=tuple(_quote(found, one) for one in said[:MAX_QUOTES]),
        more=max(0, len(said) - MAX_QUOTES),
    )


def _written(found: Index, forms: Sequence[str], mentions: Sequence[Span]) -> tuple[Spelling, ...]:
    """Each written form with the reports that use it."""
    written: dict[str, dict[str, None]] = {form: {} for form in forms}
    for span in mentions:
        if span.report in found.report:
            form = found.report[span.report].slice(span)
            if form in written:
                written[form][found.names[span.report]] = None
    return tuple(Spelling(form, tuple(reports)) for form, reports in written.items())


def _quarrel(found: Index, dispute: Dispute) -> Quarrel:
    sides = (("asserted", dispute.asserts), ("denied", dispute.denies), ("not confirmed", dispute.declines))
    halves = [found.names[found.statement[key].report] for key in dispute.one_sided if key in found.statement]
    return Quarrel(
        sides=tuple((word, tuple(_quote(found, found.statement[key]) for key in keys if key in found.statement)) for word, keys in sides),
        halves=tuple(dict.fromkeys(halves)),
        reasons=details(dispute.reasons),
    )


def _quote(found: Index, said: Statement) -> Quote:
    report = found.report[said.report]
    known = found.speaker.get(said.id)
    excerpt = report.join(said.content)
    words = excerpt.split(" ")
    whole = len(words) <= MAX_WORDS
    return Quote(
        said=said,
        report=report,
        speaker=(known.name if known else words_of(found, said.source)) or "the outlet itself",
        excerpt=excerpt if whole else " ".join(words[:MAX_WORDS]),
        whole=whole,
        attitude=ATTITUDES[said.attitude],
    )
