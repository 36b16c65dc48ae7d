"""How an answer is given: as a page or as JSON, named by a hash of its bytes, not sent again to who has it."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from crossread.show.json import dumps
from crossread.show.labels import ATTITUDES, MANNERS, counted, when
from crossread.show.page import content_hash, environment, style_text
from crossread.show.safe import web_address
from crossread.version import VERSION
from crossread.web.problems import Problem, problem_json, wants_json
from crossread.web.running import Running

HTML, JSON = "text/html; charset=utf-8", "application/json"
LINKS = (("/stories", "Stories"), ("/search", "Search"), ("/speakers", "Speakers"), ("/compare", "Compare"))
_FRAMES = "frame-ancestors 'none'"


def server_of(request: Request) -> Running:
    """The state of the server that the request came to."""
    found: Running = request.app.state.running
    return found


def page(request: Request, template: str, status: int = 200, headers: dict[str, str] | None = None, **values: Any) -> Response:
    """A page from a template. It runs no script and loads nothing."""
    body = rendered(request, template, **values).encode("utf-8", "replace")
    return answer(request, body, HTML, status=status, headers={**(headers or {}), "Content-Security-Policy": page_policy()})


def rendered(request: Request, template: str, **values: Any) -> str:
    """The template as text, with what every page has."""
    desk = server_of(request).desk
    links = [link for link in LINKS if desk.place is not None or link[0] == "/compare"]
    shared = {
        "links": links,
        "here": request.url.path,
        "version": VERSION,
        "styles": styles(),
        "counted": counted,
        "when": when,
        "address": web_address,
        "attitudes": ATTITUDES,
        "manners": MANNERS,
    }
    return environment("crossread.web", "crossread.show").get_template(template).render(**shared, **values)


def data(request: Request, value: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A value as JSON."""
    return answer(request, (dumps(value) + "\n").encode(), JSON, status=status, headers=headers)


def answer(request: Request, body: bytes, media: str, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """The bytes, with their hash as entity tag; 304 for a client that has them."""
    told = {"Cache-Control": "private, no-cache", "Vary": "Accept", **(headers or {})}
    if status == 200:
        told["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
        if known(request, told["ETag"]):
            return Response(status_code=304, headers=told)
    return Response(body, status, told, media)


def packed(request: Request, body: bytes, media: str, tag: str, policy: str | None = None) -> Response:
    """Bytes that are gzipped already, sent as they are to who takes them so."""
    takes = "gzip" in request.headers.get("accept-encoding", "")
    told = {"Cache-Control": "private, no-cache", "Vary": "Accept-Encoding", "ETag": f'"{tag}{"-gzip" if takes else ""}"'}
    if policy:
        told["Content-Security-Policy"] = policy
    if known(request, told["ETag"]):
        return Response(status_code=304, headers=told)
    if takes:
        return Response(body, headers={**told, "Content-Encoding": "gzip"}, media_type=media)
    return Response(gzip.decompress(body), headers=told, media_type=media)


def known(request: Request, tag: str) -> bool:
    """The client says that it has the bytes of this tag."""
    asked = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    return tag in asked or asked == ["*"]


def refused(request: Request, problem: Problem) -> Response:
    """A problem, as a page for a reader and as JSON for a program."""
    if wants_json(request):
        return problem_json(request, problem)
    return page(request, "problem.html.j2", problem.status, dict(problem.headers), problem=problem)


@cache
def styles() -> tuple[str, str]:
    """The style of the story page, and what our other pages add to it."""
    return style_text(), files("crossread.web").joinpath("templates", "web.css").read_text(encoding="utf-8")


@cache
def page_policy() -> str:
    """The content security policy of a page: our two styles by their hashes, forms to this server, nothing else."""
    hashes = " ".join(f"'{content_hash(style)}'" for style in styles())
    return f"default-src 'none'; style-src {hashes}; img-src data:; base-uri 'none'; form-action 'self'; {_FRAMES}"


@cache
def story_policy() -> str:
    """The policy of a story page, which has the file's own style and script."""
    script = files("crossread.show").joinpath("templates", "story.js").read_text(encoding="utf-8")
    hashes = f"style-src '{content_hash(style_text())}'; script-src '{content_hash(script)}'"
    return f"default-src 'none'; {hashes}; img-src data:; base-uri 'none'; form-action 'none'; {_FRAMES}"
