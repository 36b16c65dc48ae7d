"""Attributions by a set phrase.

As Kay put it, … · …, in the words of Kay · Asked whether …, Kay left · “…,” was his answer · Kay used the words “…” ·
Kay was not waiting: “…”

In order: each phrase is found; then who says it; then the quoted words beside it, or for a question that is only told, its clause.
"""

from __future__ import annotations

import re

from crossread.read.contents import content_start, has_clause
from crossread.read.found import Found, Words, trimmed, word_at
from crossread.read.sources import first_phrase, left_source, right_source
from crossread.read.tagging import Line
from crossread.rows import Attitude

_QUESTIONS = frozenset({"asked", "questioned", "pressed", "quizzed"})
_PUT = re.compile(r"(?<=[^A])[vNR](?=P)")
_WORDS = re.compile(r"IDNI")
_PHRASED = re.compile(r"[vVG]DNQ")
_WAS = re.compile(r"Q[,.]?(?=[AvN][DZC])")
_THERE = re.compile(r"(?:I[DNCUEZRvg]{1,6}){0,2}[,:]?(?=Q)")
_LED_UP_TO = re.compile(r"(?P<before>[^Q:;]{2,40}):(?P<said>Q+)\.?$")
_ANSWERS = frozenset(
    {"verdict", "words", "word", "answer", "reply", "response", "comment", "message", "advice", "conclusion", "explanation", "view"}
)
_LEAVING_OPEN = frozenset({"it", "this", "that", "there", "these", "those", "here", "i", "we", "you"})
_AS_BACK = 12  # words between "as" and "put it"; not measured


def by_phrase(line: Line) -> list[Found]:
    """The attributions of a sentence that a set phrase makes."""
    letters = line.letters
    found = [_as_put(line, one.start()) for one in _PUT.finditer(letters) if word_at(line, one.start()) in {"put", "puts"}]
    if "IDNI" in letters:
        found += [_words_of(line, one.start()) for one in _WORDS.finditer(letters) if word_at(line, one.start() + 2) == "words"]
    if "Q" in letters:
        found += [_used_phrase(line, one.start()) for one in _PHRASED.finditer(letters)]
        found += [_was_answer(line, one.start()) for one in _WAS.finditer(letters)]
    if not _QUESTIONS.isdisjoint((word_at(line, 0), word_at(line, 1))):
        found.append(_asked(line, 0) or _asked(line, 1))
    if ":Q" in letters:
        found.append(_led_up_to(line))
    return [one for one in found if one is not None]


def _as_put(line: Line, at: int) -> Found | None:
    """As Kay put it: the quoted words on either side, or else the sentence before."""
    source = left_source(line, at)
    if word_at(line, at + 1) != "it" or source is None:
        return None
    opens = next((place for place in range(source[0] - 1, max(-1, source[0] - _AS_BACK), -1) if word_at(line, place) == "as"), None)
    if opens is None or source[0] - opens > 1:
        return None
    content = _quoted(line, opens, at + 2)
    if content is None and opens > 1 and line.letters[opens - 1] == "," and has_clause(line.letters[:opens]):
        content = trimmed(line, content_start(line), opens - 1)
    return Found((content,), ((opens, opens + 1), (at, at + 2)), (source,), late=content[0] < opens) if content else None


def _words_of(line: Line, at: int) -> Found | None:
    """In the words of Kay: the quoted words beside it."""
    source = right_source(line, at + 4) if word_at(line, at) == "in" and word_at(line, at + 3) == "of" else None
    content = _quoted(line, at, source[1]) if source else None
    return Found((content,), ((at, at + 4),), (source,)) if source and content else None


def _used_phrase(line: Line, at: int) -> Found | None:
    """Kay used the words “a clown”: who used them, and the quotation."""
    if word_at(line, at) not in {"used", "using"} or word_at(line, at + 2) not in {"phrase", "term", "word", "words", "expression"}:
        return None
    first = at
    while first and line.letters[first - 1] in "AMR":
        first -= 1
    source = left_source(line, first)
    return Found(((at + 3, at + 4),), ((first, at + 3),), (source,)) if source else None


def _quoted(line: Line, opens: int, end: int) -> Words | None:
    """The quotation right behind a phrase, or else right before it, commas and the like between them aside."""
    letters = line.letters
    behind = _THERE.match(letters, end)
    if behind:
        return behind.end(), behind.end() + 1
    before = opens - 2 if letters[opens - 1 : opens] == "," else opens - 1
    return (before, before + 1) if before >= 0 and letters[before] == "Q" else None


def _asked(line: Line, at: int) -> Found | None:
    """Asked whether the dam would hold: the sentence opens with what somebody was asked."""
    letters = line.letters
    if word_at(line, at) not in _QUESTIONS or (at and word_at(line, 0) not in {"when", "then", "if"}):
        return None
    source = right_source(line, at + 2) if word_at(line, at + 1) == "by" else None
    begin = source[1] if source else at + 1
    end = letters.find(",", begin)
    clause = letters[begin : begin + 1] == "H" or word_at(line, begin) in {"if", "who"}
    content = trimmed(line, begin, end) if clause and end > begin + 1 else None
    return Found((content,), ((at, at + 1),), (source,) if source else (), Attitude.ASKS) if content else None


def _was_answer(line: Line, at: int) -> Found | None:
    """“No,” was his answer; “No,” came the reply: the quotation before it."""
    letters = line.letters
    verb = at + 1 if letters[at + 1] not in ",." else at + 2
    noun = next((place for place in range(verb + 1, min(verb + 6, len(letters))) if word_at(line, place) in _ANSWERS), None)
    if word_at(line, verb) not in {"was", "were", "is", "came"} or noun is None:
        return None
    owned = word_at(line, verb + 1) in {"his", "her", "their"} or letters[noun - 1] == "Z"
    source = (verb + 1, max(verb + 2, noun - (letters[noun - 1] == "Z"))) if owned else None
    if source and letters[noun - 1] == "Z":
        source = (verb + 1, noun)
    return Found(((at, at + 1),), ((verb, verb + 1), (noun, noun + 1)), (source,) if source else (), late=True)


def _led_up_to(line: Line) -> Found | None:
    """The mayor was not waiting: “I am leaving.” A sentence that ends in a colon and quoted words gives its subject's words."""
    found = _LED_UP_TO.match(line.letters)
    if found is None or found.start("said") not in line.fresh:
        return None
    source = first_phrase(line, 0, found.end("before"))
    if source is None or source[0] or source[1] >= found.end("before") or word_at(line, source[0]) in _LEAVING_OPEN:
        return None
    return Found((found.span("said"),), ((source[1], found.end("before")),), (source,))
