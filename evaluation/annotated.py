"""Annotated stories in one shape, wherever they come from, and the readings that an annotator's rows would make.

Stories of the shared folder (record-dev, record-train; the scorer says their format) and our own (training/stories.py). With
`given_rows` the statements of a story are the annotated carriers, each with the source, cue, manner and attitude of the
statement that we read there, so that what is found in rows can be measured apart from how good our rows are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crossread.load import load
from crossread.load.inputs import Input, Named
from crossread.read import read
from crossread.rows import Attitude, Manner, Reading, Relation, Row, Span, Speaker, Statement, digest, statement_id
from crossread.settings import Settings
from training.stories import MarkedStory, chunks, parse

OWN = Path(__file__).parents[1] / "training" / "data" / "stories"

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Held:
    """One annotated row: its carriers (report name, pieces, attitude, speaker), relation and differences (kind, places)."""

    carriers: tuple[tuple[str, tuple[tuple[int, int], ...], str, str], ...]
    relation: str
    differences: tuple[tuple[str, tuple[Place, ...]], ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A story with its readings and the rows that an annotator made of it; places name reports by name."""

    name: str
    readings: tuple[Reading, ...]
    rows: tuple[Held, ...]

    @property
    def differences(self) -> list[tuple[str, tuple[Place, ...]]]:
        """Every annotated difference of the story."""
        return [one for row in self.rows for one in row.differences]


def shared_stories(shared: Path, part: str) -> Iterator[Annotated]:
    """The stories of a part of the shared folder, by name; the first annotation of each."""
    for path in sorted((shared / "data" / part).glob("*.json")):
        held = json.loads(path.read_text(encoding="utf-8"))["annotations"][0]["rows"]
        yield Annotated(path.stem, _readings(sorted((shared / "data/stories" / path.stem).glob("*.txt"))), tuple(map(_held, held)))


def own_stories(folder: Path = OWN) -> Iterator[Annotated]:
    """The stories of our own writing, file by file."""
    for path in sorted(folder.glob("*.txt")):
        for chunk in chunks(path):
            yield of_marked(parse(chunk, path.name))


def of_marked(story: MarkedStory) -> Annotated:
    """A marked story, read."""
    given = [Named(f"{one.name}.txt", one.text.encode()) for one in story.reports]
    days = {one.name: one.published for one in story.reports}
    rows = tuple(
        Held(
            tuple((one.report, one.spans, one.attitude, one.speaker) for one in row.carriers),
            row.relation,
            tuple((one.kind, (one.left, one.right)) for one in row.differences),
        )
        for row in story.rows
    )
    return Annotated(story.name, _readings(given, days), rows)


def _held(row: dict[str, list[dict[str, object]]]) -> Held:
    carriers = tuple(
        (one["report"], tuple((start, end) for start, end in one["spans"]), one["stance"], one["speaker"])  # type: ignore[attr-defined]
        for one in row["carriers"]
    )
    differences = tuple(
        (str(one["kind"]), tuple((at["report"], at["start"], at["end"]) for at in one["between"]))  # type: ignore[attr-defined]
        for one in row["differences"]
    )
    return Held(carriers, str(row["relation"]), differences)  # type: ignore[arg-type]


def _readings(inputs: Sequence[Input], days: dict[str, str | None] | None = None) -> tuple[Reading, ...]:
    reports = load(inputs, settings=Settings())
    if days:
        reports = [replace(one, published=days.get(one.name), published_from="record") if days.get(one.name) else one for one in reports]
    return tuple(read(reports))


def given_rows(story: Annotated, speakers: Sequence[Speaker]) -> tuple[tuple[Reading, ...], tuple[Speaker, ...], tuple[Row, ...]]:
    """The readings with the annotated carriers as their statements, the speakers of these, and the annotated rows."""
    by_name = {reading.report.name: reading for reading in story.readings}
    made: dict[str, dict[str, Statement]] = {reading.report.id: {} for reading in story.readings}
    voice: dict[str, str] = {}
    speaker_of = {key: one.id for one in speakers for key in one.statements}
    rows = []
    for row in story.rows:
        keys = []
        for name, pieces, _, _ in row.carriers:
            said, nearest = _statement(by_name[name], pieces)
            made[said.report].setdefault(said.id, said)
            if nearest and nearest in speaker_of:
                voice[said.id] = speaker_of[nearest]
            keys.append(said.id)
        kept = tuple(dict.fromkeys(keys))
        rows.append(Row(digest(*sorted(kept)), kept, kept[0], Relation.REWORDED))
    readings = tuple(
        replace(reading, statements=tuple(sorted(made[reading.report.id].values(), key=lambda said: said.start)), parts=())
        for reading in story.readings
    )
    told = tuple(replace(one, statements=tuple(sorted(key for key, at in voice.items() if at == one.id))) for one in speakers)
    return readings, told, tuple(rows)


def _statement(reading: Reading, pieces: tuple[tuple[int, int], ...]) -> tuple[Statement, str | None]:
    """The carrier as a statement, with what we read of the statement that shares most characters with it, and that one's id."""
    content = tuple(Span(reading.report.id, start, end) for start, end in pieces)
    nearest = max((*reading.parts, *reading.statements), key=lambda said: _likeness(said, content), default=None)
    if nearest is None or not _shared(nearest, content):
        return Statement(statement_id(content), content, Manner.NARRATED, nearest.attitude if nearest else Attitude.ASSERTS), None
    return replace(nearest, id=statement_id(content), content=content, part_of=None), nearest.id


def _shared(said: Statement, content: tuple[Span, ...]) -> int:
    return sum(max(0, min(one.end, other.end) - max(one.start, other.start)) for one in said.content for other in content)


def _likeness(said: Statement, content: tuple[Span, ...]) -> float:
    common = _shared(said, content)
    return common / max(1, sum(map(len, said.content)) + sum(map(len, content)) - common)
