"""Report text made harmless for pages, terminals and spreadsheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.show.safe import cell_text, live_link, one_line, visible, web_address


@given(st.text(st.characters()))
def test_visible_text_is_always_valid_utf_8(text):
    """What is shown holds no control character but line ends and tabs, and no half of a surrogate pair."""
    shown = visible(text).encode("utf-8").decode("utf-8")
    assert not any((ord(one) < 32 and one not in "\t\n\r") or 0x7F <= ord(one) < 0xA0 for one in shown)


@given(st.text(st.characters()))
def test_one_line_stays_one_line(text):
    """Text for a terminal has no line end, no escape and no mark of direction that could reorder what follows."""
    shown = one_line(text)
    assert not set(shown) & set("\n\r\t\x1b\x9b\u2028\u2029\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


def test_a_control_character_is_shown_as_its_picture():
    """An escape character is shown, not dropped: a reader sees that it was there."""
    assert visible("a\x1b[31mb\x00") == "a␛[31mb␀"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\r=1"])
def test_a_cell_never_starts_a_formula(text):
    """A spreadsheet takes no report text for a formula."""
    assert cell_text(text).startswith("'")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x.example/",
        "http://",
        "https://a b",
        "ht\ttps://a",
        "http://[",
        "",
    ],
)
def test_only_plain_web_addresses_become_links(url):
    """An address that is not http or https, or that is broken, is never a link."""
    assert web_address(url) is None


def test_the_live_link_names_the_words():
    """The link to the live page leads to the first and last words of a long excerpt; hyphens and commas are escaped."""
    assert live_link("https://a.example/x#old", "one-two, three") == "https://a.example/x#:~:text=one%2Dtwo%2C%20three"
    long = " ".join(f"w{n}" for n in range(20))
    assert live_link("https://a.example/", long) == "https://a.example/#:~:text=w0%20w1%20w2%20w3%20w4,w15%20w16%20w17%20w18%20w19"
