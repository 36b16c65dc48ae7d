"""One input to its reports: what it is, its text, its pieces with their roles, and whether it is whole."""

from __future__ import annotations

import re

from crossread.load.decode import Decoded, decode
from crossread.load.finishing import finish
from crossread.load.inputs import Named
from crossread.load.jsonlines import Record, records
from crossread.load.making import Facts, name_of, rejected
from crossread.load.plain import BLANK, cut
from crossread.load.sniff import Kind, kind_of, unreadable_kind
from crossread.rows import Report
from crossread.settings import Settings

_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE_CHARS = 20_000


def read_bytes(one: Named, settings: Settings) -> list[Report]:
    """The reports in one input; one that cannot be read is a rejected report."""
    name = name_of(one.name)
    if not one.raw:
        return [rejected(name, "empty", f"{one.name}: an empty file, 0 bytes.\n  Check that it was saved.")]
    kind = unreadable_kind(one.raw)
    if kind:
        detail = f"{one.name}: {kind}, not text ({len(one.raw):,} bytes).\n  Save the article as text or as a page."
        return [rejected(name, "binary", detail, raw=one.raw)]
    decoded = decode(one.raw)
    if is_binary(decoded):
        detail = f"{one.name}: binary data, not text ({len(one.raw):,} bytes).\n  Save the article as text in UTF-8."
        return [rejected(name, "binary", detail, raw=one.raw)]
    if not decoded.text.strip(BLANK):
        detail = f"{one.name}: nothing but white space ({len(one.raw):,} bytes).\n  Check that it was saved."
        return [rejected(name, "empty", detail, raw=one.raw)]
    return _read_kind(kind_of(decoded.text, one.name), one, name, decoded, settings)


def _read_kind(kind: Kind, one: Named, name: str, decoded: Decoded, settings: Settings) -> list[Report]:
    if kind is Kind.TEXT:
        return [read_text(name, one.raw, decoded, Facts(), settings)]
    if kind is Kind.PAGE:
        return [_page(name, one.raw, Facts(), settings)]
    if kind in (Kind.JSON, Kind.JSON_LINES):
        found = records(one.name, decoded.text, lines=kind is Kind.JSON_LINES)
        return [each if isinstance(each, Report) else _read_record(each, settings) for each in found]
    what = "a feed, which lists articles" if kind is Kind.FEED else "XML of a kind that holds no article we know"
    return [rejected(name, "unknown-markup", f"{one.name}: {what}.\n  Give the articles' own pages or texts.", raw=one.raw)]


def _read_record(record: Record, settings: Settings) -> Report:
    size = len(record.text) + len(record.html or "")
    if size > settings.max_input_bytes:
        detail = (
            f"{record.where}: {size:,} characters, and at most {settings.max_input_bytes:,} are read.\n  Give the article's text alone."
        )
        return rejected(record.name, "too-large", detail, raw=record.raw)
    if record.html is not None:
        return _page(record.name, record.html.encode("utf-8", "replace"), record.facts, settings)
    return read_text(record.name, record.raw, Decoded(record.text, "utf-8", record.replaced), record.facts, settings)


def read_text(name: str, raw: bytes, decoded: Decoded, facts: Facts, settings: Settings) -> Report:
    """The report of a plain text: the text as decoded, cut into paragraphs."""
    return finish(name, raw, decoded, cut(decoded.text, max_chars=settings.max_block_chars), facts, settings)


def is_binary(decoded: Decoded) -> bool:
    """More than one character in fifty is a control character that no text holds, or was lost in decoding."""
    sample = decoded.text[:_SAMPLE_CHARS]
    strange = len(_CONTROLS.findall(sample)) + sample.count("\ufffd") + max(0, sample.count("\0") - len(sample) // 4)
    return strange > max(4, len(sample) // 50) or (not sample.strip("\0") and len(sample) > 0)


def _page(name: str, raw: bytes, facts: Facts, settings: Settings) -> Report:
    # The parser and the extractor take .4 s to import, which a comparison of text files need not pay.
    from crossread.load.html import read_page

    return read_page(name, raw, facts, settings)
