"""A family name alone, and the person it stands for: the one of its report, else the one of the story, who bears it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.relate.forms import Named
from crossread.relate.joins import SURE, is_full
from crossread.relate.nameparts import parts
from crossread.relate.skeletons import blocks, word_likeness
from crossread.rows import MentionKind, Span

_SHORT_KINDS = (MentionKind.PERSON, MentionKind.UNKNOWN)


@dataclass(frozen=True, slots=True, order=True)
class _Bearer:
    """A place where the person of `group` is named in full."""

    start: int
    group: str


@dataclass(frozen=True, slots=True)
class _Bearers:
    """Where persons are named in full, by family name and by first name; `blocks` are the family names by their consonants."""

    family: Mapping[str, Sequence[_Bearer]]
    first: Mapping[str, Sequence[_Bearer]]
    blocks: Mapping[str, Sequence[str]]


def settle_short(found: Sequence[Named], kinds: Mapping[str, MentionKind], group_of: Mapping[str, str]) -> dict[Span, str]:
    """The group of every short name that can be settled. `found` is in text order, report by report.

    Of several bearers in one report the last one named in full before it has it, in a headline the first one after it; of several
    in other reports none has.
    """
    full = [one for one in found if kinds[one.form] is MentionKind.PERSON and is_full(one.form)]
    reports: dict[str, list[Named]] = defaultdict(list)
    for one in full:
        reports[one.span.report].append(one)
    bearers = {report: _bearers(named, group_of) for report, named in reports.items()}
    everywhere = _bearers(full, group_of)
    elsewhere: dict[str, frozenset[str]] = {}
    settled = {}
    for one in found:
        if kinds[one.form] not in _SHORT_KINDS or is_full(one.form):
            continue
        here = _bearing(one.form, bearers[one.span.report]) if one.span.report in bearers else []
        groups = frozenset(bearer.group for bearer in here)
        if len(groups) > 1:
            before = [bearer for bearer in here if bearer.start < one.span.start]
            groups = frozenset({max(before).group if before else min(here).group})
        elif not groups:
            if one.form not in elsewhere:
                elsewhere[one.form] = frozenset(bearer.group for bearer in _bearing(one.form, everywhere))
            groups = elsewhere[one.form]
        if len(groups) == 1:
            settled[one.span] = min(groups)
    return settled


def _bearers(full: Iterable[Named], group_of: Mapping[str, str]) -> _Bearers:
    family: dict[str, list[_Bearer]] = defaultdict(list)
    first: dict[str, list[_Bearer]] = defaultdict(list)
    for one in full:
        words = parts(one.form).words
        bearer = _Bearer(one.span.start, group_of[one.form])
        family[words[-1]].append(bearer)
        first[words[0]].append(bearer)
    alike: dict[str, list[str]] = defaultdict(list)
    for word in sorted(family):
        for key in blocks(word):
            alike[key].append(word)
    return _Bearers(family, first, alike)


def _bearing(short: str, full: _Bearers) -> list[_Bearer]:
    """Where persons are named in full whose family name, or if none whose first name, is `short`."""
    word = parts(short).words[-1]
    near = {other for key in blocks(word) for other in full.blocks.get(key, ())}
    alike = sorted(other for other in near if _is_family_name(word, other))
    return [bearer for other in alike for bearer in full.family[other]] or list(full.first.get(word, ()))


def _is_family_name(word: str, family: str) -> bool:
    """The two are one family name; names of three letters and less must be the same to the letter."""
    return word == family or (min(len(word), len(family)) > 3 and word_likeness(word, family) >= SURE)
