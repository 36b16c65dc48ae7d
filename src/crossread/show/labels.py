"""The fixed words of what we show. Whatever is no report's own text comes from here, from a reason, or from an outcome."""

from __future__ import annotations

import re

from crossread.rows import AbsenceKind, Attitude, DifferenceKind, Manner, OriginKind, Relation, Role

_INSTANT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(?P<zone>Z|[+-]\d\d:\d\d)?")

REFERENCE = ("◆", "reference")
RELATIONS = {
    Relation.SAME: ("=", "same"),
    Relation.REWORDED: ("~", "reworded"),
    Relation.DIFFERS: ("±", "differs"),
    Relation.CONTRADICTS: ("✕", "contradicts"),
    Relation.DENIES: ("/", "denies"),
    Relation.UNCLEAR: ("?", "unclear"),
}
ABSENCES = {
    AbsenceKind.NOT_MENTIONED: ("( )", "not mentioned"),
    AbsenceKind.CUT_OFF: ("…", "cut off"),
    AbsenceKind.UNCLEAR: ("?", "unclear"),
}
# How much a row divides its reports: what a reader should see first has the highest number.
WEIGHT = {
    Relation.CONTRADICTS: 5,
    Relation.DENIES: 4,
    Relation.DIFFERS: 3,
    Relation.UNCLEAR: 2,
    Relation.REWORDED: 1,
    Relation.SAME: 0,
}
# Differences of fact come first, those of wording last.
DIFFERENCES = {
    DifferenceKind.NUMBER: "number",
    DifferenceKind.DATE: "date",
    DifferenceKind.PLACE: "place",
    DifferenceKind.NAME: "name",
    DifferenceKind.STANCE: "stance",
    DifferenceKind.ATTRIBUTION: "who says it, and how",
    DifferenceKind.QUOTE: "quoted words",
    DifferenceKind.SCOPE: "scope",
    DifferenceKind.TERM: "choice of word",
}
MANNERS = {
    Manner.DIRECT: "quoted",
    Manner.INDIRECT: "indirect",
    Manner.MIXED: "partly quoted",
    Manner.NARRATED: "the outlet itself",
}
ATTITUDES = {
    Attitude.ASSERTS: "says",
    Attitude.DENIES: "denies",
    Attitude.DECLINES: "declines to confirm",
    Attitude.DOUBTS: "doubts",
    Attitude.WARNS: "warns",
    Attitude.PREDICTS: "predicts",
    Attitude.CALLS: "calls for",
    Attitude.ANNOUNCES: "announces",
    Attitude.ASKS: "asks",
    Attitude.BELIEVES: "believes",
    Attitude.APOLOGISES: "apologises",
}
EDGES = {
    OriginKind.CREDIT: "credit line",
    OriginKind.CITED: "cites",
    OriginKind.SHARED_TEXT: "the same text",
    OriginKind.SHARED_QUOTE: "the same quotation",
    OriginKind.LINK: "link",
    OriginKind.OCCASION: "the same occasion",
}
ROLES = {
    Role.TITLE: "headline",
    Role.HEADING: "heading",
    Role.PARAGRAPH: "paragraph",
    Role.CAPTION: "caption, left out",
    Role.CREDIT: "credit line, left out",
    Role.DATELINE: "dateline, left out",
    Role.BIOGRAPHY: "about the author, left out",
    Role.FURNITURE: "page furniture, left out",
    Role.REPEAT: "repeated, left out",
}

_PARTS = {
    "MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime",
    "SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter",
}  # fmt: skip
_PART = re.compile(r"(?P<date>\d{4}(?:-\d\d-\d\d)?)[T-](?P<part>" + "|".join(_PARTS) + ")")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


def when(published: str | None) -> str:
    """An ISO 8601 day or instant as a reader reads it: "2026-03-03 09:10 UTC"."""
    if not published:
        return "no date"
    found = _INSTANT.fullmatch(published)
    if found is None:
        return published
    zone = found["zone"] or ""
    return f"{found['day']} {found['clock']}{' UTC' if zone in ('Z', '+00:00') else ' ' + zone if zone else ''}"


def day_told(norm: str) -> str:
    """A TIMEX3 value as a reader reads it: "2025-03-10 (night)", "2025-03-11 21:40", "2025 (spring)"."""
    found = _PART.fullmatch(norm)
    if found:
        return f"{found['date']} ({_PARTS[found['part']]})"
    return norm.replace("T", " ") if _CLOCK.fullmatch(norm) else norm


def counted(number: int, one: str, many: str) -> str:
    """The number with its noun: "1 report", "3 reports"."""
    return f"{number} {one if number == 1 else many}"
