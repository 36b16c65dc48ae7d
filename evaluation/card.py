"""The figures of the model card: `python -m evaluation.card` rewrites the table in docs/model-card.md.

Each figure of a mode with its 95 % interval, by drawing the reports anew 1,000 times (seed 0). `own` are the tenth and twentieth
reports of each domain of training/data/speech, which no weight has seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from crossread.settings import Mode
from evaluation.measure import SHARED
from evaluation.speech import load_scorer, read_statements
from training.check import DATA, check_file
from training.markup import is_held_out

CARD = Path(__file__).parents[1] / "docs/model-card.md"
DRAWS = 1000
_TABLE = re.compile(r"(?s)(<!-- figures -->\n).*?(<!-- end of figures -->)")


class Counts(NamedTuple):
    """Of one report: statements right by the headline measure, found, and wanted; words inside any content likewise; sources."""

    right: float
    found: float
    wanted: float
    source_right: float
    source_asked: float


def main() -> None:
    """Measure every part in every mode and write the table."""
    scorer = load_scorer(SHARED)
    lines = ["| reports | mode | headline F1 | right source, given the content |", "| --- | --- | --- | --- |"]
    for part, gold in parts(scorer).items():
        for mode in Mode:
            counts = [count(scorer, name, record, mode) for name, record in gold.items()]
            headline, source = interval(counts, _headline), interval(counts, _source)
            lines.append(f"| {part} ({len(gold)}) | {mode} | {headline} | {source} |")
            print(lines[-1], flush=True)
    text = CARD.read_text(encoding="utf-8")
    CARD.write_text(_TABLE.sub(lambda held: held[1] + "\n".join(lines) + "\n" + held[2], text), encoding="utf-8")


def parts(scorer: Any) -> dict[str, dict[str, Any]]:
    """The reports of each part, by name."""
    shared = SHARED / "data/speech"
    return {
        "polnear-dev": scorer.read(shared / "polnear-dev.jsonl"),
        "gum-dev": scorer.read(shared / "gum-dev.jsonl"),
        "own": own_reports(),
    }


def own_reports() -> dict[str, Any]:
    """The reports of our own that are held out, in the scorer's form."""
    return {
        report.name: {
            "text": report.text,
            "statements": [
                {"content": one.content, "cue": one.cue, "source": one.source} for one in report.statements if one.cue or one.source
            ],
        }
        for path in sorted(DATA.glob("*.txt"))
        for report in check_file(path)[0]
        if is_held_out(report.name)
    }


def count(scorer: Any, name: str, record: dict[str, Any], mode: Mode) -> Counts:
    """The counts of one report, by the scorer."""
    result = scorer.score({name: record}, {name: {"statements": read_statements(name, record["text"], mode)}})
    asked = sum(bool(scorer.source_words(record["text"], one["source"])) for one in record["statements"])
    right = round(result["headline"]["p"] * max(1, result["system"]))
    return Counts(right, result["system"], result["gold"], result["source"] * asked, asked)


def interval(counts: Sequence[Counts], figure: Any) -> str:
    """The figure over all reports, and the middle 95 of 100 over reports drawn anew."""
    table = np.array(counts)
    draws = np.random.default_rng(0).integers(0, len(table), (DRAWS, len(table)))
    low, high = np.percentile([figure(table[draw].sum(axis=0)) for draw in draws], [2.5, 97.5])
    return f"{figure(table.sum(axis=0)):.3f} ({low:.3f} to {high:.3f})"


def _headline(sums: np.ndarray) -> float:
    return float(2 * sums[0] / max(1, sums[1] + sums[2]))


def _source(sums: np.ndarray) -> float:
    return float(sums[3] / max(1, sums[4]))


if __name__ == "__main__":
    main()
