"""A feed to its entries: what an entry carries of its article is the report; its link is fetched only where that was asked for.

RSS, Atom and RDF are read by feedparser, ill-formed ones too, from bytes alone: it opens nothing and expands no entity
of the feed's own. JSON Feed is among the records (jsonlines). An entry with a summary alone is partial.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from crossread.load.decode import decode, without_surrogates
from crossread.load.inputs import Found, Item, Links, Named
from crossread.load.making import Facts, address_name, rejected
from crossread.load.prescan import too_much
from crossread.load.published import iso_date
from crossread.load.sniff import Kind
from crossread.rows import Outcome, Report, State
from crossread.settings import Settings

# A description of this length is the article in many RSS 2.0 feeds, which have no other place for it. Not measured.
_WHOLE_CHARS = 2_000


def feed_items(one: Named, name: str, where: str, settings: Settings) -> Iterator[Found]:
    """The entries of a feed in its order; one that carries no text is a rejected report that names its link."""
    parsed = parse_feed(one, settings)
    if isinstance(parsed, str):
        yield rejected(name, "unreadable", f"{where}: a feed that cannot be read ({parsed}).\n  Give the articles' own pages.", raw=one.raw)
        return
    entries: Sequence[Any] = parsed.get("entries", [])
    if not entries:
        detail = f"{where}: a feed without an entry.\n  Give the articles' own pages or texts."
        yield rejected(name, "empty-feed", detail, raw=one.raw)
    head = parsed.get("feed", {})
    for nth, entry in enumerate(entries, start=1):
        found = _entry(entry, head, f"{name}:{nth}", f"{where}, entry {nth}", one)
        whole = isinstance(found, Item) and found.outcome is None
        link = _link(entry)
        yield found if whole or not link else Links((link,), found)


def feed_links(one: Named, settings: Settings) -> list[str]:
    """The addresses that a feed's entries lead to, in the feed's order, each once."""
    parsed = parse_feed(one, settings)
    found = [] if isinstance(parsed, str) else [_link(entry) for entry in parsed.get("entries", [])]
    return list(dict.fromkeys(link for link in found if link))


def parse_feed(one: Named, settings: Settings) -> Any:
    """What feedparser makes of a feed, or why it was not given it."""
    text = decode(one.raw, page=True, charset=one.facts.charset if one.facts else "").text
    why_not = too_much(text, settings)
    if why_not:
        return why_not.detail
    import feedparser

    headers = {"content-type": one.media} if one.media else {}
    raw = one.raw
    if "<!ENTITY" in text:
        raw, headers = _without_declarations(text).encode(), {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            # A stream: a string could be taken for an address or a file's name.
            return feedparser.parse(io.BytesIO(raw), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
        except Exception as error:
            # Ill-formed feeds trip it up in ways that it names nowhere.
            return f"{type(error).__name__}: {error}"


def _without_declarations(text: str) -> str:
    """The feed without its document type declaration: what that declares may be made to grow, or to name files."""
    start = text.find("<!DOCTYPE")
    end = text.find("]>", start)
    bare = text[:start] + text[end + 2 :] if 0 <= start < end else text
    return bare.partition("?>")[2] if bare.lstrip("\ufeff \n").startswith("<?xml") else bare


def _entry(entry: Any, head: Any, otherwise: str, where: str, feed: Named) -> Item | Report:
    address = _link(entry)
    name = address_name(address) if address else otherwise
    bodies = [_string(one.get("value")) for one in entry.get("content", [])]
    body = max(bodies, key=len, default="")
    summary = _string(entry.get("summary"))
    title = _string(entry.get("title"))
    whole = len(body) > len(summary) or (bool(body) and not summary) or len(summary) >= _WHOLE_CHARS
    text = body if len(body) >= len(summary) else summary
    raw = text.encode()
    if not text.strip():
        seen = f"{where}: an entry without text (“{title[:80]}”)"
        return rejected(name, "no-text", f"{seen}.\n  Give the article's own page: {address or 'it has no address'}.", raw=raw)
    facts = Facts(
        title=title or None,
        outlet=_string(_part(entry, "source").get("title")) or _string(head.get("title")) or None,
        url=address,
        byline=_string(entry.get("author")) or None,
        published=_instant(entry),
        published_from="feed" if _instant(entry) else None,
        lang=_language(_string(head.get("language"))),
        captured=feed.facts.captured if feed.facts else None,
    )
    detail = f"{where}: the feed carries a summary of this article alone.\n  Give its own page: {address or 'it has no address'}."
    outcome = None if whole else Outcome(State.PARTIAL, "summary-only", detail)
    return Item(name, where, raw, Kind.FRAGMENT, facts, body=text, outcome=outcome)


def _link(entry: Any) -> str | None:
    found = (_string(entry.get("link")), _string(entry.get("id")))
    return next((link for link in found if link.startswith(("http://", "https://"))), None)


def _part(entry: Any, key: str) -> Any:
    found = entry.get(key)
    return found if isinstance(found, dict) else {}


def _string(value: Any) -> str:
    return without_surrogates(value.strip()).text if isinstance(value, str) else ""


def _language(written: str) -> str | None:
    code = written[:2].lower()
    return code if code.isascii() and code.isalpha() and len(code) == 2 else None


def _instant(entry: Any) -> str | None:
    """When an entry was published, as an instant in UTC, or the day that is written where it is no standard date."""
    for key in ("published", "updated"):
        # Asked for an update that is not there, feedparser gives the publication and a warning.
        parsed = entry.get(f"{key}_parsed") if f"{key}_parsed" in entry else None
        if parsed:
            try:
                return datetime(*parsed[:6]).replace(tzinfo=UTC).isoformat()
            except (ValueError, TypeError, OverflowError):
                pass
        day = iso_date(_string(entry.get(key))) if key in entry else None
        if day:
            return day
    return None
