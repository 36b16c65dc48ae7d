"""Rows and differences against the annotated stories of the shared folder.

    .venv/bin/python -m evaluation.record ../shared [record-dev|record-train] [rules|small|full]

Runs the whole pipeline over each story's texts, writes the JSON that the scorer reads, and lets the scorer count.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from crossread.pipeline import record_of
from crossread.rows import Record
from crossread.settings import Mode, Settings


def score_record(shared: Path) -> dict[str, float]:
    """The figures over record-dev in full mode, and under "rules: …" those of rules alone."""
    by_rules = {f"rules: {key}": value for key, value in measure_part(shared, "record-dev", Mode.RULES).items()}
    return measure_part(shared, "record-dev", Mode.FULL) | by_rules


def measure_part(shared: Path, part: str, mode: Mode) -> dict[str, float]:
    """Precision, recall and F1 of pairs and of differences over the stories of `part`."""
    settings = Settings(mode=mode)
    scorer = _scorer(shared / "eval/score_record.py")
    totals = {"pairs": [0] * 5, "differences": [0] * 5}
    for path in sorted((shared / "data" / part).glob("*.json")):
        record = record_of(sorted((shared / "data/stories" / path.stem).glob("*.txt")), settings=settings)
        system = scorer.system_record(as_json(record))
        gold = [scorer.gold_annotation(one) for one in _read(path)["annotations"]]
        for name, side, same in (("pairs", 0, scorer.same_statement), ("differences", 1, scorer.same_place)):
            counts = scorer.tally(system[side], [one[side] for one in gold], same)
            totals[name] = [old + new for old, new in zip(totals[name], counts, strict=True)]
    figures: dict[str, float] = {}
    for name, total in totals.items():
        precision, recall, f1 = scorer.figures(total)
        figures |= {f"{name} precision": precision, f"{name} recall": recall, f"{name} F1": f1}
    hits = totals["differences"][0]
    return {key: round(value, 4) for key, value in (figures | {"kind": totals["differences"][4] / max(1, hits)}).items()}


def as_json(record: Record) -> dict[str, Any]:
    """The parts of the record's JSON that the scorer reads."""
    differences: dict[str, list[dict[str, Any]]] = {}
    for difference in record.differences:
        between = [{"report": span.report, "start": span.start, "end": span.end} for span in difference.places]
        differences.setdefault(difference.row, []).append({"kind": difference.kind, "between": between})
    return {
        "reports": [{"id": report.id, "name": report.name} for report in record.reports],
        "statements": [
            {"id": said.id, "report": said.report, "content": [[span.start, span.end] for span in said.content]}
            for said in record.statements.values()
        ],
        "rows": [
            {"id": row.id, "statements": row.statements, "relation": row.relation, "differences": differences.get(row.id, [])}
            for row in record.rows
        ],
    }


def _read(path: Path) -> dict[str, Any]:
    import json

    held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return held


def _scorer(path: Path) -> Any:
    spec = spec_from_file_location("score_record", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(arguments: Sequence[str]) -> None:
    """Print the figures of one part."""
    shared = Path(arguments[0] if arguments else "../shared")
    part = arguments[1] if len(arguments) > 1 else "record-dev"
    mode = Mode(arguments[2]) if len(arguments) > 2 else Mode.FULL
    for name, value in measure_part(shared, part, mode).items():
        print(f"{name:24} {value:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
