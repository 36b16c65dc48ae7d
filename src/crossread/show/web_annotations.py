"""A report's statements as W3C Web Annotations: each is a place in the text, given by its offsets and by its words.

A target has a TextPositionSelector (code points into the stored text, whose hash is given) and a TextQuoteSelector with
the words before and after, so that it is found again in the live page.
"""

from __future__ import annotations

from typing import Any

from crossread.rows import Reading, Report, Span, Statement
from crossread.show.safe import web_address
from crossread.show.said import whole

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32


def annotation_page(reading: Reading) -> dict[str, Any]:
    """One AnnotationPage a report, one Annotation a statement."""
    report = reading.report
    return {
        "@context": CONTEXT,
        "id": f"urn:crossread:report:{report.id}",
        "type": "AnnotationPage",
        "label": report.name,
        "text_sha256": report.text_sha256,
        "items": [_annotation(report, said) for said in whole(reading)],
    }


def _annotation(report: Report, said: Statement) -> dict[str, Any]:
    tags = [said.manner.value, said.attitude.value]
    body: list[dict[str, Any]] = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    parts = [("source", said.source), ("cue", said.cue), ("hedge", said.hedge)]
    linked = [(name, span) for name, spans in parts for span in spans]
    body += [{"type": "SpecificResource", "purpose": "linking", "name": name, **_place(report, span)} for name, span in linked]
    return {
        "id": f"urn:crossread:statement:{said.id}",
        "type": "Annotation",
        "motivation": "highlighting",
        "body": body,
        "target": [{"type": "SpecificResource", **_place(report, span)} for span in said.content],
    }


def _place(report: Report, span: Span) -> dict[str, Any]:
    text = report.text
    return {
        "source": web_address(report.url) or f"urn:crossread:report:{report.id}",
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": report.slice(span),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }
