"""A reading to bytes and back: JSON lists in the order of the rows' fields, compressed.

A span is two numbers, since all spans of a reading are in its own report. Text and raw bytes are kept elsewhere, and the
id of a statement is left out where it says no more than the places of its content. A field that a later version adds to a
row comes last and has a default, so that older bytes can be read: a list that is too short is filled up.
"""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from crossread.rows import Reading, Report, Span, Statement, statement_id

_LEVEL = 6
# zlib looks back no further.
_WINDOW = 32_768
# Kept beside the packed rows, not in them.
_APART = {"text", "raw"}
_PART_OF = [field.name for field in fields(Statement)].index("part_of")


def pack(reading: Reading) -> bytes:
    """The reading without its text and its raw bytes. The same reading gives the same bytes with the same zlib."""
    key = reading.report.id
    parts = [_pack_report(reading.report)]
    parts += [_packer(_hints(Reading)[field.name])(getattr(reading, field.name), key) for field in fields(Reading)[1:]]
    return zlib.compress(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(packed: bytes, text: str, raw: bytes = b"") -> Reading:
    """The reading that `pack` made the bytes from, equal to it."""
    parts = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    key = parts[0][0]
    names = [field.name for field in fields(Report) if field.name not in _APART]
    values = {name: _unpacker(_hints(Report)[name])(value, key) for name, value in zip(names, parts[0], strict=False)}
    rows = [_unpacker(_hints(Reading)[field.name])(value, key) for field, value in zip(fields(Reading)[1:], parts[1:], strict=False)]
    return Reading(Report(text=text, raw=raw, **values), *rows)


def squeeze(raw: bytes, text: str) -> bytes | None:
    """The bytes that a report was given as, compressed against its text, which most of them repeat; None where they are its text."""
    plain = text.encode()
    if raw == plain:
        return None
    squeezing = zlib.compressobj(_LEVEL, zdict=plain[-_WINDOW:])
    return squeezing.compress(raw) + squeezing.flush()


def unsqueeze(squeezed: bytes | None, text: str) -> bytes:
    """The bytes that `squeeze` was given."""
    plain = text.encode()
    if squeezed is None:
        return plain
    opening = zlib.decompressobj(zdict=plain[-_WINDOW:])
    return opening.decompress(squeezed) + opening.flush()


def _pack_report(report: Report) -> list[Any]:
    return [
        _packer(_hints(Report)[field.name])(getattr(report, field.name), report.id) for field in fields(Report) if field.name not in _APART
    ]


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        (bare,) = (part for part in get_args(hint) if part is not type(None))
        return bare
    return hint


@cache
def _packer(hint: Any) -> Callable[[Any, str], Any]:
    """A function that turns a value of type `hint`, in the report with the given id, into what JSON takes."""
    bare = _without_none(hint)
    if bare is not hint:
        inner = _packer(bare)
        return lambda value, key: None if value is None else inner(value, key)
    if hint is Span:
        return _pack_span
    if hint is Statement:
        return _pack_statement
    if get_origin(hint) is tuple:
        kind = get_args(hint)[0]
        if kind is Span:
            return lambda value, key: [at for span in value for at in _pack_span(span, key)]
        item = _packer(kind)
        return lambda value, key: [item(one, key) for one in value]
    if is_dataclass(hint):
        parts = [(field.name, _packer(_hints(hint)[field.name])) for field in fields(hint)]  # type: ignore[arg-type]
        return lambda row, key: [pack_one(getattr(row, name), key) for name, pack_one in parts]
    return _word if _is_word(hint) else _same


@cache
def _unpacker(hint: Any) -> Callable[[Any, str], Any]:
    """A function that turns what JSON gives back into a value of type `hint` in the report with the given id."""
    bare = _without_none(hint)
    if bare is not hint:
        inner = _unpacker(bare)
        return lambda value, key: None if value is None else inner(value, key)
    if hint is Span:
        return lambda value, key: Span(key, value[0], value[1])
    if hint is Statement:
        return _unpack_statement
    if get_origin(hint) is tuple:
        kind = get_args(hint)[0]
        if kind is Span:
            return lambda value, key: tuple([Span(key, start, end) for start, end in zip(value[::2], value[1::2], strict=True)])
        item = _unpacker(kind)
        return lambda value, key: tuple([item(one, key) for one in value])
    if is_dataclass(hint):
        parts = [_unpacker(_hints(hint)[field.name]) for field in fields(hint)]  # type: ignore[arg-type]
        return lambda line, key: hint(*[one(value, key) for one, value in zip(parts, line, strict=False)])  # type: ignore[operator]
    return (lambda value, _: hint(value)) if _is_word(hint) or hint is float else _same


def _same(value: Any, _: str) -> Any:
    return value


def _word(value: StrEnum, _: str) -> str:
    return value.value


def _is_word(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def _pack_span(span: Span, key: str) -> list[int]:
    if span.report != key:
        raise ValueError(f"{key}: a reading with a span of another report, {span.report}.")
    return [span.start, span.end]


def _pack_statement(said: Statement, key: str) -> list[Any]:
    values = [_packer(hint)(getattr(said, name), key) for name, hint in _hints(Statement).items()]
    values[0] = None if said.content and said.id == statement_id(said.content) else said.id
    # ":1204-1311" is a place in the same report, as most are.
    whole = said.part_of
    values[_PART_OF] = whole[len(key) :] if whole is not None and whole.startswith(f"{key}:") else whole
    return values


def _unpack_statement(line: list[Any], key: str) -> Statement:
    values = [_unpacker(hint)(value, key) for hint, value in zip(_hints(Statement).values(), line, strict=False)]
    values[0] = line[0] if line[0] is not None else statement_id(values[1])
    if values[_PART_OF] is not None and values[_PART_OF].startswith(":"):
        values[_PART_OF] = key + values[_PART_OF]
    return Statement(*values)
