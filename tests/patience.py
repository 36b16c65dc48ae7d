"""A bound on how long a test may take, far above what any machine needs.

Speed is measured in `benchmarks/`, never in a test: a busy machine is no defect. What a test can tell is that work ends at all,
where a quadratic step or a pattern that backtracks would keep it for minutes or hours.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def patience(seconds: float = 60) -> Iterator[None]:
    """What runs inside is stopped with an error after so many seconds of processor time of this process."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise AssertionError(f"this took over {seconds} seconds of processor time, so its cost grows faster than its input")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
