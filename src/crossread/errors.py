"""The errors a caller may handle, each a different thing to do about it.

    CrossreadError
    ├── UsageError           the call or the settings are off: exit code 2
    ├── NothingToCompare     fewer than two reports could be read: exit code 4
    └── MissingExtra         an optional part is not installed

A message says what was seen, where, and what to try. An input that cannot be read is no exception: it is a report
whose outcome is `rejected`, and the others go on.
"""

from __future__ import annotations


class CrossreadError(Exception):
    """The root of all errors that Crossread raises on purpose."""


class UsageError(CrossreadError):
    """The call or the settings are off."""


class NothingToCompare(CrossreadError):
    """Fewer than two reports could be read."""


class MissingExtra(CrossreadError, ImportError):
    """An optional part is not installed; the message names what to install."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs the extra '{extra}', which is not installed.\n  Try: pip install 'crossread[{extra}]'")
