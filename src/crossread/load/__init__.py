"""Bytes to Report: plain text, pages, JSON lines. Every input ends as ok, partial or rejected, and none is dropped.

Paths become named bytes (expand), bytes are told apart by what is in them (sniff), decoded (decode), cut into pieces
(plain, html), the pieces get their roles (furniture), and the text is asked whether it is whole (cutoff).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from crossread.load.expand import expand
from crossread.load.inputs import Input
from crossread.load.making import rejected
from crossread.load.reading import read_bytes
from crossread.rows import Report
from crossread.settings import Settings

__all__ = ["load"]


def load(inputs: Sequence[Input], *, settings: Settings) -> list[Report]:
    """At least one report an input, in the order given; a folder or a JSON lines file gives several.

    A report that was given before comes out once more as rejected, its detail naming the first.
    """
    return list(_once_each(_all(inputs, settings)))


def _all(inputs: Sequence[Input], settings: Settings) -> Iterator[Report]:
    for one in expand(inputs, settings):
        if isinstance(one, Report):
            yield one
        else:
            yield from read_bytes(one, settings)


def _once_each(reports: Iterable[Report]) -> Iterator[Report]:
    seen: dict[str, int] = {}
    for report in reports:
        times = seen.get(report.id, 0)
        seen[report.id] = times + 1
        if not times:
            yield report
        elif report.text:
            detail = f"{report.name}: the same report, with the same name, address and text, was given before.\n  It is counted once."
            yield rejected(report.name, "given-twice", detail, nth=times)
        else:
            # The same unreadable input twice: two rows, told apart by their place.
            yield replace(report, id=rejected(report.name, report.outcome.reason, report.outcome.detail, nth=times).id)
