"""A page becomes the text of its article, with what the page declares, and nothing else."""

from __future__ import annotations

import pytest

from crossread.rows import Role, State
from tests.load.factory import FILLER, page, reports, words

SECOND = "Mayor Ines Okafor said on Friday that the search would go on for as long as the weather allowed."
ARTICLE = f"<article><h1>Ferry sought</h1><p>{FILLER}</p><h2>Divers wait</h2><p>{SECOND}</p></article>"
LD = '<script type="application/ld+json">%s</script>'


def test_blocks_are_the_articles_paragraphs() -> None:
    """Title, headings and paragraphs are blocks, parted by a blank line, with white space folded."""
    report = page(
        f"<nav><a href=/>Sport</a></nav><article><h1>Ferry\n  sought</h1><p>{FILLER}</p><h2>Divers&nbsp;wait</h2><p>{SECOND}</p></article>"
    )
    assert report.text == f"Ferry sought\n\n{FILLER}\n\nDivers wait\n\n{SECOND}"
    assert [block.role for block in report.blocks] == [Role.TITLE, Role.PARAGRAPH, Role.HEADING, Role.PARAGRAPH]


def test_words_in_links_and_emphasis_stay_in_their_paragraph() -> None:
    """Inline elements leave no trace in the text."""
    report = page(f"<article><p>Mayor <b>Ines</b> <a href='/o'>Okafor</a>, <i>42</i>, spoke.</p><p>{FILLER}</p><p>{SECOND}</p></article>")
    assert "Mayor Ines Okafor, 42, spoke." in words(report, Role.PARAGRAPH)


def test_what_a_page_declares() -> None:
    """Outlet, writer, day, address and language come from JSON-LD before meta elements."""
    declared = LD % (
        '{"@context": "https://schema.org", "@graph": [{"@type": ["NewsArticle"], "datePublished": "2024-09-10T08:30:00Z",'
        '"publisher": {"@type": "Organization", "name": "Larnhaven Courier"}, "author": [{"name": "Tomas Brandt"}, "Mira Solano"]}]}'
    )
    report = page(ARTICLE, f'{declared}<meta property="og:site_name" content="Other"><link rel=canonical href="https://c.example/7">')
    assert (report.outlet, report.byline, report.lang) == ("Larnhaven Courier", "Tomas Brandt, Mira Solano", "en")
    assert (report.published, report.published_from) == ("2024-09-10T08:30:00+00:00", "json-ld")
    assert report.url == "https://c.example/7"


def test_meta_elements_speak_where_json_ld_does_not() -> None:
    """Without JSON-LD, meta elements give outlet, day and title."""
    head = '<meta property="article:published_time" content="2024-09-10"><meta property="og:site_name" content="Courier">'
    report = page(ARTICLE, head)
    assert (report.published, report.published_from, report.outlet) == ("2024-09-10", "meta", "Courier")


@pytest.mark.parametrize(
    "broken", ["{", "[" * 50_000, '{"@type": "NewsArticle",}', "null", '"x"', '{"@type": 3, "author": [[[]]]}', '{"@graph": {"@graph": 1}}']
)
def test_broken_json_ld_does_no_harm(broken: str) -> None:
    """A page whose JSON-LD is broken, odd or nested without end is read all the same."""
    assert page(ARTICLE, LD % broken).outcome.state is State.OK


def test_a_title_outside_the_article_is_its_first_block() -> None:
    """A headline above the article's own element belongs to the text."""
    report = page(f"<header><h1>Ferry sought off Larnhaven</h1></header><div><article><p>{FILLER}</p><p>{SECOND}</p></article></div>")
    assert report.title is not None
    assert report.slice(report.title) == "Ferry sought off Larnhaven"


def test_a_declared_title_stands_in_where_the_page_shows_none() -> None:
    """A page without a headline gives its declared title as the first block of the text."""
    report = page(f"<article><p>{FILLER}</p><p>{SECOND}</p></article>", '<meta property="og:title" content="Ferry sought off Larnhaven">')
    assert report.text.startswith("Ferry sought off Larnhaven\n\n")


def test_the_outlet_behind_a_declared_title_is_left_out() -> None:
    """The name of the outlet that a page puts behind its title is no part of the title."""
    head = '<meta property="og:title" content="Ferry sought off Larnhaven | Courier"><meta property="og:site_name" content="Courier">'
    assert page(f"<article><p>{FILLER}</p><p>{SECOND}</p></article>", head).text.startswith("Ferry sought off Larnhaven\n\n")


