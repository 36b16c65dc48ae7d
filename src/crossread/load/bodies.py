"""The body of an HTTP response as it was meant: chunks joined, packing undone, never more than may be read.

Servers lie: a body that is not chunked, or not packed, though its header says so is taken as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crossread.load.bounded import bomb, inflate, join
from crossread.load.prescan import TooMuch
from crossread.load.sniff import GZIP
from crossread.settings import Settings

_DEFLATE, _BARE_DEFLATE = 15, -15
_CHUNK_HEAD_BYTES = 64
_STEP = 65_536


def body_of(raw: bytes, encoding: str, settings: Settings, *, chunked: bool = False) -> bytes | TooMuch:
    """The body's own bytes; `encoding` is what its header says of the packing, outermost last."""
    found: bytes | TooMuch = _unchunked(raw) if chunked else raw
    for one in reversed([part.strip().lower() for part in encoding.split(",")][:3]):
        if isinstance(found, bytes):
            found = _unpacked(found, one, settings)
    return found


def _unchunked(raw: bytes) -> bytes:
    kept: list[bytes] = []
    at = 0
    while at < len(raw):
        end = raw.find(b"\r\n", at, at + _CHUNK_HEAD_BYTES)
        size = raw[at:end].partition(b";")[0].strip() if end >= 0 else b""
        if not size or size.strip(b"0123456789abcdefABCDEF"):
            return b"".join([*kept, raw[at:]])
        length = int(size, 16)
        if not length:
            break
        kept.append(raw[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return b"".join(kept)


def _unpacked(raw: bytes, encoding: str, settings: Settings) -> bytes | TooMuch:
    if encoding in ("gzip", "x-gzip") and raw.startswith(GZIP):
        return join(inflate([raw], settings), settings.max_unpacked_bytes)
    if encoding == "deflate":
        # The standard means zlib's own frame; many send none.
        framed = raw[:1] and raw[0] & 0x0F == 8 and int.from_bytes(raw[:2], "big") % 31 == 0
        return join(inflate([raw], settings, wbits=_DEFLATE if framed else _BARE_DEFLATE), settings.max_unpacked_bytes)
    if encoding == "br":
        return join(_from_brotli(raw, settings), settings.max_unpacked_bytes)
    if encoding in ("zstd", "compress", "x-compress", "dcb", "dcz"):
        return TooMuch("packed", f"packed as {encoding}, which is not unpacked")
    return raw


def _from_brotli(raw: bytes, settings: Settings) -> Iterable[bytes | TooMuch]:
    import brotli

    engine, given, waiting = brotli.Decompressor(), 0, raw
    try:
        while not engine.is_finished():
            part = engine.process(waiting, output_buffer_limit=_STEP)
            if not part and engine.can_accept_more_data():
                yield TooMuch("broken-archive", f"the packed data breaks off after {given:,} bytes")
                return
            waiting = b""
            given += len(part)
            if given > max(settings.free_unpacked_bytes, settings.max_ratio * len(raw)):
                yield bomb(given, len(raw), settings)
                return
            yield part
    except brotli.error as error:
        yield TooMuch("broken-archive", f"the packed data is damaged after {given:,} bytes ({error})")


def pieces_within(pieces: Iterable[bytes], limit: int) -> Iterator[bytes | TooMuch]:
    """The pieces of a body as they arrive, until there are more than may be read."""
    taken = 0
    for piece in pieces:
        taken += len(piece)
        if taken > limit:
            yield TooMuch("too-large", f"more than {limit:,} bytes, and at most so many are read")
            return
        yield piece
