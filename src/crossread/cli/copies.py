"""`crossread copies`: which of the reports carry the text of another, and where; one JSON line a copy, or a list."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from crossread.cli.compare import write_utf8
from crossread.cli.config import Flags, load_settings
from crossread.cli.console import Console
from crossread.cli.exits import Exit
from crossread.cli.inputs import gather_inputs
from crossread.engines.loading import begin, finish
from crossread.gather.copies import find_reuse
from crossread.rows import Edge
from crossread.text.printable import printable


def run_copies(given: Sequence[str], console: Console, *, as_json: bool, config: Path | None, flags: Flags) -> Exit:
    """Print every copy among what was given, with the report that it was taken from."""
    settings = load_settings(flags, config)
    loading = begin(gather_inputs(given, settings), settings)
    with console.working("reading"):
        reports = finish(loading)
    some_failed = console.outcomes(reports)
    readable = [report for report in reports if report.text]
    if not readable:
        return Exit.NOTHING_TO_COMPARE
    with console.working(f"looking for copies among {len(readable)} reports"):
        edges = find_reuse(readable)
    names = {report.id: report.name for report in readable}
    write_utf8("".join(_line(edge, names) if as_json else _words(edge, names) for edge in edges))
    if not edges:
        console.note(f"no copy among {len(readable)} reports")
    return Exit.SOME_FAILED if some_failed else Exit.DONE


def _line(edge: Edge, names: Mapping[str, str]) -> str:
    """One JSON line; `spans` are places in the copy, `of_spans` in what it was taken from."""
    value = {
        "copy": names[edge.copy],
        "of": names[edge.of or ""],
        "share": edge.confidence,
        "spans": [[span.start, span.end] for span in edge.left],
        "of_spans": [[span.start, span.end] for span in edge.right],
        "evidence": edge.detail,
    }
    return json.dumps(value, ensure_ascii=False) + "\n"


def _words(edge: Edge, names: Mapping[str, str]) -> str:
    return f"{printable(names[edge.copy])} ← {printable(names[edge.of or ''])}: {edge.detail}\n"
