"""The command line: `crossread compare`, `read`, `ingest` and all that `crossread --help` lists.

Exit codes: 0 done · 2 usage · 3 done, but some inputs failed (named on stderr, in the page and the JSON) ·
4 nothing to compare · 130 interrupted. Results go to standard output; words about the work go to standard error.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys

from crossread.cli.exits import Exit
from crossread.memory import look_seldom


def main() -> None:
    """Run the command line and leave with its exit code."""
    from crossread.cli.app import run

    look_seldom()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot write a mark shows "?" instead of ending the run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code: int = run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    except OSError as error:
        code = _unwritten(error)
    _leave(code)


def _unwritten(error: OSError) -> Exit:
    """Standard output could not be written. A reader that left (`crossread … | head`) is no fault; a full disk is."""
    # Windows says EINVAL where others say EPIPE.
    if isinstance(error, BrokenPipeError) or error.errno == errno.EINVAL:
        return Exit.DONE
    from crossread.cli.console import complain

    complain(f"standard output: cannot be written: {error.strerror or error}.\n  Try: another place for the output, or free some space.")
    return Exit.USAGE


def _leave(code: int) -> None:
    """End with this code: what is left in the buffers goes to nowhere, so that Python does not complain of it at exit."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(code)
