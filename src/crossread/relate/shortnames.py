"""A family name alone, and the person it stands for: the one of its report, else the one of the story, who bears it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from crossread.relate.forms import Named
from crossread.relate.joins import SURE, is_full
from crossread.relate.nameparts import parts
from crossread.relate.skeletons import word_likeness
from crossread.rows import MentionKind, Span

_SHORT_KINDS = (MentionKind.PERSON, MentionKind.UNKNOWN)


def settle_short(found: Sequence[Named], kinds: Mapping[str, MentionKind], group_of: Mapping[str, str]) -> dict[Span, str]:
    """The group of every short name that can be settled. `found` is in text order, report by report.

    Of several bearers in one report the last one named in full before it has it, in a headline the first one after it; of several
    in other reports none has.
    """
    bearers: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        if kinds[one.form] is MentionKind.PERSON and is_full(one.form):
            bearers[one.span.report][one.form].append((one.span.start, group_of[one.form]))
    everywhere = {form: [place for report in bearers.values() for place in report.get(form, ())] for form in group_of if is_full(form)}
    settled = {}
    for one in found:
        if kinds[one.form] in _SHORT_KINDS and not is_full(one.form):
            here = _bearing(one.form, bearers[one.span.report])
            groups = {group for _, group in here}
            if len(groups) > 1:
                before = [place for place in here if place[0] < one.span.start]
                groups = {max(before)[1] if before else min(here)[1]}
            elif not groups:
                groups = {group for _, group in _bearing(one.form, everywhere)}
            if len(groups) == 1:
                settled[one.span] = groups.pop()
    return settled


def _bearing(short: str, full: Mapping[str, Sequence[tuple[int, str]]]) -> list[tuple[int, str]]:
    """Where persons are named in full whose family name, or if none whose first name, is `short`."""
    word = parts(short).words[-1]
    family = [place for form, places in full.items() if _is_family_name(word, parts(form).words[-1]) for place in places]
    return family or [place for form, places in full.items() if word == parts(form).words[0] for place in places]


def _is_family_name(word: str, family: str) -> bool:
    """The two are one family name; names of three letters and less must be the same to the letter."""
    return word == family or (min(len(word), len(family)) > 3 and word_likeness(word, family) >= SURE)
