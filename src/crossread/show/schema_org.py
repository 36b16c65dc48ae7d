"""A report's statements as schema.org JSON-LD: direct speech is a Quotation, all else a Claim. Never a ClaimReview.

A Claim says that the report has it, and in whose name; whether it is so is nowhere said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crossread.rows import Manner, Reading, Report, Speaker, Statement
from crossread.show.safe import web_address
from crossread.show.said import whole


def json_ld(reading: Reading, speakers: Sequence[Speaker] = ()) -> dict[str, Any]:
    """One NewsArticle a report, its statements as parts."""
    report = reading.report
    name_of = {key: speaker.name for speaker in speakers for key in speaker.statements}
    return _present(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": f"urn:crossread:report:{report.id}",
            "identifier": report.id,
            "name": report.name,
            "headline": report.slice(report.title) if report.title else None,
            "url": web_address(report.url),
            "datePublished": report.published,
            "publisher": {"@type": "Organization", "name": report.outlet} if report.outlet else None,
            "hasPart": [_part(report, said, name_of.get(said.id)) for said in whole(reading)],
        }
    )


def _part(report: Report, said: Statement, speaker: str | None) -> dict[str, Any]:
    is_quoted = said.manner is Manner.DIRECT
    who = speaker or report.join(said.source) or (report.outlet if said.manner is Manner.NARRATED else None)
    role = "spokenByCharacter" if is_quoted else "author"
    return _present(
        {
            "@type": "Quotation" if is_quoted else "Claim",
            "@id": f"urn:crossread:statement:{said.id}",
            "text": report.join(said.content),
            role: {"name": who} if who else None,
            "keywords": f"{said.manner.value}, {said.attitude.value}",
        }
    )


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
