"""Entities: the mentions of all reports gathered by whom they name, with the reason for every two forms put together.

Order of the steps: each mention's bare name (forms.py); names that are one (joins.py); family names alone (shortnames.py).
What could go to two goes to neither. The order of the reports changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.relate.forms import Named, named
from crossread.relate.joins import Join, find_joins
from crossread.relate.shortnames import settle_short
from crossread.rows import MentionKind, Name, Reading, Reason, Span, digest

_SPELLING = frozenset(("spelling", "place table"))


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, place or body over all reports. `forms` are its distinct written names, `reasons` why they are one."""

    kind: MentionKind
    name: str
    forms: tuple[str, ...]
    mentions: tuple[Span, ...]
    reasons: tuple[Reason, ...]


def find_entities(readings: Sequence[Reading]) -> tuple[Entity, ...]:
    """Everybody and everything that the reports name, the same whatever the order of the reports."""
    found = sorted((one for reading in readings for one in named(reading)), key=lambda one: one.span)
    forms: dict[str, list[Named]] = defaultdict(list)
    for one in found:
        forms[one.form].append(one)
    kinds = {form: _kind(places) for form, places in forms.items()}
    joins = find_joins(forms, kinds)
    group_of = _groups(forms, joins)
    short = settle_short(found, kinds, group_of)
    members: dict[str, list[Named]] = defaultdict(list)
    for one in found:
        members[short.get(one.span, group_of[one.form])].append(one)
    grounds: dict[str, list[Join]] = defaultdict(list)
    for join in joins:
        grounds[group_of[join.left]].append(join)
    return tuple(_entity(members[key], kinds, grounds[key]) for key in sorted(members))


def find_names(readings: Sequence[Reading]) -> tuple[Name, ...]:
    """The names that the reports spell in more than one way: Kiev and Kyiv, Anthony and Antony Blinken.

    A name beside its short form ("Lamy") is no variant. `mentions` are all places of the name in all reports, cut to the
    bare name; `reasons` hold the first place of each of two spellings and a sentence on why they are one.
    """
    varied = (one for one in find_entities(readings) if any(reason.feature in _SPELLING for reason in one.reasons))
    return tuple(Name(digest("name", one.kind, *one.forms), one.name, one.kind, one.forms, one.mentions, one.reasons) for one in varied)


def _kind(places: Iterable[Named]) -> MentionKind:
    """The kind that most mentions of a form have."""
    counts = Counter(one.kind for one in places)
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _groups(forms: Collection[str], joins: Iterable[Join]) -> dict[str, str]:
    """Every form to the first form, by the alphabet, of those it is joined with."""
    root = {form: form for form in forms}

    def find(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for join in joins:
        one, other = sorted((find(join.left), find(join.right)))
        root[other] = one
    return {form: find(form) for form in forms}


def _entity(members: Sequence[Named], kinds: Mapping[str, MentionKind], joins: Iterable[Join]) -> Entity:
    first: dict[str, Named] = {}
    for one in members:
        first.setdefault(one.form, one)
    counts = Counter(one.text for one in members)
    names = sorted(counts, key=lambda text: (-min(len(text.split()), 3), -counts[text], text))
    reasons = [
        Reason(join.feature, join.score, join.detail, first[join.left].span, first[join.right].span)
        for join in joins
        if join.left in first and join.right in first
    ]
    joined = {form for join in joins for form in (join.left, join.right)}
    fullest = next(one for one in members if one.text == names[0])
    for form in sorted(first):
        if form not in joined and form != fullest.form:
            how = "is part of" if set(form.split()) <= set(fullest.form.split()) else "is spelt like a part of"
            detail = f"{first[form].text} {how} the name {names[0]}."
            reasons.append(Reason("short name", 0.8, detail, first[form].span, fullest.span))
    return Entity(kinds[fullest.form], names[0], tuple(names), tuple(one.span for one in members), tuple(reasons))
