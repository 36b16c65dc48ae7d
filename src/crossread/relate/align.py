"""Two statements laid side by side, word by word: what they share, and the gaps between.

The order: the words of a statement's content, each with its stem; the longest common run of stems, in order; the gaps
between shared words; then words that moved (shared, but in another place) leave the gaps.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeVar

from crossread.rows import Mention, Reading, Span, Statement, Value, ValueKind
from crossread.text.lists import mapping
from crossread.text.lists import words as listed
from crossread.text.stems import stem
from crossread.text.tokens import tokens

# Past this many words a statement is compared by its first words only: alignment costs their product.
MAX_WORDS = 80

_LIGHT = listed("light_words")
_HEDGES = frozenset(mapping("hedges"))
_NOT = listed("negations")
_VAGUE = listed("quantifiers")

T = TypeVar("T", Value, Mention)
_Stems = tuple[tuple[str, bool], ...]


class Word(NamedTuple):
    """A word of a statement: its stem, its place, and whether it carries content."""

    stem: str
    start: int
    end: int
    heavy: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A statement made ready to be compared.

    `words` are those of its content and `stems` what of them carries content; `values`, `mentions` and `quotes` lie in
    its content too. `speaker` is the id of the speaker, "" where nobody is named. `key` is the id by which the row holds
    it: that of a part, where its whole is compared. `hedges`, `negations` and `counting` are the places of the words that hedge, say "not"
    and count; `dates` lie in the content, `outside` beside it in its first sentence.
    """

    reading: Reading
    said: Statement
    words: tuple[Word, ...]
    stems: frozenset[str]
    values: tuple[Value, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Span, ...]
    speaker: str
    key: str
    stemmed: _Stems
    hedges: tuple[int, ...]
    negations: tuple[int, ...]
    counting: tuple[int, ...]
    dates: tuple[Value, ...]
    outside: tuple[Value, ...]

    @property
    def report(self) -> str:
        """The id of the report that carries the statement."""
        return self.said.report

    def text(self, span: Span) -> str:
        """The characters of the report that `span` points at."""
        return self.reading.report.slice(span)


class Gap(NamedTuple):
    """Words `left` to `left_end` of one statement stand where words `right` to `right_end` of the other do."""

    left: int
    left_end: int
    right: int
    right_end: int


def ready(reading: Reading, said: Statement, speaker: str = "", key: str = "") -> Side:
    """The statement with its words cut and stemmed, and with what stands in it."""
    found: list[Word] = []
    lower: list[str] = []
    for span in said.content:
        for token in tokens(reading.report.text, span.start, span.end):
            if token.text[0].isalnum():
                lower.append(token.text.lower())
                found.append(Word(_root(token.text), token.start, token.end, lower[-1] not in _LIGHT))
    kept = tuple(found[:MAX_WORDS])
    del lower[MAX_WORDS:]
    stems = frozenset(word.stem for word in kept if word.heavy)
    values = tuple(value for span in said.content for value in within(reading.values, span))
    mentions = tuple(mention for span in said.content for mention in within(reading.mentions, span))
    quotes = tuple(quote for span in said.content for quote in _cut(reading.quotations, span))
    numbers = [value.span for value in values if value.kind is not ValueKind.DATE]
    return Side(
        reading,
        said,
        kept,
        stems,
        values,
        mentions,
        quotes,
        speaker,
        key or said.id,
        tuple((word.stem, word.heavy) for word in kept),
        tuple(at for at, word in enumerate(lower) if word in _HEDGES),
        tuple(at for at, word in enumerate(lower) if word in _NOT),
        tuple(at for at, word in enumerate(kept) if word.stem in _VAGUE or any(one.start <= word.start < one.end for one in numbers)),
        tuple(value for value in values if value.kind is ValueKind.DATE),
        tuple(_outside(reading, said)),
    )


def _outside(reading: Reading, said: Statement) -> Iterator[Value]:
    """The dates of the statement's first sentence that stand outside its content."""
    at = bisect_right(reading.sentences, said.start, key=lambda sentence: sentence.start) - 1
    for value in within(reading.values, reading.sentences[at]) if at >= 0 else ():
        if value.kind is ValueKind.DATE and not any(value.span.overlaps(piece) for piece in said.content):
            yield value


