"""The story in one line: how many reports, outlets, origins and statements, what differs, and what was cut off or failed."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.rows import DifferenceKind, Report, State
from crossread.show.cells import shared_lines
from crossread.show.index import Index, carriers
from crossread.show.labels import counted

_PLURAL = {
    DifferenceKind.DATE: "dates",
    DifferenceKind.NAME: "names",
    DifferenceKind.PLACE: "places",
    DifferenceKind.TERM: "choices of word",
    DifferenceKind.SCOPE: "scopes",
    DifferenceKind.ATTRIBUTION: "attributions",
    DifferenceKind.STANCE: "stances",
    DifferenceKind.QUOTE: "quotations",
}
_NOT_ASKED_FOR = {"left-out": "files left out", "given-twice": "given twice"}
"""What is no report of its own and no failure either."""
_SINGULAR = {DifferenceKind.TERM: "choice of word", DifferenceKind.QUOTE: "quotation"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """An input that is not whole, and what was seen."""

    name: str
    state: str
    detail: str


def counts(found: Index) -> list[str]:
    """The phrases of the header: "9 reports", "6 outlets", "3 origins" and so on."""
    shared = shared_lines(found)
    alone = [row for row in found.record.rows if len(carriers(found, row)) < 2]
    outlets = len({report.outlet or report.name for report in found.reports})
    phrases = [
        counted(len(found.reports), "report", "reports"),
        counted(outlets, "outlet", "outlets"),
        counted(len(found.record.origins), "origin", "origins"),
        counted(len(shared) + len(alone), "statement", "statements"),
        f"{len(shared)} in more than one report",
    ]
    # Two rows may show one difference; it counts once.
    kinds = [kind for kind, _ in dict.fromkeys((one.kind, one.places) for part in found.differences.values() for one in part)]
    numbers = kinds.count(DifferenceKind.NUMBER)
    if numbers:
        phrases.append(counted(numbers, "number differs", "numbers differ"))
    others = [kind for kind in DifferenceKind if kind is not DifferenceKind.NUMBER and kind in kinds]
    if others:
        named = ", ".join(counted(kinds.count(kind), _SINGULAR.get(kind, str(kind)), _PLURAL[kind]) for kind in others)
        phrases.append(f"{named} {'differs' if len(kinds) - numbers == 1 else 'differ'}")
    denials = len(found.record.disputes)
    if denials:
        phrases.append(counted(denials, "denial", "denials"))
    return phrases


def troubles(found: Index) -> list[Trouble]:
    """Every input that was cut off or could not be read, in words."""
    return [
        Trouble(found.names[report.id], _state(report), _seen(report))
        for report in found.record.reports
        if report.outcome.state is not State.OK
    ]


def _state(report: Report) -> str:
    cut_off = report.outcome.state is State.PARTIAL
    return _NOT_ASKED_FOR.get(report.outcome.reason, "cut off" if cut_off else "could not be read")


def heading(found: Index) -> str:
    """What to call the story: the headline of the first report that has one, in its own words."""
    titles = [report.slice(report.title).strip() for report in found.reports if report.title is not None]
    return next((title for title in titles if title), "Reports compared")


def _seen(report: Report) -> str:
    """What was seen, without the name that stands before it already."""
    return report.outcome.detail.removeprefix(f"{report.name}: ") or report.outcome.reason or "no reason was given"
