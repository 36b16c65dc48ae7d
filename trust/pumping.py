"""Texts made to hurt a regular expression: what each of its repeats could match, over and over, after what must stand before it.

The pattern is taken apart by Python's own parser. A repeat is pumped where it stands and with its beginning repeated too, followed
by a character that fits nothing. Also what starts a match without ending it, and texts that hurt many patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_LONGEST_UNIT = 60
_MANY = 8
_CANDIDATES = "aA1 .,-'\"“”<>&;:/=()[]\n\t\0éz9%$_@#\\{}!?…’"
_STANDS_FOR = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_WORD: ".",
}
PLAIN = (
    "a",
    " ",
    "\n",
    "1",
    "1,",
    "A ",
    "Aa ",
    '"',
    "“",
    "<",
    "<a ",
    "&",
    ".",
    "- ",
    "said ",
    "(",
    "Mr. ",
    "\0",
    "é",
    "a.b.",
    "https://a",
    "\\",
)
"""Runs that hurt many patterns, whatever they are for."""


def adversarial(pattern: re.Pattern[str], chars: int, variants: int) -> Iterator[tuple[str, str]]:
    """Texts of so many characters for one pattern, each with the piece that it repeats."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    seen: set[tuple[str, str]] = set()
    for variant in range(variants):
        for before, unit in repeats(tree, "", variant):
            for start, piece in ((before, unit), ("", before + unit), ("", before + unit * 20), ("", unit + "\0")):
                if piece and (start, piece) not in seen and len(piece) <= 40 * _LONGEST_UNIT:
                    seen.add((start, piece))
                    yield piece[:_LONGEST_UNIT], (start + piece * (chars // len(piece)))[:chars] + "\0"
    for piece in PLAIN:
        yield piece, piece * (chars // len(piece))


def repeats(tree: Sequence[Any], before: str, variant: int) -> Iterator[tuple[str, str]]:
    """Every repeat in a sequence: what stands before it, and one turn of it."""
    for code, value in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, most, body = value
            unit = sample(body, variant)
            if unit and most >= _MANY:
                yield before, unit
            yield from repeats(body, before, variant)
        else:
            for inner in _inside(code, value):
                yield from repeats(inner, before, variant)
        before += sample([(code, value)], variant)


def _inside(code: Any, value: Any) -> list[Any]:
    if code is codes.SUBPATTERN:
        return [value[3]]
    if code is codes.BRANCH:
        # Of a list of words the first and the last say as much as all of them.
        return [*value[1][:3], *value[1][-3:]]
    if code is codes.ATOMIC_GROUP:
        return [value]
    return [value[1]] if code in (codes.ASSERT, codes.ASSERT_NOT) else []


def sample(tree: Sequence[Any], variant: int) -> str:
    """One string that a sequence could match; another for another variant, where it leaves a choice."""
    return "".join(_one(code, value, variant) for code, value in tree)


def _one(code: Any, value: Any, variant: int) -> str:
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.NOT_LITERAL:
        return next(one for one in _turned(variant) if ord(one) != value)
    if code is codes.ANY:
        return _turned(variant)[0]
    if code is codes.IN:
        return _of_set(value, variant)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, most, body = value
        return sample(body, variant) * int(min(max(least, variant % 2), most))
    if code is codes.BRANCH:
        return sample(value[1][variant % len(value[1])], variant)
    if code is codes.SUBPATTERN:
        return sample(value[3], variant)
    return sample(value, variant) if code is codes.ATOMIC_GROUP else ""


def _of_set(parts: Sequence[Any], variant: int) -> str:
    negated = bool(parts) and parts[0][0] is codes.NEGATE
    if negated:
        return next((one for one in _turned(variant) if not any(_holds(part, one) for part in parts[1:])), "")
    return _from_part(*parts[variant % len(parts)])


def _from_part(code: Any, value: Any) -> str:
    if code is codes.LITERAL:
        return chr(value)
    return chr(value[0]) if code is codes.RANGE else str(_STANDS_FOR.get(value, "a"))


def _holds(part: tuple[Any, Any], letter: str) -> bool:
    code, value = part
    if code is codes.LITERAL:
        return bool(ord(letter) == value)
    if code is codes.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    tests = {
        codes.CATEGORY_DIGIT: letter.isdigit(),
        codes.CATEGORY_NOT_DIGIT: not letter.isdigit(),
        codes.CATEGORY_SPACE: letter.isspace(),
        codes.CATEGORY_NOT_SPACE: not letter.isspace(),
        codes.CATEGORY_WORD: letter.isalnum() or letter == "_",
        codes.CATEGORY_NOT_WORD: not (letter.isalnum() or letter == "_"),
    }
    return tests.get(value, False)


def _turned(variant: int) -> str:
    at = (variant * 3) % len(_CANDIDATES)
    return _CANDIDATES[at:] + _CANDIDATES[:at]
