"""What a report itself says that it draws on: the source it credits, the outlets it cites, the reports it links to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crossread.relate.credits import credited_byline, find_citations, find_credits, find_links
from crossread.relate.nameparts import plain
from crossread.rows import Edge, OriginKind, Reading, Report, Span

_SURE = 0.95
_PART = 0.5
"""A credit for a part of a report ("contributed to this report") weighs half, and makes no two reports one. Not measured."""


def declared_edges(readings: Sequence[Reading]) -> list[Edge]:
    """Every credit, citation and link of every report: to a report of the story if it is of that outlet, else to a source outside."""
    known, report_of = _own_outlets(readings)
    edges = []
    for reading in readings:
        report = reading.report
        for (name, whole), spans in sorted(_credits(reading, known).items()):
            detail = "It credits this source." if whole else "It credits this source with a part."
            edges += _towards(report, name, report_of, OriginKind.CREDIT, spans, detail, _SURE if whole else _PART)
        for name, spans in sorted(_citations(reading, known).items()):
            times = "once" if len(spans) == 1 else f"{len(spans)} times"
            edges += _towards(report, name, report_of, OriginKind.CITED, spans, f"It cites this outlet {times}.", _SURE)
    return edges + _links(readings)


def _towards(
    report: Report, name: str, report_of: Mapping[str, str], kind: OriginKind, spans: Sequence[Span], detail: str, confidence: float
) -> list[Edge]:
    """The edge from the report to the outlet `name`, none if that is its own."""
    if report_of.get(name) == report.id or outlet_key(name) == outlet_key(report.outlet or report.name):
        return []
    of = report_of.get(name)
    return [Edge(report.id, of, None if of else name, kind, tuple(spans), (), declared=True, confidence=confidence, detail=detail)]


def _credits(reading: Reading, known: Mapping[str, str]) -> dict[tuple[str, bool], list[Span]]:
    grouped: dict[tuple[str, bool], list[Span]] = defaultdict(list)
    for credit in find_credits(reading, known):
        grouped[credit.name, credit.whole].append(credit.span)
    byline = credited_byline(reading, known)
    return {**({(byline, True): []} if byline else {}), **grouped}


def _citations(reading: Reading, known: Mapping[str, str]) -> dict[str, list[Span]]:
    grouped: dict[str, list[Span]] = defaultdict(list)
    for citation in find_citations(reading, known):
        grouped[citation.name].append(citation.span)
    return grouped


def _links(readings: Iterable[Reading]) -> list[Edge]:
    readings = tuple(readings)
    report_at = {_address(reading.report.url): reading.report.id for reading in readings if reading.report.url}
    edges = []
    for reading in readings:
        grouped: dict[str, list[Span]] = defaultdict(list)
        for url, span in find_links(reading):
            of = report_at.get(_address(url), reading.report.id)
            if of != reading.report.id:
                grouped[of].append(span)
        for of, spans in sorted(grouped.items()):
            detail = "It links to this report."
            edges.append(
                Edge(reading.report.id, of, None, OriginKind.LINK, tuple(spans), (), declared=True, confidence=_SURE, detail=detail)
            )
    return edges


def _own_outlets(readings: Iterable[Reading]) -> tuple[dict[str, str], dict[str, str]]:
    """The story's own outlets: plain form to name, and name to report; an outlet with two reports has its earliest.

    A file's name of one word ("fox") is not taken for an outlet's.
    """
    known: dict[str, str] = {}
    report_of: dict[str, str] = {}
    for report in sorted((reading.report for reading in readings), key=lambda report: (report.published or "9999", report.id)):
        name = report.outlet or report.name
        if report.outlet or " " in plain(name):
            known.setdefault(outlet_key(name), name)
            report_of.setdefault(name, report.id)
    return known, report_of


def outlet_key(name: str) -> str:
    """The plain form of an outlet's name, its article off."""
    return plain(name).removeprefix("the ")


def _address(url: str | None) -> str:
    bare = (url or "").split("#")[0].split("?")[0].rstrip("/.,;")
    return bare.removeprefix("https://").removeprefix("http://").removeprefix("www.")
