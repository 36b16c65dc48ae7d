"""Cues: the verb groups of a sentence that carry speech, thought or intention.

In order: each reporting verb takes the helpers before it ("has repeatedly said", "went on to say", "neither confirmed nor
denied"); "refused to confirm" is one cue; a form of "be" before a participle makes it passive; a verb inside another cue's
infinitive is none.
"""

from __future__ import annotations

from typing import NamedTuple

from crossread.read.tagging import Line, Verb

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_HELPERS = frozenset(
    {"went", "going", "goes", "continued", "continues", "began", "started", "appeared", "appears", "seemed", "seems", "used"}
    | {"tried", "tries", "has", "had", "have", "is", "was", "are", "were", "able", "willing", "ready", "happy", "quick", "came"}
)
_DECLINING = frozenset({"refuse", "decline"})
_ANSWERING = frozenset(
    {"confirm", "say", "discuss", "deny", "reveal", "disclose", "specify", "acknowledge", "tell", "explain", "admit"}
    | {"comment", "elaborate", "talk", "speak", "describe", "repeat"}
)


# Verbs with which somebody wants to stay unnamed, and what that is called.
_HIDING = frozenset({"ask", "request", "decline", "refuse", "want", "demand", "insist", "prefer", "wish"})
_HIDDEN = (["named"], ["identified"], ["quoted"], ["anonymous"], ["unnamed"], ["unidentified"])


class Cue(NamedTuple):
    """A verb group: its first word, the word of its verb, the word after it."""

    first: int
    verb_at: int
    after: int
    verb: Verb
    passive: bool = False
    participle: bool = False
    infinitive: bool = False
    negated: bool = False
    declined: bool = False


def find_cues(line: Line) -> list[Cue]:
    """The cues of a sentence, in order."""
    cues: list[Cue] = []
    for at in line.verbs:
        cue = _cue(line, at)
        if cue is None:
            continue
        if cues and cue.first <= cues[-1].verb_at:
            cues.pop()
        cues.append(cue)
    return cues


def _cue(line: Line, at: int) -> Cue | None:
    """The cue whose verb is at word `at`."""
    verb = line.verbs[at]
    if verb.base in _HIDING and _hides_name(line, at + 1):
        return None
    first = _helpers(line, at)
    infinitive = declined = False
    if line.letters[at] == "K" and line.letters[first - 1 : first] == "t":
        before = line.verbs.get(first - 2)
        if before is not None and not (before.base in _DECLINING and verb.base in _ANSWERING and _goes_on(line, at)):
            return None
        chained = _chained(line, first - 2)
        declined, infinitive = before is not None, before is None and chained is None
        first = _helpers(line, first - 2) if declined else chained if chained is not None else first
    if line.letters[first - 1 : first] == "&" and line.words[first - 1].text == "nor":
        neither = next((place for place in range(first - 2, max(-1, first - 7), -1) if line.words[place].text == "neither"), None)
        if neither is not None:
            first, declined = _helpers(line, neither), True
    helpers = [line.words[place].text.lower().replace("’", "'") for place in range(first, at)]
    form = next((helpers[place - first].removesuffix("n't") for place in range(at - 1, first - 1, -1) if line.letters[place] == "A"), "")
    if verb.kind == "participle" and not form:
        return None
    negated = any(word in {"not", "never", "cannot"} or word.endswith("n't") for word in helpers)
    passive = verb.kind in {"past", "participle"} and form in _BE
    participle = verb.kind == "ing" and form not in _BE
    return Cue(first, at, at + 1, verb, passive, participle, infinitive, negated, declined)


def _hides_name(line: Line, after: int) -> bool:
    """What follows the verb is that somebody is not to be named: who asked not to be identified, who requested anonymity."""
    words = [word.text.lower() for word in line.words[after : after + 4]]
    if "anonymity" in words[:2]:
        return True
    words = words[1:] if words[:1] == ["not"] else words
    return words[:2] in (["to", "be"], ["to", "remain"], ["to", "stay"]) and words[2:3] in _HIDDEN


def _helpers(line: Line, at: int) -> int:
    """The first word of the helpers and adverbs right before word `at`."""
    while at and line.letters[at - 1] in "AMR":
        at -= 1
    return at


def _goes_on(line: Line, at: int) -> bool:
    """Something follows that the verb at word `at` may be about."""
    following = line.letters[at + 1 : at + 2]
    return following not in {"", ".", ",", ";", "&", "I"} or line.words[at + 1].text in line.verbs[at].prepositions


def _chained(line: Line, at: int) -> int | None:
    """Where a group like "went on to" or "appeared to" begins, whose last word before "to" is at `at`."""
    if at < 0:
        return None
    word = line.words[at].text.lower()
    if word == "on" and at and line.words[at - 1].text.lower() in {"went", "goes", "go", "going"}:
        return _helpers(line, at - 1)
    return _helpers(line, at) if word in _HELPERS else None
