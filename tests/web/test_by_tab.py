"""Corrections by Tab, Space and Enter alone, and the frame that shows where one is."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.conftest import STORY
from tests.web.served import running

pytestmark = pytest.mark.xdist_group("browser")

FRAMED = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""


@pytest.fixture
def tab(chromium: Any, desk: Any) -> Iterator[Any]:
    """A tab on the story as it is served, with JavaScript off."""
    with running(desk) as address:
        context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
        found = context.new_page()
        found.set_default_timeout(120_000)
        found.goto(f"{address}/stories/{STORY}")
        yield found
        context.close()


def _tab_to(tab: Any, where: str, key: str = "Tab") -> None:
    """Press Tab until the element in focus is the wanted one; every stop on the way shows that it has the focus."""
    for _ in range(400):
        tab.keyboard.press(key)
        if tab.evaluate("where => document.activeElement.matches(where)", where):
            assert tab.evaluate(FRAMED), where
            return
    raise AssertionError(f"{where} is not reached by {key}")


def _enter(tab: Any, awaited: str) -> None:
    tab.keyboard.press("Enter")
    tab.wait_for_selector(awaited)


def test_a_row_is_corrected_by_tab_alone(tab: Any) -> None:
    """From the row's link to a tick, to each of the two buttons, and to the undoing: Tab reaches all, and a frame shows where one is."""
    _tab_to(tab, "#statements .row a[href*='corrections?row']")
    _enter(tab, "input[name=statement]")
    _tab_to(tab, "input[name=statement]")
    tab.keyboard.press("Space")
    assert tab.locator("input[name=statement]:checked").count() == 1
    _tab_to(tab, "button[value=apart]")
    _tab_to(tab, "button[value=furniture]")
    _tab_to(tab, "button[value=apart]", "Shift+Tab")
    _enter(tab, "button[name=undo]")
    _tab_to(tab, "button[name=undo]")
    _enter(tab, "li.undone")


def test_two_speakers_are_joined_by_tab_alone(tab: Any) -> None:
    """In the speakers' form two names are ticked and joined, and the log has the entry."""
    _tab_to(tab, "#speakers a[href*='corrections']")
    _enter(tab, "input[name=speaker]")
    for nth in (1, 2):
        _tab_to(tab, "input[name=speaker]:not(:checked)")
        tab.keyboard.press("Space")
        assert tab.locator("input[name=speaker]:checked").count() == nth
    _tab_to(tab, "button[value=one]")
    _enter(tab, "button[name=undo]")


@pytest.mark.parametrize("button", ["button.main", "button[value=furniture]"])
def test_a_frame_around_a_button_stands_out(tab: Any, button: str) -> None:
    """The frame of a button in focus has three times the contrast of what is around it, in light colours and in dark ones."""
    _tab_to(tab, "#statements .row a[href*='corrections?row']")
    _enter(tab, "input[name=statement]")
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        _tab_to(tab, button)
        colours = tab.evaluate("""() => {
            const around = document.activeElement.closest('fieldset');
            return [getComputedStyle(document.activeElement).outlineColor, getComputedStyle(around).backgroundColor];
        }""")
        lightness = sorted((_luminance(colour) for colour in colours), reverse=True)
        assert (lightness[0] + 0.05) / (lightness[1] + 0.05) >= 3, (scheme, colours)
        tab.keyboard.press("Shift+Tab")


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
