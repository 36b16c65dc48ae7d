"""Bad inputs and real pages of ../shared, where it is there."""

from __future__ import annotations

import json

import pytest

from crossread.load import load
from crossread.load.decode import decode
from crossread.load.feeds import feed_items
from crossread.load.inputs import Named
from crossread.load.links import feed_addresses, sitemap_addresses
from crossread.load.making import Facts
from crossread.load.newsml import newsml_items
from crossread.load.nitf import nitf_item
from crossread.load.prescan import TooMuch
from crossread.load.xmltree import parse_xml
from crossread.rows import State
from evaluation.pages import score_pages
from tests.load.factory import SETTINGS, SHARED
from tests.patience import patience

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is missing: the bad inputs and real pages were not tried")
BAD = SHARED / "data" / "bad"


def _outcomes(name: str, raw: bytes) -> None:
    with patience():
        found = load([Named(name, raw)], settings=SETTINGS)
    assert found, name
    for report in found:
        assert bool(report.text) == (report.outcome.state is not State.REJECTED), name
        assert report.text or report.outcome.detail, name
        assert all(report.slice(block.span).strip() for block in report.blocks), name


@pytest.mark.parametrize("as_name", ["", "x.html", "-"])
def test_every_bad_file_has_an_outcome(as_name: str) -> None:
    """Every file of the bad inputs, under its own name, as a page and from standard input, ends with an outcome."""
    for path in sorted(BAD.rglob("*")):
        if path.is_file():
            _outcomes(as_name or path.name, path.read_bytes())


def test_every_bad_xml_goes_through_every_reader_of_xml() -> None:
    """Every bad feed and XML file, taken for a feed, a list of addresses and a wire item: each reader ends soon, and with a word."""
    for path in [*sorted((BAD / "xml").rglob("*.xml")), *sorted((BAD / "feeds").rglob("*.xml"))]:
        raw = path.read_bytes()
        text = decode(raw, page=True).text
        with patience():
            assert list(feed_items(Named(path.name, raw), "f", path.name, SETTINGS)), path
            feed_addresses(text, SETTINGS)
            sitemap_addresses(text, SETTINGS)
            root = parse_xml(text, SETTINGS)
            if not isinstance(root, TooMuch):
                assert list(newsml_items(root, "n", path.name, raw, Facts())), path
                assert nitf_item(root, "n", path.name, raw, Facts()).name == "n"


def test_every_html5lib_case_has_an_outcome() -> None:
    """Every tree construction case of html5lib ends with an outcome."""
    for path in sorted((BAD / "html5lib").rglob("*.dat")):
        for case in path.read_text(errors="replace").split("#data\n")[1:]:
            _outcomes("case.html", case.split("#errors")[0].encode())


def test_every_naughty_string_has_an_outcome() -> None:
    """Every naughty string, as a text, in a page and in every field of a record, ends with an outcome."""
    for one in json.loads((BAD / "naughty_strings.json").read_text()):
        _outcomes("n.txt", one.encode())
        _outcomes("n.html", f"<html><body><h1>{one}</h1><p>{one * 5}</p></body></html>".encode())
        _outcomes("n.jsonl", json.dumps({"id": one, "text": one, "title": one, "url": one, "published": one}).encode())


def test_the_main_text_of_real_pages() -> None:
    """On real pages our text is as good as trafilatura's, in at most twice its time, and every block is exact."""
    scores = score_pages(SHARED, limit=80)
    assert scores["ours F1"] >= scores["trafilatura F1"] - 0.02
    assert scores["time ratio"] <= 2
    assert scores["exact blocks"] == 1
