"""What some bytes hold, and the items in them: one for a text or a page, several for records, feeds and wire packages."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.load.decode import Decoded, decode, is_binary
from crossread.load.inputs import Found, Item, Links, Named
from crossread.load.jsonlines import record_items
from crossread.load.making import Facts, name_of, rejected
from crossread.load.plain import BLANK
from crossread.load.prescan import TooMuch
from crossread.load.sniff import PDF, Kind, is_collection_name, kind_of, unreadable_kind
from crossread.rows import Report
from crossread.settings import Settings


def sort_out(one: Named, settings: Settings, *, where: str = "") -> Iterator[Found]:
    """The items in these bytes; what cannot be read is a rejected report. `where` says in messages where the bytes stood."""
    where = where or one.name
    facts = one.facts or Facts()
    # What has an address is named by it.
    name = one.name if facts.url else name_of(one.name)
    if PDF in one.raw[:1024]:
        yield Item(name, where, one.raw, Kind.PDF, facts)
        return
    decoded = decode(one.raw, page=one.raw.lstrip()[:1] == b"<", charset=facts.charset)
    why_not = _unreadable(one, where, decoded)
    if why_not:
        yield rejected(name, why_not[0], why_not[1], raw=one.raw)
        return
    kind = kind_of(decoded.text, one.name, one.media)
    if kind in (Kind.TEXT, Kind.PAGE):
        yield Item(name, where, one.raw, kind, facts)
    elif kind in (Kind.JSON, Kind.JSON_LINES):
        yield from record_items(one.name, where, decoded.text, settings, lines=kind is Kind.JSON_LINES)
    else:
        yield from _markup(kind, one, name, where, decoded.text, settings)


def _markup(kind: Kind, one: Named, name: str, where: str, text: str, settings: Settings) -> Iterator[Found]:
    """The items in a feed, a wire package or a list of addresses. Their readers are imported here: most inputs need none."""
    if kind is Kind.FEED:
        from crossread.load.feeds import feed_items

        yield from feed_items(one, name, where, settings)
    elif kind in (Kind.OPML, Kind.SITEMAP):
        yield _listed(kind, one, name, where, text, settings)
    elif kind in (Kind.NEWSML, Kind.NITF):
        yield from _wire(kind, one, name, where, text, settings)
    else:
        detail = f"{where}: XML of a kind that holds no article we know.\n  Give the articles' own pages or texts."
        yield rejected(name, "unknown-markup", detail, raw=one.raw)


def _listed(kind: Kind, one: Named, name: str, where: str, text: str, settings: Settings) -> Found:
    from crossread.load.links import feed_addresses, sitemap_addresses

    found = (feed_addresses if kind is Kind.OPML else sitemap_addresses)(text, settings)
    if isinstance(found, TooMuch):
        return rejected(name, found.reason, f"{where}: {found.detail}.\n  Get it again.", raw=one.raw)
    if not found:
        return rejected(name, "empty", f"{where}: a {kind} without an address in it.\n  Get it again.", raw=one.raw)
    detail = f"{where}: a {kind} of {len(found):,} addresses, and what a file lists is fetched only where that is asked for."
    return Links(tuple(found), rejected(name, "links-only", f"{detail}\n  Try: --follow-links", raw=one.raw))


def _wire(kind: Kind, one: Named, name: str, where: str, text: str, settings: Settings) -> Iterator[Found]:
    from crossread.load.newsml import newsml_items
    from crossread.load.nitf import nitf_item
    from crossread.load.xmltree import parse_xml

    root = parse_xml(text, settings)
    if isinstance(root, TooMuch):
        yield rejected(name, root.reason, f"{where}: {root.detail}.\n  Get it again.", raw=one.raw)
    elif kind is Kind.NITF:
        yield nitf_item(root, name, where, one.raw, one.facts or Facts())
    else:
        yield from newsml_items(root, name, where, one.raw, one.facts or Facts())


def _unreadable(one: Named, where: str, decoded: Decoded) -> tuple[str, str] | None:
    """Why the bytes are no text: a slug, and in words."""
    size = f"{len(one.raw):,} bytes"
    if not one.raw:
        return "empty", f"{where}: an empty file, 0 bytes.\n  Check that it was saved."
    kind = unreadable_kind(one.raw)
    if kind:
        return "binary", f"{where}: {kind}, not text ({size}).\n  Save the article as text or as a page."
    if is_binary(decoded):
        return "binary", f"{where}: binary data, not text ({size}).\n  Save the article as text in UTF-8."
    if not decoded.text.strip(BLANK):
        return "empty", f"{where}: nothing but white space ({size}).\n  Check that it was saved."
    return None


def limit_of(name: str, head: bytes, settings: Settings) -> int:
    """How many bytes may be taken into memory at once."""
    is_large = is_collection_name(name) or PDF in head[:1024]
    return settings.max_collection_bytes if is_large else settings.max_input_bytes


def too_large(where: str, size: int, limit: int) -> Report:
    """The report of an input that is larger than may be read."""
    detail = f"{where}: {size:,} bytes, and at most {limit:,} are read.\n  Give the article's text alone."
    return rejected(name_of(where), "too-large", detail)
