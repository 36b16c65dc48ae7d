"""Marks in braces: `{c1 words}` says that these words bear the label c1; marks nest, and the text itself holds no braces."""

from __future__ import annotations

import re
from collections import defaultdict

_MARK = re.compile(r"\{(?P<label>[a-z][0-9]{1,3}[a-z]?) |\}|\{")
Spans = tuple[tuple[int, int], ...]


class MarkupError(ValueError):
    """A report breaks the rules of the markup; the message says which, and where."""


def unmark(marked: str, where: str = "") -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without its marks, and the spans that bear each label, as code points into that text.

    Raises:
        MarkupError: a brace has no partner, or a mark holds nothing.

    """
    pieces: list[str] = []
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    opened: list[tuple[str, int]] = []
    at = length = 0
    for mark in _MARK.finditer(marked):
        pieces.append(marked[at : mark.start()])
        length += len(pieces[-1])
        at = mark.end()
        if mark["label"]:
            opened.append((mark["label"], length))
        elif mark.group() == "}" and opened:
            label, start = opened.pop()
            if start == length:
                raise MarkupError(f"{where}: mark {label} is empty")
            spans[label].append((start, length))
        else:
            raise MarkupError(f"{where}: a brace without its partner near {marked[max(0, mark.start() - 30) : mark.end() + 30]!r}")
    if opened:
        raise MarkupError(f"{where}: mark {opened[-1][0]} is never closed")
    pieces.append(marked[at:])
    return "".join(pieces), spans
