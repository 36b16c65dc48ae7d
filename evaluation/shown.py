"""What README.md and docs/ show of commands and examples: their own output, run anew by `make docs`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

DEMO = Path(__file__).parent.parent / "src/crossread/demo"


def show(cog: Any, command: str, lines: int, *, folder: Path = DEMO) -> None:
    """Write the command and the first lines of what it prints, run in a folder: that of the bundled stories, if none is given."""
    printed = _run([sys.executable, "-m", *command.split()], folder)
    _write(cog, "text", [f"$ {command}"], printed, lines)


def show_python(cog: Any, code: str, lines: int, *, folder: Path) -> None:
    """Write the code and the first lines of what it prints."""
    cog.outl("\n".join(["```python", code.strip(), "```", ""]))
    _write(cog, "text", [], _run([sys.executable, "-c", code], folder), lines)


@cache
def desk() -> Path:
    """A folder that holds the bundled stories and nothing else, one for all commands of a page, gone when the program ends."""
    folder = tempfile.TemporaryDirectory(prefix="desk-")
    _KEPT.append(folder)
    for story in sorted(path for path in DEMO.iterdir() if path.is_dir() and not path.name.startswith("_")):
        shutil.copytree(story, Path(folder.name) / story.name)
    return Path(folder.name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def _run(command: Sequence[str], folder: Path) -> list[str]:
    environ = os.environ | {"COLUMNS": "110", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr}")
    return [line.rstrip() for line in done.stdout.rstrip().splitlines()]


def _write(cog: Any, language: str, head: list[str], printed: list[str], lines: int) -> None:
    more = ["…"] if len(printed) > lines else []
    cog.outl("\n".join([f"```{language}", *head, *printed[:lines], *more, "```"]))
