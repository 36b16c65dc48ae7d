"""The bare number at a place, before anybody asks what it counts: "46 to 57", "$5-$7 million", "dozens", "one in three"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from crossread.text.lists import table
from crossread.text.numerals import NUMERAL, number_of
from crossread.text.patterns import any_of

SIGN = any_of((row[0] for row in table("currencies") if row[3] == "sign"), either_case=False)
_SHORT = r"(?:[ \u00a0]?(?:bn|mn|mln|bln|trn|tn)\b|[mbkMBKT]\b|[ \u00a0][mk](?= (?:euros|dollars|pounds|yen|rupees)\b))"
_NUMBER = rf"{NUMERAL}{_SHORT}?"
_AMOUNT = re.compile(rf"(?P<low>{_NUMBER})(?:(?P<join>[ \u00a0]?[-–—][ \u00a0]?| to | or | and ){SIGN}?(?P<high>{_NUMBER})(?!\w))?")
_VAGUE = re.compile(rf"{any_of(row[0] for row in table('vague_numbers'))}\b")
_FRACTION = re.compile(
    r"(?:(?P<above>[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)[ -](?P<below>half|third|quarter|fifth|sixth|seventh|eighth"
    r"|ninth|tenth)s?|(?P<half>[Hh]alf))"
    r"(?= of\b| (?:the|its|their|his|her|our|all)\b)"
)
_RATIO = re.compile(rf" (?:in|out of) (?:every )?(?P<all>{NUMERAL})\b(?! ?(?:second|minute|hour|day|week|month|year|a\.?m|p\.?m))")
_SCALE = re.compile(r"(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen|[kmb]n?|mln|bln|tr?n)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b[Bb]etween $")
_BELOW = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
_ABOVE = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_MAX_RATIO = 100


class Amount(NamedTuple):
    """One number or a range as written: its interval, its place, and what kind of number it is.

    `kind` is "exact", "range", "vague" ("dozens") or "share" ("two-thirds", "one in three": an interval of percent).
    """

    low: float
    high: float
    start: int
    end: int
    kind: str = "exact"


def amount_at(text: str, start: int) -> Amount | None:
    """The number, range, vague count or share that begins at `start`."""
    if not text[start].isdigit():
        found = _FRACTION.match(text, start)
        if found:
            return _fraction(found)
        vague = _VAGUE.match(text, start)
        if vague:
            low, high = _vague()[vague.group()[0].lower() + vague.group()[1:]]
            return Amount(low, high, start, vague.end(), "vague" if low != high else "exact")
    found = _AMOUNT.match(text, start)
    return _one_or_two(text, found) if found else None


def _fraction(found: re.Match[str]) -> Amount:
    """A fraction is a share of a hundred, to the nearest percent: "a third" is 32.8 to 33.8."""
    share = 50.0 if found["half"] else 100 * _ABOVE[found["above"].lower()] / _BELOW[found["below"]]
    return Amount(share - 0.5, share + 0.5, found.start(), found.end(), "share")


def _one_or_two(text: str, found: re.Match[str]) -> Amount | None:
    low = number_of(found["low"])
    if low is None:
        return None
    if found["high"] is None:
        return _ratio(text, found, low) or Amount(low, low, found.start(), found.end())
    high = number_of(found["high"])
    scale = _SCALE.search(found["high"])
    if high is not None and scale and not _SCALE.search(found["low"]):
        low = _shared_scale(low, found["low"], scale.group(), high)
    if high is None or not low < high or not _joined(text, found):
        alone = number_of(found["low"])
        return None if alone is None or found["join"] in "-–" else Amount(alone, alone, found.start(), found.end("low"))
    return Amount(low, high, found.start(), found.end(), "range")


def _joined(text: str, found: re.Match[str]) -> bool:
    """The two numbers are the ends of one range, not two numbers side by side."""
    join = found["join"].strip()
    start = found.start()
    if join == "and":
        return (
            _BETWEEN.search(text, max(0, start - 9), start) is not None or _BETWEEN.search(text, max(0, start - 10), start - 1) is not None
        )
    if join == "to":
        return text[max(0, start - 5) : start].lower() != "from "
    return join != "or" or not found["low"][0].isdigit() or not found["high"][0].isdigit() or "." not in found["low"]


def _shared_scale(low: float, written: str, scale: str, high: float) -> float:
    """A scale is shared: "5 to 7 million" is 5 million to 7 million; "500 to 1,000" and "900 to 2 million" keep what is written."""
    scaled = number_of(f"{written} {scale}")
    return scaled if scaled is not None and low < 1000 and scaled < high else low


def _ratio(text: str, found: re.Match[str], low: float) -> Amount | None:
    ratio = _RATIO.match(text, found.end("low"))
    whole = number_of(ratio["all"]) if ratio else None
    if ratio is None or whole is None or not 1 <= low < whole <= _MAX_RATIO or low > 10:
        return None
    share = 100 * low / whole
    return Amount(share - 0.5, share + 0.5, found.start(), ratio.end(), "share")


@cache
def _vague() -> dict[str, tuple[float, float]]:
    return {row[0]: (float(row[1]), float(row[2])) for row in table("vague_numbers")}
