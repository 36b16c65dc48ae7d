"""The record as JSON, in the form of schemas/record-1.schema.json; the same record gives the same bytes.

Offsets are Unicode code points into the report's `text`, half-open. Nothing here knows the time or the machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from crossread.rows import (
    Absence,
    Difference,
    Dispute,
    Drift,
    Edge,
    Name,
    Origin,
    Reading,
    Reason,
    Record,
    Report,
    Role,
    Row,
    Span,
    Speaker,
    Statement,
    Verdict,
)
from crossread.show.order import settle
from crossread.show.unsettled import unsettled
from crossread.version import VERSION

SCHEMA = "urn:crossread:record:1"
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(record: Record) -> str:
    """The record as JSON text, one report, statement or row a line, so that lines can be compared and searched."""
    parts = []
    for key, value in to_dict(record).items():
        shown = "[\n" + ",\n".join(map(dumps, value)) + "\n]" if isinstance(value, list) and value else dumps(value)
        parts.append(f"{dumps(key)}: {shown}")
    return "{" + ",\n".join(parts) + "}\n"


def dumps(tree: object) -> str:
    """JSON on one line. Half of a surrogate pair is written as an escape, so that the text is always valid UTF-8."""
    text = json.dumps(tree, ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def to_dict(record: Record) -> dict[str, Any]:
    """The record as dictionaries and lists, named as in the published schema."""
    record = settle(record)
    speaker_of = {key: speaker.id for speaker in record.speakers for key in speaker.statements}
    differences: dict[str, list[Difference]] = {}
    for one in record.differences:
        differences.setdefault(one.row, []).append(one)
    absences: dict[str, list[Absence]] = {}
    for absence in record.absences:
        absences.setdefault(absence.row, []).append(absence)
    drifts = {drift.row: drift for drift in record.drifts}
    return {
        "crossread": VERSION,
        "schema": SCHEMA,
        "id": record.id,
        "reports": [_report(report) for report in record.reports],
        "statements": [
            _statement(said, speaker_of.get(said.id), why.get(said.id))
            for reading, why in ((reading, unsettled(reading)) for reading in record.readings)
            for said in (*reading.statements, *reading.parts)
        ],
        "speakers": [_speaker(speaker) for speaker in record.speakers],
        "names": [_name(name) for name in record.names],
        "rows": [_row(row, differences.get(row.id, []), absences.get(row.id, []), drifts.get(row.id)) for row in record.rows],
        "verdicts": [_verdict(verdict) for verdict in record.verdicts],
        "disputes": [_dispute(dispute) for dispute in record.disputes],
        "origins": [_origin(origin) for origin in record.origins],
        "edges": [_edge(edge) for edge in record.edges],
        "warnings": list(record.warnings),
    }


def reading_to_dict(reading: Reading, speakers: Sequence[Speaker] = ()) -> dict[str, Any]:
    """One report, its statements (narrated ones too; a clause is left to the statement it is of) and who speaks in it."""
    speaker_of = {key: speaker.id for speaker in speakers for key in speaker.statements}
    why = unsettled(reading)
    whole = [said for said in reading.statements if said.part_of is None]
    return {
        "name": reading.report.name,
        "report": reading.report.id,
        "text_sha256": reading.report.text_sha256,
        "outcome": _outcome(reading.report),
        "statements": [
            _statement(said, speaker_of.get(said.id), why.get(said.id))
            for said in sorted(whole, key=lambda said: (said.start, said.end, said.id))
        ],
        "speakers": [_speaker(speaker) for speaker in speakers],
    }


def reading_to_json(reading: Reading, speakers: Sequence[Speaker] = ()) -> str:
    """One report and its statements as JSON on one line."""
    return dumps(reading_to_dict(reading, speakers))


def _report(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "name": report.name,
        "title": report.slice(report.title) if report.title else None,
        "outlet": report.outlet,
        "url": report.url,
        "byline": report.byline,
        "published": report.published,
        "published_from": report.published_from,
        "lang": report.lang,
        "outcome": _outcome(report),
        "raw_sha256": report.raw_sha256,
        "text_sha256": report.text_sha256,
        "text": report.text,
        "furniture": [
            {"start": block.span.start, "end": block.span.end, "role": str(block.role), "reason": block.reason}
            for block in report.blocks
            if block.role is not Role.PARAGRAPH
        ],
    }


def _outcome(report: Report) -> dict[str, str]:
    return {"state": str(report.outcome.state), "reason": report.outcome.reason, "detail": report.outcome.detail}


def _statement(said: Statement, speaker: str | None, why: str | None) -> dict[str, Any]:
    return {
        "id": said.id,
        "report": said.report,
        "content": _pairs(said.content),
        "cue": _pairs(said.cue),
        "source": _pairs(said.source),
        "hedge": _pairs(said.hedge),
        "speaker": speaker,
        "speaker_open": why if speaker is None else None,
        "manner": str(said.manner),
        "attitude": str(said.attitude),
        "part_of": said.part_of,
    }


def _name(name: Name) -> dict[str, Any]:
    return {
        "id": name.id,
        "name": name.name,
        "kind": name.kind.value,
        "spellings": list(name.spellings),
        "mentions": [_place(span) for span in name.mentions],
        "reasons": _reasons(name.reasons),
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "spellings": list(speaker.spellings),
        "mentions": [_place(span) for span in speaker.mentions],
        "statements": list(speaker.statements),
        "reasons": _reasons(speaker.reasons),
    }


def _row(row: Row, differences: list[Difference], absences: list[Absence], drift: Drift | None) -> dict[str, Any]:
    return {
        "id": row.id,
        "statements": list(row.statements),
        "relation": str(row.relation),
        "reference": row.reference,
        "differences": [
            {"kind": str(one.kind), "between": [_place(span) for span in one.places], "reasons": _reasons(one.reasons)}
            for one in differences
        ],
        "absent": [
            {"report": one.report, "kind": str(one.kind), "nearest": one.nearest, "reasons": _reasons(one.reasons)} for one in absences
        ],
        "drift": {"statements": list(drift.statements), "reasons": _reasons(drift.reasons)} if drift else None,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {"left": verdict.left, "right": verdict.right, "relation": str(verdict.relation), "reasons": _reasons(verdict.reasons)}


def _dispute(dispute: Dispute) -> dict[str, Any]:
    return {
        "id": dispute.id,
        "asserts": list(dispute.asserts),
        "denies": list(dispute.denies),
        "declines": list(dispute.declines),
        "one_sided": list(dispute.one_sided),
        "reasons": _reasons(dispute.reasons),
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {"id": origin.id, "name": origin.name, "reports": sorted(origin.reports), "edges": [_edge(edge) for edge in origin.edges]}


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "copy": edge.copy,
        "of": edge.of,
        "source": edge.source,
        "kind": str(edge.kind),
        "left": [_place(span) for span in edge.left],
        "right": [_place(span) for span in edge.right],
        "declared": edge.declared,
        "confidence": round(edge.confidence, 6),
        "detail": edge.detail,
    }


def _reasons(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    return [
        {
            "feature": reason.feature,
            "score": round(reason.score, 6),
            "detail": reason.detail,
            "left": _place(reason.left) if reason.left else None,
            "right": _place(reason.right) if reason.right else None,
        }
        for reason in reasons
    ]


def _place(span: Span) -> dict[str, Any]:
    return {"report": span.report, "start": span.start, "end": span.end}


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
