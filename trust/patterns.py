"""R12, patterns: every regular expression of the package against texts made to hurt it: 100 KB, and at most 100 ms of processor time."""

from __future__ import annotations

import contextlib
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from trust.caught import patterns
from trust.pumping import adversarial
from trust.tried import Size, Tried, amount

_SECONDS = 0.1


def try_patterns(size: Size, _folder: Path) -> Iterator[Tried]:
    """Every pattern against every text made for it; the time is that of finding all matches, the least of three tries."""
    caught = patterns()
    chars = amount(size, tiny=10_000, small=100_000, full=100_000)
    variants = amount(size, tiny=1, small=2, full=5)
    tried, slowest, faults = 0, 0.0, list[str]()
    for one in caught:
        worst, of = 0.0, ""
        for piece, text in adversarial(one.pattern, chars, variants):
            seconds = seconds_of(one.pattern, text, at_one_place=one.at_one_place)
            tried += 1
            if seconds > worst:
                worst, of = seconds, piece
            if worst > 5 * _SECONDS:
                break
        slowest = max(slowest, worst)
        if worst > _SECONDS:
            faults.append(f"{one.where}: {worst * 1000:,.0f} ms for {chars:,} characters of {of!r}")
    notes = f"{len(caught)} patterns, {chars:,} characters each; slowest {slowest * 1000:,.0f} ms"
    yield Tried("R12", "texts made for one pattern each", tried, tuple(faults), notes)


class Enough(Exception):
    """The pattern is hopeless on this text: it took ten times what it may."""


def seconds_of(pattern: re.Pattern[str], text: str, *, at_one_place: bool) -> float:
    """The processor seconds of finding all matches, or of a match at the start where no more is ever asked of the pattern."""
    least = 9e9
    for _ in range(3):
        started = time.process_time()
        with contextlib.suppress(Enough), _stopped(10 * _SECONDS):
            if at_one_place:
                pattern.match(text)
            else:
                for _ in pattern.finditer(text):
                    pass
        least = min(least, time.process_time() - started)
        # One try that is quick, or hopeless, says enough.
        if least <= _SECONDS or least > 5 * _SECONDS:
            break
    return least


@contextlib.contextmanager
def _stopped(seconds: float) -> Iterator[None]:
    def stop(_signal: int, _frame: object) -> None:
        raise Enough

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
