"""Where the records of stories are put: a folder of Parquet files, or a table in PostgreSQL.

A record is there whole or not at all, and putting it twice is putting it once: a file has the hash of what it holds for a name, a line
of the table the id of its story. What is there is asked of the place itself, so that a run goes on where another ended.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from crossread.engines.lasting import PATIENCE_SECONDS
from crossread.engines.tabled import Related
from crossread.errors import StoreError, StoreFull
from crossread.rows import digest
from crossread.store import is_served
from crossread.store.recorded import copy_records, records_in

_PAUSE = 0.5


def recorded(place: str | Path) -> set[tuple[str, tuple[str, ...]]]:
    """The stories whose records are there, each with the reports that were compared."""
    if not is_served(place):
        return {one for path in sorted(Path(place).glob("*.parquet")) for one in _in_file(path)}
    return set(records_in(str(place)))


def put(lines: Sequence[Related], place: str | Path, *, patience: float = PATIENCE_SECONDS) -> None:
    """Put the records there; a server that restarts meanwhile is waited for."""
    if not lines:
        return
    if not is_served(place):
        _write(lines, Path(place))
        return
    given_up = time.monotonic() + patience
    while True:
        try:
            copy_records([(line.story, line.reports, line.record) for line in lines], str(place))
        except StoreError as error:
            if isinstance(error, StoreFull) or time.monotonic() > given_up:
                raise
        else:
            return
        time.sleep(_PAUSE)


def _in_file(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    import pyarrow.parquet

    for line in pyarrow.parquet.read_table(path, columns=["story", "reports"]).to_pylist():
        yield line["story"], tuple(line["reports"])


def _write(lines: Sequence[Related], folder: Path) -> None:
    from crossread.tables import write_parquet

    path = folder / f"records-{digest(*(key for line in lines for key in (line.story, *line.reports)))}.parquet"
    half = path.with_suffix(".part")
    write_parquet(half, [lines], Related)
    half.replace(path)
