"""Runs of capitalised words: where a name may stand, cut into words, with the small words that may join them.

"Foundation for Defense of Democracies", "Bashar al-Assad", "U.S. Secretary of State Antony Blinken" are one run each;
naming.py decides where a run is more than one name. Possessive endings and full stops after names stay outside.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|St|Jr|Sr|Prof|Rev|Hon|Inc|Corp|Co|Ltd|Supt|Det"
    r"|Brig|Insp|Cpl|Dist|Atty|Ft|Mt)\."
)
_WORD = rf"[{_UP}]\w*(?:[-'’](?!s\b)\w+){{0,4}}"
_TOKEN = rf"(?:(?:[A-Z]\.){{2,4}}(?![\w])|{_ABBREVIATED}|[A-Z]\.(?= )|(?:al|el|ad|as|ash|an|ul|ar)-{_WORD}|d['’]{_WORD}|{_WORD})"
_PARTICLES = r"(?:de|del|della|der|den|da|di|do|dos|das|du|la|le|van|von|bin|ibn|bint|ben|abu|al|el|ul|ur|y|ter|zu|Al|El)"
_PREPOSITIONS = r"(?:of|for|on|in|to|against|at)"
_GLUE = rf"(?:(?:{_PARTICLES} ){{1,2}}|{_PREPOSITIONS} (?:the )?|& |and )"
_CHAIN = re.compile(rf"(?:al |el |al-)?{_TOKEN}(?:[ \u00a0](?:{_GLUE})?{_TOKEN}){{0,11}}")
# Where a run may begin; beginning with one set of characters, this is sought by leaps, which what may follow is not.
_BEGINS = re.compile(rf"[{_UP}ae](?<![\w@#/].)(?:(?<=[{_UP}])|(?<=a)l[ -]|(?<=e)l )")
_PIECE = re.compile(r"[^ \u00a0]+")


class Word(NamedTuple):
    """A word of a run with its place in the run."""

    text: str
    start: int
    end: int


def find_chains(text: str) -> list[tuple[int, str]]:
    """The runs of capitalised words in the text, each with the place where it begins."""
    runs = []
    begins = _BEGINS.search(text)
    while begins:
        at, end = begins.span()
        found = _CHAIN.match(text, at)
        if found:
            end = found.end()
            runs.append((at, found.group()))
        else:
            end = at + 1
        begins = _BEGINS.search(text, end)
    return runs


def words_of(run: str) -> list[Word]:
    """The words of a run, with places in the run."""
    return [Word(piece.group(), piece.start(), piece.end()) for piece in _PIECE.finditer(run)]
