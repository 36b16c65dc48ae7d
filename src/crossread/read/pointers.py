"""What kind of pointer a source's words are: a pronoun, "the spokesman", "the 34-year-old", a bare last name, or none."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from crossread.read.gazetteer import body_words, roles
from crossread.text.lists import mapping

_NOMINAL = re.compile(
    r"(?:the|that|this) ((?:[\w’'.-]+ ){0,6}?)([\w’'-]+)(?: (?:of|for|in|at|to|on|from|with|who|himself|herself|itself)\b.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_AGE = re.compile(r"(?:the |a )?(?:now )?(\d{1,3})[- ]years?[- ]old", re.IGNORECASE)
_BARE = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Judge|President|Sir|Lord|Lady)\.? )?[^\W\d_a-z][\w’'-]*$")
_PRONOUNS = {
    "he": "m",
    "him": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "herself": "f",
    "they": "many",
    "them": "many",
    "it": "body",
    "itself": "body",
}
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_IDLE = ("former", "the", "top", "senior", "new", "then", "same", "other", "ex", "old", "young", "late")


class PointerKind(StrEnum):
    """How a source points back."""

    PRONOUN = "pronoun"
    ROLE = "role"
    BODY = "body"
    AGE = "age"
    LAST_NAME = "last name"


class Pointer(NamedTuple):
    """A source that points back: its kind, the word that matters, the words before it, and the gender or number it tells."""

    kind: PointerKind
    word: str
    others: frozenset[str]
    gender: str


@lru_cache(maxsize=4096)
def pointer_of(written: str) -> Pointer | None:
    """What a source's words point with; None where they name somebody themselves or bring in somebody new ("a spokesman")."""
    plain = " ".join(written.split())
    gender = _PRONOUNS.get(plain.lower().removesuffix(" also"))
    if gender:
        return Pointer(PointerKind.PRONOUN, plain.lower(), frozenset(), gender)
    age = _AGE.match(plain)
    if age:
        return Pointer(PointerKind.AGE, age[1], frozenset(), "u")
    if _BARE.match(plain) and plain.lower() not in roles():
        return Pointer(PointerKind.LAST_NAME, plain.split(" ")[-1], frozenset(), "u")
    nominal = _NOMINAL.match(plain)
    if nominal is None:
        return None
    return _nominal(nominal[2].lower(), nominal[1])


def _nominal(noun: str, before: str) -> Pointer | None:
    others = frozenset(word.lower() for word in _WORD.findall(before) if word[0].isupper() or word in roles()) - frozenset(_IDLE)
    if noun in roles():
        return Pointer(PointerKind.ROLE, noun, others, roles()[noun])
    if noun in mapping("body_nouns") or noun.capitalize() in body_words():
        return Pointer(PointerKind.BODY, noun, others, "body")
    return None
