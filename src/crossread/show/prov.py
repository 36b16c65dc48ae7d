"""Where a report's statements come from, as W3C PROV: from the bytes to the text, from the text to each statement.

JSON-LD in the terms of PROV-O, with its context written out, so that it is read without a network. Entities are the bytes as given,
the stored text and the statements; activities are loading and reading, both done by this version of Crossread; a report that says whose
words it gives attributes the statement to them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from crossread.rows import Reading, Report, Speaker, Statement
from crossread.show.safe import web_address
from crossread.show.said import whole
from crossread.version import VERSION

CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "label": "rdfs:label",
    "value": "prov:value",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "atLocation": {"@id": "prov:atLocation", "@type": "@id"},
    "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
}
AGENT = f"urn:crossread:version:{VERSION}"


def provenance(reading: Reading, speakers: Sequence[Speaker] = ()) -> dict[str, Any]:
    """One graph a report."""
    report = reading.report
    said_by = {key: speaker for speaker in speakers for key in speaker.statements}
    named = {speaker.id: speaker for speaker in said_by.values()}
    return {
        "@context": CONTEXT,
        "@graph": [
            {"@id": AGENT, "@type": ["prov:Agent", "prov:SoftwareAgent"], "label": f"Crossread {VERSION}"},
            *({"@id": _speaker(key), "@type": "prov:Agent", "label": named[key].name} for key in sorted(named)),
            *_journey(report),
            *(_said(report, said, said_by) for said in whole(reading)),
        ],
    }


def _journey(report: Report) -> list[dict[str, Any]]:
    """The bytes, the text made of them, and what made it."""
    raw, text = f"urn:sha256:{report.raw_sha256}", f"urn:crossread:report:{report.id}"
    loading, reading = f"urn:crossread:load:{report.id}", f"urn:crossread:read:{report.id}"
    return [
        _present({"@id": raw, "@type": "prov:Entity", "atLocation": web_address(report.url), "generatedAtTime": report.captured}),
        {"@id": loading, "@type": "prov:Activity", "used": raw, "wasAssociatedWith": AGENT},
        {
            "@id": text,
            "@type": "prov:Entity",
            "label": f"{report.name}, text of sha256 {report.text_sha256}",
            "wasDerivedFrom": raw,
            "wasGeneratedBy": loading,
        },
        {"@id": reading, "@type": "prov:Activity", "used": text, "wasAssociatedWith": AGENT},
    ]


def _said(report: Report, said: Statement, said_by: Mapping[str, Speaker]) -> dict[str, Any]:
    text = f"urn:crossread:report:{report.id}"
    return _present(
        {
            "@id": f"urn:crossread:statement:{said.id}",
            "@type": "prov:Entity",
            "value": report.join(said.content),
            "wasQuotedFrom": text,
            "wasGeneratedBy": f"urn:crossread:read:{report.id}",
            "wasAttributedTo": _speaker(said_by[said.id].id) if said.id in said_by else None,
        }
    )


def _speaker(key: str) -> str:
    return f"urn:crossread:speaker:{key}"


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
