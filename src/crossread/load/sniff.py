"""What some bytes are: told from the bytes first, from the name only where the bytes leave it open."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """What an input holds."""

    TEXT = "text"
    PAGE = "page"
    JSON = "json"
    JSON_LINES = "json lines"
    FEED = "feed"
    XML = "xml"


_COLLECTIONS = (".jsonl", ".ndjson", ".json")
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"PK\x05\x06", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"WARC/", "a web archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "a recording"),
    (b"ID3", "a recording"),
    (b"RIFF", "a recording or image"),
    (b"wOF", "a font"),
)
_PAGE = re.compile(
    r"<!doctype\s+html|<html[\s>]|<(?:head|body|title|meta|article|div|p|h1|script|table|span|br|a|img)\b[^<>]{0,400}>", re.IGNORECASE
)
_XML = re.compile(r"<\?xml|<!DOCTYPE\s+(?!html)|<(?:rss|feed|rdf:RDF|opml)\b", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel)\b", re.IGNORECASE)
_HEAD_CHARS = 4_000


def unreadable_kind(raw: bytes) -> str | None:
    """What the bytes are, in words, where they are nothing that can be read as text ("a PDF")."""
    head = raw[:1024]
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    return "a recording" if head[4:8] == b"ftyp" else None


def is_collection_name(name: str) -> bool:
    """The name promises many reports in one file."""
    return name.lower().endswith(_COLLECTIONS)


def kind_of(text: str, name: str) -> Kind:
    """What a decoded input holds."""
    ending = name.lower().rpartition(".")[2]
    if ending in ("jsonl", "ndjson"):
        return Kind.JSON_LINES
    if ending == "json":
        return Kind.JSON
    head = text[:_HEAD_CHARS].lstrip("\ufeff \t\r\n\f\0")
    if ending in ("html", "htm", "xhtml", "shtml"):
        return Kind.PAGE
    if ending in ("txt", "text", "md") or not head:
        return Kind.TEXT
    if head[0] == "<":
        return _markup(head, ending)
    if head[0] in "{[" and ("." not in name or name == "-"):
        return Kind.JSON if head[0] == "[" else Kind.JSON_LINES
    return Kind.TEXT


def _markup(head: str, ending: str) -> Kind:
    if _XML.match(head) and not re.search(r"<html[\s>]", head, re.IGNORECASE):
        return Kind.FEED if _FEED.search(head) else Kind.XML
    if ending == "xml":
        return Kind.XML
    return Kind.PAGE if _PAGE.search(head) or head.startswith("<!--") else Kind.TEXT
