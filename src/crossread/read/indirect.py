"""Attributions within one sentence: every cue with what is said and who says it.

In order: "according to"; then each cue from left to right: passive ("is believed to"), late ("…, Kay said"), or early ("Kay said
that …"). A late attribution takes the sentence before it, and with it whatever was attributed inside.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crossread.read.attitudes import attitude_of
from crossread.read.contents import after_cue, clause_at, content_end, content_start, has_clause
from crossread.read.cues import Cue, find_cues
from crossread.read.sources import first_phrase, left_source, right_source
from crossread.read.tagging import Line
from crossread.rows import Attitude

Words = tuple[int, int]


class Found(NamedTuple):
    """An attribution in words of its line: pieces of content, cue, source, what the source does with it."""

    content: tuple[Words, ...]
    cue: tuple[Words, ...]
    source: tuple[Words, ...]
    attitude: Attitude = Attitude.ASSERTS
    hedge: tuple[Words, ...] = ()
    late: bool = False


_TAIL = re.compile(r"(?:[REUI]|(?<=[IDNCUZ&REg\"])[DNCUZ&OEg\"]|(?<=I)[OPD])*")
_TOLD_TAIL = re.compile(r"[OREUIDNCUZ&\"]*")
_TALKERS = frozenset({"i", "we", "you"})
_DOCUMENTS = frozenset(
    {"statement", "letter", "memo", "tweet", "message", "post", "interview", "speech", "note", "report", "email", "brief"}
)
_ISSUED = frozenset({"issued", "released", "made", "published", "sent", "wrote", "posted", "gave", "delivered"})
_CLOSES = frozenset(".,;:-)Q")


def attributions(line: Line) -> list[Found]:
    """The attributions of a sentence, in the order of their content."""
    found: list[Found] = []
    floor = 0
    governing: Words | None = None
    for cue in find_cues(line):
        if cue.first < floor and not _late_here(line, cue):
            continue
        one = _attribution(line, cue, governing)
        if one is None or (cue.first < floor and not one.late):
            continue
        if one.late:
            begin, end = one.content[0][0], one.content[-1][1]
            found = [other for other in found if not (begin <= other.cue[0][0] < end)]
        found.append(one)
        floor = max(floor, one.content[-1][1])
        if one.source:
            governing = one.source[0]
    return _with_according(line, found)


def _late_here(line: Line, cue: Cue) -> bool:
    """The cue stands where a late attribution would, even inside what an earlier cue was given."""
    return line.letters[cue.first - 1 : cue.first] in {",", "Q"} or line.letters[cue.after : cue.after + 1] in {".", ""}


def _attribution(line: Line, cue: Cue, governing: Words | None) -> Found | None:
    if cue.passive:
        return _passive(line, cue)
    if cue.verb.kind == "past" and line.words[cue.after : cue.after + 1] and line.words[cue.after].text == "by":
        return None
    late = _late(line, cue) or _as_said(line, cue)
    if late is not None:
        return late
    return _early(line, cue, governing)


def _early(line: Line, cue: Cue, governing: Words | None) -> Found | None:
    """The content follows the cue."""
    fits = after_cue(line, cue.verb_at, cue.after)
    if fits is None:
        return None
    begin, _ = fits
    source = _governor(line, cue, governing)
    if source is None:
        return None
    if not _plausible(line, cue, source, begin):
        return None
    end = content_end(line, begin)
    if cue.participle and not cue.first:
        comma = line.letters.find(",", begin)
        end = comma if comma >= 0 else end
    while end > begin and line.letters[end - 1] in ".,;:-" and line.words[end - 1].text not in "?!":
        end -= 1
    if end - begin < 2 and "Q" not in line.letters[begin:end] and cue.verb.base in {"say", "tell", "think", "know", "see", "mean"}:
        return None
    if end <= begin or (line.letters[begin - 1] == "T" and end - begin < 4 and not has_clause(line.letters[begin:end])):
        return None
    return Found(((begin, end),), (_group(line, cue, begin),), () if cue.infinitive else (source,), _attitude(cue))


def _attitude(cue: Cue) -> Attitude:
    return attitude_of(cue.verb.base, cue.verb.attitude, negated=cue.negated, declined=cue.declined)


def _group(line: Line, cue: Cue, begin: int) -> Words:
    """The words of the cue, with a preposition or particle between it and its content: called for, pointed out."""
    between = line.letters[cue.after : begin]
    joined = between[:1] in {"I", "R"} and line.words[cue.after].text.lower() in cue.verb.prepositions
    return cue.first, cue.after + 1 if joined and between else cue.after


def _plausible(line: Line, cue: Cue, source: Words, begin: int) -> bool:
    """What a speaker says of himself or asks of a listener ("I want to", "you see the") is no report unless it is a clause or quoted."""
    letters = line.letters
    first = line.words[source[0]].text.lower()
    if first in {"it", "there"} and (cue.infinitive or cue.participle):
        return False
    if cue.verb.base in {"call", "dub", "label"} and cue.first == cue.verb_at and cue.verb.kind == "past" and first in {"a", "an"}:
        return False
    talker = source[1] - source[0] == 1 and line.words[source[0]].text.lower().split("’")[0].split("'")[0] in _TALKERS
    if "E" in letters[source[0] : source[1]] and not set("NCP") & set(letters[source[0] : source[1]]):
        return False
    if talker and letters[source[0] - 1 : source[0]] == "H":
        return False
    if letters[begin - 1] == "T" or letters[begin] in "HQP":
        return not (talker and "i" in cue.verb.frames and letters[begin] == "H")
    if cue.infinitive:
        return False
    if clause_at(letters, begin) and not (talker and "c" not in cue.verb.frames):
        return True
    loose = letters[cue.first - 1 : cue.first] not in {",", "", "S", "A", "R"}
    if cue.participle and loose and line.words[cue.first - 1].text.lower() not in _DOCUMENTS:
        return False
    return not talker


def _governor(line: Line, cue: Cue, governing: Words | None) -> Words | None:
    """Who governs the cue: the phrase before it, or of the verb that it is joined to."""
    letters = line.letters
    before = letters[cue.first - 1 : cue.first]
    if cue.participle:
        if before == "N" and line.words[cue.first - 1].text.lower() in _DOCUMENTS and letters[cue.first - 2 : cue.first - 1] in set("DN"):
            return _issuer(line, cue) or left_source(line, cue.first)
        if before in {"N", "C"}:
            return left_source(line, cue.first)
        return governing or first_phrase(line, 0 if cue.first else cue.first, len(letters) if not cue.first else cue.first)
    if cue.infinitive:
        return governing or first_phrase(line, 0, cue.first)
    if not before:
        return None
    if before in "&B" or (before == "," and governing):
        return governing or first_phrase(line, 0, cue.first)
    source = left_source(line, cue.first)
    if source and letters[source[0] - 1 : source[0]] == "A" and set(letters[source[0] : source[1]]) <= set("NR"):
        return governing or first_phrase(line, 0, source[0])
    return source


def _issuer(line: Line, cue: Cue) -> Words | None:
    """Who issued the statement that the cue hangs on: France issued a joint statement condemning …"""
    letters = line.letters
    at = cue.first - 1
    while at and letters[at] in "ND":
        at -= 1
    if letters[at] not in "vV" or line.words[at].text.lower() not in _ISSUED:
        return None
    while at and letters[at - 1] in "AMR":
        at -= 1
    return left_source(line, at)


def _late(line: Line, cue: Cue) -> Found | None:
    """The content stands before the attribution: “…,” Kay said · …, said Kay · The deal, he said, was dead."""
    letters = line.letters
    if cue.participle or cue.infinitive or set("cq").isdisjoint(cue.verb.frames) or not cue.first:
        return None
    before = letters[cue.first - 1]
    source: Words | None
    if before in ",Q-" and "q" in cue.verb.frames and "o" not in cue.verb.frames and letters[cue.after : cue.after + 1] in set("CDNPU$"):
        source = right_source(line, cue.after)
        opens, tail = cue.first, source[1] if source else cue.after
        if source and before != "Q" and letters[opens - 2 : opens - 1] != "Q" and not _closes(letters, source[1]):
            return None
    else:
        source = left_source(line, cue.first)
        if source is None:
            return None
        opens, tail = source[0], cue.after
    if not source or opens < 1:
        return None
    mark = letters[opens - 1]
    if mark not in ",Q-" and not (mark in "SH&B" and letters[opens - 2 : opens - 1] == ","):
        return None
    if (
        mark == "Q"
        and opens - 1 not in line.ended
        and not (opens == 1 and len(line.words[0].text) and line.words[0].end - line.words[0].start > 24)
    ):
        return None
    pattern = _TOLD_TAIL if cue.verb.base in {"tell", "remind", "warn", "assure"} else _TAIL
    ended = pattern.match(letters, tail)
    end = ended.end() if ended else tail
    quoted = mark == "Q" or letters[opens - 2 : opens] == "Q,"
    if letters[end : end + 1] == ":" or (not quoted and _new_quotation(line, end)):
        return None
    if not _closes(letters, end) and not (quoted and letters[end : end + 1] in set("SGgWHtI&BT")):
        return None
    if not quoted and line.words[source[0]].text.lower() in _TALKERS:
        return None
    stop = opens - 1 if mark in ",-" else opens
    start = content_start(line, 0)
    if stop <= start:
        return None
    inverted = source[0] > cue.first
    if not quoted and not inverted and not has_clause(letters[start:stop]) and letters[end : end + 1] in {".", ""}:
        return None
    pieces = [(start, stop)]
    whole = quoted or (has_clause(letters[start:stop]) and letters[start] not in "SI")
    rest = _rest(line, end, whole=whole, quoted=quoted)
    if rest:
        pieces.append(rest)
    return Found(tuple(pieces), ((cue.first, cue.verb_at + 1),), (source,), _attitude(cue), late=True)


def _as_said(line: Line, cue: Cue) -> Found | None:
    """As Kay told the paper, the deal is dead."""
    letters = line.letters
    if letters[:1] != "S" or line.words[0].text.lower() != "as" or "q" not in cue.verb.frames or cue.participle:
        return None
    source = left_source(line, cue.first)
    if source is None or source[0] != 1:
        return None
    ended = (_TOLD_TAIL if "o" in cue.verb.frames else _TAIL).match(letters, cue.after)
    end = ended.end() if ended else cue.after
    if letters[end : end + 1] != "," or not has_clause(letters[end:]):
        return None
    stop = content_end(line, end + 1) if end + 1 < len(letters) else end + 1
    while stop > end + 1 and letters[stop - 1] in ".,;:":
        stop -= 1
    return Found(((end + 1, stop),), ((cue.first, cue.verb_at + 1),), (source,), _attitude(cue)) if stop > end + 1 else None


def _new_quotation(line: Line, at: int) -> bool:
    """At the comma begins a quotation that is a sentence of its own: Asked about it, he said, “No.”"""
    if line.letters[at : at + 2] != ",Q":
        return False
    return at + 1 in line.fresh


def _closes(letters: str, at: int) -> bool:
    return at >= len(letters) or letters[at] in _CLOSES


def _rest(line: Line, at: int, *, whole: bool, quoted: bool) -> Words | None:
    """What goes on after a parenthesis like ", he said,": the rest of the clause, or more quoted words."""
    letters = line.letters
    if letters[at : at + 1] not in {",", "-", ":", "Q"}:
        return None
    begin = at if letters[at] == "Q" else at + 1
    following = letters[begin : begin + 1]
    if not following or (quoted and following != "Q"):
        return None
    if whole and following in "GgSWHR" and not quoted:
        return None
    end = content_end(line, begin)
    while end > begin and letters[end - 1] in ".,;:":
        end -= 1
    return (begin, end) if end > begin else None


def _passive(line: Line, cue: Cue) -> Found | None:
    """What is believed, alleged, expected: the subject of the passive with what follows it; who says so only after "by"."""
    letters, words = line.letters, line.words
    if cue.verb.base in {"quote", "report", "cite"} and _word(line, cue.after) == "as":
        return _quoted_as(line, cue)
    if "s" not in cue.verb.frames and cue.verb.base != "describe":
        return None
    after = cue.after
    following = letters[after : after + 1]
    word = words[after].text.lower() if after < len(words) else ""
    source: tuple[Words, ...] = ()
    if word == "by":
        named = right_source(line, after + 1)
        if named:
            source = (named,)
    if following != "t" and word not in {"of", "as"}:
        return None
    begin = after if following == "t" else after + 1
    end = content_end(line, begin)
    while end > begin and letters[end - 1] in ".,;:":
        end -= 1
    subject = left_source(line, cue.first)
    if end <= begin:
        return None
    pieces = ((begin, end),) if subject is None else (subject, (begin, end))
    group = (cue.first, cue.verb_at + 1)
    return Found(pieces, (group,), source, _attitude(cue), () if source else (group,))


def _word(line: Line, at: int) -> str:
    return line.words[at].text.lower() if at < len(line.words) else ""


def _quoted_as(line: Line, cue: Cue) -> Found | None:
    """“…,” Kay was quoted as saying by the agency · Kay was quoted as saying that …"""
    letters = line.letters
    saying = cue.after + 1
    source = left_source(line, cue.first)
    if letters[saying : saying + 1] != "G" or source is None:
        return None
    group = ((cue.first, saying + 1),)
    before = letters[source[0] - 1 : source[0]]
    if source[0] and before in {",", "Q"} and ("Q" in letters[: source[0]] or has_clause(letters[: source[0]])):
        stop = source[0] - 1 if before == "," else source[0]
        start = content_start(line, 0)
        return Found(((start, stop),), group, (source,), _attitude(cue), late=True) if stop > start else None
    fits = after_cue(line, saying, saying + 1)
    if fits is None:
        return None
    end = content_end(line, fits[0])
    while end > fits[0] and letters[end - 1] in ".,;:":
        end -= 1
    return Found(((fits[0], end),), group, (source,), _attitude(cue)) if end > fits[0] else None


def _with_according(line: Line, found: list[Found]) -> list[Found]:
    """The attributions, and those by "according to"."""
    for at, word in enumerate(line.words[:-2]):
        if word.text.lower() == "according" and line.words[at + 1].text.lower() == "to":
            one = _according(line, at)
            if one:
                begin, end = one.content[0][0], one.content[-1][1]
                found = [other for other in found if not (begin <= other.cue[0][0] < end)]
                found.append(one)
    return found


def _according(line: Line, at: int) -> Found | None:
    """According to Kay, … · …, according to Kay · …, according to Kay, …"""
    letters = line.letters
    source = right_source(line, at + 2)
    if source is None:
        return None
    end = source[1]
    begin = at - 1 if at and letters[at - 1] == "," else at
    start = content_start(line, 0)
    comma = letters.find(",", end)
    rest: Words | None = None
    if comma >= 0 and (begin - start < 4 or not has_clause(letters[start:begin])):
        stop = content_end(line, comma + 1) if comma + 1 < len(letters) else comma + 1
        while stop > comma + 1 and letters[stop - 1] in ".,;:":
            stop -= 1
        rest = (comma + 1, stop) if stop > comma + 1 else None
    pieces = ([(start, begin)] if begin - start > 1 else []) + ([rest] if rest else [])
    if not pieces:
        return None
    return Found(tuple(pieces), ((at, at + 2),), (source,), late=True)
