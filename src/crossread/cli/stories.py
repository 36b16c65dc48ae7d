"""`crossread stories`: which reports tell of one event; one JSON line a story, or a list."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.cli.clock import now
from crossread.cli.compare import write_utf8
from crossread.cli.config import load_settings
from crossread.cli.console import NO_FAILURE, Console
from crossread.cli.exits import Exit
from crossread.cli.inputs import gather_inputs
from crossread.engines.gathering import gather_store
from crossread.engines.ingest import ingest
from crossread.gather.arrivals import Arrival, arrival
from crossread.gather.stories import gather
from crossread.load import stream
from crossread.rows import Report, State
from crossread.store import Kept, open_store
from crossread.text.printable import printable

_TITLE_CHARS = 120


@dataclass(frozen=True, slots=True)
class Told:
    """A report as a story lists it."""

    id: str
    name: str
    outlet: str | None
    published: str | None
    title: str


def run_stories(
    given: Sequence[str], console: Console, *, as_json: bool, config: Path | None, flags: Mapping[str, int | str | None]
) -> Exit:
    """Gather what was given into stories and print them, in the order in which their first reports were given."""
    settings = load_settings(flags, config)
    arrivals: list[Arrival] = []
    told: dict[str, Told] = {}
    some_failed = False
    with console.working("reading"):
        for report in stream(gather_inputs(given, settings), settings=settings):
            some_failed |= console.outcomes([report])
            if report.text:
                arrivals.append(arrival(report))
                told[report.id] = told_by(report)
    if not told:
        return Exit.NOTHING_TO_COMPARE
    with console.working(f"gathering {len(told)} reports"):
        story_of = gather(arrivals)
    grouped: dict[str, list[Told]] = defaultdict(list)
    for key, one in told.items():
        grouped[story_of[key]].append(one)
    print_stories(grouped.items(), as_json=as_json)
    return Exit.SOME_FAILED if some_failed else Exit.DONE


def run_stored_stories(
    given: Sequence[str], place: str, console: Console, *, as_json: bool, config: Path | None, flags: Mapping[str, int | str | None]
) -> Exit:
    """Take what was given into the store, gather what is in no story yet, and print all stories of the store."""
    settings = load_settings(flags, config)
    at = now()
    some_failed = False
    with open_store(place, create=bool(given)) as store:
        for batch in ingest(gather_inputs(given, settings), store, at=at, settings=settings, workers=os.cpu_count() or 1):
            for kept in batch.reports:
                if kept.state is State.REJECTED and kept.reason not in NO_FAILURE:
                    some_failed = True
                    console.fail(kept.detail or f"{kept.name}: {kept.reason}")
        with console.working("gathering"):
            gather_store(store, at=at)
        listed = {kept.id: kept for kept in store.reports()}
        stories = store.stories()
    print_stories(((story.id, [_kept(listed[key]) for key in story.reports]) for story in stories), as_json=as_json)
    if not stories:
        return Exit.NOTHING_TO_COMPARE
    return Exit.SOME_FAILED if some_failed else Exit.DONE


def _kept(kept: Kept) -> Told:
    return Told(kept.id, kept.name, kept.outlet, kept.published, kept.title or kept.name)


def told_by(report: Report) -> Told:
    """What a story lists of the report; a report without a title is shown by its first words."""
    title = report.slice(report.title) if report.title else report.text.lstrip()[:_TITLE_CHARS].partition("\n")[0]
    return Told(report.id, report.name, report.outlet, report.published, " ".join(title.split()))


def print_stories(stories: Iterable[tuple[str, Sequence[Told]]], *, as_json: bool) -> None:
    """Print each story with its reports, the earliest published first; its title is the first of theirs."""
    for key, reports in stories:
        ordered = sorted(reports, key=lambda one: (one.published or "9999", one.name, one.id))
        write_utf8((_line if as_json else _words)(key, ordered) + "\n")


def _line(key: str, reports: Sequence[Told]) -> str:
    listed = [{"id": one.id, "name": one.name, "outlet": one.outlet, "published": one.published} for one in reports]
    return json.dumps({"id": key, "title": reports[0].title, "reports": listed}, ensure_ascii=False)


def _words(key: str, reports: Sequence[Told]) -> str:
    outlets = len({one.outlet for one in reports if one.outlet})
    days = sorted(one.published[:10] for one in reports if one.published)
    facts = [f"{len(reports)} reports" if len(reports) > 1 else "1 report"]
    facts += [f"{outlets} outlets"] if outlets > 1 else []
    facts += [days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"] if days else []
    return f"{key}  {printable(reports[0].title)}  ({', '.join(facts)})"
