"""Lengths of time in words: "the past two months", "weeks", "within an hour", "an hour and a half"."""

from __future__ import annotations

import re
from math import inf

from crossread.read.durations import duration_norm
from crossread.read.phrases import SOME, UNIT, Moment, Setting
from crossread.rows import ValueKind
from crossread.text.numerals import number_of

_STRETCH = re.compile(
    rf"(?P<turn>[Ll]ast|[Pp]ast|[Nn]ext|[Cc]oming|[Pp]revious|[Ff]ollowing|[Rr]ecent|[Ff]irst|[Ll]atest) (?:"
    rf"(?P<count>{SOME}) )?(?P<unit>{UNIT})(?P<many>s)?\b(?! ago)"
)
_BARE_UNITS = re.compile(r"(?P<unit>second|minute|hour|day|week|month|year|decade|centurie)s\b(?!-)")
_SINGLE = re.compile(rf"(?P<half>[Hh]alf )?an? (?P<unit>{UNIT})\b(?:(?P<more> and a half)\b)?(?!-)")
_LASTS = re.compile(
    r"\b(?:within|for|in|over|under|nearly|almost|about|around|than|lasting|lasted|takes?|took|after|least|only|just"
    r"|spent|spend|every|roughly) $",
    re.IGNORECASE,
)


def stretch(setting: Setting, start: int) -> Moment | None:
    """Reads "the past two months", "next few days", "recent years", "first nine months": a length of time."""
    found = _STRETCH.match(setting.text, start)
    if found is None or not (
        found["count"] or (found["turn"].lower() == "recent" and found["many"]) or (found["many"] and found["turn"].lower() == "coming")
    ):
        return None
    return _length(found, start)


def _length(found: re.Match[str], start: int) -> Moment:
    unit = found["unit"].replace("centurie", "century")
    low, high = count_of(found["count"])
    if unit == "weekend":
        return Moment(start, found.end(), f"P{low:g}WE" if low == high else "PXWE", (low, high), ValueKind.DURATION, "weekend")
    return Moment(start, found.end(), duration_norm(low, high, unit), (low, high), ValueKind.DURATION, unit)


def count_of(written: str | None) -> tuple[float, float]:
    """How many units are meant: "a" is one, "a couple of" two or three, "several" three to nine, nothing two and more."""
    plain = (written or "many").lower().removeprefix("the ")
    vague = {
        "a": (1.0, 1.0),
        "an": (1.0, 1.0),
        "a couple of": (2.0, 3.0),
        "couple of": (2.0, 3.0),
        "a couple": (2.0, 3.0),
        "several": (3.0, 9.0),
        "a few": (3.0, 9.0),
        "few": (3.0, 9.0),
    }
    if plain in vague:
        return vague[plain]
    number = number_of(plain)
    return (2.0, inf) if number is None else (number, number)


def bare_units(setting: Setting, start: int) -> Moment | None:
    """Reads "weeks", "for years": two or more of the unit."""
    found = _BARE_UNITS.match(setting.text, start)
    if found is None:
        return None
    unit = found["unit"].replace("centurie", "century")
    return Moment(start, found.end(), duration_norm(2, inf, unit), (2.0, inf), ValueKind.DURATION, unit)


def single_unit(setting: Setting, start: int) -> Moment | None:
    """Reads "a week", "an hour and a half", "half an hour" where they say how long something lasts."""
    found = _SINGLE.match(setting.text, start)
    if found is None or not (found["half"] or found["more"] or _LASTS.search(setting.text, max(0, start - 9), start)):
        return None
    count = 0.5 if found["half"] else 1.5 if found["more"] else 1.0
    unit = found["unit"]
    return (
        Moment(start, found.end(), duration_norm(count, count, unit), (count, count), ValueKind.DURATION, unit)
        if unit != "weekend"
        else None
    )
