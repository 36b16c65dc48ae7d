"""NewsML-G2, the envelope of wire texts: a message holds items, an item holds its texts as NITF, as XHTML, or plain."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from crossread.load.inputs import Item
from crossread.load.making import Facts, rejected
from crossread.load.nitf import html_of, nitf_item, wire_item, withdrawn
from crossread.load.published import iso_date
from crossread.load.xmltree import below, first, local, words
from crossread.rows import Report, Role

_WITHDRAWN = {"canceled": "cancelled", "withheld": "withheld"}


def newsml_items(root: Any, name: str, where: str, raw: bytes, given: Facts) -> Iterator[Item | Report]:
    """The articles of a message or of a single item, in order; pictures and packages are named as holding none."""
    found = [root] if local(root) == "newsitem" else list(below(root, "newsitem"))
    for nth, item in enumerate(found, start=1):
        place = where if len(found) == 1 else f"{where}, item {nth}"
        yield _item(item, name if len(found) == 1 else f"{name}:{nth}", place, raw, given)
    if not found:
        detail = f"{where}: a wire package that holds no item of its own.\n  Give the items that it lists."
        yield rejected(name, "no-text", detail, raw=raw)


def _item(item: Any, name: str, where: str, raw: bytes, given: Facts) -> Item | Report:
    status = first(item, "itemmeta", "pubstatus")
    shown = (status.get("qcode") or status.get("uri") or "").rpartition(":")[2].rpartition("/")[2].lower() if status is not None else ""
    if shown in _WITHDRAWN:
        return withdrawn(name, where, raw, _WITHDRAWN[shown])
    meta = first(item, "contentmeta")
    facts = _facts(item, meta, given)
    nitf = first(item, "contentset", "nitf")
    if nitf is not None:
        inner = nitf_item(nitf, name, where, raw, replace(facts, title=None))
        return inner if isinstance(inner, Report) else replace(inner, facts=_joined(inner.facts, facts))
    return wire_item(name, where, raw, _body(item), facts, _above(meta), None)


def _facts(item: Any, meta: Any, given: Facts) -> Facts:
    language = first(meta, "language")
    when = next((iso_date(words(one)) for one in below(item, "versioncreated", "firstcreated", "contentcreated")), None)
    return Facts(
        title=words(first(meta, "headline")) or words(first(item, "title")) or None,
        outlet=_named(first(item, "provider")) or words(first(item, "copyrightholder")) or given.outlet,
        url=given.url,
        byline=words(first(meta, "by")).removeprefix("By ").removeprefix("by ") or None,
        published=when or given.published,
        published_from="wire" if when else given.published_from,
        lang=(language.get("tag") or "")[:2].lower() or None if language is not None else None,
        captured=given.captured,
    )


def _joined(inner: Facts, outer: Facts) -> Facts:
    """What the text says of itself, and what its envelope says where the text is silent; the version's time is the envelope's."""
    return replace(
        inner,
        title=inner.title or outer.title,
        outlet=inner.outlet or outer.outlet,
        byline=inner.byline or outer.byline,
        published=outer.published or inner.published,
        lang=inner.lang or outer.lang,
    )


def _body(item: Any) -> str:
    content = first(item, "contentset")
    page = first(content, "body") if content is not None else None
    if page is None and content is not None:
        page = first(content, "inlinexml")
    if page is not None:
        page.tag = "div"
        return html_of(page) if words(page) else ""
    for one in below(content, "inlinedata") if content is not None else ():
        written = "".join(one.itertext()).strip()
        if "html" in (one.get("contenttype") or ""):
            return written
        if written:
            return "".join(f"<p>{html.escape(part)}</p>" for part in written.split("\n") if part.strip())
    return ""


def _above(meta: Any) -> tuple[tuple[str, Role], ...]:
    if meta is None:
        return ()
    found = [(words(one), Role.CREDIT) for one in below(meta, "by")]
    found += [(words(one), Role.DATELINE) for one in below(meta, "dateline")]
    return tuple((line, role) for line, role in found if line)


def _named(provider: Any) -> str | None:
    """A provider's name, or the code that stands for it ("nprov:REUTERS")."""
    if provider is None:
        return None
    return words(first(provider, "name")) or (provider.get("literal") or provider.get("qcode") or "").rpartition(":")[2] or None
