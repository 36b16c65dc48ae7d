"""Names that no rule of spelling brings together: Burma and Myanmar, the EU and the European Union, Washington and the US."""

from __future__ import annotations

from functools import lru_cache

from crossread.relate.nameparts import plain
from crossread.text.lists import table

_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "to", "de", "la", "du", "des"))


def _first_forms(name: str) -> dict[str, str]:
    """Every written form in list `name`, plain, to the first form of its line; of two lines the first has it."""
    forms: dict[str, str] = {}
    for row in table(name):
        for form in row:
            forms.setdefault(plain(form), row[0])
    return forms


_PLACES = _first_forms("place_variants")
_ACRONYMS = _first_forms("acronyms")
_KNOWN = {plain(name): name for rows in (table("capitals"), table("demonyms")) for row in rows for name in (row[1],)}
_KNOWN |= {plain(row[0]): row[0] for row in table("capitals")}
_CAPITALS = {plain(row[0]): row[1] for row in table("capitals")}


@lru_cache(maxsize=16384)
def place(name: str) -> str | None:
    """The first form of a place that goes by several, None for all others."""
    return _PLACES.get(_bare(name))


def known_place(name: str) -> str | None:
    """The first form of a country, a capital or a place that goes by several names, None for all others."""
    return place(name) or _KNOWN.get(_bare(name))


@lru_cache(maxsize=16384)
def body(name: str) -> str | None:
    """The short form of a common body, None for all others."""
    return _ACRONYMS.get(_bare(name))


def government(name: str) -> str | None:
    """The country whose government goes by the name of this seat: Washington, the Kremlin."""
    return _CAPITALS.get(_bare(name))


def is_acronym_of(short: str, long: str) -> bool:
    """The capitals of `short` are the first letters of the words of `long`, small words left out or not."""
    letters = acronym_letters(short)
    return letters is not None and letters in initials_of(long)


def acronym_letters(name: str) -> str | None:
    """The letters of a name that is nothing but two to seven capitals: NRA, U.N."""
    letters = name.replace(".", "").strip()
    return letters.lower() if 2 <= len(letters) <= 7 and letters.isalpha() and letters.isupper() else None


@lru_cache(maxsize=16384)
def initials_of(name: str) -> tuple[str, ...]:
    """The first letters of the words of a longer name, small words left out, and with them."""
    cut = plain(name).split()
    main = [word for word in cut if word not in _SMALL]
    return ("".join(word[0] for word in main), "".join(word[0] for word in cut)) if len(main) >= 2 else ()


def _bare(name: str) -> str:
    return plain(name).removeprefix("the ")
