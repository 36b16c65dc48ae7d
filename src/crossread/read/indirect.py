"""Attributions within one sentence: every cue with what is said and who says it.

In order: each cue from left to right, passive, late or early; what a noun carries ("his claim that"); "as Kay put it"; "according to";
and where there is nothing else, "reportedly". A late attribution takes the sentence before it, and whatever was attributed
inside. What is attributed inside somebody's words is not told apart: the outermost speaker answers for it.
"""

from __future__ import annotations

from crossread.read.according import by_according
from crossread.read.asides import by_phrase
from crossread.read.beside import beside
from crossread.read.cues import Cue, find_cues
from crossread.read.early import early
from crossread.read.found import Found, Words, word_at
from crossread.read.late import late
from crossread.read.nouns import by_nouns
from crossread.read.tagging import Line
from crossread.read.unnamed import by_adverb, passive

_WAYS = frozenset({"email", "e-mail", "phone", "telephone", "text", "letter", "fax", "video", "mail", "post", "message", "radio"})
_LONGEST = 600  # words; no sentence of prose is longer, and lists or noise of that length hold no attribution worth the time


def attributions(line: Line) -> list[Found]:
    """The attributions of a sentence, in the order they were found."""
    if len(line.letters) > _LONGEST:
        return []
    found: list[Found] = []
    floor = 0
    governing: Words | None = None
    for cue in find_cues(line):
        inside = cue.first < floor
        one = late(line, cue) if inside and not cue.passive else _attribution(line, cue, governing)
        if one is None and inside:
            found, one = _breaks_off(line, cue, found)
        if one is None or (inside and not one.late and one.content[0][0] not in line.fresh):
            continue
        found = _outermost(found, one)
        floor = max(floor, one.content[-1][1])
        governing = one.source[0] if one.source else governing
    for one in by_nouns(line):
        if not any(_holds(other, one) or _holds(one, other) for other in found):
            found.append(one)
    for one in by_phrase(line):
        if not any(_holds(other, one) for other in found):
            found = [other for other in found if not _holds(one, other)] + [one]
    for one in by_according(line):
        found = _outermost(found, one)
    for one in beside(line, found):
        found = [other for other in found if not _meet(other.cue, one.cue)] + [one]
    reported = None if found else by_adverb(line)
    return [reported] if reported else found


def _attribution(line: Line, cue: Cue, governing: Words | None) -> Found | None:
    """The attribution of one cue."""
    if cue.passive:
        return passive(line, cue)
    if (
        cue.verb.kind == "past"
        and word_at(line, cue.after + 1) not in _WAYS
        and "by"
        in {
            word_at(line, cue.after),
            word_at(line, cue.after + 1) if line.letters[cue.after : cue.after + 1] == "R" else "",
        }
    ):
        return None
    return late(line, cue) or early(line, cue, governing)


def _breaks_off(line: Line, cue: Cue, found: list[Found]) -> tuple[list[Found], Found | None]:
    """Kay said the deal was dead, and when pressed, her aide replied, “…”: a new speaker's quotation ends what the first one says."""
    one = None if cue.passive or cue.infinitive or cue.participle else early(line, cue, None)
    if one is None or not one.source or not found or one.content[0][0] not in line.fresh or line.letters[one.content[0][0] - 1] not in ",:":
        return found, None
    outer = found[-1]
    begin, end = outer.content[-1]
    joint = max(line.letters.rfind(mark, begin, one.source[0][0]) for mark in (",&", ";", ",B"))
    if joint <= begin or one.content[0][0] >= end:
        return found, None
    return [*found[:-1], outer._replace(content=(*outer.content[:-1], (begin, joint)))], one


def _outermost(found: list[Found], one: Found) -> list[Found]:
    """The attributions with `one` added, without those that a late `one` holds."""
    return [other for other in found if not (one.late and _holds(one, other))] + [one]


def _meet(left: tuple[Words, ...], right: tuple[Words, ...]) -> bool:
    """Two cues share a word."""
    return any(one[0] < other[1] and other[0] < one[1] for one in left for other in right)


def _holds(outer: Found, inner: Found) -> bool:
    """The inner attribution's cue is among the outer one's content."""
    return outer.content[0][0] <= inner.cue[0][0] < outer.content[-1][1]
