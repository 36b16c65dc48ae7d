"""Terms and scope: content words that one statement puts where the other has others, or none."""

from __future__ import annotations

from crossread.relate.align import Gap, Side, news
from crossread.relate.candidates import Candidate, against, phrase
from crossread.rows import DifferenceKind

_LEAST = 58


def find_terms(left: Side, right: Side, gaps: list[Gap]) -> list[Candidate]:
    """Every gap in which a side has words of its own: a term where both have, scope where one has."""
    found = []
    for gap in gaps:
        ours = news(left.words[gap.left : gap.left_end], right)
        theirs = news(right.words[gap.right : gap.right_end], left)
        one = phrase(left, *_tight(left, gap.left, gap.left_end, right), _LEAST)
        other = phrase(right, *_tight(right, gap.right, gap.right_end, left), _LEAST)
        both = ours and theirs
        kind = DifferenceKind.TERM if both else DifferenceKind.SCOPE
        feature = "other-words" if both else "added-words"
        found.append(Candidate(kind, feature, one, other, against(left, one, right, other)))
    return found


def _tight(side: Side, first: int, last: int, other: Side) -> tuple[int, int]:
    fresh = [at for at in range(first, last) if side.words[at].heavy and side.words[at].stem not in other.stems]
    return (fresh[0], fresh[-1] + 1) if fresh else (first, last)
