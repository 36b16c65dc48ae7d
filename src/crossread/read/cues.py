"""Cues: the verb groups of a sentence that carry speech, thought or intention.

In order: each reporting verb takes the helpers before it ("has repeatedly said", "went on to say", "did not say"); a form of
"be" before a participle makes it passive; a verb inside another cue's infinitive ("declined to comment") is not a cue.
"""

from __future__ import annotations

from typing import NamedTuple

from crossread.read.tagging import Line, Verb

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_HELPERS = frozenset(
    "went going goes continued continues began started appeared appears seemed seems used tried tries has had have is was are "
    "were able willing ready happy quick refused refuses declined declines came".split()
)


class Cue(NamedTuple):
    """A verb group: its first word, the word of its verb, the word after it."""

    first: int
    verb_at: int
    after: int
    verb: Verb
    passive: bool
    participle: bool
    infinitive: bool
    negated: bool


def find_cues(line: Line) -> list[Cue]:
    """The cues of a sentence, in order."""
    return [cue for at in line.verbs if (cue := _cue(line, at)) is not None]


def _cue(line: Line, at: int) -> Cue | None:
    letters, words = line.letters, line.words
    verb = line.verbs[at]
    first = at
    while first and letters[first - 1] in "AMR":
        first -= 1
    infinitive = False
    if letters[at] == "K" and first and letters[first - 1] == "t":
        before = first - 2
        if before >= 0 and before in line.verbs:
            return None
        if before >= 0 and words[before].text.lower() in _HELPERS:
            first = before
            while first and letters[first - 1] in "AMR":
                first -= 1
            if letters[first] == "v" and words[first].text.lower() == "on" and first:
                first -= 1
        elif before >= 1 and words[before].text.lower() == "on" and words[before - 1].text.lower() in {"went", "goes", "go"}:
            first = before - 1
        else:
            infinitive = True
    helpers = [words[place].text.lower().replace("’", "'") for place in range(first, at)]
    last_form = next(
        (word for place, word in zip(range(at - 1, first - 1, -1), reversed(helpers), strict=True) if letters[place] == "A"), ""
    )
    passive = verb.kind in {"past", "participle"} and last_form in _BE
    participle = verb.kind == "ing" and last_form not in _BE
    if verb.kind == "participle" and not last_form:
        return None
    negated = any(word in {"not", "never", "cannot"} or word.endswith("n't") for word in helpers)
    return Cue(first, at, at + 1, verb, passive, participle, infinitive, negated)
