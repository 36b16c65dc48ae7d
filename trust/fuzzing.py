"""R5, fuzz: every parser is given inputs made by chance from small whole ones; nothing untyped is raised, and nothing hangs.

The work is shared by processes. What breaks the promise is kept under tests/load/findings, where a test gives it again for ever.
`python -m trust.fuzzing HTML 100000 --from 5000000` goes on elsewhere in the endless row of inputs; `--atheris` lets coverage lead.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

from crossread.cli.config import load_settings
from crossread.errors import CrossreadError
from crossread.load import load
from crossread.load.inputs import Named
from crossread.read import read_report
from crossread.settings import Mode, Settings
from trust.mutating import mutated
from trust.seeds import SEEDS
from trust.suites import ROOT
from trust.tried import Size, Tried, amount

FINDINGS = ROOT / "tests" / "load" / "findings"
_SETTINGS = Settings(mode=Mode.RULES, offline=True)
_SECONDS = 10
_READ_EVERY = 10


class Hang(BaseException):
    """The parser took longer than any input may."""


def try_fuzzing(size: Size, folder: Path) -> Iterator[Tried]:
    """Every parser with as many inputs as the size asks for."""
    count = amount(size, tiny=40, small=5_000, full=1_000_000)
    workers = 1 if size is Size.TINY else os.cpu_count() or 1
    for parser in SEEDS:
        yield Tried("R5", f"{parser}: inputs made by chance", count, tuple(fuzz(parser, 0, count, workers, folder)))


def fuzz(parser: str, start: int, count: int, workers: int, folder: Path) -> list[str]:
    """What went wrong with these inputs of a parser, in words; each is kept as a finding."""
    jobs = [(parser, nth, start + count, workers, str(folder)) for nth in range(start, start + workers)]
    if workers == 1:
        return _share(jobs[0])
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        return [fault for faults in pool.map(_share, jobs) for fault in faults]


def _share(job: tuple[str, int, int, int, str]) -> list[str]:
    parser, start, end, step, folder = job
    file, seeds = SEEDS[parser]
    place = Path(folder) / f"{os.getpid()}.toml"
    faults: list[str] = []
    for nth in range(start, end, step):
        raw = mutated(seeds, nth)
        fault = fault_of(file, raw, place, read=nth % _READ_EVERY == 0)
        if fault:
            path = FINDINGS / f"{parser.replace(' ', '-')}-{hashlib.sha256(raw).hexdigest()[:8]}-{file}"
            FINDINGS.mkdir(exist_ok=True)
            path.write_bytes(raw)
            faults.append(f"{path.name}: {fault}")
    return faults


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
    """Fuzz one parser from the command line."""
    asked = argparse.ArgumentParser(prog="python -m trust.fuzzing", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    asked.add_argument("parser", choices=list(SEEDS))
    asked.add_argument("count", type=int)
    asked.add_argument("--from", dest="start", type=int, default=0)
    asked.add_argument("--atheris", action="store_true", help="let coverage lead (needs atheris, of the group `fuzz`)")
    given = asked.parse_args()
    if given.atheris:
        from trust.covering import cover

        cover(given.parser, given.count)
        return
    with tempfile.TemporaryDirectory() as folder:
        faults = fuzz(given.parser, given.start, given.count, os.cpu_count() or 1, Path(folder))
    sys.stdout.write("\n".join([*faults, f"{given.count:,} inputs, {len(faults)} failures"]) + "\n")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
