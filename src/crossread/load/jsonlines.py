"""JSON to records: one object a line, an array of objects, or one object; each names what it lacks where it is no report.

Fields: id, text or html, published, url, outlet, title, byline (or author), lang. Others are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from crossread.load.bounded import lines_of
from crossread.load.decode import decode, is_binary, without_surrogates
from crossread.load.inputs import Item
from crossread.load.making import Facts, address_name, name_of, rejected
from crossread.load.plain import BLANK
from crossread.load.prescan import TooMuch
from crossread.load.published import iso_date
from crossread.load.sniff import Kind
from crossread.load.wire_json import as_record, feed_entries
from crossread.rows import Outcome, Report, Role, State
from crossread.settings import Settings

_LISTS = ("reports", "articles", "items", "records", "data")


def line_items(filename: str, where: str, pieces: Iterable[bytes | TooMuch], settings: Settings) -> Iterator[Item | Report]:
    """The records of a JSON lines file as it streams in; a line that is none is a rejected report that names it."""
    found = False
    for number, line in enumerate(lines_of(pieces, settings.max_input_bytes), start=1):
        # Without a word on blank lines: a packed file may hold a million of them.
        if isinstance(line, bytes) and not line.strip():
            continue
        name, place = f"{name_of(filename)}:{number}", f"{where}, line {number}"
        if isinstance(line, TooMuch):
            yield rejected(name, line.reason, f"{place}: {line.detail}.\n  Give the article's text alone.")
        else:
            decoded = decode(line)
            if not found and is_binary(decoded):
                detail = f"{where}: binary data, not text.\n  Give one JSON object a line, in UTF-8."
                yield rejected(name_of(filename), "binary", detail)
                return
            yield _item(decoded.text, place, name, line, settings)
        found = True
    if not found:
        yield rejected(name_of(filename), "empty", f"{where}: a file without a line that holds anything.\n  Check that it was saved.")


def record_items(filename: str, where: str, text: str, settings: Settings, *, lines: bool) -> Iterator[Item | Report]:
    """The records of a decoded JSON file: lines, an array, an object with a list of records, or one record."""
    name = name_of(filename)
    if lines:
        yield from line_items(filename, where, [text.encode("utf-8", "replace")], settings)
        return
    value = _parsed(text, where, name)
    if isinstance(value, Report):
        # A file called .json often holds one object a line.
        first = _parsed(text.lstrip().partition("\n")[0], where, name)
        yield from record_items(filename, where, text, settings, lines=True) if isinstance(first, dict) else [value]
        return
    if isinstance(value, dict) and not {"text", "html"} & value.keys():
        value = feed_entries(value) or next((value[key] for key in _LISTS if isinstance(value.get(key), list)), value)
    if not isinstance(value, list):
        yield _record(value, where, name, text.encode("utf-8", "replace"), settings)
    elif not value:
        detail = f"{where}: a JSON array without entries.\n  Check that it was saved."
        yield rejected(name, "empty", detail, raw=text.encode("utf-8", "replace"))
    else:
        for nth, one in enumerate(value, start=1):
            yield _record(one, f"{where}, entry {nth}", f"{name}:{nth}", _dumped(one), settings)


def _item(text: str, where: str, name: str, raw: bytes, settings: Settings) -> Item | Report:
    value = _parsed(text, where, name)
    return value if isinstance(value, Report) else _record(value, where, name, raw, settings)


def _dumped(value: Any) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    except RecursionError:
        return b""


def _parsed(text: str, where: str, name: str) -> Any:
    """The value of a JSON text, or the report that says where it breaks."""
    try:
        return json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        near = text[max(0, error.pos - 15) : error.pos + 15].replace("\n", " ")
        detail = f"{where}: no valid JSON: {error.msg} at line {error.lineno}, column {error.colno}, near {near!r}."
    except RecursionError:
        detail = f"{where}: JSON nested too deeply."
    except ValueError as error:
        detail = f"{where}: no valid JSON: {str(error).partition(';')[0]}."
    return rejected(name, "bad-json", f"{detail}\n  Give one object a line, with a text.", raw=text.encode("utf-8", "replace"))


def _record(value: Any, where: str, name: str, raw: bytes, settings: Settings) -> Item | Report:
    if not isinstance(value, dict):
        return rejected(name, "no-text", f"{where}: {_shown(value)}, where an object with a text is wanted.", raw=raw)
    if not {"text", "html"} & value.keys():
        value = as_record(value)
    name = _name(value, name)
    text, html = value.get("text"), value.get("html")
    if value.get("withdrawn") or value.get("wire"):
        return _wire(value, where, name, raw, settings)
    if isinstance(html, str) and html.strip():
        cleaned = without_surrogates(html)
        page = cleaned.text.encode()
        return Item(name, where, page, Kind.PAGE, _facts(value)) if len(page) <= settings.max_input_bytes else _too_large(name, where, page)
    if not isinstance(text, str):
        keys = ", ".join(sorted(str(key)[:40] for key in value)[:8]) or "none"
        detail = f"{where}: no text (fields: {keys}).\n  Give the article in the field “text” or “html”."
        return rejected(name, "no-text", detail, raw=raw)
    if not text.strip(BLANK):
        return rejected(name, "empty", f"{where}: the text is empty.\n  Check how the record was made.", raw=raw)
    if len(text) > settings.max_input_bytes:
        return _too_large(name, where, raw)
    cleaned = without_surrogates(text)
    return Item(name, where, raw, Kind.TEXT, _facts(value), body=cleaned.text, replaced=cleaned.replaced)


def _wire(value: dict[str, Any], where: str, name: str, raw: bytes, settings: Settings) -> Item | Report:
    """The item of a wire record or a feed's entry, whose title, byline and dateline stand beside its body."""
    if value.get("withdrawn"):
        detail = f"{where}: the agency says that this item is {value['withdrawn']}.\n  Give the version that may be used."
        return rejected(name, "withdrawn", detail, raw=raw)
    facts = _facts(value)
    is_address = facts.url is not None and facts.url.startswith(("http://", "https://"))
    facts = facts if is_address else replace(facts, url=None)
    name = address_name(facts.url) if facts.url else name
    before = ((_string(value, "byline"), Role.CREDIT), (_string(value, "dateline"), Role.DATELINE))
    body, outcome = str(value.get("fragment") or value.get("text") or ""), None
    if not body.strip(BLANK) and _string(value, "summary"):
        detail = f"{where}: it carries a summary of this article alone.\n  Give the article itself: {facts.url or 'it has no address'}."
        body, outcome = _string(value, "summary") or "", Outcome(State.PARTIAL, "summary-only", detail)
    if not body.strip(BLANK):
        return rejected(name, "no-text", f"{where}: no text (“{(facts.title or '')[:80]}”).\n  Give the article's own page.", raw=raw)
    if len(body) > settings.max_input_bytes:
        return _too_large(name, where, raw)
    cleaned = without_surrogates(body)
    above = tuple((line, role) for line, role in before if line)
    if value.get("fragment"):
        return Item(name, where, raw, Kind.FRAGMENT, facts, cleaned.text, above, outcome, cleaned.replaced)
    above = ((facts.title, Role.TITLE), *above) if facts.title else above
    return Item(name, where, raw, Kind.TEXT, facts, cleaned.text, above, outcome, cleaned.replaced)


def _too_large(name: str, where: str, raw: bytes) -> Report:
    detail = f"{where}: a record of {len(raw):,} bytes, more than is read.\n  Give the article's text alone."
    return rejected(name, "too-large", detail, raw=raw)


def _name(value: dict[str, Any], otherwise: str) -> str:
    given = value.get("id", value.get("name"))
    if isinstance(given, bool) or not isinstance(given, str | int):
        return otherwise
    return without_surrogates(str(given)).text or otherwise


def _facts(value: dict[str, Any]) -> Facts:
    published = _string(value, "published", "date")
    day = iso_date(published) if published else None
    return Facts(
        title=_string(value, "title", "headline"),
        outlet=_string(value, "outlet", "publisher", "source"),
        url=_string(value, "url"),
        byline=_string(value, "byline", "author"),
        published=day,
        published_from="record" if day else None,
        lang=_string(value, "lang", "language"),
    )


def _string(value: dict[str, Any], *keys: str) -> str | None:
    found = next((value[key] for key in keys if isinstance(value.get(key), str) and value[key].strip()), None)
    return without_surrogates(found.strip()).text if found else None


def _shown(value: Any) -> str:
    return {list: "a list", str: "a string", bool: "a truth value", type(None): "null"}.get(type(value), "a number")
