"""Which words may be the verb of a clause. Words alone are looked at, so "-ed" and "-ing" may mislead."""

from __future__ import annotations

from functools import lru_cache

from crossread.text.lists import table, words

_AUXILIARY = words("auxiliaries")


def _forms() -> tuple[frozenset[str], frozenset[str]]:
    finite = set(_AUXILIARY)
    base = set()
    for stem, *past in table("verb_forms"):
        base.add(stem)
        finite.update(form for form in past[:1] if form)
        if stem.endswith("y") and stem[-2] not in "aeiou":
            finite.add(stem[:-1] + "ies")
        else:
            finite.add(stem + "es" if stem.endswith(("s", "sh", "ch", "x", "o")) else stem + "s")
    return frozenset(finite), frozenset(base)


_FINITE, _BASE = _forms()


@lru_cache(maxsize=65536)
def finite(word: str) -> bool:
    """The word may carry a clause alone: "is", "warned", "fled", "says"."""
    lower = word.lower().replace("’", "'")
    return lower in _FINITE or (lower.endswith("ed") and len(lower) > 4) or lower.endswith("n't")


@lru_cache(maxsize=65536)
def verbal(word: str) -> bool:
    """The word may carry a clause, or is a participle that may open one: "killing"."""
    return finite(word) or (word.endswith("ing") and len(word) > 5)


def plain(word: str) -> bool:
    """The word is the plain form of a common verb, in small letters: "flee"."""
    return word in _BASE
