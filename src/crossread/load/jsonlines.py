"""JSON to records: one object a line, an array of objects, or one object; each names what it lacks where it is no report.

Fields: id, text or html, published, url, outlet, title, byline (or author), lang. Others are passed over.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from crossread.load.decode import without_surrogates
from crossread.load.making import Facts, name_of, rejected
from crossread.load.plain import BLANK
from crossread.load.published import iso_date
from crossread.rows import Report

_LISTS = ("reports", "articles", "items", "records", "data")


@dataclass(frozen=True, slots=True)
class Record:
    """A report as a JSON object gives it, and where it stood ("news.jsonl, line 3")."""

    name: str
    where: str
    raw: bytes
    text: str
    html: str | None
    facts: Facts
    replaced: int


def records(filename: str, text: str, *, lines: bool) -> list[Record | Report]:
    """The records of a JSON file in order; an entry that is none is a rejected report."""
    if not lines:
        return _whole(filename, text)
    found: list[Record | Report] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            where = f"{filename}, line {number}"
            name = f"{name_of(filename)}:{number}"
            value = _parsed(line, where, name)
            found.append(value if isinstance(value, Report) else _record(value, where, name, line.encode("utf-8", "replace")))
    return found


def _whole(filename: str, text: str) -> list[Record | Report]:
    name = name_of(filename)
    value = _parsed(text, filename, name)
    if isinstance(value, Report):
        # A file called .json often holds one object a line.
        first = _parsed(text.lstrip().partition("\n")[0], filename, name)
        return records(filename, text, lines=True) if isinstance(first, dict) else [value]
    if isinstance(value, dict) and not {"text", "html"} & value.keys():
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), value)
    if not isinstance(value, list):
        return [_record(value, filename, name, text.encode("utf-8", "replace"))]
    if not value:
        detail = f"{filename}: a JSON array without entries.\n  Check that it was saved."
        return [rejected(name, "empty", detail, raw=text.encode("utf-8", "replace"))]
    return [_record(one, f"{filename}, entry {nth}", f"{name}:{nth}", _dumped(one)) for nth, one in enumerate(value, start=1)]


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
        detail = f"{where}: no valid JSON: {error}."
    return rejected(name, "bad-json", f"{detail}\n  Give one object a line, with a text.", raw=text.encode("utf-8", "replace"))


def _record(value: Any, where: str, name: str, raw: bytes) -> Record | Report:
    if not isinstance(value, dict):
        return rejected(name, "no-text", f"{where}: {_shown(value)}, where an object with a text is wanted.", raw=raw)
    name = _name(value, name)
    text, html = value.get("text"), value.get("html")
    if isinstance(html, str) and html.strip():
        cleaned = without_surrogates(html)
        return Record(name, where, raw, "", cleaned.text, _facts(value), cleaned.replaced)
    if not isinstance(text, str):
        keys = ", ".join(sorted(str(key)[:40] for key in value)[:8]) or "none"
        detail = f"{where}: no text (fields: {keys}).\n  Give the article in the field “text” or “html”."
        return rejected(name, "no-text", detail, raw=raw)
    if not text.strip(BLANK):
        return rejected(name, "empty", f"{where}: the text is empty.\n  Check how the record was made.", raw=raw)
    cleaned = without_surrogates(text)
    return Record(name, where, raw, cleaned.text, None, _facts(value), cleaned.replaced)


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