def test_a_page_drawn_by_a_script_gives_the_text_it_carries() -> None:
    """Where the visible part is empty, the article's text in JSON-LD is read."""
    body = " ".join([FILLER, SECOND] * 4)
    report = page("<div id=app></div>", LD % f'{{"@type": "NewsArticle", "headline": "Ferry sought", "articleBody": "{body}"}}')
    assert body in report.text


def test_a_page_without_an_article_is_rejected() -> None:
    """A page that holds only a word says how much was found and what to try."""
    report = page("<p>Loading</p>")
    assert (report.outcome.state, report.outcome.reason) == (State.REJECTED, "no-text")
    assert "longest paragraph 7" in report.outcome.detail


def test_a_fragment_is_a_page() -> None:
    """Markup without html and body is read, also from standard input."""
    assert FILLER in reports("-", f"<div><p>{FILLER}</p><p>{SECOND}</p></div>")[0].text


def test_a_picture_caption_is_no_paragraph() -> None:
    """The words under a picture are a caption where they are kept at all."""
    picture = "<figure><img src=x><figcaption>Divers on the quay</figcaption></figure>"
    report = page(f"<article><h1>Ferry sought</h1><p>{FILLER}</p>{picture}<p>{SECOND}</p></article>")
    assert "Divers on the quay" not in words(report, Role.PARAGRAPH)


def test_short_cells_of_a_table_make_no_statement() -> None:
    """The cells of a table are furniture; a cell that holds sentences is read."""
    table = f"<table><tr><td>Divers</td><td>14</td></tr><tr><td>{SECOND}</td></tr></table>"
    report = page(f"<article><h1>Ferry sought</h1><p>{FILLER}</p>{table}<p>{FILLER}</p></article>")
    assert words(report, Role.FURNITURE) == ["Divers", "14"]
    assert SECOND in words(report, Role.PARAGRAPH)


def test_the_same_page_reads_the_same() -> None:
    """Two readings of one page are equal."""
    assert page(ARTICLE) == page(ARTICLE)


@pytest.mark.parametrize("end", ["</html>", "</body>", "</body></html>", "</HTML >", "</html><html><body>"])
def test_what_stands_behind_the_end_of_the_page_is_read(end: str) -> None:
    """A page that says early that it ends is read to its end, as browsers do."""
    assert page(f"<article><p>{FILLER}</p></article>{end}<article><p>{SECOND}</p></article>").text == f"{FILLER}\n\n{SECOND}"
    assert page(f"<article><h1>Ferry</h1><p>{FILLER}</p>{end}<p>{SECOND}</p>").text == f"Ferry\n\n{FILLER}\n\n{SECOND}"


@pytest.mark.parametrize("stray", ["</div>", "</div></head>", "</div></table>"])
def test_a_stray_end_of_the_articles_element_loses_no_paragraph(stray: str) -> None:
    """What stands right behind the element that was taken for the article is read, where it is sentences like those before."""
    places = ("harbour", "bridge", "market", "station", "quay", "mill", "school")
    told = [f"The {place} in ward 7 was closed on Tuesday, said Ana Torres, the mayor, after the fire there." for place in places]
    body = "".join(f"<p>{one}</p>" + (stray if nth == 3 else "") for nth, one in enumerate(told))
    report = page(f"<nav><a href=/>Home</a></nav><div id=main><div class=story><h1>Fire</h1>{body}</div></div>")
    assert [one for one in told if one not in report.text] == []


def test_a_lead_in_an_element_of_its_own_is_read() -> None:
    """The sentence between headline and text belongs to the article; a line of links or a label beside it does not."""
    lead = "Two ferries were kept in the harbour of Velmouth on Tuesday after a fire broke out in the engine room of one of them."
    story = "".join(
        f"<p>The harbour master said that part {nth} of the pier would stay closed until the ships were searched.</p>" for nth in "1234"
    )
    body = f"<h1>Fire on a ferry</h1><div class=teaser><p>Share</p><p>{lead}</p></div><article>{story}</article><p>Contact</p>"
    report = page(body)
    assert lead in report.text
    assert "Contact" not in report.text
