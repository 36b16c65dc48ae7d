"""`crossread export`: the statements of a store in a form that other tools read, a report at a time.

json, annotations, jsonld, prov: one JSON line a report · ftm: one line an entity · csv, parquet: one line a statement ·
gold: the stories that readers corrected, for the scorers.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from crossread.cli.config import load_settings
from crossread.cli.console import Console, complain
from crossread.cli.exits import Exit
from crossread.cli.forget import named
from crossread.cli.gold import gold_lines, write_gold
from crossread.errors import UsageError
from crossread.relate.speakers import find_speakers
from crossread.rows import Reading, Speaker, State
from crossread.show.follow_the_money import entities
from crossread.show.json import dumps, reading_to_json
from crossread.show.prov import provenance
from crossread.show.said import Said, csv_head, csv_lines, said_in
from crossread.show.schema_org import json_ld
from crossread.show.web_annotations import annotation_page
from crossread.store import Store, batches, open_store

_AT_ONCE = 50
_Writer = Callable[[Reading, Sequence[Speaker]], str]
_WRITERS: dict[str, _Writer] = {
    "json": lambda reading, speakers: reading_to_json(reading, speakers).rstrip("\n") + "\n",
    "csv": lambda reading, speakers: csv_lines(said_in(reading, speakers)),
    "annotations": lambda reading, _: dumps(annotation_page(reading)) + "\n",
    "jsonld": lambda reading, speakers: dumps(json_ld(reading, speakers)) + "\n",
    "prov": lambda reading, speakers: dumps(provenance(reading, speakers)) + "\n",
    "ftm": lambda reading, speakers: "".join(dumps(entity) + "\n" for entity in entities(reading, speakers)),
}


def run_export(names: Sequence[str], place: str, form: str, output: Path | None, console: Console) -> Exit:
    """Write the statements of the named reports and stories, or of all that could be read."""
    with open_store(place) as store:
        found = {name: named(store, name) for name in names}
        for name in (name for name, keys in found.items() if not keys):
            complain(f"{name}: no report and no story of {place} is called so.")
        wanted = [key for keys in found.values() for key in keys] if names else [kept.id for kept in store.reports()]
        readable = [kept.id for kept in store.reports(ids=wanted) if kept.state is not State.REJECTED]
        with console.working(f"writing {len(readable):,} reports"):
            if form == "parquet":
                _write_parquet(store, readable, output)
            elif form == "gold":
                _write_gold(store, readable if names else None, output)
            else:
                with _opened(output) as out:
                    _write_text(store, readable, form, out)
    if output:
        console.note(f"written: {output}")
    return Exit.DONE if all(found.values()) else Exit.SOME_FAILED


def _write_text(store: Store, ids: Sequence[str], form: str, out: BinaryIO) -> None:
    if form == "csv":
        out.write(csv_head().encode())
    for reading, speakers in _read(store, ids):
        out.write(_WRITERS[form](reading, speakers).encode())
    out.flush()


def _write_gold(store: Store, ids: Sequence[str] | None, output: Path | None) -> None:
    lines = gold_lines(store, ids, load_settings({}).mode)
    if output is not None and output.is_dir():
        write_gold(output, lines)
        return
    with _opened(output) as out:
        for _, line in lines:
            out.write(line.encode())
        out.flush()


def _write_parquet(store: Store, ids: Sequence[str], output: Path | None) -> None:
    if output is None:
        raise UsageError("parquet is not for a terminal.\n  Try: crossread export --to parquet -o statements.parquet")
    from crossread.tables import write_parquet

    lines = (line for reading, speakers in _read(store, ids) for line in said_in(reading, speakers))
    try:
        write_parquet(output, batches(lines, 10_000), Said)
    except OSError as cause:
        raise UsageError(f"{output}: cannot be written: {cause.strerror or cause}.") from cause


def _read(store: Store, ids: Sequence[str]) -> Iterator[tuple[Reading, Sequence[Speaker]]]:
    for part in batches(ids, _AT_ONCE):
        for reading in store.readings(part):
            yield reading, find_speakers((reading,))


def _opened(output: Path | None) -> AbstractContextManager[BinaryIO]:
    if output is None:
        # There is none where it was closed (`>&-`).
        return nullcontext(sys.stdout.buffer) if sys.stdout is not None else Path(os.devnull).open("wb")
    try:
        return output.open("wb")
    except OSError as cause:
        raise UsageError(f"{output}: cannot be written: {cause.strerror or cause}.\n  Try: a folder that exists.") from cause
