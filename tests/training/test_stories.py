"""The stories of our own writing say exactly which words stand in one row, and where they differ."""

import pytest

from training.check import STORIES, check_stories
from training.marks import MarkupError
from training.stories import parse

STORY = """##### courts-s01
=== wire | style: agency | published: 2024-03-05 | outlet: Norrin Wire
Judge halts sale

Judge Torres said {r1 the sale was void}. {r2 About 40 people} came.
=== echo | style: local | published: - | outlet: The Echo
{r1 Sale void}, judge rules

{r1b “This sale is} simply {r1b void,”} she said. {r2 Some 60} came.
--
r1 same: The sale is void.
  wire asserts Ana Torres
  echo asserts Ana Torres
  echo.b asserts Ana Torres
r2 conflicts: How many came.
  wire asserts -
  echo asserts -
  * number | wire | About 40 | echo | 60 | a note
"""


def test_a_story_tells_its_rows_and_where_they_differ() -> None:
    """A carrier has its pieces, a report may carry a row twice, and a difference points at the words of both sides."""
    story = parse(STORY)
    sale, people = story.rows
    texts = {report.name: report.text for report in story.reports}
    assert [[texts[one.report][a:b] for a, b in one.spans] for one in sale.carriers] == [
        ["the sale was void"],
        ["Sale void"],
        ["“This sale is", "void,”"],
    ]
    (number,) = people.differences
    assert [texts[report][a:b] for report, a, b in (number.left, number.right)] == ["About 40", "60"]
    assert "{" not in "".join(texts.values())


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("| echo | 60 |", "| echo | sixty |", "in no carrier"),
        ("* number", "* size", "kinds"),
        ("  * number | wire | About 40 | echo | 60 | a note\n", "", "0 differences"),
        ("  echo.b asserts Ana Torres\n", "", "on no carrier's line"),
        ("r1 same", "r1 alike", "relations"),
        ("{r2 Some 60}", "Some 60", "or it is told twice"),
        ("--\n", "", "two dashes"),
        ("=== echo", "=== wire", "a name of its own"),
    ],
)
def test_a_broken_story_is_named(old: str, new: str, wrong: str) -> None:
    """A story whose marks and lines do not agree is refused with the reason."""
    with pytest.raises(MarkupError, match=wrong):
        parse(STORY.replace(old, new))


@pytest.mark.parametrize("path", sorted(STORIES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_story_that_we_train_on_follows_the_markup(path) -> None:
    """Each file of stories can be read whole."""
    good, bad = check_stories(path)
    assert bad == []
    assert good
