"""Every number that may vary, with its unit and where it comes from. One frozen class, passed as an argument."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and thresholds. A number that nobody measured says so."""

    max_input_bytes: int = 10_000_000
    """An input above this many bytes is rejected (shared reliability plan: refuse decoded pages over 10 MB)."""
    max_depth: int = 512
    """A page nested deeper than this many levels is not parsed as a tree (HTML parsers take over 20 s at 100,000)."""
    max_attributes: int = 1_000
    """A page with a tag of more attributes than this is not parsed as a tree (3.5 to 8 s at 50,000)."""
    min_text_chars: int = 120
    """A page with less article text than this many characters is rejected as having none. Not measured."""
