"""Quotations: the words inside the marks of one utterance are cut, altered or put in another order."""

from __future__ import annotations

from crossread.relate.align import Side, Word
from crossread.relate.candidates import Candidate, against, phrase
from crossread.rows import DifferenceKind, Span

# As wide as a place gets (candidates.phrase).
_MOST = 90


def find_quotes(left: Side, right: Side) -> list[Candidate]:
    """Every two quotations of the statements that share words and do not hold the same words."""
    found = []
    for one in left.quotes:
        ours = _inside(left, one)
        for other in right.quotes:
            theirs = _inside(right, other)
            mine, their = [word.stem for _, word in ours], [word.stem for _, word in theirs]
            common = {word.stem for _, word in ours if word.heavy} & {word.stem for _, word in theirs if word.heavy}
            if not mine or not their or mine == their or not common:
                continue
            places = _places(left, ours, right, theirs)
            found.append(Candidate(DifferenceKind.QUOTE, _feature(mine, their), *places, against(left, places[0], right, places[1])))
    if bool(left.quotes) is not bool(right.quotes):
        found += _unquoted(left, right)
    return found


def _inside(side: Side, quote: Span) -> list[tuple[int, Word]]:
    return [(at, word) for at, word in enumerate(side.words) if quote.start <= word.start and word.end <= quote.end]


def _feature(mine: list[str], their: list[str]) -> str:
    short, long = sorted((mine, their), key=len)
    inside = any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))
    return "quote-cut" if inside else "quote-altered"


def _places(left: Side, ours: list[tuple[int, Word]], right: Side, theirs: list[tuple[int, Word]]) -> tuple[Span, Span]:
    """From the first word that differs to the last, with a little around; a short quotation as a whole."""
    head = 0
    while head < min(len(ours), len(theirs)) and ours[head][1].stem == theirs[head][1].stem:
        head += 1
    tail = 0
    while tail < min(len(ours), len(theirs)) - head and ours[-1 - tail][1].stem == theirs[-1 - tail][1].stem:
        tail += 1
    return _place(left, ours, head, tail), _place(right, theirs, head, tail)


def _place(side: Side, inside: list[tuple[int, Word]], head: int, tail: int) -> Span:
    if inside[-1][1].end - inside[0][1].start <= 60:
        return phrase(side, inside[0][0], inside[-1][0] + 1)
    low = min(inside[0][0] + head, inside[-1][0])
    return phrase(side, low, max(low, inside[-1][0] + 1 - tail), least=24, most=80)


def _unquoted(left: Side, right: Side) -> list[Candidate]:
    """One side quotes words that the other gives without marks."""
    quoted, plain = (left, right) if left.quotes else (right, left)
    found = []
    for quote in quoted.quotes:
        inside = _inside(quoted, quote)
        stems = {word.stem for _, word in inside if word.heavy}
        at = [place for place, word in enumerate(plain.words) if word.stem in stems]
        if not at:
            continue
        one = quote if len(quote) <= _MOST else phrase(quoted, inside[0][0], inside[-1][0] + 1)
        other = phrase(plain, at[0], at[-1] + 1, least=24)
        places = (one, other) if quoted is left else (other, one)
        found.append(Candidate(DifferenceKind.QUOTE, "drift-unquoted", *places, against(left, places[0], right, places[1])))
    return found
