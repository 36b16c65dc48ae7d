"""`make scores`: measures everything and rewrites evaluation/SCORES.md.

    python -m evaluation.scores              all of it
    python -m evaluation.scores --no-speed   the speed section is kept as it stands
    python -m evaluation.scores --speed      only the speed section is measured anew

The text is the same for the same code and data, but for the speed section, which is the machine's.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping
from pathlib import Path

from evaluation.gate import read_floors
from evaluation.measure import OWN, SCORERS, SHARED, available, measure
from evaluation.targets import ABOUT, SPEEDS, TARGETS

SCORES = Path(__file__).with_name("SCORES.md")
_SPEED = "## Speed"

_HEAD = """# What Crossread reaches

Written by `make scores` (`python -m evaluation.scores`); what each figure means is told in [docs/evaluation.md](../docs/evaluation.md).
Figures are shares between 0 and 1, higher is better. The data is the dev parts of `../shared/data`, on which the settings were tuned:
held-back parts are scored elsewhere. The gate (`python -m evaluation.gate`) fails when a figure falls below its floor.
"""


def page(figures: Mapping[str, Mapping[str, float]], speed: str) -> str:
    """SCORES.md: a table a scorer, then the speed section as given."""
    parts = [_HEAD]
    for scorer, found in figures.items():
        parts.append(f"## {scorer}\n\n{ABOUT.get(scorer, '')}\n\nCommand: `python -m evaluation.gate {scorer}`\n")
        parts.append(table(found))
    left_out = [scorer for scorer in (OWN, *SCORERS) if scorer not in figures]
    if left_out:
        parts.append(f"Not measured, for want of {SHARED.name} or of their scorer: {', '.join(left_out)}.\n")
    return "\n".join((*parts, speed))


def table(found: Mapping[str, float]) -> str:
    """The figures of one scorer, with what was known before, what must be reached, and the floor that is kept."""
    floors = read_floors()
    lines = ["| figure | reached | baseline | must reach | floor |", "| --- | --- | --- | --- | --- |"]
    for name, value in found.items():
        baseline, least = TARGETS.get(name, ("", ""))
        floor = f"{floors[name]['reached'] - floors[name]['slack']:.3f}" if name in floors else ""
        lines.append(f"| {name.partition('.')[2]} | {value:.3f} | {baseline} | {least} | {floor} |")
    return "\n".join(lines) + "\n"


def speed_section() -> str:
    """The speed figures with the machine they were taken on."""
    from evaluation.speed import RUNS, measure_speed  # imports psutil, which the gate does not need

    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    lines = [f"{_SPEED}\n\nMedians of {RUNS} runs on this machine: {machine}.", "", "| what | figure | must reach |", "| --- | --- | --- |"]
    for name, (value, unit) in measure_speed().items():
        lines.append(f"| {name} | {value:g} {unit} | {SPEEDS[name]} |")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Measures and rewrites SCORES.md; names what could not be measured. With --speed the speed alone, with --no-speed all but it."""
    old = SCORES.read_text(encoding="utf-8") if SCORES.exists() else ""
    if "--speed" in arguments:
        SCORES.write_text(old.partition(_SPEED)[0] + speed_section(), encoding="utf-8")
        return 0
    speed = _SPEED + old.partition(_SPEED)[2] if "--no-speed" in arguments and _SPEED in old else speed_section()
    figures = {}
    for scorer in available():
        print(f"{scorer} …", file=sys.stderr, flush=True)
        figures[scorer] = measure(scorer)
    SCORES.write_text(page(figures, speed), encoding="utf-8")
    print(f"wrote {SCORES}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
