"""`crossread compare`: reports in; a table, a page or JSON out."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from crossread import show
from crossread.cli.config import load_settings
from crossread.cli.console import Console
from crossread.cli.exits import Exit
from crossread.cli.inputs import gather_inputs
from crossread.errors import UsageError
from crossread.load import load
from crossread.pipeline import relate_reports
from crossread.rows import Record
from crossread.story import Story


def run_compare(
    given: Sequence[str], outputs: Sequence[Path], console: Console, *, as_json: bool, config: Path | None, flags: Mapping[str, int | None]
) -> Exit:
    """Compare what was given, write every output, print the table (or the JSON), and say how it went."""
    settings = load_settings(flags, config)
    with console.working("reading"):
        reports = load(gather_inputs(given, settings), settings=settings)
    some_failed = console.outcomes(reports)
    with console.working(f"comparing {len(reports)} reports"):
        story = Story(relate_reports(reports), settings)
    for warning in story.warnings:
        console.note(f"mind: {warning}")
    for output in outputs:
        save(story, output)
        console.note(f"written: {output}")
    if as_json:
        write_utf8(story.to_json())
    else:
        print_table(story.record)
    return Exit.SOME_FAILED if some_failed else Exit.DONE


def save(story: Story, output: Path) -> None:
    """Write one output; a path that cannot be written is a usage error that names it."""
    try:
        story.save(output)
    except OSError as cause:
        raise UsageError(
            f"{output}: cannot be written: {cause.strerror}.\n  Try: a folder that exists and that you may write to."
        ) from cause


def print_table(record: Record) -> None:
    """Print the record as a table, in colour only on a terminal that wants it."""
    from rich.console import Console as Terminal

    show.terminal(record, Terminal(file=sys.stdout, highlight=False, emoji=False, markup=False))


def write_utf8(text: str) -> None:
    """Write to standard output in UTF-8, whatever the machine's own encoding is."""
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()
