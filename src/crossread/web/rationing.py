"""How much is answered at once: so many requests, so many more in the queue, and those beyond are told when to come back."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crossread.web.guard import Refuse
from crossread.web.problems import Problem
from crossread.web.running import Running

_UNCOUNTED = frozenset(("/healthz", "/metrics"))


@dataclass(slots=True)
class _Turn:
    free: asyncio.Semaphore
    waiting: int = 0


def rationed(app: ASGIApp, server: Running, refuse: Refuse) -> ASGIApp:
    """The application with a turn for each request, and every answer counted."""
    limits = server.desk.limits
    turn = _Turn(asyncio.Semaphore(limits.at_once))

    async def ration(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in _UNCOUNTED:
            await app(scope, receive, send)
            return
        began = time.monotonic()
        counted = _counting(server, scope, send, began)
        if not await _taken(turn, limits.waiting, limits.wait_seconds):
            problem = Problem(503, "busy", "More is asked than can be answered.", "Try again in a second.", (("Retry-After", "1"),))
            await refuse(Request(scope), problem)(scope, receive, counted)
            return
        released = False

        async def freeing(message: Message) -> None:
            # A page of progress stays open as long as the work goes on: its turn ends when it begins to be sent.
            nonlocal released
            if message.get("more_body") and not released:
                released = True
                turn.free.release()
            await counted(message)

        try:
            await app(scope, receive, freeing)
        finally:
            if not released:
                turn.free.release()

    return ration


async def _taken(turn: _Turn, most: int, seconds: float) -> bool:
    if turn.free.locked() and turn.waiting >= most:
        return False
    turn.waiting += 1
    try:
        async with asyncio.timeout(seconds):
            await turn.free.acquire()
    except TimeoutError:
        return False
    finally:
        turn.waiting -= 1
    return True


def _counting(server: Running, scope: Scope, send: Send, began: float) -> Send:
    async def counted(message: Message) -> None:
        if message["type"] == "http.response.start":
            route = getattr(scope.get("route"), "path", "none")
            server.counts[scope["method"], route, str(message["status"])] += 1
            server.seconds[route] = server.seconds.get(route, 0.0) + time.monotonic() - began
        await send(message)

    return counted
