"""The search: words, speaker, outlet, days, attitude, kind of difference; what is found, with the statements that hold the words."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from crossread.rows import Attitude, DifferenceKind
from crossread.show.labels import ATTITUDES, DIFFERENCES
from crossread.store import Query
from crossread.web.answering import data, page, server_of
from crossread.web.desk import FoundReport
from crossread.web.problems import Problem
from crossread.web.running import apart, ask

FIELDS = ("q", "speaker", "outlet", "since", "until", "attitude", "difference")
_MOST_CHARS = 300
_MOST_WORDS = 30
_QUOTED = re.compile(r'"([^"]{0,300})"|(\S{1,300})')


async def show_search(request: Request) -> Response:
    """The form, and what was found where something was asked for."""
    asked = _asked(request)
    found = await _found(request, asked) if any(asked.values()) else None
    return page(
        request,
        "search.html.j2",
        asked=asked,
        found=found,
        most=server_of(request).desk.limits.found_reports,
        attitudes_known=ATTITUDES.items(),
        differences_known=DIFFERENCES.items(),
    )


async def give_search(request: Request) -> Response:
    """What was found, as JSON."""
    asked = _asked(request)
    if not any(asked.values()):
        raise Problem(400, "usage", "Nothing was asked for.", "/search.json?q=words")
    return data(request, {"query": asked, "reports": [asdict(one) for one in await _found(request, asked)]})


def _asked(request: Request) -> dict[str, str]:
    """What the address asks for, every field there."""
    asked = {name: request.query_params.get(name, "").strip() for name in FIELDS}
    if any(len(value) > _MOST_CHARS for value in asked.values()) or len(asked["q"].split()) > _MOST_WORDS:
        hint = f"At most {_MOST_WORDS} words and {_MOST_CHARS} characters."
        raise Problem(400, "usage", "More is asked for than a search takes.", hint)
    for name in ("since", "until"):
        _check_day(name, asked[name])
    if asked["attitude"] and asked["attitude"] not in list(Attitude):
        raise Problem(400, "usage", "No attitude is called so.", f"One of {', '.join(Attitude)}.")
    if asked["difference"] and asked["difference"] not in list(DifferenceKind):
        raise Problem(400, "usage", "No kind of difference is called so.", f"One of {', '.join(DifferenceKind)}.")
    return asked


def _check_day(name: str, day: str) -> None:
    try:
        if day and (len(day) != len("2024-05-31") or not date.fromisoformat(day)):
            raise ValueError
    except ValueError:
        raise Problem(400, "usage", f"{name} is no day.", f"{name}=2024-05-31") from None


async def _found(request: Request, asked: dict[str, str]) -> list[FoundReport]:
    desk = server_of(request).desk
    phrases = tuple(quoted or word for quoted, word in _QUOTED.findall(asked["q"]) if (quoted or word).strip())
    given = {name: asked[name] or None for name in ("speaker", "outlet", "since", "until", "attitude")}
    query = Query(phrases, limit=desk.limits.found_reports, **given)
    if asked["difference"] and desk.place is not None:
        # A story whose page is not kept is compared for it, which takes its time.
        return await apart(server_of(request), lambda: desk.find_differing(query, asked["difference"]))
    return await ask(server_of(request), lambda store: desk.find(store, query))
