"""Differences between the statements of a row, typed and placed.

In order: every two statements of different reports in a row are laid side by side; each finder names what it sees; the
editor's choice keeps what is worth a line. In a row of many reports each is compared with the row's reference only, so
that the cost grows with the reports and not with their pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from math import log
from types import MappingProxyType

from crossread.relate.align import Side, gaps, likeness, ready, shared
from crossread.relate.candidates import Candidate, same_words
from crossread.relate.choice import Couple, Weighed, choose, weigh
from crossread.relate.diff_attribution import find_attributions
from crossread.relate.diff_dates import find_dates
from crossread.relate.diff_names import find_names, find_spellings, find_variants
from crossread.relate.diff_numbers import find_counts, find_numbers
from crossread.relate.diff_quotes import find_quotes
from crossread.relate.diff_stance import find_stances
from crossread.relate.diff_terms import find_terms
from crossread.relate.entities import find_names as find_written
from crossread.relate.traits import Crowd
from crossread.rows import Difference, Reading, Reason, Row, Span, Speaker, Verdict

# More statements than this in a row, and each is compared with the reference alone.
_ALL_PAIRS = 12
# Of the pairs of two reports only the most alike are laid side by side.
_BEST_PAIRS = 3
# A whole of as many characters is compared in place of its part: what was cut off may be what differs.
_SHORT = 170


def find_differences(
    readings: tuple[Reading, ...],
    speakers: tuple[Speaker, ...],
    rows: tuple[Row, ...],
    verdicts: tuple[Verdict, ...],
) -> tuple[Difference, ...]:
    """Every detail in which two reports of a row differ and that a careful editor would want to see."""
    found = _weighed(readings, speakers, rows, verdicts)
    return tuple(_difference(row, one) for row, weighed in zip(rows, found, strict=True) for one in choose(weighed))


def candidates_of(
    readings: tuple[Reading, ...],
    speakers: tuple[Speaker, ...],
    rows: tuple[Row, ...],
    verdicts: tuple[Verdict, ...],
) -> list[Weighed]:
    """Every possible difference with its chance, before the choice."""
    return [one for weighed in _weighed(readings, speakers, rows, verdicts) for one in weighed]


def _weighed(
    readings: tuple[Reading, ...],
    speakers: tuple[Speaker, ...],
    rows: tuple[Row, ...],
    verdicts: tuple[Verdict, ...],
) -> list[list[Weighed]]:
    """For each row its candidates with their chances."""
    found = couples_of(readings, speakers, rows, verdicts)
    weighed = iter(weigh([couple for couples in found for couple in couples]))
    return [[one for _ in couples for one in next(weighed)] for couples in found]


def couples_of(
    readings: tuple[Reading, ...],
    speakers: tuple[Speaker, ...],
    rows: tuple[Row, ...],
    verdicts: tuple[Verdict, ...],
) -> list[list[Couple]]:
    """For each row every two statements of different reports that are compared, with the possible differences between them."""
    speaker_of = {key: speaker.id for speaker in speakers for key in speaker.statements}
    wanted = {key for row in rows if len(row.statements) > 1 for key in row.statements}
    sides = {key: side for reading in readings for key, side in sides_of(reading, wanted, speaker_of)}
    likely = {(verdict.left, verdict.right): verdict.reasons[0].score for verdict in verdicts if verdict.reasons}
    rarity = rarities(sides.values())
    variants = {span: name.id for name in find_written(readings) for span in name.mentions}
    return [
        [Couple(left, right, crowd, compare(left, right, variants)) for left, right, crowd in couples(row, sides, likely, rarity)]
        for row in rows
    ]


def sides_of(reading: Reading, wanted: Collection[str], speaker_of: Mapping[str, str]) -> Iterator[tuple[str, Side]]:
    """The wanted statements of a report made ready by their ids; a part as its whole, where that is short enough to be read at once."""
    whole = {said.id: said for said in reading.statements if sum(map(len, said.content)) <= _SHORT}
    for said in (*reading.statements, *reading.parts):
        if said.id in wanted:
            shown = whole.get(said.part_of or said.id, said)
            yield said.id, ready(reading, shown, speaker_of.get(said.id, ""), said.id)


def rarities(sides: Iterable[Side]) -> dict[str, float]:
    """How few of the statements hold a stem: 1 for one alone, 0 for all."""
    held = list(sides)
    counts = Counter(stem for side in held for stem in side.stems)
    return {stem: 1 - log(count) / log(len(held)) for stem, count in counts.items()} if len(held) > 1 else {}


def couples(
    row: Row, sides: dict[str, Side], likely: Mapping[tuple[str, str], float], rarity: Mapping[str, float]
) -> list[tuple[Side, Side, Crowd]]:
    """Every two statements of different reports, the report that sorts first on the left, with the crowd they stand in."""
    held = sorted((sides[key] for key in row.statements if key in sides and sides[key].words), key=lambda side: side.said.content)
    reference = next((side for side in held if side.key == row.reference), None)
    few = combinations(held, 2) if len(held) <= _ALL_PAIRS else _with_reference(held, reference or held[0])
    by_reports: dict[tuple[str, str], list[tuple[Side, Side]]] = {}
    for left, right in few:
        if left.report != right.report:
            by_reports.setdefault((left.report, right.report), []).append((left, right))
    told: dict[str, set[tuple[tuple[str, bool], ...]]] = {}
    for side in held:
        told.setdefault(side.report, set()).add(side.stemmed)
    found = []
    for (ours, theirs), every in by_reports.items():
        # What both reports say in the same words sets neither against the other.
        both = told[ours] & told[theirs]
        pairs = [(left, right) for left, right in every if left.stemmed == right.stemmed or not {left.stemmed, right.stemmed} & both]
        scored = [(likely.get(_key(left, right), 0.0), likeness(left, right), left, right) for left, right in pairs]
        scored.sort(key=lambda one: (-one[0], -one[1]))
        for rank, (score, _, left, right) in enumerate(scored[:_BEST_PAIRS]):
            found.append((left, right, Crowd(len(pairs), rank, len(told), score, rarity)))
    return found


def _with_reference(held: list[Side], reference: Side) -> list[tuple[Side, Side]]:
    """The reference with every other statement, in the order of `held`."""
    at = held.index(reference)
    return [(reference, side) if at < to else (side, reference) for to, side in enumerate(held) if to != at]


def _key(left: Side, right: Side) -> tuple[str, str]:
    one, other = sorted((left.key, right.key))
    return one, other


def compare(left: Side, right: Side, variants: Mapping[Span, str] = MappingProxyType({})) -> list[Candidate]:
    """Every possible difference of two statements that the finders name; places of the same words are none."""
    if not left.words or not right.words:
        return []
    pairs = shared(left, right)
    between = gaps(left, right, pairs)
    found = [
        *find_terms(left, right, between),
        *find_numbers(left, right),
        *find_counts(left, right),
        *find_dates(left, right, pairs),
        *find_names(left, right, between),
        *find_spellings(left, right),
        *find_variants(left, right, variants),
        *find_stances(left, right, pairs),
        *find_quotes(left, right),
        *find_attributions(left, right, pairs),
    ]
    return [one for one in found if not same_words(left, right, one)]


def _difference(row: Row, one: Weighed) -> Difference:
    found = one.candidate
    reason = Reason(found.feature, round(one.chance, 3), found.detail, *(found.words or (found.left, found.right)))
    return Difference(row.id, found.kind, (found.left, found.right), (reason,))
