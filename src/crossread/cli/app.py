"""The commands and their options; what they do lives in the modules beside this one.

argparse, since it costs nothing to load: typer with the pydantic that it brings took .25 s of the 1.5 s that a cold
comparison of two reports may take.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from pathlib import Path

from crossread.cli.console import Console, complain
from crossread.cli.corpus_commands import add_corpus_commands
from crossread.cli.exits import Exit
from crossread.cli.fetching import add_fetch_flags, fetch_flags
from crossread.cli.modes import add_mode_flag
from crossread.cli.store_commands import add_store_commands
from crossread.errors import CrossreadError, NothingToCompare
from crossread.version import VERSION

_EXITS = """exit codes:
  0 done · 2 usage · 3 done, but some inputs failed · 4 nothing to compare · 130 interrupted

settings, strongest first: flags, CROSSREAD_* in the environment, crossread.toml here, the user's own crossread.toml"""


def run(arguments: Sequence[str] | None = None) -> Exit:
    """Run the command that the arguments name; an error is said on standard error, never as a traceback."""
    asked = build_parser().parse_args(arguments)
    command: Callable[[Namespace], Exit] = asked.run
    try:
        return command(asked)
    except NothingToCompare as error:
        complain(str(error))
        return Exit.NOTHING_TO_COMPARE
    except CrossreadError as error:
        complain(str(error))
        return Exit.USAGE


def build_parser() -> ArgumentParser:
    """The parser of the command line: one subparser a command."""
    parser = ArgumentParser(
        prog="crossread",
        description="Compare the reports of one event: who said what, in whose words, and where they differ.",
        epilog=_EXITS,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"crossread {VERSION}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    compare = commands.add_parser("compare", help="compare reports: a table here, a page with -o, the whole record with --json")
    _add_inputs(compare)
    compare.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="write the story: .html, .json, .md, .csv or .parquet",
    )
    compare.set_defaults(run=_compare)

    read = commands.add_parser("read", help="read reports one by one: who says what, with cue, source and speaker")
    _add_inputs(read)
    read.set_defaults(run=_read)

    add_store_commands(commands)

    add_corpus_commands(commands)

    demo = commands.add_parser("demo", help="compare the bundled stories and write a page for each")
    demo.add_argument("names", metavar="STORY", nargs="*", help="bundled stories; all when none is named")
    demo.add_argument("-o", "--output", metavar="FOLDER", type=Path, default=Path("crossread-demo"), help="where the pages go")
    _add_quiet(demo)
    demo.set_defaults(run=_demo)

    commands.add_parser("doctor", help="check that this installation works, part by part").set_defaults(run=_doctor)
    return parser


def _add_inputs(parser: ArgumentParser) -> None:
    parser.add_argument("inputs", metavar="REPORT", nargs="+", help="files, folders, archives, feeds, addresses, or - for standard input")
    parser.add_argument("--json", action="store_true", help="print JSON to standard output")
    parser.add_argument("--config", metavar="FILE", type=Path, help="a crossread.toml to use instead of the ones found")
    parser.add_argument("--max-input-bytes", metavar="BYTES", type=int, help="reject inputs larger than this")
    add_mode_flag(parser)
    add_fetch_flags(parser)
    _add_quiet(parser)


def _add_quiet(parser: ArgumentParser) -> None:
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but results and errors")


# Each command loads its module only when it runs: `crossread --version` needs none of them.
def _compare(asked: Namespace) -> Exit:
    from crossread.cli.compare import run_compare

    flags = {"max_input_bytes": asked.max_input_bytes, "mode": asked.mode, **fetch_flags(asked)}
    return run_compare(asked.inputs, asked.output, Console(quiet=asked.quiet), as_json=asked.json, config=asked.config, flags=flags)


def _read(asked: Namespace) -> Exit:
    from crossread.cli.read import run_read

    flags = {"max_input_bytes": asked.max_input_bytes, "mode": asked.mode, **fetch_flags(asked)}
    return run_read(asked.inputs, Console(quiet=asked.quiet), as_json=asked.json, config=asked.config, flags=flags)


def _demo(asked: Namespace) -> Exit:
    from crossread.cli.demo import run_demo

    return run_demo(asked.names, asked.output, Console(quiet=asked.quiet))


def _doctor(_: Namespace) -> Exit:
    from crossread.cli.doctor import run_doctor

    return run_doctor()
