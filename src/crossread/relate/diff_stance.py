"""Stance: asserted or denied, firm or hedged, planned or done."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.relate.align import Side, likeness
from crossread.relate.candidates import Candidate, against, frame, meeting, phrase
from crossread.rows import Attitude, DifferenceKind
from crossread.text.lists import mapping

_COLOURS = mapping("cue_colours")
# Not measured: the verbs are set against each other where as much of what is said is alike.
_LEAST_ALIKE = 0.6
# A longer cue holds more than its verb: "said, before again claiming".
_MOST_CUE = 3
# Not measured: what is less alike is not denied by the other but another thing said.
_LEAST_DENIED = 0.3
_TURNING = frozenset({Attitude.DENIES, Attitude.DECLINES, Attitude.DOUBTS})
_FIRM = frozenset({Attitude.ASSERTS, Attitude.ANNOUNCES, Attitude.WARNS})


def find_stances(left: Side, right: Side, pairs: list[tuple[int, int]]) -> list[Candidate]:
    """The attitudes differ, a hedge stands on one side only, the verbs colour it differently, or one side says "not"."""
    found = []
    one, other = left.said.attitude, right.said.attitude
    here, there = [at for at, _ in pairs], [to for _, to in pairs]
    if one is not other and (one in _TURNING or other in _TURNING):
        places = frame(left, here), frame(right, there)
        feature = "stance-denied" if likeness(left, right) >= _LEAST_DENIED else "stance-verb"
        found.append(Candidate(DifferenceKind.STANCE, feature, *places, against(left, places[0], right, places[1])))
    elif one is not other:
        places = frame(left, here), frame(right, there)
        found.append(Candidate(DifferenceKind.STANCE, "stance-verb", *places, against(left, places[0], right, places[1])))
    elif _colours(left) != _colours(right) and left.said.cue and right.said.cue and likeness(left, right) >= _LEAST_ALIKE:
        places = frame(left, here), frame(right, there)
        found.append(Candidate(DifferenceKind.STANCE, "stance-cue", *places, against(left, places[0], right, places[1])))
    found += _words(left, left.hedges, right, right.hedges, pairs, "drift-hedge")
    found += _words(left, left.negations, right, right.negations, pairs, "negated")
    return found


def _colours(side: Side) -> set[str]:
    """How the verb colours what is said: it is said, or admitted, or claimed."""
    cut = [word.strip(".,:;").lower() for span in side.said.cue[:1] for word in side.text(span).split()]
    return {_COLOURS[word] for word in cut if word in _COLOURS} if len(cut) <= _MOST_CUE else set()


def _words(
    left: Side, ours: Sequence[int], right: Side, theirs: Sequence[int], pairs: list[tuple[int, int]], feature: str
) -> list[Candidate]:
    """One side has such words, at the places given, and the other has none or others."""
    if {left.words[at].stem for at in ours} == {right.words[at].stem for at in theirs}:
        return []
    found = []
    if ours and theirs:
        places = phrase(left, ours[0], ours[0] + 3, 40), phrase(right, theirs[0], theirs[0] + 3, 40)
        return [Candidate(DifferenceKind.STANCE, feature + "-other", *places, against(left, places[0], right, places[1]))]
    for at in ours[:2]:
        to = next((to for mine, to in pairs if mine > at), -1)
        places = phrase(left, at, at + 3, 40), (phrase(right, max(0, to - 1), to + 2, 40) if to >= 0 else meeting(right, []))
        found.append(Candidate(DifferenceKind.STANCE, feature, *places, against(left, places[0], right, places[1])))
    for to in theirs[:2]:
        mine = next((mine for mine, their in pairs if their > to), None)
        places = (phrase(left, max(0, mine - 1), mine + 2, 40) if mine is not None else meeting(left, [])), phrase(right, to, to + 3, 40)
        found.append(Candidate(DifferenceKind.STANCE, feature, *places, against(left, places[0], right, places[1])))
    return found
