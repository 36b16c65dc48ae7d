"""Whether a text breaks off: a wall, an ellipsis or a sentence without an end. Of such a text nothing is "not mentioned"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.load.making import Facts, Piece
from crossread.rows import Role
from crossread.text.lists import words

_WALL = re.compile("|".join(re.escape(phrase) for phrase in sorted(words("paywalls"))))
_OPEN_WORDS = words("open_words")
_ELLIPSIS = re.compile(
    r"(?:…|(?<!\.)\.\.\.|\[…\]|\[\.\.\.\]|\[\+\d{1,6} chars\]|\(more\))\s?[\"'”’]?"
    r"(?:\s{0,3}(?i:read more|continue reading|more))?\s?[»→>]{0,2}$"
)
_ONWARD = re.compile(r"\W{0,5}(?:read more|continue reading|read (?:the )?full (?:story|article)|full story|more)\W{0,5}$", re.IGNORECASE)
_STUB_CHARS = 500
# Teasers before a wall run to two or three paragraphs. Not measured.
_TEASER_CHARS = 1_500
_ENDED = re.compile(r"[.!?;:][\"'”’»)\]*]{0,4}$|[\"”’»)\]*]$|[.!?] ?[\"“'][ ]?$")
_TAIL_CHARS = 80
_WHOLE_SENTENCE_CHARS = 60
_SPEAKING = (Role.TITLE, Role.HEADING, Role.PARAGRAPH)


def cut_off(text: str, pieces: Sequence[Piece], facts: Facts) -> str:
    """What shows that the report goes on elsewhere, in words; empty where nothing does.

    The last block of a page often is an address or a line of links, so that a missing full stop alone says nothing there.
    """
    for piece in pieces[-4:]:
        if piece.end - piece.start <= 300:
            wall = _WALL.search(text[piece.start : piece.end].replace("’", "'").casefold())
            if wall:
                return f"The text ends before a wall (“{wall.group()}”).\n  Open the article in full and save that."
    speaking = [piece for piece in pieces if piece.hint in _SPEAKING]
    if not speaking:
        return ""
    tail = text[max(speaking[-1].start, speaking[-1].end - _TAIL_CHARS) : speaking[-1].end]
    shown = " ".join(tail.split())[-50:]
    total = sum(piece.end - piece.start for piece in speaking)
    if facts.paid and (total < _TEASER_CHARS or not _ENDED.search(tail)):
        seen = f"The page says that it is not free, and its text has {total:,} characters and ends with “{shown}”."
        return f"{seen}\n  Open the article in full and save that."
    end = text[pieces[-1].start : pieces[-1].end]
    if len(end) <= 40 and _ONWARD.match(end) and total < _STUB_CHARS:
        return f"The text is short and ends with “{end}”.\n  Open the article in full and save that."
    if len(speaking) > 1 or speaking[-1].end - speaking[-1].start > 200:
        if _ELLIPSIS.search(tail):
            return f"The text ends with an ellipsis (“{shown}”).\n  Open the article in full and save that."
        if _is_mid_sentence(tail, speaking[-1], page=facts.is_page):
            return f"The text ends in the middle of a sentence (“{shown}”).\n  Open the article in full and save that."
    return ""


def _is_mid_sentence(tail: str, piece: Piece, *, page: bool) -> bool:
    if _ENDED.search(tail):
        return False
    last = re.search(r"[\w'’-]+(?=\W{0,2}$)", tail)
    if tail.endswith(",") or (last and last.group().casefold() in _OPEN_WORDS):
        return piece.end - piece.start > 30
    return not page and piece.hint is Role.PARAGRAPH and piece.end - piece.start >= _WHOLE_SENTENCE_CHARS and tail[-1].isalnum()
