"""What each stage costs a report, and whether that grows with the collection: load, read, store, gather, relate.

Made-up reports (benchmarks/newsroom.py) go through every stage in one process, batch by batch, and the processor time of each
stage is counted apart, since a machine that does other things too makes the clock worthless. Each size has a process of its own,
so that its peak of memory is its own. From the figures follows, on paper, what larger collections take.

    python -m benchmarks.stages 1000 10000 --write
    python -m benchmarks.stages 1000 100000 --relate-at-most 300 --keep /tmp/stages     # what is there is not measured again
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.newsroom import write_lines
from benchmarks.results import write
from crossread.engines.gathering import gather_store
from crossread.engines.tabled import related
from crossread.load import read_item, unpack
from crossread.read import read_report
from crossread.rows import Report
from crossread.settings import Mode, Settings
from crossread.store import batches, entry_of, open_store

AT = "2026-11-20T12:00:00Z"
STAGES = ("load", "read", "store", "gather", "relate")
_BATCH = 64
_FULL_SAMPLE = 150


@dataclass(slots=True)
class Cost:
    """What so many reports took: seconds of processor time a stage, bytes of the store, the peak of memory."""

    reports: int
    stories: int = 0
    in_several: int = 0
    related: int = 0
    failed: int = 0
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))
    store_bytes: int = 0
    peak_bytes: int = 0

    def each(self, stage: str) -> float:
        """Milliseconds of processor time a report; relating counts for those that were related."""
        over = self.related if stage == "relate" else self.reports
        return 1000 * self.seconds[stage] / max(1, over)

    @property
    def whole(self) -> float:
        """Milliseconds of processor time a report, all stages together; a report that is alone in its story is compared with none."""
        return sum(self.each(stage) for stage in STAGES if stage != "relate") + self.related_share * self.each("relate")

    @property
    def related_share(self) -> float:
        """The share of the reports that stand in a story of several."""
        return self.in_several / self.reports


def main() -> None:
    """Measure every size that is asked for, each in a process of its own, and show or write the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--relate-at-most", type=int, default=2_000, help="stories that are related")
    parser.add_argument("--mode", default="rules")
    parser.add_argument("--keep", type=Path, help="keep each measurement in this folder, and take from there what was measured before")
    parser.add_argument("--one", action="store_true", help="measure here, and print the figures as JSON")
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/RESULTS.md")
    asked = parser.parse_args()
    if asked.one:
        sys.stdout.write(json.dumps(asdict(measure(asked.sizes[0], Mode(asked.mode), asked.relate_at_most))) + "\n")
        return
    costs = [_apart(size, "rules", asked.relate_at_most, asked.keep) for size in asked.sizes]
    shown = table(costs) + "\n" + on_paper(costs[-1], _apart(_FULL_SAMPLE, "full", 20, asked.keep))
    sys.stdout.write(shown)
    if asked.write:
        sizes = " ".join(map(str, asked.sizes))
        write("Stages", f"benchmarks.stages {sizes} --relate-at-most {asked.relate_at_most}", shown)


