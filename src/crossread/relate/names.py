"""Whether two written names are one person, place or body, with the reasons.

Order of the steps: the same spelling; a table of places and of bodies; letters for a long name; then the words are
aligned one to one (spelling, initial, short form, words run together), and what is left over on each side is weighed:
a middle name may be missing on one side, two different words may not stand against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from crossread.relate.nameparts import Parts, names_body, parts, plain
from crossread.relate.places import body, is_acronym_of, known_place, place
from crossread.relate.skeletons import runs, word_likeness
from crossread.rows import MentionKind, Reason
from crossread.text.lists import mapping, words

SAME = 0.5
"""From this score on two names are taken for one."""

_NICKNAMES = {short: frozenset(given.split(",")) for short, given in mapping("nicknames").items()}
_FORMS = words("legal_forms")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How likely two names are one, 0 to 1, and the reasons in plain sentences."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def same(self) -> bool:
        """The two are taken for one name."""
        return self.score >= SAME


@lru_cache(maxsize=65536)
def same_name(left: str, right: str, kind: MentionKind = MentionKind.UNKNOWN) -> NameMatch:
    """Two written names are one person, place or body; the same either way round."""
    left, right = sorted((left, right))
    settled = _settled(left, right)
    if settled is None and kind is not MentionKind.PERSON and known_place(left) and known_place(right):
        return NameMatch(0.0, (Reason("place table", -1.0, f"{left} and {right} are two places."),))
    if settled:
        return NameMatch(settled.score, (settled,))
    if kind is MentionKind.ORGANISATION or (kind is MentionKind.UNKNOWN and (names_body(left) or names_body(right))):
        return _match_bodies(left, right)
    return _match_words(parts(left), parts(right))


def _settled(left: str, right: str) -> Reason | None:
    """What the tables and the bare letters say, if anything."""
    one, other = plain(left).removeprefix("the "), plain(right).removeprefix("the ")
    if one == other or one.replace(" ", "") == other.replace(" ", ""):
        return Reason("same spelling", 1.0, "Both are written alike.")
    if place(left) and place(left) == place(right):
        return Reason("place table", 0.98, f"{left} and {right} are names of one place.")
    if body(left) and body(left) == body(right):
        return Reason("table of bodies", 0.97, f"{left} and {right} are names of one body.")
    if is_acronym_of(left, right) or is_acronym_of(right, left):
        return Reason("letters", 0.9, f"The letters of one are those of the other: {left}, {right}.")
    return None


def _match_bodies(left: str, right: str) -> NameMatch:
    """Two bodies: every telling word of the shorter name is in the longer; legal forms may be missing."""
    one, other = (tuple(word for word in plain(name).split() if word not in {"of", "the", "and", "for"}) for name in (left, right))
    bare, others = (tuple(word for word in name if word not in _FORMS) or name for name in (one, other))
    return _match_words(Parts(bare, (), titled=False), Parts(others, (), titled=False))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Word `left` of one name stands for word `right` of the other."""

    score: float
    left: tuple[int, ...]
    right: tuple[int, ...]
    why: str


def _match_words(left: Parts, right: Parts) -> NameMatch:
    pairs = _align(left.words, right.words)
    if not pairs:
        return NameMatch(0.0, ())
    reasons = tuple(Reason("words of the name", pair.score, pair.why) for pair in pairs if pair.why)
    spare_left = len(left.words) - sum(len(pair.left) for pair in pairs)
    spare_right = len(right.words) - sum(len(pair.right) for pair in pairs)
    score = min(pair.score for pair in pairs)
    if spare_left and spare_right:
        score *= 0.3
    elif spare_left or spare_right:
        score *= _missing(left.words, right.words, pairs)
    return NameMatch(score, reasons)


def _missing(left: tuple[str, ...], right: tuple[str, ...], pairs: tuple[_Pair, ...]) -> float:
    """How much of the likeness remains when one name has words that the other lacks."""
    if len(left) > len(right):
        left, right = right, left
        pairs = tuple(_Pair(pair.score, pair.right, pair.left, pair.why) for pair in pairs)
    if len(left) > 1:
        return 0.9
    at = pairs[0].right[-1]
    return 0.8 if at == len(right) - 1 else 0.6 if at == 0 else 0.4


def _align(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[_Pair, ...]:
    """The words that stand for each other, best pairs first, each word used once."""
    options = []
    for at, word in enumerate(left):
        for to, other in enumerate(right):
            score, why = _stands_for(word, other)
            if score >= 0.4:
                options.append(_Pair(score, (at,), (to,), why))
    if len(left) != len(right):
        options += [
            _Pair(0.95, (at, at + 1), (to,), "") for at, run in enumerate(runs(left)) for to, word in enumerate(right) if run == word
        ]
        options += [
            _Pair(0.95, (at,), (to, to + 1), "") for to, run in enumerate(runs(right)) for at, word in enumerate(left) if run == word
        ]
    options.sort(key=lambda pair: (-pair.score, abs(pair.left[0] - pair.right[0]), pair.left, pair.right))
    taken: list[_Pair] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for pair in options:
        if used_left.isdisjoint(pair.left) and used_right.isdisjoint(pair.right):
            taken.append(pair)
            used_left.update(pair.left)
            used_right.update(pair.right)
    return tuple(taken)


@lru_cache(maxsize=65536)
def _stands_for(left: str, right: str) -> tuple[float, str]:
    """How likely one word of a name stands for another, and why."""
    if left == right:
        return 1.0, ""
    if len(left) == 1 or len(right) == 1:
        return (0.8, f"{left[0].upper()}. is an initial.") if left[:1] == right[:1] else (0.0, "")
    if right in _NICKNAMES.get(left, ()) or left in _NICKNAMES.get(right, ()):
        return 0.9, f"{left.title()} and {right.title()} are forms of one given name."
    heard = word_likeness(left, right)
    typed = Indel.normalized_similarity(left, right)
    slip = 0.6 if typed >= 0.83 and min(len(left), len(right)) >= 5 else 0.0
    best = max(heard, slip)
    return (best, f"{left.title()} and {right.title()} are spelt alike.") if best >= 0.4 else (best, "")
