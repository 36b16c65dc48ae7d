"""Rows from verdicts on pairs."""

import random
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from crossread.relate.grouping import group
from crossread.rows import Relation, Span
from tests.relate.rows_factory import alike, reading, said

READINGS = tuple(reading(name, "One thing.", "Another thing.", "A third thing.") for name in "abcd")
STATEMENTS = [one for held in READINGS for one in held.statements]
LIKELY = st.dictionaries(
    st.sampled_from([(one, two) for one, two in combinations(STATEMENTS, 2) if one.report != two.report]), st.floats(0.1, 1.0), max_size=20
)


def rows_of(likely: dict, readings=READINGS) -> set[frozenset[str]]:
    """The rows as sets of statement ids."""
    verdicts = tuple(alike(one, two, value) for (one, two), value in likely.items())
    return {frozenset(row.statements) for row in group(readings, verdicts)}


@given(LIKELY)
def test_every_statement_stands_in_a_row(likely: dict) -> None:
    """Nothing said is lost: what nobody else carries is a row of its own."""
    assert {key for row in rows_of(likely) for key in row} == {one.id for one in STATEMENTS}


@given(LIKELY, st.randoms(use_true_random=False))
def test_the_order_of_reports_and_verdicts_changes_no_row(likely: dict, chance: random.Random) -> None:
    """Shuffled reports give the same rows."""
    readings, pairs = list(READINGS), list(likely.items())
    chance.shuffle(readings)
    chance.shuffle(pairs)
    assert rows_of(dict(pairs), tuple(readings)) == rows_of(likely)


@given(LIKELY)
def test_a_row_of_several_statements_has_several_reports(likely: dict) -> None:
    """Two statements of one report alone are never a row."""
    assert all(len({key.split(":")[0] for key in row}) > 1 for row in rows_of(likely) if len(row) > 1)


def test_one_weak_link_glues_no_two_rows() -> None:
    """Two firm pairs that are tied by one weak pair stay two rows."""
    a, b, c, d = (held.statements[0] for held in READINGS)
    found = rows_of({(a, b): 0.9, (c, d): 0.9, (b, c): 0.26})
    assert {frozenset({a.id, b.id}), frozenset({c.id, d.id})} <= found


@given(LIKELY)
def test_a_further_report_that_shares_nothing_changes_no_row(likely: dict) -> None:
    """A report that says other things adds rows of its own and leaves the others as they are."""
    further = reading("e", "Quite another thing.")
    assert rows_of(likely, (*READINGS, further)) == rows_of(likely) | {frozenset({further.statements[0].id})}


def test_one_statement_may_serve_two_rows() -> None:
    """A statement that two others carry in halves stands with each of them."""
    whole, first, second = STATEMENTS[0], STATEMENTS[3], STATEMENTS[7]
    found = rows_of({(whole, first): 0.9, (whole, second): 0.8})
    assert found >= {frozenset({whole.id, first.id}), frozenset({whole.id, second.id})}


def test_a_row_that_holds_a_clause_needs_a_strong_reason_to_hold_its_sentence_too() -> None:
    """What a row says already is not said again in another cut, unless that cut is likely in its own right."""
    whole, other = STATEMENTS[0], STATEMENTS[3]
    part = said(Span("a", 0, 7), part_of=whole.id)
    readings = (replace(READINGS[0], parts=(part,)), *READINGS[1:])
    assert frozenset({part.id, other.id}) in rows_of({(part, other): 0.9, (whole, other): 0.4}, readings)
    assert frozenset({part.id, whole.id, other.id}) in rows_of({(part, other): 0.9, (whole, other): 0.7}, readings)


def test_a_part_that_nobody_else_carries_is_no_row() -> None:
    """A clause is shown only where another report carries it; its whole stands for it otherwise."""
    whole = STATEMENTS[0]
    part = said(Span("a", 0, 3), part_of=whole.id)
    readings = (replace(READINGS[0], parts=(part,)), *READINGS[1:])
    assert not any(part.id in row.statements for row in group(readings, ()))


def test_the_reference_is_the_earliest_carrier() -> None:
    """A row is shown against the report that was published first."""
    late = reading("late", "The dam burst.", published="2026-03-02")
    early = reading("soon", "The dam has burst.", published="2026-03-01T08:00:00+00:00")
    (row,) = group((late, early), (alike(late.statements[0], early.statements[0], 0.9),))
    assert row.reference == early.statements[0].id


def test_a_row_is_named_for_its_worst_pair() -> None:
    """One pair that contradicts makes the row one that contradicts."""
    a, b, c = (held.statements[0] for held in READINGS[:3])
    verdicts = (alike(a, b, 0.9, Relation.SAME), alike(b, c, 0.9, Relation.CONTRADICTS), alike(a, c, 0.9))
    row = max(group(READINGS, verdicts), key=lambda row: len(row.statements))
    assert row.relation is Relation.CONTRADICTS


def test_a_sentence_told_by_a_crowd_is_one_row() -> None:
    """Of thousands of statements only the nearest pairs are looked at; a sentence that all carry is one row none the less."""
    crowd = [reading(f"r{number:04}", "One thing.") for number in range(5_100)]
    told = [held.statements[0] for held in crowd[:40]]
    near = {(told[low], told[high]): 0.9 for low in range(5) for high in range(low + 1, 40)}
    assert frozenset(one.id for one in told) in rows_of(near, tuple(crowd))
