"""The options of what may be fetched: the same words for every command that takes inputs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

_FLAGS = {
    "offline": "fetch nothing; an address is an input that could not be read",
    "allow_private": "let addresses of this machine and its own network be fetched",
    "follow_links": "fetch what a given feed, OPML file or sitemap links to",
    "ignore_robots": "fetch pages that a host's robots.txt asks programs not to fetch",
}


def add_fetch_flags(parser: ArgumentParser) -> None:
    """Add --offline, --allow-private, --follow-links and --ignore-robots."""
    for name, words in _FLAGS.items():
        # Left unset where not given, so that the environment and the settings file still count.
        parser.add_argument(f"--{name.replace('_', '-')}", action="store_true", default=None, help=words)


def fetch_flags(asked: Namespace) -> dict[str, int | None]:
    """What was asked for on the command line, by the names of the settings."""
    return {name: getattr(asked, name) for name in _FLAGS}
