"""The fixed words of what we show. Whatever is no report's own text comes from here, from a reason, or from an outcome."""

from __future__ import annotations

from crossread.rows import AbsenceKind, Attitude, DifferenceKind, Manner, OriginKind, Relation, Role

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
DIFFERENCES = {
    DifferenceKind.NUMBER: "number",
    DifferenceKind.DATE: "date",
    DifferenceKind.NAME: "name",
    DifferenceKind.PLACE: "place",
    DifferenceKind.TERM: "choice of word",
    DifferenceKind.SCOPE: "scope",
    DifferenceKind.ATTRIBUTION: "who says it, and how",
    DifferenceKind.STANCE: "stance",
    DifferenceKind.QUOTE: "quoted words",
}
MANNERS = {
    Manner.DIRECT: "quoted",
    Manner.INDIRECT: "in the outlet's words",
    Manner.MIXED: "partly quoted",
    Manner.NARRATED: "said by the outlet itself",
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


def counted(number: int, one: str, many: str) -> str:
    """The number with its noun: "1 report", "3 reports"."""
    return f"{number} {one if number == 1 else many}"
