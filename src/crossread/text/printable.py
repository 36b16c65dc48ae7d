"""Text made safe to print: nothing in a report can steer a terminal or break the line it stands in."""

from __future__ import annotations

import re

# C0 and C1 controls, line and paragraph separators, the bidirectional overrides and isolates, and lone surrogates.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACE = re.compile(r"[\t\r\n\u2028\u2029]+")


def printable(text: str) -> str:
    """The text on one line: line ends and tabs become a space, other control characters become the replacement mark."""
    return _UNSAFE.sub("\ufffd", _SPACE.sub(" ", text))
