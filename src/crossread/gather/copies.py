"""Copies: which reports of a pile carry the text of another, which of the two is the copy, and exactly where.

Order of the steps: text that two reports share (text/reuse.py), furniture left out; which of the two is the copy (direction.py);
the passages grown over small damage (text/mending.py); then, of all that a copy could have been taken from, only what tells
something: a source that has none of the copy alone is left out if it has far less of it than another, or if it has less and was
itself taken from that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crossread.gather.direction import Side, second_is_copy
from crossread.rows import Edge, OriginKind, Report, Role, Span
from crossread.text.mending import mend
from crossread.text.reuse import Copy, find_copies
from crossread.text.shingles import Words, words_of

Place = tuple[int, int]

# Measured on reuse-dev: of 287 labelled copies found these keep 285, of 406 other pairs with a copy in them 194.
_NEARLY = 0.5
"""A source is shown that holds half of what the best source of the same copy holds,"""
_EQUALLY = 0.9
"""or that holds so much of what the best one holds, though it was itself taken from a better one,"""
_NEW_CHARS = 125
"""or so many characters of the copy that no better source holds."""


def find_reuse(reports: Sequence[Report], *, least_words: int = 30) -> list[Edge]:
    """Every copy with what it was taken from, in the order of the reports; confidence is the share of the copy's characters.

    Reports that share fewer than `least_words` words are not tied: names, set phrases and one short quotation are no copy.
    """
    by_id = {report.id: report for report in reports}
    texts = {key: _told(report) for key, report in by_id.items()}
    found = find_copies(list(texts.items()), least_words=least_words)
    cut = {key: words_of(text) for key, text in texts.items()}
    accounted, rare = _accounted(found, texts), _rare(cut.values())
    of_copy: dict[str, list[Edge]] = defaultdict(list)
    for copy in found:
        left = _side(by_id[copy.left], cut[copy.left], [piece.left for piece in copy.pieces], copy.left_share, accounted, rare)
        right = _side(by_id[copy.right], cut[copy.right], [piece.right for piece in copy.pieces], copy.right_share, accounted, rare)
        turned, why = second_is_copy(left, right)
        edge = _edge(copy, texts, turned=turned, why=why)
        of_copy[edge.copy].append(edge)
    sources = {key: frozenset(edge.of for edge in edges) for key, edges in of_copy.items()}
    return [edge for key in by_id for edge in _telling(of_copy[key], sources)]


def _told(report: Report) -> str:
    """The report's text with blanks for its furniture, so that places stay what they are."""
    text, pieces, at = report.text, [], 0
    for block in report.blocks:
        if block.role is Role.FURNITURE and block.span.start >= at:
            pieces += [text[at : block.span.start], " " * len(block.span)]
            at = block.span.end
    return "".join([*pieces, text[at:]])


def _accounted(found: Iterable[Copy], texts: Mapping[str, str]) -> dict[str, float]:
    """The share of each report's characters that stand in some other report."""
    pieces: dict[str, list[Place]] = defaultdict(list)
    for copy in found:
        pieces[copy.left] += [piece.left for piece in copy.pieces]
        pieces[copy.right] += [piece.right for piece in copy.pieces]
    return {key: _covered(places) / max(1, len(texts[key])) for key, places in pieces.items()}


def _covered(places: Iterable[Place]) -> int:
    total = at = 0
    for start, end in sorted(places):
        total += max(0, end - max(at, start))
        at = max(at, end)
    return total


def _rare(cut: Iterable[Words]) -> frozenset[int]:
    """The words that one report alone has."""
    spread = Counter(code for words in cut for code in set(words.codes.tolist()))
    return frozenset(code for code, count in spread.items() if count == 1)


def _side(
    report: Report, words: Words, places: Sequence[Place], share: float, accounted: Mapping[str, float], rare: frozenset[int]
) -> Side:
    bounds = words.starts.searchsorted(places)
    codes = [code for low, high in bounds.tolist() for code in words.codes[low:high].tolist()]
    return Side(report, share, min(places)[0], len(codes), sum(code in rare for code in codes), accounted[report.id])


def _edge(copy: Copy, texts: Mapping[str, str], *, turned: bool, why: str) -> Edge:
    """The edge from the copy to its source; `turned` if the right one is the copy."""
    key, of = (copy.right, copy.left) if turned else (copy.left, copy.right)
    pairs = [(piece.right, piece.left) if turned else (piece.left, piece.right) for piece in copy.pieces]
    mended = mend(texts[key], texts[of], pairs)
    share, other = _share([here for here, _ in mended], texts[key]), _share([there for _, there in mended], texts[of])
    stretches = "1 stretch" if len(mended) == 1 else f"{len(mended)} stretches"
    detail = f"{copy.words} words in common in {stretches}, {share:.0%} of the copy and {other:.0%} of the other; {why}"
    left, right = tuple(Span(key, *here) for here, _ in mended), tuple(Span(of, *there) for _, there in mended)
    return Edge(key, of, None, OriginKind.SHARED_TEXT, left, right, declared=False, confidence=share, detail=detail)


def _share(places: Sequence[Place], text: str) -> float:
    return min(1.0, round(_covered(places) / max(1, len(text.strip())), 3))


def _telling(edges: Sequence[Edge], sources: Mapping[str, frozenset[str | None]]) -> list[Edge]:
    """The sources of one copy that hold much of it, or words of it that no better source holds; none that is itself from a better one."""
    ranked = sorted(edges, key=lambda edge: (-edge.confidence, edge.of or ""))
    kept: list[Edge] = []
    held: list[Place] = []
    for edge in ranked:
        places = [(span.start, span.end) for span in edge.left]
        fresh = _covered([*held, *places]) - _covered(held)
        second_hand = any(better.of in sources.get(edge.of or "", ()) for better in kept)
        least = (_EQUALLY if second_hand else _NEARLY) * ranked[0].confidence
        if fresh >= _NEW_CHARS or edge.confidence >= least:
            kept.append(edge)
        held = _union([*held, *places]) if fresh >= _NEW_CHARS or not held else held
    return kept


def _union(places: Iterable[Place]) -> list[Place]:
    merged: list[Place] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
