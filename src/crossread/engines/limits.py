"""Limits on a process that the system itself watches, since a parser that hangs in C heeds nothing else; and what its end says."""

from __future__ import annotations

import contextlib
import signal

from crossread.settings import Settings

PATIENCE = 6
"""Wall clock to processor time: beyond it a worker sleeps, or waits for something that never comes."""


def start_clock(seconds: int) -> None:
    """From now on the process may use so many seconds of processor time; 0 is no limit. Windows has no such clock."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def limit_memory(size: int) -> None:
    """From now on the process may take so many bytes; where the system has no such limit, nothing happens."""
    with contextlib.suppress(ImportError, ValueError, OSError, AttributeError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


def held_memory() -> int:
    """The bytes that the process holds already and that its limit counts; 0 where the system does not say."""
    with contextlib.suppress(ImportError, OSError, ValueError, IndexError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as opened:  # noqa: PTH123 - no file of anybody's
            return int(opened.read().split()[5]) * resource.getpagesize()
    return 0


def death_of(code: int, settings: Settings, *, late: bool) -> tuple[str, str]:
    """Why a process that was to read something ended with this code: a slug, and in words."""
    if late:
        return "timed-out", f"reading it took more than {settings.worker_seconds * PATIENCE} seconds and was given up."
    if code == -getattr(signal, "SIGPROF", 0):
        return "timed-out", f"reading it took more than {settings.worker_seconds} seconds of processor time and was given up."
    return "worker-died", f"the process that read it died ({'signal' if code < 0 else 'code'} {abs(code)})."


def failure_of(error: Exception, settings: Settings) -> tuple[str, str]:
    """Why something that raised this could not be read: a slug, and in words."""
    if isinstance(error, MemoryError):
        return "too-much-memory", f"reading it took more than {settings.worker_bytes:,} bytes of memory."
    if isinstance(error, RecursionError):
        return "too-deep", "it is nested too deeply to be read."
    return "failed", f"reading it failed ({type(error).__name__}: {error}). Please report it."
