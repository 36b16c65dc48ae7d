"""Sentences of a report: of the blocks that speak, without the space around them."""

from crossread.read.sentences import find_sentences
from crossread.rows import Block, Outcome, Report, Role, Span, State
from tests.read.spoken import paragraphs


def test_sentences_never_break_inside_a_quotation() -> None:
    """Two sentences in one pair of marks stay with the words that attribute them."""
    report = paragraphs("“The dam held. We were lucky,” Moss said. He left.")
    assert [report.slice(one) for one in find_sentences(report)] == ["“The dam held. We were lucky,” Moss said.", "He left."]


def test_only_blocks_that_speak_have_sentences() -> None:
    """Captions and furniture have none."""
    text = "Share this.\nThe dam held."
    blocks = (Block(Span("r", 0, 11), Role.FURNITURE), Block(Span("r", 12, 25), Role.PARAGRAPH))
    report = Report("r", "r", text, blocks, Outcome(State.OK), "", "")
    assert [report.slice(one) for one in find_sentences(report)] == ["The dam held."]
