"""Copies among a pile of reports: which, of what, and where."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.gather.copies import find_reuse
from crossread.rows import Report
from evaluation.reuse import score_reuse
from tests.gather.reports import report

SHARED = Path(__file__).parents[3] / "shared"

MILL = (
    "Nine workers died when fire swept through a paper mill in Velmouth on Monday night. The fire began in the drying room "
    "shortly after ten and reached the roof within minutes. Relatives waited at the gate until dawn, and a bus brought them to "
    "the hospital, where doctors were treating thirty people for burns of the hands and the face. The owner said that the mill "
    "had been inspected in spring, and that nobody had found a fault in its wiring or in the two boilers behind the yard."
)
BRIDGE = (
    "The council closed the old bridge to lorries after an engineer had found cracks in two of the four piers that carry it. "
    "Cars may use it until the repairs begin next year, when a ferry will take people across the river free of charge."
)
OTHER = "A museum bought three lost drawings at an auction, and will show them beside the portraits that it has had for a century."
LINES = st.lists(st.sampled_from((MILL, BRIDGE, OTHER)), min_size=1, max_size=4)


def told(reports: list[Report]) -> list[tuple[str, str]]:
    """Each copy's name with its source's."""
    names = {one.id: one.name for one in reports}
    return [(names[edge.copy], names[edge.of or ""]) for edge in find_reuse(reports)]


def test_the_later_report_is_the_copy() -> None:
    """Of two printings of one text the later one is the copy, whatever their order."""
    pile = [report("b", MILL, published="2024-05-03"), report("a", MILL, published="2024-05-02"), report("c", OTHER)]
    assert told(pile) == [("b", "a")]
    assert told(pile[::-1]) == [("b", "a")]


def test_a_dateline_of_its_own_makes_a_copy() -> None:
    """Without dates, the report that puts words of its own before a text that both hold is the copy."""
    assert told([report("wire", MILL), report("paper", f"VELMOUTH (Courier) -- {MILL}")]) == [("paper", "wire")]


def test_a_trimmed_report_is_the_copy() -> None:
    """Without dates, the report that is cut shorter is the copy."""
    assert told([report("trimmed", MILL[: MILL.index(" The owner")]), report("whole", MILL)]) == [("trimmed", "whole")]


def test_misread_letters_make_a_copy_and_do_not_break_its_spans() -> None:
    """A copy with letters misread by a scanner is one span from its first word to its last."""
    misread = MILL.replace("workers", "worhers").replace("drying", "dryimg").replace("until", "untll").replace("hands", "hamds")
    scan = report("scan", misread)
    (edge,) = find_reuse([report("clean", MILL), scan])
    assert edge.copy == scan.id
    assert [scan.slice(span) for span in edge.left] == [misread]


def test_lifted_sentences_have_their_own_source() -> None:
    """A report made of two others is a copy of both, and each line points at the part that came from there."""
    mixed = report("mixed", f"{MILL}\n{BRIDGE}", published="2024-05-04")
    edges = find_reuse([report("mill", MILL, published="2024-05-02"), report("bridge", BRIDGE, published="2024-05-03"), mixed])
    assert [mixed.slice(edge.left[0])[:20] for edge in edges] == [MILL[:20], BRIDGE[:20]]
    assert {edge.copy for edge in edges} == {mixed.id}


def test_a_source_that_adds_nothing_is_left_out() -> None:
    """A report that shares only one sentence of the text that a copy took whole from another is not named as its source."""
    sentence = MILL[: MILL.index(" Relatives")]
    pile = [report("whole", MILL), report("copy", f"(Herald) {MILL}"), report("echo", f"{sentence} {OTHER} {BRIDGE} {BRIDGE[::-1]}")]
    assert ("copy", "whole") in told(pile)
    assert not {("copy", "echo"), ("echo", "copy")} <= set(told(pile))


def test_furniture_is_no_copy() -> None:
    """Two reports that share nothing but the lines around their articles are no copies."""
    line = (
        "Sign up for our letter and get the best of the week every Friday at noon, with stories from all over the region and more "
        "to read, hear and see for you and your family at home today."
    )
    assert told([report(name, f"{text}\n{line}", furniture=line) for name, text in (("a", MILL), ("b", BRIDGE))]) == []
    assert len(told([report(name, f"{text}\n{line}") for name, text in (("a", MILL), ("b", BRIDGE))])) == 1


@given(
    st.lists(st.sampled_from((MILL, BRIDGE, OTHER, "")), min_size=1, max_size=4),
    st.lists(st.sampled_from((MILL, BRIDGE, OTHER)), min_size=1, max_size=4),
)
def test_every_span_lies_in_its_report(left: list[str], right: list[str]) -> None:
    """The spans of a copy lie in the copy and in its source, in order, and as many on both sides; shares stay within one."""
    pile = [report("left", "\n".join(left)), report("right", "\n".join(right))]
    texts = {one.id: one.text for one in pile}
    for edge in find_reuse(pile):
        assert len(edge.left) == len(edge.right)
        assert 0 < edge.confidence <= 1
        assert list(edge.left) == sorted(edge.left)
        assert all(0 <= span.start < span.end <= len(texts[span.report]) for span in (*edge.left, *edge.right))


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is missing: the labelled copies that measure this are there")
def test_copies_are_found_as_well_as_the_project_asks() -> None:
    """Of the labelled copies among 961 reports nearly all are found, and their spans hold the words that were taken."""
    scores = score_reuse(SHARED)
    assert scores["copies F1"] >= 0.98
    assert scores["span characters F1"] >= 0.95
