"""How well quantities are found: the examples of quantulum3's tests.

found   a gold quantity whose characters one of our numbers, amounts of money or durations touches
value   of the gold quantities, those touched whose number is ours too (low or high end, within a thousandth)
F1      of touched spans. Standard library only.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from crossread.read.values import find_values
from crossread.rows import Outcome, Report, Span, State, Value, ValueKind


def score_quantities(shared: Path) -> dict[str, float]:
    """The share of gold quantities found and rightly valued, and F1 of touched spans."""
    gold = found = touched = right = 0
    for name in ("quantities.json", "quantities.ambiguity.json"):
        for case in json.loads((shared / "data/quantities/quantulum3_tests" / name).read_text(encoding="utf-8")):
            wanted = [one for one in case["res"] if isinstance(one, dict) and "surface" in one]
            values = _values(case["req"])
            gold, found = gold + len(wanted), found + len(values)
            for one in wanted:
                hit = _touching(case["req"], one, values)
                touched += hit is not None
                right += hit is not None and _same(one["value"], hit)
    return {"f1": 2 * touched / max(1, gold + found), "found": touched / max(1, gold), "value": right / max(1, gold)}


def _values(text: str) -> list[Value]:
    report = Report("r", "r", text, (), Outcome(State.OK), "", "")
    return [value for value in find_values(report, (Span("r", 0, len(text)),)) if value.kind is not ValueKind.DATE]


def _touching(text: str, wanted: dict[str, Any], values: list[Value]) -> Value | None:
    start = text.find(wanted["surface"])
    end = start + len(wanted["surface"])
    near = [value for value in values if value.span.start < end and start < value.span.end]
    return next((value for value in near if _same(wanted["value"], value)), near[0] if near else None)


def _same(number: float, value: Value) -> bool:
    return any(abs(number - end) <= 0.001 * max(1.0, abs(number)) for end in (value.low, value.high))


if __name__ == "__main__":
    print(score_quantities(Path(__file__).resolve().parents[2] / "shared"))
