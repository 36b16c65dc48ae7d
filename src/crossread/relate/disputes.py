"""Disputes: who asserts, who denies, who declines to confirm, and which reports carry one half only.

In order: the statements that deny or decline; for each that says again what it denies, the claims of others that share its
words; a denial that only points back ("these reports") joins the last denial of its report, or that of the same body in
another report; denials of one claim are one dispute. No dispute without a denial and a claim, and a named reason for both.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from crossread.relate.denials import Denial, find_denials, roots
from crossread.rows import Attitude, Dispute, Reading, Reason, Row, Speaker, Statement, Verdict, digest

_NOT_CLAIMS = frozenset({Attitude.DENIES, Attitude.DECLINES, Attitude.DOUBTS, Attitude.ASKS, Attitude.APOLOGISES})
# Not measured: a claim shares three words with what is denied, and three fifths of them.
_LEAST_WORDS = 3
_LEAST_OWN_WORDS = 2
_LEAST_SHARE = 0.6
_CLAIMS_A_REPORT = 2
# A claim is at least this near to what is denied, as a share of how near the nearest is.
_LEAST_OF_BEST = 0.6


@dataclass(frozen=True, slots=True)
class _Claim:
    reading: Reading
    said: Statement
    roots: frozenset[str]


@dataclass(slots=True)
class _Case:
    """Denials of one thing, while they are gathered."""

    denials: list[Denial] = field(default_factory=list)
    claims: dict[str, _Claim] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)


def find_disputes(
    readings: tuple[Reading, ...],
    speakers: tuple[Speaker, ...],
    rows: tuple[Row, ...],  # noqa: ARG001
    verdicts: tuple[Verdict, ...],  # noqa: ARG001
) -> tuple[Dispute, ...]:
    """Every claim that one side asserts and another denies or declines to confirm."""
    readings = tuple(sorted(readings, key=lambda reading: reading.report.id))
    speaker_of = {key: speaker.id for speaker in speakers for key in speaker.statements}
    denials = [denial for reading in readings for denial in find_denials(reading)]
    claims = _claims(readings, {denial.said.id for denial in denials})
    cases = _by_content(denials, claims, speaker_of)
    for denial in denials:
        if not any(denial in case.denials for case in cases) and denial.points_back:
            _join(denial, cases, speaker_of)
    return tuple(sorted((_dispute(case) for case in cases), key=lambda dispute: dispute.id))


def _claims(readings: tuple[Reading, ...], denied: set[str]) -> list[_Claim]:
    return [
        _Claim(reading, said, roots(reading, (*said.content, *said.source)))
        for reading in readings
        for said in (*reading.statements, *reading.parts)
        if said.id not in denied and said.part_of not in denied and said.attitude not in _NOT_CLAIMS
    ]


def _by_content(denials: list[Denial], claims: list[_Claim], speaker_of: dict[str, str]) -> list[_Case]:
    index: dict[str, list[int]] = {}
    for at, claim in enumerate(claims):
        for root in sorted(claim.roots):
            index.setdefault(root, []).append(at)
    cases: list[_Case] = []
    for denial in denials:
        met = _met(denial, claims, index, speaker_of)
        if not met:
            continue
        case = next((case for case in cases if any(claim.said.id in case.claims for claim, _ in met)), None)
        if case is None:
            case = _Case()
            cases.append(case)
        case.denials.append(denial)
        for claim, common in met:
            case.claims.setdefault(claim.said.id, claim)
            case.reasons.append(_shared_words(claim, denial, common))
    return cases


def _met(
    denial: Denial, claims: list[_Claim], index: dict[str, list[int]], speaker_of: dict[str, str]
) -> list[tuple[_Claim, frozenset[str]]]:
    """The claims that share what is denied, the closest few of each report."""
    if not denial.names or len(denial.content) < _LEAST_OWN_WORDS:
        return []
    counts = Counter(at for root in sorted(denial.roots) for at in index.get(root, ()))
    enough = max(_LEAST_WORDS, _LEAST_SHARE * len(denial.roots))
    close: list[tuple[float, int]] = []
    for at, count in sorted(counts.items()):
        claim = claims[at]
        own = len(denial.content & claim.roots)
        if count >= enough and own >= _LEAST_OWN_WORDS and denial.names & claim.roots and not _same_voice(denial, claim, speaker_of):
            close.append((count / (len(claim.roots) + len(denial.roots) - count), at))
    close = _about_one_thing(denial, claims, close)
    least = _LEAST_OF_BEST * max((likeness for likeness, _ in close), default=0)
    kept: dict[str, list[_Claim]] = {}
    for likeness, at in sorted(close, key=lambda one: (-one[0], one[1])):
        mates = kept.setdefault(claims[at].said.report, [])
        if likeness >= least and len(mates) < _CLAIMS_A_REPORT and not any(_overlap(mate.said, claims[at].said) for mate in mates):
            mates.append(claims[at])
    return [(claim, denial.roots & claim.roots) for report in sorted(kept) for claim in kept[report]]


def _about_one_thing(denial: Denial, claims: list[_Claim], close: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """The claims that share the word, other than a name, that most of them share with the denial."""
    tally = Counter(root for _, at in close for root in sorted((denial.content - denial.names) & claims[at].roots))
    if not tally:
        return []
    thing = min(tally, key=lambda root: (-tally[root], root))
    return [(likeness, at) for likeness, at in close if thing in claims[at].roots]


def _same_voice(denial: Denial, claim: _Claim, speaker_of: dict[str, str]) -> bool:
    one, other = speaker_of.get(denial.said.id), speaker_of.get(claim.said.id)
    return _overlap(denial.said, claim.said) or (one is not None and one == other)


def _overlap(one: Statement, other: Statement) -> bool:
    return any(piece.overlaps(part) for piece in one.content for part in other.content)


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


def _shared_words(claim: _Claim, denial: Denial, common: frozenset[str]) -> Reason:
    score = round(len(common) / len(denial.roots), 3)
    detail = "claim and denial share these words: " + ", ".join(sorted(common))
    return Reason("shared-words", score, detail, claim.said.content[0], denial.said.content[0])


def _dispute(case: _Case) -> Dispute:
    asserts = tuple(sorted(case.claims))
    denies = tuple(sorted(denial.said.id for denial in case.denials if not denial.declines))
    declines = tuple(sorted(denial.said.id for denial in case.denials if denial.declines))
    one = {claim.said.report for claim in case.claims.values()}
    other = {denial.said.report for denial in case.denials}
    return Dispute(digest(*asserts, *denies, *declines), asserts, denies, declines, tuple(sorted(one ^ other)), tuple(case.reasons))
