"""Bytes to Report: texts, pages, feeds, archives, wire formats. Every input ends as ok, partial or rejected, and none is dropped.

    inputs ──unpack──▶ items ──read_item──▶ reports

`unpack` opens what holds several reports (folders, archives, JSON lines, feeds) one item at a time; `read_item` reads one.
Paths become open files (expand, opening), bytes are told apart by what is in them (sniff, sorting), decoded (decode), cut into
pieces (plain, html), the pieces get their roles (furniture), and the text is asked whether it is whole (cutoff).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from crossread.load.expand import expand
from crossread.load.inputs import Input, Item
from crossread.load.making import rejected
from crossread.load.reading import read_item
from crossread.memory import looking_seldom
from crossread.rows import Report
from crossread.settings import Settings

__all__ = ["load", "once_each", "read_item", "stream", "unpack"]


def load(inputs: Sequence[Input], *, settings: Settings) -> list[Report]:
    """At least one report an input, in the order given; a folder or a JSON lines file gives several.

    A report that was given before comes out once more as rejected, its detail naming the first.
    """
    with looking_seldom():
        return list(stream(inputs, settings=settings))


def stream(inputs: Iterable[Input], *, settings: Settings) -> Iterator[Report]:
    """The reports that `load` gives, one at a time: an archive of any length takes no more memory than its longest record."""
    found = (one if isinstance(one, Report) else read_item(one, settings) for one in unpack(inputs, settings=settings))
    return once_each(found)


def unpack(inputs: Iterable[Input], *, settings: Settings) -> Iterator[Item | Report]:
    """The items in the inputs, not read yet, so that worker processes may read them; what gives none is a rejected report."""
    return expand(inputs, settings)


def once_each(reports: Iterable[Report]) -> Iterator[Report]:
    """The reports; one that came before comes once more as rejected, its detail naming the first."""
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
