"""What README.md shows of the commands: their own output, run anew by `make docs`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

DEMO = Path(__file__).parent.parent / "src/crossread/demo"


def show(cog: Any, command: str, lines: int) -> None:
    """Write the command and the first lines of what it prints, run in the folder of the bundled stories."""
    environ = os.environ | {"COLUMNS": "110", "NO_COLOR": "1"}
    run = [sys.executable, "-m", *command.split()]
    done = subprocess.run(run, cwd=DEMO, env=environ, capture_output=True, text=True, encoding="utf-8", check=True)
    printed = [line.rstrip() for line in done.stdout.rstrip().splitlines()]
    more = ["…"] if len(printed) > lines else []
    cog.outl("\n".join(["```text", f"$ {command}", *printed[:lines], *more, "```"]))
