"""A reader for the cluster's workers that dies at a report called r7 each time, and at r20 the first time alone."""

import os
import signal
from pathlib import Path
from typing import Any

from crossread.engines import cluster

FOLDER = "DEADLY_FOLDER"
READ = cluster._read


def read(table: Any, **given: Any) -> Any:
    """The table read as ever, where the process lives."""
    names = table["name"].to_pylist()
    seen = Path(os.environ[FOLDER]) / "seen"
    if "r7" in names or ("r20" in names and not seen.exists()):
        seen.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return READ(table, **given)
