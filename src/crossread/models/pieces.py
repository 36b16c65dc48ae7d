"""Text as the word pieces of the shipped encoder, each with its place in characters.

The word list is that of all-MiniLM-L6-v2 without its rarest third (training/reading/vocabulary.py); rare words fall into more pieces.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from crossread.models.shipped import read_model

CLS, SEP, UNKNOWN = 1, 2, 3
"""The places of the encoder's own marks in the word list; 0 fills up."""


class Pieces(NamedTuple):
    """The pieces of one text: their places in the word list, and from where to where each runs in it."""

    ids: list[int]
    places: list[tuple[int, int]]


def cut(texts: Sequence[str]) -> list[Pieces]:
    """The pieces of each text, in code points of that text; its case and accents do not count."""
    return [Pieces(one.ids, one.offsets) for one in _tokenizer().encode_batch(texts, add_special_tokens=False)]


@cache
def _tokenizer() -> Tokenizer:
    words = read_model("pieces.txt").decode("utf-8").split("\n")
    made = Tokenizer(WordPiece({word: place for place, word in enumerate(words)}, unk_token="[UNK]"))  # noqa: S106
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made
