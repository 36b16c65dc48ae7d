"""The files in a zip, one at a time, unpacked in memory and never onto the disk: what a name says of folders leads nowhere.

Refused and named: what is encrypted, what cannot be unpacked, bombs, and all that comes after the archive as a whole has
given too much (files of a bomb may overlap). An office document is a zip too, and is no archive of reports.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BufferedReader
from typing import NamedTuple

from crossread.load.bounded import bomb
from crossread.load.making import name_of, rejected
from crossread.load.prescan import TooMuch
from crossread.load.sniff import unreadable_kind
from crossread.rows import Report
from crossread.settings import Settings

_PIECE_BYTES = 65_536
_ENCRYPTED = 0x1
_NAMELESS = "a file without a name"
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zipfile.LargeZipFile, KeyError)
_NAMED_AT_MOST = 40


class Member(NamedTuple):
    """A file of a zip: its path in there, and its bytes."""

    name: str
    raw: bytes


def members(name: str, where: str, opened: BufferedReader, settings: Settings) -> Iterator[Member | Report]:
    """The files of a zip that may hold reports, in the order of their paths; what was left out is named in one more report."""
    try:
        archive = zipfile.ZipFile(opened)
        # ZipInfo.is_dir of Python 3.11 breaks down on a file without a name.
        files = [info for info in archive.infolist() if not info.filename.endswith("/")]
        listed = sorted(files, key=lambda info: (info.filename, info.header_offset))
    except _BROKEN as error:
        yield rejected(name_of(name), "broken-archive", f"{where}: a zip that cannot be read ({error}).\n  Save it again.")
        return
    if any(info.filename in _OFFICE for info in listed):
        detail = f"{where}: an office document or a program's package, not text.\n  Save the article as text or as a page."
        yield rejected(name_of(name), "binary", detail)
        return
    size = opened.seek(0, 2)
    left_out: list[str] = []
    given = taken = 0
    with archive:
        for nth, info in enumerate(listed):
            if nth >= settings.max_members or given > max(settings.free_unpacked_bytes, settings.max_ratio * size):
                detail = f"{where}: {len(listed) - nth:,} files are not unpacked: the first {nth:,} gave {given:,} bytes out of {size:,}."
                yield rejected(name_of(name), "bomb", f"{detail}\n  Unpack it and give what it holds.")
                break
            found = _member(archive, info, where, settings)
            # A refused file was unpacked for a good part.
            given += len(found.raw) if isinstance(found, Member) else settings.free_unpacked_bytes
            kind = "hidden" if _is_hidden(info.filename) else unreadable_kind(found.raw) if isinstance(found, Member) else None
            if kind:
                left_out.append(f"{info.filename} ({kind})")
            else:
                taken += 1
                yield found
    if left_out or not listed:
        yield _left_out(name, where, left_out, taken)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, settings: Settings) -> Member | Report:
    path = info.filename or _NAMELESS
    if info.flag_bits & _ENCRYPTED:
        detail = f"{where}, {path}: encrypted.\n  Unpack it with its password and give what it holds."
        return rejected(name_of(path), "encrypted", detail)
    try:
        found = _unpacked(archive, info, settings)
    except _BROKEN as error:
        found = TooMuch("broken-archive", f"cannot be unpacked ({error})")
    if isinstance(found, TooMuch):
        detail = f"{where}, {path}: {found.detail}.\n  Unpack it and give what it holds."
        return rejected(name_of(path), found.reason, detail)
    return Member(path, found)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, settings: Settings) -> bytes | TooMuch:
    """The bytes of a member, counted as they come: what the archive says of their number may be a lie."""
    kept = bytearray()
    with archive.open(info) as packed:
        while piece := packed.read(_PIECE_BYTES):
            kept += piece
            if len(kept) > max(settings.free_unpacked_bytes, settings.max_ratio * info.compress_size):
                return bomb(len(kept), info.compress_size, settings)
            if len(kept) > settings.max_unpacked_bytes:
                return TooMuch("too-large", f"more than {settings.max_unpacked_bytes:,} bytes, and at most so many are unpacked")
    return bytes(kept)


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") and part not in (".", "..") for part in path.split("/")) or path.startswith("__MACOSX/")


def _left_out(name: str, where: str, left_out: list[str], taken: int) -> Report:
    if not left_out:
        return rejected(name_of(name), "empty-folder", f"{where}: an archive without any file.\n  Give one that holds reports.")
    more = f" and {len(left_out) - _NAMED_AT_MOST} more" if len(left_out) > _NAMED_AT_MOST else ""
    shown = ", ".join(left_out[:_NAMED_AT_MOST]) + more
    detail = f"{where}: {taken} files read, {len(left_out)} left out: {shown}.\n  Unpack it to have them read."
    return rejected(name_of(name), "left-out" if taken else "empty-folder", detail)
