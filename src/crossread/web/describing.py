"""What the server says of itself: its description for programs (OpenAPI 3.1), its health, its counts in Prometheus' text form."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from crossread.web.answering import data, server_of
from crossread.web.openapi import description
from crossread.web.running import ask


async def give_description(request: Request) -> Response:
    """The description of every address that gives or takes JSON."""
    return data(request, description())


async def give_health(request: Request) -> Response:
    """The server runs, and its store can be read; 503 where it cannot."""
    server = server_of(request)
    if server.desk.place is not None:
        await ask(server, lambda store: store.database.ask("SELECT 1"))
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})


async def give_metrics(request: Request) -> Response:
    """The counts since the server began."""
    media = "text/plain; version=0.0.4; charset=utf-8"
    return Response("\n".join(_metrics(request)) + "\n", media_type=media, headers={"Cache-Control": "no-store"})


def _metrics(request: Request) -> Iterator[str]:
    server = server_of(request)
    yield "# HELP crossread_requests_total Requests answered, by method, address and status."
    yield "# TYPE crossread_requests_total counter"
    for named in sorted(key for key in server.counts if len(key) == 3):
        method, route, status = named
        yield f'crossread_requests_total{{method="{method}",route="{route}",status="{status}"}} {server.counts[named]}'
    yield "# HELP crossread_seconds_total Seconds until answers began, by address."
    yield "# TYPE crossread_seconds_total counter"
    for address, seconds in sorted(server.seconds.items()):
        yield f'crossread_seconds_total{{route="{address}"}} {seconds:.6f}'
    yield "# HELP crossread_answers_total Stories that were shown as they were kept, that were made when asked for, and made before."
    yield "# TYPE crossread_answers_total counter"
    for how in ("kept", "made", "ahead"):
        yield f'crossread_answers_total{{how="{how}"}} {server.counts[how,]}'
    yield "# HELP crossread_comparisons_running Comparisons under way."
    yield "# TYPE crossread_comparisons_running gauge"
    yield f"crossread_comparisons_running {sum(not one.done for one in server.comparisons.values())}"
