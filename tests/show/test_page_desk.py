"""A desk at work on the story page in a real Chromium: ten tasks by keyboard alone, and the ways in which people set their screens."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from crossread.show import page
from tests.show.factory import big_record, crane_record

pytestmark = pytest.mark.xdist_group("browser")

FOCUSED = "document.activeElement.textContent.trim()"
ROW = "document.activeElement.closest('.row')?.id"
SHOWN = "id => [...document.querySelectorAll('.view')].filter(one => one.offsetParent).map(one => one.id).join() === id"


def _press(tab, *keys):
    for key in keys:
        tab.keyboard.press(key)


def _tab_to(tab, where, key="Tab"):
    """Press Tab until the element in focus is the wanted one."""
    for _ in range(250):
        if tab.evaluate("where => document.activeElement.matches(where)", where):
            return
        tab.keyboard.press(key)
    raise AssertionError(f"{where} is not reached by {key}")


def _opened_view(tab, view):
    tab.wait_for_function(SHOWN, arg=view, timeout=120_000)


@pytest.fixture
def tab(opened):
    """The crane story, with no mouse."""
    found, events = opened(page(crane_record()))
    yield found
    assert events["troubles"] == []


def test_an_editor_finds_what_is_contradicted(tab):
    """The key x goes to a row at odds; the row says so in a word, and its cells hold both sides."""
    _press(tab, "x")
    assert "contradicts" in tab.evaluate("document.activeElement.closest('.row').dataset.rel")
    _press(tab, "l", "l")
    assert "ruled out closing the quay" in tab.evaluate(FOCUSED)


def test_an_editor_finds_who_denies_what(tab):
    """The list of rows is cut to contradictions and denials; j then stops at the denial."""
    _tab_to(tab, "#only")
    _press(tab, "c")  # "contradictions and denials", by its first letter
    _press(tab, "Shift+Tab", "Escape")
    assert tab.locator("#statements .row:visible").count() == 2
    _press(tab, "j")
    assert "denied" in tab.evaluate("document.activeElement.closest('.row').textContent")


def test_a_checker_goes_from_a_cell_to_its_words_and_back(tab):
    """From a cell the link leads to the characters in the report; the browser's way back leads to the row again."""
    _press(tab, "j", "l")
    row = tab.evaluate(ROW)
    _tab_to(tab, "a.go")
    _press(tab, "Enter")
    _opened_view(tab, "texts")
    assert tab.locator(".hit").count() >= 1
    tab.go_back()
    _opened_view(tab, "statements")
    assert tab.locator(f"#{row}").is_visible()


def test_a_checker_reads_why_a_row_is_one(tab):
    """The reasons of a row open by Enter where they stand."""
    _press(tab, "j")
    _tab_to(tab, "summary")
    _press(tab, "Enter")
    assert tab.evaluate("document.activeElement.parentElement.open")
    assert tab.evaluate("document.activeElement.parentElement.textContent.length") > 20


def test_a_reader_filters_rows_by_a_word(tab):
    """/ goes to the filter, Escape to the first row that is left, and the number of rows is told."""
    _press(tab, "/")
    tab.keyboard.type("okoro")
    assert tab.locator("#shown").inner_text().endswith(f"of {tab.locator('.row').count()} rows")
    _press(tab, "Escape")
    assert "Okoro" in tab.evaluate("document.activeElement.closest('.row').textContent")


def test_a_reader_chooses_a_reference(tab):
    """The choice of the report that words are shown against is made by arrow keys."""
    _tab_to(tab, "#against")
    before = tab.locator("#statements ins").count()
    _press(tab, "ArrowDown", "ArrowDown", "ArrowDown")
    assert tab.evaluate("document.activeElement.value") == "3"
    assert tab.locator("#statements ins").count() != before


