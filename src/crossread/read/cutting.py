"""Where a sentence breaks into clauses that can be true or false on their own.

1. The words of a sentence, with the marks between them. A quotation may hold several sentences.
2. Places where a clause may begin: after a semicolon, colon, dash or bracket; before a conjunction or relative word;
   after a comma.
3. Of these, the ones where both sides stand on their own feet (a verb on either side, or an apposition to a name).
4. A clause that goes on behind an insertion ("Comeaux, who was unharmed, ran away") is one clause in two pieces.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from crossread.text import sentences
from crossread.text.lists import table
from crossread.text.tokens import Token, tokens
from crossread.text.verbs import finite, plain, verbal

Piece = tuple[int, int]

_HARD = frozenset(";:–—()[]")
_BREAKING = _HARD | {"-", ","}
_MIN_WORDS = 3
# A longer stretch is no sentence of prose and stays whole: clauses are sought by looking back and forth in it.
_MAX_WORDS = 400


def _that(does: str) -> frozenset[str]:
    return frozenset(word for word, role in table("clause_words") if role == does)


_RELATIVE = _that("relative")
_SUBORDINATE = _that("subordinate")
_COORDINATE = _that("coordinate")
_DETERMINER = _that("determiner")
_PREPOSITION = _that("preposition")
_SUBJECT = _that("subject")


_OPENING = _RELATIVE | _SUBORDINATE | _COORDINATE


@lru_cache(maxsize=65536)
def _may_open(word: str) -> bool:
    return word in _PREPOSITION or word in {"(", "["} or word.lower() in _OPENING


def _is_word(token: Token) -> bool:
    return token.text[0].isalnum()


def cut(text: str, start: int, end: int) -> list[tuple[Piece, ...]]:
    """The clauses of `text[start:end]` in order, each as its pieces; together they hold every word once."""
    return [pieces for sentence in sentences.split(text, start, end) for pieces in _clauses(text, *sentence)]


def _clauses(text: str, start: int, end: int) -> list[tuple[Piece, ...]]:
    found = tokens(text, start, end)
    if not 2 * _MIN_WORDS <= len(found) <= _MAX_WORDS:
        return [_trimmed(found)] if any(map(_is_word, found)) else []
    edges = _edges(found)
    chunks = [found[left:right] for left, right in zip(edges, [*edges[1:], len(found)], strict=True)]
    return [pieces for pieces in (_pieces(group) for group in _rejoined(_sized(chunks))) if pieces]


def trim(text: str, start: int, end: int) -> tuple[Piece, ...]:
    """`text[start:end]` without the marks at its ends, as one piece; none if nothing is left."""
    return _trimmed(tokens(text, start, end))


def _edges(found: list[Token]) -> list[int]:
    """The indices of the words that begin a clause, 0 first."""
    likely = (at for at, (before, word) in enumerate(pairwise(found), start=1) if before.text in _BREAKING or _may_open(word.text))
    maybe = [at for at in likely if _may_begin(found, at)]
    bounds = [0, *maybe, len(found)]
    kept = [0]
    for place, at in enumerate(maybe, start=1):
        if _begins(found, kept[-1], at, bounds[place + 1]):
            kept.append(at)
    return kept


def _may_begin(found: list[Token], at: int) -> bool:
    word, before = found[at].text.lower(), found[at - 1].text
    if before in _HARD or found[at].text in "([":
        return True
    if before == "-" and found[at - 1].start > found[at - 2].end:
        return True
    if before == ",":
        return found[at].text not in "”\"'’"
    if word in _RELATIVE:
        return before not in _PREPOSITION
    return word in _SUBORDINATE or word in _COORDINATE or _leads_relative(found, at)


def _leads_relative(found: list[Token], at: int) -> bool:
    return found[at].text in _PREPOSITION and at + 1 < len(found) and found[at + 1].text in _RELATIVE


def _begins(found: list[Token], last: int, at: int, limit: int) -> bool:
    """A clause begins at word `at`: `last` is where the clause before began, `limit` where the next may begin."""
    left, right = found[last:at], found[at:limit]
    before, word = found[at - 1].text, found[at].text.lower()
    if before in _HARD or found[at].text in "([" or before == "-":
        return True
    if not any(_is_word(token) for token in left):
        return False
    if word in _RELATIVE or _leads_relative(found, at):
        return any(finite(token.text) for token in right)
    if word in _SUBORDINATE:
        return len(left) > 2 and any(verbal(token.text) for token in right[1:]) and not (word == "as" and finite(right[-1].text))
    if word in _COORDINATE:
        return _coordinates(left, right)
    return _after_comma(left, right, found[at - 2] if at > 1 else found[0])


def _coordinates(left: list[Token], right: list[Token]) -> bool:
    words = [token.text for token in right[1:] if _is_word(token)]
    if len(words) < 2 or not any(verbal(token.text) for token in left):
        return False
    if verbal(words[0]) or words[0].lower() in _SUBJECT or plain(words[0]):
        return True
    return len(words) > 3 and any(finite(word) for word in words[1:8])


def _after_comma(left: list[Token], right: list[Token], before: Token) -> bool:
    words = [token.text for token in right if _is_word(token)]
    if not words:
        return False
    if len(words) >= _MIN_WORDS and words[0].lower() in _DETERMINER and before.text[0].isupper():
        return True
    if finite(words[0]) and (left[0].text.lower() in _DETERMINER or left[0].text.lower() in _RELATIVE):
        return True
    if not any(verbal(token.text) for token in left):
        return len(words) > _MIN_WORDS and left[0].text.lower() in {"a", "an"} and words[0][0].isupper()
    return len(words) >= _MIN_WORDS and (verbal(words[0]) or any(finite(word) for word in words[1:8]))


def _sized(chunks: list[list[Token]]) -> list[list[Token]]:
    """Chunks of fewer than three words go with the one before, the first with the one behind.

    A short first chunk stays alone where the clause goes on behind an insertion: "Ines Varga, the judge, resigned".
    """
    kept: list[list[Token]] = []
    for at, chunk in enumerate(chunks):
        parted = 0 < at <= 2 < len(chunks) and finite(chunks[2][0].text)
        if kept and not parted and (_small(chunk) or (len(kept) == 1 and _small(kept[0]))):
            kept[-1] = kept[-1] + chunk
        else:
            kept.append(chunk)
    return kept


def _small(chunk: list[Token]) -> bool:
    return sum(map(_is_word, chunk)) < _MIN_WORDS and not _complete(chunk)


def _complete(chunk: list[Token]) -> bool:
    return len(chunk) > 1 and verbal(chunk[-2].text) and chunk[-1].text in ",.;"


def _rejoined(chunks: list[list[Token]]) -> list[list[list[Token]]]:
    """Each clause as its chunks; a verb right after an insertion belongs to the words before the insertion."""
    groups: list[list[list[Token]]] = []
    for chunk in chunks:
        first = chunk[0].text
        open_at = next((at for at, group in enumerate(groups) if not any(finite(t.text) for part in group for t in part)), None)
        inserted = len(groups) > 1 or (groups and open_at is not None)
        if inserted and open_at is not None and open_at < len(groups) - 1 and finite(first):
            groups[open_at].append(chunk)
        else:
            groups.append([chunk])
    return groups


def _pieces(group: list[list[Token]]) -> tuple[Piece, ...]:
    return tuple(piece for chunk in group for piece in _trimmed(chunk))


def _trimmed(chunk: list[Token]) -> tuple[Piece, ...]:
    """The chunk without the marks at its ends."""
    opening = "“\"‘'$£€(["
    at, last = 0, len(chunk)
    while at < last and not (_is_word(chunk[at]) or (chunk[at].text in opening and at + 1 < last and _is_word(chunk[at + 1]))):
        at += 1
    while last > at and chunk[last - 1].text in ",;:–—-([“":
        last -= 1
    return ((chunk[at].start, chunk[last - 1].end),) if at < last else ()
