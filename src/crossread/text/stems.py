"""Stems: the part of a word that its forms share, so that "fled", "flees" and "fleeing" count as one word."""

from __future__ import annotations

from functools import lru_cache

from crossread.text.lists import table

_ENDINGS = (
    ("iness", "y"),
    ("ements", ""),
    ("ement", ""),
    ("ations", ""),
    ("ation", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("ingly", ""),
    ("edly", ""),
    ("ings", ""),
    ("ing", ""),
    ("ers", ""),
    ("ed", ""),
    ("er", ""),
    ("or", ""),
    ("es", ""),
    ("ly", ""),
    ("s", ""),
)
_IRREGULAR = {form: row[0] for row in table("verb_forms") for form in row[1:] if form}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word in small letters, its irregular past undone, its ending and a doubled last letter taken off."""
    bare = word.lower().replace("’", "'")
    bare = bare.removesuffix("'s").removesuffix("'").replace(".", "") if not bare[:1].isdigit() else bare
    bare = _IRREGULAR.get(bare, bare)
    if len(bare) < 4 or bare[0].isdigit():
        return bare
    for ending, instead in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= 3 and not bare.endswith("ss"):
            bare = bare[: -len(ending)] + instead
            break
    if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "sle":
        bare = bare[:-1]
    return bare.removesuffix("e") if len(bare) > 3 else bare
