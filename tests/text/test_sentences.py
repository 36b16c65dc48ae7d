"""Sentences cover a paragraph exactly, know abbreviations, and do not break inside a quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.sentences import split
from tests.patience import patience


def pieces(text: str) -> list[str]:
    """The sentences of a text, without the space behind them."""
    return [text[start:end].strip() for start, end in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Ito met Gen. Vale at 9 a.m. in the U.S. embassy.",
        "The bill, No. 12, costs $3.5 million, said J. R. Moss of Acme Inc. on Friday.",
        "He waited … and waited.",
        "“Why now?” she asked.",
        "“Never!” Moss said.",
        "It fell on Sept. 4.",
        "The bridge fell in the storm at 9 a.m. Tuesday.",
        "They will face the visitors in the cup at 1:45 p.m. EST in Velmouth.",
        "Shortly after 5 a.m. Moss left.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    """Titles, initials, times, figures, ellipses and questions that somebody asks are inside a sentence."""
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "He left.| She stayed.",
        "“Go.”| He went.",
        "Is it over?| Nobody knows.",
        "He joined Acme Inc.| The firm grew.",
        "It ended.| “We won,” she said.",
        "The fire was put out at 5:15 a.m.| Divers will search the wreck.",
    ],
)
def test_a_sentence_ends_where_the_next_begins(text: str) -> None:
    """A full stop, a question mark or a closing quotation mark ends a sentence before a capital."""
    assert pieces(text.replace("|", "")) == [piece.strip() for piece in text.split("|")]


def test_a_closed_range_holds_no_end() -> None:
    """No sentence ends inside a quotation."""
    text = "“He left. She stayed.” he said. All was quiet."
    assert [text[start:end] for start, end in split(text, closed=[(0, 22)])] == ["“He left. She stayed.” he said. ", "All was quiet."]


@given(st.text(max_size=200) | st.text(alphabet='aA .!?\n"”’…Mr', max_size=80))
def test_sentences_cover_the_text_exactly(text: str) -> None:
    """No character is lost or doubled."""
    assert "".join(text[start:end] for start, end in split(text)) == text


@pytest.mark.parametrize("noise", [". ", "?", ".” ", "Mr. ", "\n", "x? A. ", "a"])
def test_long_noise_is_cut_and_takes_little_time(noise: str) -> None:
    """A paragraph of 100,000 characters is split to its end, into pieces of at most 20,000."""
    text = noise * (100_000 // len(noise))
    with patience():
        found = split(text)
    assert max(end - start for start, end in found) <= 20_000
