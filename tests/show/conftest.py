"""The story page opened as a file."""

import pytest


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
        tab.set_default_timeout(120_000)
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
