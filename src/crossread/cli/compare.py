"""`crossread compare`: reports in; a table, a page or JSON out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from crossread import read, relate, show
from crossread.cli.config import Flags, load_settings
from crossread.cli.console import Console, complain
from crossread.cli.exits import Exit
from crossread.cli.inputs import gather_inputs
from crossread.engines.loading import begin, finish
from crossread.errors import UsageError
from crossread.pipeline import relate_reports
from crossread.read import READING_FAILED
from crossread.rows import Record
from crossread.settings import Mode
from crossread.story import ENDINGS, Story

# Below this a table has no room for words, above it nobody can follow a line.
_NARROWEST, _WIDEST = 30, 200


def run_compare(
    given: Sequence[str], outputs: Sequence[Path], console: Console, *, as_json: bool, config: Path | None, flags: Flags
) -> Exit:
    """Compare what was given, write every output, print the table (or the JSON), and say how it went."""
    settings = load_settings(flags, config)
    for output in outputs:
        check_output(output)
    loading = begin(gather_inputs(given, settings), settings)
    # The models take as long to load as the reports, which another process reads.
    with console.working("reading"), ThreadPoolExecutor(1) as beside:
        ready = beside.submit(_make_ready, settings.mode)
        reports = finish(loading)
        ready.result()
    with console.working(f"comparing {len(reports)} reports"):
        story = Story(relate_reports(reports, settings.mode), settings)
    lost = {report.id: report for report in story.record.reports if report.outcome.reason == READING_FAILED}
    some_failed = console.outcomes([lost.get(report.id, report) for report in reports])
    for warning in story.warnings:
        console.note(f"mind: {warning}")
    unwritten = [output for output in outputs if not saved(story, output, console)]
    if as_json:
        write_utf8(story.to_json())
    else:
        print_table(story.record)
    if unwritten:
        return Exit.USAGE
    return Exit.SOME_FAILED if some_failed else Exit.DONE


def _make_ready(mode: Mode) -> None:
    """Load what reading and relating need, beside the reports."""
    read.make_ready(mode)
    relate.make_ready(mode)


def check_output(output: Path) -> None:
    """An output that cannot be written is said before the work, not after it."""
    if output.suffix.lower() not in ENDINGS:
        raise UsageError(f"{output}: no form is known for the ending '{output.suffix}'.\n  Try one of {', '.join(ENDINGS)}.")
    if output.is_dir():
        raise UsageError(f"{output}: cannot be written: it is a folder.\n  Try: -o {output / 'story.html'}")
    if not output.parent.is_dir():
        raise UsageError(f"{output}: cannot be written: there is no folder {output.parent}.\n  Try: mkdir -p {output.parent}")


def saved(story: Story, output: Path, console: Console) -> bool:
    """The output is written. One that is not (a full disk) takes neither the others nor the table with it."""
    try:
        save(story, output)
    except UsageError as error:
        complain(str(error))
        return False
    console.note(f"written: {output}")
    return True


def save(story: Story, output: Path) -> None:
    """Write one output; a path that cannot be written is a usage error that names it."""
    try:
        story.save(output)
    except OSError as cause:
        raise UsageError(
            f"{output}: cannot be written: {cause.strerror or cause}.\n  Try: a folder that exists and that you may write to."
        ) from cause


def print_table(record: Record) -> None:
    """Print the record as a table, in colour only on a terminal that wants it."""
    from rich.console import Console as Terminal

    if sys.stdout is None:
        return
    terminal = Terminal(file=sys.stdout, highlight=False, emoji=False, markup=False)
    terminal.width = min(max(terminal.width, _NARROWEST), _WIDEST)
    # Written by ourselves: rich ends the process with a code of its own where a pipe's reader has left.
    with terminal.capture() as table:
        show.terminal(record, terminal)
    sys.stdout.write(table.get())
    sys.stdout.flush()


def write_utf8(text: str) -> None:
    """Write to standard output in UTF-8, whatever the machine's own encoding is."""
    if sys.stdout is not None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
