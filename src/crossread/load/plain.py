"""Plain text to pieces: a line is a paragraph, unless the file is hard-wrapped; then lines are joined into paragraphs.

The text itself stays as it is: a piece points at its characters, line ends within it included.
"""

from __future__ import annotations

import re

from crossread.load.making import Piece

# Line ends as people see them; form feed and vertical tab too, for texts that were once printed.
_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
BLANK = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\0\u200b\u200e\u200f\ufeff"
"""What shows nothing on paper: all white space, NUL, and marks of zero width."""
_WIDEST = 100
_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}$")


def cut(text: str, *, max_chars: int) -> list[Piece]:
    """The paragraphs of a plain text, in order."""
    lines = _lines(text)
    paragraphs = _join(text, lines) if _is_wrapped(text, lines) else lines
    return [piece for start, end in paragraphs for piece in split(text, start, end, max_chars)]


def split(text: str, start: int, end: int, max_chars: int) -> list[Piece]:
    """A paragraph as one piece, or as several cut at white space where it is longer than `max_chars`."""
    pieces = []
    while end - start > max_chars:
        at = text.rfind(" ", start + max_chars // 2, start + max_chars)
        at = at if at > 0 else start + max_chars
        pieces.append(Piece(start, at))
        start = at + 1 if text[at] == " " else at
    return [*pieces, Piece(start, end)]


def _lines(text: str) -> list[tuple[int, int]]:
    lines = []
    for found in _LINE.finditer(text):
        line = found.group()
        left = line.lstrip(BLANK)
        if left:
            lines.append((found.end() - len(left), found.end() - len(left) + len(left.rstrip(BLANK))))
    return lines


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Lines are bounded in width, and most line ends stand where the next word would not have fitted, mid-sentence."""
    width = max((end - start for start, end in lines), default=0)
    if width > _WIDEST or width < 40:
        return False
    breaks = _breaks(text, lines)
    forced = [at for at in breaks if _is_forced(text, lines, at, width)]
    mid = [at for at in forced if not _FINAL.search(text, max(lines[at][0], lines[at][1] - 4), lines[at][1])]
    return len(forced) >= 2 and len(forced) >= 0.6 * len(breaks) and len(mid) >= 0.5 * len(forced)


def _breaks(text: str, lines: list[tuple[int, int]]) -> list[int]:
    """The places of lines that the next line follows at once: no blank line between, and no indent that begins a paragraph."""
    end = "\n" if "\n" in text else "\r"
    close = [at for at in range(len(lines) - 1) if text.count(end, lines[at][1], lines[at + 1][0]) <= 1]
    return [at for at in close if _is_indented(text, lines[at][0]) or not _is_indented(text, lines[at + 1][0])]


def _is_indented(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] in " \t"


def _is_forced(text: str, lines: list[tuple[int, int]], at: int, width: int) -> bool:
    start, end = lines[at]
    following, limit = lines[at + 1]
    word = text.find(" ", following, limit)
    # Ten characters of slack: the longest line is rarely filled to the wrapping width.
    return (end - start) + 1 + ((word if word > 0 else limit) - following) > width - 10


def _join(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    width = max(end - start for start, end in lines)
    touching = set(_breaks(text, lines))
    paragraphs = [lines[0]]
    for at in range(len(lines) - 1):
        start, end = lines[at + 1]
        goes_on = at in touching and (_is_forced(text, lines, at, width) or text[start].islower())
        if goes_on:
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
    return paragraphs
