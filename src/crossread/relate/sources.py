"""Whom a statement's source names: the bare name in it, a name that it points back to, or nobody.

"Kremlin spokesman Dmitry Peskov" names Peskov; "President Biden's spokesman" and "a lawyer for John Smith" name nobody;
"a Kremlin statement" names the Kremlin, "Kremlin officials" do not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from crossread.rows import MentionKind, Reading, Reference, Report, Span, Statement
from crossread.text.lists import words
from crossread.text.tokens import tokens

_PRONOUNS = words("pronouns")
_CARRIERS = words("carriers")
_OWNED = re.compile(r"['’]s?\s+\w")
_OF_ANOTHER = re.compile(r"\b(?:for|to|with|by|from|against|at|near|in)\s[^,;()]{0,40}$", re.IGNORECASE)
_OF = re.compile(r"\bof\s+(?:the\s+)?$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_STEPS = 4
_BACK = 12


def named_source(reading: Reading, said: Statement, names: Sequence[tuple[Span, Span, MentionKind]]) -> Span | None:
    """The place of the bare name of whoever says it; `names` are the whole and the bare spans of all names, in text order."""
    for span in said.source:
        found = _named_in(reading.report, span, names)
        if found:
            return found
    for span in said.source:
        found = _named_before(reading.report, span, names) or _pointed_at(reading, span, names)
        if found:
            return found
    return None


def maker_of(reading: Reading, said: Statement, earlier: Sequence[tuple[Statement, Span]]) -> Span | None:
    """Who made "the statement" that a source speaks of: the last one before who spoke in a sentence with that word.

    `earlier` holds the statements before this one whose source names somebody, with the place of the name.
    """
    text = reading.report.text
    heads = [token.text.lower() for span in said.source for token in tokens(text, span.start, span.end) if token.text[0].isalpha()]
    if not heads or heads[-1] not in _CARRIERS:
        return None
    starts = [sentence.start for sentence in reading.sentences]
    for other, place in reversed(earlier[-_BACK:]):
        at = bisect_right(starts, other.source[0].start) - 1
        if at >= 0 and re.search(rf"\b{re.escape(heads[-1])}\b", text[starts[at] : reading.sentences[at].end], re.IGNORECASE):
            return place
    return None


def is_pronoun(report: Report, source: Sequence[Span]) -> bool:
    """The source is nothing but pronouns."""
    cut = [token.text.lower() for span in source for token in tokens(report.text, span.start, span.end) if token.text[0].isalpha()]
    return all(word in _PRONOUNS for word in cut)


def _named_in(report: Report, source: Span, names: Sequence[tuple[Span, Span, MentionKind]]) -> Span | None:
    first = bisect_left(names, source.start, key=lambda name: name[0].end)
    last = bisect_right(names, source.end, key=lambda name: name[0].start)
    inside = [name for name in names[first:last] if name[0].overlaps(source) and name[1].overlaps(source)]
    persons = [name for name in inside if name[2] is MentionKind.PERSON]
    for at, (whole, bare, _) in enumerate(persons):
        if not _belongs_to_another(report, source, whole, [name[0] for name in inside if name not in persons[at:]]):
            return bare
    if persons:
        return None
    for whole, bare, kind in inside:
        if kind is not MentionKind.PERSON and _speaks_itself(report, source, whole):
            return bare
    return None


def _belongs_to_another(report: Report, source: Span, whole: Span, earlier: Sequence[Span]) -> bool:
    """The person is named only to say whose spokesman or lawyer is meant."""
    if _OWNED.match(report.text, whole.end, source.end) or _OWNED.match(report.text, whole.end - 2, source.end):
        return True
    start = max([source.start, *(span.end for span in earlier if span.end <= whole.start)])
    before = report.text[start : whole.start]
    if any(word in _CARRIERS for word in before.lower().split()):
        return False
    return bool(_OF_ANOTHER.search(before) or _OF.search(before))


def _speaks_itself(report: Report, source: Span, whole: Span) -> bool:
    """The source is the body's name, or a statement, report or website of it."""
    start = max(source.start, whole.start)
    before = _ARTICLE.sub("", report.text[source.start : start]).strip()
    after = [token.text.lower() for token in tokens(report.text, min(whole.end, source.end), source.end) if token.text[0].isalpha()]
    after = [word for word in after if word != "s"]
    carried = [token.text.lower() for token in tokens(before) if token.text[0].isalpha()]
    owned_by = not carried or any(word in _CARRIERS for word in carried)
    return owned_by and (not after or after[0] in _CARRIERS or after[-1] in _CARRIERS or report.text[whole.end : whole.end + 1] == ",")


def _named_before(report: Report, source: Span, names: Sequence[tuple[Span, Span, MentionKind]]) -> Span | None:
    """The person right before the source and its comma: "Ada Kern, a senior fellow at the institute, said"."""
    last = bisect_right(names, source.start, key=lambda name: name[0].start)
    for whole, bare, kind in names[max(0, last - 2) : last]:
        if kind is MentionKind.PERSON and report.text[whole.end : source.start].strip() == "," and not _OWNED.match(report.text, whole.end):
            return bare
    return None


def _pointed_at(reading: Reading, source: Span, names: Sequence[tuple[Span, Span, MentionKind]]) -> Span | None:
    """The name at the end of the chain of references that starts in the source."""
    place = source
    for _ in range(_STEPS):
        reference = _reference_at(reading.references, place)
        if reference is None or reference.to is None or reference.to == place:
            return None
        place = reference.to
        first = bisect_left(names, place.start, key=lambda name: name[0].end)
        for whole, bare, _ in names[first : first + 3]:
            if bare.overlaps(place) or (whole.overlaps(place) and place.within(whole)):
                return bare
    return None


def _reference_at(references: Sequence[Reference], place: Span) -> Reference | None:
    first = bisect_left(references, place.start, key=lambda reference: reference.span.end)
    overlapping = [reference for reference in references[first : first + 6] if reference.span.overlaps(place)]
    return min(overlapping, key=lambda reference: (reference.to is None, reference.span), default=None)
