"""The format of the little stories: what a journalist writes is what is checked."""

import pytest

from crossread.rows import (
    Attitude,
    Block,
    Difference,
    DifferenceKind,
    Manner,
    Outcome,
    Reading,
    Reason,
    Record,
    Relation,
    Report,
    Role,
    Row,
    Span,
    Speaker,
    State,
    Statement,
    Value,
    ValueKind,
)
from evaluation.cases import Case, parse
from evaluation.expectations import failures

STORY = """# A title
# in two lines
xfail: not yet
== Daily Post, 2024-09-10
“We knew,” he said, “nothing.” At least 12 people heard it.
== Courier, html
<p>Other words</p>
-- expect
{expected}
"""


def story(expected: str) -> Case:
    """The story above with these expectations."""
    return parse(STORY.format(expected=expected), "story")


def record() -> Record:
    """A record made by hand of the story's first report: one statement in two pieces, one value, one speaker, one row."""
    text = "“We knew,” he said, “nothing.” At least 12 people heard it."
    one, two = Span("a", 0, 10), Span("a", 20, 30)
    said = Statement("s", (one, two), Manner.DIRECT, Attitude.ASSERTS, (Span("a", 14, 18),), (Span("a", 11, 13),))
    report = Report("a", "a", text, (Block(Span("a", 0, len(text)), Role.PARAGRAPH),), Outcome(State.OK), "", "", outlet="Daily Post")
    value = Value(Span("a", 31, 42), ValueKind.NUMBER, 12, float("inf"), "people")
    reading = Reading(report, (), (one, two), (), (value,), (), (said,))
    differing = Difference("r", DifferenceKind.QUOTE, (one, two), (Reason("f", 1, "d"),))
    speaker = Speaker("p", "Tom Reyl", (), ("Reyl", "Tom Reyl"), ("s",))
    return Record("x", (reading,), (speaker,), (Row("r", ("s",), "s", Relation.SAME),), (), (differing,), (), (), (), ())


def test_a_story_is_read_as_it_is_written() -> None:
    """Title, mark, outlets with day and form, texts and expectations are what the file says, each with its line."""
    case = story('said: "nothing" by "he"\n\n# a remark\nno row: "a" | "b"')
    assert (case.title, case.xfail) == ("A title in two lines", "not yet")
    heads = [(given.outlet, given.published, given.form) for given in case.given]
    assert heads == [("Daily Post", "2024-09-10", "txt"), ("Courier", None, "html")]
    assert case.given[1].text == "<p>Other words</p>"
    assert [(one.line, one.kind) for one in case.expected] == [(9, "said"), (12, "no row")]


@pytest.mark.parametrize(
    "expected",
    [
        'said: "We knew … nothing" by "he" cue "said" speaker "Tom Reyl" asserts direct',
        'said: Daily Post "“We knew,” … “nothing.”"',
        'not said: "At least 12 people heard it"',
        'not said: "We knew … nothing" denies',
        'value: "At least 12" = 12..inf people',
        'row: "We knew" | "nothing" same',
        'difference: quote: "We knew" | "nothing"',
        'no difference: number: "We knew" | "nothing"',
        'speaker: "Reyl" = "Tom Reyl"',
        'text: "At least 12"',
    ],
)
def test_what_is_there_is_met(expected: str) -> None:
    """An expectation that the record holds is met."""
    assert failures(story(expected), record()) == []


@pytest.mark.parametrize(
    "expected",
    [
        'said: "We knew … nothing" by "said"',
        'said: "We knew … nothing" by nobody',
        'said: "We knew … nothing" speaker "Ana Torres"',
        'said: "We knew … nothing" denies',
        'said: "At least 12 people heard it"',
        'not said: "nothing"',
        'value: "At least 12" = 12 people',
        'value: "At least 12" = 12..inf houses',
        'row: "We knew" | "nothing" contradicts',
        'row: "We knew" | "At least 12 people"',
        'no row: "We knew" | "nothing"',
        'no difference: "We knew" | "nothing"',
        'difference: number: "We knew" | "nothing"',
        'speaker: "Reyl" != "Tom Reyl"',
        'speaker: "Reyl" = "Ana Torres"',
        'furniture: "At least 12"',
        'date: "At least 12" = 2024-09-10',
        'reference: "he" = "Tom Reyl"',
        "origins: 1",
        "one origin: Daily Post, Courier",
        "draws: Courier on Daily Post, credit",
        'dispute: asserts "We knew" | denies "nothing"',
    ],
)
def test_what_is_not_there_is_missed(expected: str) -> None:
    """An expectation that the record does not hold is missed, with its line and what was found instead."""
    (missed,) = failures(story(expected), record())
    assert missed.startswith("line 9: ")
    assert "instead" in missed or "but" in missed


@pytest.mark.parametrize("expected", ['sayd: "nothing"', 'said: "words of nobody"', 'said: "nothing" swears'])
def test_a_slip_of_the_author_is_named(expected: str) -> None:
    """A kind, a word or a phrase that does not exist is an error in the story, and is said to be."""
    with pytest.raises(ValueError, match=r"sayd|words of nobody|swears"):
        failures(story(expected), record())
