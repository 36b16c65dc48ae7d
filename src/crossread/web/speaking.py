"""One speaker over all stories of a store: how the reports spell the name and why it is one, and everything it is made to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from crossread.rows import Reading, Report, Speaker, Statement
from crossread.show.json import reading_to_dict
from crossread.store import Store, stories_of
from crossread.store.answers import Spoken
from crossread.web.answering import data, page, server_of
from crossread.web.problems import Problem
from crossread.web.reports import title_of
from crossread.web.running import apart, ask

_MOST_CHARS = 200


@dataclass(frozen=True, slots=True)
class Told:
    """What one report has a speaker say."""

    report: Report
    title: str
    story: str | None
    said: tuple[Statement, ...]


async def show_speaker(request: Request) -> Response:
    """The speaker as a page; without a name, the question for one."""
    name = request.query_params.get("name", "").strip()
    if not name:
        return page(request, "speaker.html.j2", name="", ones=None, more=False)
    spoken, story_of = await _spoken(request, name)
    return page(request, "speaker.html.j2", name=name, ones=[_one(one, spoken, story_of) for one in spoken.speakers], more=spoken.more)


async def give_speaker(request: Request) -> Response:
    """The same as JSON."""
    name = request.query_params.get("name", "").strip()
    if not name:
        raise Problem(400, "usage", "No name was given.", "/speakers.json?name=Ivo+Marek")
    spoken, story_of = await _spoken(request, name)
    readings = [reading_to_dict(one, _of(spoken.speakers, one)) | {"story": story_of.get(one.report.id)} for one in spoken.readings]
    listed = [_listed(one) for one in spoken.speakers]
    return data(request, {"name": name, "speakers": listed, "reports": readings, "more": spoken.more})


async def _spoken(request: Request, name: str) -> tuple[Spoken, dict[str, str]]:
    server = server_of(request)
    if len(name) > _MOST_CHARS:
        raise Problem(400, "usage", "This name is too long.", f"At most {_MOST_CHARS} characters.")
    if server.desk.place is None:
        raise Problem(404, "no-store", "No store is served.", "Start it with crossread serve --store news.db")
    spoken = await apart(server, lambda: server.desk.speak(name))

    def look(store: Store) -> dict[str, str]:
        return stories_of(store, [one.report.id for one in spoken.readings])

    return spoken, await ask(server, look)


def _one(speaker: Speaker, spoken: Spoken, story_of: dict[str, str]) -> dict[str, Any]:
    report_of = {one.report.id: one.report for one in spoken.readings}
    written: dict[str, dict[str, Report]] = {form: {} for form in speaker.spellings}
    for span in speaker.mentions:
        report = report_of.get(span.report)
        if report is not None and report.slice(span) in written:
            written[report.slice(span)][report.id] = report
    told = [_told(one, set(speaker.statements), story_of) for one in spoken.readings]
    spellings = [(form, list(reports.values())) for form, reports in written.items()]
    return {"speaker": speaker, "spellings": spellings, "told": [one for one in told if one.said]}


def _told(reading: Reading, wanted: set[str], story_of: dict[str, str]) -> Told:
    said = tuple(one for one in reading.statements if one.id in wanted and one.part_of is None)
    return Told(reading.report, title_of(reading.report), story_of.get(reading.report.id), said)


def _of(speakers: tuple[Speaker, ...], reading: Reading) -> list[Speaker]:
    held = {one.id for one in reading.statements}
    return [one for one in speakers if held & set(one.statements)]


def _listed(speaker: Speaker) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "spellings": list(speaker.spellings),
        "mentions": [{"report": span.report, "start": span.start, "end": span.end} for span in speaker.mentions],
        "statements": list(speaker.statements),
        "reasons": [reason.detail for reason in speaker.reasons],
    }
