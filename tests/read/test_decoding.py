"""The tagger's numbers become words."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from crossread.models.tagger import Tagged
from crossread.read.decoding import decode
from crossread.read.windows import Window

TEXT = "“We left,” Ana Ito said."
PLACES = [(1, 3), (4, 8), (8, 9), (9, 10), (11, 14), (15, 18), (19, 23), (23, 24)]


def window() -> Window:
    """The pieces of TEXT."""
    starts = np.array([-1, *(start for start, _ in PLACES), -1])
    ends = np.array([-1, *(end for _, end in PLACES), -1])
    size = len(starts)
    return Window(np.ones(size, dtype=np.int64), starts, ends, np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64))


def tagged(labels: list[int], anchor: int, sure: float = 0.9) -> Tagged:
    """Answers that give each piece its label, rather surely."""
    likely = np.full((1, len(labels), 4), 0.05)
    likely[0, np.arange(len(labels)), labels] = 0.85
    return Tagged(np.array([anchor]), np.array([sure]), np.log(likely), np.array([1]), np.zeros((len(labels), 7)))


def test_content_takes_its_quotation_marks_along() -> None:
    """Who, by which cue, what: with the marks around the words and the comma inside them."""
    (told,) = decode(TEXT, window(), tagged([0, 1, 1, 0, 0, 2, 2, 3, 0, 0], anchor=7))
    parts = [TEXT[start:end] for pieces in (told.content, told.cue, told.source) for start, end in pieces]
    assert parts == ["“We left,”", "said", "Ana Ito"]


def test_one_doubtful_piece_does_not_break_a_run() -> None:
    """The best path through two states stays in a run over a single piece that looks otherwise."""
    answers = tagged([0, 1, 1, 0, 1, 1, 1, 3, 0, 0], anchor=7)
    answers.links[0, 3] = np.log([0.6, 0.35, 0.03, 0.02])
    (told,) = decode(TEXT, window(), answers)
    assert len(told.content) == 1


def test_a_cue_without_content_is_no_attribution() -> None:
    """What has nothing said is not shown."""
    assert decode(TEXT, window(), tagged([0, 0, 0, 0, 0, 2, 2, 3, 0, 0], anchor=7)) == []


@given(arrays(np.float32, (1, 10, 4), elements=st.floats(-12, 0, width=32)), st.integers(0, 8))
def test_whatever_the_numbers_the_words_are_the_texts(links: np.ndarray, anchor: int) -> None:
    """Every piece of an attribution lies in the text and holds something."""
    answers = Tagged(np.array([anchor]), np.array([0.5]), links, np.array([0]), np.zeros((10, 7)))
    for told in decode(TEXT, window(), answers):
        for start, end in (*told.content, *told.cue, *told.source):
            assert 0 <= start < end <= len(TEXT)
