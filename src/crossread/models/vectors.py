"""Static word vectors: a point for each common English word, near to the points of words of like meaning.

Distilled by training/static_vectors.py from all-MiniLM-L6-v2 (Apache-2.0). The file's hash is checked when it is read.
A word that is not in the list has no vector: names and rare words are compared by their letters elsewhere.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.models.shipped import read_model

_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly", "ers", "er")


class WordVectors(NamedTuple):
    """Words, their vectors (length 1 each) and how much each tells: near 0 for "the", 1 for a rare word."""

    places: dict[str, int]
    vectors: NDArray[np.float32]
    weights: NDArray[np.float32]

    def place(self, word: str) -> int:
        """The row of the word, or of the word without its ending; -1 if it is not listed."""
        for ending in _ENDINGS:
            if word.endswith(ending):
                found = self.places.get(word[: len(word) - len(ending)] if ending else word)
                if found is not None:
                    return found
        return -1

    def encode(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """One vector of length 1 a list of words: the mean of its words' vectors, each by its weight; 0 if none is known."""
        found = np.zeros((len(texts), self.vectors.shape[1]), dtype=np.float32)
        for at, words in enumerate(texts):
            rows = [place for place in map(self.place, words) if place >= 0]
            if rows:
                mean = self.weights[rows] @ self.vectors[rows]
                found[at] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return found


@cache
def word_vectors() -> WordVectors:
    """The vectors that come with the package."""
    with np.load(io.BytesIO(read_model("words.npz")), allow_pickle=False) as held:
        words = held["words"].tobytes().decode("utf-8").split("\n")
        vectors = held["vectors"].astype(np.float32)
        weights = held["weights"]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return WordVectors({word: at for at, word in enumerate(words)}, vectors, weights)
