"""What the command line was given, as inputs for load: `-` is standard input, all else is a path."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from crossread.errors import UsageError
from crossread.load.inputs import Input, Named
from crossread.settings import Settings


def gather_inputs(given: Sequence[str], settings: Settings) -> list[Input]:
    """The inputs in the order given. Standard input is read once, to just past the size limit, so that load can name the excess."""
    piped = Named("stdin", _standard_input(settings.max_input_bytes + 1)) if "-" in given else None
    return [piped if piped and one == "-" else one for one in given]


def _standard_input(limit: int) -> bytes:
    try:
        # There is none where it was closed (`<&-`).
        return sys.stdin.buffer.read(limit) if sys.stdin is not None else b""
    except OSError as cause:
        raise UsageError(f"standard input: cannot be read: {cause.strerror}.\n  Try: crossread compare - OTHER < FILE") from cause
