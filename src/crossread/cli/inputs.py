"""What the command line was given, as inputs for load: `-` is standard input, all else is a path."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from crossread.load.inputs import Input, Named
from crossread.settings import Settings


def gather_inputs(given: Sequence[str], settings: Settings) -> list[Input]:
    """The inputs in the order given. Standard input is read to just past the size limit, so that load can name the excess."""
    return [Named("stdin", sys.stdin.buffer.read(settings.max_input_bytes + 1)) if one == "-" else one for one in given]
