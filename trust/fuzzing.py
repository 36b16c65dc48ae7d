"""R5, fuzz: every parser is given inputs made by chance from small whole ones; nothing untyped is raised, nothing hangs, nothing crashes.

Each parser has an endless row of inputs, and a run goes on where the runs before it stopped, cheapest parser first; the figures keep
how far each has come. What breaks the promise is kept under tests/load/findings, where a test gives it again for ever, and so does
every run. `python -m trust.fuzzing --on` goes on until it is stopped or each parser has a million; `--atheris` lets coverage lead.
"""

from __future__ import annotations

import argparse
import hashlib
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from ctypes import c_longlong
from datetime import UTC, datetime
from multiprocessing.sharedctypes import RawValue
from pathlib import Path

from crossread.cli.config import load_settings
from crossread.errors import CrossreadError
from crossread.load import load
from crossread.load.inputs import Named
from crossread.read import read_report
from crossread.settings import Mode, Settings
from trust.measured import cost_of
from trust.mutating import mutated
from trust.seeds import SEEDS
from trust.suites import ROOT
from trust.tried import Figure, Size, Tried, amount, figure, keep, kept

FINDINGS = ROOT / "tests" / "load" / "findings"
_SETTINGS = Settings(mode=Mode.RULES, offline=True)
_SECONDS, _DEADLY_SECONDS, _PATIENCE_SECONDS = 10, 30, 7_200
_READ_EVERY = 10
_PROMISED = 1_000_000
_SLICE = 10_000


class Hang(BaseException):
    """The parser took longer than any input may."""


def try_fuzzing(size: Size, folder: Path) -> Iterator[Tried]:
    """Every parser goes on in its row: up to the promised number in the full form, at least a little further in any."""
    for parser in SEEDS:
        before = came(parser)
        done = 0 if size is Size.TINY or before is None else before.inputs
        count = amount(size, tiny=40, small=5_000, full=max(20_000, _PROMISED - done))
        yield _tried(parser, done, count, folder, runs=1 if size is Size.TINY or before is None else before.runs + 1)


def go_on(folder: Path, *, seconds: float) -> None:
    """Each parser goes on in its row up to the promised number, a slice at a time; after each slice its figure is written."""
    started = time.monotonic()
    for parser in SEEDS:
        before = came(parser)
        done, runs, spent = (before.inputs, before.runs + 1, before.seconds) if before else (0, 1, 0)
        while done < _PROMISED and time.monotonic() - started < seconds:
            begun = time.monotonic()
            tried = _tried(parser, done, min(_SLICE, _PROMISED - done), folder, runs=runs)
            done, spent = tried.inputs, spent + round(time.monotonic() - begun)
            size = Size.FULL if done >= _PROMISED else Size.SMALL
            keep([figure(tried, size, seconds=spent, day=datetime.now(UTC).date().isoformat())])
            sys.stdout.write("\n".join([f"{parser}: {done:,} in {spent:,} s", *tried.failures]) + "\n")
            sys.stdout.flush()


def came(parser: str) -> Figure | None:
    """The figure that tells how far in its row a parser has come."""
    return next((one for one in kept("R5") if one.what == _what(parser)), None)


def _what(parser: str) -> str:
    return f"{parser}: inputs made by chance"


def _tried(parser: str, start: int, count: int, folder: Path, *, runs: int) -> Tried:
    faults = dict.fromkeys([*_still_broken(parser, folder), *fuzz(parser, start, count, folder)])
    return Tried("R5", _what(parser), start + count, tuple(faults), runs=runs)


def _still_broken(parser: str, folder: Path) -> Iterator[str]:
    """What was found in this parser before, and is not mended."""
    for path in sorted(FINDINGS.glob(f"{_slug(parser)}-????????-*")):
        fault = fault_of(path.name.rpartition("-")[2], path.read_bytes(), folder / "found.toml")
        if fault:
            yield f"{path.name}: {fault}"


