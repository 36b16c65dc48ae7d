"""What two reports show without saying it: shared text outside quotations, shared quotations, one occasion.

The copy is the report that credits a source where the other does not, else the later one, else the one with words of its own
before all that is shared, else the one of which more stands in the other, else the shorter one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from crossread.relate.occasions import shared_occasions
from crossread.rows import Edge, OriginKind, Reading, Report, Role, Span, Speaker
from crossread.text.reuse import find_copies

_LEAST_WORDS = 20
"""Fewer words than this in common are not shown as shared text. Not measured on stories; copies in reuse-dev share 33 and more."""
_LEAST_QUOTED = 6
"""A quotation is shared when so many words of it are."""
_BEST = 5
"""A report shows at most so many others of each kind that it draws on, those it shares most with."""
_WHOLE, _EVEN, _TOLD_APART = 0.85, 0.08, 0.02
"""Two reports that are nearly all shared: the one that begins with words of its own, a dateline say, is the copy."""
_TOLD = (Role.TITLE, Role.HEADING, Role.PARAGRAPH)


def text_edges(readings: Sequence[Reading], credited: Collection[str]) -> list[Edge]:
    """Every two reports that share text outside quotations; confidence is the share of the copy that stands in the other."""
    report_of = {reading.report.id: reading.report for reading in readings}
    edges = []
    for found in find_copies([(reading.report.id, _own_text(reading)) for reading in readings], least_words=_LEAST_WORDS):
        pairs = [(Span(found.left, *piece.left), Span(found.right, *piece.right)) for piece in found.pieces]
        shares = (found.left_share, found.right_share)
        edge = _edge(OriginKind.SHARED_TEXT, pairs, (report_of[found.left], report_of[found.right]), shares, credited=credited)
        detail = f"{found.words} words in common outside quotations, {edge.confidence:.0%} of this report's."
        edges.append(_detailed(edge, detail))
    return _best(edges)


def quote_edges(readings: Sequence[Reading]) -> list[Edge]:
    """Every two reports that hold the same quoted words; confidence is the share of the copy that those words are."""
    by_id = {reading.report.id: reading for reading in readings}
    quoted = {f"{span.report}:{span.start:012}:{span.end:012}": span for reading in readings for span in reading.quotations}
    texts = [(key, by_id[span.report].report.slice(span)) for key, span in quoted.items()]
    shared: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for found in find_copies(texts, least_words=_LEAST_QUOTED, least_piece=_LEAST_QUOTED):
        left, right = quoted[found.left], quoted[found.right]
        if left.report != right.report:
            shared[left.report, right.report] += [(_inside(left, piece.left), _inside(right, piece.right)) for piece in found.pieces]
    edges = []
    for (one, other), pairs in sorted(shared.items()):
        shares = (_share(by_id[one], [left for left, _ in pairs]), _share(by_id[other], [right for _, right in pairs]))
        edge = _edge(OriginKind.SHARED_QUOTE, pairs, (by_id[one].report, by_id[other].report), shares)
        count = "One quotation" if len(pairs) == 1 else f"{len(pairs)} quotations"
        edges.append(_detailed(edge, f"{count} in common, {edge.confidence:.0%} of this report."))
    return _best(edges)


def occasion_edges(readings: Sequence[Reading], speakers: Sequence[Speaker]) -> list[Edge]:
    """Every report and the press conference, statement or hearing on which it and another rest."""
    edges = []
    for occasion in shared_occasions(readings, speakers):
        for report, phrases in occasion.phrases.items():
            share = round(occasion.shares[report], 3)
            detail = f"{share:.0%} of what this report gives as said is by {', '.join(occasion.speakers)}, who spoke there."
            edges.append(
                Edge(report, None, occasion.name, OriginKind.OCCASION, phrases, (), declared=False, confidence=share, detail=detail)
            )
    return edges


def _edge(
    kind: OriginKind,
    pairs: Sequence[tuple[Span, Span]],
    reports: tuple[Report, Report],
    shares: tuple[float, float],
    *,
    credited: Collection[str] = (),
) -> Edge:
    """The edge from the copy to what it is a copy of, with the places on both sides."""
    firsts = (min(left.start for left, _ in pairs), min(right.start for _, right in pairs))
    turned = _second_is_copy(reports, shares, firsts, credited)
    ordered = sorted((right, left) if turned else (left, right) for left, right in pairs)
    copy, of, share = (reports[1], reports[0], shares[1]) if turned else (reports[0], reports[1], shares[0])
    left, right = tuple(span for span, _ in ordered), tuple(span for _, span in ordered)
    return Edge(copy.id, of.id, None, kind, left, right, declared=False, confidence=round(share, 3))


def _second_is_copy(
    reports: tuple[Report, Report], shares: tuple[float, float], firsts: tuple[int, int], credited: Collection[str]
) -> bool:
    """Which of the two is the copy: without credits and times .89 of the copies in reuse-dev come out right."""
    one, other = reports
    if (one.id in credited) != (other.id in credited):
        return other.id in credited
    size = min(len(one.published or ""), len(other.published or ""))
    times = (one.published or "")[:size], (other.published or "")[:size]
    if times[0] != times[1]:
        return times[1] > times[0]
    more = shares[1] - shares[0]
    if min(shares) >= _WHOLE and abs(more) <= _EVEN and firsts[0] != firsts[1]:
        return firsts[1] > firsts[0]
    if abs(more) > _TOLD_APART:
        return more > 0
    return (len(other.text), other.id) < (len(one.text), one.id)


def _detailed(edge: Edge, detail: str) -> Edge:
    return Edge(edge.copy, edge.of, edge.source, edge.kind, edge.left, edge.right, edge.declared, edge.confidence, detail)


def _inside(span: Span, piece: tuple[int, int]) -> Span:
    return Span(span.report, span.start + piece[0], span.start + piece[1])


def _own_text(reading: Reading) -> str:
    """The report's text with blanks for all that is furniture or quoted, so that places stay what they are."""
    text = reading.report.text
    told = [block.span for block in reading.report.blocks if block.role in _TOLD]
    kept = _masked(text, told, keep=True)
    return _masked(kept, reading.quotations, keep=False)


def _masked(text: str, spans: Iterable[Span], *, keep: bool) -> str:
    """The text with blanks inside the spans, or outside them if they are to be kept."""
    pieces, at = [], 0
    for span in sorted(spans):
        start, end = max(at, span.start), min(span.end, len(text))
        if start < end:
            between, inside = text[at:start], text[start:end]
            pieces += [" " * len(between), inside] if keep else [between, " " * len(inside)]
            at = end
    rest = text[at:]
    return "".join([*pieces, " " * len(rest) if keep else rest])


def _share(reading: Reading, spans: Iterable[Span]) -> float:
    """The share of the report's told characters that the spans cover."""
    total = sum(len(block.span) for block in reading.report.blocks if block.role in _TOLD)
    covered = at = 0
    for span in sorted(spans):
        covered += max(0, span.end - max(at, span.start))
        at = max(at, span.end)
    return min(1.0, covered / total) if total else 0.0


def _best(edges: Iterable[Edge]) -> list[Edge]:
    """Of each report's edges those of the highest confidence."""
    grouped: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        grouped[edge.copy].append(edge)
    return [edge for copy in sorted(grouped) for edge in sorted(grouped[copy], key=lambda edge: (-edge.confidence, edge.of or ""))[:_BEST]]
