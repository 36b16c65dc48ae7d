"""The claims that a denial turns down: which statements say what it denies.

Four grounds, each enough alone. The claim shares a name and most words with what is denied; it shares nearly all the
words, where no name stands; a verdict holds the two to be a claim and its denial; the denial says that something failed,
and the claim that it was not there. A denial of "this" turns down the statement before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.relate.denials import Denial, rooted, roots
from crossread.rows import Attitude, Manner, Reading, Reason, Statement, Verdict
from crossread.text.lists import words as listed
from crossread.text.stems import stem
from crossread.text.tokens import tokens

_NOT_CLAIMS = frozenset({Attitude.DENIES, Attitude.DECLINES, Attitude.DOUBTS, Attitude.ASKS, Attitude.APOLOGISES})
_NOT = listed("negations")
_LACKING = frozenset(map(stem, ("fail", "failed", "failure", "lacked", "lack", "missing", "absent")))
# Not measured: a claim shares three words with what is denied, and three fifths of them.
_LEAST_WORDS = 3
_LEAST_OWN_WORDS = 2
_LEAST_SHARE = 0.6
# Not measured: where no name stands, more of the words must be shared; all of them where there are but two.
_LEAST_SHARE_UNNAMED = 0.75
# Not measured: a verdict as likely as this, and with words in common, is a ground.
_LEAST_LIKELY = 0.5
_CLAIMS_A_REPORT = 2
# A claim is at least this near to what is denied, as a share of how near the nearest is.
_LEAST_OF_BEST = 0.6
# Of the claims that share a word with a denial, as many are looked at, those that share most: else cost grows with their product.
_MOST_LOOKED_AT = 100
# Not measured: "this" points no further back than this many characters.
_REACH = 400


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that may be denied. `roots` are those of its content and its source, `lacks` those beside a "no"."""

    reading: Reading
    said: Statement
    roots: frozenset[str]
    lacks: frozenset[str]

    @property
    def whole(self) -> str:
        """The id of the whole statement."""
        return self.said.part_of or self.said.id


def find_claims(readings: Iterable[Reading], denied: set[str]) -> list[Claim]:
    """Every statement, whole or part, that puts something forward, but those that deny."""
    return [
        Claim(reading, said, roots(reading, (*said.content, *said.source)), _lacks(reading, said))
        for reading in readings
        for said in (*reading.statements, *reading.parts)
        if said.id not in denied and said.part_of not in denied and (said.attitude not in _NOT_CLAIMS or _goes_on(reading, said))
    ]


def _goes_on(reading: Reading, said: Statement) -> bool:
    """Asks to stay unnamed, and then says something: "asked not to be named, said the ship had sunk"."""
    return said.attitude is Attitude.ASKS and any(", said " in reading.report.slice(span) for span in said.content)


def _lacks(reading: Reading, said: Statement) -> frozenset[str]:
    """The stems of the three words behind each word that says "no"."""
    found: set[str] = set()
    for span in said.content:
        cut = [token.text.lower() for token in tokens(reading.report.text, span.start, span.end) if token.text[0].isalnum()]
        for at, text in enumerate(cut):
            if text in _NOT:
                found.update(map(stem, cut[at + 1 : at + 4]))
    return frozenset(found)


def index_claims(claims: Sequence[Claim]) -> dict[str, list[int]]:
    """The places of the claims that hold each root."""
    index: dict[str, list[int]] = {}
    for at, claim in enumerate(claims):
        for root in sorted(claim.roots):
            index.setdefault(root, []).append(at)
    return index


def judged(denials: Sequence[Denial], verdicts: Iterable[Verdict], whole_of: Mapping[str, str]) -> dict[tuple[str, str], float]:
    """By denial and claim, how likely the verdict holds it that the one turns down the other."""
    turning = {denial.said.id: "left_open" if denial.declines else "denial" for denial in denials}
    found: dict[tuple[str, str], float] = {}
    for verdict in verdicts:
        features = {reason.feature for reason in verdict.reasons}
        if "shared_words" not in features or "same_speaker" in features or verdict.reasons[0].score < _LEAST_LIKELY:
            continue
        for one, other in ((verdict.left, verdict.right), (verdict.right, verdict.left)):
            key = whole_of.get(one, one)
            if turning.get(key) in features:
                found[key, other] = max(found.get((key, other), 0.0), verdict.reasons[0].score)
    return found


def meet(
    denial: Denial,
    claims: Sequence[Claim],
    index: Mapping[str, list[int]],
    speaker_of: Mapping[str, str],
    likely: Mapping[tuple[str, str], float],
) -> list[tuple[Claim, Reason]]:
    """The claims that say what is denied, the closest few of each report, each with the ground."""
    counts = Counter(at for root in sorted(denial.roots) for at in index.get(root, ()))
    close: list[tuple[float, int]] = []
    named: list[tuple[float, int]] = []
    for at, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_MOST_LOOKED_AT]:
        claim = claims[at]
        if _same_voice(denial, claim, speaker_of) or _turned(denial, claim):
            continue
        likeness = count / (len(claim.roots) + len(denial.roots) - count)
        if _by_name(denial, claim, count):
            named.append((likeness, at))
        elif _by_words(denial, claim) or _by_lack(denial, claim) or _by_verdict(denial, claim, likely):
            close.append((likeness, at))
    return [(claims[at], _reason(denial, claims[at], likely)) for at in _nearest(_about_one_thing(denial, claims, named) + close, claims)]


