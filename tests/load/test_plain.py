"""Paragraphs of plain text are the file's own lines, joined where the file is hard-wrapped."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from crossread.load.plain import cut
from tests.load.factory import FILLER, reports, text

LONG = "The coast guard of Larnhaven said on Friday that divers had found the ferry two miles off the lighthouse, in sixty metres of water."


def _paragraphs(written: str) -> list[str]:
    return [written[piece.start : piece.end] for piece in cut(written, max_chars=20_000)]


def test_a_line_is_a_paragraph() -> None:
    """Sentences on lines of their own are paragraphs of their own, with blank lines between or without."""
    assert _paragraphs(f"{LONG}\n{FILLER}\n\nHe was 75.\n") == [LONG, FILLER, "He was 75."]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """A file wrapped at 72 characters gives its paragraphs, each a span over several lines."""
    wrapped = "\n\n".join(textwrap.fill(one, 72) for one in (LONG, FILLER, f"{LONG} {FILLER}"))
    assert [" ".join(one.split()) for one in _paragraphs(wrapped)] == [LONG, FILLER, f"{LONG} {FILLER}"]


def test_an_indent_begins_a_paragraph() -> None:
    """In a wrapped file without blank lines, an indented line begins a paragraph."""
    wrapped = "\r\n".join(textwrap.fill(one, 60, initial_indent="   ").replace("\n", "\r\n") for one in (LONG, FILLER, LONG))
    assert [" ".join(one.split()) for one in _paragraphs(wrapped)] == [LONG, FILLER, LONG]


def test_short_sentences_on_lines_are_not_joined() -> None:
    """A list of sentences is no wrapped paragraph."""
    lines = ["Divers went down at noon.", "They came back at one.", "Nobody was found, and the search goes on."]
    assert _paragraphs("\n".join(lines)) == lines


def test_a_paragraph_of_enormous_length_is_cut_at_white_space() -> None:
    """No block is longer than the limit, and no word of it is lost or split."""
    written = "word " * 9_000
    pieces = cut(written, max_chars=20_000)
    assert max(piece.end - piece.start for piece in pieces) <= 20_000
    assert sum(written[piece.start : piece.end].split().count("word") for piece in pieces) == 9_000


def test_line_ends_of_every_kind_part_paragraphs() -> None:
    """Windows, old Macintosh and Unicode line ends part paragraphs, and all of them stay in the text."""
    written = "One here.\r\nTwo here.\rThree here.\u2029Four here."
    assert _paragraphs(written) == ["One here.", "Two here.", "Three here.", "Four here."]
    assert reports("a.txt", written)[0].text == written


def test_name_is_the_file_name_without_ending() -> None:
    """A report is called as its file, without the ending."""
    assert text(FILLER).name == "larnhaven"


@given(st.text(alphabet=st.sampled_from("ab. \n\r\t\x00\u200bé“”👩‍👩‍👧\u202e\u0301"), max_size=300))
def test_pieces_are_in_order_and_never_blank(written: str) -> None:
    """Pieces follow one another without overlap, and each begins and ends with something to see."""
    end = 0
    for piece in cut(written, max_chars=50):
        assert end <= piece.start < piece.end
        assert written[piece.start : piece.end].strip()
        end = piece.end
