"""`crossread versions`: how a page changed, which statements came and went with it, and which rows of its story that touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from crossread.cli.compare import write_utf8
from crossread.cli.config import Flags, load_settings
from crossread.cli.console import Console
from crossread.cli.exits import Exit
from crossread.cli.touched import TouchedRow, touched_rows
from crossread.errors import UsageError
from crossread.rows import Reading, Statement
from crossread.show.json import dumps
from crossread.store import Kept, open_store
from crossread.store.versions import Change, changes, versions
from crossread.text.printable import printable

_SHOWN_CHARS = 200


def run_versions(
    name: str, place: str, console: Console, *, as_json: bool, config: Path | None = None, flags: Flags = MappingProxyType({})
) -> Exit:
    """Print the versions of every page that the name stands for, and what each changed."""
    settings = load_settings(flags, config)
    with open_store(place) as store:
        found = store.reports(ids=[name]) or store.reports(name=name)
        if not found:
            raise UsageError(f"{name}: no report of {place} has this id, name or address.\n  Try: crossread search WORDS --store {place}")
        pages = {one.page: one.id for one in found}
        for page, report in pages.items():
            kept = versions(store, report)
            changed = changes(store.readings(one.id for one in kept))
            with console.working("comparing each version with the other reports of its story"):
                rows = [touched_rows(store, one, page, settings.mode) for one in changed]
            write_utf8(_json(kept, changed, rows) if as_json else _words(kept, changed, rows))
            console.note(f"{name}: {len(kept)} version{'s' if len(kept) > 1 else ''}")
    return Exit.DONE


def _json(kept: Sequence[Kept], changed: Sequence[Change], rows: Sequence[Sequence[TouchedRow]]) -> str:
    listed = [
        {
            "id": one.id,
            "name": one.name,
            "url": one.url,
            "captured": one.captured,
            "published": one.published,
            "text_sha256": one.text_sha256,
        }
        for one in kept
    ]
    return dumps({"versions": listed, "changes": [_change(one, touched) for one, touched in zip(changed, rows, strict=True)]}) + "\n"


def _change(one: Change, touched: Sequence[TouchedRow]) -> dict[str, Any]:
    return {
        "from": one.old.report.id,
        "to": one.new.report.id,
        "hunks": [{"old": [hunk.old.start, hunk.old.end], "new": [hunk.new.start, hunk.new.end]} for hunk in one.hunks],
        "gone": [said.id for said in one.gone],
        "added": [said.id for said in one.added],
        "rows": [
            {"row": row.row, "touched": "joined" if row.joined else "left", "statement": row.statement.id, "others": list(row.others)}
            for row in touched
        ],
    }


def _words(kept: Sequence[Kept], changed: Sequence[Change], rows: Sequence[Sequence[TouchedRow]]) -> str:
    lines = [printable(f"{kept[0].url or kept[0].name}: {len(kept)} version{'s' if len(kept) > 1 else ''}")] if kept else []
    for nth, one in enumerate(kept):
        lines.append(printable(f"{nth + 1}  {one.captured}  {one.id}  {one.chars:,} characters"))
        if nth:
            lines += [*_told(changed[nth - 1]), *map(_row, rows[nth - 1])]
    return "".join(f"{line}\n" for line in lines)


def _told(one: Change) -> list[str]:
    lines = []
    for hunk in one.hunks:
        was, now = one.old.report.slice(hunk.old), one.new.report.slice(hunk.new)
        lines.append(f"     {_quoted('−', was)}{_quoted('+', now)}" if was and now else f"     {_quoted('−', was) or _quoted('+', now)}")
    lines += [f"     gone: {_said(one.old, said)}" for said in one.gone]
    return lines + [f"     new:  {_said(one.new, said)}" for said in one.added]


def _row(row: TouchedRow) -> str:
    return f"     row {'joined' if row.joined else 'left'}, with {printable(', '.join(row.others))}: {_said(row.reading, row.statement)}"


def _quoted(mark: str, text: str) -> str:
    return f"{mark} “{_short(text)}” " if text else ""


def _said(reading: Reading, said: Statement) -> str:
    report = reading.report
    who = _short(report.join(said.source))
    return f"{who + ' ' if who else ''}{said.attitude}: {_short(report.join(said.content))}"


def _short(text: str) -> str:
    words = printable(" ".join(text.split()))
    return words if len(words) <= _SHOWN_CHARS else f"{words[:_SHOWN_CHARS]}…"
