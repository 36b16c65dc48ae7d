"""Make src/crossread/models/pieces.txt: the word pieces of all-MiniLM-L6-v2 that the shipped encoder keeps.

Kept are the pieces inside words, single characters of Latin script and punctuation, and the whole words among the first 24,000
of the list, which is sorted by frequency; what is dropped falls into smaller pieces. No text is looked at for the choice.
"""

from __future__ import annotations

import re

from training.reading.base import base_folder
from training.shipping import MODELS, record_hash

MARKS = ["[PAD]", "[CLS]", "[SEP]", "[UNK]"]
RANKS = 24_000
LATIN = 0x250
PUNCTUATION = range(0x2000, 0x2100)


def kept() -> list[str]:
    """The pieces in the order of the shipped list."""
    words = (base_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return MARKS + [word for rank, word in enumerate(words) if _wanted(word, rank)]


def _wanted(word: str, rank: int) -> bool:
    if len(word) == 1:
        return ord(word) < LATIN or ord(word) in PUNCTUATION
    return bool(re.fullmatch(r"##[a-z0-9]+", word) or (rank < RANKS and re.fullmatch(r"[a-z0-9]{2,}", word)))


if __name__ == "__main__":
    target = MODELS / "pieces.txt"
    target.write_text("\n".join(kept()), encoding="utf-8")
    print(len(kept()), "pieces", record_hash(target))
