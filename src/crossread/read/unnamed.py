"""What is said without a speaker as its subject: is believed to, was accused of, was quoted as saying, reportedly.

The subject of a passive belongs to the content; who says it is named only after "by", or is the subject of "was quoted as saying".
"""

from __future__ import annotations

from crossread.read.contents import after_cue, clause_at, content_end, content_start, has_clause
from crossread.read.cues import Cue
from crossread.read.found import Found, Words, attitude, trimmed, word_at
from crossread.read.sources import left_source, right_source
from crossread.read.tagging import Line

_PASSIVES = frozenset({"describe", "report", "announce", "hope", "fear", "suggest"})
_FEWEST = 2  # words; "is asked to" alone says nothing
_REPORTEDLY = frozenset({"reportedly", "allegedly", "purportedly"})


def passive(line: Line, cue: Cue) -> Found | None:
    """What is believed, alleged, expected: the subject of the passive, and what follows it."""
    joiner = word_at(line, cue.after)
    if cue.verb.base in {"quote", "report", "cite"} and joiner == "as":
        return _quoted_as(line, cue)
    addressed = "o" in cue.verb.frames and "s" not in cue.verb.frames
    subject = left_source(line, cue.first)
    dummy = subject is not None and word_at(line, subject[0]) == "it"
    if addressed and not dummy:
        return _addressed(line, cue)
    if "s" not in cue.verb.frames and cue.verb.base not in _PASSIVES and not (dummy and "c" in cue.verb.frames):
        return None
    source = _by_whom(line, cue) if joiner == "by" else None
    after = source[1] if source else cue.after
    infinitive = line.letters[after : after + 1] == "t"
    bare = dummy and line.letters[after : after + 1] in {"P", "D", "C", "N", "H"} and clause_at(line.letters, after)
    if not (infinitive or bare or word_at(line, after) in {"of", "as"} or (dummy and line.letters[after : after + 1] == "T")):
        return None
    begin = after if infinitive or bare else after + 1
    content = trimmed(line, begin, content_end(line, begin)) if begin < len(line.letters) else None
    if content is None:
        return None
    group = (cue.first, begin if word_at(line, after) in {"of", "as"} and not source else cue.after)
    named = _by(line, content) if source is None else None
    if named:
        source, content = named, (content[0], named[0] - 1)
    subject = None if dummy else subject
    pieces = tuple(piece for piece in (subject, content) if piece and piece[0] < piece[1])
    return Found(pieces, (group,), (source,) if source else (), attitude(cue), () if source else (group,)) if pieces else None


def _addressed(line: Line, cue: Cue) -> Found | None:
    """What somebody is told, asked, warned: were told that it was safe, is asked to leave."""
    source = _by_whom(line, cue) if word_at(line, cue.after) == "by" else None
    after = source[1] if source else cue.after
    opens = line.letters[after : after + 1]
    if opens not in {"t", "T", "H", "Q"} and line.letters[after : after + 2] != "Rt":
        return None
    begin = after + 1 if opens == "T" else after
    content = trimmed(line, begin, content_end(line, begin)) if begin < len(line.letters) else None
    if content is None or content[1] - content[0] < _FEWEST:
        return None
    return Found((content,), ((cue.first, cue.after),), (source,) if source else (), attitude(cue))


def _by_whom(line: Line, cue: Cue) -> Words | None:
    """Who is named right after "by": was accused by the bank of theft."""
    source = right_source(line, cue.after + 1)
    if source is None:
        return None
    charge = next((at for at in range(source[0], source[1]) if word_at(line, at) == "of"), None)
    return (source[0], charge) if charge is not None and cue.verb.base == "accuse" else source


def _by(line: Line, content: Words) -> Words | None:
    """Who is named after "by" at the very end of the content: was accused of theft by the bank."""
    for at in range(content[1] - 2, content[0], -1):
        if word_at(line, at) == "by" and line.letters[at] == "I":
            source = right_source(line, at + 1)
            return source if source and source[1] == content[1] and line.letters[at - 1] not in "vVL" else None
    return None


def _quoted_as(line: Line, cue: Cue) -> Found | None:
    """The subject of "was quoted as saying" says what is before it or after it."""
    letters = line.letters
    saying = cue.after + 1
    source = left_source(line, cue.first)
    if letters[saying : saying + 1] != "G" or source is None:
        return None
    group = ((cue.first, saying + 1),)
    before = letters[source[0] - 1 : source[0]] if source[0] else ""
    if before in {",", "Q"} and ("Q" in letters[: source[0]] or has_clause(letters[: source[0]])):
        content = trimmed(line, content_start(line), source[0], ",")
        return Found((content,), group, (source,), attitude(cue), late=True) if content else None
    begin = after_cue(line, saying, saying + 1)
    content = trimmed(line, begin, content_end(line, begin)) if begin is not None else None
    return Found((content,), group, (source,), attitude(cue)) if content else None


def by_adverb(line: Line) -> Found | None:
    """What a sentence without any other attribution says "reportedly": its words around that adverb."""
    at = next((at for at, letter in enumerate(line.letters) if letter == "R" and word_at(line, at) in _REPORTEDLY), None)
    if at is None:
        return None
    pieces = (trimmed(line, content_start(line), at), trimmed(line, at + 1, content_end(line, at)))
    content = tuple(piece for piece in pieces if piece)
    return Found(content, ((at, at + 1),), (), hedge=((at, at + 1),)) if content and has_clause(line.letters) else None
