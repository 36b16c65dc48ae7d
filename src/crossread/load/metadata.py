"""What a page declares about itself: JSON-LD, then meta elements, then the elements a reader sees.

Broken JSON-LD is passed over. A declared date is taken as written where it is ISO 8601; htmldate is asked last.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from crossread.load.making import Facts
from crossread.load.published import iso_date

_ARTICLE = re.compile(r"(?:Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting)$")
_MAX_NODES = 500
_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "date"),
    *("dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish-date", "publication_date"),
    *("sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "article.published", "originalpublicationdate"),
)
_AUTHORS = ("author", "article:author_name", "parsely-author", "dc.creator", "byl", "sailthru.author")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "al:iphone:app_name")
_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_HTTP = re.compile(r"https?://[^\s<>\"]{4,2000}$")
_COMMENTS = re.compile(r"^\s*(?:<!--|//\s?<!\[CDATA\[|/\*\s?<!\[CDATA\[\s?\*/)|(?:-->|//\s?\]\]>|/\*\s?\]\]>\s?\*/)\s*$")


def facts_of(tree: Any, given: Facts) -> Facts:
    """The facts a page declares; what was given with it (in a JSON lines record) goes before."""
    article = _article(tree)
    metas = _metas(tree)
    published, source = _published(article, metas, tree)
    outlet = given.outlet or _name(article.get("publisher")) or _first(metas, _OUTLETS)
    if given.published:
        published, source = given.published, given.published_from
    return Facts(
        title=given.title or _without_outlet(_clean(article.get("headline")) or _first(metas, _TITLES), outlet),
        outlet=outlet,
        url=given.url or _address(tree, article, metas),
        byline=given.byline or _name(article.get("author")) or _author(metas),
        published=published,
        published_from=source,
        lang=given.lang or _lang(tree, article),
        captured=given.captured,
        body=_body(article.get("articleBody")),
        paid=str(article.get("isAccessibleForFree")).lower() in ("false", "no", "0") or metas.get("article:content_tier", "") == "locked",
    )


def _article(tree: Any) -> dict[str, Any]:
    """The JSON-LD node that describes an article, else an empty one."""
    best: dict[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            for node in _nodes(_parsed(script.text)):
                kinds = node.get("@type")
                named = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
                if any(_ARTICLE.search(kind) for kind in named) and len(node) > len(best):
                    best = node
    return best


def _parsed(text: str) -> Any:
    for attempt in (text, _COMMENTS.sub("", text), re.sub(r",(\s{0,20}[}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON value, outer ones first, at most so many."""
    waiting = [value]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node[:100])
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item") if key in node)


def _metas(tree: Any) -> dict[str, str]:
    """The first content of each meta element, by its name in lower case."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = _clean(meta.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _published(article: dict[str, Any], metas: dict[str, str], tree: Any) -> tuple[str | None, str | None]:
    declared = article.get("datePublished")
    day = iso_date(declared) if isinstance(declared, str) else None
    if day:
        return day, "json-ld"
    for name in _PUBLISHED:
        day = iso_date(metas[name]) if name in metas else None
        if day:
            return day, "meta"
    for element in tree.iter("time"):
        if (
            element.get("pubdate") is not None
            or "publish" in (element.get("itemprop") or "").lower()
            or "published" in (element.get("class") or "")
        ):
            day = iso_date(element.get("datetime") or "")
            if day:
                return day, "meta"
    return None, None


def _address(tree: Any, article: dict[str, Any], metas: dict[str, str]) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    for address in (*links, metas.get("og:url"), article.get("url")):
        if isinstance(address, str) and _HTTP.match(address.strip()):
            return _clean(address)
    return None


def _author(metas: dict[str, str]) -> str | None:
    found = _first(metas, _AUTHORS)
    return None if not found or _HTTP.match(found) else found.removeprefix("By ").removeprefix("by ")


def _lang(tree: Any, article: dict[str, Any]) -> str | None:
    written = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or article.get("inLanguage")
    found = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", written.strip()) if isinstance(written, str) else None
    return found.group().lower() if found else None


def _name(value: Any) -> str | None:
    """The name or names in a JSON-LD value: a string, an object with a name, or a list of either."""
    if isinstance(value, list):
        names = [name for one in value[:10] if not isinstance(one, list) and (name := _name(one))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        value = value.get("name")
        value = value[0] if isinstance(value, list) and value else value
    found = _clean(value)
    return None if found and _HTTP.match(found) else found


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title without the name of the outlet that sites put behind it."""
    bare = title.removesuffix(outlet).rstrip() if title and outlet else ""
    return bare[:-1].rstrip() if title and bare != title and len(bare) > 10 and bare[-1] in "|-–—·:" else title


def _body(value: Any) -> str:
    """The article's whole text, where the page carries it outside its visible part."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _clean(value: Any) -> str | None:
    """A declared string with white space folded; at most 500 characters, and none that cannot be written as UTF-8."""
    if not isinstance(value, str):
        return None
    return " ".join(value[:500].encode("utf-8", "replace").decode().split()) or None
