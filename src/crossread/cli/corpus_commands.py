"""The commands that gather, search and watch a collection, and their options; what they do lives in the modules beside this one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from crossread.cli.console import Console
from crossread.cli.exits import Exit
from crossread.cli.fetching import add_fetch_flags, fetch_flags
from crossread.cli.modes import add_mode_flag
from crossread.errors import UsageError
from crossread.rows import DifferenceKind


def add_corpus_commands(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add copies, stories, story, search, watch and serve."""
    copies = commands.add_parser("copies", help="which reports carry the text of another, which is the copy, and where")
    copies.add_argument("inputs", metavar="REPORT", nargs="+", help="files, folders, archives, feeds, addresses, or - for standard input")
    _add_input_flags(copies)
    copies.set_defaults(run=_copies)

    stories = commands.add_parser("stories", help="which reports tell of one event: those given, or those of a store")
    stories.add_argument("inputs", metavar="REPORT", nargs="*", help="files, folders, archives, feeds, addresses, or - for standard input")
    stories.add_argument("--store", metavar="STORE", help="a store: what is given goes in, and all its stories are listed")
    add_mode_flag(stories)
    _add_input_flags(stories)
    stories.set_defaults(run=_stories)

    story = commands.add_parser("story", help="compare the reports of one story of a store")
    story.add_argument("story", metavar="STORY", help="the id of a story, or how it begins")
    story.add_argument("--store", metavar="STORE", required=True, help="the store it is in")
    story.add_argument("-o", "--output", metavar="FILE", type=Path, action="append", default=[], help="write it: .html, .json, .md, .csv …")
    _add_plain_flags(story)
    add_mode_flag(story)
    story.set_defaults(run=_story)

    kinds = [str(kind) for kind in DifferenceKind]
    search = commands.add_parser("search", help="find reports of a store by words, speakers, outlets, days, attitudes, differences")
    search.add_argument("words", metavar="WORDS", nargs="*", help="words or phrases that title or text must all hold")
    search.add_argument("--store", metavar="STORE", required=True, help="the store to search")
    search.add_argument("--speaker", metavar="NAME", help="somebody of this name says something in the report")
    search.add_argument("--outlet", metavar="NAME", help="the report is by this outlet")
    search.add_argument("--since", metavar="DAY", help="published on this day (2024-05-31) or later")
    search.add_argument("--until", metavar="DAY", help="published on this day or earlier")
    search.add_argument("--attitude", metavar="VERB", help="somebody denied, warned, announced … in the report")
    search.add_argument(
        "--difference", choices=kinds, metavar="KIND", help=f"it differs so from another report of its story: {', '.join(kinds)}"
    )
    search.add_argument("--limit", metavar="N", type=int, default=20, help="show so many reports (default: 20)")
    _add_plain_flags(search)
    add_mode_flag(search)
    search.set_defaults(run=_search)

    watch = commands.add_parser("watch", help="poll feeds and folders, and tell what followed stories get")
    watch.add_argument("inputs", metavar="FEED", nargs="+", help="feeds, folders, files or addresses")
    watch.add_argument("--store", metavar="STORE", required=True, help="where reports go; made if there is none")
    watch.add_argument("--once", action="store_true", help="one round, then stop")
    watch.add_argument("--every", metavar="SECONDS", type=int, default=300, help="seconds between two rounds (default: 300)")
    watch.add_argument("--follow", metavar="STORY", action="append", default=[], help="the id of a story to follow from now on")
    watch.add_argument("--webhook", metavar="URL", default="-", help="where lines are sent; - prints them (default)")
    add_mode_flag(watch)
    add_fetch_flags(watch)
    watch.add_argument("--config", metavar="FILE", type=Path, help="a crossread.toml to use instead of the ones found")
    watch.add_argument("-q", "--quiet", action="store_true", help="say nothing but results and errors")
    watch.set_defaults(run=_watch)

    serve = commands.add_parser("serve", help="the stories of a store as pages on this machine, and a form that compares reports")
    serve.add_argument("--store", metavar="STORE", help="the store; without one, only what is pasted or uploaded is compared")
    serve.add_argument("--host", metavar="ADDRESS", default="127.0.0.1", help="the address to serve at (default: this machine only)")
    serve.add_argument("--port", metavar="N", type=int, default=8765, help="the port (default: 8765)")
    serve.add_argument("--name", metavar="NAME", action="append", default=[], help="a further name of this machine to answer to")
    serve.add_argument("--token-file", metavar="FILE", type=Path, help="a file with the token that readers need (default: made anew)")
    serve.add_argument("--workers", metavar="N", type=int, default=2, help="processes that compare (default: 2)")
    serve.add_argument("--config", metavar="FILE", type=Path, help="a crossread.toml to use instead of the ones found")
    add_mode_flag(serve)
    serve.add_argument("-q", "--quiet", action="store_true", help="say nothing but results and errors")
    serve.set_defaults(run=_serve)


