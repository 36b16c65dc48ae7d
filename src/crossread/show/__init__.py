"""Record to page, terminal, JSON, Markdown and CSV."""

from __future__ import annotations

from crossread.show.json import reading_to_dict, to_dict, to_json
from crossread.show.lines import Line, lines

__all__ = ["Line", "lines", "reading_to_dict", "to_dict", "to_json"]
