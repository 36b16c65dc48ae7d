"""Lists of addresses: OPML names feeds, a sitemap names pages or further sitemaps. Listing them fetches nothing."""

from __future__ import annotations

from crossread.load.prescan import TooMuch
from crossread.load.xmltree import below, parse_xml, words
from crossread.settings import Settings

_HTTP = ("http://", "https://")


def feed_addresses(text: str, settings: Settings) -> list[str] | TooMuch:
    """The addresses of the feeds that an OPML text lists, in its order, each once."""
    root = parse_xml(text, settings)
    if isinstance(root, TooMuch):
        return root
    found = [value.strip() for one in below(root, "outline") for name, value in one.items() if name.lower() == "xmlurl"]
    return list(dict.fromkeys(address for address in found if address.startswith(_HTTP)))


def sitemap_addresses(text: str, settings: Settings) -> list[str] | TooMuch:
    """The addresses that a sitemap lists, newest first where it says when they changed; those of pictures are passed over."""
    root = parse_xml(text, settings)
    if isinstance(root, TooMuch):
        return root
    found = []
    for entry in below(root, "url", "sitemap"):
        place = next((words(one) for one in entry if _is(one, "loc")), "")
        changed = max((words(one) for one in below(entry, "lastmod", "publication_date")), default="")
        if place.startswith(_HTTP):
            found.append((changed, place))
    newest = sorted(found, key=lambda one: one[0], reverse=True)
    return list(dict.fromkeys(place for _, place in newest))


def _is(element: object, name: str) -> bool:
    tag = getattr(element, "tag", "")
    return isinstance(tag, str) and tag.rpartition("}")[2].lower() == name
