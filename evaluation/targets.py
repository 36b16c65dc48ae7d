"""What each scorer measures, what was known before, and what must be reached."""

from __future__ import annotations

ABOUT = {
    "cases": "The little stories of `tests/cases`, written by us; they need no other data.",
    "record": "Rows and differences over the ten annotated stories of record-dev (`../shared/eval/score_record.py`).",
    "speech": "Who says what, in single reports (`../shared/eval/score_speech.py`).",
    "names_ner": "Names of people, organisations and places.",
    "names": "Which two spellings are one name.",
    "quantities": "Numbers, units and money.",
    "dates": "Dates and durations, found and placed.",
    "pages": "What of a page is the report, and what is not.",
    "reuse": "Which report is a copy of which.",
}

# A figure's baseline as known before Crossread, and what it must reach.
TARGETS = {
    "cases.stories that hold": ("", ".80"),
    "speed.read, from text": ("", "200 reports/s"),
    "speed.read, from pages": ("", "120 reports/s"),
    "speed.compare of two reports, cold": ("", "1.5 s"),
    "speed.compare of two reports, peak memory": ("", "250 MB"),
}
