"""Joins: which written names of a story are one, each with its reason.

Full names of persons by spelling, initials and short forms; places and bodies by table, by the letters of a short form, by
the same words in another order, and by a country left out. Family names alone are not settled here: see shortnames.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from rapidfuzz.distance import Indel

from crossread.relate.forms import Named
from crossread.relate.nameparts import parts
from crossread.relate.names import SAME, same_name
from crossread.relate.places import acronym_letters, body, initials_of, place
from crossread.relate.roles import is_country, role, same_role
from crossread.relate.skeletons import blocks, skeleton, word_likeness
from crossread.rows import MentionKind

SURE = 0.75
"""Two names that one report has both, and a family name alone, are joined from this likeness on. Not measured."""
_NEAR = 0.7
"""Names this near by their letters are one if the office is. Not measured."""
_PLACES = 4
_PLACES_ALIKE = 0.95
"""Two places that no table knows are joined from this likeness on, if no report has both. Not measured."""


@dataclass(frozen=True, slots=True)
class Join:
    """Forms `left` and `right` name one entity, as `feature` and `detail` say."""

    left: str
    right: str
    score: float
    feature: str
    detail: str


def find_joins(forms: Mapping[str, Sequence[Named]], kinds: Mapping[str, MentionKind]) -> tuple[Join, ...]:
    """Every two forms that are one name, in the order of the alphabet."""
    persons = sorted(form for form in forms if kinds[form] is MentionKind.PERSON)
    others = sorted(form for form in forms if kinds[form] is not MentionKind.PERSON)
    written = {form: min(one.text for one in places) for form, places in forms.items()}
    reports = {form: {one.span.report for one in places} for form, places in forms.items()}
    found = [
        *_join_persons([form for form in persons if is_full(form)], forms, reports),
        *_join_listed(others),
        *_join_letters(others, written),
        *_join_bare([form for form in others if " " in form]),
        *_join_alike([form for form in others if " " not in form], reports),
    ]
    return tuple(sorted(set(found), key=lambda join: (join.left, join.right, join.feature, join.detail)))


def is_full(form: str) -> bool:
    """The form has a given name or an initial beside the family name."""
    return len(parts(form).words) > 1


def _join_persons(full: list[str], forms: Mapping[str, Sequence[Named]], reports: Mapping[str, set[str]]) -> list[Join]:
    """Only names whose last words have like consonants are compared, so that cost stays near the number of names.

    Names that are only near are joined if two reports give them one office. Two spellings in one report need more likeness
    than two of different reports: an outlet spells a name in one way.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for form in full:
        for key in blocks(parts(form).words[-1]):
            alike[key].append(form)
    joins = []
    seen: set[tuple[str, str]] = set()
    for block in alike.values():
        for left, right in combinations(block, 2):
            if (left, right) in seen:
                continue
            seen.add((left, right))
            match = same_name(left, right, MentionKind.PERSON)
            family = word_likeness(parts(left).words[-1], parts(right).words[-1])
            apart = reports[left].isdisjoint(reports[right])
            if min(match.score, family) < (SAME if apart else SURE):
                if apart and _in_one_role(forms[left], forms[right]) and Indel.normalized_similarity(left, right) >= _NEAR:
                    joins.append(Join(left, right, 0.6, "role", "Both have the same office, and their names are near."))
                continue
            spelling = " ".join(reason.detail for reason in match.reasons)
            joins.append(
                Join(left, right, match.score, "spelling" if spelling else "longer name", spelling or "One has a word more than the other.")
            )
    return joins


def _in_one_role(left: Sequence[Named], right: Sequence[Named]) -> bool:
    """Some place of one name and some place of the other come after words for the same office."""
    return any(same_role(one.before, other.before) for one in left[:_PLACES] for other in right[:_PLACES])


def _join_listed(others: list[str]) -> list[Join]:
    keyed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for form in others:
        known_place, known_body = place(form), body(form)
        if known_place:
            keyed["place table", f"The table of places has both as {known_place}."].append(form)
        if known_body:
            keyed["table of bodies", f"The table of bodies has both as {known_body}."].append(form)
        if " " in form:
            keyed["same words", " ".join(sorted(role(form)))].append(form)
    return [
        Join(left, right, 0.97, feature, "Both are made of the same words." if feature == "same words" else detail)
        for (feature, detail), alike in sorted(keyed.items())
        for left, right in pairwise(alike)
    ]


def _join_letters(others: list[str], written: Mapping[str, str]) -> list[Join]:
    initials: dict[str, set[str]] = defaultdict(set)
    for form in others:
        for run in initials_of(written[form]):
            initials[run].add(form)
    joins = []
    for form in others:
        letters = acronym_letters(written[form])
        for long in sorted(initials.get(letters, ())) if letters else ():
            detail = f"{written[form]} is made of the first letters of {written[long]}."
            joins.append(Join(min(form, long), max(form, long), 0.9, "letters", detail))
    return joins


def _join_bare(others: list[str]) -> list[Join]:
    """A body named without its country goes to the one body of the story that has the same words and a country."""
    signs = {form: role(form) for form in others}
    bare: dict[frozenset[str], set[str]] = defaultdict(set)
    for form, own in signs.items():
        without = frozenset(sign for sign in own if not is_country(sign))
        if without != own and len(without) > 1:
            bare[without].add(form)
    joins = []
    for form, own in signs.items():
        larger = sorted(bare.get(own, ()))
        if larger and len({signs[other] for other in larger}) == 1:
            joins.append(Join(form, larger[0], 0.8, "country left out", "It is the only such body in the story."))
    return joins


def _join_alike(single: list[str], reports: Mapping[str, set[str]]) -> list[Join]:
    alike: dict[str, list[str]] = defaultdict(list)
    for form in single:
        if len(form) >= 5:
            alike[skeleton(form)].append(form)
    return [
        Join(left, right, word_likeness(left, right), "spelling", f"{left.title()} and {right.title()} are spelt alike.")
        for block in alike.values()
        for left, right in combinations(block, 2)
        if word_likeness(left, right) >= _PLACES_ALIKE and not reports[left] & reports[right]
    ]
