"""The table of docs/reliability.md, from the figures that the trials left; cog calls `table` (`make trust`, `make docs`)."""

from __future__ import annotations

from trust.promises import PROMISES
from trust.tried import Figure, kept


def table() -> str:
    """A row for each way in which a promise was tried; a promise that nobody tried yet says so."""
    lines = ["| | promise | tried | inputs | failures | size | day |", "| --- | --- | --- | ---: | ---: | --- | --- |"]
    for promise, words, _ in PROMISES:
        figures = kept(promise)
        lines += [_row(promise, words, one) for one in figures] or [f"| {promise} | {words} | not tried yet | | | | |"]
    return "\n".join(lines)


def machines() -> str:
    """The machines that the figures are from, and how long all trials took there."""
    figures = [one for promise, *_ in PROMISES for one in kept(promise)]
    seconds = sum(one.seconds for one in figures)
    named = sorted({one.machine for one in figures})
    return "\n".join([*(f"- {one}" for one in named), "", f"All trials in the table took {seconds / 60:,.0f} minutes on the clock."])


def _row(promise: str, words: str, one: Figure) -> str:
    runs = f"over {one.runs} runs, each with the code of its day" if one.runs > 1 else ""
    what = "; ".join(filter(None, (one.what, one.notes, runs)))
    return f"| {promise} | {words} | {what.replace('|', '/')} | {one.inputs:,} | {one.failures:,} | {one.size} | {one.day} |"
