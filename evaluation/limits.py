"""What docs/limits.md shows: error rates out of SCORES.md, and the settings that bound sizes. Written anew by `make docs`."""

from __future__ import annotations

import ast
import inspect
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

from crossread import settings
from crossread.settings import Settings

SCORES = Path(__file__).with_name("SCORES.md")
SHOWN = (
    ("speech", "polnear-dev headline f", "who says what, in news of many outlets: content and source both right, F1"),
    ("speech", "polnear-dev direct recall", "direct quotations found"),
    ("speech", "polnear-dev direct speaker", "the right speaker of those found"),
    ("speech", "gum-dev headline f", "who says what, in other genres (interviews, speeches, biographies …), F1"),
    ("record", "pairs precision", "of two statements in one row: they belong there"),
    ("record", "pairs recall", "of two statements that belong in one row: they stand in one"),
    ("record", "differences precision", "of the differences shown: people marked it too"),
    ("record", "differences recall", "of the differences that people marked: it is shown"),
    ("names", "spelling variants F1", "spellings of one name, F1"),
    ("reuse", "copies f1", "which report is a copy of which, F1"),
    ("stories", "b-cubed f1", "which reports tell of one event, B-cubed F1"),
)


def error_rates(cog: Any) -> None:
    """Write the table of rates; a figure that SCORES.md does not hold is an error, never a gap."""
    found = _figures(SCORES.read_text(encoding="utf-8"))
    cog.outl("| what | share |\n| --- | --- |")
    for scorer, figure, about in SHOWN:
        cog.outl(f"| {about} | {found[scorer, figure.lower()]} |")


def sizes(cog: Any) -> None:
    """Write the table of settings that bound something, each with what its docstring says."""
    cog.outl("| setting | at most | what happens |\n| --- | --- | --- |")
    for name, about in _docstrings().items():
        default = getattr(Settings(), name)
        if type(default) is int:
            cog.outl(f"| `{name}` | {default:,} | {about} |")


def _figures(page: str) -> dict[tuple[str, str], str]:
    """The figures of SCORES.md by scorer and name, in small letters."""
    found = {}
    for section in page.split("\n## ")[1:]:
        scorer, _, body = section.partition("\n")
        for figure, reached in re.findall(r"(?m)^\| ([^|]+) \| ([\d.]+) \|", body):
            found[scorer, figure.strip().lower()] = reached
    return found


def _docstrings() -> dict[str, str]:
    """The settings in their order, each with the string that stands under it in the code."""
    tree = ast.parse(inspect.getsource(settings))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Settings")
    found = {}
    for field, text in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
            found[field.target.id] = str(ast.literal_eval(text.value))
    return found
