"""An attribution as found in a sentence, in places of words; and how a run of words loses the marks at its end."""

from __future__ import annotations

from typing import NamedTuple

from crossread.read.attitudes import attitude_of
from crossread.read.cues import Cue
from crossread.read.tagging import Line
from crossread.rows import Attitude

Words = tuple[int, int]


class Found(NamedTuple):
    """Pieces of content, cue, source and hedge as words (first, after last); `late` if the content stands before the cue."""

    content: tuple[Words, ...]
    cue: tuple[Words, ...]
    source: tuple[Words, ...]
    attitude: Attitude = Attitude.ASSERTS
    hedge: tuple[Words, ...] = ()
    late: bool = False


def trimmed(line: Line, begin: int, end: int, marks: str = ".,;:") -> Words | None:
    """The words from `begin` to `end` without the marks at their end; None if nothing is left."""
    while end > begin and line.letters[end - 1] in marks and line.words[end - 1].text not in "?!":
        end -= 1
    return (begin, end) if end > begin else None


def attitude(cue: Cue) -> Attitude:
    """The attitude that the cue shows."""
    return attitude_of(cue.verb.base, cue.verb.attitude, negated=cue.negated, declined=cue.declined)


def word_at(line: Line, at: int) -> str:
    """The word at a place in lower case, or nothing."""
    return line.words[at].text.lower() if 0 <= at < len(line.words) else ""
