"""What each piece of a report is for: title, heading, paragraph, or something that makes no statement, and why.

In order: what a piece is by its own words (phrases), repeats, the title, headings, the writer's note at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.load.making import Facts, Piece
from crossread.load.phrases import by_make_up, by_phrase
from crossread.rows import Role
from crossread.text.lists import words

_ASIDE_CHARS = 400
_TITLE_CHARS = 180
_HEADING_CHARS = 110
_HEADING_WORDS = 14
# A quotation mark may stand apart from its full stop, and a comma within quotation marks belongs to a sentence.
_SENTENCE_END = re.compile(r"[.!?…:;,][\s\"'“”’»)\]]{0,4}$|[\"“”]$|,[\"'”’]")
_TITLE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z]\.[A-Z])[.;,][\"'”’»)\]]{0,3}$")
_SPEAKING = (None, Role.TITLE, Role.HEADING, Role.PARAGRAPH)
_TRADES = "|".join(sorted(words("journalists")))
_NOTE = re.compile(rf"((?:[A-Z][\w.'’-]{{0,20}}[ \xa0]){{1,3}}[A-Z][\w.'’-]{{0,20}})[ \xa0](?:is|was)\b[^.]{{0,60}}\b(?i:{_TRADES})\b")
_FOLLOW = re.compile(r"[\"“]?Follow (?:him|her|them|me|[A-Z][\w.'’ -]{1,40}) (?:on|at) (?:Twitter|X|Facebook|Instagram|Threads|Bluesky)\b")
_NOTE_WITHIN = 8


def assign_roles(text: str, pieces: Sequence[Piece], facts: Facts) -> list[Piece]:
    """The pieces with their roles and reasons. What its maker knows of a piece stands, unless its words say more."""
    found = [
        _by_its_words(text[piece.start : min(piece.end, piece.start + _ASIDE_CHARS + 1)], piece, opening=nth < 2)
        for nth, piece in enumerate(pieces)
    ]
    found = _repeats(text, found)
    found = _title(text, found, facts)
    found = _headings(text, found)
    found = _writer(text, found, facts)
    return [piece if piece.hint else piece._replace(hint=Role.PARAGRAPH) for piece in found]


def _by_its_words(paragraph: str, piece: Piece, *, opening: bool) -> Piece:
    finding = by_phrase(paragraph, whole=opening) or by_make_up(paragraph) if len(paragraph) <= _ASIDE_CHARS else None
    return piece._replace(hint=finding.role, reason=finding.reason) if finding else piece


def _repeats(text: str, pieces: list[Piece]) -> list[Piece]:
    """A heading or a longer paragraph that stood before is a repeat; a short sentence may be said twice."""
    seen: set[str] = set()
    found = []
    for piece in pieces:
        key = _squeezed(text[piece.start : piece.end]) if piece.hint in _SPEAKING else ""
        if key and key in seen and (len(key) >= 40 or not _SENTENCE_END.search(key)):
            found.append(piece._replace(hint=Role.REPEAT, reason="the same words stand further up"))
        else:
            found.append(piece)
        seen.add(key)
    return found


def _title(text: str, pieces: list[Piece], facts: Facts) -> list[Piece]:
    """The first piece that speaks, where it is short, has no full stop, and more follows; or the one declared as title."""
    titled = next((at for at, piece in enumerate(pieces) if piece.hint is Role.TITLE), None)
    if titled is None and facts.title:
        declared = _squeezed(facts.title)
        shorts = (at for at, piece in enumerate(pieces[:8]) if piece.hint in _SPEAKING and piece.end - piece.start <= 2 * _TITLE_CHARS)
        titled = next((at for at in shorts if _squeezed(text[pieces[at].start : pieces[at].end]) == declared), None)
    if titled is None:
        titled = next((at for at, piece in enumerate(pieces) if piece.hint in _SPEAKING), None)
        titled = titled if titled is not None and _looks_like_title(text, pieces, titled) else None
    if titled is None:
        return pieces
    reason = pieces[titled].reason or "the first line"
    return [*pieces[:titled], pieces[titled]._replace(hint=Role.TITLE, reason=reason), *pieces[titled + 1 :]]


def _looks_like_title(text: str, pieces: list[Piece], at: int) -> bool:
    piece = pieces[at]
    line = text[piece.start : min(piece.end, piece.start + _TITLE_CHARS + 1)]
    follows = any(one.hint in _SPEAKING and one.end - one.start >= 40 for one in pieces[at + 1 : at + 8])
    return at <= 4 and len(line) <= _TITLE_CHARS and follows and not _TITLE_END.search(line) and not line[:1].islower()


def _headings(text: str, pieces: list[Piece]) -> list[Piece]:
    """A short line without a full stop, before a longer paragraph."""
    found = []
    for at, piece in enumerate(pieces):
        heads = piece.hint is None and piece.end - piece.start <= _HEADING_CHARS and at + 1 < len(pieces)
        if heads and _heads(text, pieces, at):
            found.append(piece._replace(hint=Role.HEADING, reason="a short line without a full stop"))
        else:
            found.append(piece)
    return found


def _heads(text: str, pieces: list[Piece], at: int) -> bool:
    line = text[pieces[at].start : pieces[at].end]
    following = pieces[at + 1]
    # Two words would be a name as well; a lower-case beginning goes on with the line before.
    plain = not _SENTENCE_END.search(line) and len(line.split()) <= _HEADING_WORDS and not line[0].islower()
    return plain and following.end - following.start > len(line)


def _writer(text: str, pieces: list[Piece], facts: Facts) -> list[Piece]:
    """Near the end: a note that says what its writer is, where that name stands nowhere else in the report; and the name alone."""
    found = list(pieces)
    names = [facts.byline, *facts.byline.split(", ")] if facts.byline else []
    for at in range(len(found) - 1, max(-1, len(found) - 1 - _NOTE_WITHIN), -1):
        piece = found[at]
        if piece.hint not in (None, Role.HEADING) or piece.end - piece.start > _ASIDE_CHARS or at == 0:
            continue
        if _FOLLOW.match(text, piece.start, piece.end) and piece.end - piece.start <= _HEADING_CHARS:
            found[at] = piece._replace(hint=Role.BIOGRAPHY, reason="says where to follow its writer")
            continue
        note = _NOTE.match(text, piece.start, piece.end)
        if note and _is_outside(text, note.group(1), piece):
            names.append(note.group(1))
            found[at] = piece._replace(hint=Role.BIOGRAPHY, reason=f"says what its writer, {note.group(1)}, is")
    if not names:
        return found
    alone = {_squeezed(name) for name in names}
    for at, piece in enumerate(found):
        short = piece.hint in (None, Role.HEADING) and piece.end - piece.start <= 80
        if short and _squeezed(text[piece.start : piece.end].removeprefix("By ")) in alone:
            found[at] = piece._replace(hint=Role.CREDIT, reason="the writer's name alone")
    return found


def _squeezed(words_of_it: str) -> str:
    """The words in lower case without white space, for asking whether two lines are the same."""
    return "".join(words_of_it.casefold().split())


def _is_outside(text: str, name: str, note: Piece) -> bool:
    """The report says nothing of the person: the family name stands in no sentence before the note."""
    family = name.split()[-1]
    return all(len(line.strip()) <= len(name) + 10 for line in text[: note.start].split("\n") if family in line)
