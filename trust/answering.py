"""R13, load: what `benchmarks.serve` measured of a served store of 100,000 reports, held against what was promised.

The full form measures first (some twenty minutes, on a machine that does nothing else); the others read what the last measuring left
in benchmarks/RESULTS.md, so that a row of the page rests on figures that a command wrote.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.results import RESULTS
from trust.suites import ROOT
from trust.tried import Size, Tried

_REPORTS = 100_000
_PAGES, _SEARCHES, _FLOOD = "story page, kept, 50/s", "search of one to three words, 30/s", "search, 1000/s"
_BOUNDS = {_PAGES: 150, _SEARCHES: 300}
_LOAD = re.compile(r"load of the machine meanwhile [\d.]{1,8}")
_WHAT = "answers of a served store of 100,000 reports: pages at 50/s and searches at 30/s, then 1,000 searches a second"


def try_answering(size: Size, folder: Path) -> Iterator[Tried]:
    """Pages within 150 ms and searches within 300 ms for 99 of 100; what is more than can be answered gets 503, and nothing fails."""
    if size is Size.TINY:
        # tests/trust/test_answering.py tries the bounds; what was measured is no matter of a test.
        return
    if size is Size.FULL:
        command = [sys.executable, "-m", "benchmarks.serve", "--reports", str(_REPORTS), "--seconds", "60", "--write", "--keep"]
        subprocess.run([*command, str(folder / "serve.db")], cwd=ROOT, check=True)
    yield held_against(RESULTS.read_text(encoding="utf-8"))


def held_against(results: str) -> Tried:
    """The section of RESULTS.md on serving, against the bounds."""
    section = results.partition("\n## Serving\n")[2].partition("\n## ")[0]
    rows = {cells[1]: cells[2:7] for line in section.splitlines() if len(cells := [one.strip() for one in line.split("|")]) > 6}
    found = {name: next((cells for key, cells in rows.items() if key.startswith(name)), None) for name in (_PAGES, _SEARCHES, _FLOOD)}
    faults = [f"{name}: not measured" for name, cells in found.items() if cells is None]
    faults += [] if f"{_REPORTS:,} made-up reports" in section else [f"not measured over {_REPORTS:,} reports"]
    for name, cells in ((name, cells) for name, cells in found.items() if cells):
        _, _, slowest, refused, failed = (int(re.sub(r"\D", "", cell) or 0) for cell in cells)
        faults += (
            [f"{name}: {slowest} ms for 99 of 100, and at most {_BOUNDS[name]} was promised"]
            if slowest > _BOUNDS.get(name, slowest)
            else []
        )
        faults += [f"{name}: {failed} failed"] if failed else []
        faults += [f"{name}: none was refused"] if name is _FLOOD and not refused else []
    answered = sum(int(cells[0].replace(",", "")) + int(cells[3].replace(",", "")) for cells in found.values() if cells)
    slowest_of = [f"{name} {cells[2]}" for name, cells in found.items() if cells and name in _BOUNDS]
    return Tried("R13", _WHAT, answered, tuple(faults), "; ".join(["slowest 1 %: " + ", ".join(slowest_of), *_LOAD.findall(section)[:1]]))
