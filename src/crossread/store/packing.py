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
from operator import attrgetter
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
    parts += [pack_one(getattr(reading, name), key) for name, pack_one in _packers(Reading)[1:]]
    return zlib.compress(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(packed: bytes, text: str, raw: bytes = b"") -> Reading:
    """The reading that `pack` made the bytes from, equal to it."""
    parts = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    key = parts[0][0]
    names = [field.name for field in fields(Report) if field.name not in _APART]
    values = {name: _unpacker(_hints(Report)[name])(value, key) for name, value in zip(names, parts[0], strict=False)}
    rows = [unpack_one(value, key) for unpack_one, value in zip(_unpackers(Reading)[1:], parts[1:], strict=False)]
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
    return [pack_one(getattr(report, name), report.id) for name, pack_one in _packers(Report) if name not in _APART]


@cache
def _packers(kind: type) -> tuple[tuple[str, Callable[[Any, str], Any]], ...]:
    """How each field of a row is packed."""
    return tuple((field.name, _packer(_hints(kind)[field.name])) for field in fields(kind))


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
            return _pack_spans
        item = _packer(kind)
        return lambda value, key: [item(one, key) for one in value]
    if is_dataclass(hint):
        return _row_packer(hint)  # type: ignore[arg-type]
    return _word if _is_word(hint) else _same


@cache
def _unpackers(kind: type) -> tuple[Callable[[Any, str], Any], ...]:
    """How each field of a row is unpacked."""
    return tuple(_unpacker(hint) for hint in _hints(kind).values())


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
        parts = _unpackers(hint)  # type: ignore[arg-type]
        return lambda line, key: hint(*[one(value, key) for one, value in zip(parts, line, strict=False)])  # type: ignore[operator]
    return (lambda value, _: hint(value)) if _is_word(hint) or hint is float else _same


def _row_packer(kind: type) -> Callable[[Any, str], list[Any]]:
    values_of = attrgetter(*(name for name, _ in _packers(kind)))
    # What is a number or a word already is left as it is, without asking.
    odd = [(nth, pack_one) for nth, (_, pack_one) in enumerate(_packers(kind)) if pack_one is not _same]

    def pack_row(row: Any, key: str) -> list[Any]:
        values = list(values_of(row))
        for nth, pack_one in odd:
            values[nth] = pack_one(values[nth], key)
        return values

    return pack_row


def _same(value: Any, _: str) -> Any:
    return value


def _word(value: StrEnum, _: str) -> str:
    return value.value


def _is_word(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)


def _pack_span(span: Span, key: str) -> list[int]:
    return _pack_spans((span,), key)


def _pack_spans(spans: tuple[Span, ...], key: str) -> list[int]:
    places: list[int] = []
    for span in spans:
        if span.report != key:
            raise ValueError(f"{key}: a reading with a span of another report, {span.report}.")
        places += (span.start, span.end)
    return places


def _pack_statement(said: Statement, key: str) -> list[Any]:
    values = _statement_packer()(said, key)
    values[0] = None if said.content and said.id == statement_id(said.content) else said.id
    # ":1204-1311" is a place in the same report, as most are.
    whole = said.part_of
    values[_PART_OF] = whole[len(key) :] if whole is not None and whole.startswith(f"{key}:") else whole
    return values


@cache
def _statement_packer() -> Callable[[Any, str], list[Any]]:
    return _row_packer(Statement)


def _unpack_statement(line: list[Any], key: str) -> Statement:
    values = [unpack_one(value, key) for unpack_one, value in zip(_unpackers(Statement), line, strict=False)]
    values[0] = line[0] if line[0] is not None else statement_id(values[1])
    if values[_PART_OF] is not None and values[_PART_OF].startswith(":"):
        values[_PART_OF] = key + values[_PART_OF]
    return Statement(*values)
