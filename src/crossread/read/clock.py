"""Times of day: "9.25 am", "18:50 IST", "noon", "nine o'clock"."""

from __future__ import annotations

import re

from crossread.read.phrases import PART, WEEKDAY

_ZONE = (
    r"(?: ?(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|IST|AEST|AEDT|JST|MSK|WIB|PKT|Eastern"
    r"(?: (?:Daylight |Standard )?[Tt]ime)?|Pacific(?: (?:Daylight |Standard )?[Tt]ime)?|Central [Tt]ime"
    r"|[Ll]ocal [Tt]ime)\b)"
)
_HALF_DAY = re.compile(
    rf"(?P<hour>1[0-2]|0?\d)(?:[:.](?P<minute>[0-5]\d))?(?:[:.][0-5]\d)?[ \u00a0]?(?P<half>[ap]\.? ?m\b\.?|[AP]\.?M\b\.?)(?P<zone>{_ZONE})?"
)
_FULL_DAY = re.compile(
    rf"(?P<hour>[01]?\d|2[0-3])(?P<mark>[:.]|)(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d.:%])(?:(?P<zone>{_ZONE})|"
    rf"(?P<hours> ?(?:hrs|hours)\b)|(?= (?:(?:on )?{WEEKDAY}|{PART}|in the (?:morning|evening|afternoon))\b))?"
)
_HOUR = re.compile(
    r"(?P<hour>1[0-2]|[1-9])(?: o['’]clock(?: in the (?P<part>morning|afternoon|evening))?| in the (?P<only>morning|afternoon|evening))\b"
)
_NAMED = re.compile(r"(?P<name>[Nn]oon|[Mm]idday|[Mm]idnight)\b")
_AT = re.compile(
    r"\b(?:at|by|about|around|until|till|before|after|from|since|between|and|to|approximately|nearly|exactly|of|At|By"
    r"|Around|About) (?:about |around |exactly |approximately |nearly )?$"
)
# Most numbers are no times; this tells so before the patterns that look closer.
_MAY_BE_TIME = re.compile(r"\d{1,2}(?:[:.]\d|[ \u00a0]?[aApP]\.? ?[mM]| o['’]| in the )|\d{4} |[NnMm]")
_NAMES = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}


def time_at(text: str, start: int) -> tuple[str, str, int] | None:
    """The TIMEX3 time of day that begins at a place ("T09:25"), its time zone as written, and where it ends."""
    if not _MAY_BE_TIME.match(text, start):
        return None
    named = _NAMED.match(text, start)
    if named:
        return _NAMES[named["name"].lower()], "", named.end()
    found = _HALF_DAY.match(text, start)
    if found:
        hour = int(found["hour"]) % 12 + (12 if found["half"][0] in "pP" else 0)
        return f"T{hour:02d}:{found['minute'] or '00'}", (found["zone"] or "").strip(), _without_stop(text, found)
    hour_only = _HOUR.match(text, start)
    if hour_only:
        later = (hour_only["part"] or hour_only["only"]) in ("afternoon", "evening")
        return f"T{int(hour_only['hour']) % 12 + 12 * later:02d}:00", "", hour_only.end()
    return _full_day(text, start)


def _full_day(text: str, start: int) -> tuple[str, str, int] | None:
    """A 24-hour time needs its colon and a preposition, a zone or a day beside it: "3:2" may be a score, "18.50" a price."""
    found = _FULL_DAY.match(text, start)
    if found is None:
        return None
    marked = found["zone"] or found["hours"]
    beside = found.end() == found.end("minute") and (
        _AT.search(text, max(0, start - 24), start) is not None or text[found.end() : found.end() + 2] in (" M", " T", " W", " F", " S")
    )
    if not marked and not (found["mark"] == ":" and beside):
        return None
    if found["mark"] == "" and (found.end("minute") - start < 4 or (found["zone"] is None and found["hours"] is None)):
        return None
    if found["mark"] == "" and found["hours"] and found["hours"].strip() == "hours" and not _AT.search(text, max(0, start - 24), start):
        return None
    return f"T{int(found['hour']):02d}:{found['minute']}", (found["zone"] or "").strip(), found.end()


def _without_stop(text: str, found: re.Match[str]) -> int:
    """The end without the full stop of "pm." where it closes a sentence rather than an abbreviation."""
    end = found.end()
    if found["zone"] or text[end - 1] != "." or "." in found["half"][:-1]:
        return end
    return end - 1
