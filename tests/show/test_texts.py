"""The reports' texts, cut into segments that never overlap."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from crossread.rows import Attitude, Manner, Span, Statement, statement_id
from crossread.show.index import index
from crossread.show.texts import link, texts
from tests.patience import patience
from tests.show.factory import crane_record, reading_of, record_of, report_of, said

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15)), max_size=8)


def _statement(report, start, end):
    content = (Span(report.id, start, end),)
    return Statement(statement_id(content), content, Manner.NARRATED, Attitude.ASSERTS)


@given(SPANS)
def test_the_segments_are_the_text(spans):
    """However statements overlap, the segments together are the report's text, each character once."""
    report = report_of("any", "Title\nThe first line is here.\nThe second one.\n")
    statements = {(start, min(start + size, len(report.text))) for start, size in spans}
    record = record_of(reading_of(report, *(_statement(report, *one) for one in statements if one[0] < one[1])))
    (source,) = texts(index(record)).sources
    shown = "".join(segment.text for passage in source.passages for segment in passage.segments)
    assert "".join(shown.split()) == "".join(report.text.split())
    anchors = [segment.anchor for passage in source.passages for segment in passage.segments if segment.anchor]
    assert len(anchors) == len(set(anchors))


def test_every_place_that_the_record_points_at_has_an_anchor():
    """A link to a statement, to a difference or to evidence leads to the segment where it begins."""
    found = index(crane_record())
    known = texts(found)
    segments = {segment.anchor: segment for source in known.sources for passage in source.passages for segment in passage.segments}
    places = [one.content for one in found.statement.values()] + [(span,) for one in found.record.differences for span in one.places]
    for spans in places:
        anchor = link(known, spans).href[1:]
        assert segments[anchor].start == spans[0].start


def test_furniture_is_shown_with_the_reason_why_it_is_left_out():
    """A block that makes no statement is shown, and says what it is."""
    source = texts(index(crane_record())).sources[0]
    notes = {passage.role: passage.note for passage in source.passages}
    assert notes["furniture"] == "page furniture, left out (set by hand)"
    assert notes["paragraph"] == ""


def test_words_outside_every_block_are_shown():
    """Nothing of a stored text is hidden, not even what no block holds."""
    report = report_of("a", "Title\nStray words\nLine\n")
    report = replace(report, blocks=(report.blocks[0], report.blocks[2]))
    source = texts(index(record_of(reading_of(report)))).sources[0]
    assert [passage.note for passage in source.passages] == ["", "in no block, left out", ""]


def test_a_speaking_row_gives_its_style():
    """Words that a contradicting row holds are marked so, and spoken words differ from narrated ones."""
    source = texts(index(crane_record())).sources[0]
    styles = {segment.text: segment.marks for passage in source.passages for segment in passage.segments}
    assert styles["“and found nothing.”"] == "in-differs said"
    assert "in-contradicts" in styles["The transport ministry will likely close "]


def test_ten_thousand_overlapping_statements_take_a_moment():
    """The sweep is linear: many statements in one report do not slow it down out of proportion."""
    report = report_of("a", "word " * 20_000)
    record = record_of(reading_of(report, *(_statement(report, at * 5, at * 5 + 12) for at in range(10_000))))
    found = index(record)
    with patience():
        texts(found)
    assert said(report, "word").start == 0
