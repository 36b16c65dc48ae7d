"""Origins: how many independent roots the reports have, and what shows it.

Reports rest on one origin when one holds much of the other's text, when both credit the same source with the whole, or
when shared quotations are most of both. A cited outlet, a few shared quotations or one press conference tie reports by an
edge, and leave them origins of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from crossread.relate.declared import declared_edges
from crossread.relate.inferred import occasion_edges, quote_edges, text_edges
from crossread.relate.speakers import find_speakers
from crossread.rows import Edge, Origin, OriginKind, Reading, Row, digest

_MERGES = {OriginKind.SHARED_TEXT: 0.3, OriginKind.SHARED_QUOTE: 0.5, OriginKind.CREDIT: 0.9}
"""From this confidence on an edge of the kind makes two reports one origin. Shared text: of the copies of whole reports in
reuse-dev all hold .36 of their original and more (.43 but for the one full of noise); the others are not measured."""


def find_origins(readings: tuple[Reading, ...], rows: tuple[Row, ...]) -> tuple[tuple[Origin, ...], tuple[Edge, ...]]:  # noqa: ARG001
    """The roots of the story, those with most reports first, and every edge between reports or to a source outside."""
    declared = declared_edges(readings)
    edges = [
        *declared,
        *text_edges(readings, {edge.copy for edge in declared if edge.kind is OriginKind.CREDIT}),
        *quote_edges(readings),
        *occasion_edges(readings, find_speakers(readings)),
    ]
    edges.sort(key=lambda edge: (edge.copy, edge.kind, edge.of or "", edge.source or "", edge.left))
    strong = [edge for edge in edges if edge.confidence >= _MERGES.get(edge.kind, 2.0)]
    groups = _groups(readings, strong)
    origins = [_origin(reports, readings, strong) for reports in groups]
    return tuple(sorted(origins, key=lambda origin: (-len(origin.reports), origin.name, origin.id))), tuple(edges)


def _groups(readings: Iterable[Reading], strong: Iterable[Edge]) -> list[tuple[str, ...]]:
    """The reports that strong edges tie together, directly or over a source that they share."""
    root = {reading.report.id: reading.report.id for reading in readings}
    reports = sorted(root)

    def find(key: str) -> str:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    for edge in strong:
        one, other = sorted((find(edge.copy), find(edge.of or f"source {edge.source}")))
        root[other] = one
    groups: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        groups[find(report)].append(report)
    return [tuple(group) for group in groups.values()]


def _origin(reports: tuple[str, ...], readings: Sequence[Reading], strong: Sequence[Edge]) -> Origin:
    """The origin goes by the source that its reports credit, else by its report that draws on no other, the earliest."""
    own = tuple(edge for edge in strong if edge.copy in reports)
    credited = sorted({edge.source for edge in own if edge.source})
    drawing = {edge.copy for edge in own if edge.of}
    roots = [reading.report for reading in readings if reading.report.id in reports]
    first = min(roots, key=lambda report: (report.id in drawing, report.published or "9999", report.name, report.id))
    name = " / ".join(credited) if credited else first.outlet or first.name
    return Origin(digest("origin", *reports), name, reports, own)
