"""Reports for the tests of load, from a few words."""

from __future__ import annotations

from pathlib import Path

from crossread.load import load
from crossread.load.inputs import Named
from crossread.rows import Report, Role
from crossread.settings import Settings

SHARED = Path(__file__).parents[3] / "shared"
SETTINGS = Settings()
FILLER = "The harbour of Larnhaven stayed shut for a third day while divers looked for the missing ferry."


def reports(name: str, raw: str | bytes) -> list[Report]:
    """The reports of one input with this name."""
    return load([Named(name, raw if isinstance(raw, bytes) else raw.encode())], settings=SETTINGS)


def text(*paragraphs: str) -> Report:
    """The report of a plain text of these paragraphs."""
    return reports("larnhaven.txt", "\n\n".join(paragraphs))[0]


def page(body: str, head: str = "") -> Report:
    """The report of a page with this body and head."""
    return reports("larnhaven.html", f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>")[0]


def words(report: Report, role: Role) -> list[str]:
    """The text of the blocks that have this role."""
    return [report.slice(block.span) for block in report.blocks if block.role is role]
