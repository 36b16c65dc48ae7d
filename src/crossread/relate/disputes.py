"""Disputes: who asserts, who denies, who declines to confirm, and which reports carry one half only.

In order: the statements that deny or decline; for each, the claims of others that say what it denies (disputes_claims);
one that denies "this" goes with the claim before it, one that says again another report's denial with that, one that only
points back ("these reports") with the last denial of its report, or that of the same body in another. Denials of one claim
are one dispute. No dispute without a denial and a claim, and a named reason for both.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from crossread.relate.denials import Denial, find_denials
from crossread.relate.disputes_claims import Claim, find_claims, index_claims, judged, meant, meet
from crossread.rows import Dispute, Reading, Reason, Row, Speaker, Verdict, digest

# Not measured: two denials that share as many words, all of the shorter one, deny one thing.
_LEAST_WORDS_AGAIN = 2


@dataclass(slots=True)
class _Case:
    """Denials of one thing, while they are gathered."""

    denials: list[Denial] = field(default_factory=list)
    claims: dict[str, Claim] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)


def find_disputes(
    readings: tuple[Reading, ...],
    speakers: tuple[Speaker, ...],
    rows: tuple[Row, ...],  # noqa: ARG001
    verdicts: tuple[Verdict, ...],
) -> tuple[Dispute, ...]:
    """Every claim that one side asserts and another denies or declines to confirm."""
    readings = tuple(sorted(readings, key=lambda reading: reading.report.id))
    speaker_of = {key: speaker.id for speaker in speakers for key in speaker.statements}
    denials = [denial for reading in readings for denial in find_denials(reading)]
    if not denials:
        return ()
    claims = find_claims(readings, {denial.said.id for denial in denials})
    whole_of = {said.id: said.part_of or said.id for reading in readings for said in reading.parts}
    index, likely = index_claims(claims), judged(denials, verdicts, whole_of)
    cases: list[_Case] = []
    left = []
    for denial in denials:
        met = meet(denial, claims, index, speaker_of, likely)
        if met:
            _put(denial, met, cases)
        else:
            left.append(denial)
    for denial in left:
        _place(denial, claims, cases, speaker_of)
    return tuple(sorted((_dispute(case) for case in cases), key=lambda dispute: dispute.id))


def _put(denial: Denial, met: list[tuple[Claim, Reason]], cases: list[_Case]) -> None:
    """The denial with the case that holds one of its claims, else with a case of its own."""
    wholes = {claim.whole for claim, _ in met}
    case = next((case for case in cases if any(claim.whole in wholes for claim in case.claims.values())), None)
    if case is None:
        case = _Case()
        cases.append(case)
    case.denials.append(denial)
    for claim, reason in met:
        if not any(held.whole == claim.whole for held in case.claims.values()):
            case.claims[claim.said.id] = claim
        case.reasons.append(reason)


def _place(denial: Denial, claims: list[Claim], cases: list[_Case], speaker_of: dict[str, str]) -> None:
    """A denial that says nothing again goes where it points: to the statement before it, or to another denial."""
    disputed = {claim.whole for case in cases for claim in case.claims.values()}
    claim = meant(denial, claims, speaker_of, disputed) if denial.bare else None
    if claim is not None:
        reason = Reason("points-back", 0.5, "points back to the statement before it", claim.said.content[0], denial.said.content[0])
        _put(denial, [(claim, reason)], cases)
    elif not _say_again(denial, cases) and denial.points_back:
        _join(denial, cases, speaker_of)


def _say_again(denial: Denial, cases: list[_Case]) -> bool:
    """Put a denial with one in another report that denies the same, in words of which one holds the other's."""
    for case in cases:
        for other in case.denials:
            few = min(len(denial.content), len(other.content))
            elsewhere = other.said.report != denial.said.report and other.declines is denial.declines
            if elsewhere and few >= _LEAST_WORDS_AGAIN and len(denial.content & other.content) == few:
                _add(case, denial, other, "denies in the words of another report's denial")
                return True
    return False


def _join(denial: Denial, cases: list[_Case], speaker_of: dict[str, str]) -> None:
    """Put a denial that points back with the last denial of its report, or with one by the same body elsewhere."""
    before = [
        (other.said.start, at)
        for at, case in enumerate(cases)
        for other in case.denials
        if other.reading is denial.reading and other.said.start < denial.said.start
    ]
    if before:
        case = cases[max(before)[1]]
        _add(case, denial, next(other for other in case.denials if other.reading is denial.reading), "points back to the denial before it")
        return
    for case in cases:
        for other in case.denials:
            alike = speaker_of.get(denial.said.id) is not None and speaker_of.get(denial.said.id) == speaker_of.get(other.said.id)
            if alike or denial.names & other.names:
                _add(case, denial, other, "points back, as the same body does in another report")
                return


def _add(case: _Case, denial: Denial, other: Denial, detail: str) -> None:
    case.denials.append(denial)
    case.reasons.append(Reason("points-back", 0.5, detail, other.said.content[0], denial.said.content[0]))


def _dispute(case: _Case) -> Dispute:
    asserts = tuple(sorted(case.claims))
    denies = tuple(sorted(denial.said.id for denial in case.denials if not denial.declines))
    declines = tuple(sorted(denial.said.id for denial in case.denials if denial.declines))
    one = {claim.said.report for claim in case.claims.values()}
    other = {denial.said.report for denial in case.denials}
    return Dispute(digest(*asserts, *denies, *declines), asserts, denies, declines, tuple(sorted(one ^ other)), tuple(case.reasons))
