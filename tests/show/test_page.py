"""The story page, read as a file."""

import base64
import re
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from crossread.settings import Settings
from crossread.show import page
from crossread.show.served import Served
from crossread.version import VERSION
from tests.show.factory import big_record, crane_record, record_of, small_record
from tests.show.payloads import PAYLOADS, hostile_record

VIEWS = ("statements", "speakers", "differences", "timeline", "origins", "texts", "made")


class Tree(HTMLParser):
    """The tags of a page with their attributes, and the words outside script and style."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.words, self.raw = [], [], {}
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Note the tag."""
        self.tags.append((tag, dict(attrs)))
        self._in = tag

    def handle_endtag(self, tag):  # noqa: ARG002 - the name is part of the parser's call
        """Leave script and style."""
        self._in = ""

    def handle_data(self, data):
        """Keep words apart from style and script."""
        if self._in in ("script", "style"):
            self.raw[self._in] = self.raw.get(self._in, "") + data
        else:
            self.words.append(data)


def test_the_page_has_every_view():
    """Statements, speakers, differences, timeline, origins, texts and how it was made are all in the file."""
    tags = Tree(page(crane_record())).tags
    assert tuple(attrs["id"] for tag, attrs in tags if tag == "section") == VIEWS
    assert [attrs["href"] for tag, attrs in tags if tag == "a" and attrs["href"][1:] in VIEWS][1:8] == [f"#{view}" for view in VIEWS]


def test_the_page_is_the_same_bytes_every_time():
    """The same reports in another order give the same page."""
    record = crane_record()
    assert page(replace(record, readings=record.readings[::-1], rows=record.rows[::-1])) == page(record)


def test_every_link_on_the_page_leads_somewhere():
    """Each link into the page has its anchor, and no anchor is there twice."""
    tags = Tree(page(crane_record())).tags
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    inside = {attrs["href"][1:] for tag, attrs in tags if tag == "a" and attrs["href"].startswith("#")}
    assert inside <= set(ids)


def test_the_policy_names_the_style_and_the_script_by_their_hashes():
    """Only our own style and script may run: the page's policy forbids everything else."""
    tree = Tree(page(crane_record()))
    policy = next(attrs["content"] for tag, attrs in tree.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    hashes = {tag: base64.b64encode(sha256(text.encode()).digest()).decode() for tag, text in tree.raw.items()}
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{hashes['style']}'" in policy
    assert f"script-src 'sha256-{hashes['script']}'" in policy


def test_outside_addresses_are_only_links_to_the_reports_themselves():
    """Nothing is loaded from anywhere; a link to a live page sends no referrer."""
    tags = Tree(page(crane_record())).tags
    outside = [(tag, attrs) for tag, attrs in tags if any("//" in (value or "") for value in attrs.values())]
    assert {tag for tag, _ in outside} == {"a"}
    assert {attrs["rel"] for _, attrs in outside} == {"noreferrer"}
    assert not any({"src", "srcset", "action", "style"} & attrs.keys() for _, attrs in tags)


@pytest.mark.parametrize(
    "glyph", ["= same", "~ reworded", "± differs", "✕ contradicts", "/ denies", "( ) not mentioned", "? unclear", "… cut off"]
)
def test_every_sign_stands_with_its_word(glyph):
    """No sign stands alone: colour and shape are never the only way to tell."""
    assert glyph in page(crane_record())


def test_how_it_was_made_names_hashes_settings_and_models():
    """The page says from which bytes, with which settings and with which models it was made."""
    html = page(crane_record(), settings=Settings(max_input_bytes=4_242), models={"rows.json": "ab" * 32})
    words = " ".join(Tree(html).words)
    assert all(report.raw_sha256 in words for report in crane_record().reports)
    assert "4242" in words
    assert "as they are by default" not in words
    assert "ab" * 32 in words


def test_all_words_of_all_reports_are_on_the_page():
    """The texts view holds every word of every report, furniture too."""
    record = crane_record()
    words = "".join("".join(Tree(page(record)).words).split())
    for report in record.reports:
        for block in report.blocks:
            assert "".join(report.slice(block.span).split()) in words


def test_a_page_of_twelve_reports_keeps_to_its_budget():
    """Twelve reports of forty statements make a page of at most 1.5 MB and 15,000 elements."""
    html = page(big_record(12, 60))
    assert len(html.encode("utf-8")) <= 1_500_000
    assert len(Tree(html).tags) <= 15_000


def test_rows_that_do_not_fit_are_listed_in_short():
    """However much the reports share, the page keeps to its budget and names every row."""
    tree = Tree(page(big_record(12, 160)))
    assert len(tree.tags) <= 15_000
    assert any("more rows that divide the reports less" in words for words in tree.words)
    assert sum("data-rel" in attrs for _, attrs in tree.tags) == 160
    assert any("more differences of wording, in the JSON" in words for words in tree.words)


def test_two_hundred_reports_make_a_page_too():
    """Beyond twelve reports the rows list who carries them, so that the page stays in proportion."""
    html = page(big_record(200, 12))
    assert len(html.encode("utf-8")) <= 6_000_000
    assert 'class="rows wide"' in html
    assert "not mentioned in" in html or "unclear in" in html


@pytest.mark.parametrize(
    "record", [record_of(), small_record("\ud800\x00\x1b", "\udfff￾"), hostile_record(PAYLOADS)], ids=["empty", "broken", "hostile"]
)
def test_any_record_gives_a_page_that_is_valid_utf_8(record):
    """No record breaks the page: half a surrogate pair and control characters are shown by a sign."""
    shown = page(record).encode("utf-8").decode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", shown)


def test_no_payload_adds_a_tag_or_an_attribute():
    """The page of hostile reports has the same tags and attributes as the page of tame ones, and one script."""
    tame, hostile = (Tree(page(hostile_record(lines))) for lines in (tuple(f"word {n}" for n in range(50)), PAYLOADS))
    names = [{(tag, name) for tag, attrs in tree.tags for name in attrs} for tree in (tame, hostile)]
    assert names[1] - names[0] <= {("a", "rel"), ("a", "href"), ("div", "lang")}
    assert sum(tag == "script" for tag, _ in hostile.tags) == 1
    assert not any(str(attrs.get("href", "")).lower().startswith(("javascript", "data:text")) for tag, attrs in hostile.tags)


def test_a_page_that_is_kept_names_its_form():
    """A server knows a page of another style or script by its form: the page would not fit the policy that it is served with."""
    form = Served(()).version
    assert form.startswith(VERSION)
    assert form != VERSION
    assert Served((("/stories", "Stories"),)).version == form