def test_a_wire_editor_opens_an_origin(tab):
    """An origin is one column, which tells what its other reports have; Enter on its heading opens it to them and closes it again."""
    assert tab.locator(".names th:visible").count() == 4
    assert tab.locator("#r1 .also:visible").inner_text().startswith("~ reworded in Harbour Courier")
    _tab_to(tab, ".fold")
    for opened, columns in (("true", 5), ("false", 4)):
        _press(tab, "Enter")
        assert tab.evaluate("document.activeElement.ariaExpanded") == opened
        assert tab.locator(".names th:visible").count() == columns
        assert tab.locator("#r1 td:visible").count() == columns - 1


def test_a_wire_editor_opens_all_origins_at_once(tab):
    """The columns are set to every report, and back to one for each origin, by arrow keys on the choice of columns."""
    _tab_to(tab, "#one-col")
    _press(tab, "ArrowRight")
    assert tab.locator(".names th:visible").count() == 5
    assert not tab.locator(".also:visible").count()
    _press(tab, "ArrowLeft")
    assert tab.locator(".names th:visible").count() == 4


def test_without_script_and_in_print_every_origin_is_open(opened):
    """With JavaScript off every report has its column and there is no button; what is printed holds the words of every report."""
    tab, _ = opened(page(crane_record()), java_script_enabled=False)
    assert tab.locator(".names th:visible").count() == 5
    assert not tab.locator(".fold:visible, .also:visible, .tools:visible").count()
    tab, _ = opened(page(crane_record()))
    tab.emulate_media(media="print")
    assert tab.locator("#r1 td:visible").count() == 4
    assert not tab.locator(".fold:visible, .also:visible").count()


@pytest.mark.parametrize("way", ["location.hash = 'r60'", "dispatchEvent(new Event('beforeprint'))"])
def test_rows_further_down_are_there_for_who_asks(opened, way):
    """A link to the last row and a print find it, though the browser never had the time to lay it out."""
    tab, _ = opened(page(big_record(3, 60)), hooks="window.requestIdleCallback = () => 0;")
    last = tab.locator("#r60")
    assert not last.is_visible()
    tab.evaluate(way)
    last.wait_for(state="visible", timeout=120_000)


def test_rows_obey_keys_while_the_page_is_still_being_read(chromium):
    """The key j goes to a row as soon as there is one, though the rest of the file has not come; a filter holds for rows read later."""
    html = page(big_record(3, 60))
    first, rest = html.split('<tbody class="later">', 1)
    gate = threading.Event()

    class Slowly(BaseHTTPRequestHandler):
        """Gives the first rows, and the rest when the gate is opened."""

        def do_GET(self):
            """Answer."""
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(first.encode() + b" " * 100_000)
            gate.wait(120)
            self.wfile.write(f'<tbody class="later">{rest}'.encode())

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Slowly) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        tab = chromium.new_context().new_page()
        tab.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="commit", timeout=120_000)
        tab.wait_for_selector("#r5", timeout=120_000)
        tab.keyboard.press("j")
        assert tab.evaluate(ROW) == "r1"
        _press(tab, "/", "1", "5", "9")
        gate.set()
        tab.wait_for_load_state(timeout=120_000)
        assert tab.locator("#statements .row:visible").count() == 1
        assert "159 houses" in tab.locator("#statements .row:visible").inner_text()
        tab.context.close()
        server.shutdown()


def test_every_row_comes_by_itself(opened):
    """Once the first rows are drawn the others follow without a key."""
    tab, _ = opened(page(big_record(3, 60)))
    tab.locator("#r60").wait_for(state="visible", timeout=120_000)


def test_an_analyst_cuts_the_differences_to_numbers(tab):
    """In the view of differences, the kind is chosen by its first letter, and Save as CSV is the next but one stop."""
    _press(tab, "3")
    _opened_view(tab, "differences")
    _tab_to(tab, "#kind")
    tab.keyboard.type("number")
    assert tab.locator("#difference-table tbody:visible").count() == 1
    _press(tab, "Tab", "Tab")
    with tab.expect_download() as saved:
        _press(tab, "Enter")
    assert saved.value.suggested_filename == "differences.csv"


