"""Keeping through a restart: a batch is tried again until the store's server has it, so that no worker has to start anew.

Adding twice is adding once, so that a batch whose acknowledgement was lost may be added again.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import lru_cache

from crossread.errors import StoreError, StoreFull
from crossread.store import Entry, Store, open_store

PATIENCE_SECONDS = 120
"""A server that is away longer is given up. Not measured; PostgreSQL restarts in seconds, and recovers in minutes."""
_PAUSES = (0.2, 5.0)


def keep(place: str, entries: Sequence[Entry], *, at: str, patience: float = PATIENCE_SECONDS) -> list[str]:
    """Add the reports to the store at `place` through a connection that this process keeps; the ids of those that were not there."""
    given_up, pause = time.monotonic() + patience, _PAUSES[0]
    while True:
        try:
            return opened(place).add(entries, at=at)
        except StoreError as error:
            opened.cache_clear()
            if isinstance(error, StoreFull) or time.monotonic() > given_up:
                raise
        time.sleep(pause)
        pause = min(2 * pause, _PAUSES[1])


@lru_cache(maxsize=1)
def opened(place: str) -> Store:
    """The store at `place`, through a connection that this process keeps."""
    return open_store(place)
