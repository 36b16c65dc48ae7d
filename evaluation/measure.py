"""All figures: one scorer a line, each a function from ../shared to figures between 0 and 1, higher is better.

A figure's name is its scorer's and its own, "speech.polnear-dev headline f1". The little stories and the bundled
stories need no ../shared; every other scorer runs over the dev parts and is left out, by name, where they are missing.
"""

from __future__ import annotations

import importlib
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"

# Each is evaluation/NAME.py with `score_NAME(shared)`.
SCORERS = ("record", "speech", "names", "names_ner", "quantities", "dates", "pages", "reuse", "stories")
OWN = "cases"


def available(shared: Path = SHARED) -> tuple[str, ...]:
    """The scorers that can run here: all of them, or only our own where ../shared is missing."""
    return (OWN, *SCORERS) if shared.is_dir() else (OWN,)


def measure(name: str, shared: Path = SHARED) -> dict[str, float]:
    """The figures of one scorer, rounded to four digits so that they read the same everywhere."""
    if name == OWN:
        figures = importlib.import_module("evaluation.own").score_cases()
    else:
        figures = getattr(importlib.import_module(f"evaluation.{name}"), f"score_{name}")(shared)
    return {f"{name}.{figure}": round(float(value), 4) for figure, value in sorted(figures.items()) if not _is_speed(figure)}


def _is_speed(figure: str) -> bool:
    """A speed is the machine's: two runs on one machine differ, and SCORES.md would with them."""
    return any(word in figure for word in ("second", "time ratio", "/s"))
