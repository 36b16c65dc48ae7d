"""The stories of a store, as a list in pages, and one story: the page that the commands write, kept until it is stale."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from crossread.store import Store, StoredStory
from crossread.store.answers import answer_key, kept_page, kept_record
from crossread.store.listing import Listed, recent_stories
from crossread.web.answering import HTML, JSON, data, packed, page, server_of, story_policy
from crossread.web.problems import Problem
from crossread.web.running import Running, apart, ask


async def show_stories(request: Request) -> Response:
    """The newest stories, or those before a place in the list."""
    listed, after = await _listed(request)
    return page(request, "stories.html.j2", stories=listed, after=after, first="before" not in request.query_params)


async def give_stories(request: Request) -> Response:
    """The same list as JSON."""
    listed, after = await _listed(request)
    return data(request, {"stories": [_told(story) for story in listed], "before": after})


async def show_story(request: Request) -> Response:
    """The story page."""
    return await _story(request, "page")


async def give_story(request: Request) -> Response:
    """The record as JSON, in the published form."""
    return await _story(request, "record")


async def find_story(server: Running, key: str) -> StoredStory:
    """The story with this id, also one that it became part of.

    Raises:
        Problem: 404, there is none.

    """
    found = await ask(server, lambda store: store.stories(story=key))
    if not found:
        raise Problem(404, "no-story", "No story has this id.", "/stories lists them.")
    return found[0]


async def packed_story(server: Running, key: str, part: str) -> tuple[str, str, bytes]:
    """The id of the story as it is now, the key of its answer, and the page or record, gzipped; made where none is kept."""

    def look(store: Store) -> tuple[str, str, bytes | None] | None:
        found = store.stories(story=key)
        if not found:
            return None
        tag = answer_key(store, found[0], *server.desk.made_with)
        return found[0].id, tag, (kept_page if part == "page" else kept_record)(store, found[0].id, tag)

    seen = await ask(server, look)
    if seen is None:
        raise Problem(404, "no-story", "No story has this id.", "/stories lists them.")
    story, tag, kept = seen
    server.counts["kept" if kept is not None else "made",] += 1
    if kept is not None:
        return story, tag, kept
    answer: Any = await made_once(server, story, tag)
    return story, answer.key, answer.page if part == "page" else answer.record


async def made_once(server: Running, story: str, tag: str) -> object:
    """The answer, made once however many ask for it at the same time."""
    name = f"{story} {tag}"
    task = server.making.get(name)
    if task is None:
        task = asyncio.ensure_future(apart(server, lambda: server.desk.make(story)))
        server.making[name] = task
        task.add_done_callback(lambda _: server.making.pop(name, None))
    return await asyncio.shield(task)


async def _story(request: Request, part: str) -> Response:
    server, asked = server_of(request), request.path_params["story"]
    story, tag, body = await packed_story(server, asked, part)
    if story != asked:
        return RedirectResponse(f"/stories/{story}{'.json' if part == 'record' else ''}", 308)
    if part == "page":
        return packed(request, body, HTML, tag, story_policy())
    return packed(request, body, JSON, f"{tag}-json")


async def _listed(request: Request) -> tuple[list[Listed], int | None]:
    server = server_of(request)
    asked = request.query_params.get("before")
    if asked is not None and not (asked.isascii() and asked.isdigit() and len(asked) < 18):
        raise Problem(400, "usage", "before is no place in the list.", "/stories begins at the newest.")
    most = server.desk.limits.page_stories
    found = await ask(server, lambda store: recent_stories(store, before=int(asked) if asked else None, limit=most + 1))
    return found[:most], found[most - 1].cursor if len(found) > most else None


def _told(story: Listed) -> dict[str, Any]:
    reports = [
        {"id": one.id, "name": one.name, "outlet": one.outlet, "published": one.published, "title": one.title} for one in story.reports
    ]
    return {"id": story.id, "title": story.reports[0].title or story.reports[0].name, "reports": reports}
