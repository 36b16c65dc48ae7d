"""Arrivals: what gathering needs of a report: its id, its day, the features of its text, and the sketch that tells near copies."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np

from crossread.gather.features import Features, features, words_seen
from crossread.gather.near import NO_SKETCH, Sketch, sketch
from crossread.rows import Report


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report that comes in. `day` is a number, with the hour as a fraction; nan where the report gives none."""

    id: str
    day: float
    told: Features
    sketch: Sketch = field(default_factory=lambda: NO_SKETCH)


def arrival(report: Report) -> Arrival:
    """What gathering needs of the report. A date found in its text is no date of publication: it may be of something else."""
    dated = report.published if report.published_from != "text" else None
    seen = words_seen(report.text)
    return Arrival(report.id, day_of(dated), features(seen), sketch(seen))


@dataclass(frozen=True, slots=True)
class Packed:
    """An arrival as bytes, so that it can travel: its features, how often each stands in it, its sketch."""

    id: str
    day: float
    features: bytes
    counts: bytes
    sketch: bytes


def packed(one: Arrival) -> Packed:
    """The arrival as bytes."""
    return Packed(one.id, one.day, one.told.ids.tobytes(), one.told.counts.tobytes(), one.sketch.tobytes())


def unpacked(one: Packed) -> Arrival:
    """The arrival that was packed, number by number."""
    told = Features(np.frombuffer(one.features, np.int32), np.frombuffer(one.counts, np.float32))
    return Arrival(one.id, one.day, told, np.frombuffer(one.sketch, np.uint32))


def day_of(published: str | None) -> float:
    """An ISO 8601 day or instant as a number of days; nan for none, or for what is no date."""
    if not published:
        return math.nan
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return math.nan
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() / 86_400