def _apart(size: int, mode: str, relate_at_most: int, keep: Path | None) -> Cost:
    kept = keep / f"{size}-{mode}-{relate_at_most}.json" if keep else None
    if kept and kept.exists():
        return Cost(**json.loads(kept.read_text()))
    command = [sys.executable, "-m", "benchmarks.stages", str(size), "--one", "--mode", mode, "--relate-at-most", str(relate_at_most)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(done.stdout)
    return Cost(**json.loads(done.stdout))


def measure(size: int, mode: Mode, relate_at_most: int) -> Cost:
    """Take so many reports through every stage."""
    cost = Cost(size)
    settings = Settings(mode=mode, max_collection_bytes=10**12)
    with tempfile.TemporaryDirectory(prefix="crossread-stages-") as folder:
        lines, place = Path(folder) / "reports.jsonl", Path(folder) / "news.db"
        write_lines(lines, size)
        items = unpack([lines], settings=settings)
        with open_store(place, create=True) as store:
            while True:
                with _counted(cost, "load"):
                    part = next(batches(items, _BATCH), [])
                    reports = [one if isinstance(one, Report) else read_item(one, settings) for one in part]
                if not part:
                    break
                with _counted(cost, "read"):
                    readings = [read_report(report, mode) for report in reports]
                with _counted(cost, "store"):
                    store.add([entry_of(reading, source="reports.jsonl") for reading in readings], at=AT)
                cost.failed += sum(not report.text for report in reports)
            with _counted(cost, "gather"):
                gather_store(store, at=AT)
            stories = store.stories()
            cost.stories = len(stories)
            several = [story for story in stories if len(story.reports) > 1]
            cost.in_several = sum(len(story.reports) for story in several)
            for story in several[:: max(1, len(several) // relate_at_most)]:
                with _counted(cost, "relate"):
                    done = related(story.id, store.readings(story.reports), mode)
                cost.related += len(story.reports)
                cost.failed += bool(done.reason)
        cost.store_bytes = place.stat().st_size
    cost.peak_bytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return cost


@contextmanager
def _counted(cost: Cost, stage: str) -> Iterator[None]:
    began = time.process_time()
    yield
    cost.seconds[stage] += time.process_time() - began


def table(costs: list[Cost]) -> str:
    """The figures as a table in Markdown, a column a size; the last column is the last size against the first."""
    first, last = costs[0], costs[-1]
    rows = [[f"{stage}, ms of processor time a report", *(f"{cost.each(stage):.2f}" for cost in costs)] for stage in STAGES]
    for row, stage in zip(rows, STAGES, strict=True):
        row.append(f"{last.each(stage) / max(0.001, first.each(stage)):.2f}")
    rows.append(["**all stages, ms**", *(f"**{cost.whole:.2f}**" for cost in costs), f"**{last.whole / first.whole:.2f}**"])
    rows.append(["stories found", *(f"{cost.stories:,}" for cost in costs), ""])
    rows.append(["reports in stories of several", *(f"{cost.in_several:,}" for cost in costs), ""])
    rows.append(["reports related", *(f"{cost.related:,}" for cost in costs), ""])
    rows.append(["rejected or failed", *(f"{cost.failed}" for cost in costs), ""])
    rows.append(["bytes a report in the store", *(f"{cost.store_bytes / cost.reports:,.0f}" for cost in costs), ""])
    rows.append(["peak memory, MB", *(f"{cost.peak_bytes / 1e6:,.0f}" for cost in costs), ""])
    head = [f"{cost.reports:,} reports" for cost in costs]
    lines = [
        f"made-up reports of about 3,000 characters, rules mode, one process; {os.cpu_count()} cores.",
        "",
        f"| | {' | '.join(head)} | {last.reports:,} against {first.reports:,} |",
        "| --- |" + " --- |" * (len(costs) + 1),
        *("| " + " | ".join(row) + " |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


def on_paper(rules: Cost, full: Cost) -> str:
    """What larger collections take, by the figures and a formula that is shown."""
    formula = (
        "On paper, from these figures: core-hours = reports × ms a report of all stages ÷ 3,600,000; hours = core-hours ÷ cores ÷ 0.85 "
        "(section Workers measures what two workers give of twice one); storage = reports × bytes a report. Relating counts for the "
        f"{rules.related_share:.0%} of reports that stand in a story of several. "
        f"Full mode by {full.reports} reports: {full.each('read'):.0f} ms to read, {full.each('relate'):.0f} ms to relate."
    )
    lines = [
        formula,
        "",
        "| reports | mode | core-hours | hours on 16 cores | hours on 256 cores | storage |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for reports in (1_000_000, 100_000_000):
        for mode, each in (("rules", rules.whole), ("full", rules.whole + _more(rules, full))):
            hours = reports * each / 3_600_000
            stored = reports * rules.store_bytes / rules.reports
            cells = [
                f"{reports:,}",
                mode,
                _amount(hours),
                _amount(hours / 16 / 0.85),
                _amount(hours / 256 / 0.85),
                f"{stored / 1e9:,.0f} GB",
            ]
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _more(rules: Cost, full: Cost) -> float:
    return full.each("read") - rules.each("read") + rules.related_share * (full.each("relate") - rules.each("relate"))


def _amount(hours: float) -> str:
    return f"{hours:,.0f}" if hours >= 10 else f"{hours:.1f}"


if __name__ == "__main__":
    main()
