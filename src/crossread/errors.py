"""The errors a caller may handle, each a different thing to do about it.

    CrossreadError
    ├── UsageError           the call or the settings are off: exit code 2
    ├── NothingToCompare     fewer than two reports could be read: exit code 4
    ├── MissingExtra         an optional part is not installed
    ├── TooBusy              all workers are at work, try again
    ├── GivenUp              work took too long, or its process died
    └── StoreError           a store that cannot be used as asked: exit code 2
        ├── NotAStore        the path holds something else, or nothing
        ├── NewerStore       a later version of Crossread made it
        ├── StoreFull        no room is left; all that was acknowledged before is kept
        └── StoreBusy        another process is writing, for longer than we wait

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


class TooBusy(CrossreadError):
    """All workers are at work, and were for as long as one waits."""


class GivenUp(CrossreadError):
    """Work took too long, or the process that did it died."""


class StoreError(CrossreadError):
    """A store that cannot be used as asked."""


class NotAStore(StoreError):
    """The path holds something else, or nothing."""


class NewerStore(StoreError):
    """A later version of Crossread made the store."""


class StoreFull(StoreError):
    """No room is left; all that was acknowledged before is kept."""


class StoreBusy(StoreError):
    """Another process is writing, for longer than we wait."""
