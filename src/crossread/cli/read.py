"""`crossread read`: each report on its own; one JSON line a report, or a list of who says what."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crossread import show
from crossread.cli.compare import write_utf8
from crossread.cli.config import Flags, load_settings
from crossread.cli.console import Console
from crossread.cli.exits import Exit
from crossread.cli.inputs import gather_inputs
from crossread.engines.loading import begin, finish
from crossread.read import read
from crossread.relate.speakers import find_speakers
from crossread.rows import Manner, Reading, State
from crossread.text.printable import printable


def run_read(given: Sequence[str], console: Console, *, as_json: bool, config: Path | None, flags: Flags) -> Exit:
    """Read what was given and print each report's statements as soon as they are found."""
    settings = load_settings(flags, config)
    reports = finish(begin(gather_inputs(given, settings), settings))
    some_failed = console.outcomes(reports)
    for report in reports:
        (reading,) = read([report], settings.mode)
        if reading.report is not report:
            some_failed = console.outcomes([reading.report])
        write_utf8((show.reading_to_json(reading, find_speakers((reading,))) if as_json else _plain(reading)).rstrip("\n") + "\n")
    if all(not report.text for report in reports):
        return Exit.NOTHING_TO_COMPARE
    return Exit.SOME_FAILED if some_failed else Exit.DONE


def _plain(reading: Reading) -> str:
    """The report's name, then a line a spoken statement: who, how, and the words."""
    report = reading.report
    if report.outcome.state is State.REJECTED:
        return f"{printable(report.name)}: not read ({report.outcome.reason})"
    spoken = [said for said in reading.statements if said.manner is not Manner.NARRATED]
    lines = [f"{printable(report.name)}: {len(spoken)} spoken statements, {len(reading.statements) - len(spoken)} of its own"]
    for said in spoken:
        source = printable(report.join(said.source)) or "(nobody named)"
        lines.append(f"  {source} {said.attitude}: {printable(report.join(said.content))}")
    return "\n".join(lines)
