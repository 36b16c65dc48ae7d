"""Ray Data over shards: they are opened and read wherever Ray has room, and what was read comes back as tables.

    shards ──opened──▶ tables of Waiting ──read_table──▶ tables of Entry ──▶ here, or straight into a store on a server

Opening and reading are two steps, so that one large archive is read by all workers. A worker that dies is replaced by Ray and
its block read again; a block that ends four workers is left out, and the shard's count shows it. Needs the extra `ray`.
"""

from __future__ import annotations

import contextlib
import logging
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crossread.engines.ingest import task_of as task_from
from crossread.engines.ingest import was_unseen
from crossread.engines.lasting import keep
from crossread.engines.limits import start_clock
from crossread.engines.shards import Shard, items_of
from crossread.engines.tabled import Waiting, read_table, waiting
from crossread.errors import CrossreadError, MissingExtra
from crossread.load.making import rejected
from crossread.rows import Report
from crossread.settings import Settings
from crossread.store import Entry, Kept

if TYPE_CHECKING:
    import pyarrow as pa

TRIES = 3
"""A block is read again so often after a worker died at it."""
BLOCK_BYTES = 1 << 20
"""What goes to a worker at a time: benchmarks/scaling.py tries other sizes."""
_LINES = 64
_STORE_BYTES = 300_000_000
_SHARD, _NTH, _PASSED = "shard", "nth", "passed"
_END = -1


@dataclass(slots=True)
class Count:
    """How much of a shard has come back: the places of its tasks, how many it has, how many were passed over."""

    came: set[int] = field(default_factory=set)
    tasks: int | None = None
    passed: int = 0

    @property
    def whole(self) -> bool:
        """The shard was read to its end, and nothing of it is missing."""
        return self.tasks is not None and len(self.came) == self.tasks


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where workers put what they read: the address of a store on a server, and the time of capture of files."""

    place: str
    at: str


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A report that a worker put into the store, and whether it was not there before."""

    kept: Kept
    new: bool


@contextmanager
def cluster(workers: int) -> Iterator[int]:
    """A connection to Ray, and how many workers read there: the cluster that RAY_ADDRESS names, or one on this machine."""
    try:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        import ray
    except ImportError as cause:
        raise MissingExtra("The engine ray", "ray") from cause
    if ray.is_initialized():
        yield workers
        return
    quiet: dict[str, Any] = {"include_dashboard": False, "logging_level": logging.ERROR, "log_to_driver": False}
    if os.environ.get("RAY_ADDRESS"):
        quiet = {"logging_level": logging.ERROR, "log_to_driver": False}
    else:
        # A processor is left to the one who opens and the one who keeps; two workers on two processors waited for ever.
        quiet |= {"address": "local", "num_cpus": workers + 1, "object_store_memory": _STORE_BYTES}
    try:
        ray.init(**quiet)
    except Exception as cause:  # Ray has no class of its own for this.
        raise CrossreadError(f"Ray cannot be reached: {str(cause).strip()}\n  Try: ray status, or --engine local.") from cause
    try:
        yield workers
    finally:
        ray.shutdown()


def read_shards(
    shards: Sequence[Shard],
    settings: Settings,
    counts: dict[int, Count],
    *,
    workers: int,
    there: Sequence[str],
    keeping: Keeping | None = None,
) -> Iterator[pa.Table]:
    """Tables of what was read; `counts` tells what came of each shard. `there` holds the keys of inputs that are passed over.

    Without `keeping` they are tables of entries, in the order of the shards; with it the workers put the entries into that store,
    and the tables say in any order what was kept.
    """
    import ray
    import ray.exceptions
    from ray.data import TaskPoolStrategy

    opening = {"shards": ray.put(list(shards)), "there": ray.put(frozenset(there)), "settings": settings}
    with _quiet(in_order=keeping is None):
        found = ray.data.range(len(shards), override_num_blocks=len(shards))
        found = found.map_batches(_opened, batch_size=1, batch_format="pyarrow", fn_kwargs=opening, num_cpus=0.5, ray_remote_args_fn=_tries)
        found = found.map_batches(
            _read,
            batch_size=None,
            batch_format="pyarrow",
            fn_kwargs={"settings": settings, "keeping": keeping},
            num_cpus=1,
            compute=TaskPoolStrategy(size=workers),
            ray_remote_args_fn=_tries,
        )
        # What is lost with the cluster is missing in the counts.
        with contextlib.suppress(ray.exceptions.RayError):
            for table in found.iter_batches(batch_size=None, batch_format="pyarrow"):
                yield _counted(table, counts)


