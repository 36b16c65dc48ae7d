"""A feed is its entries: what one carries of its article is a report, and what it does not carry is said."""

from __future__ import annotations

import json

import pytest

from crossread.load.feeds import feed_links
from crossread.load.inputs import Named
from crossread.rows import Report, Role, State
from tests.load.factory import FILLER, SETTINGS, reports, words
from tests.patience import patience

CONTENT = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"


def _rss(*items: str, before: str = "") -> list[Report]:
    channel = f"<channel><title>Courier</title><language>en-GB</language>{''.join(f'<item>{item}</item>' for item in items)}</channel>"
    return reports("news.xml", f"<?xml version='1.0'?>{before}<rss version='2.0' {CONTENT}>{channel}</rss>")


def test_an_entry_with_its_article_is_a_report() -> None:
    """The text is the title and the entry's content without its tags; day, outlet, address and language are the feed's."""
    body = f"<content:encoded><![CDATA[<p>{FILLER}</p><script>x</script><p>“We <b>wait</b>,” she said.</p>]]></content:encoded>"
    facts = (
        "<title>Ferry &amp;amp; crew</title><link>https://www.c.example/a/ferry.html</link><pubDate>Tue, 10 Sep 2024 08:00:00 GMT</pubDate>"
    )
    [report] = _rss(f"{facts}<description>Short.</description>{body}")
    assert report.text == f"Ferry & crew\n\n{FILLER}\n\n“We wait,” she said."
    assert words(report, Role.TITLE) == ["Ferry & crew"]
    assert (report.name, report.url) == ("c.example/a/ferry.html", "https://www.c.example/a/ferry.html")
    assert (report.published, report.outlet, report.lang) == ("2024-09-10T08:00:00+00:00", "Courier", "en")


def test_a_summary_is_part_of_an_article() -> None:
    """An entry with a description alone is partial, and says where its page is."""
    [report] = _rss(f"<title>Ferry</title><link>https://c.example/b</link><description>{FILLER}</description>")
    assert (report.outcome.state, report.outcome.reason) == (State.PARTIAL, "summary-only")
    assert "https://c.example/b" in report.outcome.detail


def test_an_entry_without_text_is_named() -> None:
    """An entry that carries no text is rejected and the next is read."""
    found = _rss("<title>Ferry</title><link>https://c.example/b</link>", f"<description>{FILLER}</description>")
    assert [one.outcome.reason for one in found] == ["no-text", "summary-only"]


def test_atom_and_rdf_are_feeds_too() -> None:
    """Entries of Atom and of RSS 1.0 are read."""
    entry = f"<entry><title>Ferry</title><id>https://c.example/a</id><content type='html'>&lt;p>{FILLER}&lt;/p></content></entry>"
    [atom] = reports("a.atom", f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Courier</title>{entry}</feed>")
    assert atom.text == f"Ferry\n\n{FILLER}"
    item = f"<item><title>Ferry</title><link>https://c.example/a</link><description>{FILLER}</description></item>"
    [rdf] = reports("a.rdf", f"<?xml version='1.0'?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>{item}</rdf:RDF>")
    assert FILLER in rdf.text


def test_a_json_feed_is_a_feed() -> None:
    """Entries of a JSON Feed are reports; one with a summary alone is partial, an empty one and one that is none are named."""
    whole = {
        "id": "1",
        "url": "https://c.example/1",
        "title": "Ferry",
        "content_html": f"<p>{FILLER}</p>",
        "authors": [{"name": "Mara Voss"}],
    }
    items = [whole, {"id": "2", "summary": FILLER}, {"id": "3"}, 7, {"id": "4", "title": "Ferry", "content_text": FILLER}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "items": items}
    found = reports("f.json", json.dumps(feed))
    assert [one.outcome.reason for one in found] == ["", "summary-only", "no-text", "no-text", ""]
    assert (found[0].text, found[0].byline, found[0].outlet) == (f"Ferry\n\nMara Voss\n\n{FILLER}", "Mara Voss", "Courier")
    assert found[4].text == f"Ferry\n\n{FILLER}"


def test_a_broken_feed_gives_what_can_be_read() -> None:
    """A feed with unclosed and foreign elements still gives its entries."""
    broken = f"<item><title>Ferry <b>sought</title><description>{FILLER} & more<br></description></item><item><description>"
    report = reports("a.xml", f"<?xml version='1.0'?><rss><channel>{broken}")[0]
    assert FILLER in report.text


ENTITIES = "".join(f"<!ENTITY e{nth} '{f'&e{nth - 1};' * 10}'>" for nth in range(1, 10))


@pytest.mark.parametrize(
    ("doctype", "reference"),
    [
        (f"<!DOCTYPE rss [<!ENTITY e0 'lol'>{ENTITIES}]>", "&e9;"),
        ("<!DOCTYPE rss [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "&e;"),
        ("<!DOCTYPE rss [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'> %p;]>", "&e;"),
        ("<!DOCTYPE rss SYSTEM 'file:///etc/passwd'>", ""),
        (f"<!DOCTYPE rss [<!ENTITY e '{'x' * 50_000}'>]>", "&e;" * 5_000),
    ],
)
def test_entities_of_a_feed_do_nothing(doctype: str, reference: str) -> None:
    """Bombs of entities and entities that name files or addresses are inert: little comes of them, soon, and nothing of the machine."""
    assert len(_rss(f"<description>{FILLER}</description>")) == 1
    with patience():
        found = _rss(f"<title>Ferry</title><description>{FILLER} {reference}</description>", before=doctype)
    assert found
    assert all(len(one.text) < 200_000 and "root:" not in one.text for one in found)


def test_a_feed_too_deep_or_too_long_is_refused_before_it_is_parsed() -> None:
    """A feed nested a hundred thousand deep is a rejected report, soon."""
    with patience():
        [report] = _rss("<a>" * 100_000)
    assert report.outcome.reason == "unreadable"


def test_the_links_of_a_feed_are_listed() -> None:
    """The addresses of a feed's entries are given in order, each once, and none that is no page's."""
    items = ["https://c.example/a", "javascript:x", "https://c.example/b", "https://c.example/a", "file:///etc/passwd"]
    feed = "".join(f"<item><link>{link}</link></item>" for link in items)
    raw = f"<rss version='2.0'><channel>{feed}</channel></rss>".encode()
    assert feed_links(Named("f.xml", raw), SETTINGS) == ["https://c.example/a", "https://c.example/b"]


@pytest.mark.parametrize(
    ("name", "raw", "count"),
    [
        (
            "f.opml",
            "<opml version='2.0'><outline xmlUrl='https://a.example/f'/><outline><outline xmlurl='http://b.example/'/></outline></opml>",
            2,
        ),
        ("s.xml", "<?xml version='1.0'?><urlset xmlns='x'><url><loc>https://a.example/1</loc></url></urlset>", 1),
        ("s.xml", "<?xml version='1.0'?><sitemapindex><sitemap><loc>https://a.example/s.xml.gz</loc></sitemap></sitemapindex>", 1),
    ],
)
def test_a_list_of_addresses_is_no_report_and_says_what_to_do(name: str, raw: str, count: int) -> None:
    """A list of feeds or of pages is rejected with how many addresses it lists and the flag that has them fetched."""
    [report] = reports(name, raw)
    assert report.outcome.reason == "links-only"
    assert f"of {count} addresses" in report.outcome.detail
    assert "--follow-links" in report.outcome.detail
