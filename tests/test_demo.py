"""The bundled stories show what Crossread is for."""

import pytest

from crossread.demo import stories
from crossread.pipeline import record_of
from crossread.rows import DifferenceKind, Record, Role, State

NAMES = ("ferry", "minister", "spill")
FURNITURE = (
    "Share this article", "Leave a comment", "newsletter", "Most read", "Advertisement", "Follow us", "Related:", "cookies", "Log in"
)  # fmt: skip


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    """The record of each bundled story."""
    return {name: record_of(paths) for name, paths in stories().items()}


def test_there_are_three_stories_of_three_or_four_reports() -> None:
    """Three stories are bundled, each of three or four reports, one of them a page."""
    assert {name: len(paths) in (3, 4) for name, paths in stories().items()} == dict.fromkeys(NAMES, True)
    assert all(any(path.suffix == ".html" for path in paths) for paths in stories().values())


def test_every_report_can_be_read(records: dict[str, Record]) -> None:
    """No report of the bundled stories is rejected; each has a title and statements."""
    for record in records.values():
        assert all(report.outcome.state is not State.REJECTED and report.title for report in record.reports)
        assert all(reading.statements for reading in record.readings)


@pytest.mark.parametrize("name", NAMES)
def test_each_story_has_rows_over_several_reports(records: dict[str, Record], name: str) -> None:
    """Each bundled story has ten rows or more that two or more reports carry."""
    said = records[name].statements
    shared = [row for row in records[name].rows if len({said[key].report for key in row.statements}) > 1]
    assert len(shared) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_each_story_has_a_denial(records: dict[str, Record], name: str) -> None:
    """Each bundled story has a claim that one side asserts and another denies."""
    assert any(dispute.asserts and dispute.denies for dispute in records[name].disputes)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_differ_in_each_story(records: dict[str, Record], name: str) -> None:
    """Each bundled story has a number that its reports give differently."""
    assert any(difference.kind is DifferenceKind.NUMBER for difference in records[name].differences)


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("ferry", "Katharine Holm", "Catherine Holm"),
        ("ferry", "Mihail Dorran", "Mikhail Dorran"),
        ("minister", "Joanna Belcourt", "Joana Belcourt"),
        ("spill", "Farid Nassour", "Fareed Nassour"),
    ],
)
def test_spellings_of_one_person_are_merged(records: dict[str, Record], name: str, one: str, other: str) -> None:
    """A person whose name two outlets spell differently is one speaker."""
    assert any(one in speaker.spellings and other in speaker.spellings for speaker in records[name].speakers)


@pytest.mark.parametrize(
    ("name", "reports"), [("ferry", {"nordfax", "tarvik-observer"}), ("spill", {"continental-wire", "brede-valley-news"})]
)
def test_agency_copy_has_one_origin(records: dict[str, Record], name: str, reports: set[str]) -> None:
    """A local paper that prints the agency's report shares its origin."""
    names = {report.id: report.name for report in records[name].reports}
    assert any(reports <= {names[key] for key in origin.reports} for origin in records[name].origins)
    assert 1 < len(records[name].origins) <= len(records[name].reports)


@pytest.mark.parametrize("name", NAMES)
def test_equal_words_never_differ(records: dict[str, Record], name: str) -> None:
    """No difference is shown between places of the same words."""
    texts = {report.id: report for report in records[name].reports}
    words = [tuple(texts[place.report].slice(place).lower() for place in one.places) for one in records[name].differences]
    assert [places for places in words if len(set(places)) == 1] == []


def test_page_furniture_is_left_out(records: dict[str, Record]) -> None:
    """Buttons, invitations and related links in the bundled stories make no statement."""
    speaking = (Role.TITLE, Role.HEADING, Role.PARAGRAPH)
    reports = [report for record in records.values() for report in record.reports]
    spoken = [report.slice(block.span) for report in reports for block in report.blocks if block.role in speaking]
    assert [(words, text) for words in FURNITURE for text in spoken if words in text] == []


def test_the_report_behind_a_paywall_is_partial(records: dict[str, Record]) -> None:
    """The page that a paywall cuts off is read as far as it goes, and said to be cut off."""
    (stub,) = (report for report in records["ferry"].reports if report.name == "capital-ledger")
    assert stub.outcome.state is State.PARTIAL
    assert "18 per cent" in stub.text
