"""The tree of origins."""

from dataclasses import replace

from crossread.rows import Span
from crossread.show.index import index
from crossread.show.tree import roots
from tests.show.factory import crane_record


def test_a_copy_stands_under_its_origin_with_the_words_that_show_it():
    """The courier rests on the wire: its credit line is declared, the shared sentence inferred, each edge once."""
    first = roots(index(crane_record()))[0]
    assert first.origin.name == "Meridian Wire"
    assert [branch.report.name for branch in first.branches] == ["wire", "courier"]
    shown = [(twig.kind, twig.of, twig.declared, twig.confidence) for twig in first.branches[1].twigs]
    assert shown == [("credit line", "Meridian Wire", "declared", ""), ("the same text", "Meridian Wire", "inferred", "0.93")]
    assert first.branches[1].twigs[0].evidence[0].words == "With material from Meridian Wire."


def test_a_source_outside_the_reports_is_named():
    """A report may rest on an occasion that no report of the story is."""
    twig = roots(index(crane_record()))[1].branches[0].twigs[0]
    assert (twig.kind, twig.of) == ("the same occasion", "a press conference of the port")


def test_words_that_show_an_edge_are_cut_between_words():
    """Evidence too long to be shown whole ends with a whole word."""
    record = crane_record()
    wire = record.reports[0]
    edge = replace(record.origins[0].edges[0], left=(Span(wire.id, 0, len(wire.text)),))
    twig = roots(index(replace(record, edges=(edge,), origins=(replace(record.origins[0], edges=()),))))[0].branches[1].twigs[0]
    assert not twig.evidence[0].whole
    assert wire.text[len(twig.evidence[0].words)].isspace()
