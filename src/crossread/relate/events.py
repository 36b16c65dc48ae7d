"""Whether the reports tell of one event: reports that share no line with any other are named, and so are separate groups."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from crossread.rows import Reading, Row

MIN_SHARED_ROWS = 2
"""Reports of one event share 5 to 25 rows in the annotated stories; one shared row may be chance (not measured)."""
SHORT_REPORT_STATEMENTS = 6
"""A report of so few statements is taken to belong if it shares a single row (not measured)."""


def find_warnings(readings: tuple[Reading, ...], rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Sentences for the reader: more than one event, the same text twice, a text in which nothing was found."""
    groups = _groups(readings, _shared_rows(rows))
    names = {reading.report.id: reading.report.name for reading in readings}
    listed = " | ".join(", ".join(names[key] for key in sorted(group, key=names.__getitem__)) for group in groups)
    events = f"these reports seem to tell of {len(groups)} events, since no statements are shared between: {listed}"
    return (*([events] if len(groups) > 1 else []), *_same_texts(readings), *_silent(readings))


def _same_texts(readings: tuple[Reading, ...]) -> list[str]:
    """The reports whose texts are the same, character by character."""
    same: dict[str, list[str]] = defaultdict(list)
    for reading in readings:
        if reading.report.text:
            same[reading.report.text_sha256].append(reading.report.name)
    return sorted(
        f"the same text was given under {len(names)} names: {', '.join(sorted(names))}" for names in same.values() if len(names) > 1
    )


def _silent(readings: tuple[Reading, ...]) -> list[str]:
    """The reports that have a text in which no statement was found."""
    names = sorted(reading.report.name for reading in readings if reading.report.text and not reading.statements)
    return [f"no statement was found in: {', '.join(names)}; is it an article in English?"] if names else []


def _shared_rows(rows: tuple[Row, ...]) -> dict[tuple[str, str], int]:
    """How many rows two reports have in common, by the pair of their ids."""
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        reports = sorted({key.split(":", 1)[0] for key in row.statements})
        for pair in combinations(reports, 2):
            shared[pair] += 1
    return shared


def _groups(readings: tuple[Reading, ...], shared: dict[tuple[str, str], int]) -> list[list[str]]:
    """The reports that hang together, each group sorted, the largest group first; a report of one statement may be of any event."""
    size = {reading.report.id: len(reading.statements) for reading in readings if len(reading.statements) > 1}
    group = {key: key for key in size}

    def root(key: str) -> str:
        while group[key] != key:
            key = group[key]
        return key

    for (left, right), count in sorted(shared.items()):
        if left not in size or right not in size:
            continue
        short = min(size[left], size[right]) <= SHORT_REPORT_STATEMENTS
        if count >= MIN_SHARED_ROWS or (count and short):
            low, high = sorted((root(left), root(right)))
            group[high] = low
    members: dict[str, list[str]] = defaultdict(list)
    for key in sorted(size):
        members[root(key)].append(key)
    return sorted(members.values(), key=lambda ids: (-len(ids), ids))
