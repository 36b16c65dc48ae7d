"""What some bytes are: told from the bytes first, from the name only where the bytes leave it open."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum


class Kind(StrEnum):
    """What an input holds."""

    TEXT = "text"
    PAGE = "page"
    JSON = "json"
    JSON_LINES = "json lines"
    FEED = "feed"
    OPML = "list of feeds"
    SITEMAP = "sitemap"
    NEWSML = "NewsML-G2"
    NITF = "NITF"
    XML = "xml"
    PDF = "PDF"
    FRAGMENT = "fragment of a page"


ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
GZIP = b"\x1f\x8b"
WARC = b"WARC/"
PDF = b"%PDF-"
_LINES = (".jsonl", ".ndjson")
_COLLECTIONS = (*_LINES, ".json")
_SIGNATURES = (
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"filedesc://", "an old web archive (ARC)"),
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
_ROOTS = "rss|feed|rdf|channel|opml|urlset|sitemapindex|newsitem|newsmessage|packageitem|nitf"
_XML = re.compile(rf"<\?xml|<!DOCTYPE\s+(?!html)|<(?:\w{{1,20}}:)?(?:{_ROOTS})\b", re.IGNORECASE)
_ROOT = re.compile(rf"<(?:\w{{1,20}}:)?({_ROOTS})(?=[\s/>])", re.IGNORECASE)
_KIND_OF_ROOT = {
    **dict.fromkeys(("rss", "feed", "rdf", "channel"), Kind.FEED),
    **dict.fromkeys(("urlset", "sitemapindex"), Kind.SITEMAP),
    **dict.fromkeys(("newsitem", "newsmessage", "packageitem"), Kind.NEWSML),
    "opml": Kind.OPML,
    "nitf": Kind.NITF,
}
_HTML = re.compile(r"<html[\s>]", re.IGNORECASE)
# A document type declaration may stand before the root.
_ROOT_CHARS = 20_000
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


def is_lines_name(name: str) -> bool:
    """The name promises a JSON object a line."""
    return name.lower().endswith(_LINES)


def is_wide(head: bytes) -> bool:
    """The bytes are UTF-16 or UTF-32, which cannot be cut at line feeds."""
    return head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in head


def kind_of(text: str, name: str, media: str = "") -> Kind:
    """What a decoded input holds. What a server declared goes before the name, where it says more than "text" or "XML"."""
    head = text[:_HEAD_CHARS].lstrip("\ufeff \t\r\n\f\0")
    declared = media.partition(";")[0].strip().lower()
    if declared:
        return _declared(declared, head, text)
    ending = name.lower().rpartition(".")[2]
    if ending in ("jsonl", "ndjson"):
        return Kind.JSON_LINES
    if ending == "json":
        return Kind.JSON
    if ending in ("html", "htm", "xhtml", "shtml"):
        return Kind.PAGE
    if ending in ("txt", "text", "md") or not head:
        return Kind.TEXT
    if head[0] == "<":
        return _markup(head, text, ending)
    if head[0] in "{[" and ("." not in name or name == "-"):
        return Kind.JSON if head[0] == "[" else Kind.JSON_LINES
    return Kind.TEXT


def _declared(declared: str, head: str, text: str) -> Kind:
    if head[:1] == "<":
        # Servers call feeds HTML and pages XML.
        found = _markup(head, text, "")
        return Kind.PAGE if "html" in declared and found is Kind.XML else found
    if "json" in declared or (head[:1] in "{[" and declared not in ("text/html", "text/plain")):
        return Kind.JSON_LINES if declared.endswith(("ndjson", "jsonl", "jsonlines")) else Kind.JSON
    return Kind.PAGE if "html" in declared else Kind.TEXT


def _markup(head: str, text: str, ending: str) -> Kind:
    if _XML.match(head) or ending == "xml":
        root, page = _ROOT.search(text, 0, _ROOT_CHARS), _HTML.search(text, 0, _ROOT_CHARS)
        # A wire package may hold a page, and a page may hold an element of such a name.
        if root and (not page or root.start() < page.start()):
            return _KIND_OF_ROOT[root.group(1).lower()]
        return Kind.PAGE if page else Kind.XML
    return Kind.PAGE if _PAGE.search(head) or head.startswith("<!--") else Kind.TEXT
