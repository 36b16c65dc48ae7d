"""Speakers and denials."""

from dataclasses import replace

from crossread.show.index import index
from crossread.show.lanes import MAX_WORDS, lanes, quarrels
from tests.show.factory import crane_record, reading_of, record_of, report_of, said


def test_a_speaker_has_one_lane_with_every_spelling_and_its_evidence():
    """Maarten and Marten are one lane that says how each report spells the name and why they are one."""
    lane = next(lane for lane in lanes(index(crane_record())) if lane.speaker.name == "Ilse Maarten")
    assert [(one.form, one.reports) for one in lane.spellings] == [
        ("Ilse Maarten", ("Meridian Wire", "Harbour Courier")),
        ("Ilse Marten", ("North Post",)),
    ]
    assert lane.reasons == ("One letter differs and both lead the port.",)
    assert [one.report.name for one in lane.quotes] == ["wire", "courier", "post"]


def test_a_dispute_shows_who_asserts_denies_and_declines():
    """The three sides of a dispute stand apart, and reports with only one half are named."""
    (quarrel,) = quarrels(index(crane_record()))
    assert [(word, [one.speaker for one in quotes]) for word, quotes in quarrel.sides] == [
        ("asserted", ["Antony Okoro"]),
        ("denied", ["Norhaven", "Paul Dray"]),
        ("not confirmed", ["Norhaven"]),
    ]
    assert quarrel.halves == ("Canal 5",)


def test_a_long_statement_is_shortened_and_says_so():
    """A lane shows the beginning of a very long statement and tells that it is not the whole."""
    report = report_of("a", "Title\n" + "word " * 100 + "\n")
    long = said(report, "word " * 99 + "word")
    record = crane_record()
    speaker = replace(record.speakers[0], mentions=(), statements=(long.id,))
    (lane,) = lanes(index(record_of(reading_of(report, long), speakers=(speaker,))))
    assert not lane.quotes[0].whole
    assert len(lane.quotes[0].excerpt.split()) == MAX_WORDS
