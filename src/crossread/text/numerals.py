"""Numbers in digits and in words: one pattern for both, and the number that a match of it says.

`NUMERAL` matches "1,200", "3.2 million", "5 1/2", "two and a half", "a hundred thousand", "half a million", "a dozen".
It holds no ordinals and no vague counts ("dozens"); `number_of` gives the same number for digits and for words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from crossread.text.lists import table
from crossread.text.patterns import any_of

_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_PLAIN = any_of(row[0] for row in table("number_words") if row[2] in ("small", "ten"))
_SCALES = any_of((row[0] for row in table("number_words") if row[2] == "scale"), either_case=False)
_SHORT = any_of((row[0] for row in table("number_words") if row[2] == "short"), either_case=False)

DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f]\d{2,3}){1,5}(?!,?\d)(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?(?: \d/\d(?![\d/])|[½¼¾⅓⅔])?|[½¼¾⅓⅔])"
SCALED_DIGITS = rf"{DIGITS}(?:[ -]?(?:{_SCALES}|{_SHORT})\b){{0,2}}"
WORDS = (
    rf"\b(?:(?:{_PLAIN}(?: and a (?:half|quarter))?|[Aa](?=[ -]{_SCALES}\b)|[Hh]alf an?(?= {_SCALES}\b))"
    rf"(?:(?:[ -]| and ){_PLAIN}\b|[ -]{_SCALES}\b){{0,9}})\b"
)
NUMERAL = rf"(?:{DIGITS}(?:[ -]{_SCALES}\b){{0,2}}|{WORDS})"

_PARTS = re.compile(r"\d+/\d+|\d[\d.,\u00a0\u202f]*|[½¼¾⅓⅔]|[a-z]+")


@cache
def _known() -> dict[str, tuple[float, str]]:
    return {row[0]: (float(row[1]), row[2]) for row in table("number_words")}


@lru_cache(maxsize=8192)
def number_of(written: str) -> float | None:
    """The number that digits or words say: "1,200" and "twelve hundred" are both 1200; None for what says none."""
    total, group, seen = 0.0, 0.0, False
    for part in _PARTS.findall(written.lower()):
        if part in ("a", "an", "and"):
            continue
        value, kind = _value_of(part)
        if kind == "unknown":
            return None
        seen = True
        if kind == "small":
            group += value
        elif value < 1000:
            group = (group or 1) * value
        elif total and not group:
            total *= value
        else:
            total, group = total + (group or 1) * value, 0.0
    return total + group if seen else None


def _value_of(part: str) -> tuple[float, str]:
    """The value of one part and whether it adds ("small") or multiplies ("scale")."""
    if part in _SIGNS:
        return _SIGNS[part], "small"
    if "/" in part:
        above, below = part.split("/")
        return float(above) / max(1.0, float(below)), "small"
    if part[0].isdigit():
        digits = part.rstrip(".,").replace(",", "").replace("\u00a0", "").replace("\u202f", "")
        return (float(digits), "small") if digits.count(".") < 2 else (0.0, "unknown")
    if part in ("half", "quarter"):
        return (0.5 if part == "half" else 0.25), "small"
    value, kind = _known().get(part, (0.0, "unknown"))
    return value, "scale" if kind == "short" else "small" if kind == "ten" else kind
