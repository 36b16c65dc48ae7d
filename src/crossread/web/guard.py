"""Who may ask, before anything is answered: the right name, a token where one is set, no other site's page, not too large.

1. The Host header is a name of this server: a foreign name that leads to this machine reads nothing.
2. Where a token is set, the request has it: as a header, as a cookie, or once in the address, which becomes the cookie.
3. A page of another site can follow a link to a page here, and nothing else: not change, not embed, not measure.
4. A body larger than the limit is not read.

Every answer, refusals among them, leaves with the headers that keep a browser from doing more with it.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crossread.web.desk import Desk
from crossread.web.problems import Problem

COOKIE = "crossread"
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_POLICY = "default-src 'none'; frame-ancestors 'none'"
_PORT = re.compile(r":\d{1,5}$")
_FIGURES = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:.]{2,45}\]")
_EMBEDDED = frozenset(("iframe", "frame", "object", "embed"))

Refuse = Callable[[Request, Problem], Response]


def guarded(app: ASGIApp, desk: Desk, refuse: Refuse) -> ASGIApp:
    """The application behind the guard."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await app(scope, receive, send)
            return
        outward = _hardened(send, head=scope["method"] == "HEAD")
        request = Request(scope)
        try:
            check_host(request.headers, desk)
            entry = admitted(request, desk)
            check_site(request.method, request.headers, scope["scheme"])
            limited = _limited(request.headers, receive, desk.limits.body_bytes)
        except Problem as problem:
            scope.setdefault("app", app)
            await refuse(request, problem)(scope, receive, outward)
            return
        await (entry or app)(scope, limited, outward)

    return guard


def check_host(headers: Mapping[str, str], desk: Desk) -> None:
    """The request is to a name of this server.

    Raises:
        Problem: 421, it is to another.

    """
    host = _PORT.sub("", headers.get("host", "")).lower()
    if host not in desk.hosts and not (desk.any_address and _FIGURES.fullmatch(host)):
        hint = "Use the address that crossread serve printed, or start it with --name and the name you use."
        raise Problem(421, "foreign-host", "The request is to a name that is none of this server's.", hint)


def admitted(request: Request, desk: Desk) -> ASGIApp | None:
    """None where the request may go on; where its address holds the token, the answer that makes a cookie of it.

    Raises:
        Problem: 401, a token is set and the request has it not.

    """
    if desk.token is None or request.url.path == "/healthz":
        return None
    rest = parse_qsl(request.url.query, keep_blank_values=True)
    given = [value for name, value in rest if name == "token"]
    if request.method in SAFE and given and _is_token(given[-1], desk.token):
        query = urlencode([(name, value) for name, value in rest if name != "token"])
        # "//elsewhere" would be another server's address.
        there = "/" + request.url.path.lstrip("/")
        answer = RedirectResponse(f"{there}?{query}" if query else there, 303)
        answer.set_cookie(
            COOKIE, cookie_of(desk.token), httponly=True, samesite="strict", secure=request.url.scheme == "https", max_age=86_400
        )
        answer.headers["Cache-Control"] = "no-store"
        return answer
    if _is_token(request.headers.get("authorization", "").removeprefix("Bearer ").strip(), desk.token):
        return None
    if hmac.compare_digest(_cookie(request.headers), cookie_of(desk.token)):
        return None
    challenge = (("WWW-Authenticate", 'Bearer realm="crossread"'),)
    raise Problem(401, "token-needed", "This server answers those who have its token.", "Open the address that it printed.", challenge)


def check_site(method: str, headers: Mapping[str, str], scheme: str) -> None:
    """The request was not made by a page of another site, unless it is a reader who follows a link.

    Raises:
        Problem: 403, it was.

    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if method in SAFE:
        followed = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") not in _EMBEDDED
        foreign = site in ("cross-site", "same-site") and not followed
    elif site is not None:
        foreign = site not in ("same-origin", "none")
    else:
        # Browsers name the origin of every request that changes something; a program names none.
        foreign = origin is not None and origin.lower() != f"{scheme}://{headers.get('host', '')}".lower()
    if foreign:
        raise Problem(403, "cross-site", "A page of another site asked for this.", "Open this server's own page and try there.")


def cookie_of(token: str) -> str:
    """What the cookie holds: a hash, so that who reads the cookie cannot hand on the token."""
    return hashlib.sha256(f"crossread cookie {token}".encode()).hexdigest()


def _is_token(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())


def _cookie(headers: Mapping[str, str]) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found is not None and found.value.isascii() else ""


def _limited(headers: Headers, receive: Receive, most: int) -> Receive:
    """The body as it comes in, up to the limit."""
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()) or int(length[:20]) > most:
        raise _too_large(most)
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise _too_large(most)
        return message

    return counted


def _too_large(most: int) -> Problem:
    return Problem(413, "too-large", f"The request holds more than {most:,} bytes.", "Give fewer or shorter reports at once.")


def _hardened(send: Send, *, head: bool) -> Send:
    async def outward(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in {**HEADERS, "Content-Security-Policy": _POLICY}.items():
                headers.setdefault(name, value)
        elif head and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return outward