def _root(word: str) -> str:
    """The stem; all forms of "not" have one, since "did not ring" and "didn't ring" say the same."""
    low = word.lower()
    return "not" if low.endswith(("n't", "n’t")) or low == "cannot" else stem(word)


def stems_of(reading: Reading, said: Statement) -> frozenset[str]:
    """The stems of the statement's words of content."""
    cut = (token.text for span in said.content for token in tokens(reading.report.text, span.start, span.end))
    return frozenset(_root(text) for text in cut if text[0].isalnum() and text.lower() not in _LIGHT)


def within(rows: Sequence[T], span: Span) -> Iterator[T]:
    """The values or mentions that lie in `span`, found by halving: `rows` are in text order."""
    at = bisect_left(rows, span.start, key=lambda row: row.span.start)
    while at < len(rows) and rows[at].span.start < span.end:
        if rows[at].span.end <= span.end:
            yield rows[at]
        at += 1


def _cut(quotations: Sequence[Span], span: Span) -> Iterator[Span]:
    """The parts of quotations that lie in `span`."""
    at = bisect_left(quotations, span.start, key=lambda quote: quote.end)
    while at < len(quotations) and quotations[at].start < span.end:
        start, end = max(quotations[at].start, span.start), min(quotations[at].end, span.end)
        if start < end:
            yield Span(span.report, start, end)
        at += 1


def shared(left: Side, right: Side) -> list[tuple[int, int]]:
    """The places (in left, in right) of the longest run of words that both have, in order."""
    if left.stemmed == right.stemmed:
        return [(at, at) for at in range(len(left.words))]
    return list(_shared(left.stemmed, right.stemmed))


# Reports that copy one another bring the same two wordings again and again.
@lru_cache(maxsize=4096)
def _shared(ours: _Stems, theirs: _Stems) -> tuple[tuple[int, int], ...]:
    width = len(theirs) + 1
    best = [[0] * width for _ in range(len(ours) + 1)]
    stems = [root for root, _ in theirs]
    for at in range(len(ours) - 1, -1, -1):
        line, below, (root, heavy) = best[at], best[at + 1], ours[at]
        worth = 4 if heavy else 1
        for to in range(width - 2, -1, -1):
            score = below[to] if below[to] > line[to + 1] else line[to + 1]
            if root == stems[to] and below[to + 1] + worth > score:
                score = below[to + 1] + worth
            line[to] = score
    return tuple(_walk(ours, theirs, best))


def _walk(ours: _Stems, theirs: _Stems, best: list[list[int]]) -> list[tuple[int, int]]:
    pairs = []
    at = to = 0
    while at < len(ours) and to < len(theirs):
        root, heavy = ours[at]
        if root == theirs[to][0] and best[at][to] == best[at + 1][to + 1] + (4 if heavy else 1):
            pairs.append((at, to))
            at, to = at + 1, to + 1
        elif best[at + 1][to] >= best[at][to + 1]:
            at += 1
        else:
            to += 1
    return pairs


def gaps(left: Side, right: Side, pairs: Sequence[tuple[int, int]]) -> list[Gap]:
    """The gaps between shared words in which one side at least has a word of content that the other lacks."""
    found: list[Gap] = []
    if left.stemmed == right.stemmed:
        return found
    at = to = 0
    for next_at, next_to in (*pairs, (len(left.words), len(right.words))):
        gap = Gap(at, next_at, to, next_to)
        if news(left.words[at:next_at], right) or news(right.words[to:next_to], left):
            found.append(gap)
        at, to = next_at + 1, next_to + 1
    return found


def news(words: Sequence[Word], other: Side) -> list[Word]:
    """The words of content that the other statement has nowhere."""
    return [word for word in words if word.heavy and word.stem not in other.stems]


def overlap(left: Side, right: Side) -> float:
    """The share of the smaller statement's stems that both have."""
    return len(left.stems & right.stems) / max(1, min(len(left.stems), len(right.stems)))


def likeness(left: Side, right: Side) -> float:
    """The share of both statements' stems that both have."""
    return len(left.stems & right.stems) / max(1, len(left.stems | right.stems))
