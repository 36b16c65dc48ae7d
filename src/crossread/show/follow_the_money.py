"""A report's statements as FollowTheMoney entities: the article, who speaks in it, and a note for each statement.

A note hangs on its speaker (on the article where nobody is named) and has the article as its proof. The id of a speaker is
a hash of the name alone, so that the same name of two reports is one entity, for an analyst to part or to keep.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crossread.rows import Manner, Reading, Report, Speaker, Statement, digest
from crossread.show.safe import web_address
from crossread.show.said import whole


def entities(reading: Reading, speakers: Sequence[Speaker] = ()) -> list[dict[str, Any]]:
    """The article, its speakers and the statements that somebody makes; what the outlet says itself is left out."""
    report = reading.report
    article = f"crossread-{report.id}"
    name_of = {key: speaker.name for speaker in speakers for key in speaker.statements}
    spoken = [said for said in whole(reading) if said.manner is not Manner.NARRATED]
    named = [(said, name_of.get(said.id) or report.join(said.source)) for said in spoken]
    names = dict.fromkeys(name for _, name in named if name)
    made = [_article(article, report)]
    made += [_entity(_speaker_id(name), "LegalEntity", name=name) for name in names]
    return made + [_note(article, report, said, name) for said, name in named]


def _article(key: str, report: Report) -> dict[str, Any]:
    title = report.slice(report.title) if report.title else report.name
    return _entity(
        key,
        "Article",
        title=title,
        sourceUrl=web_address(report.url),
        publisher=report.outlet,
        author=report.byline,
        publishedAt=report.published,
    )


def _note(article: str, report: Report, said: Statement, name: str) -> dict[str, Any]:
    return _entity(
        f"crossread-{digest('note', said.id)}",
        "Note",
        entity=_speaker_id(name) if name else article,
        description=report.join(said.content),
        keywords=said.attitude.value,
        proof=article,
        publisher=report.outlet,
        sourceUrl=web_address(report.url),
    )


def _speaker_id(name: str) -> str:
    return f"crossread-{digest('speaker', name.casefold())}"


def _entity(key: str, schema: str, **values: str | None) -> dict[str, Any]:
    return {"id": key, "schema": schema, "properties": {name: [value] for name, value in values.items() if value}}
