"""Verdicts and the grounds they rest on."""

from dataclasses import replace

import pytest

from crossread.models.vectors import word_vectors
from crossread.relate.features import GROUNDS, Side
from crossread.relate.times import explained
from crossread.relate.units import units
from crossread.relate.verdicts import judge, verdict
from crossread.rows import Attitude, Manner, Relation, Span, Value, ValueKind
from tests.relate.rows_factory import reading


def side(
    name: str, sentence: str, *, published: str | None = None, speaker: str = "", count: float = 0, unit: str = "people", **changes: object
) -> Side:
    """One statement, ready to be judged; `count` is the number of people in its first two characters."""
    held = reading(name, sentence, published=published)
    values = (Value(Span(name, 0, 2), ValueKind.NUMBER, count, count, unit=unit),) if count else ()
    statements = tuple(replace(one, **changes) for one in held.statements)
    (made,) = units([replace(held, statements=statements, values=values)], word_vectors())
    return Side(made, speaker, published)


def test_the_same_words_are_the_same() -> None:
    """Case and marks make no difference."""
    found = verdict(side("a", "The dam burst on Friday."), side("b", "the dam burst, on Friday"), 0.9)
    assert found.relation is Relation.SAME


def test_other_words_are_reworded() -> None:
    """What is alike, and nothing speaks against it, is told in other words."""
    found = verdict(side("a", "The dam burst on Friday."), side("b", "On Friday the dam gave way."), 0.9)
    assert found.relation is Relation.REWORDED


def test_numbers_that_cannot_both_be_true_contradict() -> None:
    """The same count with two numbers contradicts, and the reason points at both numbers."""
    found = verdict(side("a", "12 people died in the flood.", count=12), side("b", "19 people died in the flood.", count=19), 0.9)
    apart = next(reason for reason in found.reasons if reason.feature == "values_apart")
    assert found.relation is Relation.CONTRADICTS
    assert apart.left == Span("a", 0, 2)
    assert apart.right == Span("b", 0, 2)


def test_a_later_toll_differs_and_does_not_contradict() -> None:
    """Reports of different days may give different numbers and both be right."""
    left = side("a", "12 people died in the flood.", count=12, published="2026-03-01")
    right = side("b", "19 people died in the flood.", count=19, published="2026-03-02")
    assert verdict(left, right, 0.9).relation is Relation.DIFFERS


def test_a_rounded_number_differs_and_does_not_contradict() -> None:
    """Of two numbers one of which is the other one rounded, both may be right."""
    found = verdict(side("a", "20 people died in the flood.", count=20), side("b", "17 people died in the flood.", count=17), 0.9)
    assert found.relation is Relation.DIFFERS


def test_a_length_contradicts_whenever_it_is_told() -> None:
    """A tower has one height: reports of different days that give two contradict."""
    left = side("a", "22 metres high is the tower.", count=22, unit="metre", published="2026-03-01")
    right = side("b", "18 metres high is the tower.", count=18, unit="metre", published="2026-03-02")
    assert verdict(left, right, 0.9).relation is Relation.CONTRADICTS


def test_what_a_denial_says_itself_is_not_what_it_denies() -> None:
    """The words that somebody denying is quoted with are his own: they deny nothing of those who say the same."""
    denied = side("b", "The ministry paid the firm.", attitude=Attitude.DENIES, manner=Manner.DIRECT)
    assert verdict(side("a", "The ministry paid the firm."), denied, 0.9).relation is not Relation.DENIES


def test_a_condition_is_not_denied() -> None:
    """What is said for the case that it is true is not asserted, and a denial of it stands against nothing."""
    denied = side("b", "The ministry paid the firm.", attitude=Attitude.DENIES, manner=Manner.INDIRECT)
    assert verdict(side("a", "He leaves if the ministry paid the firm."), denied, 0.9).relation is not Relation.DENIES


def test_a_denial_of_what_another_asserts_denies() -> None:
    """The same content, once asserted and once denied."""
    denied = side("b", "The ministry paid the firm.", attitude=Attitude.DENIES, manner=Manner.INDIRECT)
    assert verdict(side("a", "The ministry paid the firm."), denied, 0.9).relation is Relation.DENIES


