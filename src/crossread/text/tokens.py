"""Words with their places, cut by one pattern; every other module cuts words here, so that all agree on what a word is."""

from __future__ import annotations

import re
from typing import NamedTuple

# A number keeps its separators (1,200.5), a word its inner apostrophes and hyphens (Fath-360, isn't, it’s); U.S. is one word.
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:[.,:]\d+)*(?=\D|$)|\w+(?:[-'’]\w+)*|[^\w\s]")


class Token(NamedTuple):
    """A word or mark with its place, half-open."""

    text: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of `text[start:end]` in order, with places in `text`."""
    limit = len(text) if end is None else end
    return [Token(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text, start, limit)]
