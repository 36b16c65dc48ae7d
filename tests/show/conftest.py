"""A real Chromium, Debian's, for the tests of the story page."""

from pathlib import Path

import pytest

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--headless=new", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-dev-shm-usage"]


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests of a session."""
    if not CHROMIUM.exists():
        pytest.skip("/usr/bin/chromium is missing: apt-get install chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, tmp_path):
    """A function that opens HTML as a file and gives the tab, what it asked for and what it complained of."""
    contexts = []

    def open_(html, *, hooks="", **options):
        path = tmp_path / f"story{len(contexts)}.html"
        path.write_text(html, encoding="utf-8")
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        tab = context.new_page()
        events = {"requests": [], "troubles": []}
        tab.on("request", lambda request: events["requests"].append(request.url))
        tab.on("console", lambda message: events["troubles"].append(message.text))
        tab.on("pageerror", lambda error: events["troubles"].append(str(error)))
        tab.on("dialog", lambda dialog: (events["troubles"].append(f"dialog {dialog.message}"), dialog.dismiss()))
        tab.on("framenavigated", lambda frame: events["troubles"].append(f"went to {frame.url}") if path.name not in frame.url else None)
        if hooks:
            tab.add_init_script(hooks)
        tab.goto(path.as_uri())
        return tab, {**events, "address": path.as_uri()}

    yield open_
    for context in contexts:
        context.close()