def _add_input_flags(parser: ArgumentParser) -> None:
    parser.add_argument("--max-input-bytes", metavar="BYTES", type=int, help="reject inputs larger than this")
    add_fetch_flags(parser)
    _add_plain_flags(parser)


def _add_plain_flags(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON to standard output")
    parser.add_argument("--config", metavar="FILE", type=Path, help="a crossread.toml to use instead of the ones found")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but results and errors")


# Each command loads its module only when it runs.
def _copies(asked: Namespace) -> Exit:
    from crossread.cli.copies import run_copies

    flags = {"max_input_bytes": asked.max_input_bytes, **fetch_flags(asked)}
    return run_copies(asked.inputs, Console(quiet=asked.quiet), as_json=asked.json, config=asked.config, flags=flags)


def _stories(asked: Namespace) -> Exit:
    from crossread.cli.stories import run_stored_stories, run_stories

    flags: dict[str, int | str | None] = {"max_input_bytes": asked.max_input_bytes, **fetch_flags(asked)}
    console = Console(quiet=asked.quiet)
    if asked.store:
        flags["mode"] = asked.mode
        return run_stored_stories(asked.inputs, asked.store, console, as_json=asked.json, config=asked.config, flags=flags)
    if not asked.inputs:
        raise UsageError("stories: neither reports nor a store were given.\n  Try: crossread stories --store news.db")
    return run_stories(asked.inputs, console, as_json=asked.json, config=asked.config, flags=flags)


def _story(asked: Namespace) -> Exit:
    from crossread.cli.story import run_story

    return run_story(
        asked.story,
        asked.store,
        asked.output,
        Console(quiet=asked.quiet),
        as_json=asked.json,
        config=asked.config,
        flags={"mode": asked.mode},
    )


def _search(asked: Namespace) -> Exit:
    from crossread.cli.search import query_of, run_search

    query = query_of(asked.words, vars(asked), asked.limit)
    return run_search(
        query,
        asked.store,
        Console(quiet=asked.quiet),
        difference=asked.difference,
        as_json=asked.json,
        config=asked.config,
        flags={"mode": asked.mode},
    )


def _watch(asked: Namespace) -> Exit:
    from crossread.cli.watch import Watch, run_watch

    watch = Watch(None if asked.once else asked.every, tuple(asked.follow), asked.webhook)
    return run_watch(
        asked.inputs, asked.store, watch, Console(quiet=asked.quiet), config=asked.config, flags={"mode": asked.mode, **fetch_flags(asked)}
    )


def _serve(asked: Namespace) -> Exit:
    from crossread.cli.serve import Serve, check_names, run_serve

    if not 0 < asked.port < 65_536 or asked.workers < 1:
        raise UsageError("serve: a port is 1 to 65535, and at least one process must work.\n  Try: --port 8765 --workers 2")
    serve = Serve(asked.host, asked.port, check_names(asked.name), asked.token_file, asked.workers)
    return run_serve(asked.store, serve, Console(quiet=asked.quiet), config=asked.config, flags={"mode": asked.mode})
