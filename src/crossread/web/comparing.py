"""Paste or upload reports and compare: a form, a page that tells how far it is while it is loading, then the story page.

The page of progress needs no script: it is sent piece by piece as the work goes on, and its end leads to the story.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator

from markupsafe import escape
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from crossread.show.safe import visible
from crossread.web.answering import HTML, JSON, data, packed, page, page_policy, rendered, server_of, story_policy
from crossread.web.desk import Given
from crossread.web.problems import Problem, problem_of, wants_json
from crossread.web.running import Comparison, Running, apart

_MARK = "<!--progress-->"
_TEXTS = 4


async def show_form(request: Request) -> Response:
    """The form."""
    server = server_of(request)
    return page(request, "compare.html.j2", texts=range(1, _TEXTS + 1), files=server.desk.limits.files, keeps=server.desk.place is not None)


async def take_reports(request: Request) -> Response:
    """Begin a comparison of what was given, and lead to its page."""
    server = server_of(request)
    given, keep = await _given(request)
    if len(given) < 2:
        hint = "Paste two texts, or choose two files."
        raise Problem(422, "nothing-to-compare", "Fewer than two reports were given.", hint)
    if keep and server.desk.place is None:
        raise Problem(400, "usage", "No store is served that reports could go into.", "Leave out keep.")
    if sum(not one.done for one in server.comparisons.values()) >= server.desk.limits.comparisons:
        hint = "Try again in some seconds."
        raise Problem(503, "busy", "As many comparisons as can be are under way.", hint, (("Retry-After", "5"),))
    key = secrets.token_urlsafe(12)
    _begin(server, key, given, keep=keep)
    address = f"/comparisons/{key}"
    if wants_json(request):
        return data(request, {"comparison": key, "state": "running", "address": f"{address}.json"}, 202, {"Location": f"{address}.json"})
    return RedirectResponse(address, 303)


async def show_comparison(request: Request) -> Response:
    """How far it is while it runs, then the story page."""
    comparison = _comparison(request)
    if comparison.failed:
        raise comparison.failed
    if comparison.made is None:
        headers = {"Cache-Control": "no-store", "Content-Security-Policy": page_policy()}
        return StreamingResponse(_progress(request, comparison), headers=headers, media_type=HTML)
    if comparison.made.story:
        return RedirectResponse(f"/stories/{comparison.made.story}", 303)
    return packed(request, comparison.made.answer.page, HTML, comparison.made.answer.key, story_policy())


async def give_comparison(request: Request) -> Response:
    """The lines so far while it runs (202), then the record."""
    comparison = _comparison(request)
    if comparison.failed:
        raise comparison.failed
    if comparison.made is None:
        return data(request, {"state": "running", "lines": comparison.lines}, 202, {"Retry-After": "1"})
    if comparison.made.story:
        return RedirectResponse(f"/stories/{comparison.made.story}.json", 303)
    return packed(request, comparison.made.answer.record, JSON, f"{comparison.made.answer.key}-json")


def _comparison(request: Request) -> Comparison:
    found = server_of(request).comparisons.get(request.path_params["comparison"])
    if found is None:
        hint = "The last few are remembered, until the server ends: compare once more."
        raise Problem(404, "no-comparison", "No comparison has this address.", hint)
    return found


def _begin(server: Running, key: str, given: Given, *, keep: bool) -> None:
    comparison = Comparison()
    loop = asyncio.get_running_loop()

    def tell(words: str) -> None:
        loop.call_soon_threadsafe(_say, comparison, words)

    async def run() -> None:
        try:
            comparison.made = await apart(server, lambda: server.desk.compare(given, keep, tell))
        except Exception as error:  # However it ends, its page says so.
            comparison.failed = problem_of(error)
        comparison.news.set()

    server.comparisons[key] = comparison
    comparison.task = loop.create_task(run())
    for old in [name for name, one in server.comparisons.items() if one.done][
        : max(0, len(server.comparisons) - server.desk.limits.results)
    ]:
        del server.comparisons[old]


def _say(comparison: Comparison, words: str) -> None:
    comparison.lines.append(words)
    comparison.news.set()


async def _progress(request: Request, comparison: Comparison) -> AsyncIterator[str]:
    here = request.url.path
    head, _, tail = rendered(request, "progress.html.j2", comparison=here).partition(_MARK)
    yield head
    shown = 0
    while True:
        comparison.news.clear()
        for words in comparison.lines[shown:]:
            yield f"<li>{escape(visible(words))}</li>\n"
        shown = len(comparison.lines)
        if comparison.done:
            break
        await comparison.news.wait()
    # A refresh without delay is followed by every browser, also where it stands in the body.
    yield f'{tail.replace("<!--done-->", f"""<meta http-equiv="refresh" content="0;url={escape(here)}">""")}'


async def _given(request: Request) -> tuple[Given, bool]:
    """The reports in the form, or in JSON {"reports": [{"name", "text"}], "keep": false}; what is empty is none."""
    limits = server_of(request).desk.limits
    if request.headers.get("content-type", "").partition(";")[0].strip() == "application/json":
        return _given_json(await request.body())
    given: list[tuple[str, bytes]] = []
    try:
        async with request.form(max_files=limits.files, max_fields=4 * limits.files, max_part_size=limits.form_bytes) as form:
            names = [value for value in form.getlist("name") if isinstance(value, str)]
            for nth, value in enumerate(form.getlist("text")):
                if isinstance(value, str) and value.strip():
                    name = (names[nth].strip() if nth < len(names) else "") or f"text {nth + 1}"
                    given.append((name[:200], value.encode("utf-8", "replace")))
            for file in form.getlist("files"):
                if isinstance(file, UploadFile) and file.filename:
                    given.append((file.filename.replace("\\", "/").rpartition("/")[2][:200] or "file", await file.read()))
            return given, form.get("keep") == "yes"
    except HTTPException as error:
        raise Problem(400, "form", f"The form cannot be read: {error.detail}", f"At most {limits.files} files.") from error


def _given_json(body: bytes) -> tuple[Given, bool]:
    hint = '{"reports": [{"name": "a", "text": "…"}, {"name": "b", "text": "…"}]}'
    try:
        value = json.loads(body)
        given = [(str(one["name"])[:200], str(one["text"]).encode("utf-8", "replace")) for one in value["reports"]]
        return given, value.get("keep") is True
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Problem(400, "json", "The body is not JSON of the form that is wanted.", hint) from None
