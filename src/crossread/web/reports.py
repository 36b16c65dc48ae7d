"""One report: its stored text with every statement marked, who says each, and how the page changed from version to version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from crossread.rows import MentionKind, Reading, Record, Report, State, Statement
from crossread.show.index import index
from crossread.show.json import reading_to_dict
from crossread.show.page import language_of
from crossread.show.said import whole
from crossread.show.texts import link, texts
from crossread.store import Kept, Store, stories_of
from crossread.store.versions import Change, changes, versions
from crossread.web.answering import data, page, server_of
from crossread.web.problems import Problem
from crossread.web.running import ask

_MOST_HUNKS = 200


@dataclass(frozen=True, slots=True)
class _Seen:
    reading: Reading
    kept: Kept
    story: str | None
    versions: tuple[Kept, ...]
    changes: tuple[Change, ...]


async def show_report(request: Request) -> Response:
    """The report as a page."""
    seen = await _seen(request)
    reading = seen.reading
    known = texts(index(_alone(reading)))
    return page(
        request,
        "report.html.j2",
        report=reading.report,
        source=known.sources[0] if known.sources else None,
        to=lambda spans: link(known, spans),
        said=whole(reading),
        name_of=lambda one: _name(reading, one),
        lang=language_of,
        kept=seen.kept,
        story=seen.story,
        versions=list(zip(seen.versions, (None, *seen.changes), strict=True)),
        most_hunks=_MOST_HUNKS,
        cut_off=reading.report.outcome.state is State.PARTIAL,
    )


async def give_report(request: Request) -> Response:
    """The report as JSON: what `crossread read` gives, with its text, story and versions."""
    seen = await _seen(request)
    listed = [{"id": one.id, "captured": one.captured, "published": one.published, "text_sha256": one.text_sha256} for one in seen.versions]
    facts = {
        "title": seen.kept.title,
        "outlet": seen.kept.outlet,
        "url": seen.kept.url,
        "published": seen.kept.published,
        "captured": seen.kept.captured,
        "story": seen.story,
        "text": seen.reading.report.text,
        "versions": listed,
        "changes": [_change(one) for one in seen.changes],
    }
    return data(request, {**reading_to_dict(seen.reading), **facts})


async def _seen(request: Request) -> _Seen:
    key = request.path_params["report"]

    def look(store: Store) -> _Seen | None:
        found = store.readings([key])
        if not found:
            return None
        (kept,) = store.reports(ids=[key])
        told = tuple(versions(store, key)) or (kept,)
        readings = {one.report.id: one for one in store.readings(one.id for one in told)} if len(told) > 1 else {key: found[0]}
        changed = tuple(changes([readings[one.id] for one in told]))
        return _Seen(found[0], kept, stories_of(store, [key]).get(key), told, changed)

    seen = await ask(server_of(request), look)
    if seen is None:
        raise Problem(404, "no-report", "No report has this id.", "/search finds reports.")
    return seen


def _alone(reading: Reading) -> Record:
    """The record of one report: it says what it says, and nothing is beside it."""
    return Record(reading.report.id, (reading,), (), (), (), (), (), (), (), ())


def _name(reading: Reading, said: Statement) -> str:
    """The name in the words that say who speaks, "" where they hold none."""
    inside = [one for one in reading.mentions if any(one.span.within(span) for span in said.source)]
    people = [one for one in inside if one.kind is MentionKind.PERSON] or inside
    return reading.report.slice(people[0].head) if people else ""


def _change(one: Change) -> dict[str, Any]:
    return {
        "from": one.old.report.id,
        "to": one.new.report.id,
        "hunks": [{"old": [hunk.old.start, hunk.old.end], "new": [hunk.new.start, hunk.new.end]} for hunk in one.hunks],
        "gone": [said.id for said in one.gone],
        "added": [said.id for said in one.added],
    }


def title_of(report: Report) -> str:
    """What to call the report: its headline, else its name."""
    return (report.slice(report.title).strip() if report.title else "") or report.name
