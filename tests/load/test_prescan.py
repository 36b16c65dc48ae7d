"""No page hangs the parser: too large, too wide or too deep, it is read by its tags alone and says so."""

from __future__ import annotations

import pytest

from crossread.load.prescan import text_by_tags, too_much, without_silent
from crossread.rows import State
from tests.load.factory import FILLER, SETTINGS, reports
from tests.patience import patience

DEPTH = 100_000


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<div>" * DEPTH + FILLER + "</div>" * DEPTH, "too-large"),
        ("<b>" * 20_000 + FILLER, "too-deep"),
        ("<div><p>" * 10_000 + FILLER, "too-deep"),
        ("<div " + " ".join(f"a{nth}=x" for nth in range(50_000)) + f">{FILLER}", "too-wide"),
        ("<div " + " ".join(f"a{nth}='<>'" for nth in range(50_000)) + f">{FILLER}", "too-wide"),
        ("<div " + "/".join(f"a{nth}" for nth in range(50_000)) + f">{FILLER}", "too-wide"),
        (f"<p>{FILLER}</p>" * 40_000, "too-large"),
    ],
)
def test_a_bomb_is_read_by_its_tags(body: str, reason: str) -> None:
    """A page that would keep a parser busy for minutes is partial soon, its text kept."""
    with patience():
        [report] = reports("bomb.html", f"<html><body>{body}")
        assert (report.outcome.state, report.outcome.reason) == (State.PARTIAL, reason)
        assert FILLER in report.text


def test_ordinary_nesting_is_parsed() -> None:
    """Elements that close themselves do not count as nested."""
    assert too_much("<ul>" + "<li>one" * 5_000 + "</ul>" + "<p>two" * 5_000 + "<br>" * 5_000, SETTINGS) is None


def test_scripts_and_comments_are_not_counted() -> None:
    """Tags within scripts and comments are no tags, and an end that is missing costs nothing."""
    assert without_silent("a<!-- <b> -->c<script>'<d>'</script>e<style>f") == "ac</script>e"


def test_text_by_tags_keeps_sentences() -> None:
    """Of a page read by its tags the sentences are kept, entities resolved, links left out."""
    assert text_by_tags(f"<a>Sport</a><p>{FILLER[:-1]} &amp; crew.</p><div>Home</div>") == [f"{FILLER[:-1]} & crew."]


@pytest.mark.parametrize(
    "unit", ["<", "<!--", "<script", '<a b="', "<a b='\"", "<a =", "=", "</", "<![CDATA[", "<?", "&", "&#1;", "<a\n", "< ", "<a/"]
)
def test_looking_is_linear(unit: str) -> None:
    """400 KB of anything are looked at to the end."""
    hostile = unit * (400_000 // len(unit))
    with patience():
        too_much(hostile, SETTINGS)
        text_by_tags(hostile)
