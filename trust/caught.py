"""Every regular expression that Crossread's own files compile, caught as they do it, and those written within a call, from the source.

Run as a program, in a process of its own: the modules must not have been imported before. A line of JSON each: the pattern, its
flags, the file and line, and whether it is only ever tried at one place (match, fullmatch) or all over a text.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from trust.suites import ROOT

_FUNCTIONS = ("compile", "match", "fullmatch", "search", "findall", "finditer", "sub", "split")
_AT_ONE_PLACE = {"match", "fullmatch"}


class Caught(NamedTuple):
    """A pattern, where it is compiled, and whether it is only ever tried at one place of a text."""

    pattern: re.Pattern[str]
    where: str
    at_one_place: bool


def patterns() -> list[Caught]:
    """Every pattern of the package, each once."""
    done = subprocess.run([sys.executable, "-m", "trust.caught"], cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return [Caught(re.compile(pattern, flags), where, at_one_place) for pattern, flags, where, at_one_place in lines]


def main() -> None:
    """Catch them while everything is imported, read the rest from the source, and say them."""
    found: dict[tuple[str, int], str] = {}
    really = re._compile  # type: ignore[attr-defined]
    source = str(ROOT / "src" / "crossread") + "/"

    def catching(pattern: Any, flags: Any) -> Any:
        made = really(pattern, flags)
        frame = sys._getframe(2)
        if isinstance(made.pattern, str) and source in frame.f_code.co_filename:
            found.setdefault((made.pattern, made.flags), f"{frame.f_code.co_filename.partition(source)[2]}:{frame.f_lineno}")
        return made

    re._compile = catching  # type: ignore[attr-defined]
    import crossread

    source = str(Path(crossread.__file__).parent) + "/"
    for module in pkgutil.walk_packages(crossread.__path__, "crossread."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    re._compile = really  # type: ignore[attr-defined]
    files = {str(path.relative_to(source)): path.read_text(encoding="utf-8") for path in Path(source).rglob("*.py")}
    for pattern, flags, where in (one for name, text in files.items() for one in _within_calls(name, text)):
        found.setdefault((pattern, re.compile(pattern, flags).flags), where)
    every = "\n".join(files.values())
    for (pattern, flags), where in sorted(found.items()):
        sys.stdout.write(json.dumps([pattern, flags & ~re.DEBUG, where, _only_at_one_place(files, where, every)]) + "\n")


def _within_calls(name: str, text: str) -> Iterator[tuple[str, int, str]]:
    """Patterns that are written within a call: re.sub("…", …)."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not isinstance(node.func.value, ast.Name):
            continue
        first = node.args[0] if node.args else None
        if node.func.value.id == "re" and node.func.attr in _FUNCTIONS and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value, 0, f"{name}:{node.lineno}"


def _only_at_one_place(files: dict[str, str], where: str, every: str) -> bool:
    """The line that compiles the pattern names it, and no line asks more of that name than a match at one place."""
    file, _, number = where.rpartition(":")
    line = files[file].splitlines()[int(number) - 1]
    within = re.search(r"\bre\.(\w{1,20})\(", line)
    if within and within.group(1) != "compile":
        return within.group(1) in _AT_ONE_PLACE
    named = re.match(r"(\w{1,60})\b", line)
    text = files[file] if named and named.group(1).startswith("_") else every
    uses = set(re.findall(rf"\b{named.group(1)}(?:\[\w{{1,40}}\])?\.(\w{{1,20}})\(", text)) if named else set()
    return bool(uses) and uses <= _AT_ONE_PLACE


if __name__ == "__main__":
    main()
