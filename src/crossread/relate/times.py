"""Publication times of two reports: whether one may know what the other could not."""

from __future__ import annotations

from datetime import date


def explained(left: str | None, right: str | None) -> bool:
    """The two reports are known to be of different days, so that a newer figure may be news and no contradiction."""
    one, two = _day(left), _day(right)
    return one is not None and two is not None and one != two


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
