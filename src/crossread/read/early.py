"""Attributions whose content follows the cue.

Kay said that … · Kay urged … · saying …

In order: what follows the cue, by the frames of its verb; who governs it, which for a participle or a coordinated verb is the
governor of the cue before; whether that is a report at all; where the content ends.
"""

from __future__ import annotations

import re

from crossread.read.contents import after_cue, clause_at, content_end, has_clause
from crossread.read.cues import Cue
from crossread.read.found import Found, Words, attitude, trimmed, word_at
from crossread.read.sources import first_phrase, left_source
from crossread.read.tagging import Line
from crossread.rows import Attitude

_QUOTED_ALONE = re.compile(r"Q(?:,[^QVGT]|,?B[^QT]|[EU])")
TALKERS = frozenset({"i", "we", "you"})
_DOCUMENTS = frozenset(
    {"statement", "letter", "memo", "tweet", "message", "post", "interview", "speech", "note", "report", "email", "brief"}
)
_ISSUED = frozenset({"issued", "released", "made", "published", "sent", "wrote", "posted", "gave", "delivered"})
_NEEDS_MORE = frozenset({"say", "tell", "think", "know", "see", "mean"})


def early(line: Line, cue: Cue, governing: Words | None) -> Found | None:
    """The attribution of a cue whose content follows it; `governing` is who governs the cue before."""
    begin = after_cue(line, cue.verb_at, cue.after)
    source = _governor(line, cue, governing) if begin is not None else None
    if begin is None or source is None or not _plausible(line, cue, source, begin):
        return None
    end = content_end(line, begin)
    if cue.participle and not cue.first:
        comma = line.letters.find(",", begin)
        end = comma if comma >= 0 else end
    if _QUOTED_ALONE.match(line.letters, begin):
        end = begin + 1
    content = trimmed(line, begin, end, ".,;:-")
    if content is None or _empty(line, cue, content):
        return None
    # Who would say it in "a chance to say that" is anybody's guess: it is left open.
    return Found((content,), (_group(line, cue, begin),), () if cue.infinitive else (source,), _attitude(line, cue))


def _attitude(line: Line, cue: Cue) -> Attitude:
    """The attitude that the cue shows; calling something names is no call for it."""
    named = cue.verb.base == "call" and word_at(line, cue.after) not in cue.verb.prepositions
    return Attitude.ASSERTS if named else attitude(cue)


def _empty(line: Line, cue: Cue, content: Words) -> bool:
    """Too little is left to be what somebody says: said so, said that day."""
    begin, end = content
    letters = line.letters[begin:end]
    if end - begin < 2 and "Q" not in letters and cue.verb.base in _NEEDS_MORE:
        return True
    return line.letters[begin - 1] == "T" and end - begin < 4 and "Q" not in letters and not has_clause(letters)


def _group(line: Line, cue: Cue, begin: int) -> Words:
    """The words of the cue, with a preposition or particle between it and its content: called for, pointed out."""
    joined = line.letters[cue.after : begin][:1] in {"I", "R", "t"} and word_at(line, cue.after) in cue.verb.prepositions
    return cue.first, cue.after + 1 if joined else cue.after


def _plausible(line: Line, cue: Cue, source: Words, begin: int) -> bool:
    """The words are a report: a clause, quoted words, or what a third party praises, wants, announces."""
    letters = line.letters
    named = set(letters[source[0] : source[1]])
    first = word_at(line, source[0])
    if cue.verb.base == "mean" and first in {"it", "this", "that", "which"}:
        return False
    talker = source[1] - source[0] == 1 and first.replace("’", "'").split("'")[0] in TALKERS
    if ("E" in named and not named & set("NCP")) or (talker and letters[source[0] - 1 : source[0]] == "H"):
        return False
    dummy = first in {"it", "there"} and letters[source[1] : source[1] + 1] in set("AM")
    if dummy and (cue.infinitive or cue.participle):
        return False
    if cue.verb.base in {"call", "dub", "label"} and cue.first == cue.verb_at and cue.verb.kind == "past" and first in {"a", "an"}:
        return False
    if letters[begin - 1] == "T" or letters[begin] in "HQP":
        return not (talker and "i" in cue.verb.frames and letters[begin] == "H")
    return not cue.infinitive and _plausible_phrase(line, cue, begin, talker=talker)


def _plausible_phrase(line: Line, cue: Cue, begin: int, *, talker: bool) -> bool:
    """What a speaker wants himself or asks of a listener ("I want to", "you see the") is no report unless it is a clause."""
    if clause_at(line.letters, begin) and not (talker and "c" not in cue.verb.frames):
        return True
    loose = line.letters[cue.first - 1 : cue.first] not in {",", "", "S", "A", "R"}
    if cue.participle and loose and word_at(line, cue.first - 1) not in _DOCUMENTS:
        return False
    return not talker


def _governor(line: Line, cue: Cue, governing: Words | None) -> Words | None:
    """Who governs the cue: the phrase before it, or of the verb that it is joined to."""
    letters = line.letters
    before = letters[cue.first - 1 : cue.first]
    if cue.participle:
        return _participle(line, cue, governing)
    if not before:
        return None
    if cue.infinitive or before in "&B" or (before == "," and governing):
        return governing or first_phrase(line, 0, cue.first)
    source = left_source(line, cue.first)
    if source and letters[source[0] - 1 : source[0]] == "A" and set(letters[source[0] : source[1]]) <= set("NR"):
        return governing or first_phrase(line, 0, source[0])
    return source


def _participle(line: Line, cue: Cue, governing: Words | None) -> Words | None:
    """Who governs "saying": the noun right before it (a letter saying), else who governs the sentence."""
    before = line.letters[cue.first - 1 : cue.first]
    if before == "N" and word_at(line, cue.first - 1) in _DOCUMENTS and line.letters[cue.first - 2 : cue.first - 1] in set("DN"):
        return _issuer(line, cue) or left_source(line, cue.first)
    if before in {"N", "C"}:
        return left_source(line, cue.first)
    if governing:
        return governing
    return first_phrase(line, 0, cue.first) if cue.first else first_phrase(line, 0, len(line.letters))


def _issuer(line: Line, cue: Cue) -> Words | None:
    """Who issued the document that the cue hangs on, as in "France issued a joint statement condemning the raid"."""
    letters = line.letters
    at = cue.first - 1
    while at and letters[at] in "ND":
        at -= 1
    if letters[at] not in "vV" or word_at(line, at) not in _ISSUED:
        return None
    while at and letters[at - 1] in "AMR":
        at -= 1
    return left_source(line, at)
