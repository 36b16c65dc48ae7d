"""`crossread ingest`: reports into a store, with their count while it works and every rejection named at the end."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from crossread.cli.clock import now
from crossread.cli.compare import write_utf8
from crossread.cli.config import Flags, load_settings
from crossread.cli.console import NO_FAILURE, Console
from crossread.cli.exits import Exit
from crossread.cli.inputs import gather_inputs
from crossread.engines.ingest import Acknowledged, ingest
from crossread.errors import UsageError
from crossread.load.inputs import Input
from crossread.rows import State
from crossread.settings import Settings
from crossread.show.json import dumps
from crossread.store import Kept, open_store
from crossread.text.printable import printable


@dataclass(slots=True)
class _Tally:
    states: Counter[State] = field(default_factory=Counter)
    new: int = 0
    passed: int = 0
    rejections: list[Kept] = field(default_factory=list)
    retried: list[str] = field(default_factory=list)


def run_ingest(
    given: Sequence[str],
    place: str,
    console: Console,
    *,
    resume: bool,
    workers: int,
    engine: str,
    as_json: bool,
    config: Path | None,
    flags: Flags = MappingProxyType({}),
) -> Exit:
    """Take what was given into the store; say how many were read, and name each that was not, and why."""
    if workers < 1:
        raise UsageError(f"--workers {workers}: at least one process must read.\n  Try: --workers 1")
    settings = load_settings(flags, config)
    inputs = gather_inputs(given, settings)
    tally = _Tally()
    at = now()
    started = time.monotonic()
    try:
        for batch in _batches(inputs, place, at=at, settings=settings, workers=workers, resume=resume, engine=engine):
            _add(tally, batch)
            console.count(f"{_counts(tally)} · {sum(tally.states.values()) / max(time.monotonic() - started, 0.001):,.0f}/s")
    finally:
        console.count("")
    for shard in tally.retried:
        console.note(f"mind: {shard}: a worker of the cluster was lost at it; what it had not read was read here.")
    for kept in tally.rejections:
        seen = kept.detail or f"{kept.name}: {kept.reason}"
        if kept.reason in NO_FAILURE:
            console.note(f"mind: {seen}")
        else:
            console.fail(seen)
    if as_json:
        write_utf8(_json(place, tally))
    else:
        write_utf8(f"{printable(place)}: {_counts(tally)}; {_kept(tally)}\n")
    return Exit.SOME_FAILED if any(kept.reason not in NO_FAILURE for kept in tally.rejections) else Exit.DONE


def _batches(
    inputs: Sequence[Input], place: str, *, at: str, settings: Settings, workers: int, resume: bool, engine: str
) -> Iterator[Acknowledged]:
    if engine == "ray":
        from crossread.engines.clustered import ingest_on_cluster

        yield from ingest_on_cluster(inputs, place, at=at, settings=settings, workers=workers, resume=resume)
    else:
        with open_store(place, create=True) as store:
            yield from ingest(inputs, store, at=at, settings=settings, workers=workers, resume=resume)


def _add(tally: _Tally, batch: Acknowledged) -> None:
    tally.states.update(kept.state for kept in batch.reports)
    tally.new += len(batch.new)
    tally.passed += batch.passed
    tally.retried += batch.retried
    tally.rejections += [kept for kept in batch.reports if kept.state is State.REJECTED]


def _counts(tally: _Tally) -> str:
    ok, partial, rejected = (tally.states[state] for state in (State.OK, State.PARTIAL, State.REJECTED))
    return f"{ok + partial + rejected:,} read: {ok:,} ok · {partial:,} in part · {rejected:,} rejected"


def _kept(tally: _Tally) -> str:
    there = sum(tally.states.values()) - tally.new
    parts = [f"{tally.new:,} new"]
    parts += [f"{there:,} there already"] if there else []
    parts += [f"{tally.passed:,} inputs passed over"] if tally.passed else []
    return ", ".join(parts)


def _json(place: str, tally: _Tally) -> str:
    rejections = [{"name": one.name, "source": one.source, "reason": one.reason, "detail": one.detail} for one in tally.rejections]
    return (
        dumps(
            {
                "store": place,
                "read": sum(tally.states.values()),
                "ok": tally.states[State.OK],
                "partial": tally.states[State.PARTIAL],
                "rejected": tally.states[State.REJECTED],
                "new": tally.new,
                "passed": tally.passed,
                "rejections": rejections,
                **({"retried": tally.retried} if tally.retried else {}),
            }
        )
        + "\n"
    )
