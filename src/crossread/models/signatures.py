"""What may be swapped, as three call signatures: any function of the same shape will do.

What ships needs no download: `WordVectors.encode` is an Encoder. A Tagger and a Judge are rules today (read/, relate/).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Encoder(Protocol):
    """Lists of words to points: near points mean like meaning."""

    def __call__(self, texts: Sequence[Sequence[str]], /) -> NDArray[np.float32]:
        """One vector of length 1 a list of words, 0 where nothing is known of it."""
        ...


class Tagger(Protocol):
    """Words to labels."""

    def __call__(self, sentences: Sequence[Sequence[str]], /) -> list[list[str]]:
        """One label a word of each sentence."""
        ...


class Judge(Protocol):
    """Pairs of texts to how likely each says one thing."""

    def __call__(self, pairs: Sequence[tuple[str, str]], /) -> NDArray[np.float64]:
        """One likelihood a pair, 0 to 1; the order of the two does not matter."""
        ...
