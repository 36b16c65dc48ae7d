"""Roles: what a phrase says that somebody is, as signs that all its wordings share.

"Iranian Foreign Ministry spokesperson" and "the spokesman of the Iranian Ministry of Foreign Affairs" are both
{iran, foreign, minister, spokes}.
"""

from __future__ import annotations

from functools import lru_cache

from crossread.relate.nameparts import plain
from crossread.relate.places import place
from crossread.text.lists import mapping

_ROLES = mapping("role_words")
_COUNTRIES = {plain(form): plain(country) for form, country in mapping("demonyms").items()}
_OFFICES = frozenset(_ROLES.values())
_NATIONS = frozenset(_COUNTRIES.values())
_EMPTY = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "at",
        "in",
        "by",
        "to",
        "affairs",
        "its",
        "his",
        "her",
        "their",
        "former",
        "acting",
        "senior",
        "top",
    )
)


@lru_cache(maxsize=8192)
def role(phrase: str) -> frozenset[str]:
    """The signs of the role in `phrase`, small words left out, demonyms as countries."""
    signs = set()
    for word in plain(phrase).split():
        if word not in _EMPTY:
            signs.add(_ROLES.get(word) or _COUNTRIES.get(word) or plain(place(word) or word))
    return frozenset(signs)


def same_role(left: str, right: str) -> bool:
    """Two phrases give somebody the same role: they share a word for what he is, another sign, and most of the shorter one."""
    one, other = role(left), role(right)
    shared = one & other
    return len(shared) > 1 and not shared.isdisjoint(_OFFICES) and len(shared) >= 0.6 * min(len(one), len(other))


def is_country(sign: str) -> bool:
    """The sign is a country's."""
    return sign in _NATIONS
