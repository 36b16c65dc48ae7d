"""Terms and scope: content words that one statement puts where the other has others, or none."""

from __future__ import annotations

from crossread.relate.align import Gap, Side, news
from crossread.relate.candidates import Candidate, against, phrase
from crossread.relate.diff_kinds import kind_of
from crossread.relate.diff_numbers import count_unlike

# Wide enough to be read alone; the reason points at the very words. Annotators' places have 30 to 75 characters.
_LEAST = 72
_LEAST_WORDS = 12


def find_terms(left: Side, right: Side, gaps: list[Gap]) -> list[Candidate]:
    """Every gap in which a side has words of its own: a term where both have, scope where one has."""
    found = []
    for gap in gaps:
        ours = news(left.words[gap.left : gap.left_end], right)
        theirs = news(right.words[gap.right : gap.right_end], left)
        kind, feature = kind_of(left, ours, right, theirs), "other-words" if ours and theirs else "added-words"
        if kind is None or (ours and theirs and count_unlike(left, ours, right, theirs)):
            continue
        here = _tight(left, gap.left, gap.left_end, right)
        there = _tight(right, gap.right, gap.right_end, left)
        words = phrase(left, *here, _LEAST_WORDS), phrase(right, *there, _LEAST_WORDS)
        one, other = phrase(left, *here, _LEAST), phrase(right, *there, _LEAST)
        found.append(Candidate(kind, feature, one, other, against(left, words[0], right, words[1]), words))
    return found


def _tight(side: Side, first: int, last: int, other: Side) -> tuple[int, int]:
    fresh = [at for at in range(first, last) if side.words[at].heavy and side.words[at].stem not in other.stems]
    return (fresh[0], fresh[-1] + 1) if fresh else (first, last)
