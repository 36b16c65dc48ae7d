"""Attributions whose content stands before them.

“…,” Kay said · …, said Kay · The deal, he said, was dead · As Kay put it, …

In order: who says it, left of the cue or right of it; whether the attribution stands where one can; the content before it; what
of the sentence goes on behind it.
"""

from __future__ import annotations

import re

from crossread.read.contents import content_end, content_start, has_clause
from crossread.read.cues import Cue
from crossread.read.early import TALKERS
from crossread.read.found import Found, Words, attitude, trimmed, word_at
from crossread.read.sources import left_source, right_source
from crossread.read.tagging import Line

_TAIL = re.compile(r"(?:[REUI]|D(?=E)|(?<=[CU]),C{1,2}(?=,)|(?<=[IDNCUZ&REg\"])[DNCUZ&OEg\"]|(?<=I)[OPD])*")
_TOLD_TAIL = re.compile(r"[OREUIDNCUZ&\"]*")
# Behind quoted words and their speaker: more quoted words, at once or behind a parenthesis.
_MORE_QUOTED = re.compile(r"[,:-]?[B&]?R?Q|,[^VQG]{1,25},Q|,G[^VQG:]{2,25},Q")
_LATER = re.compile(r"[DU][NE]{1,2}[SRI.,]")
_CLOSES = frozenset(".,;:-)Q")
_CLAUSE_OR_QUOTED = frozenset("cq")
_NAMES = frozenset("CDNPU$")
_FOLLOWS_QUOTED = frozenset("SGgWHtI&BT")
_LONG_QUOTATION = 24  # characters; a shorter one without a mark at its end is part of the sentence. Not measured.


def late(line: Line, cue: Cue) -> Found | None:
    """The attribution of a cue that stands behind its content, or inside it."""
    if cue.participle or cue.infinitive or _CLAUSE_OR_QUOTED.isdisjoint(cue.verb.frames):
        return None
    if not cue.first:
        return _said_name(line, cue)
    return _behind(line, cue) or _as_said(line, cue)


def _behind(line: Line, cue: Cue) -> Found | None:
    """The content is what stands before the phrase that names who says it."""
    letters = line.letters
    inverted = _inverts(line, cue)
    source = right_source(line, cue.after) if inverted else left_source(line, cue.first)
    if source is None:
        return None
    opens, tail = (cue.first, source[1]) if inverted else (source[0], cue.after)
    quoted = opens > 0 and (letters[opens - 1] == "Q" or letters[opens - 2 : opens] == "Q,")
    if inverted and not quoted and (letters[tail : tail + 1] == "Q" or not (_closed(letters, tail) or letters[tail] in "tWSI")):
        return None
    end = _tail(line, cue, tail)
    if not _parted(line, opens) or not _ends_there(line, end, quoted=quoted):
        return None
    stop = opens - 1 if letters[opens - 1] in ",-" else opens
    start = max(content_start(line), letters.rfind(";", 0, stop - 1) + 1, letters.rfind(":", 0, stop - 1) + 1)
    if "c" not in cue.verb.frames and "Q" not in letters[start:stop]:
        return None
    whole = "Q" in letters[start:stop] or has_clause(letters[start:stop])
    if not quoted:
        final = letters[end : end + 1] in {".", ""}
        if word_at(line, source[0]) in TALKERS or (final and not whole and not inverted):
            return None
    rest = None if inverted and whole and not quoted else _rest(line, end, whole=whole and letters[start] not in "SI", quoted=quoted)
    pieces = [piece for piece in (trimmed(line, start, stop, ","), rest) if piece]
    return Found(tuple(pieces), ((cue.first, cue.after),), (source,), attitude(cue), late=True) if stop > start else None


def _said_name(line: Line, cue: Cue) -> Found | None:
    """The sentence opens with the verb, as in "Said Kay: Never"."""
    source = right_source(line, cue.after) if "q" in cue.verb.frames and cue.verb.kind != "base" else None
    if source is None or line.letters[source[1] : source[1] + 1] != ":":
        return None
    content = trimmed(line, source[1] + 1, len(line.letters))
    return Found((content,), ((0, cue.after),), (source,), attitude(cue)) if content else None


def _inverts(line: Line, cue: Cue) -> bool:
    """The name stands behind the verb: “…,” said Kay."""
    before, after = line.letters[cue.first - 1], line.letters[cue.after : cue.after + 1]
    quoted = before == "Q" or line.letters[max(0, cue.first - 2) : cue.first] in {"Q,", "Q-"}
    return before in ",Q-" and "q" in cue.verb.frames and ("o" not in cue.verb.frames or quoted) and after in _NAMES


def _parted(line: Line, opens: int) -> bool:
    """A mark parts the attribution that begins at word `opens` from what is before it."""
    if opens < 1:
        return False
    mark = line.letters[opens - 1]
    if mark == "Q":
        filling = opens == 1 and line.words[0].end - line.words[0].start > _LONG_QUOTATION
        return filling or opens - 1 in line.ended
    return mark in ",-" or (mark in "SH&B" and line.letters[opens - 2 : opens - 1] == ",")


def _tail(line: Line, cue: Cue, at: int) -> int:
    """The word behind the time, place and listeners of an attribution: told reporters in Paris on Monday."""
    ended = (_TOLD_TAIL if cue.verb.base in {"tell", "remind", "warn", "assure"} else _TAIL).match(line.letters, at)
    return ended.end() if ended else at


def _ends_there(line: Line, end: int, *, quoted: bool) -> bool:
    """The attribution ends at word `end`, and no content of its own follows."""
    following = line.letters[end : end + 1]
    if following == ":" or (not quoted and line.letters[end : end + 2] == ",Q" and end + 1 in line.fresh):
        return False
    if following == "Q" and line.letters[end + 1 : end + 2] in {"T", "H"}:
        return False
    return _closed(line.letters, end) or (quoted and (following in _FOLLOWS_QUOTED or _LATER.match(line.letters, end) is not None))


def _closed(letters: str, at: int) -> bool:
    return at >= len(letters) or letters[at] in _CLOSES


def _rest(line: Line, at: int, *, whole: bool, quoted: bool) -> Words | None:
    """What goes on after a parenthesis like ", he said,": the rest of the clause, or more quoted words."""
    letters = line.letters
    if letters[at : at + 1] not in {",", "-", ":", "Q"}:
        return None
    begin = at if letters[at] == "Q" else at + 1
    if quoted:
        more = _MORE_QUOTED.match(letters, at)
        return (more.end() - 1, more.end()) if more else None
    following = letters[begin : begin + 1]
    if not following or following == "G" or (whole and (following in "gSWHR" or letters[begin : begin + 2] == "IH")):
        return None
    return trimmed(line, begin, content_end(line, begin))


def _as_said(line: Line, cue: Cue) -> Found | None:
    """The sentence opens with the attribution: As Kay told the paper, the deal is dead."""
    letters = line.letters
    if letters[:1] != "S" or word_at(line, 0) != "as" or "q" not in cue.verb.frames:
        return None
    source = left_source(line, cue.first)
    end = _tail(line, cue, cue.after)
    if source is None or source[0] != 1 or letters[end : end + 1] != "," or not has_clause(letters[end:]):
        return None
    content = trimmed(line, end + 1, content_end(line, end + 1))
    return Found((content,), ((cue.first, cue.after),), (source,), attitude(cue)) if content else None
