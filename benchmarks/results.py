"""benchmarks/RESULTS.md: a section for each benchmark, put in by its own command and by nothing else."""

from __future__ import annotations

import os
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
_TOP = "# Benchmarks\n\nEach section is written by the command that it names.\n"


def write(head: str, command: str, shown: str, *, place: Path = RESULTS) -> None:
    """Put the section of this heading into the file, in place of the one there, else at its end."""
    text = place.read_text(encoding="utf-8") if place.exists() else _TOP
    top, *sections = text.split("\n## ")
    kept = {one.partition("\n")[0]: one.partition("\n")[2].strip("\n") for one in sections}
    kept[head] = f"By `python -m {command} --write`: {shown.strip()}"
    place.write_text("\n\n".join([top.strip("\n"), *(f"## {name}\n\n{body}" for name, body in kept.items())]) + "\n", encoding="utf-8")


def machine() -> str:
    """The cores, and what else the machine was doing."""
    return f"{os.cpu_count()} cores, load of the machine meanwhile {os.getloadavg()[0]:.1f}"
