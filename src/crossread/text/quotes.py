"""Quotation marks: which characters of a paragraph open and close its outermost quotations.

In order: every mark is found by one pattern; the first mark of a quotation decides its style, and other styles inside it
are nested; what is left without a partner at the paragraph's start or end is told to the caller, who knows the paragraphs around.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# An apostrophe inside a word is no mark.
_MARK = re.compile(r"[“”„«»‟\"‘’'‚`][“”„«»‟\"‘’'‚`]*(?:(?<![^\W_][‘’'])|(?![^\W_]))")
_DOUBLE = frozenset('“”„«»‟"') | {"``", "''"}
# An elision (’em, ’90s) is no mark.
_ELISION = re.compile(r"(?:\d\ds?|em|til|tis|n)\b")
_OPENING = frozenset("„«‟") | {"``"}
_CLOSERS = {"“": "”", "„": "“”‟", "‟": "”", "«": "»", "``": "''", '"': '"', "''": "''", "»": "«"}


class Quote(NamedTuple):
    """A quotation with its marks; `opened` and `closed` say whether the mark on that side is there."""

    start: int
    end: int
    opened: bool
    closed: bool


class _Mark(NamedTuple):
    style: str
    start: int
    end: int
    opens: bool
    closes: bool


def quotes(text: str, start: int, end: int) -> list[Quote]:
    """The outermost quotations of the paragraph `text[start:end]`, in order.

    A closing mark without a partner gives a quotation from `start`, an opening mark without one a quotation to `end`.
    """
    return list(_quotes(text, start, end))


# Sentences and quotations of a report are found one after the other, and both ask for these.
@lru_cache(maxsize=256)
def _quotes(text: str, start: int, end: int) -> tuple[Quote, ...]:
    marks = [mark for run in _MARK.finditer(text, start, end) for mark in _marks(text, run, start, end)]
    if not marks:
        return ()
    found = _pair(text, [mark for mark in marks if mark.style in _DOUBLE], start, end)
    singles = [mark for mark in marks if mark.style not in _DOUBLE]
    if singles:
        found = _outermost(found + _singles(text, singles, found))
    return tuple(one for one in found if one.end - one.start > 2)


def _marks(text: str, run: re.Match[str], start: int, end: int) -> list[_Mark]:
    """The marks of a run of marks, and whether each can open and can close where it stands."""
    seen, at, after = run.group(), run.start(), run.end()
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    free_left = before.isspace() or before in "([{—–-―:>…/"
    free_right = behind.isspace() or behind in ".,;:!?)]}—–-―…<"
    parts = [seen] if seen in {"``", "''"} else list(seen[:4])
    found = []
    for place, part in enumerate(parts):
        where = at + place
        opens, closes = _sides(part, free_left, free_right)
        if part == '"' and before.isdigit() and not place:
            opens = False
        if part in "‘’'‚" and opens and _ELISION.match(text, where + 1):
            opens = False
        if where == start and part in "”»":  # the wrong mark, but at the start it can only open
            opens, closes = True, False
        if opens or closes:
            found.append(_Mark(part, where, where + len(part), opens, closes))
    return found


def _sides(mark: str, free_left: bool, free_right: bool) -> tuple[bool, bool]:  # noqa: FBT001
    """Whether a mark can open and can close, given whether space or the like is on its left and its right."""
    if mark == "«":  # closes »a quotation like this«
        return free_left or not free_right, free_right and not free_left
    if mark in _OPENING:
        return True, False
    if mark in {"“", "‘", "‚"}:
        return not (free_right and not free_left), mark == "“" and free_right and not free_left
    if mark in {"”", "»"}:
        return free_left and not free_right, free_right or not free_left
    if mark in {"’", "'", "`"}:
        return mark == "'" and free_left and not free_right, free_right and not free_left
    return free_left or not free_right, free_right or not free_left


def _pair(text: str, marks: list[_Mark], start: int, end: int) -> list[Quote]:
    """Double marks joined to quotations; a second opening mark nests if the quotation is closed as often, else it starts anew."""
    found: list[Quote] = []
    opening: _Mark | None = None
    depth = 0
    spare = sum(mark.style in "”»" for mark in marks) - sum(mark.style in "“«" for mark in marks)
    for mark in marks:
        if opening is None:
            if mark.opens:
                opening, depth = mark, 1
            elif mark.closes and not found and not _prime(text, mark):
                found.append(Quote(start, mark.end, opened=False, closed=True))
        elif (mark.closes or _misplaced(text, mark, opening)) and (
            depth > 1 or mark.style in _CLOSERS.get(opening.style, "”") or not mark.opens
        ):
            depth -= 1
            if depth == 0:
                found.append(Quote(opening.start, mark.end, opened=True, closed=True))
                opening = None
        elif mark.opens and mark.style != '"':
            if spare >= 0 or opening.style == '"':
                depth += 1
            else:
                spare += 1
                found.append(Quote(opening.start, mark.start, opened=True, closed=False))
                opening = mark
    if opening is not None:
        found.append(Quote(opening.start, end, opened=True, closed=False))
    return found


def _misplaced(text: str, mark: _Mark, opening: _Mark) -> bool:
    """A straight mark that slipped behind the space, as in: It held, "Moss said."""
    return mark.style == opening.style == '"' and text[mark.start - 2 : mark.start] == ", "


def _prime(text: str, mark: _Mark) -> bool:
    """The mark stands for inches (6'3") or has no word before it."""
    return mark.start == 0 or (mark.style == '"' and text[mark.start - 1].isdigit())


def _singles(text: str, marks: list[_Mark], taken: list[Quote]) -> list[Quote]:
    """Single marks as main marks: those outside every double quotation, paired with the first closing mark that is no apostrophe."""
    found: list[Quote] = []
    at = 0
    opening: _Mark | None = None
    weak: _Mark | None = None
    for mark in marks:
        while at < len(taken) and taken[at].end <= mark.start:
            at += 1
        if at < len(taken) and taken[at].start <= mark.start:
            continue
        if mark.opens:
            if opening and weak:
                found.append(Quote(opening.start, weak.end, opened=True, closed=True))
            opening, weak = mark, None
        elif opening and mark.closes:
            if text[mark.start - 1] in "sS" and text[mark.end : mark.end + 1] == " ":
                weak = weak or mark
            else:
                found.append(Quote(opening.start, mark.end, opened=True, closed=True))
                opening = weak = None
    if opening and weak:
        found.append(Quote(opening.start, weak.end, opened=True, closed=True))
    return found


def _outermost(found: list[Quote]) -> list[Quote]:
    """The quotations that lie in no other."""
    kept: list[Quote] = []
    for quote in sorted(found):
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return kept
