"""JSON of others as records of ours: ninjs 1, 2 and 3 (wire items) and JSON Feed (entries of a feed).

Versions of ninjs differ in the case of their names and in whether a text stands by itself or in a list of texts with roles.
"""

from __future__ import annotations

from typing import Any

_JSON_FEED = "jsonfeed.org/version"
_NINJS = frozenset(("bodies", "headlines", "body_html", "body_xhtml", "body_text", "versioncreated", "pubstatus"))
_WITHDRAWN = {"canceled": "cancelled", "cancelled": "cancelled", "withheld": "withheld"}


def feed_entries(value: dict[str, Any]) -> list[dict[str, Any]] | None:
    """The entries of a JSON Feed as records; None where the object is none."""
    if _JSON_FEED not in str(value.get("version", "")) or not isinstance(value.get("items"), list):
        return None
    return [_entry(one, value) if isinstance(one, dict) else {"text": one} for one in value["items"]]


def as_record(value: dict[str, Any]) -> dict[str, Any]:
    """A ninjs item as a record; any other object as it is."""
    keyed = {str(key).lower(): one for key, one in value.items()}
    if "text" in keyed or "html" in keyed or not _NINJS & keyed.keys():
        return value
    body, is_html = _body(keyed)
    return {
        "wire": True,
        "withdrawn": _WITHDRAWN.get(_text(keyed.get("pubstatus")).lower(), ""),
        "title": _text(keyed.get("headline")) or _chosen(keyed.get("headlines"))[0],
        "byline": _text(keyed.get("byline")) or _text(keyed.get("by")),
        "dateline": _text(keyed.get("dateline")) or _text(keyed.get("located")),
        "published": _text(keyed.get("versioncreated")) or _text(keyed.get("firstcreated")) or _text(keyed.get("contentcreated")),
        "outlet": _source(keyed),
        "lang": _text(keyed.get("language"))[:2].lower(),
        "summary": _text(keyed.get("description_text")) or _chosen(keyed.get("descriptions"))[0],
        **({"fragment": body} if is_html else {"text": body}),
    }


def _entry(entry: dict[str, Any], feed: dict[str, Any]) -> dict[str, Any]:
    authors = [one.get("name") for one in _list(entry.get("authors")) if isinstance(one, dict)]
    html, text = _text(entry.get("content_html")), _text(entry.get("content_text"))
    return {
        "wire": True,
        "url": _text(entry.get("url")) or _text(entry.get("external_url")) or _text(entry.get("id")),
        "title": _text(entry.get("title")),
        "byline": ", ".join(_text(name) for name in authors if _text(name)),
        "published": _text(entry.get("date_published")) or _text(entry.get("date_modified")),
        "outlet": _text(feed.get("title")),
        "lang": _text(entry.get("language") or feed.get("language"))[:2].lower(),
        "summary": _text(entry.get("summary")),
        **({"fragment": html} if html else {"text": text}),
    }


def _body(keyed: dict[str, Any]) -> tuple[str, bool]:
    """The item's text, and whether it is HTML; the fullest of several."""
    for key in ("body_html", "body_xhtml"):
        if _text(keyed.get(key)):
            return _text(keyed[key]), True
    if _text(keyed.get("body_text")):
        return _text(keyed["body_text"]), False
    return _chosen(keyed.get("bodies"))


def _chosen(several: Any) -> tuple[str, bool]:
    """Of texts in several forms the one with markup, else the longest; and whether it is HTML."""
    found = []
    for one in _list(several):
        keyed = {str(key).lower(): part for key, part in one.items()} if isinstance(one, dict) else {}
        value = _text(keyed.get("value"))
        found.append(("html" in _text(keyed.get("contenttype")), len(value), value))
    is_html, _, value = max((one for one in found if one[1]), default=(False, 0, ""))
    return value, is_html


def _source(keyed: dict[str, Any]) -> str:
    sources = [_text(one.get("name")) for one in _list(keyed.get("infosources") or keyed.get("infosource")) if isinstance(one, dict)]
    return next((name for name in sources if name), "") or _text(keyed.get("copyrightholder"))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
