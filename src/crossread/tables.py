"""Rows to Arrow and back: the schema is read off the class, so a row and its column can never drift apart.

str, StrEnum → string · bytes → binary · int → int64 · float → float64 · bool → bool · X | None → nullable X
tuple[X, ...] → list of X · a row inside a row → struct
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from crossread.errors import MissingExtra

try:
    import pyarrow as pa
except ImportError as cause:
    raise MissingExtra("An Arrow table", "tables") from cause

R = TypeVar("R")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def schema(kind: type) -> pa.Schema:
    """The Arrow schema of a row class: a column a field, in the order of the class."""
    return pa.schema([_field(field.name, _hints(kind)[field.name]) for field in fields(kind)])


def _field(name: str, hint: Any) -> pa.Field:
    bare = _without_none(hint)
    return pa.field(name, _arrow_type(bare), nullable=bare is not hint)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        (bare,) = (part for part in get_args(hint) if part is not type(None))
        return bare
    return hint


def _arrow_type(hint: Any) -> pa.DataType:
    if get_origin(hint) is tuple:
        return pa.list_(_field("item", get_args(hint)[0]))
    if is_dataclass(hint):
        return pa.struct([_field(field.name, _hints(hint)[field.name]) for field in fields(hint)])  # type: ignore[arg-type]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return pa.string()
    simple = {str: pa.string(), bytes: pa.binary(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    if hint not in simple:
        raise TypeError(f"no Arrow type stands for {hint!r}: a row holds text, numbers, truth values, tuples and rows")
    return simple[hint]


def to_table(rows: Sequence[Any], kind: type) -> pa.Table:
    """One line a row. `kind` is the rows' class, given so that no rows make an empty table of the right columns."""
    pack = _packer(kind)
    return pa.Table.from_pylist([pack(row) for row in rows], schema=schema(kind))


def from_table(table: pa.Table, kind: type[R]) -> list[R]:
    """The rows that `to_table` made the table from, equal to them."""
    hint: Any = kind
    unpack = _unpacker(hint)
    return [unpack(line) for line in table.to_pylist()]


def write_parquet(path: Path, batches: Iterable[Sequence[Any]], kind: type) -> None:
    """The rows in a file of Parquet, a row group a batch; no batch makes a file of the right columns."""
    import pyarrow.parquet

    with pyarrow.parquet.ParquetWriter(path, schema(kind)) as writer:
        for rows in batches:
            writer.write_table(to_table(rows, kind))


@cache
def _packer(hint: Any) -> Callable[[Any], Any]:
    """A function that turns a value of type `hint` into what pyarrow takes."""
    bare = _without_none(hint)
    if bare is not hint:
        inner = _packer(bare)
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        item = _packer(get_args(hint)[0])
        return lambda value: [item(one) for one in value]
    if is_dataclass(hint):
        parts = [(field.name, _packer(_hints(hint)[field.name])) for field in fields(hint)]  # type: ignore[arg-type]
        return lambda row: {name: pack(getattr(row, name)) for name, pack in parts}
    return str if isinstance(hint, type) and issubclass(hint, StrEnum) else lambda value: value


@cache
def _unpacker(hint: Any) -> Callable[[Any], Any]:
    """A function that turns what pyarrow gives back into a value of type `hint`."""
    bare = _without_none(hint)
    if bare is not hint:
        inner = _unpacker(bare)
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        item = _unpacker(get_args(hint)[0])
        return lambda value: tuple(item(one) for one in value)
    if is_dataclass(hint):
        parts = [(field.name, _unpacker(_hints(hint)[field.name])) for field in fields(hint)]  # type: ignore[arg-type]
        return lambda line: hint(**{name: unpack(line[name]) for name, unpack in parts})  # type: ignore[operator]
    return hint if isinstance(hint, type) and issubclass(hint, StrEnum) else lambda value: value
