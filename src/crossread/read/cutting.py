"""Where a sentence breaks into clauses that can be true or false on their own.

1. The words of a sentence, with the marks between them. A quotation may hold several sentences.
2. Places where a clause may begin: after a semicolon, colon, dash or bracket; before a conjunction or relative word;
   after a comma.
3. Of these, the ones where both sides stand on their own feet (a verb on either side, or an apposition to a name).
4. A clause that goes on behind an insertion ("Comeaux, who was unharmed, ran away") is one clause in two pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import or_
from typing import NamedTuple

from crossread.text import sentences
from crossread.text.by_word import by_word
from crossread.text.lists import table
from crossread.text.tokens import Words, cut_words, stretch, words_of
from crossread.text.verbs import finite, plain, verbal

Piece = tuple[int, int]
Run = tuple[int, int]

_HARD = frozenset(";:–—()[]")
_BREAKING = _HARD | {"-", ","}
_OPENING_MARKS = "“\"‘'$£€(["
_MIN_WORDS = 3
# A longer stretch is no sentence of prose and stays whole: clauses are sought by looking back and forth in it.
_MAX_WORDS = 400


class Marked(NamedTuple):
    """The words of a text, and for each word a byte that is 1 where the name of the row holds of it.

    `likely`: a clause may begin with it. A row of bytes is searched faster than Python looks at one word.
    """

    written: list[str]
    starts: list[int]
    ends: list[int]
    is_word: bytes
    finite: bytes
    verbal: bytes
    likely: bytes


def _that(does: str) -> frozenset[str]:
    return frozenset(word for word, role in table("clause_words") if role == does)


_RELATIVE = _that("relative")
_SUBORDINATE = _that("subordinate")
_COORDINATE = _that("coordinate")
_DETERMINER = _that("determiner")
_PREPOSITION = _that("preposition")
_SUBJECT = _that("subject")


_OPENING = _RELATIVE | _SUBORDINATE | _COORDINATE


@by_word
def _marks(word: str) -> int:
    """What is known of a word alone: 1 a word, 2 the verb of a clause, 4 verb or participle, 8 may open a clause, 16 may part two."""
    opens = word in _PREPOSITION or word in {"(", "["} or word.lower() in _OPENING
    return word[0].isalnum() + 2 * finite(word) + 4 * verbal(word) + 8 * opens + 16 * (word in _BREAKING)


_IS_WORD, _FINITE, _VERBAL, _OPENS, _PARTS = (bytes(bool(marks & bit) for marks in range(256)) for bit in (1, 2, 4, 8, 16))


def _marked(words: Words) -> Marked:
    marks = bytes(map(_marks, words.written))
    likely = bytes(map(or_, marks.translate(_OPENS), b"\0" + marks.translate(_PARTS)))
    return Marked(*words, marks.translate(_IS_WORD), marks.translate(_FINITE), marks.translate(_VERBAL), likely)


@lru_cache(maxsize=4)
def _marked_text(text: str) -> tuple[Words, Marked]:
    words = words_of(text)
    return words, _marked(words)


def _within(text: str, start: int, end: int) -> tuple[Marked, int, int]:
    """The words that hold a stretch of the text: the first, the one after the last."""
    words, marked = _marked_text(text)
    found = stretch(words, start, end)
    if found is not None:
        return marked, *found
    words = cut_words(text, start, end)
    return _marked(words), 0, len(words.written)


def cut(text: str, start: int, end: int) -> list[tuple[Piece, ...]]:
    """The clauses of `text[start:end]` in order, each as its pieces; together they hold every word once."""
    return [pieces for sentence in sentences.split(text, start, end) for pieces in _clauses(text, *sentence)]


def _clauses(text: str, start: int, end: int) -> list[tuple[Piece, ...]]:
    row, first, last = _within(text, start, end)
    if not 2 * _MIN_WORDS <= last - first <= _MAX_WORDS:
        return [_trimmed(row, first, last)] if row.is_word.find(1, first, last) >= 0 else []
    edges = _edges(row, first, last)
    if len(edges) == 1:
        whole = _trimmed(row, first, last)
        return [whole] if whole else []
    chunks = _sized(row, list(zip(edges, [*edges[1:], last], strict=True)))
    return [pieces for pieces in (_pieces(row, group) for group in _rejoined(row, chunks)) if pieces]


def trim(text: str, start: int, end: int) -> tuple[Piece, ...]:
    """`text[start:end]` without the marks at its ends, as one piece; none if nothing is left."""
    return _trimmed(*_within(text, start, end))


def _edges(row: Marked, first: int, last: int) -> list[int]:
    """The words that begin a clause, the first word before all."""
    maybe = []
    at = row.likely.find(1, first + 1, last)
    while at >= 0:
        if _may_begin(row, first, at, last):
            maybe.append(at)
        at = row.likely.find(1, at + 1, last)
    kept = [first]
    for place, at in enumerate(maybe, start=1):
        if _begins(row, (kept[-1], at, maybe[place] if place < len(maybe) else last), first, last):
            kept.append(at)
    return kept


def _may_begin(row: Marked, first: int, at: int, last: int) -> bool:
    seen, before = row.written[at], row.written[at - 1]
    if before in _HARD or seen in "([":
        return True
    if before == "-" and at - 1 > first and row.starts[at - 1] > row.ends[at - 2]:
        return True
    if before == ",":
        return seen not in "”\"'’"
    word = seen.lower()
    if word in _RELATIVE:
        return before not in _PREPOSITION
    return word in _SUBORDINATE or word in _COORDINATE or _leads_relative(row, at, last)


def _leads_relative(row: Marked, at: int, last: int) -> bool:
    return row.written[at] in _PREPOSITION and at + 1 < last and row.written[at + 1] in _RELATIVE


def _begins(row: Marked, clause: tuple[int, int, int], first: int, last: int) -> bool:
    """A clause begins at the second of three words: where the clause before began, itself, where the next may begin."""
    begun, at, limit = clause
    before, seen = row.written[at - 1], row.written[at]
    if before in _HARD or seen in "([" or before == "-":
        return True
    if row.is_word.find(1, begun, at) < 0:
        return False
    word = seen.lower()
    if word in _RELATIVE or _leads_relative(row, at, last):
        return row.finite.find(1, at, limit) >= 0
    if word in _SUBORDINATE:
        return at - begun > 2 and row.verbal.find(1, at + 1, limit) >= 0 and not (word == "as" and row.finite[limit - 1])
    if word in _COORDINATE:
        return _coordinates(row, begun, at, limit)
    return _after_comma(row, begun, at, limit, row.written[max(at - 2, first)])


def _words_in(row: Marked, start: int, end: int) -> list[str]:
    return [row.written[at] for at in range(start, end) if row.is_word[at]]


def _coordinates(row: Marked, begun: int, at: int, limit: int) -> bool:
    if row.verbal.find(1, begun, at) < 0:
        return False
    words = _words_in(row, at + 1, limit)
    if len(words) < 2:
        return False
    if verbal(words[0]) or words[0].lower() in _SUBJECT or plain(words[0]):
        return True
    return len(words) > 3 and any(map(finite, words[1:8]))


def _after_comma(row: Marked, begun: int, at: int, limit: int, before: str) -> bool:
    words = _words_in(row, at, limit)
    if not words:
        return False
    first = words[0]
    if len(words) >= _MIN_WORDS and first.lower() in _DETERMINER and before[0].isupper():
        return True
    opens = row.written[begun].lower()
    if finite(first) and (opens in _DETERMINER or opens in _RELATIVE):
        return True
    if row.verbal.find(1, begun, at) < 0:
        return len(words) > _MIN_WORDS and opens in {"a", "an"} and first[0].isupper()
    return len(words) >= _MIN_WORDS and (verbal(first) or any(map(finite, words[1:8])))


def _sized(row: Marked, chunks: Sequence[Run]) -> list[Run]:
    """Chunks of fewer than three words go with the one before, the first with the one behind.

    A short first chunk stays alone where the clause goes on behind an insertion: "Ines Varga, the judge, resigned".
    """
    kept: list[Run] = []
    for at, chunk in enumerate(chunks):
        parted = 0 < at <= 2 < len(chunks) and row.finite[chunks[2][0]]
        if kept and not parted and (_small(row, chunk) or (len(kept) == 1 and _small(row, kept[0]))):
            kept[-1] = (kept[-1][0], chunk[1])
        else:
            kept.append(chunk)
    return kept


def _small(row: Marked, chunk: Run) -> bool:
    return row.is_word.count(1, *chunk) < _MIN_WORDS and not _complete(row, *chunk)


def _complete(row: Marked, start: int, end: int) -> bool:
    return end - start > 1 and bool(row.verbal[end - 2]) and row.written[end - 1] in ",.;"


def _rejoined(row: Marked, chunks: Sequence[Run]) -> list[list[Run]]:
    """Each clause as its chunks; a verb right after an insertion belongs to the words before the insertion."""
    groups: list[list[Run]] = []
    for chunk in chunks:
        open_at = next((at for at, group in enumerate(groups) if not _has_finite(row, group)), None) if row.finite[chunk[0]] else None
        if open_at is not None and open_at < len(groups) - 1:
            groups[open_at].append(chunk)
        else:
            groups.append([chunk])
    return groups


def _has_finite(row: Marked, group: Iterable[Run]) -> bool:
    return any(row.finite.find(1, *chunk) >= 0 for chunk in group)


def _pieces(row: Marked, group: Iterable[Run]) -> tuple[Piece, ...]:
    return tuple(piece for chunk in group for piece in _trimmed(row, *chunk))


def _trimmed(row: Marked, at: int, last: int) -> tuple[Piece, ...]:
    """The words from `at` to `last` without the marks at their ends."""
    written, is_word = row.written, row.is_word
    while at < last and not (is_word[at] or (written[at] in _OPENING_MARKS and at + 1 < last and is_word[at + 1])):
        at += 1
    while last > at and written[last - 1] in ",;:–—-([“":
        last -= 1
    return ((row.starts[at], row.ends[last - 1]),) if at < last else ()
