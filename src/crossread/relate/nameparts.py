"""A written name cut into its parts: titles off, particles marked, "Putin, Vladimir" put round."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from crossread.relate.skeletons import fold
from crossread.text.lists import words

_TITLES = words("name_titles")
_PARTICLES = words("name_particles")
_BODIES = words("body_words")
_LOOSE = frozenset(("group", "team", "staff", "club", "forces", "services"))
_APOSTROPHES = re.compile(r"[’'ʼʻ`´]s?(?=\W|$)|[’'ʼʻ`´.]")
_CUT = re.compile(r"[\s\-‐‑–·・_/()\"“”]+")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of a name that tell it from others, folded and in order, and its particles."""

    words: tuple[str, ...]
    particles: tuple[str, ...]
    titled: bool

    @property
    def joined(self) -> str:
        """All words as one: RamiMakhlouf and Rami Makhlouf are the same."""
        return "".join(self.words)


@lru_cache(maxsize=32768)
def plain(name: str) -> str:
    """The name folded, its marks and doubled blanks gone: "U.S. Navy’s" → "us navy"."""
    return " ".join(_CUT.sub(" ", _APOSTROPHES.sub("", fold(name).replace(",", " "))).split())


@lru_cache(maxsize=32768)
def parts(name: str) -> Parts:
    """The parts of a person's name. A name that is nothing but titles or particles keeps them all."""
    family, comma, given = name.partition(",")
    spread = _INITIALS.sub(lambda run: run.group().replace(".", ". "), f"{given} {family}" if comma else name)
    cut = tuple(fold(word) for word in plain(spread).split())
    bare = tuple(word for word in cut if word not in _TITLES) or cut
    kept = tuple(word for word in bare if word not in _PARTICLES) or bare
    particles = tuple(word for word in bare if word in _PARTICLES and word not in kept)
    return Parts(kept, particles, len(bare) < len(cut))


def names_body(name: str) -> bool:
    """The name is a body's by one of its words: Ministry of Defence, Deutsche Bank."""
    return not _BODIES.isdisjoint(plain(name).split())


def is_definite_body(words: str) -> bool:
    """The words, no name, mean one body of the event: the coast guard, police, the company; not officials, a spokesman, a team."""
    cut = plain(words).split()
    head = cut[: cut.index("of")] if "of" in cut[1:] else cut
    return bool(head) and head[-1] in _BODIES - _LOOSE and (head[0] == "the" or len(head) == 1)
