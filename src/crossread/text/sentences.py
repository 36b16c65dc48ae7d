"""Sentences of a paragraph, strings only: an exact cover that never breaks inside a quotation.

In order: every mark that may end a sentence is found by one pattern; those inside a quotation, after an abbreviation or an
initial, and before words that go on ("…?” he asked") are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.text.lists import mapping, table, words

# Beginning with one set of characters, the pattern is sought by leaps; so in quotes.py.
# The second of a run of marks begins nothing that its first did not: without that a run would be gone through from each of its marks.
_END = re.compile(r"[.!?…\n](?<![.!?…][.!?…])(?:[.!?…\n]*[\"'”’»«)\]]{0,4}(?!\S)|(?<=\n))")
_BACK = re.compile(r"[\w.'’-]{1,24}")  # over the characters before a place, the last first
_NEXT = re.compile(r"\s*([\"'“”‘«»„(\[*•–—-]{0,3})\s?(\w*)")
# After a question in quotation marks the sentence may go on with a name: “Why now?” Vance asked.
_GOES_ON = re.compile(
    r"\s+(?:[\w.,'’-]{1,24}\s+){1,5}?(?:asked|asks|said|says|wrote|added|told|tweeted|shouted|replied|wondered|demanded|cried)\b"
)
_FIRST_WORDS = words("sentence_openers")
_WITH_CLOCKS = frozenset(
    {row[0] for name in ("weekdays", "months") for row in table(name)} | {"Eastern", "Pacific", "Central", "Mountain", "Local", "Greenwich"}
)
_SENTENCE_WORDS = 6  # not measured
_LONGEST = 20_000


def split(text: str, start: int = 0, end: int | None = None, closed: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`, each with the space behind it, so that together they cover it.

    `closed` are quotations in order, in which no sentence ends. A sentence longer than 20,000 characters is cut.
    """
    limit = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    at, inside = start, 0
    for mark in _END.finditer(text, start, limit):
        while inside < len(closed) and closed[inside][1] <= mark.start():
            inside += 1
        if inside < len(closed) and closed[inside][0] <= mark.start() and mark.end() < closed[inside][1]:
            continue
        stop = mark.end()
        while stop < limit and text[stop].isspace():
            stop += 1
        if stop >= limit:
            break
        if stop > at and _ends(text, mark, at, limit):
            found.append((at, stop))
            at = stop
    if at < limit:
        found.append((at, limit))
    if limit - start <= _LONGEST:
        return found
    return [piece for one in found for piece in _cut(*one)]


def _cut(start: int, end: int) -> list[tuple[int, int]]:
    """A span in pieces of at most 20,000 characters."""
    return [(at, min(at + _LONGEST, end)) for at in range(start, end, _LONGEST)]


def _ends(text: str, mark: re.Match[str], begun: int, limit: int) -> bool:
    """The mark ends a sentence: what is before it is no abbreviation, and what is behind it begins anew."""
    seen = mark.group()
    if "\n" in seen:
        return True
    following = _NEXT.match(text, mark.end(), limit)
    opening, word = (following.group(1), following.group(2)) if following else ("", "")
    if word[:1].islower() and not opening:
        return False
    if not word and not opening:
        return seen[0] in "!?"
    quoted = seen[-1] in "\"'”’»«"
    if quoted and (opening[:1] in {"—", "–", "―"} or opening == "-"):
        return False
    if quoted and seen[0] in "!?" and _GOES_ON.match(text, mark.end(), min(limit, mark.end() + 120)):
        return False
    if seen[0] == "." and len(seen) == 1:
        return _full_stop(text, mark.start(), begun, word, opening)
    return not (seen.startswith(("...", "…")) and word[:1].islower())


def _goes_with_clock(word: str) -> bool:
    """A time of day may go on with the word: "5 a.m. Tuesday", "5 a.m. ET", "5 a.m. Eastern"."""
    return word.isupper() or word.isdigit() or word in _WITH_CLOCKS


def _opens_only(words_before: str) -> bool:
    """So few words before a time of day are no sentence: "Shortly after 5 a.m. Kay left"."""
    return words_before.count(" ") < _SENTENCE_WORDS


def _full_stop(text: str, at: int, begun: int, word: str, opening: str) -> bool:
    """A lone full stop ends a sentence, unless it belongs to an abbreviation, an initial or a list number."""
    before = _BACK.match(text[max(0, at - 24) : at][::-1])
    if before is None:
        return True
    token = text[at - before.end() : at]
    kind = mapping("abbreviations").get(token)
    if kind in {"title", "any"}:
        return False
    if kind == "clock":
        return bool(opening) or word in _FIRST_WORDS or not (_goes_with_clock(word) or _opens_only(text[max(begun, at - 200) : at]))
    if kind == "number":
        return not word[:1].isdigit()
    if kind == "end" or (len(token) > 1 and "." in token):
        return word in _FIRST_WORDS or bool(opening)
    if len(token) == 1 and token.isalpha() and token.isupper():
        return token == "I" or word in _FIRST_WORDS  # noqa: S105
    return True