def _by_name(denial: Denial, claim: Claim, count: int) -> bool:
    """A name and two other words are shared, or two names and one other: Iran, Russia and missiles."""
    own, names = len((denial.content - denial.names) & claim.roots), len(denial.names & claim.roots)
    enough = count >= max(_LEAST_WORDS, _LEAST_SHARE * len(denial.roots))
    return enough and own > 0 and names > 0 and own + names > _LEAST_OWN_WORDS


def _by_words(denial: Denial, claim: Claim) -> bool:
    """Nearly all the words denied stand in the claim; with two words alone, only in one that somebody is named for."""
    shared = denial.content & claim.roots
    own = len(shared - denial.names)
    if own < _LEAST_OWN_WORDS or len(shared) < _LEAST_SHARE_UNNAMED * len(denial.content):
        return False
    return own >= _LEAST_WORDS or claim.said.manner is not Manner.NARRATED


def _by_verdict(denial: Denial, claim: Claim, likely: Mapping[tuple[str, str], float]) -> bool:
    own = len((denial.content - denial.names) & claim.roots)
    return (denial.said.id, claim.said.id) in likely and own >= min(_LEAST_OWN_WORDS, len(denial.content))


def _turned(denial: Denial, claim: Claim) -> bool:
    """The claim says "not" of what is denied: both are on one side."""
    return bool(denial.content & claim.lacks) and not denial.content & _LACKING and not denial.negated


def _by_lack(denial: Denial, claim: Claim) -> bool:
    """What failed by the words denied, the claim says was not there: "the alarm had failed", "there was no alarm"."""
    thing = denial.content - _LACKING
    return bool(thing) and len(thing) < len(denial.content) and thing <= claim.lacks and claim.said.manner is not Manner.NARRATED


def _about_one_thing(denial: Denial, claims: Sequence[Claim], close: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """The claims that share the word, other than a name, that most of them share with the denial."""
    tally = Counter(root for _, at in close for root in sorted((denial.content - denial.names) & claims[at].roots))
    if not tally:
        return []
    thing = min(tally, key=lambda root: (-tally[root], root))
    return [(likeness, at) for likeness, at in close if thing in claims[at].roots]


def _nearest(close: list[tuple[float, int]], claims: Sequence[Claim]) -> list[int]:
    """The places of the nearest few claims of each report, none twice, in the order of the reports."""
    least = _LEAST_OF_BEST * max((likeness for likeness, _ in close), default=0)
    kept: dict[str, list[int]] = {}
    for likeness, at in sorted(close, key=lambda one: (-one[0], one[1])):
        mates = kept.setdefault(claims[at].said.report, [])
        if likeness >= least and len(mates) < _CLAIMS_A_REPORT and not any(_overlap(claims[mate].said, claims[at].said) for mate in mates):
            mates.append(at)
    return [at for report in sorted(kept) for at in kept[report]]


def _reason(denial: Denial, claim: Claim, likely: Mapping[tuple[str, str], float]) -> Reason:
    common = denial.roots & claim.roots
    score = likely.get((denial.said.id, claim.said.id), round(len(common) / len(denial.roots), 3))
    written = {root: text for text, root in rooted(claim.reading, (*claim.said.content, *claim.said.source))}
    detail = "claim and denial share these words: " + ", ".join(written[root] for root in sorted(common))
    return Reason("shared-words", score, detail, claim.said.content[0], denial.said.content[0])


def meant(denial: Denial, claims: Sequence[Claim], speaker_of: Mapping[str, str], disputed: Collection[str]) -> Claim | None:
    """What a denial of "this" means: the claim just before it, or of that claim's paragraph one already disputed."""
    before = [
        claim
        for claim in claims
        if claim.reading is denial.reading
        and claim.said.part_of is None
        and 0 <= denial.said.start - claim.said.end <= _REACH
        and not _same_voice(denial, claim, speaker_of)
    ]
    last = max(before, key=_place, default=None)
    if last is None:
        return None
    near = [claim for claim in before if claim.whole in disputed and _paragraph(claim) == _paragraph(last)]
    return max(near, key=_place, default=None) or (last if last.said.manner is not Manner.NARRATED else None)


def _place(claim: Claim) -> tuple[int, str]:
    return claim.said.start, claim.said.id


def _paragraph(claim: Claim) -> int:
    return sum(block.span.start <= claim.said.start for block in claim.reading.report.blocks)


def _same_voice(denial: Denial, claim: Claim, speaker_of: Mapping[str, str]) -> bool:
    one, other = speaker_of.get(denial.said.id), speaker_of.get(claim.whole)
    return _overlap(denial.said, claim.said) or (one is not None and one == other)


def _overlap(one: Statement, other: Statement) -> bool:
    return any(piece.overlaps(part) for piece in one.content for part in other.content)
