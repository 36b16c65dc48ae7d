"""R8, script: payloads in every field that reaches a page, in a real Chromium, as a file: nothing runs, is asked for, or leads away.

The payloads are made: each kind of element and event, each way of writing it, each way out of an attribute, a comment, a script or a
style. A record is made for a few at a time, in which every field that can hold text holds one of them; each payload comes to stand
in every field. The page is opened, all its views are shown, and what ran, what was blocked and what was asked for is counted.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from crossread.show import page
from tests.conftest import CHROMIUM, FLAGS
from tests.show.payloads import PAYLOADS, hostile_record
from trust.tried import Size, Tried, amount

_AT_ONCE = 40
HOOKS = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open", "fetch"]) { window[name] = () => window.ran.push(name); }
addEventListener("securitypolicyviolation", event => window.ran.push("blocked " + event.blockedURI + " " + event.effectiveDirective));
"""
SHOW_ALL = """
document.querySelectorAll('.view').forEach(one => one.hidden = false);
document.querySelectorAll('details').forEach(one => one.open = true);
"""
_DEEDS = (
    "alert(1)",
    "alert`1`",
    "top['al'+'ert'](1)",
    "fetch('https://evil.example')",
    "location='https://evil.example'",
    "eval('alert(1)')",
)
_BREAKS = (
    "",
    '"',
    "'",
    "`",
    "-->",
    "]]>",
    "</title>",
    "</script>",
    "</style>",
    "</textarea>",
    "</noscript>",
    "'>",
    '">',
    "\\u003c",
    "&quot;>",
)
_TAGS = (
    ("<script>{}</script>", "<ScRiPt>{}</sCrIpT>", "<script src='data:text/javascript,{}'></script>", "<svg><script>{}</script></svg>"),
    ("<img src=x onerror={}>", "<img/src/onerror={}>", "<svg onload={}>", "<svg/onload={}>", "<body onload={}>", "<video><source onerror={}></video>"),
    ("<input autofocus onfocus={}>", "<details open ontoggle={}>", "<marquee onstart={}>", "<a href=javascript:{}>a</a>", "<iframe srcdoc='{}'>"),
    ("<iframe src=javascript:{}>", "<object data=javascript:{}>", "<embed src=javascript:{}>", "<form action=javascript:{}><button>b</button>"),
    ("<math><mtext><style><img src=x onerror={}>", "<template><img src=x onerror={}></template>", " onmouseover={} autofocus onfocus={} x="),
    ("<meta http-equiv=refresh content='0;url=javascript:{}'>", "<link rel=stylesheet href='data:text/css,*{{}}' onload={}>", "javascript:{}"),
    ("&lt;img src=x onerror={}&gt;", "&#60;img src=x onerror={}&#62;", "%3Cimg src=x onerror={}%3E", "\\x3cimg src=x onerror={}\\x3e"),
    ("<style>@import 'https://evil.example/{}';</style>", "<p style='background:url(https://evil.example/{})'>", "<base href='https://evil.example/{}'>"),
)  # fmt: skip


def payloads() -> list[str]:
    """Every kind of element with every deed behind every way out, and those written by hand."""
    made = [way + tag.replace("{}", deed) for row in _TAGS for tag in row for deed in _DEEDS for way in _BREAKS]
    return list(dict.fromkeys([*PAYLOADS, *made]))


def try_scripts(size: Size, folder: Path) -> Iterator[Tried]:
    """The payloads in batches, each batch in several orders, so that a payload comes to stand in field after field."""
    what = "payloads in every field of the story page, opened as a file in Chromium"
    if size is Size.TINY:
        # tests/show/test_page_browser.py opens the payloads written by hand.
        return
    every = payloads()
    random.Random(8).shuffle(every)
    orders = amount(size, tiny=0, small=1, full=_AT_ONCE)
    faults: list[str] = []
    pages = 0
    with chromium() or nullcontext(None) as browser:
        if browser is None:
            yield Tried("R8", what, 0, (), "Chromium or playwright is missing: not tried")
            return
        for start in range(0, len(every), _AT_ONCE):
            batch = every[start : start + _AT_ONCE]
            for turn in range(orders):
                turned = (*batch[turn % len(batch) :], *batch[: turn % len(batch)])
                found = opened(browser, page(hostile_record(turned)), folder / "story.html")
                pages += 1
                faults += [f"{fault} in the batch of {turned[0]!r}" for fault in found]
    yield Tried("R8", what, len(every), tuple(faults), f"{pages:,} pages, each payload in {orders} turns")


def chromium() -> AbstractContextManager[Any] | None:
    """A Chromium to open pages in; nothing where it, or playwright, is missing."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if not CHROMIUM.exists():
        return None

    @contextmanager
    def launched() -> Iterator[Any]:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
            yield browser
            browser.close()

    return launched()


def opened(browser: Any, html: str, path: Path) -> list[str]:
    """What a page did when it was opened and all of it was shown: ran, was blocked, asked for, said or led to; nothing, where it is inert."""
    path.write_text(html, encoding="utf-8")
    context = browser.new_context()
    tab = context.new_page()
    seen: list[str] = []
    address = path.as_uri()

    def refused(dialog: Any) -> None:
        seen.append(f"dialog {dialog.message[:80]}")
        dialog.dismiss()

    tab.on("request", lambda request: seen.append(f"asked for {request.url[:80]}") if request.url.partition("#")[0] != address else None)
    tab.on("console", lambda message: seen.append(f"said {message.text[:120]}"))
    tab.on("pageerror", lambda error: seen.append(f"raised {str(error)[:120]}"))
    tab.on("dialog", refused)
    tab.on("framenavigated", lambda frame: seen.append(f"went to {frame.url[:80]}") if path.name not in frame.url else None)
    tab.add_init_script(HOOKS)
    tab.goto(address)
    tab.evaluate(SHOW_ALL)
    tab.keyboard.press("Tab")
    seen += tab.evaluate("window.ran")
    context.close()
    return seen
