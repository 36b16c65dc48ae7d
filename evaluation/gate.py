"""The gate: no figure falls below its floor, and no floor is lowered by itself.

    python -m evaluation.gate                 measures everything that can be measured here, and fails below a floor
    python -m evaluation.gate speech record   only these scorers
    python -m evaluation.gate --raise         also raises the floors of figures that got better

evaluation/floors.json holds what each figure named in evaluation/targets.py reached, and the slack it is given. To lower a
floor, edit that file by hand and say why in the change that does it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from evaluation.measure import SHARED, available, measure
from evaluation.targets import TARGETS

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.005
"""What a new figure is given: half a point. A rule that trades one statement for another moves a figure by less."""

Floors = Mapping[str, Mapping[str, float]]


def read_floors(path: Path = FLOORS) -> dict[str, dict[str, float]]:
    """What each figure reached, and its slack."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def below(figures: Mapping[str, float], floors: Floors, scorers: tuple[str, ...]) -> list[str]:
    """What is wrong, a sentence a figure: it fell below its floor, or the scorer that ran no longer gives it."""
    problems = []
    for name, floor in sorted(floors.items()):
        lowest = floor["reached"] - floor["slack"]
        if name.split(".")[0] not in scorers:
            continue
        if name not in figures:
            problems.append(f"{name}: no longer measured; it reached {floor['reached']:.4f}")
        elif figures[name] < lowest:
            problems.append(f"{name}: {figures[name]:.4f} is below {lowest:.4f} (it reached {floor['reached']:.4f})")
    return problems


def raised(figures: Mapping[str, float], floors: Floors) -> dict[str, dict[str, float]]:
    """The floors with every figure that is to be pinned and got better, or is new, where it is now. No floor sinks."""
    kept = {name: dict(floor) for name, floor in floors.items()}
    for name, value in ((name, value) for name, value in figures.items() if name in TARGETS):
        floor = kept.setdefault(name, {"reached": value, "slack": SLACK})
        floor["reached"] = max(floor["reached"], value)
    return dict(sorted(kept.items()))


def main(arguments: list[str]) -> int:
    """Measures, says what is below its floor, and raises floors where asked; 1 where anything is below."""
    scorers = tuple(name for name in available() if name in arguments) or available()
    figures = {name: value for scorer in scorers for name, value in measure(scorer).items()}
    floors = read_floors()
    problems = below(figures, floors, scorers)
    for name, value in figures.items():
        print(f"{value:.4f}  {name}" + ("" if name in floors or name not in TARGETS else "  (no floor yet)"))
    if not SHARED.is_dir():
        print(f"{SHARED} is missing: only what needs no data was measured", file=sys.stderr)
    if problems:
        print("BELOW THE FLOOR", *problems, sep="\n  ", file=sys.stderr)
    if "--raise" in arguments:
        FLOORS.write_text(json.dumps(raised(figures, floors), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
