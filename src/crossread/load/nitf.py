"""NITF, the markup of wire texts: its headline, byline and dateline stand above the body, whose tree is walked as a page's is."""

from __future__ import annotations

import copy
import re
from typing import Any

from crossread.load.inputs import Item
from crossread.load.making import Facts, rejected
from crossread.load.published import iso_date
from crossread.load.sniff import Kind
from crossread.load.xmltree import below, first, local, words
from crossread.rows import Outcome, Report, Role, State

# What a page calls the same thing.
_TAGS = {"hl1": "h1", "hl2": "h2", "block": "div", "media": "figure", "media-caption": "figcaption", "body.content": "div", "tagline": "p"}
_NAME = re.compile(r"[^\W\d][\w.-]*")
_UNSEEN = ("media-metadata", "media-reference", "media-producer", "virtloc")
_WITHDRAWN = {
    "canceled": "cancelled",
    "cancelled": "cancelled",
    "embargoed": "under embargo",
    "withheld": "withheld",
    "killed": "cancelled",
}


def nitf_item(root: Any, name: str, where: str, raw: bytes, given: Facts) -> Item | Report:
    """The article of a NITF text; one that its agency withdrew is rejected."""
    head, docdata = first(root, "body.head"), first(root, "docdata")
    status = (docdata.get("management-status") or "").lower() if docdata is not None else ""
    if status in _WITHDRAWN:
        return withdrawn(name, where, raw, _WITHDRAWN[status])
    content = first(root, "body.content")
    body = html_of(content) if content is not None else ""
    abstract = first(root, "abstract")
    outcome = None
    if not words(content) and words(abstract):
        body, outcome = html_of(abstract), summary_only(where)
    facts = Facts(
        title=words(first(head, "hedline", "hl1")) or words(first(root, "title")) or given.title,
        outlet=_attribute(root, "doc.copyright", "holder") or words(first(root, "distributor")) or given.outlet,
        url=given.url,
        byline=_byline(head) or given.byline,
        published=iso_date(_attribute(root, "date.issue", "norm") or _attribute(root, "story.date", "norm") or "") or given.published,
        published_from="wire",
        lang=given.lang,
        captured=given.captured,
    )
    return wire_item(name, where, raw, body, facts, _above(head), outcome)


def wire_item(
    name: str, where: str, raw: bytes, body: str, facts: Facts, before: tuple[tuple[str, Role], ...], outcome: Outcome | None
) -> Item | Report:
    """The item of a wire text; rejected where it carries no words."""
    if not body.strip():
        seen = f"{where}: a wire item without a text (“{(facts.title or '')[:80]}”)"
        return rejected(name, "no-text", f"{seen}.\n  Give the item that holds the article.", raw=raw)
    return Item(name, where, raw, Kind.FRAGMENT, facts, body=body, before=before, outcome=outcome)


def withdrawn(name: str, where: str, raw: bytes, status: str) -> Report:
    """The report of an item that its agency does not want used."""
    return rejected(
        name, "withdrawn", f"{where}: the agency says that this item is {status}.\n  Give the version that may be used.", raw=raw
    )


def summary_only(where: str) -> Outcome:
    """The outcome of an item that carries a summary alone."""
    return Outcome(State.PARTIAL, "summary-only", f"{where}: it carries a summary of this article alone.\n  Give the article itself.")


def html_of(element: Any) -> str:
    """An element's markup under the names that pages use, without namespaces."""
    from lxml import etree

    bare = copy.deepcopy(element)
    for caption in below(bare, "media-caption"):
        for paragraph in list(below(caption, "p")):
            paragraph.tag = "span"
    for one in bare.iter():
        if isinstance(one.tag, str):
            name = _TAGS.get(local(one), local(one))
            # A broken document may hold a name that the tree takes from its parser and from nobody else.
            one.tag = name if _NAME.fullmatch(name) else "span"
    bare.tail = None
    etree.cleanup_namespaces(bare)
    etree.strip_elements(bare, *_UNSEEN, with_tail=False)
    return str(etree.tostring(bare, method="html", encoding="unicode"))


def _above(head: Any) -> tuple[tuple[str, Role], ...]:
    if head is None:
        return ()
    found = [(words(one), Role.HEADING) for one in below(head, "hl2")]
    found += [(words(one), Role.CREDIT) for one in below(head, "byline")]
    found += [(words(one), Role.DATELINE) for one in below(head, "dateline")]
    return tuple((line, role) for line, role in found if line)


def _byline(head: Any) -> str | None:
    names = [words(one) for one in below(head, "byline")] if head is not None else []
    return ", ".join(name.removeprefix("By ").removeprefix("by ") for name in names if name) or None


def _attribute(root: Any, element: str, attribute: str) -> str | None:
    found = first(root, element)
    return (found.get(attribute) or None) if found is not None else None
