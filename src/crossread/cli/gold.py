"""Stories that readers corrected, in the form of the scorers' gold: the rows that two or more reports carry, and their differences.

One JSON line a story, or a file STORY.json each where the output is a folder. A row that was corrected says so ("by_hand").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from crossread.cli.story import latest_readings
from crossread.errors import UsageError
from crossread.relate import relate
from crossread.rows import Row
from crossread.settings import Mode
from crossread.show.json import dumps
from crossread.store import Store, stories_of
from crossread.store.corrected import Corrected, corrected
from crossread.store.corrections import corrections, in_force


def gold_lines(store: Store, wanted: Sequence[str] | None, mode: Mode) -> Iterator[tuple[str, str]]:
    """The id and the JSON of each story of these reports (of all) in which a correction is in force."""
    pointed = {span.report for entry in in_force(corrections(store)) for span in (*entry.left, *entry.right)}
    for key in sorted(set(stories_of(store, pointed if wanted is None else pointed & set(wanted)).values())):
        (story,) = store.stories(story=key)
        log = in_force(corrections(store, story.reports))
        made = corrected(relate(latest_readings(store, story), mode), log)
        rows = [row for row in (_row(made, one) for one in made.record.rows) if len({one["report"] for one in row["carriers"]}) > 1]
        value = {"story": key, "annotations": [{"by": "a reader's corrections of what was found", "rows": rows}]}
        yield key, dumps(value) + "\n"


def write_gold(folder: Path, lines: Iterator[tuple[str, str]]) -> None:
    """A file for each story.

    Raises:
        UsageError: one cannot be written.

    """
    for key, line in lines:
        path = folder / f"{key}.json"
        try:
            path.write_text(line, encoding="utf-8")
        except OSError as cause:
            raise UsageError(f"{path}: cannot be written: {cause.strerror or cause}.") from cause


def _row(made: Corrected, row: Row) -> dict[str, Any]:
    said = made.record.statements
    name_of = {report.id: report.name for report in made.record.reports}
    held = [said[key] for key in row.statements if key in said]
    return {
        "carriers": [{"report": name_of[one.report], "spans": [[span.start, span.end] for span in one.content]} for one in held],
        "relation": str(row.relation),
        "differences": [
            {
                "kind": str(one.kind),
                "between": [{"report": name_of[span.report], "start": span.start, "end": span.end} for span in one.places],
            }
            for one in made.record.differences
            if one.row == row.id
        ],
        "by_hand": row.id in made.rows,
    }
