"""Try the promises that are asked for, say what was found, and leave the figures where docs/reliability.md takes them from.

python -m trust [R1 R2 …] [--size tiny|small|full] [--shown]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from trust.promises import PROMISES
from trust.tried import Figure, Size, Trial, Tried, figure, keep


def main() -> None:
    """Run the trials; exit code 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m trust", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("promises", nargs="*", metavar="PROMISE", help=f"one of {', '.join(name for name, *_ in PROMISES)} (default: all)")
    parser.add_argument("--size", choices=[str(size) for size in Size], default=str(Size.FULL))
    parser.add_argument("--shown", action="store_true", help="show the figures and do not keep them")
    asked = parser.parse_args()
    unknown = set(asked.promises) - {name for name, *_ in PROMISES}
    if unknown:
        parser.error(f"no promise is called {', '.join(sorted(unknown))}")
    broken = 0
    for name, words, trials in PROMISES:
        if not asked.promises or name in asked.promises:
            say(f"{name} {words}")
            for trial in trials:
                found = run(trial, Size(asked.size))
                broken += sum(one.failures for one in found)
                if found and not asked.shown:
                    keep(found)
    sys.exit(1 if broken else 0)


def run(trial: Trial, size: Size) -> list[Figure]:
    """The figures of one trial, said as they come."""
    found = []
    with tempfile.TemporaryDirectory(prefix="crossread-trust-") as folder:
        started = time.monotonic()
        for tried in trial(size, Path(folder)):
            one = figure(tried, size, seconds=time.monotonic() - started, day=datetime.now(UTC).date().isoformat())
            say(told(tried, one.seconds))
            found.append(one)
            started = time.monotonic()
    return found


def told(tried: Tried, seconds: int) -> str:
    """A trial in words, its first failures below it."""
    notes = f" ({tried.notes})" if tried.notes else ""
    lines = [f"  {tried.what}: {tried.inputs:,} tried, {len(tried.failures):,} failures, {seconds} s{notes}"]
    return "\n".join([*lines, *(f"    {fault[:300]}" for fault in tried.failures[:10])])


def say(words: str) -> None:
    """Write a line at once: some trials take an hour."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
