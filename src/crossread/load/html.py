"""A page to a Report."""

from __future__ import annotations

from crossread.load.making import Facts, rejected
from crossread.rows import Report
from crossread.settings import Settings


def read_page(name: str, raw: bytes, facts: Facts, settings: Settings) -> Report:
    """The report of a page."""
    return rejected(name, "no-text", f"{name}: pages are not read yet.", raw=raw)
