"""What the source does with the content, and how firmly.

In order: a cue that refuses ("declined to say", "neither confirmed nor denied") declines; a negated cue turns: not saying declines,
not believing doubts; else the verb's own attitude from the word list.
"""

from __future__ import annotations

import re

from crossread.rows import Attitude

_KEEPING_BACK = frozenset(
    {"say", "comment", "confirm", "specify", "disclose", "reveal", "elaborate", "mention", "answer", "respond", "reply", "explain"}
    | {"tell", "discuss", "clarify", "announce", "acknowledge", "deny", "admit", "address", "rule", "state", "indicate"}
)
_HELD_TRUE = frozenset({Attitude.BELIEVES, Attitude.PREDICTS})
_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|purportedly|supposedly|ostensibly|presumably|perhaps|possibly|probably)\b", re.IGNORECASE
)


def attitude_of(base: str, own: str, *, negated: bool, declined: bool) -> Attitude:
    """The attitude that a cue shows: that of its verb, unless it is refused or negated."""
    if declined or (negated and base in _KEEPING_BACK):
        return Attitude.DECLINES
    attitude = Attitude(own)
    return Attitude.DOUBTS if negated and attitude in _HELD_TRUE else attitude


def hedges_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The adverbs in `text[start:end]` that weaken what is said."""
    return [found.span() for found in _HEDGE.finditer(text, start, end)]
