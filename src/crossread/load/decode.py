"""Bytes to text: a byte order mark, the pattern of NUL bytes, what the page declares, UTF-8, then Windows-1252.

A byte order mark is no part of the text; everything else is kept: line ends, NUL, what looks like noise.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"<\?xml[^<>]{0,100}?encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{2,40})[\"']", re.IGNORECASE)
# Bytes that Windows-1252 leaves open; browsers read them as the C1 controls of the same number.
_OPEN = {0x81: "\x81", 0x8D: "\x8d", 0x8F: "\x8f", 0x90: "\x90", 0x9D: "\x9d"}
_CP1252 = {byte: bytes([byte]).decode("cp1252") if byte not in _OPEN else _OPEN[byte] for byte in range(256)}
_CP1252_TABLE = "".join(_CP1252[byte] for byte in range(256))
_SURROGATE = re.compile("[\ud800-\udfff]")
_HEAD_BYTES = 4_096
# Python's codecs also hold rot13 and the like; a page read byte by byte this far is not UTF-16, whatever it says.
_ENCODINGS = ("utf-8", "iso8859", "iso2022", "cp", "koi8", "gb", "big5", "shift", "euc", "hz", "mac", "tis", "johab")
# The first bytes of U+2010 to U+203F: dashes, quotation marks, the ellipsis.
_PUNCTUATION = re.compile(rb"\xe2\x80[\x90-\xbf]")
_FEW_BYTES = 20
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE_CHARS = 20_000
_STATEFUL = ("iso2022", "hz")


class Decoded(NamedTuple):
    """A text, the encoding it was read in, and how many characters had to be replaced."""

    text: str
    encoding: str
    replaced: int = 0


def decode(raw: bytes, *, page: bool = False, charset: str = "") -> Decoded:
    """The text of the bytes. Never fails: what cannot be decoded is U+FFFD, and counted.

    `charset` is what a server declared; it goes before what the page declares itself.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _with(raw[len(mark) :], encoding)
    wide = _wide(raw[:_HEAD_BYTES])
    if wide:
        return _with(raw, wide)
    declared = _known(charset) or (_declared(raw[:_HEAD_BYTES]) if page else None)
    if declared and declared.startswith(_STATEFUL):
        return _with(raw, declared)
    try:
        # Text in another encoding is next to never valid UTF-8, so UTF-8 wins over what a page declares.
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _with(raw, declared) if declared and declared != "utf-8" else _broken_utf8_or_cp1252(raw)


def without_surrogates(text: str) -> Decoded:
    """The text with lone surrogates, which no encoding can write, replaced."""
    replaced = len(_SURROGATE.findall(text))
    return Decoded(_SURROGATE.sub("\ufffd", text) if replaced else text, "", replaced)


def is_binary(decoded: Decoded) -> bool:
    """More than one character in fifty is a control character that no text holds, or was lost in decoding."""
    sample = decoded.text[:_SAMPLE_CHARS]
    strange = len(_CONTROLS.findall(sample)) + sample.count("\ufffd") + max(0, sample.count("\0") - len(sample) // 4)
    return strange > max(4, len(sample) // 50) or (not sample.strip("\0") and len(sample) > 0)


def _with(raw: bytes, encoding: str) -> Decoded:
    if encoding == "cp1252":
        return Decoded(codecs.charmap_decode(raw, "strict", _CP1252_TABLE)[0], encoding)
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = raw.decode(encoding, "replace")
        return Decoded(text, encoding, text.count("\ufffd"))


def _wide(head: bytes) -> str | None:
    """UTF-16 and UTF-32 without a mark: one byte of each pair is NUL or the script's own number, the other hardly ever NUL."""
    if len(head) < 4 or len(head) % 2 or head.count(0) < len(head) // 50 or not head.count(0):
        return None
    nuls = [head[place::4].count(0) for place in range(4)]
    quarter = len(head) // 4
    if len(head) % 4 == 0 and nuls[2] + nuls[3] >= 1.9 * quarter and nuls[0] <= 0.1 * quarter:
        return "utf-32-le"
    if len(head) % 4 == 0 and nuls[0] + nuls[1] >= 1.9 * quarter and nuls[3] <= 0.1 * quarter:
        return "utf-32-be"
    if _is_high(head[1::2]) and head[0::2].count(0) <= 0.02 * len(head):
        return "utf-16-le"
    if _is_high(head[0::2]) and head[1::2].count(0) <= 0.02 * len(head):
        return "utf-16-be"
    return None


def _is_high(every_other: bytes) -> bool:
    """Nearly all are one of three values, NUL among them: the high bytes of a text in one script."""
    # A few bytes may look like anything: there only NUL counts.
    common = Counter(every_other).most_common(3 if len(every_other) >= _FEW_BYTES else 1)
    return sum(count for _, count in common) >= 0.9 * len(every_other) and any(not byte for byte, _ in common)


def _declared(head: bytes) -> str | None:
    found = _XML_DECLARED.search(head) or _DECLARED.search(head)
    if not found:
        return None
    return _known(found.group(1).decode("ascii", "replace"))


def _known(charset: str) -> str | None:
    """The codec of a declared encoding, where it is one that texts are written in."""
    name = charset.strip().strip("\"'").lower()
    if not name:
        return None
    # The WHATWG encoding standard: a page that says Latin-1 or ASCII means Windows-1252.
    if name in ("iso-8859-1", "latin-1", "latin1", "iso8859-1", "us-ascii", "ascii", "windows-1252", "cp1252"):
        return "cp1252"
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return known if known.startswith(_ENCODINGS) else None


def _broken_utf8_or_cp1252(raw: bytes) -> Decoded:
    text = raw.decode("utf-8", "replace")
    replaced = text.count("\ufffd")
    beyond_ascii = sum(len(found) for found in re.findall(r"[^\x00-\x7f\ufffd]+", text))
    # One quotation mark or dash of UTF-8 (“â€œ” in Windows-1252) is proof: nobody writes those three.
    if beyond_ascii > 2 * replaced or _PUNCTUATION.search(raw):
        return Decoded(text, "utf-8", replaced)
    return _with(raw, "cp1252")
