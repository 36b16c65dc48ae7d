"""How often Python looks for circles among what is held in memory."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (50_000, 20, 20)
"""New things between two looks, and the looks between two longer ones. Python's own 700 took a sixth of the time of reading."""


def look_seldom() -> None:
    """From now on Python looks for circles only now and then, and never among what is held already."""
    gc.freeze()
    gc.set_threshold(*_SELDOM)


@contextmanager
def looking_seldom() -> Iterator[None]:
    """The same while many rows are made, for rows hold no circles; afterwards as before."""
    before = gc.get_threshold()
    # A program that looks as seldom, or not at all, is left as it is.
    if not 0 < before[0] < _SELDOM[0]:
        yield
        return
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
