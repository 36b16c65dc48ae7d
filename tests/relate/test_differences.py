"""Where two statements of a row differ: each kind, where it points, and what makes no difference."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from crossread.relate.differences import find_differences
from crossread.rows import Attitude, DifferenceKind, Manner, Reading, Relation, Row, Speaker, ValueKind
from tests.relate.told import Means, Says, candidates, row_of, seen, sure, told

DIRECT, INDIRECT = Manner.DIRECT, Manner.INDIRECT
WORDS = st.lists(
    st.sampled_from(["the", "mayor", "said", "four", "boats", "sank", "near", "Velmouth", "on", "Monday", ",", "“", "”", "late", "not"]),
    min_size=1,
    max_size=14,
)


def features(left: Reading, right: Reading) -> set[str]:
    """The rules that saw a possible difference."""
    return {one.feature for one in candidates(left, right)}


def test_other_words_are_a_term() -> None:
    """Where one report says warships and the other boats, the two phrases are set against each other."""
    left = told("A", "The navy stopped three warships off the coast.")
    right = told("B", "The navy stopped three fishing vessels off the coast.")
    ((one, other),) = seen(left, right, "other-words")
    assert "warships" in one
    assert "fishing vessels" in other


def test_an_added_phrase_is_scope() -> None:
    """A qualification that one report alone has points at it, and in the other report at the words around its place."""
    left = told("A", "Officials privately warned the company about the dam.")
    right = told("B", "Officials warned the company about the dam.")
    ((one, other),) = seen(left, right, "added-words")
    assert "privately" in one
    assert "warned" in other
    assert "privately" not in other


def test_counts_that_exclude_each_other_are_a_number() -> None:
    """Twelve and nine of one noun cannot both hold: the two places are the numbers with what they count."""
    left = told("A", "The flood killed 12 miners.", values=(Means("12", ValueKind.NUMBER, 12, 12, "miners"),))
    right = told("B", "The flood killed nine miners.", values=(Means("nine", ValueKind.NUMBER, 9, 9, "miners"),))
    ((one, other),) = seen(left, right, "number-apart")
    assert "12 miners" in one
    assert "nine miners" in other


def test_a_rounded_count_meets_the_exact_one() -> None:
    """The counts "at least 10" and 12 are named as a rounding and not as counts that exclude each other."""
    left = told("A", "The flood killed at least 10 miners.", values=(Means("10", ValueKind.NUMBER, 10, float("inf"), "miners"),))
    right = told("B", "The flood killed 12 miners.", values=(Means("12", ValueKind.NUMBER, 12, 12, "miners"),))
    assert seen(left, right, "number-meets")
    assert not seen(left, right, "number-apart")


def test_one_day_in_two_wordings_is_no_difference() -> None:
    """The word "yesterday" in one report and "Tuesday" in the other are no difference when they are the same day."""
    day = 739139.0
    left = told("A", "The bridge fell yesterday.", values=(Means("yesterday", ValueKind.DATE, day, day + 1),))
    right = told("B", "The bridge fell on Tuesday.", values=(Means("Tuesday", ValueKind.DATE, day, day + 1),))
    other = told("C", "The bridge fell on Monday.", values=(Means("Monday", ValueKind.DATE, day - 1, day),))
    assert not any(one.kind is DifferenceKind.DATE for one in candidates(left, right))
    assert "date-apart" in features(left, other) or "date-meets" in features(left, other)


def test_a_lost_source_is_an_attribution() -> None:
    """What one report has from the police and the other tells itself points at the source and at the bare fact."""
    said = Says("two boats sank", "the police", "said", INDIRECT)
    left = told("A", "Late on Monday the police said two boats sank.", said)
    right = told("B", "Two boats sank.")
    assert seen(left, right, "drift-to-fact") == [("the police said", "Two boats sank")]


def test_another_source_is_an_attribution() -> None:
    """One statement from two sources points at both sources."""
    left = told("A", "The mayor Ruth Bell said two boats sank.", Says("two boats sank", "The mayor Ruth Bell", "said", INDIRECT))
    right = told("B", "Colonel Ito said two boats sank.", Says("two boats sank", "Colonel Ito", "said", INDIRECT))
    assert seen(left, right, "other-source") == [("The mayor Ruth Bell said", "Colonel Ito said")]


def test_one_source_in_two_forms_is_no_attribution() -> None:
    """Ruth Bell and Mayor Bell are not held to be two sources."""
    left = told("A", "Ruth Bell said two boats sank.", Says("two boats sank", "Ruth Bell", "said", INDIRECT))
    right = told("B", "Mayor Bell said two boats sank.", Says("two boats sank", "Mayor Bell", "said", INDIRECT))
    assert "other-source" not in features(left, right)


def test_a_denial_against_an_assertion_is_a_stance() -> None:
    """Where one statement asserts what the other denies, the two attributions are set against each other."""
    left = told("A", "Ito said the dam was safe.", Says("the dam was safe", "Ito", "said", INDIRECT))
    right = told("B", "Bell denied the dam was safe.", Says("the dam was safe", "Bell", "denied", INDIRECT, Attitude.DENIES))
    assert seen(left, right, "stance-denied") == [("Ito said", "Bell denied")]


def test_a_lost_hedge_is_a_drift() -> None:
    """The hedge "may have" in one report and the plain verb in the other is a drift of stance."""
    left = told("A", "The parcels may have passed through the harbour.")
    right = told("B", "The parcels passed through the harbour.")
    assert any("may have passed" in one for one, _ in seen(left, right, "drift-hedge"))


def test_a_cut_quotation_is_a_quote() -> None:
    """Of one utterance quoted in full and in part, the two quotations are set against each other."""
    left = told("A", "“I feel very badly for the miners”", Says("“I feel very badly for the miners”", manner=DIRECT))
    right = told("B", "“very badly for the miners”", Says("“very badly for the miners”", manner=DIRECT))
    assert seen(left, right, "quote-cut")


def test_a_changed_quotation_is_a_quote() -> None:
    """A word changed inside the marks is seen, and the marks themselves are not."""
    left = told("A", "“They wrecked this town for good”", Says("“They wrecked this town for good”", manner=DIRECT))
    right = told("B", "“It wrecked this town for good”", Says("“It wrecked this town for good”", manner=DIRECT))
    assert seen(left, right, "quote-altered")


def test_a_quotation_that_lost_its_mark_is_compared() -> None:
    """Words quoted in one report and given without an opening mark in the other are set side by side."""
    left = told("A", "“the dam will burst within weeks”", Says("“the dam will burst within weeks”", manner=DIRECT))
    right = told("B", "the dam is likely to burst in weeks”", Says("the dam is likely to burst in weeks”"))
    assert seen(left, right, "drift-unquoted")


def test_places_that_face_each_other_are_a_place() -> None:
    """Two places that stand in one gap of two statements differ in place."""
    left = told("A", "The suspect was held in Velmouth on Friday.", places=("Velmouth",))
    right = told("B", "The suspect was held in Southern Ardia on Friday.", places=("Southern Ardia",))
    assert [one.kind for one in candidates(left, right) if one.feature.startswith("place-")] == [DifferenceKind.PLACE]


def test_a_likely_difference_reaches_the_row() -> None:
    """Two counts of one noun in statements held to be one make a difference of the row, with its reason."""
    left = told("A", "The flood in the mine killed 12 miners.", values=(Means("12", ValueKind.NUMBER, 12, 12, "miners"),))
    right = told("B", "The flood in the mine killed nine miners.", values=(Means("nine", ValueKind.NUMBER, 9, 9, "miners"),))
    found = find_differences((left, right), (), (row_of(left, right),), sure(left, right))
    assert DifferenceKind.NUMBER in {difference.kind for difference in found}
    assert all(difference.row == "row" and difference.reasons for difference in found)


@given(WORDS)
def test_the_same_words_never_differ(words: list[str]) -> None:
    """No difference stands between two statements with the same words, the same source and the same attitude."""
    left, right = told("A", " ".join(words)), told("B", " ".join(words))
    assert find_differences((left, right), (), (row_of(left, right),), sure(left, right)) == ()


@given(WORDS, WORDS)
def test_places_lie_in_the_row(one: list[str], other: list[str]) -> None:
    """The places of a difference are of different reports and lie in the statements, sources and cues of its row."""
    left, right = told("A", " ".join(one)), told("B", " ".join(other))
    homes = [span for reading in (left, right) for said in reading.statements for span in (*said.content, *said.source, *said.cue)]
    for found in candidates(left, right):
        assert found.left.report != found.right.report
        for place in (found.left, found.right):
            assert 0 <= place.start < place.end
            assert any(place.overlaps(span) for span in homes)


def test_the_order_of_reports_changes_nothing() -> None:
    """The differences are the same whatever order the reports and the statements of a row come in."""
    readings = [
        told(name, f"The flood {verb} {count} houses in the valley.")
        for name, verb, count in zip("ABC", ("took", "hit", "ruined"), (3, 4, 5), strict=True)
    ]
    speakers: tuple[Speaker, ...] = ()
    results = []
    for order in permutations(readings):
        row = Row(
            "row", tuple(said.id for reading in order for said in reading.statements), readings[0].statements[0].id, Relation.REWORDED
        )
        results.append(set(find_differences(tuple(order), speakers, (row,), sure(*readings))))
    assert results[0]
    assert all(result == results[0] for result in results)


def test_two_units_of_one_length_do_not_differ() -> None:
    """Thirty minutes and half an hour are one length of time."""
    left = told("A", "They came within thirty minutes.", values=(Means("thirty minutes", ValueKind.DURATION, 30, 30, unit="minute"),))
    right = told("B", "They came within half an hour.", values=(Means("half an hour", ValueKind.DURATION, 0.5, 0.5, unit="hour"),))
    assert not any(one.kind is DifferenceKind.NUMBER for one in candidates(left, right))


def test_houses_and_people_are_not_held_against_each_other() -> None:
    """Counts of unlike things are no difference of number, even where each statement has but one."""
    left = told("A", "The storm took 12 houses.", values=(Means("12", ValueKind.NUMBER, 12, 12, "houses"),))
    right = told("B", "The storm took 14 people.", values=(Means("14", ValueKind.NUMBER, 14, 14, "people"),))
    assert not any(one.feature.startswith("number-") for one in candidates(left, right))


def test_all_against_most_is_scope() -> None:
    """Two words for a part of the whole differ in scope."""
    left, right = told("A", "All schools will stay closed."), told("B", "Most schools will stay closed.")
    assert [one.kind for one in candidates(left, right) if one.feature == "count-words"] == [DifferenceKind.SCOPE]


def test_said_against_admitted_is_a_stance() -> None:
    """Where one report has said what the other has admitted, the two verbs are set against each other."""
    left = told("A", "Ito said the dam was cracked.", Says("the dam was cracked", "Ito", "said", INDIRECT))
    right = told("B", "Ito admitted the dam was cracked.", Says("the dam was cracked", "Ito", "admitted", INDIRECT))
    assert seen(left, right, "stance-cue") == [("Ito said", "Ito admitted")]
    assert not seen(left, left, "stance-cue")


def test_days_beside_what_is_said_are_a_date() -> None:
    """One remark that a report dates to Monday and another to Friday differs in the day on which it was said."""
    said = Says("the dam was safe", "Ito", "said", INDIRECT)
    left = told("A", "Ito said on Monday the dam was safe.", said, values=(Means("Monday", ValueKind.DATE, 739138.0, 739139.0),))
    right = told("B", "Ito said on Friday the dam was safe.", said, values=(Means("Friday", ValueKind.DATE, 739142.0, 739143.0),))
    assert seen(left, right, "date-beside") == [("Monday", "Friday")]


def test_one_source_named_in_two_ways_sets_the_frames_side_by_side() -> None:
    """Where one speaker is named by office here and by name there, the two attributions are set against each other."""
    left = told("A", "Ruth Bell said two boats sank.", Says("two boats sank", "Ruth Bell", "said", INDIRECT))
    right = told("B", "Mayor Bell said two boats sank.", Says("two boats sank", "Mayor Bell", "said", INDIRECT))
    assert seen(left, right, "other-frame") == [("Ruth Bell said", "Mayor Bell said")]


def test_what_both_reports_say_in_the_same_words_is_not_held_against_either() -> None:
    """Two reports that each say first "12 miners" and then "nine miners" do not differ in number."""
    wordings = ("The flood in the mine killed 12 miners", "The flood in the mine killed nine miners")
    values = (Means("12", ValueKind.NUMBER, 12, 12, "miners"), Means("nine", ValueKind.NUMBER, 9, 9, "miners"))
    both = [told(name, ". ".join(wordings), *map(Says, wordings), values=values) for name in "AB"]
    assert find_differences(tuple(both), (), (row_of(*both),), sure(*both)) == ()


def test_a_day_in_one_report_stands_against_what_the_other_says_beside_it() -> None:
    """Where one report alone says when, the other's place is the words beside which the day stands in the first."""
    left = told("A", "The mayor resigned in May after a long fight.", values=(Means("in May", ValueKind.DATE, 5, 6),))
    right = told("B", "The mayor of the town of Velmouth, who is eighty and ill, resigned after a long fight.")
    places = seen(left, right, "date-added")
    assert any("in May" in one and "resigned" in other for one, other in places)


def test_a_day_inside_stands_against_a_day_beside() -> None:
    """One report dates what happened, the other the telling of it: the two days are set against each other."""
    left = told("A", "The mayor left on Friday.", Says("The mayor left on Friday."), values=(Means("Friday", ValueKind.DATE, 5, 5),))
    right = told(
        "B",
        "The mayor left, he told us on Monday.",
        Says("The mayor left", "he", "told", Manner.INDIRECT),
        values=(Means("Monday", ValueKind.DATE, 1, 1),),
    )
    assert any("Friday" in one and "Monday" in other for one, other in seen(left, right, "date-across"))


def test_one_day_beside_what_is_said_stands_against_the_others_source() -> None:
    """Where one report alone says on which day it was said, the other's place is its source and verb."""
    text = "The dam is safe, Ito said"
    said = Says("The dam is safe", "Ito", "said", INDIRECT)
    left = told("A", f"{text} on Monday.", said, values=(Means("Monday", ValueKind.DATE, 1, 1),))
    assert seen(left, told("B", f"{text}.", said), "date-beside-added") == [("Monday", "Ito said")]
