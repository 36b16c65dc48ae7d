"""Record to page, terminal, JSON, Markdown and CSV."""

from __future__ import annotations

from crossread.show.csv import csv
from crossread.show.json import reading_to_dict, reading_to_json, to_dict, to_json
from crossread.show.lines import Line, lines
from crossread.show.markdown import markdown
from crossread.show.notebook import Excerpt, excerpt, record_html
from crossread.show.page import page
from crossread.show.terminal import terminal

__all__ = [
    "Excerpt",
    "Line",
    "csv",
    "excerpt",
    "lines",
    "markdown",
    "page",
    "reading_to_dict",
    "reading_to_json",
    "record_html",
    "terminal",
    "to_dict",
    "to_json",
]
