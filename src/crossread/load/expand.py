"""Inputs to items: a file is itself or what it holds, a folder its files by path, an address is fetched.

What is not read is named: a missing file is a rejected report, and what a folder's walk left out is one more.
"""

from __future__ import annotations

import io
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BufferedReader
from pathlib import Path

from crossread.load.fetch import Get, fetching
from crossread.load.following import fetched, follow
from crossread.load.inputs import Found, Input, Item, Named
from crossread.load.making import name_of, rejected, writable
from crossread.load.opening import open_up
from crossread.load.sniff import unreadable_kind
from crossread.load.sorting import limit_of, too_large
from crossread.rows import Report
from crossread.settings import Settings

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,15}:/{1,2}[^/\s]")
_PIPES = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
_NAMED_AT_MOST = 40


def expand(inputs: Iterable[Input], settings: Settings) -> Iterator[Item | Report]:
    """The items behind each input, or the report that says why there are none."""
    with fetching(settings) as get:
        for one in inputs:
            yield from follow(_opened(one, get, settings), get, settings)


def _opened(one: Input, get: Get, settings: Settings) -> Iterator[Found]:
    if isinstance(one, Named):
        yield from _named(one, settings)
    elif isinstance(one, str) and is_address(one):
        yield from fetched(get(one), settings)
    else:
        yield from _path(Path(one), settings)


def _named(one: Named, settings: Settings) -> Iterator[Found]:
    limit = limit_of(one.name, one.raw, settings)
    if len(one.raw) > limit:
        yield too_large(one.name, len(one.raw), limit)
    else:
        yield from open_up(one.name, io.BufferedReader(io.BytesIO(one.raw)), settings, given=one)


def _path(path: Path, settings: Settings) -> Iterator[Found]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield _unread(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, settings)
    elif stat.S_ISREG(mode) or is_pipe(str(path)):
        yield from _file(path, settings)
    else:
        # Opening a named pipe that nobody writes to never returns.
        detail = f"{path}: neither a file nor a folder.\n  Give a file, a folder, or - for standard input."
        yield rejected(name_of(str(path)), "not-a-file", detail)


def _file(path: Path, settings: Settings) -> Iterator[Found]:
    try:
        with _opened_file(path) as opened:
            folder = writable(path.resolve().parent.name)
            for found in open_up(writable(path.name), opened, settings):
                yield replace(found, folder=folder) if isinstance(found, Item) else found
    except (OSError, ValueError) as error:
        yield _unread(path, error)


def _opened_file(path: Path) -> BufferedReader:
    if is_pipe(str(path)):
        return path.open("rb")
    # A file of the system's own (/proc/kmsg), or one that became a pipe meanwhile, would be waited for without an end.
    return open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0)))


def is_address(one: str) -> bool:
    """The input is to be fetched."""
    return _ADDRESS.match(one) is not None


def is_pipe(path: str) -> bool:
    """What stands at this path comes from another command while we read: it can be read once, and may be waited for."""
    return path.startswith(_PIPES)


def _folder(folder: Path, settings: Settings) -> Iterator[Found]:
    paths, left_out = files_in(folder)
    for path in paths:
        yield from _file(path, settings)
    if left_out:
        yield left_out


def files_in(folder: Path) -> tuple[list[Path], Report | None]:
    """The files below a folder that are read, by path, and the rejected report that names what is left out, if anything is."""
    left_out: list[str] = []
    taken = []
    for path in _walk(folder, left_out):
        kind = unreadable_kind(_head(path))
        if kind:
            left_out.append(f"{path.relative_to(folder)} ({kind})")
        else:
            taken.append(path)
    return taken, _left_out(folder, sorted(left_out), len(taken)) if left_out or not taken else None


def _head(path: Path) -> bytes:
    """The first bytes of a file; none where it cannot be read, which reading it will say."""
    try:
        with _opened_file(path) as opened:
            return opened.read(1024) or b""
    except OSError:
        return b""


def _walk(folder: Path, left_out: list[str]) -> list[Path]:
    """The regular files below a folder, by path. Hidden ones and links are left out: a link may lead anywhere."""
    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=lambda error: left_out.append(f"{error.filename} ({error.strerror})")):
        here = Path(place)
        for name in [one for one in folders if one.startswith(".") or (here / one).is_symlink()]:
            folders.remove(name)
            left_out.append(f"{(here / name).relative_to(folder)}/ ({'hidden' if name.startswith('.') else 'a link'})")
        for name in files:
            path = here / name
            if name.startswith("."):
                left_out.append(f"{path.relative_to(folder)} (hidden)")
            elif path.is_symlink() or not path.is_file():
                left_out.append(f"{path.relative_to(folder)} (a link or no file)")
            else:
                found.append(path)
    return sorted(found, key=lambda path: path.relative_to(folder).parts)


def _left_out(folder: Path, left_out: list[str], taken: int) -> Report:
    name = folder.name or str(folder)
    if not left_out:
        return rejected(name, "empty-folder", f"{folder}: a folder without any file.\n  Give a folder that holds reports.")
    more = f" and {len(left_out) - _NAMED_AT_MOST} more" if len(left_out) > _NAMED_AT_MOST else ""
    shown = ", ".join(left_out[:_NAMED_AT_MOST]) + more
    detail = f"{folder}: {taken} files read, {len(left_out)} left out: {shown}.\n  Name a file itself to have it read."
    return rejected(name, "left-out" if taken else "empty-folder", detail)


def _unread(path: Path, error: Exception) -> Report:
    why = getattr(error, "strerror", None) or str(error)
    reason = "not-found" if isinstance(error, FileNotFoundError) else "unreadable"
    hint = "Check the spelling." if reason == "not-found" else "Check that the file may be read."
    return rejected(name_of(str(path)), reason, f"{name_of(str(path))}: {why} ({str(path)!r}).\n  {hint}")
