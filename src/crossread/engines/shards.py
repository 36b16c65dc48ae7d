"""Shards: which files go together to be opened by one worker, so that many can be opened at once and the rows stay the same.

A large file is a shard; small ones share one. Files of one name are in one shard, since their reports are told apart by which
of them came first. A file of Parquet is read as the JSON lines of its records would be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from crossread.errors import MissingExtra
from crossread.load import unpack
from crossread.load.expand import files_in
from crossread.load.inputs import Input, Item, Named
from crossread.load.jsonlines import line_items
from crossread.load.making import name_of, rejected
from crossread.rows import Report
from crossread.settings import Settings

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,15}:/{1,2}[^/\s]")
_FILES = 256
_BYTES = 16_000_000
_LINES = 1_000


@dataclass(frozen=True, slots=True)
class Shard:
    """Files that one worker opens."""

    paths: tuple[str, ...]

    @property
    def name(self) -> str:
        """What to call the shard in a message."""
        more = f" and {len(self.paths) - 1} more" if len(self.paths) > 1 else ""
        return f"{self.paths[0]}{more}"


def shards_of(inputs: Iterable[Input]) -> tuple[list[Shard], list[Input | Report]]:
    """The files given, and those in the folders given, in shards; then addresses, bytes, and what a folder's walk left out."""
    named: dict[str, list[str]] = {}
    rest: list[Input | Report] = []
    for one in inputs:
        if isinstance(one, Named) or _ADDRESS.match(str(one)):
            rest.append(one)
            continue
        found, left_out = files_in(Path(one)) if Path(one).is_dir() else ([Path(one)], None)
        for path in found:
            named.setdefault(path.name, []).append(str(path))
        rest += [left_out] if left_out else []
    return list(_packed(named.values())), rest


def _packed(groups: Iterable[list[str]]) -> Iterator[Shard]:
    """The groups of paths, as many in a shard as make one of some size."""
    paths: list[str] = []
    size = 0
    for group in groups:
        own = sum(map(_size, group))
        if paths and (size + own > _BYTES or len(paths) + len(group) > _FILES):
            yield Shard(tuple(paths))
            paths, size = [], 0
        paths += group
        size += own
    if paths:
        yield Shard(tuple(paths))


def _size(path: str) -> int:
    # What cannot be looked at is named when it is opened.
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0


def items_of(inputs: Iterable[Input | Report], settings: Settings) -> Iterator[Item | Report]:
    """The items of the inputs as `load.unpack` gives them, those in files of Parquet among them; a report comes out as it is."""
    for is_plain, some in groupby(inputs, _is_plain):
        if is_plain:
            yield from unpack((one for one in some if not isinstance(one, Report)), settings=settings)
        else:
            for one in some:
                yield from [one] if isinstance(one, Report) else _records(Path(str(one)), settings)


def _is_plain(one: Input | Report) -> bool:
    is_parquet = isinstance(one, str | Path) and str(one).endswith(".parquet") and Path(one).is_file()
    return not (is_parquet or isinstance(one, Report))


def _records(path: Path, settings: Settings) -> Iterator[Item | Report]:
    """The records of a file of Parquet; one that is none, or that breaks off, is a rejected report that says so."""
    name = name_of(str(path))
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        yield rejected(name, "missing-extra", f"{path.name}: {MissingExtra('A file of Parquet', 'tables')}")
        return
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            lines = (_line(record) for batch in file.iter_batches(_LINES) for record in batch.to_pylist())
            yield from line_items(path.name, path.name, lines, settings)
    except (OSError, pyarrow.ArrowException) as error:
        yield rejected(name, "bad-parquet", f"{path.name}: no readable Parquet: {error}.\n  Check that it was copied whole.")


def _line(record: dict[str, Any]) -> bytes:
    given = {key: value for key, value in record.items() if value is not None}
    return json.dumps(given, ensure_ascii=False, default=_shown).encode("utf-8", "replace") + b"\n"


def _shown(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
