"""Text of reports made harmless: nothing a report holds may steer a page, a terminal or a spreadsheet.

What cannot be shown is made visible and never dropped: a control character becomes its picture (␛), half of a surrogate
pair and a code point that is no character become �, a mark that reverses the direction of what follows is spelt out.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)} | {0x7F: "␡"}
_BROKEN = dict.fromkeys((*range(0x80, 0xA0), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), "�")
_REVERSED = {code: f"[U+{code:04X}]" for code in (0x202D, 0x202E)}
_VISIBLE = _PICTURES | _BROKEN | _REVERSED
# One line of a terminal: line ends and tabs fold to a blank, and every mark of direction is spelt out.
_ONE_LINE = _VISIBLE | dict.fromkeys((0x09, 0x0A, 0x0D, 0x2028, 0x2029), " ")
_DIRECTIONS = {code: f"[U+{code:04X}]" for code in (0x202A, 0x202B, 0x202C, 0x2066, 0x2067, 0x2068, 0x2069)}
_FORMULA = re.compile(r"[=+\-@\t\r]")


def visible(text: str) -> str:
    """The text with control characters and broken code points made visible; line ends and tabs stay."""
    return text.translate(_VISIBLE)


def one_line(text: str) -> str:
    """The text as one line that no terminal reads as an order."""
    return text.translate(_ONE_LINE).translate(_DIRECTIONS)


def cell_text(text: str) -> str:
    """The text as a cell of a spreadsheet: one that would start a formula gets an apostrophe in front."""
    text = visible(text)
    return "'" + text if _FORMULA.match(text) else text


def web_address(url: str | None) -> str | None:
    """The address if it is a plain http or https one, else None."""
    if not url or any(character <= " " or "\ud800" <= character <= "\udfff" for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def live_link(url: str | None, excerpt: str) -> str | None:
    """A link to the place of `excerpt` on the live page: the address with a text fragment."""
    address = web_address(url)
    words = excerpt.translate(_BROKEN).split()
    if address is None or not words:
        return None
    # Long excerpts are named by their first and last words: browsers look for both ends.
    parts = [" ".join(words)] if len(words) <= 12 else [" ".join(words[:5]), " ".join(words[-5:])]
    fragment = ",".join(quote(part, safe="").replace("-", "%2D") for part in parts)
    return f"{address.split('#', 1)[0]}#:~:text={fragment}"
