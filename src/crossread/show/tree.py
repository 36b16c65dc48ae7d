"""The origins as a tree: each root with the reports that rest on it, each edge with the words that show it."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.rows import Edge, Origin, Report, Span
from crossread.show.index import Index
from crossread.show.labels import EDGES

MAX_CHARS = 240
MAX_PLACES = 2
MAX_TWIGS = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a report that show an edge. `whole` is false where they were shortened."""

    report: str
    words: str
    whole: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Twig:
    """Why one report draws on another or on something outside."""

    kind: str
    of: str
    declared: str
    confidence: str
    evidence: tuple[Evidence, ...]
    more: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A report and what it draws on, what it declares and what is surest first; `more` edges are in the JSON only."""

    report: Report
    twigs: tuple[Twig, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Root:
    """An origin and the reports that rest on it."""

    origin: Origin
    branches: tuple[Branch, ...]


def roots(found: Index) -> list[Root]:
    """The origins in the order of their first reports, each with its reports and their edges."""
    edges: dict[str, dict[Edge, None]] = {}
    for edge in (*found.record.edges, *(edge for origin in found.record.origins for edge in origin.edges)):
        edges.setdefault(edge.copy, {})[edge] = None
    order = {report.id: at for at, report in enumerate(found.record.reports)}
    return [
        Root(
            origin,
            tuple(
                _branch(found, key, list(edges.get(key, ())))
                for key in sorted(origin.reports, key=lambda key: order.get(key, len(order)))
                if key in found.report
            ),
        )
        for origin in found.record.origins
    ]


def _branch(found: Index, key: str, edges: list[Edge]) -> Branch:
    edges.sort(key=lambda edge: (not edge.declared, -edge.confidence))
    return Branch(found.report[key], tuple(_twig(found, edge) for edge in edges[:MAX_TWIGS]), max(0, len(edges) - MAX_TWIGS))


def _twig(found: Index, edge: Edge) -> Twig:
    places = [span for pair in zip(edge.left, edge.right, strict=False) for span in pair]
    places += [*edge.left[len(edge.right) :], *edge.right[len(edge.left) :]]
    places = [span for span in places if span.report in found.report]
    return Twig(
        kind=EDGES[edge.kind],
        of=found.names.get(edge.of or "", edge.source or "an outside source"),
        declared="declared" if edge.declared else "inferred",
        confidence="" if edge.declared else f"{edge.confidence:.2f}",
        evidence=tuple(_evidence(found, span) for span in places[: 2 * MAX_PLACES]),
        more=max(0, len(places) - 2 * MAX_PLACES),
        detail=edge.detail,
    )


def _evidence(found: Index, span: Span) -> Evidence:
    words = found.report[span.report].slice(span)
    # No word is cut in two.
    shown = words if len(words) <= MAX_CHARS else words[: max(words.rfind(" ", 0, MAX_CHARS + 1), 0) or MAX_CHARS]
    return Evidence(found.names[span.report], shown, shown == words, span)
