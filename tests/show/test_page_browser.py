"""The story page in a real Chromium: quiet, reachable by keyboard, accessible, inert."""

from dataclasses import replace
from pathlib import Path

import pytest

from crossread.rows import Origin
from crossread.show import page
from tests.show.factory import big_record, crane_record
from tests.show.payloads import PAYLOADS, hostile_record
from tests.show.test_page import VIEWS

pytestmark = pytest.mark.xdist_group("browser")

SHARED = Path(__file__).resolve().parents[3] / "shared"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 320, "height": 640}}


def _opens(tab, view):
    """Wait until the view and no other is shown; a link into the page is followed a moment after its click."""
    tab.wait_for_function(
        "id => [...document.querySelectorAll('.view')].filter(one => one.offsetParent).map(one => one.id).join() === id",
        arg=view,
        timeout=120_000,
    )


def test_the_page_asks_for_nothing_and_complains_of_nothing(opened):
    """Opening the page and each of its views makes no request but for the file itself, and no message."""
    tab, events = opened(page(crane_record()))
    for view in VIEWS:
        tab.click(f".views a[href='#{view}']")
        _opens(tab, view)
    assert {url.split("#")[0] for url in events["requests"]} == {events["address"]}
    assert events["troubles"] == []


def test_every_view_is_reached_by_keyboard(opened):
    """Tab goes to each view's link, Enter opens it."""
    tab, _ = opened(page(crane_record()))
    for view in VIEWS:
        key = "Tab" if view == VIEWS[0] else "Shift+Tab"
        presses = 0
        while tab.evaluate("document.activeElement.hash") != f"#{view}" or not tab.evaluate("document.activeElement.matches('.views a')"):
            tab.keyboard.press(key)
            presses += 1
            assert presses <= len(VIEWS) + 1
        tab.keyboard.press("Enter")
        _opens(tab, view)


def test_a_figure_opens_its_view(opened):
    """The keys 1 to 7 open the seven views."""
    tab, _ = opened(page(crane_record()))
    for figure, view in enumerate(VIEWS, 1):
        tab.keyboard.press(str(figure))
        _opens(tab, view)


def test_keys_walk_over_rows_cells_and_contradictions(opened):
    """j, k, l, ], x, / and ? do what the help says they do."""
    tab, _ = opened(page(crane_record()))
    row = "document.activeElement.closest('.row')?.id"
    steps = []
    for key in ("j", "j", "k", "]", "x", "x"):
        tab.keyboard.press(key)
        steps.append(tab.evaluate(row))
    assert steps == ["r1", "r2", "r1", "r2", "r1", "r2"]
    tab.keyboard.press("l")
    assert tab.evaluate("document.activeElement.dataset.n") == "Meridian Wire"
    tab.keyboard.press("/")
    tab.keyboard.type("cables")
    assert tab.locator(".row:visible").count() == 1
    tab.keyboard.press("Escape")
    assert tab.evaluate(row) == "r4"
    tab.keyboard.press("?")
    assert tab.locator("#help").is_visible()


def test_keys_can_be_switched_off(opened):
    """A reader whose software uses single keys can switch ours off."""
    tab, _ = opened(page(crane_record()))
    tab.keyboard.press("?")
    tab.uncheck("#keys")
    tab.keyboard.press("Escape")
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.closest('.row')") is None


def test_a_link_leads_to_the_characters_and_lights_them_up(opened):
    """From a cell in two pieces, the link goes to the text and lights up both pieces and nothing else."""
    tab, _ = opened(page(crane_record()))
    tab.locator("#r4 td").first.locator("a.go").first.click()
    _opens(tab, "texts")
    assert tab.locator(".hit").all_inner_texts() == ["“We inspected every cable in January,”", "“and found nothing.”"]
    tab.locator(".hit").first.click()
    _opens(tab, "statements")


def test_the_reader_chooses_what_words_are_shown_against(opened):
    """Against another report the marks move to the words that are new against it; back again, they are as they were."""
    tab, _ = opened(page(crane_record()))
    shown = "[...document.querySelectorAll('#r1 td')].map(cell => [...cell.querySelectorAll('ins')].map(one => one.textContent))"
    before = tab.evaluate(shown)
    tab.select_option("#against", label="North Post")
    assert tab.evaluate(shown) == [["transport", "will likely close"], ["is likely to close"], [], []]
    tab.select_option("#against", label="each row's reference")
    assert tab.evaluate(shown) == before


