"""The one clock of the commands: nothing below them reads it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The present second, in universal time."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
