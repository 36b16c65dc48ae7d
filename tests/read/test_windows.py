"""What the tagger is given of a report."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.read.attribution import find_drafts
from crossread.read.quotations import find_quotations
from crossread.read.sentences import find_sentences
from crossread.read.windows import CONTENT, CUE, HARDEST, QUOTED, SOURCE, Window, windows_of
from crossread.rows import Report
from tests.read.spoken import paragraphs


def windows(report: Report) -> list[Window]:
    """What the tagger could be given, after the rules."""
    sentences, quotations = find_sentences(report), find_quotations(report)
    return windows_of(report, sentences, quotations, find_drafts(report, sentences, quotations), settled=True)


def words(report: Report, window: Window) -> list[str]:
    """The pieces as they stand in the report."""
    return [report.text[start:end] for start, end in zip(window.starts[1:-1], window.ends[1:-1], strict=True)]


def test_each_piece_says_what_the_rules_made_of_it() -> None:
    """A piece is known as quoted, as content, as cue, as source; the encoder's own marks stand at no place."""
    report = paragraphs("“We left,” Ana Ito said.")
    (window,) = windows(report)
    ruled = dict(zip(words(report, window), window.ruled[1:-1].tolist(), strict=True))
    assert (ruled["left"], ruled["said"], ruled["Ana"]) == (QUOTED | CONTENT, CUE, SOURCE)
    assert (window.starts[0], window.starts[-1]) == (-1, -1)


def test_paragraphs_in_which_nobody_speaks_are_left_out() -> None:
    """The lexical gate: neither a quotation mark nor a reporting word, so there is nothing to tag."""
    report = paragraphs("It rained.\nThe mayor said it would go on. A bus was late.\nThe shop was shut.")
    (window,) = windows(report)
    assert words(report, window) == ["The", "mayor", "said", "it", "would", "go", "on", "."]


def test_what_the_rules_have_read_to_the_last_word_is_left_out() -> None:
    """Quoted words with their cue and source leave nothing to ask; a paragraph that says anything more is asked whole."""
    report = paragraphs(
        "“We left,” Ana Ito said.\n“We left,” Ana Ito said. The mayor said it was late.\n“It was late,” said nobody who saw it."
    )
    sentences, quotations = find_sentences(report), find_quotations(report)
    asked = windows_of(report, sentences, quotations, find_drafts(report, sentences, quotations))
    assert [words(report, window)[-2] for window in asked] == ["late", "it"]


def test_a_long_paragraph_is_cut_where_sentences_end() -> None:
    """No window holds more than the encoder can read, and none ends within a sentence that fits."""
    report = paragraphs(" ".join(f"Ito said that bus {number} had been late again on the old road." for number in range(30)))
    found = windows(report)
    assert len(found) > 1
    assert all(words(report, window)[-1] == "." for window in found)


@given(st.text(st.sampled_from("ab “”'.,said \n"), max_size=900))
def test_pieces_are_words_of_the_report(text: str) -> None:
    """Each piece is where its window says, in order, and no window is longer than the longest."""
    report = paragraphs(text)
    for window in windows(report):
        starts, ends = window.starts[1:-1], window.ends[1:-1]
        assert len(window.ids) == len(window.ruled) == len(window.shape) <= HARDEST + 2
        assert (starts < ends).all()
        assert (ends[:-1] <= starts[1:]).all()
