"""Addresses that an input lists, fetched where that was asked for: a list of feeds, then a feed's entries, then their pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BufferedReader, BytesIO

from crossread.load.fetch import Get
from crossread.load.inputs import Found, Item, Links, Named
from crossread.load.making import rejected
from crossread.load.opening import open_up
from crossread.rows import Report
from crossread.settings import Settings

# A list of feeds, a feed, a page; or a list of sitemaps, a sitemap, a page.
_DEEPEST = 3


def follow(found: Iterable[Found], get: Get, settings: Settings) -> Iterator[Item | Report]:
    """The items, with those behind listed addresses in the place of the list; each address once, and no more than allowed."""
    seen: set[str] = set()
    for one in found:
        yield from _follow(one, get, settings, seen, depth=0)


def fetched(page: Named | Report, settings: Settings) -> Iterator[Found]:
    """The items in what was fetched."""
    if isinstance(page, Report):
        yield page
    else:
        where = (page.facts.url if page.facts else None) or page.name
        yield from open_up(page.name, BufferedReader(BytesIO(page.raw)), settings, given=page, where=where)


def _follow(one: Found, get: Get, settings: Settings, seen: set[str], depth: int) -> Iterator[Item | Report]:
    if not isinstance(one, Links):
        yield one
        return
    if not settings.follow_links or depth >= _DEEPEST:
        yield one.otherwise
        return
    for nth, address in enumerate(one.addresses):
        if address in seen:
            continue
        if len(seen) >= settings.max_links:
            yield _too_many(one, nth, settings)
            return
        seen.add(address)
        page = get(address)
        yield from (part for inner in fetched(page, settings) for part in _follow(inner, get, settings, seen, depth + 1))
        if isinstance(page, Report) and isinstance(one.otherwise, Item):
            # The page is not to be had; what the feed carries of it is.
            yield one.otherwise


def _too_many(one: Links, nth: int, settings: Settings) -> Report:
    name = one.otherwise.name
    where = one.otherwise.where if isinstance(one.otherwise, Item) else name
    detail = f"{where}: {len(one.addresses) - nth:,} addresses are not fetched, because at most {settings.max_links:,} are"
    return rejected(name, "left-out", f"{detail}.\n  Set max_links higher to have them fetched.")
