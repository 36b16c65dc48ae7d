"""The commands and their options; what they do lives in the modules beside this one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from crossread.cli.console import Console, complain
from crossread.cli.exits import Exit
from crossread.errors import CrossreadError, NothingToCompare
from crossread.version import VERSION

app = typer.Typer(
    name="crossread",
    help="Compare the reports of one event: who said what, in whose words, and where they differ.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Inputs = Annotated[list[str], typer.Argument(metavar="REPORT…", help="Files, folders, JSON lines, or - for standard input.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON to standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but results and errors.")]
Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="A crossread.toml to use instead of the one found.")]
MaxBytes = Annotated[int | None, typer.Option("--max-input-bytes", metavar="BYTES", help="Reject inputs larger than this.")]


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if asked:
        typer.echo(f"crossread {VERSION}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,  # noqa: FBT002
) -> None:
    """Compare the reports of one event."""


@app.command()
def compare(
    inputs: Inputs,
    output: Annotated[
        list[Path] | None, typer.Option("-o", "--output", metavar="FILE", help="Write the story: .html, .json, .md, .csv or .parquet.")
    ] = None,
    *,
    json: Json = False,
    quiet: Quiet = False,
    config: Config = None,
    max_input_bytes: MaxBytes = None,
) -> None:
    """Compare reports: a table in the terminal, a page with -o, the whole record with --json."""
    from crossread.cli.compare import run_compare

    console = Console(quiet=quiet)
    _leave(lambda: run_compare(inputs, output or [], console, as_json=json, config=config, flags={"max_input_bytes": max_input_bytes}))


@app.command()
def read(
    inputs: Inputs,
    *,
    json: Json = False,
    quiet: Quiet = False,
    config: Config = None,
    max_input_bytes: MaxBytes = None,
) -> None:
    """Read reports one by one: who says what, with cue, source and speaker."""
    from crossread.cli.read import run_read

    console = Console(quiet=quiet)
    _leave(lambda: run_read(inputs, console, as_json=json, config=config, flags={"max_input_bytes": max_input_bytes}))


@app.command()
def demo(
    names: Annotated[list[str] | None, typer.Argument(metavar="[STORY…]", help="Bundled stories; all when none is named.")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where the pages go.")] = Path("crossread-demo"),
    *,
    quiet: Quiet = False,
) -> None:
    """Compare the bundled stories and write a page for each."""
    from crossread.cli.demo import run_demo

    _leave(lambda: run_demo(names or [], output, Console(quiet=quiet)))


@app.command()
def doctor() -> None:
    """Check that this installation works, part by part."""
    from crossread.cli.doctor import run_doctor

    _leave(run_doctor)


def _leave(run: Callable[[], Exit]) -> None:
    """Run a command and leave with its exit code; an error is said on standard error, never as a traceback."""
    try:
        code = run()
    except NothingToCompare as error:
        complain(str(error))
        code = Exit.NOTHING_TO_COMPARE
    except CrossreadError as error:
        complain(str(error))
        code = Exit.USAGE
    raise typer.Exit(int(code))