def test_differences_are_sorted_and_filtered(opened):
    """The table of differences is put in the order of kinds, and shows one kind alone on request."""
    tab, _ = opened(page(crane_record()))
    tab.keyboard.press("3")
    tab.select_option("#order", "kind")
    kinds = tab.evaluate("[...document.querySelectorAll('#difference-table tbody')].map(one => one.dataset.kind)")
    assert kinds == sorted(kinds)
    tab.select_option("#kind", "number")
    assert tab.locator("#difference-table tbody:visible").count() == 1
    with tab.expect_download() as saved:
        tab.click("#csv")
    assert "at least 12" in Path(saved.value.path()).read_text(encoding="utf-8")


def test_without_script_every_view_is_there(opened):
    """With JavaScript off all views stand one under the other, and what needs script is not shown."""
    tab, events = opened(page(crane_record()), java_script_enabled=False)
    assert [view for view in VIEWS if tab.locator(f"#{view} h2").is_visible()] == list(VIEWS)
    assert not tab.locator("#filter").is_visible()
    assert events["troubles"] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_view(opened, scheme, size):
    """axe-core finds no violation of WCAG 2.2 A and AA, in light and dark, on a wide and on a narrow screen."""
    tab, _ = opened(page(crane_record()), color_scheme=scheme, viewport=SIZES[size])
    tab.evaluate("document.querySelectorAll('.view').forEach(one => one.hidden = false)")
    tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert tab.locator(".view:visible").count() == len(VIEWS)
    assert _violations(tab) == []


def test_axe_finds_nothing_on_a_page_of_many_reports(opened):
    """Where rows list their reports instead of columns, and with the help open, axe-core finds nothing either."""
    tab, _ = opened(page(big_record(13, 3)))
    assert _violations(tab) == []
    tab.keyboard.press("?")
    assert _violations(tab) == []


def test_axe_finds_nothing_on_a_table_of_many_reports_of_few_origins(opened):
    """With origins closed and with all of them open, axe-core finds nothing, and nothing is wider than the screen but the table's frame."""
    record = big_record(16, 6)
    keys = [report.id for report in record.reports]
    origins = (Origin("a", "A", tuple(keys[::2]), ()), Origin("b", "B", tuple(keys[1::2]), ()))
    tab, _ = opened(page(replace(record, origins=origins)))
    assert tab.locator(".names th:visible").count() == 3
    assert _violations(tab) == []
    tab.check("#all-cols")
    assert tab.locator(".names th:visible").count() == 17
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280
    assert _violations(tab) == []


def _violations(tab):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    result = axe.run(tab, options={"runOnly": RULES})
    return [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in result.response["violations"]]


@pytest.mark.parametrize(
    "record", [crane_record(), big_record(12, 6), big_record(13, 6), hostile_record(PAYLOADS)], ids=["4", "12", "13", "hostile"]
)
def test_a_small_screen_never_scrolls_sideways(opened, record):
    """On 320 pixels no view is wider than the screen."""
    tab, _ = opened(page(record), viewport=SIZES["narrow"])
    for view in VIEWS:
        tab.goto(f"{tab.url.split('#')[0]}#{view}")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, view


def test_a_page_of_twelve_reports_has_at_most_fifteen_thousand_nodes(opened):
    """In the browser too, twelve reports stay within the budget of elements, and fit the frame."""
    tab, _ = opened(page(big_record(12, 60)))
    assert tab.evaluate("document.querySelectorAll('*').length") <= 15_000
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280


HOOKS = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open", "fetch", "msgbox"]) { window[name] = () => window.ran.push(name); }
addEventListener("securitypolicyviolation", event => window.ran.push("blocked " + event.blockedURI + " " + event.effectiveDirective));
"""


def _inert(opened, payloads):
    tab, events = opened(page(hostile_record(payloads)), hooks=HOOKS)
    for view in VIEWS:
        tab.goto(f"{tab.url.split('#')[0]}#{view}")
    tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    tab.keyboard.press("Tab")
    # What was blocked by the policy was put on the page all the same: it counts as a break.
    assert tab.evaluate("window.ran") == []
    assert events["troubles"] == []
    assert {url.split("#")[0] for url in events["requests"]} == {events["address"]}


def test_our_own_payloads_are_inert(opened):
    """In every field of a record, lines that try to run a script, load or leave do nothing."""
    _inert(opened, PAYLOADS)


@pytest.mark.skipif(
    not (SHARED / "data/bad/xss_lines.txt").is_file(), reason="../shared is missing: the long list of payloads is not tried"
)
@pytest.mark.parametrize("part", range(4))
def test_the_long_list_of_payloads_is_inert(opened, part):
    """Two thousand payloads that are known to work elsewhere do nothing here."""
    lines = (SHARED / "data/bad/xss_lines.txt").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    lines = list(dict.fromkeys(line for line in lines if line.strip()))[part::4]
    for start in range(0, len(lines), 280):
        _inert(opened, tuple(lines[start : start + 280]))