def fuzz(parser: str, start: int, count: int, folder: Path) -> list[str]:
    """What went wrong with these inputs of a parser, in words; the first that goes wrong in a way is kept as a finding.

    They are given within a process of its own: one that crashes it, or hangs it in C, is named too, and the row goes on behind it.
    """
    faults: list[str] = []
    at, end = start, start + count
    while at < end:
        place = RawValue(c_longlong, at)
        cost = cost_of(lambda place=place, at=at: "\n".join(_share(parser, at, end, folder, place)), patience=_PATIENCE_SECONDS)  # type: ignore[misc]
        faults += cost.said.splitlines()
        if cost.ended:
            return faults
        faults.append(f"{_found(parser, mutated(SEEDS[parser][1], place.value))}: its process died or did not end")
        at = place.value + 1
    return faults


def _share(parser: str, start: int, end: int, folder: Path, place: c_longlong) -> Iterator[str]:
    file, seeds = SEEDS[parser]
    ways: set[str] = set()
    for nth in range(start, end):
        place.value = nth
        raw = mutated(seeds, nth)
        # The system itself ends the process where a parser in C hears no other signal.
        signal.setitimer(signal.ITIMER_PROF, _DEADLY_SECONDS)
        fault = fault_of(file, raw, folder / "fuzzed.toml", read=nth % _READ_EVERY == 0)
        if fault and fault not in ways:
            ways.add(fault)
            yield f"{_found(parser, raw)}: {fault}"


def _found(parser: str, raw: bytes) -> str:
    """The input is kept among the findings; its name there."""
    path = FINDINGS / f"{_slug(parser)}-{hashlib.sha256(raw).hexdigest()[:8]}-{SEEDS[parser][0]}"
    FINDINGS.mkdir(exist_ok=True)
    path.write_bytes(raw)
    return path.name


def _slug(parser: str) -> str:
    return parser.replace(" ", "-")


def fault_of(file: str, raw: bytes, place: Path, *, read: bool = True) -> str:
    """What is wrong with how an input was taken: an error that is none of ours, a hang, no outcome; empty where nothing is."""

    def stop(_signal: int, _frame: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
    try:
        return _settings_fault(raw, place) if file.endswith(".toml") else _load_fault(file, raw, read=read)
    except CrossreadError:
        return ""
    except Hang:
        return f"more than {_SECONDS} seconds of processor time"
    except Exception:
        return " ".join(traceback.format_exc(limit=-2).split())[-250:]
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _load_fault(file: str, raw: bytes, *, read: bool) -> str:
    found = load([Named(file, raw)], settings=_SETTINGS)
    if not found:
        return "no outcome at all"
    for report in found:
        if report.text != report.text.encode("utf-8", "replace").decode():
            return "a text that cannot be written as UTF-8"
        if not report.name:
            return "a report without a name"
        if not report.text and not report.outcome.detail:
            return "an empty report without a word"
        if read and report.text:
            read_report(report, Mode.RULES)
    return ""


def _settings_fault(raw: bytes, place: Path) -> str:
    place.write_bytes(raw)
    load_settings({}, place)
    return ""


def main() -> None:
    """Fuzz one parser, or go on with all, from the command line."""
    asked = argparse.ArgumentParser(prog="python -m trust.fuzzing", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    asked.add_argument("parser", nargs="?", choices=list(SEEDS), default="HTML")
    asked.add_argument("count", nargs="?", type=int, default=1_000)
    asked.add_argument("--from", dest="start", type=int, default=0)
    asked.add_argument("--on", action="store_true", help="go on with every parser, and keep how far each comes")
    asked.add_argument("--seconds", type=float, default=float("inf"), help="with --on: for so long")
    asked.add_argument("--atheris", action="store_true", help="let coverage lead (needs atheris, of the group `fuzz`)")
    given = asked.parse_args()
    if given.atheris:
        from trust.covering import cover

        cover(given.parser, given.count)
        return
    with tempfile.TemporaryDirectory() as folder:
        if given.on:
            go_on(Path(folder), seconds=given.seconds)
            return
        faults = fuzz(given.parser, given.start, given.count, Path(folder))
    sys.stdout.write("\n".join([*faults, f"{given.count:,} inputs, {len(faults)} failures"]) + "\n")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
