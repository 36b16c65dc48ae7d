"""The columns of the table of statements."""

from dataclasses import replace

from crossread.rows import Origin, Record, Relation
from crossread.show.cells import shared_lines
from crossread.show.columns import columns_of, fits_a_table, folds_of, shown_at_first, slots_of
from crossread.show.index import index
from crossread.show.page import page
from tests.show.factory import big_record, crane_record, reading_of, record_of, report_of, row_of, said, verdict_of

OPEN, SHUT, SAME = "The bridge is open.", "The bridge is shut.", "Nobody was hurt."


def _versions() -> Record:
    """Two versions of one page and a copy of it, of one origin, beside a report of its own."""
    first = report_of("post-1", f"{OPEN}\n{SAME}", outlet="Post", url="https://post.example/a", published="2026-01-01")
    last = report_of("post-2", f"{SHUT}\n{SAME}", outlet="Post", url="https://post.example/a#top", published="2026-01-02")
    copy = report_of("copy", OPEN, outlet="Copy", published="2026-01-03")
    other = report_of("other", f"{OPEN}\n{SAME}", outlet="Other", published="2026-01-04")
    bridge = [said(report, SHUT if report is last else OPEN) for report in (first, last, copy, other)]
    hurt = [said(report, SAME) for report in (last, other)]
    verdicts = [verdict_of(bridge[0], bridge[1], Relation.CONTRADICTS), *(verdict_of(bridge[0], one, Relation.SAME) for one in bridge[2:])]
    record = record_of(
        *(reading_of(report, *(one for one in (*bridge, *hurt) if one.report == report.id)) for report in (first, last, copy, other)),
        rows=(row_of(Relation.CONTRADICTS, *bridge), row_of(Relation.SAME, *hurt)),
        verdicts=tuple(verdicts),
    )
    return replace(record, origins=(Origin("o1", "Post", (first.id, last.id, copy.id), ()), Origin("o2", "Other", (other.id,), ())))


def test_an_origin_opens_to_its_reports_and_a_report_to_its_versions():
    """The last version heads its page, the first page of an origin heads the origin, and each fold has one number."""
    columns = columns_of(index(_versions()))
    assert [(column.report.name, column.version, column.hidden) for column in columns] == [
        ("post-1", "version 1 of 2", "f1 f2"),
        ("post-2", "version 2 of 2", ""),
        ("copy", "", "f1"),
        ("other", "", ""),
    ]
    assert [(fold.word, fold.shut) for fold in folds_of(columns)] == [("3 reports", True), ("2 versions", True)]
    assert shown_at_first(columns) == 2


def test_the_reference_stands_for_its_fold():
    """In a closed fold the report that holds the row's reference is shown, by its name, and the others are told in a line."""
    found = index(_versions())
    columns = columns_of(found)
    slots = slots_of(shared_lines(found)[0], columns)
    assert [slot.hidden for slot in slots] == ["", "f1 f2", "f1", ""]
    assert slots[0].named == "s1 s2"
    told = [(note.shown, [(word, [one.report.name for one in others]) for _, word, others in note.parts]) for note in slots[0].notes]
    assert told == [("s1", [("contradicts", ["post-2"]), ("same", ["copy"])]), ("s2 u1", [("contradicts", ["post-2"])])]


def test_a_report_that_carries_the_row_stands_for_one_that_does_not():
    """No statement is hidden behind an empty column: one column stands for a closed fold, and it has words wherever a report in it has."""
    for record in (_versions(), crane_record()):
        found = index(record)
        columns = columns_of(found)
        for line in shared_lines(found):
            slots = slots_of(line, columns)
            for fold in folds_of(columns):
                inside = [slot for slot in slots if fold in slot.column.within]
                shown = [slot for slot in inside if f"f{fold.number}" not in slot.hidden.split()]
                assert len(shown) == 1
                assert bool(shown[0].cells) == any(slot.cells for slot in inside)


def test_many_reports_of_few_origins_are_a_table():
    """Sixteen reports of two origins are two columns, which open; of sixteen origins they are listed one under the other."""
    record = big_record(16, 6)
    keys = [report.id for report in record.reports]
    two = replace(record, origins=(Origin("a", "A", tuple(keys[::2]), ()), Origin("b", "B", tuple(keys[1::2]), ())))
    columns = columns_of(index(two))
    assert fits_a_table(columns)
    assert shown_at_first(columns) == 2
    assert 'class="rows wide"' not in page(two)
    assert page(two).count("<tr") > 6
    assert not fits_a_table(columns_of(index(record)))


def test_the_only_origin_opens_by_itself():
    """Where all reports rest on one origin, they are shown side by side from the start."""
    record = crane_record()
    one = replace(record, origins=(Origin("o", "Wire", tuple(report.id for report in record.reports), ()),))
    columns = columns_of(index(one))
    assert [fold.shut for fold in folds_of(columns)] == [False]
    assert shown_at_first(columns) == len(columns)
    assert " shut-" not in page(one).split('id="grid"')[0].rsplit("<div", 1)[1]
