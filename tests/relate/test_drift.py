"""How a wording travels from a quotation to a bare fact."""

from crossread.relate.drift import find_drifts
from crossread.rows import Drift, Manner, Reading, Span, Statement
from tests.relate.told import Says, row_of, told

QUOTED = told("A", "“The bridge may close in May,” Dray said.", Says("“The bridge may close in May,”", "Dray", "said", Manner.DIRECT))
INDIRECT = told(
    "B", "Dray admitted that the bridge may close in May.", Says("the bridge may close in May", "Dray", "admitted", Manner.INDIRECT)
)
FACT = told("C", "The bridge closes in May.")


def drift(*readings: Reading) -> Drift | None:
    """The drift of one row that holds every statement of the readings."""
    return next(iter(find_drifts(readings, (), (row_of(*readings),))), None)


def steps(found: Drift | None) -> list[str]:
    """The names of the steps, none for no drift."""
    return [reason.feature for reason in found.reasons] if found else []


def test_a_quotation_becomes_a_paraphrase_and_a_fact() -> None:
    """The statements stand from the quotation to the bare fact, whatever order the reports come in."""
    found = drift(FACT, INDIRECT, QUOTED)
    assert found is not None
    assert found.statements == tuple(reading.statements[0].id for reading in (QUOTED, INDIRECT, FACT))
    assert steps(found)[0] == "quotation-to-paraphrase"
    assert "speech-to-fact" in steps(found)


def test_each_step_points_at_both_wordings() -> None:
    """A reason of a step names the words nearer to the quotation on the left, and the others on the right."""
    found = drift(QUOTED, FACT)
    assert found is not None
    assert (found.reasons[0].left, found.reasons[0].right) == (QUOTED.statements[0].content[0], FACT.statements[0].content[0])


def test_the_verbs_are_set_against_each_other() -> None:
    """Where one report says "said" and the other "admitted", the reason quotes both verbs."""
    found = drift(QUOTED, INDIRECT)
    details = [reason.detail for reason in found.reasons if reason.feature == "verb"] if found else []
    assert details == ["“said” in one report is “admitted” in the other."]


def test_a_lost_hedge_is_named() -> None:
    """A word that weakens what is said, and that the other report leaves out, is pointed at."""
    text = "“The bridge may close in May,” Dray said."
    said = QUOTED.statements[0]
    at = text.index("may")
    span = Span(said.report, at, at + 3)
    hedged = Statement(said.id, said.content, said.manner, said.attitude, said.cue, said.source, (span,))
    reading = Reading(QUOTED.report, QUOTED.sentences, QUOTED.quotations, (), (), (), (hedged,))
    found = drift(reading, FACT)
    assert found is not None
    assert [reason.left for reason in found.reasons if reason.feature == "hedge-lost"] == [span]


def test_the_same_manner_does_not_drift() -> None:
    """Two reports that quote the same words in the same way have no drift."""
    again = told("D", "“The bridge may close in May,” Dray said.", *[Says("“The bridge may close in May,”", "Dray", "said", Manner.DIRECT)])
    assert drift(QUOTED, again) is None


def test_a_headline_is_not_set_against_its_own_report() -> None:
    """A report that states the fact in its headline and quotes it below stands where it quotes it."""
    both = told(
        "D",
        "Bridge to close in May. “The bridge may close in May,” Dray said.",
        Says("Bridge to close in May."),
        Says("“The bridge may close in May,”", "Dray", "said", Manner.DIRECT),
    )
    assert drift(QUOTED, both) is None
