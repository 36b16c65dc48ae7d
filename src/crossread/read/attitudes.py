"""What the source does with the content, and how firmly.

In order: a cue that refuses ("declined to say", "neither confirmed nor denied") declines; a negated cue turns: not saying declines,
not believing doubts; else the verb's own attitude from the word list; and where the verb is neutral, what the words themselves do:
"I apologise", "the reports are false".
"""

from __future__ import annotations

import re
from functools import lru_cache

from crossread.rows import Attitude

_KEEPING_BACK = frozenset(
    {"say", "comment", "confirm", "specify", "disclose", "reveal", "elaborate", "mention", "answer", "respond", "reply", "explain"}
    | {"tell", "discuss", "clarify", "announce", "acknowledge", "deny", "admit", "address", "rule", "state", "indicate"}
)
_HELD_TRUE = frozenset({Attitude.BELIEVES, Attitude.PREDICTS})
_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|purportedly|supposedly|ostensibly|presumably|perhaps|possibly|probably)\b", re.IGNORECASE
)

_APOLOGY = re.compile(r"\b(?:I|[Ww]e)(?:['’](?:m|re)| am| are)?(?: \w{3,12}ly)? (?:apologi[sz]e|(?:so |very |deeply |truly )?sorry)\b")
_REBUTTAL = re.compile(
    r"\b(?:not true|untrue|no truth|baseless|groundless|unfounded|fabricated|not guilty|innocent"
    r"|(?:is|are|was|were) (?:false|fake|lies|a lie))\b"
)
# Most contents hold none of this, which is seen ten times faster than that the patterns do not match.
_HEDGING = ("portedly", "llegedly", "pparently", "uppo", "ibly", "mably", "erhap", "bably")
_REBUTTING = ("true", "truth", "baseless", "groundless", "founded", "fabricated", "guilty", "innocent", "false", "fake", "lies", "a lie")


def attitude_of(base: str, own: str, *, negated: bool, declined: bool) -> Attitude:
    """The attitude that a cue shows: that of its verb, unless it is refused or negated."""
    if declined or (negated and base in _KEEPING_BACK):
        return Attitude.DECLINES
    attitude = Attitude(own)
    return Attitude.DOUBTS if negated and attitude in _HELD_TRUE else attitude


def attitude_in(own: Attitude, content: str) -> Attitude:
    """The attitude of a statement: its cue's, or for a neutral cue what the content itself does."""
    if own is not Attitude.ASSERTS:
        return own
    if ("sorry" in content or "apologi" in content) and _APOLOGY.search(content):
        return Attitude.APOLOGISES
    return Attitude.DENIES if any(map(content.__contains__, _REBUTTING)) and _REBUTTAL.search(content) else own


@lru_cache(maxsize=4)
def _hedges(text: str) -> tuple[tuple[int, int], ...]:
    """Every such adverb in a text."""
    low = text.lower()
    return tuple(found.span() for found in _HEDGE.finditer(text)) if any(map(low.__contains__, _HEDGING)) else ()


def hedges_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The adverbs in `text[start:end]` that weaken what is said."""
    return [span for span in _hedges(text) if start <= span[0] and span[1] <= end]
