"""Three bundled stories to try Crossread on, in our own words: every outlet, place and person in them is invented.

ferry       a fire on a ferry: a rising toll, agency copy, a page, a page behind a paywall
minister    a minister resigns: accusations and denials, a claim that one outlet credits to another
spill       a chemical spill: amounts as ranges, two timelines that do not fit, agency copy with a credit line
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_NAMES = ("ferry", "minister", "spill")


def stories() -> dict[str, tuple[Path, ...]]:
    """The reports of each bundled story, by the story's name."""
    folder = Path(str(files(__package__)))
    return {name: tuple(sorted((folder / name).iterdir())) for name in _NAMES}
