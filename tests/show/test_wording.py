"""Which words of an excerpt are new against the reference."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.rows import Span
from crossread.show.wording import changed_words, pieces
from tests.show.factory import report_of, span

WORDS = st.text(st.sampled_from("ab c“”.,\n1"), max_size=60)


def _changed(reference, text):
    return [text[start:end] for start, end in changed_words(reference, text)]


def test_a_replaced_word_is_marked():
    """Only the word that the reference has not is marked."""
    assert _changed("The bridge is open.", "The bridge is shut.") == ["shut"]


def test_words_that_follow_each_other_are_marked_as_one():
    """Neighbouring new words are one mark, with the blank between them."""
    assert _changed("The bridge opened.", "The old stone bridge opened.") == ["old stone"]


def test_case_and_quotation_marks_do_not_count():
    """The same words in other letters or other marks are not marked."""
    assert _changed('"We knew," he said.', "“we knew” He Said") == []


def test_a_very_long_excerpt_is_compared_by_its_bag_of_words():
    """Beyond the limit of alignment, a word is marked if the reference has it nowhere."""
    words = " ".join(f"w{n}" for n in range(400))
    assert _changed(words, f"{words} new") == ["new"]


@given(WORDS, WORDS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4), st.integers(0, 60))
def test_the_pieces_are_the_excerpt(reference, text, typed, middle):
    """Whatever is marked, the pieces together are exactly the excerpt's characters."""
    report = report_of("any", text)
    cut = min(middle, len(text))
    content = (Span(report.id, 0, cut), Span(report.id, cut, len(text)))
    kinds = [(Span(report.id, min(pair), max(pair)), "number") for pair in typed]
    assert "".join(piece.text for piece in pieces(report, content, reference, kinds)) == report.join(content)


def test_a_piece_is_named_by_the_narrowest_difference():
    """A number inside a quotation that differs is a number."""
    report = report_of("a", "He said 75 miles")
    typed = [(span(report, "said 75 miles"), "quote"), (span(report, "75"), "number")]
    found = [(piece.text, piece.kind) for piece in pieces(report, (Span(report.id, 0, 16),), None, typed)]
    assert found == [("He ", ""), ("said ", "quote"), ("75", "number"), (" miles", "quote")]
