"""The story in one line."""

from crossread.rows import Outcome, State
from crossread.show.index import index
from crossread.show.summary import counts, heading, troubles
from tests.show.factory import crane_record, record_of, report_of, small_record
from tests.show.factory import reading_of as reading


def test_the_header_counts_reports_outlets_origins_and_what_differs():
    """The first line of a record says how many reports rest on how many origins, and what differs."""
    assert counts(index(crane_record())) == [
        "4 reports",
        "4 outlets",
        "3 origins",
        "9 statements",
        "6 in more than one report",
        "1 number differs",
        "1 date, 1 name, 1 place, 1 choice of word, 1 scope, 1 attribution, 1 stance, 1 quotation differ",
        "1 denial",
    ]


def test_inputs_that_are_not_whole_are_named_in_words():
    """What was cut off and what could not be read is said with the reason."""
    found = troubles(index(crane_record()))
    assert [(one.name, one.state) for one in found] == [("North Post", "cut off"), ("broken", "could not be read")]
    assert "subscription" in found[0].detail


def test_what_was_not_asked_for_is_no_failure():
    """A folder's other files and a report given twice are told, and not as inputs that could not be read."""
    told = [reading(report_of(reason, "", Outcome(State.REJECTED, reason, "seen"))) for reason in ("left-out", "given-twice")]
    assert {one.state for one in troubles(index(record_of(*told)))} == {"files left out", "given twice"}


def test_the_story_is_called_by_its_first_headline():
    """No word is invented for a story: it bears the headline of the report that was published first."""
    assert heading(index(crane_record())) == "Crane falls at Velmar port, killing at least 12"
    assert heading(index(record_of())) == "Reports compared"


def test_two_reports_of_one_outlet_are_told_apart():
    """Reports that would bear the same name are called by their files too, and numbered if those are alike."""
    found = index(small_record(outlet="The Daily"))
    assert sorted(found.names.values()) == ["The Daily (left)", "The Daily (right)"]
    twins = index(record_of(reading(report_of("a", "One\n")), reading(report_of("a", "Two\n"))))
    assert sorted(twins.names.values()) == ["a", "a #2"]


def test_two_broken_inputs_of_one_name_are_both_named():
    """Inputs that could not be read are each told, even where nothing tells them apart but their reason."""
    broken = [reading(report_of("a", "", Outcome(State.REJECTED, "empty", detail))) for detail in ("no text", "not a text")]
    assert [one.detail for one in troubles(index(record_of(*broken)))] == ["no text", "not a text"]


def test_a_report_that_was_given_twice_is_shown_once():
    """The same report twice is one column and not a confirmation."""
    one = reading(report_of("a", "One\nA line.\n"))
    assert counts(index(record_of(one, one)))[0] == "1 report"
