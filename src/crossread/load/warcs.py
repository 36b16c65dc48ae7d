"""The pages in a web archive (WARC, packed or not), record by record: a file of any length takes no more memory than one page.

Pages are the successful HTTP responses and the resources that are text, a page, a feed or a PDF. All else is counted and
named in one more report: requests, pictures, errors of servers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from crossread.load.bodies import body_of
from crossread.load.bounded import bomb
from crossread.load.inputs import Found, Item, Named
from crossread.load.making import Facts, address_name, name_of, rejected
from crossread.load.prescan import TooMuch
from crossread.load.published import iso_date
from crossread.load.sorting import sort_out
from crossread.rows import Outcome, Report, State
from crossread.settings import Settings

_BROKEN = (OSError, ValueError, EOFError, RuntimeError, UnicodeError, IndexError, KeyError)
_READABLE = ("text/html", "application/xhtml", "text/plain", "application/pdf", "json", "xml")
_KINDS = {int(WarcRecordType.response): "response", int(WarcRecordType.resource): "resource", int(WarcRecordType.conversion): "conversion"}
# A record names no type of its payload, or a page is served as this.
_UNTYPED = ("", "application/octet-stream", "unk")
_NAMED_AT_MOST = 20


def pages(name: str, where: str, opened: BufferedReader, settings: Settings, *, packed: bool) -> Iterator[Found]:
    """The items in a web archive as it streams in, then a report that counts what was left out."""
    left_out: Counter[str] = Counter()
    taken = nth = given = 0
    try:
        archive = ArchiveIterator(opened, parse_http=True, quirks_mode=True, max_header_len=65_536, fsspec_args=False)
        for nth, record in enumerate(archive, start=1):
            given += record.content_length
            if packed and _is_bomb(given, opened, settings):
                why = bomb(given, max(1, opened.tell()), settings)
                yield rejected(name_of(name), why.reason, f"{where}, record {nth}: {why.detail}.\n  The rest of the archive is not read.")
                return
            why_not = _left_out(record)
            if why_not:
                left_out[why_not] += 1
                continue
            for found in _page(record, f"{where}, record {nth}", settings):
                taken += not isinstance(found, Report)
                yield found
    except _BROKEN as error:
        detail = f"{where}: broken after record {nth} ({error}).\n  What stands before it was read; get the archive again."
        yield rejected(name_of(name), "broken-archive", detail)
    if left_out or not taken:
        yield _counted(name, where, left_out, taken)


def _page(record: WarcRecord, where: str, settings: Settings) -> Iterator[Found]:
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> \t")
    name = address_name(address) if address else where
    limit = settings.max_input_bytes
    raw = record.reader.read(limit + 1)
    found = _body(record, raw, settings)
    missing = record.content_length - len(raw)
    broken = f"{where}: the record breaks off, {missing:,} bytes before its end.\n  Get the archive again."
    if len(raw) > limit:
        found = TooMuch("too-large", f"more than {limit:,} bytes, and at most so many are read")
    elif missing > 0 and (isinstance(found, TooMuch) or not found.strip()):
        found = TooMuch("broken-archive", f"the record breaks off, {missing:,} bytes before its end")
    if isinstance(found, TooMuch):
        yield rejected(name, found.reason, f"{where}: {found.detail}.\n  Get the archive again, or give the page's text alone.")
        return
    facts = Facts(url=address or None, captured=iso_date(record.headers.get("WARC-Date") or ""), charset=record.http_charset or "")
    for one in sort_out(Named(name, found, _media(record), facts), settings, where=f"{where} ({address})" if address else where):
        if isinstance(one, Item) and missing > 0 and len(raw) <= limit:
            yield replace(one, outcome=Outcome(State.PARTIAL, "broken-archive", broken))
        else:
            yield one


def _body(record: WarcRecord, raw: bytes, settings: Settings) -> bytes | TooMuch:
    if not record.is_http or record.http_headers is None:
        return raw
    headers = record.http_headers
    chunked = "chunked" in (headers.get("Transfer-Encoding") or "").lower()
    return body_of(raw, headers.get("Content-Encoding") or "", settings, chunked=chunked)


def _media(record: WarcRecord) -> str:
    if record.is_http:
        return (record.http_content_type or "").lower()
    return (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()


def _left_out(record: WarcRecord) -> str:
    """Why a record holds no page, in words; empty where it may."""
    kind = _KINDS.get(int(record.record_type))
    if kind is None:
        return f"{record.record_type} records"
    if record.headers.get("WARC-Truncated"):
        return "truncated records"
    media = _media(record)
    if record.is_http and record.http_headers is not None and record.http_headers.status_code != 200:
        status = record.http_headers.status_code
        return f"responses with status {status}" if status else "responses without a status"
    if media not in _UNTYPED and not any(one in media for one in _READABLE):
        return f"{kind}s of type {media[:60]}"
    return ""


def _is_bomb(given: int, opened: BufferedReader, settings: Settings) -> bool:
    """The records up to here say that far more is in them than the whole file up to here could hold."""
    return given > max(settings.free_unpacked_bytes, settings.max_ratio * opened.tell())


def _counted(name: str, where: str, left_out: Counter[str], taken: int) -> Report:
    shown = ", ".join(f"{count:,} {what}" for what, count in sorted(left_out.items())[:_NAMED_AT_MOST]) or "nothing else"
    if not taken:
        detail = f"{where}: a web archive without a page in it ({shown}).\n  Give one that holds pages."
        return rejected(name_of(name), "no-pages", detail)
    return rejected(name_of(name), "left-out", f"{where}: {taken:,} pages read, left out: {shown}.\n  These hold no report.")
