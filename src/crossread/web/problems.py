"""Errors as RFC 9457 says: a problem with type, title, status and detail, as JSON or as a page, by what the client accepts."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from crossread import errors
from crossread.show.json import dumps

TITLES = {
    400: "This cannot be asked so",
    401: "A token is needed",
    403: "Refused",
    404: "Not here",
    405: "No such method here",
    406: "Not in this form",
    413: "Too much at once",
    421: "Not this server",
    422: "Nothing to compare",
    500: "A defect of ours",
    503: "Busy",
    504: "Given up",
}
_STATUS = (
    (errors.NothingToCompare, 422, "nothing-to-compare"),
    (errors.UsageError, 400, "usage"),
    (errors.TooBusy, 503, "busy"),
    (errors.GivenUp, 504, "given-up"),
    (errors.StoreBusy, 503, "store-busy"),
    (errors.StoreFull, 503, "store-full"),
)


@dataclass(slots=True, eq=False)
class Problem(Exception):
    """Something that is answered with an error. `kind` is a short slug, `hint` what to try."""

    status: int
    kind: str
    detail: str
    hint: str = ""
    headers: tuple[tuple[str, str], ...] = ()


def problem_of(error: Exception) -> Problem:
    """An error of ours as a problem; whatever else went wrong says nothing of itself to the outside."""
    if isinstance(error, Problem):
        return error
    for kind, status, slug in _STATUS:
        if isinstance(error, kind):
            detail, _, hint = str(error).partition("\n  Try: ")
            return Problem(status, slug, detail, hint, (("Retry-After", "5"),) if status == 503 else ())
    return Problem(500, "failed", "This request could not be answered. What went wrong stands in the server's log.")


def wants_json(request: Request) -> bool:
    """The client asked for JSON: by the address, or since it accepts no page."""
    accepted = request.headers.get("accept", "*/*")
    return request.url.path.endswith(".json") or ("text/html" not in accepted and "application/xhtml" not in accepted)


def problem_json(request: Request, problem: Problem) -> Response:
    """The problem as application/problem+json."""
    value = {
        "type": f"urn:crossread:problem:{problem.kind}",
        "title": TITLES.get(problem.status, "Error"),
        "status": problem.status,
        "detail": problem.detail,
        "instance": request.url.path,
    }
    if problem.hint:
        value["try"] = problem.hint
    return Response(dumps(value).encode("utf-8", "replace"), problem.status, dict(problem.headers), media_type="application/problem+json")
