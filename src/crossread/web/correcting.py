"""What a reader corrects in a story: the log with its undoings, and the forms for a row and for speakers, which need no script.

A form names statements and speakers by their ids in the record as it is shown; what is written down are their characters.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from crossread.rows import Span
from crossread.store import Store
from crossread.store.corrections import Correction, CorrectionKind, correct, correction, corrections, in_force, undoing
from crossread.web.answering import data, page, server_of
from crossread.web.problems import Problem, wants_json
from crossread.web.running import Running, ask
from crossread.web.stories import find_story, packed_story

_MOST = 400
_KINDS = {"apart": CorrectionKind.NOT_THE_SAME, "one": CorrectionKind.ONE_SPEAKER, "furniture": CorrectionKind.FURNITURE}


async def show_corrections(request: Request) -> Response:
    """The log of the story, a form for its speakers, and one for the row that the address names."""
    server = server_of(request)
    story, record = await _record(server, request.path_params["story"])
    asked = request.query_params.get("row", "")
    row = next((one for one in record["rows"] if one["id"] == asked), None)
    if asked and row is None:
        raise Problem(404, "no-row", "No row of this story has this id.", "The story may have changed since: open it again.")
    log = await _log(server, story)
    held = {one.id for one in in_force(log)}
    return page(
        request,
        "corrections.html.j2",
        story=story,
        title=next((report["title"] for report in record["reports"] if report["title"]), "this story"),
        row=_cells(record, row) if row else None,
        row_id=asked,
        speakers=[_speaker(record, one) for one in record["speakers"]],
        log=[(one, one.id in held, _words(record, one)) for one in reversed(log)],
        undone=CorrectionKind.UNDONE,
    )


async def give_corrections(request: Request) -> Response:
    """The log as JSON, in the order in which it was written."""
    server = server_of(request)
    story = (await find_story(server, request.path_params["story"])).id
    log = await _log(server, story)
    held = {one.id for one in in_force(log)}
    return data(request, {"story": story, "corrections": [_told(one) | {"in_force": one.id in held} for one in log]})


async def take_correction(request: Request) -> Response:
    """Write a correction at the end of the log."""
    server = server_of(request)
    story, record = await _record(server, request.path_params["story"])
    asked = await _asked(request)
    log = await _log(server, story)
    entry = _entry(asked, record, log, server.desk.now())

    def write(store: Store) -> None:
        correct(store, entry)

    await ask(server, write)
    address = f"/stories/{story}/corrections"
    if wants_json(request):
        return data(request, _told(entry), 201, {"Location": f"{address}.json"})
    return RedirectResponse(address, 303)


async def _record(server: Running, key: str) -> tuple[str, dict[str, Any]]:
    story, _, packed = await packed_story(server, key, "record")
    record: dict[str, Any] = json.loads(gzip.decompress(packed))
    return story, record


async def _log(server: Running, story: str) -> list[Correction]:
    def look(store: Store) -> list[Correction]:
        return corrections(store, [report for found in store.stories(story=story) for report in found.reports])

    return await ask(server, look)


async def _asked(request: Request) -> dict[str, Any]:
    """What the form, or the same as JSON, asks for."""
    if request.headers.get("content-type", "").partition(";")[0].strip() == "application/json":
        try:
            value = json.loads(await request.body())
            return {
                "kind": str(value.get("kind", "")),
                "row": str(value.get("row", "")),
                "undo": str(value.get("undo", "")),
                "statement": [str(one) for one in value.get("statements", [])][:_MOST],
                "speaker": [str(one) for one in value.get("speakers", [])][:_MOST],
            }
        except (ValueError, TypeError, AttributeError, RecursionError):
            raise Problem(400, "json", "The body is not JSON of the form that is wanted.", '{"kind": "apart", "row": "…"}') from None
    try:
        async with request.form(max_files=0, max_fields=_MOST) as form:
            one = {name: str(form.get(name, "")) for name in ("kind", "row", "undo")}
            return one | {name: [str(value) for value in form.getlist(name)] for name in ("statement", "speaker")}
    except HTTPException as error:
        raise Problem(400, "form", f"The form cannot be read: {error.detail}") from error


def _entry(asked: Mapping[str, Any], record: Mapping[str, Any], log: Sequence[Correction], made: str) -> Correction:
    """The entry that is asked for.

    Raises:
        Problem: 400, it would say nothing.

    """
    if asked["undo"]:
        found = next((one for one in in_force(log) if one.id == asked["undo"]), None)
        if found is None:
            raise Problem(400, "usage", "No correction in force has this id.", "It may be undone already.")
        return undoing(found, made=made)
    kind = _KINDS.get(asked["kind"])
    if kind is None:
        raise Problem(400, "usage", "No kind of correction is called so.", f"One of {', '.join(_KINDS)}.")
    if kind is CorrectionKind.ONE_SPEAKER:
        named = [one for one in record["speakers"] if one["id"] in asked["speaker"] and one["mentions"]]
        if len(named) < 2:
            raise Problem(400, "usage", "Fewer than two speakers were named.", "Tick two.")
        places = [_span(one["mentions"][0]) for one in named]
        return correction(kind, places[:1], places[1:], made=made)
    said = {one["id"]: _extent(one) for one in record["statements"]}
    row = next((one for one in record["rows"] if one["id"] == asked["row"]), None)
    held = [key for key in row["statements"] if key in said] if row else []
    ticked = [key for key in held if key in asked["statement"]]
    others = [key for key in held if key not in ticked]
    if not ticked or (kind is CorrectionKind.NOT_THE_SAME and not others):
        raise Problem(400, "usage", "Not some, or all, statements of a row were named.", "Tick those that the correction is about.")
    right = [said[key] for key in others] if kind is CorrectionKind.NOT_THE_SAME else []
    return correction(kind, [said[key] for key in ticked], right, made=made)


def _extent(said: Mapping[str, Any]) -> Span:
    return Span(said["report"], said["content"][0][0], said["content"][-1][1])


def _span(place: Mapping[str, Any]) -> Span:
    return Span(place["report"], place["start"], place["end"])


def _cells(record: Mapping[str, Any], row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The statements of a row, each with its report and its words."""
    said = {one["id"]: one for one in record["statements"]}
    report_of = {one["id"]: one for one in record["reports"]}
    cells = []
    for key in row["statements"]:
        if key in said:
            report = report_of[said[key]["report"]]
            words = " … ".join(report["text"][start:end] for start, end in said[key]["content"])
            cells.append({"id": key, "report": report, "words": words, "start": said[key]["content"][0][0]})
    return cells


def _speaker(record: Mapping[str, Any], one: Mapping[str, Any]) -> dict[str, Any]:
    name_of = {report["id"]: report["outlet"] or report["name"] for report in record["reports"]}
    reports = dict.fromkeys(name_of[key.partition(":")[0]] for key in one["statements"] if key.partition(":")[0] in name_of)
    return {**one, "reports": list(reports)}


def _words(record: Mapping[str, Any], entry: Correction) -> list[tuple[str, int, str]]:
    """The characters that an entry points at, as far as the story still has their report: its id, their start, the words."""
    text_of = {report["id"]: report["text"] for report in record["reports"]}
    return [(span.report, span.start, text_of[span.report][span.start : span.end][:300]) for span in entry.left if span.report in text_of]


def _told(entry: Correction) -> dict[str, Any]:
    sides = {
        name: [{"report": span.report, "start": span.start, "end": span.end} for span in side]
        for name, side in (("left", entry.left), ("right", entry.right))
    }
    return {"id": entry.id, "kind": str(entry.kind), **sides, "undoes": entry.undoes, "made": entry.made}
