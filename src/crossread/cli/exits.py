"""The exit codes, one meaning each."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the exit code of a command says."""

    DONE = 0
    BROKEN = 1
    USAGE = 2
    SOME_FAILED = 3
    NOTHING_TO_COMPARE = 4
    INTERRUPTED = 130
