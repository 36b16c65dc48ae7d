"""Promises that tests keep: the tests are run and counted, so that the page says how many there are and how many failed."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from pathlib import Path

from trust.tried import Size, Trial, Tried

ROOT = Path(__file__).parents[1]


def suite(promise: str, what: str, tests: Sequence[str], notes: str = "") -> Trial:
    """A trial that runs these tests, files or parts of them."""

    def trial(size: Size, folder: Path) -> Iterator[Tried]:
        # `make test` has run them itself.
        if size is not Size.TINY:
            yield ran(promise, what, tests, folder / "ran.xml", notes)

    return trial


def ran(promise: str, what: str, tests: Sequence[str], report: Path, notes: str = "") -> Tried:
    """What became of the tests; one that was skipped is in the notes, and counts as no input."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", f"--junitxml={report}", *tests]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if not report.is_file():
        return Tried(promise, what, 0, (f"the tests could not be run: {done.stdout[-200:]}{done.stderr[-200:]}",), notes)
    cases = list(ElementTree.parse(report).getroot().iter("testcase"))  # noqa: S314 - pytest wrote it a moment ago
    skipped = [case for case in cases if case.find("skipped") is not None]
    failed = [case.get("name", "") for case in cases if case.find("failure") is not None or case.find("error") is not None]
    said = [part for part in (notes, f"{len(skipped)} skipped here" if skipped else "") if part]
    return Tried(promise, what, len(cases) - len(skipped), tuple(failed), "; ".join(said))
