"""Bytes taken a piece at a time, so that nothing that was packed small can fill the memory when it is unpacked.

A stream of pieces ends with a `TooMuch` where it had to be given up: a bomb, a broken archive, more than may be read.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from crossread.load.prescan import TooMuch
from crossread.settings import Settings

_PIECE_BYTES = 65_536
_GZIP = 31
"""The window bits that tell zlib of a gzip header."""


def pieces_of(opened: BinaryIO) -> Iterator[bytes]:
    """What an open file holds, in pieces."""
    while piece := opened.read(_PIECE_BYTES):
        yield piece


def inflate(packed: Iterable[bytes], settings: Settings, *, wbits: int = _GZIP) -> Iterator[bytes | TooMuch]:
    """What gzip members hold, one after the other; given up where much more comes out than went in."""
    engine = zlib.decompressobj(wbits)
    taken = given = 0
    for piece in packed:
        taken += len(piece)
        waiting = piece
        while waiting:
            if engine.eof:
                engine = zlib.decompressobj(wbits)
            try:
                part = engine.decompress(waiting, _PIECE_BYTES)
            except zlib.error as error:
                yield TooMuch("broken-archive", f"the packed data is damaged after {given:,} bytes ({error})")
                return
            given += len(part)
            if given > max(settings.free_unpacked_bytes, settings.max_ratio * taken):
                yield bomb(given, taken, settings)
                return
            if part:
                yield part
            waiting = engine.unused_data.lstrip(b"\0") if engine.eof else engine.unconsumed_tail
    if not engine.eof:
        rest = engine.flush()
        if rest:
            yield rest
        yield TooMuch("broken-archive", f"the packed data breaks off after {given + len(rest):,} bytes")


def bomb(given: int, taken: int, settings: Settings) -> TooMuch:
    """Why packed data is refused."""
    seen = f"{taken:,} packed bytes unpack to {given:,} and more"
    return TooMuch("bomb", f"{seen}; past {settings.free_unpacked_bytes:,} at most {settings.max_ratio} to one is unpacked")


def join(pieces: Iterable[bytes | TooMuch], limit: int) -> bytes | TooMuch:
    """All pieces as one; given up at once where they are longer than the limit."""
    kept = bytearray()
    for piece in pieces:
        if isinstance(piece, TooMuch):
            return piece
        kept += piece
        if len(kept) > limit:
            return TooMuch("too-large", f"more than {limit:,} bytes, and at most so many are read")
    return bytes(kept)


def lines_of(pieces: Iterable[bytes | TooMuch], limit: int) -> Iterator[bytes | TooMuch]:
    """The lines of a stream, without their line feeds. A longer one than the limit is skipped and said so."""
    kept, skips = b"", False
    for piece in pieces:
        if isinstance(piece, TooMuch):
            yield kept
            yield piece
            return
        *whole, kept = (kept + piece).split(b"\n")
        for line in whole:
            yield _too_long(limit) if skips or len(line) > limit else line
            skips = False
        if len(kept) > limit:
            kept, skips = b"", True
    yield _too_long(limit) if skips else kept


def _too_long(limit: int) -> TooMuch:
    return TooMuch("too-large", f"a line of more than {limit:,} bytes, and at most so many are read")
