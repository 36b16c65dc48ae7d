"""What may be swapped, as three call signatures: any function of the same shape will do.

What ships needs no download: `WordVectors.encode` is an Encoder, `tagger.tag` a Tagger, `judge.hear` a Judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from crossread.models.judge import Heard
from crossread.models.tagger import Tagged
from crossread.rows import Reading, Span


class Encoder(Protocol):
    """Lists of words to points: near points mean like meaning."""

    def __call__(self, texts: Sequence[Sequence[str]], /) -> NDArray[np.float32]:
        """One vector of length 1 a list of words, 0 where nothing is known of it."""
        ...


class Tagger(Protocol):
    """The word pieces of a paragraph to who says what in it."""

    def __call__(self, ids: NDArray[np.int64], ruled: NDArray[np.int64], shape: NDArray[np.int64], *, full: bool) -> Tagged:
        """The answers for one window, as read/windows.py makes it."""
        ...


class Judge(Protocol):
    """Statements, by their places in what was read, to what is compared of them."""

    def __call__(self, readings: Sequence[Reading], contents: Sequence[Sequence[Span]], /) -> list[Heard]:
        """One line a content, all of one story; `judge.compare` says how alike two of them are."""
        ...
