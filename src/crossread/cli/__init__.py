"""The command line: `crossread compare`, `read`, `demo`, `doctor`.

Exit codes: 0 done · 2 usage · 3 done, but some inputs failed (named on stderr, in the page and the JSON) ·
4 nothing to compare · 130 interrupted. Results go to standard output; words about the work go to standard error.
"""

from __future__ import annotations

import io
import sys

from crossread.cli.exits import Exit


def main() -> None:
    """Run the command line and leave with its exit code."""
    from crossread.cli.app import run

    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot write a mark shows "?" instead of ending the run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = run()
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
    except BrokenPipeError:
        # The reader of a pipe left (`crossread … | head`): nothing is wrong, and Python must not complain at exit.
        sys.stderr.close()
        sys.exit(Exit.DONE)
    sys.exit(code)
