"""Workers of the cluster that die: at a report called r7 each time, at r20 the first time alone, at the keys of the third report."""

import os
import signal
from pathlib import Path
from typing import Any

from crossread.engines import cluster, gathered_apart

FOLDER = "DEADLY_FOLDER"
READ = cluster._read
KEYS = gathered_apart.keys_table


def read(table: Any, **given: Any) -> Any:
    """The table read as ever, where the process lives."""
    names = table["name"].to_pylist()
    seen = Path(os.environ[FOLDER]) / "seen"
    if "r7" in names or ("r20" in names and not seen.exists()):
        seen.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return READ(table, **given)


def keys(table: Any, **given: Any) -> Any:
    """The keys as ever, where the process lives."""
    if 2 in table["nth"].to_pylist():
        os.kill(os.getpid(), signal.SIGKILL)
    return KEYS(table, **given)
