"""Blocks that the extractor chose are found in the page's own lines, or left out."""

from __future__ import annotations

from crossread.load.choosing import Block, choose, title_line
from crossread.load.walk import Line
from crossread.rows import Role
from tests.load.factory import FILLER, page
from tests.patience import patience

SECOND = "Mayor Ines Okafor said on Friday that the search would go on."


def _lines(*texts: str, title: int = -1) -> list[Line]:
    return [Line(one, Role.TITLE if nth == title else None, "".join(one.split())) for nth, one in enumerate(texts)]


def test_white_space_does_not_matter() -> None:
    """A block is found whatever white space the extractor folded or dropped."""
    assert choose(_lines("Home", FILLER, SECOND), [Block((FILLER.replace(" ", "\n"),)), Block((SECOND,))]) == [1, 2]


def test_a_block_over_several_lines_takes_them_all() -> None:
    """A list that the extractor gives as one block is found as its items."""
    assert choose(_lines("Home", "Divers went down", "They came back", "About"), [Block(("Divers went down", "They came back"))]) == [1, 2]


def test_a_block_with_a_gap_is_found_by_its_parts() -> None:
    """Where the extractor dropped a line from the middle of a block, the rest of it is found."""
    assert choose(_lines(FILLER, "Advertisement here", SECOND), [Block((f"{FILLER} {SECOND}",))]) == [0, 2]


def test_words_that_stand_nowhere_are_left_out() -> None:
    """A block that is not in the page word for word chooses nothing."""
    assert choose(_lines(FILLER), [Block(("The harbour of Larnhaven was opened again, and nobody knows why.",))]) == []


def test_a_line_of_which_little_was_chosen_is_left_out() -> None:
    """A line is taken where the greater part of it was chosen."""
    assert choose(_lines(f"{SECOND} {FILLER} {FILLER}"), [Block((SECOND,))]) == []


def test_a_short_block_is_looked_for_nearby() -> None:
    """A heading of one word is the next line of that word, not the first in the page."""
    assert choose(_lines("Divers", FILLER, "Divers", SECOND), [Block((FILLER,)), Block(("Divers",)), Block((SECOND,))]) == [1, 2, 3]


def test_the_headline_is_the_heading_like_the_declared_title() -> None:
    """Of several first-level headings, the one that shares its words with the declared title is the headline."""
    lines = [*_lines("Larnhaven Courier", title=0), *_lines("Ferry sought off Larnhaven", title=0), *_lines(FILLER)]
    assert title_line(lines, [2], "Ferry sought off Larnhaven, mayor says")[0] == 1


def test_without_a_like_heading_the_declared_title_is_given() -> None:
    """Where no heading is like the declared title, the title itself is given back."""
    assert title_line(_lines("Larnhaven Courier", FILLER, title=0), [1], "Ferry sought") == (None, "Ferry sought")


def test_a_line_that_links_elsewhere_is_no_part_of_the_article() -> None:
    """A line that is a link for the greater part and no sentence is left out; a sentence that is linked stays."""
    around = f"<h1>Ferry sought</h1><p>{FILLER}</p><p>Read more: <a href='/b'>Harbour master resigns</a></p><p>{FILLER}?</p>"
    report = page(f"<article>{around}<p><a href='/c'>The harbour master resigned on Monday.</a></p></article>")
    assert "Read more" not in report.text
    assert "The harbour master resigned on Monday." in report.text


def test_links_are_counted_once_however_many_there_are() -> None:
    """A paragraph of a hundred thousand characters with a link is read in a moment."""
    with patience():
        report = page(f"<article><h1>Ferry sought</h1><p><a href='/b'>Here</a> {'a b ' * 25_000}</p><p>{FILLER}</p></article>")
    assert report.text.startswith("Ferry sought")
