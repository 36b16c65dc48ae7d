"""Every number that may vary, with its unit and where it comes from. One frozen class, passed as an argument."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and thresholds. A number that nobody measured says so."""

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
