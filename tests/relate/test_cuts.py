"""Cuts of the same words in one report."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.relate.cuts import find_cuts
from crossread.rows import Span, Statement
from tests.relate.rows_factory import said

PLACES = st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 20), st.integers(1, 10)), max_size=12)


def cuts_of(*told: Statement) -> dict[str, set[str]]:
    """The cuts among these statements."""
    return find_cuts([one.id for one in told], {one.id: one for one in told})


@given(PLACES)
def test_cuts_are_mutual_and_of_one_report(places: list[tuple[str, int, int]]) -> None:
    """A statement is a cut of itself, and whatever is a cut of another has that other as a cut, in one report."""
    told = {one.id: one for one in (said(Span(report, start, start + long)) for report, start, long in places)}
    found = cuts_of(*told.values())
    assert all(key in found[key] for key in told)
    assert all(key in found[other] and told[key].report == told[other].report for key in told for other in found[key])


def test_a_clause_is_a_cut_of_its_sentence() -> None:
    """A clause shares all its words with its sentence; two clauses beside each other share none."""
    sentence, first, second = said(Span("a", 0, 40)), said(Span("a", 0, 18)), said(Span("a", 20, 40))
    found = cuts_of(sentence, first, second)
    assert found[first.id] == {first.id, sentence.id}
    assert found[sentence.id] == {sentence.id, first.id, second.id}


def test_words_that_touch_by_a_little_are_no_cuts() -> None:
    """Less than half of the shorter one shared is another statement."""
    left, right = said(Span("a", 0, 20)), said(Span("a", 12, 40))
    assert cuts_of(left, right)[left.id] == {left.id}