def test_a_denial_denies_only_what_is_likely_to_be_one_thing() -> None:
    """A denial beside a claim that is hardly the same thing is not said to deny it."""
    denied = side("b", "The ministry paid the firm.", attitude=Attitude.DENIES, manner=Manner.INDIRECT)
    assert verdict(side("a", "The ministry paid the firm."), denied, 0.4).relation is not Relation.DENIES


def test_two_denials_do_not_deny_one_another() -> None:
    """Who denies a report and who calls it false stand on one side."""
    denied = side("b", "The report on the dam.", attitude=Attitude.DENIES, manner=Manner.INDIRECT)
    assert verdict(side("a", "The report on the dam is false."), denied, 0.9).relation is not Relation.DENIES


def test_a_negation_of_another_word_contradicts_nothing() -> None:
    """The words "no doubt" beside the same claim without them turn nothing round."""
    left, right = side("a", "The bridge at Velm was safe in May."), side("b", "No doubt: the bridge at Velm was safe in May.")
    assert verdict(left, right, 0.9).relation is not Relation.CONTRADICTS


def test_a_negation_turns_the_same_words_round() -> None:
    """The word "was" against "was not" contradicts."""
    assert (
        verdict(side("a", "The bridge was safe in May."), side("b", "The bridge was not safe in May."), 0.9).relation
        is Relation.CONTRADICTS
    )


@pytest.mark.parametrize("likely", [0.1, 0.2])
def test_a_pair_that_is_hardly_alike_is_unclear(likely: float) -> None:
    """No ground makes a contradiction of two statements that may not be about one thing."""
    found = verdict(side("a", "12 people died in the flood.", count=12), side("b", "19 people died in the flood.", count=19), likely)
    assert found.relation is Relation.UNCLEAR


def test_swapping_the_sides_swaps_the_reasons_and_nothing_else() -> None:
    """Every ground sees the same from either side."""
    left = side("a", "12 people died in the flood, Kos said.", count=12, speaker="kos", attitude=Attitude.WARNS, manner=Manner.DIRECT)
    right = side("b", "19 people died in the flood.", count=19, speaker="lind")
    for ground in GROUNDS:
        one, two = ground(left, right), ground(right, left)
        assert (one is None) == (two is None)
        assert one is None or two is None or (one.score, one.left, one.right) == (two.score, two.right, two.left)


def test_every_ground_says_what_it_sees_in_a_sentence() -> None:
    """The first line of a ground's docstring is shown to the reader."""
    assert all((ground.__doc__ or "").split("\n")[0].endswith(".") for ground in GROUNDS)


def test_only_known_days_explain_a_difference() -> None:
    """Where a day is not known, nothing is explained by it."""
    assert explained("2026-03-01", "2026-03-02T10:00:00Z")
    assert not explained("2026-03-01", "2026-03-01")
    assert not explained(None, "2026-03-01")
    assert not explained("soon", "2026-03-01")


def test_verdicts_do_not_depend_on_the_order_of_the_reports() -> None:
    """The same pairs, the same likelihoods, to the last digit."""
    readings = (
        reading("a", "Two guards were hurt when the roof of the mill fell in.", "The mill was built in 1910."),
        reading("b", "The roof of the mill fell in and hurt two guards.", "Nobody has worked in the mill since 1988."),
        reading("c", "Guards hurt as mill roof falls", "The mill dates from 1910."),
    )
    assert judge(readings, ()) == judge(readings[::-1], ())


def test_two_reports_of_one_fact_are_found_alike() -> None:
    """The pair that says one thing is more likely than any other pair."""
    one = reading("a", "The roof of the old mill collapsed and injured two guards.", "Ticket prices rise in June.")
    two = reading("b", "Two guards were injured when the old mill's roof collapsed.", "The orchestra plays on Sunday.")
    best = max(judge((one, two), ()), key=lambda verdict: verdict.reasons[0].score)
    assert {best.left, best.right} == {one.statements[0].id, two.statements[0].id}
