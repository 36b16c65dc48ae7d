"""Words about the work, on standard error: progress when it is a terminal, warnings, complaints."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from crossread.rows import Report, State
from crossread.text.printable import printable

NO_FAILURE = frozenset({"given-twice", "left-out"})
"""Reasons that are no failure: it was read once, or what a folder holds beside reports was not asked for."""


@dataclass(frozen=True, slots=True)
class Console:
    """Where words about the work go; `quiet` leaves only errors and failed inputs."""

    quiet: bool = False

    def note(self, words: str) -> None:
        """Say something that is no result."""
        if not self.quiet:
            _say(words)

    @contextmanager
    def working(self, words: str) -> Iterator[None]:
        """Show that work goes on, only on a terminal, and wipe it away afterwards."""
        shown = not self.quiet and sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        if shown:
            sys.stderr.write(f"{words} …")
            sys.stderr.flush()
        try:
            yield
        finally:
            if shown:
                sys.stderr.write("\r\x1b[2K")
                sys.stderr.flush()

    def count(self, words: str) -> None:
        """Show how far the work is in place of what was shown before, only on a terminal; no words wipe it away."""
        if not self.quiet and sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            sys.stderr.write(f"\r\x1b[2K{printable(words)}")
            sys.stderr.flush()

    def fail(self, words: str) -> None:
        """Name an input that could not be read."""
        _say(f"not read: {words}")

    def outcomes(self, reports: Sequence[Report]) -> bool:
        """Name every input that was cut off or could not be read; True when one could not."""
        for report in reports:
            if failed(report):
                _say(f"not read: {_seen(report)}")
            elif report.outcome.state is not State.OK:
                self.note(f"{'in part' if report.outcome.state is State.PARTIAL else 'mind'}: {_seen(report)}")
        return any(failed(report) for report in reports)


def failed(report: Report) -> bool:
    """The input could not be read. One given twice was read once, and what a folder holds beside reports was not asked for."""
    return report.outcome.state is State.REJECTED and report.outcome.reason not in NO_FAILURE


def _seen(report: Report) -> str:
    return report.outcome.detail or f"{report.name}: {report.outcome.reason}"


def complain(words: str) -> None:
    """Say what went wrong."""
    _say(f"crossread: {words}")


def _say(words: str) -> None:
    """One message; control characters from a file's name or text cannot steer the terminal."""
    safe = "\n".join(printable(line) for line in words.split("\n"))
    # Nobody listens where standard error is closed or full; the exit code and the record still say it.
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{safe}\n")
