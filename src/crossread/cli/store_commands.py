"""The commands that work on a store, and their options; what they do lives in the modules beside this one."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from crossread.cli.console import Console
from crossread.cli.exits import Exit
from crossread.cli.fetching import add_fetch_flags, fetch_flags
from crossread.cli.modes import add_mode_flag

FORMS = ("json", "csv", "parquet", "annotations", "jsonld", "prov", "ftm", "gold")
"""The forms that statements are exported in."""


def add_store_commands(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add ingest, records, verify, forget, backup, versions and export."""
    ingest = commands.add_parser("ingest", help="take reports into a store: files, folders, archives, feeds, addresses")
    ingest.add_argument("inputs", metavar="INPUT", nargs="+", help="files, folders, archives, feeds, addresses, or - for standard input")
    _add_store(ingest, "where they go: a file, made if there is none, or postgresql://…")
    ingest.add_argument("--resume", action="store_true", help="pass over the inputs that are in the store already")
    ingest.add_argument("--workers", metavar="N", type=int, default=os.cpu_count() or 1, help="processes that read (default: all cores)")
    ingest.add_argument("--engine", choices=("local", "ray"), default="local", help="who reads: processes here, or a cluster (extra: ray)")
    ingest.add_argument("--json", action="store_true", help="print the summary as JSON")
    ingest.add_argument("--config", metavar="FILE", type=Path, help="a crossread.toml to use instead of the ones found")
    add_mode_flag(ingest)
    add_fetch_flags(ingest)
    ingest.set_defaults(run=_ingest)

    records = commands.add_parser("records", help="compare every story of a store: each record a line of Parquet")
    _add_store(records, "the store; what is in no story yet is gathered first")
    where = "a folder for files of Parquet, or an address of PostgreSQL for its table records; records there are kept"
    records.add_argument("-o", "--output", metavar="PLACE", required=True, help=where)
    records.add_argument(
        "--workers", metavar="N", type=int, default=os.cpu_count() or 1, help="how many compare at once (default: all cores)"
    )
    records.add_argument("--engine", choices=("local", "ray"), default="local", help="who compares: processes here, or a cluster")
    records.add_argument("--config", metavar="FILE", type=Path, help="a crossread.toml to use instead of the ones found")
    add_mode_flag(records)
    records.set_defaults(run=_records)

    verify = commands.add_parser("verify", help="check a store: every span is its text, every hash holds, the index is in step")
    _add_store(verify, "the store to check")
    verify.add_argument("--again", action="store_true", help="read every text again and compare (slow)")
    verify.set_defaults(run=_verify)

    forget = commands.add_parser("forget", help="remove reports, or all reports of a story, and every trace of them")
    forget.add_argument("names", metavar="REPORT", nargs="+", help="ids, names or addresses of reports, or ids of stories")
    _add_store(forget, "the store to remove them from")
    forget.set_defaults(run=_forget)

    backup = commands.add_parser("backup", help="copy a store into a file, while others may write to it")
    backup.add_argument("file", metavar="FILE", type=Path, help="the file to make")
    _add_store(backup, "the store to copy")
    backup.set_defaults(run=_backup)

    versions = commands.add_parser("versions", help="how a page changed, and which statements and rows that touched")
    versions.add_argument("name", metavar="REPORT", help="id, name or address of a report")
    _add_store(versions, "the store it is in")
    versions.add_argument("--json", action="store_true", help="print JSON to standard output")
    versions.add_argument("--config", metavar="FILE", type=Path, help="a crossread.toml to use instead of the ones found")
    add_mode_flag(versions)
    versions.set_defaults(run=_versions)

    export = commands.add_parser("export", help="write the statements of a store in a form that other tools read")
    export.add_argument("names", metavar="REPORT", nargs="*", help="ids, names or addresses of reports, or ids of stories (default: all)")
    _add_store(export, "the store")
    export.add_argument("--to", "--as", metavar="FORM", choices=FORMS, default="json", help=f"one of {', '.join(FORMS)}")
    export.add_argument("-o", "--output", metavar="FILE", type=Path, help="the file to write; standard output when none is given")
    export.set_defaults(run=_export)


def _add_store(parser: ArgumentParser, words: str) -> None:
    parser.add_argument("--store", metavar="STORE", required=True, help=words)
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but results and errors")


def _ingest(asked: Namespace) -> Exit:
    from crossread.cli.ingest import run_ingest

    console = Console(quiet=asked.quiet)
    return run_ingest(
        asked.inputs,
        asked.store,
        console,
        resume=asked.resume,
        workers=asked.workers,
        engine=asked.engine,
        as_json=asked.json,
        config=asked.config,
        flags={"mode": asked.mode, **fetch_flags(asked)},
    )


def _records(asked: Namespace) -> Exit:
    from crossread.cli.records import run_records

    console = Console(quiet=asked.quiet)
    return run_records(asked.store, asked.output, console, workers=asked.workers, engine=asked.engine, mode=asked.mode, config=asked.config)


def _verify(asked: Namespace) -> Exit:
    from crossread.cli.verify import run_verify

    return run_verify(asked.store, Console(quiet=asked.quiet), again=asked.again)


def _forget(asked: Namespace) -> Exit:
    from crossread.cli.forget import run_forget

    return run_forget(asked.names, asked.store, Console(quiet=asked.quiet))


def _backup(asked: Namespace) -> Exit:
    from crossread.cli.backup import run_backup

    return run_backup(asked.store, asked.file, Console(quiet=asked.quiet))


def _versions(asked: Namespace) -> Exit:
    from crossread.cli.versions import run_versions

    console, flags = Console(quiet=asked.quiet), {"mode": asked.mode}
    return run_versions(asked.name, asked.store, console, as_json=asked.json, config=asked.config, flags=flags)


def _export(asked: Namespace) -> Exit:
    from crossread.cli.export import run_export

    return run_export(asked.names, asked.store, asked.to, asked.output, Console(quiet=asked.quiet))