def test_an_investigator_follows_an_origin_to_its_evidence(tab):
    """In the view of origins a link under the credit line leads to the line itself."""
    _press(tab, "5")
    _opened_view(tab, "origins")
    _tab_to(tab, "#origins .evidence a.go")
    _press(tab, "Enter")
    _opened_view(tab, "texts")
    assert "With material from Meridian Wire." in tab.locator(".hit").all_inner_texts()


def test_a_researcher_reads_a_text_and_finds_its_row(tab):
    """A text is scrolled by keys in its own frame, and the name of the report leads to it from the table's head."""
    _tab_to(tab, "#statements thead a")
    name = tab.evaluate(FOCUSED)
    _press(tab, "Enter")
    _opened_view(tab, "texts")
    assert tab.evaluate("document.activeElement.querySelector('h3').textContent") == name
    _tab_to(tab, ".source .body")
    assert tab.evaluate("document.activeElement.getAttribute('role')") == "region"


def test_texts_are_kept_in_step(opened):
    """Where one text is scrolled to a statement that both carry, the other shows it at the same height; unticked, they stand whole."""
    tab, _ = opened(page(big_record(2, 90)), viewport={"width": 1400, "height": 800})
    _press(tab, "6")
    _opened_view(tab, "texts")
    tab.evaluate("""() => {
        const [pane, other] = document.querySelectorAll('.source .body');
        const shared = [...pane.querySelectorAll('[data-w]')].filter(one => other.querySelector(`[data-w='${one.dataset.w}']`));
        const wanted = shared[Math.floor(shared.length / 2)];
        const top = (where, one) => one.getBoundingClientRect().top - where.getBoundingClientRect().top;
        window.apart = () => Math.abs(top(pane, wanted) - top(other, other.querySelector(`[data-w='${wanted.dataset.w}']`)));
        pane.scrollTop += top(pane, wanted) - pane.clientHeight / 4;
    }""")
    tab.wait_for_function("() => window.apart() < 30", timeout=120_000)
    tab.uncheck("#step")
    assert tab.locator(".source .body").first.evaluate("one => one.scrollHeight - one.clientHeight") == 0


def test_text_of_twice_the_size_breaks_nothing(opened):
    """At 200 % text every view still fits a screen of 1280 pixels, and nothing is cut off inside a cell."""
    tab, _ = opened(page(crane_record()))
    tab.set_viewport_size({"width": 640, "height": 450})  # what zooming to 200 % leaves of 1280 by 900
    for view in ("statements", "speakers", "differences", "timeline", "origins", "texts", "made"):
        tab.goto(f"{tab.url.split('#')[0]}#{view}")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 640, view
    cut = "[...document.querySelectorAll('td, blockquote')].filter(one => one.offsetParent && one.scrollWidth > one.clientWidth + 1).length"
    assert tab.evaluate(cut) == 0


def test_forced_colours_keep_every_sign(opened):
    """With the colours of the system in force each relation keeps its word and a frame, and marked words stay told apart."""
    tab, _ = opened(page(crane_record()), forced_colors="active")
    sign = tab.locator(".rel.r-denies").first
    assert sign.inner_text().strip() == "/ denies"
    assert sign.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
    assert tab.locator("#statements mark").first.evaluate("one => getComputedStyle(one).borderBottomStyle") in ("solid", "dotted")


def test_the_page_prints_whole(opened, tmp_path):
    """The PDF that the browser prints holds every view, every row and every text, and no button."""
    pdfium = pytest.importorskip("pypdfium2")
    tab, _ = opened(page(crane_record()))
    path = tmp_path / "story.pdf"
    tab.pdf(path=str(path), prefer_css_page_size=True)
    document = pdfium.PdfDocument(path)
    words = " ".join(" ".join(one.get_textpage().get_text_bounded() for one in document).split())
    document.close()
    for view in ("Statements", "Speakers", "Differences", "Timeline", "Origins", "Texts", "How this was made"):
        assert view in words, view
    assert "ruled out closing the quay" in words
    assert "Residents heard the crash across the bay" in words
    assert "Filter the rows" not in words
    assert "Save as CSV" not in words
