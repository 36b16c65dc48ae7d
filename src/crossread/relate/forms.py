"""Forms: a mention's name without titles, roles and articles, and where exactly that name stands."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.relate.nameparts import plain
from crossread.rows import Mention, MentionKind, Reading, Report, Span
from crossread.text.lists import mapping, words
from crossread.text.tokens import tokens

_TITLES = words("name_titles")
_PARTICLES = words("name_particles")
_ROLES = mapping("role_words")
_REACH = 80
_ARTICLES = frozenset(("the", "a", "an"))
_POSSESSIVES = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention's bare name: where it stands, what it names, its plain form for comparing, and the words before it."""

    span: Span
    kind: MentionKind
    form: str
    text: str
    before: str = ""


def named(reading: Reading) -> tuple[Named, ...]:
    """The bare names of a reading's mentions, in text order; mentions without a letter are left out."""
    found = []
    for mention in reading.mentions:
        span = name_span(reading.report, mention)
        text = reading.report.slice(span)
        form = plain(text)
        if any(letter.isalpha() for letter in form):
            found.append(Named(span, mention.kind, form, text, _before(reading.report.text, span.start)))
    return tuple(found)


def name_span(report: Report, mention: Mention) -> Span:
    """The characters of the name itself: "Antony Blinken" in "US Secretary of State Antony Blinken's"."""
    cut = [token for token in tokens(report.text, mention.span.start, mention.span.end) if token.text[0].isalnum()]
    if not cut:
        return mention.span
    if mention.kind is MentionKind.PERSON:
        at = next((place for place, token in enumerate(cut) if token.end > mention.head.start), len(cut) - 1)
        while at and _is_name_word(cut[at - 1].text):
            at -= 1
        while at < len(cut) - 1 and not _is_name_word(cut[at].text):
            at += 1
        end = max(mention.head.end, cut[at].end)
    else:
        at = 1 if len(cut) > 1 and cut[0].text.lower() in _ARTICLES else 0
        end = mention.span.end
    return Span(report.id, cut[at].start, _without_possessive(report.text, cut[at].start, end))


def _before(text: str, start: int) -> str:
    """The words before a name, up to the end of the sentence or quotation before it: "the spokesman of the ministry, "."""
    window = text[max(0, start - _REACH) : start]
    cut = max(window.rfind(mark) for mark in (". ", "\n", "”", '"', "; "))
    return window[cut + 1 :]


def _is_name_word(word: str) -> bool:
    """The word may be part of a person's name: Van, Maria, J, but not Secretary or the."""
    low = word.lower()
    first = low.partition("-")[0]
    return first not in _TITLES and first not in _ROLES and (word[0].isupper() or (low in _PARTICLES and low not in _ARTICLES))


def _without_possessive(text: str, start: int, end: int) -> int:
    for ending in _POSSESSIVES:
        if text.endswith(ending, start, end) and end - start > len(ending):
            return end - len(ending)
    return end
