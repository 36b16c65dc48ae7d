"""Who asserts, who denies, who declines to confirm."""

from itertools import permutations

from crossread.relate.disputes import find_disputes
from crossread.rows import Attitude, Dispute, Manner, Reading
from tests.relate.told import Says, told

INDIRECT = Manner.INDIRECT
CLAIM = told("A", "Ardia has shipped rockets to Velmia.")
DENIAL = told(
    "B",
    "Ardia denied it was shipping rockets to Velmia.",
    Says("it was shipping rockets to Velmia", "Ardia", "denied", INDIRECT, Attitude.DENIES),
)


def disputes(*readings: Reading) -> tuple[Dispute, ...]:
    """The disputes of the readings, with no rows and no speakers."""
    return find_disputes(readings, (), (), ())


def test_a_denial_stands_beside_its_claim() -> None:
    """A denial that says again what it denies is paired with the claim in another report, and the shared words say why."""
    (dispute,) = disputes(CLAIM, DENIAL)
    assert dispute.asserts == (CLAIM.statements[0].id,)
    assert dispute.denies == (DENIAL.statements[0].id,)
    assert "rocket" in dispute.reasons[0].detail


def test_each_report_with_one_half_is_named() -> None:
    """The report that only claims and the report that only denies are both one-sided."""
    (dispute,) = disputes(CLAIM, DENIAL)
    assert set(dispute.one_sided) == {CLAIM.report.id, DENIAL.report.id}


def test_no_denial_no_dispute() -> None:
    """Two reports that claim the same are in no dispute."""
    assert disputes(CLAIM, told("C", "Ardia sent rockets to Velmia, officials believe.")) == ()


def test_no_claim_no_dispute() -> None:
    """A denial of what nobody claims makes no dispute."""
    assert disputes(told("A", "The harbour of Velmia opened on Monday."), DENIAL) == ()


def test_a_denial_that_points_back_joins() -> None:
    """A denial of "these reports" joins the one that its report gives before; a refusal to confirm is kept apart."""
    text = "Ardia denied it was shipping rockets to Velmia. Velmia's minister refused to confirm the reports."
    both = told(
        "B",
        text,
        Says("it was shipping rockets to Velmia", "Ardia", "denied", INDIRECT, Attitude.DENIES),
        Says("to confirm the reports", "Velmia's minister", "refused", INDIRECT, Attitude.DECLINES),
    )
    (dispute,) = disputes(CLAIM, both)
    assert dispute.denies == (both.statements[0].id,)
    assert dispute.declines == (both.statements[1].id,)


def test_a_word_of_doubt_alone_is_no_denial() -> None:
    """The word "false" about anything but a claim denies nothing."""
    text = "It was a false dawn for Velmia, Bell said of Ardia's rockets."
    doubt = told("B", text, Says("It was a false dawn for Velmia", "Bell", "said", Manner.DIRECT))
    assert disputes(CLAIM, doubt) == ()


def test_false_news_is_a_denial() -> None:
    """To call it "false news" about the same thing denies, although the verb is only "said"."""
    words = "news that Ardia shipped rockets to Velmia is false"
    quoted = told("B", f"Bell said {words}.", Says(words, "Bell", "said", Manner.DIRECT))
    (dispute,) = disputes(CLAIM, quoted)
    assert dispute.denies == (quoted.statements[0].id,)


def test_the_order_of_reports_changes_no_dispute() -> None:
    """The disputes are the same whatever order the reports come in."""
    third = told("C", "Two officials say Ardia shipped rockets to Velmia.")
    results = {disputes(*order) for order in permutations((CLAIM, DENIAL, third))}
    assert len(results) == 1


def test_a_denial_without_a_name_stands_beside_its_claim() -> None:
    """A denial that names nothing is paired with the claim that holds all its words."""
    claim = told("A", "Guards said the gate had jammed.", Says("the gate had jammed", "Guards", "said", INDIRECT))
    words = Says("the gate had jammed", "The owner", "denied", INDIRECT, Attitude.DENIES)
    (dispute,) = disputes(claim, told("B", "The owner denied the gate had jammed.", words))
    assert dispute.asserts == (claim.statements[0].id,)


def test_what_is_not_there_stands_against_a_denial_that_it_failed() -> None:
    """The claim "there was no signal" is denied by those who deny that the signal failed."""
    claim = told("A", "“There was no signal,” Bell said.", Says("There was no signal", "Bell", "said", Manner.DIRECT))
    words = Says("the signal had failed", "The owner", "denied", INDIRECT, Attitude.DENIES)
    (dispute,) = disputes(claim, told("B", "The owner denied the signal had failed.", words))
    assert dispute.asserts == (claim.statements[0].id,)


def test_a_denial_of_this_means_the_claim_before_it() -> None:
    """To deny "this" turns down the statement before it."""
    text = "Guards said the gate had jammed. The owner denies this."
    said = (Says("the gate had jammed", "Guards", "said", INDIRECT), Says("this", "The owner", "denies", INDIRECT, Attitude.DENIES))
    report = told("A", text, *said)
    (dispute,) = disputes(report)
    assert (dispute.asserts, dispute.denies) == ((report.statements[0].id,), (report.statements[1].id,))


def test_who_says_not_of_it_does_not_claim_it() -> None:
    """A statement that it was not so is no claim that it was."""
    other = told("A", "Bell said the gate had not jammed.", Says("the gate had not jammed", "Bell", "said", INDIRECT))
    words = Says("the gate had jammed", "The owner", "denied", INDIRECT, Attitude.DENIES)
    assert disputes(other, told("B", "The owner denied the gate had jammed.", words)) == ()


def test_who_refuses_to_act_declines_no_claim() -> None:
    """Refusing to sign a bill leaves no claim open."""
    claim = told("A", "Guards said he would sign the lease.", Says("he would sign the lease", "Guards", "said", INDIRECT))
    words = Says("to sign the lease", "The owner", "refused", INDIRECT, Attitude.DECLINES)
    assert disputes(claim, told("B", "The owner refused to sign the lease.", words)) == ()
