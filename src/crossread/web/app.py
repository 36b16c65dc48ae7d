"""The application: every address and what answers it, behind the guard and with a turn for each request."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crossread.errors import CrossreadError
from crossread.web import comparing, correcting, describing, reports, searching, speaking, stories
from crossread.web.ahead import make_ahead
from crossread.web.answering import refused, server_of
from crossread.web.desk import Desk
from crossread.web.guard import guarded
from crossread.web.problems import Problem, problem_of
from crossread.web.rationing import rationed
from crossread.web.running import let_go, running

LOG = logging.getLogger("crossread.web")


def application(desk: Desk) -> ASGIApp:
    """The server of this desk."""
    server = running(desk)

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        ahead = asyncio.create_task(make_ahead(server)) if desk.place is not None and desk.limits.ahead else None
        yield
        if ahead is not None:
            ahead.cancel()
            with suppress(asyncio.CancelledError):
                await ahead
        let_go(server)

    handlers = dict.fromkeys((Problem, CrossreadError, HTTPException, Exception), _answer_error)
    app = Starlette(routes=routes(), lifespan=living, exception_handlers=handlers)
    app.state.running = server

    def refuse(request: Request, problem: Problem) -> Response:
        request.scope["app"] = app
        return refused(request, problem)

    return _logged(guarded(rationed(app, server, refuse), desk, refuse))


def routes() -> list[Route]:
    """Every address, in the order in which they are tried."""
    return [
        Route("/", _first),
        Route("/stories", stories.show_stories),
        Route("/stories.json", stories.give_stories),
        Route("/stories/{story}/corrections.json", correcting.give_corrections),
        Route("/stories/{story}/corrections", correcting.show_corrections),
        Route("/stories/{story}/corrections", correcting.take_correction, methods=["POST"]),
        Route("/stories/{story}.json", stories.give_story),
        Route("/stories/{story}", stories.show_story),
        Route("/reports/{report}.json", reports.give_report),
        Route("/reports/{report}", reports.show_report),
        Route("/speakers.json", speaking.give_speaker),
        Route("/speakers", speaking.show_speaker),
        Route("/search.json", searching.give_search),
        Route("/search", searching.show_search),
        Route("/compare", comparing.show_form),
        Route("/compare", comparing.take_reports, methods=["POST"]),
        Route("/comparisons/{comparison}.json", comparing.give_comparison),
        Route("/comparisons/{comparison}", comparing.show_comparison),
        Route("/openapi.json", describing.give_description),
        Route("/healthz", describing.give_health),
        Route("/metrics", describing.give_metrics),
    ]


async def _first(request: Request) -> Response:
    return RedirectResponse("/compare" if server_of(request).desk.place is None else "/stories", 303)


async def _answer_error(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException):
        kind = {404: "not-found", 405: "method"}.get(error.status_code, "http")
        detail = {404: "Nothing is at this address.", 405: "This address does not answer this method."}.get(error.status_code, error.detail)
        return refused(request, Problem(error.status_code, kind, detail, "", tuple((error.headers or {}).items())))
    problem = problem_of(error)
    return refused(request, problem)


def _logged(app: ASGIApp) -> ASGIApp:
    """One line a request: method, address without what was asked for, status, milliseconds. Ids, and no names or words."""

    async def log(scope: Scope, receive: Receive, send: Send) -> None:
        began = time.monotonic()

        async def outward(message: Message) -> None:
            if message["type"] == "http.response.start":
                taken = (time.monotonic() - began) * 1000
                LOG.info("%s %s %d %.0f ms", scope["method"], _bare(scope), message["status"], taken)
            await send(message)

        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        try:
            await app(scope, receive, outward)
        except Exception as error:  # It was answered with 500 already; raised on, its words would stand in the server's log.
            LOG.exception("failed %s %s", type(error).__name__, _place(error), exc_info=False)

    return log


def _place(error: Exception) -> str:
    """Where the error was raised. Its message may hold a report's words; its kind and place do not."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return f"{at.tb_frame.f_code.co_filename}:{at.tb_lineno}" if at else "?"


def _bare(scope: Scope) -> str:
    """The address as far as it is ours: what nobody serves is not repeated."""
    return scope["path"] if "route" in scope and scope["path"].isascii() and scope["path"].isprintable() else "-"
