"""An open file to items: archives and collections are gone through as they stream, all else is taken whole and sorted out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from typing import BinaryIO

from crossread.load.bounded import inflate, join, pieces_of
from crossread.load.inputs import Found, Named
from crossread.load.jsonlines import line_items
from crossread.load.making import name_of, rejected
from crossread.load.prescan import TooMuch
from crossread.load.sniff import GZIP, WARC, ZIP, is_lines_name, is_wide
from crossread.load.sorting import limit_of, sort_out, too_large
from crossread.load.zips import members
from crossread.rows import Report
from crossread.settings import Settings

_HEAD_BYTES = 1_024
# A WARC in a zip is as deep as anybody packs.
_DEEPEST = 2


def open_up(
    name: str, opened: BufferedReader, settings: Settings, *, given: Named | None = None, where: str = "", depth: int = 0
) -> Iterator[Found]:
    """The items in an open file. `given` is what is known of bytes that were fetched; `where` is what holds the file, in words."""
    where = where or name
    head = opened.peek(_HEAD_BYTES)[:_HEAD_BYTES]
    if head.startswith((*ZIP, GZIP)) and depth >= _DEEPEST:
        detail = f"{where}: an archive within archives, {depth + 1} deep.\n  Unpack it and give what it holds."
        yield rejected(name_of(name), "nested-archive", detail)
    elif head.startswith(ZIP):
        yield from _zip(name, opened, settings, where, depth)
    elif head.startswith(GZIP):
        yield from _gzip(name, opened, settings, where, depth, given)
    elif head.startswith(WARC):
        from crossread.load.warcs import pages

        yield from pages(name, where, opened, settings, packed=False)
    elif is_lines_name(name) and not is_wide(head):
        yield from line_items(name, where, pieces_of(opened), settings)
    else:
        limit = limit_of(name, head, settings)
        # Nothing at all is what a file gives that would have to be waited for.
        raw = opened.read(limit + 1) or b""
        if len(raw) > limit:
            yield too_large(where, len(raw), limit)
        else:
            yield from sort_out(replace(given, raw=raw) if given else Named(name, raw), settings, where=where)


def _zip(name: str, opened: BufferedReader, settings: Settings, where: str, depth: int) -> Iterator[Found]:
    if not opened.seekable():
        # The list of a zip's files stands at its end.
        raw = opened.read(settings.max_collection_bytes + 1)
        if len(raw) > settings.max_collection_bytes:
            yield too_large(where, len(raw), settings.max_collection_bytes)
            return
        opened = _buffered(raw)
    for member in members(name, where, opened, settings):
        if isinstance(member, Report):
            yield member
        elif member.raw.startswith(ZIP):
            detail = f"{where}, {member.name}: a zip within a zip.\n  Unpack it and give what it holds."
            yield rejected(name_of(member.name), "nested-archive", detail, raw=member.raw)
        else:
            base = member.name.rpartition("/")[2]
            yield from open_up(base, _buffered(member.raw), settings, where=f"{where}, {member.name}", depth=depth + 1)


def _gzip(name: str, opened: BufferedReader, settings: Settings, where: str, depth: int, given: Named | None) -> Iterator[Found]:
    inner = name[:-3] if name.lower().endswith(".gz") else name
    start, pieces = _first_bytes(opened, settings)
    if start.startswith(WARC):
        from crossread.load.warcs import pages

        yield from pages(inner, where, opened, settings, packed=True)
    elif is_lines_name(inner) and not is_wide(start):
        yield from line_items(inner, where, inflate(pieces, settings), settings)
    else:
        found = join(inflate(pieces, settings), settings.max_unpacked_bytes)
        if isinstance(found, TooMuch):
            yield rejected(name_of(inner), found.reason, f"{where}: {found.detail}.\n  Unpack it and give what it holds.")
        else:
            held = replace(given, name=inner, raw=found, media="") if given else None
            yield from open_up(inner, _buffered(found), settings, given=held, where=where, depth=depth + 1)


def _first_bytes(opened: BufferedReader, settings: Settings) -> tuple[bytes, Iterator[bytes]]:
    """What the first bytes of a gzip file unpack to, and the file's pieces from its start; nothing of it is lost."""
    head = opened.peek(_HEAD_BYTES)
    unpacked = b"".join(piece for piece in inflate([head], settings) if isinstance(piece, bytes))
    return unpacked[:_HEAD_BYTES], pieces_of(opened)


def _buffered(raw: bytes) -> BufferedReader:
    opened: BinaryIO = io.BytesIO(raw)
    return BufferedReader(opened)  # type: ignore[arg-type]
