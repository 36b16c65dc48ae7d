"""Every number that may vary, with its unit and where it comes from. One frozen class, passed as an argument."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """How much is read by the models that come with the package."""

    RULES = "rules"
    """None: rules and word lists alone."""
    SMALL = "small"
    """The tagger's lower half."""
    FULL = "full"
    """The whole tagger, and the judge."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and thresholds. A number that nobody measured says so."""

    mode: Mode = Mode.FULL
    """rules, small or full: what is read by models beside the rules."""

    max_input_bytes: int = 10_000_000
    """A report above this many bytes is rejected (shared reliability plan: refuse decoded pages over 10 MB)."""
    max_collection_bytes: int = 100_000_000
    """A file of many reports (JSON lines) above this many bytes is rejected. Not measured."""
    max_tree_chars: int = 2_000_000
    """A page of more characters than this is read by its tags alone (extraction takes over a second above it)."""
    max_tags: int = 30_000
    """A page of more tags than this is read by its tags alone (the largest of 400 real pages had 21,000)."""
    max_depth: int = 200
    """A page nested deeper than this many levels is read by its tags alone (lxml drops what lies below 256)."""
    max_attributes: int = 1_000
    """A page with a tag of more attributes than this is read by its tags alone (3.5 to 8 s at 50,000)."""
    min_text_chars: int = 60
    """A page with less article text than this many characters is rejected as having none. Not measured."""
    max_blocks: int = 2_000
    """Of a longer report only so many paragraphs are read, and it is partial. Not measured; long articles have 300."""
    max_read_chars: int = 200_000
    """Of a longer report only so many characters are read, and it is partial. Not measured; long articles have 100,000."""
    max_block_chars: int = 20_000
    """A paragraph longer than this is cut at white space into blocks (shared reliability plan)."""
    max_ratio: int = 100
    """Unpacked bytes for each packed one; an archive that gives more, past `free_unpacked_bytes`, is refused (shared reliability plan)."""
    free_unpacked_bytes: int = 1_000_000
    """So many bytes may be unpacked at any ratio (shared reliability plan)."""
    max_unpacked_bytes: int = 50_000_000
    """One packed file or page above this many unpacked bytes is refused (shared reliability plan)."""
    max_members: int = 200_000
    """Of an archive with more files only so many are read. Not measured."""
    worker_seconds: int = 20
    """A process that reads is killed after this many seconds of processor time at one report (the slowest of 400 real pages took .2)."""
    worker_bytes: int = 1_000_000_000
    """A process that reads may take this much memory (shared reliability plan: 1 GiB)."""
    fetch_seconds: int = 30
    """Fetching one address, redirects and all, is given up after this many seconds. Not measured."""
    host_pause_seconds: int = 1
    """Between two requests to one host at least so many seconds pass; its robots.txt may ask for more. Not measured."""
    max_redirects: int = 5
    """An address that leads on more often than this is given up (browsers: 20)."""
    max_links: int = 200
    """Of the addresses that one feed or sitemap lists, at most so many are fetched, where that was asked for. Not measured."""
    offline: bool = False
    """Nothing is fetched; an address is a rejected input."""
    allow_private: bool = False
    """Addresses of this machine and its own network may be fetched."""
    follow_links: bool = False
    """The addresses that a given feed, OPML file or sitemap lists are fetched."""
    ignore_robots: bool = False
    """Pages are fetched where a host's robots.txt asks not to."""