def map_tables(
    work: Callable[[pa.Table], pa.Table], tables: Sequence[pa.Table], *, workers: int, in_order: bool = False
) -> Iterator[pa.Table]:
    """What the work makes of each table, in any order or in theirs; those that ended every worker, or at which it failed, are left out."""
    import ray
    import ray.exceptions
    from ray.data import TaskPoolStrategy

    with _quiet(in_order=in_order), contextlib.suppress(ray.exceptions.RayError):
        found = ray.data.from_arrow(list(tables)).map_batches(
            _worked,
            batch_size=None,
            batch_format="pyarrow",
            fn_kwargs={"work": work},
            num_cpus=1,
            compute=TaskPoolStrategy(size=workers),
            ray_remote_args_fn=_tries,
        )
        yield from found.iter_batches(batch_size=None, batch_format="pyarrow")


def _worked(table: pa.Table, *, work: Callable[[pa.Table], pa.Table]) -> pa.Table:
    return work(table)


def _tries() -> dict[str, Any]:
    return {"max_retries": TRIES}


@contextmanager
def _quiet(*, in_order: bool) -> Iterator[None]:
    """Ray Data as we want it: small blocks, no bars, a block that cannot be read is left out."""
    from ray.data import DataContext

    context = DataContext.get_current()
    wanted = {"enable_progress_bars": False, "max_errored_blocks": -1, "target_max_block_size": BLOCK_BYTES, "target_min_block_size": 1}
    before = {name: getattr(context, name) for name in wanted}
    ordered, level = context.execution_options.preserve_order, logging.getLogger("ray.data").level
    for name, value in wanted.items():
        setattr(context, name, value)
    context.execution_options.preserve_order = in_order
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            # That one shard is opened by one worker is as we want it; what Ray will drop, the pinned one has.
            warnings.simplefilter("ignore")
            yield
    finally:
        for name, value in before.items():
            setattr(context, name, value)
        context.execution_options.preserve_order = ordered
        logging.getLogger("ray.data").setLevel(level)


def _opened(table: pa.Table, *, shards: Any, there: Any, settings: Settings) -> Iterator[pa.Table]:
    """The items of a shard, those that are there left out; its last line says how many there were."""
    import ray

    (nth,) = table["id"].to_pylist()
    passed = tasks = 0
    lines: list[Waiting] = []
    known = ray.get(there)
    seen: dict[int, int] = {}
    for item in items_of(ray.get(shards)[nth].paths, settings):
        task = task_from(item, seen)
        if task.key in known and not (isinstance(item, Report) and was_unseen(item.outcome.reason)):
            passed += 1
            continue
        lines.append(waiting(task))
        tasks += 1
        if len(lines) == _LINES:
            yield _numbered(lines, nth, range(tasks - len(lines), tasks), 0)
            lines = []
    yield _numbered(lines, nth, range(tasks - len(lines), tasks), 0)
    yield _numbered([Waiting("", "", "", rejected=rejected(f"{tasks}", "", ""))], nth, [_END], passed)


def _numbered(lines: Sequence[Waiting], shard: int, places: Sequence[int], passed: int) -> pa.Table:
    import pyarrow as pa

    from crossread.tables import to_table

    table = to_table(lines, Waiting)
    for name, values in ((_SHARD, [shard] * len(lines)), (_NTH, list(places)), (_PASSED, [passed] * len(lines))):
        table = table.append_column(name, pa.array(values, pa.int64()))
    return table


def _read(table: pa.Table, *, settings: Settings, keeping: Keeping | None) -> pa.Table:
    """The table read, and kept where that is asked for.

    A report that never ends ends the worker, and is found when the rest of its shard is read again.
    """
    numbers = {name: table[name] for name in (_SHARD, _NTH, _PASSED)}
    start_clock(settings.worker_seconds + table.num_rows)
    read = read_table(table.drop_columns(list(numbers)), settings)
    start_clock(0)
    if keeping:
        read = _kept(read, keeping, numbers[_NTH].to_pylist())
    for name, column in numbers.items():
        read = read.append_column(name, column)
    return read


def _kept(read: pa.Table, keeping: Keeping, places: Sequence[int]) -> pa.Table:
    from crossread.tables import from_table, to_table

    entries = from_table(read, Entry)
    new = set(keep(keeping.place, [entry for entry, nth in zip(entries, places, strict=True) if nth != _END], at=keeping.at))
    return to_table([Acknowledgement(entry.kept, entry.kept.id in new) for entry in entries], Acknowledgement)


def _counted(table: pa.Table, counts: dict[int, Count]) -> pa.Table:
    """The entries of a table without what was put there for counting."""
    import pyarrow.compute

    for shard, nth, passed, kept in zip(*(table[name].to_pylist() for name in (_SHARD, _NTH, _PASSED, "kept")), strict=True):
        count = counts.setdefault(shard, Count())
        if nth == _END:
            count.tasks, count.passed = int(kept["name"]), passed
        else:
            count.came.add(nth)
    entries = table.filter(pyarrow.compute.not_equal(table[_NTH], _END))
    return entries.drop_columns([_SHARD, _NTH, _PASSED])
