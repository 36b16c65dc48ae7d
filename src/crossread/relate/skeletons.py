"""How alike two written words of a name are: by sound, by consonants, and by the edits between them.

Order of the steps: letters of other scripts become Latin ones, marks fall away, letter groups become one sign a sound
(`sound`), vowels fall away and like consonants meet (`skeleton`); then the edits that turn one sound into the other are
weighed. The weights are learned from pairs of spelling variants (training/names.py) and stored in text/en/name_edits.tsv.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import JaroWinkler, Levenshtein

from crossread.text.lists import mapping, table

_VOWELS = frozenset("aeiou")
_SCRIPTS = str.maketrans({row[0]: row[1] if len(row) > 1 else "" for row in table("scripts")})
_SOUNDS = mapping("name_sounds")
_GROUP = re.compile("|".join(sorted(_SOUNDS, key=lambda group: (-len(group), group))))
_TWICE = re.compile(r"(.)\1+")
_MUTE = re.compile("(?<=[aeiou])h(?![aeiou])")
_CLASSES = str.maketrans("bdgvwzZXxJjC", "ptkffssskSSS", "aeiouh")
_WEIGHTS = {row[0]: float(row[1]) for row in table("name_edits")}


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word in small Latin letters without marks: Ştefan → stefan, Пётр → pyotr."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    plain = unicodedata.normalize("NFKD", lowered.translate(_SCRIPTS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_SCRIPTS)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The word with one sign a sound: Zelenskyy and Zelenskiy → zelenski."""
    heard = _MUTE.sub("", _TWICE.sub(r"\1\1", fold(word)))
    return _TWICE.sub(r"\1", _GROUP.sub(lambda group: _SOUNDS[group.group()], heard))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of the word, like ones as one, after its first sound: Qaddafi and Gaddafi → ktf."""
    sounds = sound(word)
    first = "a" if sounds[:1] in _VOWELS else sounds[:1].translate(_CLASSES)
    return _TWICE.sub(r"\1", (first if sounds else "") + sounds[1:].translate(_CLASSES))


@lru_cache(maxsize=65536)
def word_likeness(left: str, right: str) -> float:
    """How likely two words are spellings of one name, 0 to 1; the same either way round."""
    one, other = sorted((fold(left), fold(right)))
    if one == other:
        return 1.0
    if not one or not other or _strangers(one, other):
        return 0.0
    weighed = sum(_WEIGHTS.get(feature, 0.0) * value for feature, value in features(one, other).items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, weighed))))


def _strangers(one: str, other: str) -> bool:
    """Neither half of the sounds nor two thirds of the consonants agree; 3 of the 2,364 known variants are so far apart."""
    if Levenshtein.normalized_similarity(sound(one), sound(other)) >= 0.5:
        return False
    return Levenshtein.normalized_similarity(skeleton(one), skeleton(other)) < 0.67


def features(left: str, right: str) -> dict[str, float]:
    """What is measured between two folded words: likeness of letters, sounds and consonants, and each single edit."""
    one, other = sorted((sound(left), sound(right)))
    bones, others = skeleton(left), skeleton(right)
    vowels, other_vowels = ("".join(letter for letter in sounds if letter in _VOWELS) for sounds in (one, other))
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    heard = Levenshtein.normalized_similarity(one, other)
    boned = Levenshtein.normalized_similarity(bones, others)
    found = {
        "bias": 1.0,
        "same bones": float(bones == others),
        "bones edits": Levenshtein.distance(bones, others) / 4,
        "bones likeness": boned,
        "bones length": min(len(bones), len(others)) / 6,
        "bones gap": abs(len(bones) - len(others)) / 4,
        "first bone": float(bones[:1] == others[:1]),
        "last bone": float(bones[-1:] == others[-1:]),
        "sound edits": Levenshtein.distance(one, other) / 6,
        "sound likeness": heard,
        "sound start": JaroWinkler.similarity(one, other),
        "same sound": float(one == other),
        "sound length": len(shorter) / 10,
        "sound gap": (len(longer) - len(shorter)) / 6,
        "first sound": float(one[:1] == other[:1]),
        "last sound": float(one[-1:] == other[-1:]),
        "letter likeness": Levenshtein.normalized_similarity(left, right),
        "letter start": JaroWinkler.similarity(left, right),
        "cut off": float(one != other and longer.startswith(shorter)),
        "same vowels": float(vowels == other_vowels),
        "vowel gap": abs(len(vowels) - len(other_vowels)) / 3,
    }
    for name in _edits(one, other):
        found[name] = found.get(name, 0.0) + 1
    return found


def _edits(one: str, other: str) -> list[str]:
    """Each edit between two sounds by the letters it concerns, alone and with its place; both ways round are one."""
    names = []
    for edit in Levenshtein.editops(one, other):
        gone = "" if edit.tag == "insert" else one[edit.src_pos]
        come = "" if edit.tag == "delete" else other[edit.dest_pos]
        letters = "".join(sorted(gone + come))
        first = min(edit.src_pos, edit.dest_pos) == 0
        last = edit.src_pos >= len(one) - 1 and edit.dest_pos >= len(other) - 1
        place = "^" if first else "$" if last else ""
        vowels = sum(letter in _VOWELS for letter in letters)
        kind = "vowel" if vowels == len(letters) else "mixed" if vowels else "consonant"
        names += [f"edit {letters}", f"{'change' if len(letters) == 2 else 'extra'} {kind}{place}"]
        if place:
            names.append(f"edit {letters}{place}")
    return names


@lru_cache(maxsize=65536)
def blocks(word: str) -> tuple[str, ...]:
    """Keys, one of which nearly all spellings of a name share: how its consonants begin, and how they go on."""
    bones = skeleton(word)
    return (f"^{bones[:2]}", bones[1:4]) if len(bones) > 2 else (f"^{bones[:2]}",)


def runs(words: tuple[str, ...]) -> tuple[str, ...]:
    """Every two neighbouring words as one: Jong un → Jongun."""
    return tuple(first + second for first, second in pairwise(words))
