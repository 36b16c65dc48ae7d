"""Pronouns, roles and last names point to whoever they must mean, or are left open with the reason."""

import re

import pytest

from crossread.read.mentions import find_mentions
from crossread.read.references import resolve
from crossread.read.sentences import find_sentences
from crossread.rows import Attitude, Manner, Reference, Span, Statement, statement_id
from tests.read.test_mentions import report_of


def references_of(marked: str) -> list[tuple[str, str | None, str]]:
    """The references of a text whose sources stand in [brackets]: source, whom it points to, why."""
    text, places = "", []
    for piece in re.split(r"(\[[^\]]*\])", marked):
        if piece.startswith("["):
            places.append((len(text), len(text) + len(piece) - 2))
        text += piece.strip("[]") if piece.startswith("[") else piece
    report = report_of(text)
    sentences = find_sentences(report)
    content = Span("r", 0, 1)
    statements = tuple(
        Statement(statement_id((content,)), (content,), Manner.DIRECT, Attitude.ASSERTS, (), (Span("r", *place),)) for place in places
    )
    found = resolve(report, sentences, find_mentions(report, sentences), statements)
    return [_shown(text, reference) for reference in found]


def _shown(text: str, reference: Reference) -> tuple[str, str | None, str]:
    to = text[reference.to.start : reference.to.end] if reference.to else None
    return text[reference.span.start : reference.span.end], to, reference.reason


def test_he_is_the_last_speaker_if_nobody_else_is_named_since() -> None:
    """The one who spoke a sentence ago goes on speaking."""
    found = references_of("[Mark Odell] closed the bridge, he announced.\n“It is unsafe,” [he] said.")
    assert found == [("he", "Mark Odell", "the last speaker, and nobody else named since")]


def test_gender_decides_between_two_people() -> None:
    """So "She" is Anna, whoever else is named."""
    found = references_of("Mark Odell met Anna Brook at the bridge.\n“It was cold,” [she] said.")
    assert found == [("she", "Anna Brook", "the only woman named in the paragraph before")]


def test_a_pronoun_that_may_mean_two_people_is_left_open() -> None:
    """Nobody is guessed: the reason names the two."""
    found = references_of("Mark Odell met Paul Brook at the bridge.\n“It was cold,” [he] said.")
    assert found == [("he", None, "2 people it may mean: Mark Odell, Paul Brook")]


def test_a_last_name_alone_is_the_one_who_has_it() -> None:
    """So "Odell", "Mr. Odell" point to the full name."""
    found = references_of("A call came from Mark Odell, 61.\n“No,” said [Odell]. “Never,” [Mr. Odell] said.")
    assert {(to, reason) for _, to, reason in found} == {("Mark Odell", "same last name as Mark Odell")}


def test_a_last_name_that_two_people_share_is_left_open() -> None:
    """With both Mark and Paul Odell named, "Odell" is nobody's for sure."""
    found = references_of("Both Mark Odell and Paul Odell came.\n“No,” said [Odell].")
    assert found[0][1:] == (None, "2 people it may mean: Mark Odell, Paul Odell")


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("The call came from police spokesman Mark Odell, who met Anna Brook.\n“It is over,” [the spokesman] said.", "Mark Odell"),
        ("The call came from Sen. Mark Odell and Anna Brook.\n“It is over,” [the senator] said.", "Mark Odell"),
        ("The charge against Mark Odell, 34, was dropped, Anna Brook wrote.\n“It is over,” [the 34-year-old] said.", "Mark Odell"),
        ("A letter of the Ministry of Health reached NATO.\nNothing was wrong, [the ministry] said.", "Ministry of Health"),
        ("“Go away,” [a spokesman for the club] said.\n“And stay away,” [the spokesman] added.", "a spokesman for the club"),
    ],
)
def test_a_role_an_age_or_a_kind_of_body_points_to_the_only_one_called_so(text: str, to: str) -> None:
    """The title, the role after the name, the age or the body's own words decide."""
    assert references_of(text)[-1][1] == to


def test_a_role_that_nobody_has_is_left_open() -> None:
    """So "The governor" is not whoever happens to be named."""
    found = references_of("Mark Odell closed the bridge.\n“It is unsafe,” [the governor] said.")
    assert found == [("the governor", None, "nobody named before is called governor")]


@pytest.mark.parametrize("source", ["a spokesman", "officials", "Mark Odell", "his lawyer", "The spokesman of the club, Mark Odell"])
def test_who_brings_in_somebody_new_or_gives_the_name_points_nowhere(source: str) -> None:
    """A first mention, a plural, a full name and somebody's lawyer are no pointers."""
    assert references_of(f"It is over, [{source}] said.") == []


def test_a_pronoun_after_an_unnamed_speaker_is_that_speaker() -> None:
    """So "she" is the spokeswoman who has just spoken, whatever her name; "they" is the officials."""
    found = references_of("“We are closed,” [a spokeswoman for the club] said.\n“For good,” [she] added.")
    assert found == [("she", "a spokeswoman for the club", "the last to speak before, and nobody named since")]
    found = references_of("[Two officials] warned of a flood.\n“It is close,” [they] said.")
    assert found == [("they", "Two officials", "the last to speak before")]


def test_a_pronoun_is_left_open_between_an_unnamed_speaker_and_a_name() -> None:
    """With Mark Odell named since the driver spoke, "he" may be either."""
    found = references_of("“We are closed,” [a driver] said.\nMark Odell left. “For good,” [he] added.")
    assert found == [("he", None, "it may mean a driver or Mark Odell")]
