"""How text/en/name_edits.tsv is made: a logistic regression over pairs of spelling variants, by Newton's steps.

    python -m training.names ../shared/data/names/spelling_variants-dev.tsv

The pairs are CC0 (shared/README.md); those of name_pairs.tsv are our own.
Weights nearer to 0 than `_SMALL` are left out. The same pairs give the same file.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from crossread.relate.skeletons import features, fold, skeleton, sound

_RIDGE = 1.0
_SMALL = 0.02
_RHYMES = 8
_TARGET = Path(__file__).parents[1] / "src/crossread/text/en/name_edits.tsv"
_OWN = Path(__file__).with_name("name_pairs.tsv")
_HEAD = """\
# What each likeness and each edit between two sounds of names weighs (log odds): feature, weight.
# Made by training/names.py from pairs of spelling variants (CC0, and our own); not to be changed by hand, the numbers work together.
"""


def learn(pairs: list[tuple[str, str, bool]]) -> dict[str, float]:
    """The weight of every feature that the pairs show."""
    rows = [features(*sorted((fold(left), fold(right)))) for left, right, _ in pairs]
    names = sorted({name for row in rows for name in row})
    place = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        for name, value in row.items():
            table[at, place[name]] = value
    weights = _fit(table, np.array([float(same) for *_, same in pairs]))
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= _SMALL}


def rhymes(pairs: list[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    """Words that differ in their first sound and in little else, and that no pair calls one name: Jim, Kim.

    The given pairs of different names all begin alike, so that without these a first letter would seem to weigh nothing.
    """
    group: dict[str, str] = {}

    def find(word: str) -> str:
        while group.setdefault(word, word) != word:
            word = group[word]
        return word

    for left, right, same in pairs:
        if same:
            group[find(left)] = find(right)
    words = sorted({word for left, right, _ in pairs for word in (left, right)})
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(sound(word)[1:], []).append(word)
    found = []
    for tail, alike in tails.items():
        for at, left in enumerate(alike):
            others = [right for right in alike[at + 1 :] if not _may_sound_alike(left, right) and find(left) != find(right)]
            found += [(left, right, False) for right in others[:2] if len(tail) > 1]
    close = sorted(found, key=lambda pair: (-Levenshtein.normalized_similarity(pair[0], pair[1]), pair))
    return close[: len(pairs) // _RHYMES]


def strangers(pairs: list[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    """Words that have nothing to do with each other: the left word of each eighth pair with the right word of one far off."""
    far = len(pairs) // 2 + 1
    return [(pairs[at][0], pairs[(at + far + at % 7) % len(pairs)][1], False) for at in range(0, len(pairs), _RHYMES // 2)]


def _may_sound_alike(left: str, right: str) -> bool:
    """The two words begin with consonants of one class, or with a vowel and a half-vowel: Gaddafi, Qaddafi; Jermak, Yermak."""
    starts = {skeleton(left)[:1], skeleton(right)[:1]}
    return len(starts) == 1 or ("a" in starts and bool(starts & set("Sfh")))


def _fit(table: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of the ridge-penalised logistic regression; 15 Newton steps settle it to machine precision."""
    weights = np.zeros(table.shape[1])
    for _ in range(15):
        given = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (wanted - given) - _RIDGE * weights
        bend = (table * (given * (1 - given))[:, None]).T @ table + _RIDGE * np.eye(table.shape[1])
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def main(path: Path) -> None:
    """Write the list of weights learned from the file at `path`."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    pairs = [(left, right, same == "1") for left, right, same in lines]
    own = [tuple(line.split("\t")) for line in _OWN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    weights = learn(pairs + rhymes(pairs) + strangers(pairs) + [(left, right, True) for left, right in own] * 3)
    _TARGET.write_text(_HEAD + "".join(f"{name}\t{weight}\n" for name, weight in weights.items()), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
