"""Who says it: the noun phrase that governs a cue, found in the row of letters left or right of it.

In order, on the left: a phrase between commas that tells more ("Kay, the minister, said"), the plain phrase with what
hangs on it by a preposition, "who" alone, which points to the words before it; on the right ("said Kay, the minister")
the same, mirrored.
"""

from __future__ import annotations

import re

from crossread.read.found import word_at
from crossread.read.tagging import Line

# The patterns run over the letters in reverse, from the cue leftwards.
_CORE = r"(?:\)[^()]{1,12}\()?[NCU\"$%g/]{1,10}(?:Z[NCUgv]{0,5})?[vgR]?[NCU]{0,3}D{0,2}"
_JOINED = rf"{_CORE}(?:&,?{_CORE}(?:,{_CORE}){{1,4}}|&{_CORE})?"
_PHRASE = re.compile(rf"(?:(?:[NCUED]{{1,5}}I)?v(?=[NC]))?(?:(?:O(?=[It])|{_JOINED})(?:[It]{_JOINED}){{0,5}}|P|D|U)")
_NAME = re.compile(r"C{1,6}(?=[.,&BTSR-]|$)")
_BETWEEN = re.compile(r"(?:,R{1,2},)?R{0,3}(?:E{1,3}(?:[CUD]?I|D)?)?R{0,2}(?:(?<=E)A{1,2}(?=[NCPO)]))?")
_RELATIVE = re.compile(r"[vVAMRN]{1,4}[WT],?")
# Those who fled · an official who asked not to be named · a player who declined to be identified
_WHO_ALONE = re.compile(r"(?:(?:vA|NN)tR?V|[vN]R?)[AMR]{0,2}W,?")
_ARTICLES = frozenset({"the", "a", "an"})
_SOME_OF = frozenset(
    {"most", "some", "many", "several", "few", "half", "one", "two", "three", "both", "all", "none", "each", "any", "dozens"}
)
_ABOUT = frozenset({"nearly", "almost", "about", "around", "over", "roughly", "some"})
_HEDGES = frozenset({"more than", "less than", "fewer than", "at least", "at most", "up to", "as many", "many as"})
_MORE = re.compile(r",([^.:;Q]{1,60}?)(?=,)")
_RIGHT = re.compile(r"(?:P|O|D{0,2}[NCUZ\"$%v/]{1,10}(?:\([^()]{1,12}\))?(?:,?&,?D{0,2}[NCUZ]{1,8})?(?:I+D{0,2}[NCUZ]{1,8}){0,5})")
_RIGHT_MORE = re.compile(r",(?:DR?|[NCU])[NCUZDI&\"%v,()]{0,40}")

# No finite verb of its own: "Kay, the mayor of Varna", not "AFP, the mayor has left"; behind "who" or "which" it may have one.
_RIGHT_LAST = re.compile(r",D[^QVGK;:AMWH-]{1,60}(?:[WH][^QVGK;:-]{1,60})?$")


def left_source(line: Line, at: int) -> tuple[int, int] | None:
    """The words (first, after last) of the noun phrase that governs the verb group starting at word `at`."""
    if word_at(line, at - 1) == "longer" and word_at(line, at - 2) == "no":
        at -= 2
    back = line.letters[:at][::-1]
    skip = _BETWEEN.match(back)
    first = skip.end() if skip else 0
    if back[first : first + 1] == ")":
        opened = back.find("(", first, first + 14)
        first = opened + 1 if opened >= 0 else first
    if back[first : first + 1] == "W":
        return at - first - 1, at - first
    if back[first : first + 1] == ",":
        return _apposed(line, back, first)
    alone = _WHO_ALONE.match(back, first)
    if alone:
        named = antecedent(line, at - alone.end())
        return (named[0], at - first) if named else None
    if first and back[first - 1 : first + 1] == "RD" and word_at(line, at - first - 1) in _ARTICLES:
        return at - first - 1, at - first + 1  # the elderly, a weekly
    for begin in (first, 0):
        found = _PHRASE.match(back, begin)
        if found:
            relative = _RELATIVE.match(back, found.end())
            named = antecedent(line, at - relative.end()) if relative else None
            return (named[0], at - found.start()) if named else _counted(line, _subject(line, at - found.end(), at - found.start()))
    return None


def _counted(line: Line, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """The phrase with the count before it: most of the workers, more than 40 countries."""
    if phrase is None:
        return None
    start = phrase[0]
    if start and word_at(line, start - 1) == "at" and word_at(line, start) in {"least", "most"}:
        start -= 1
    for _ in range(3):
        before, last, first = (word_at(line, start - back) if start >= back else "" for back in (2, 1, 0))
        if (last == "of" and before in _SOME_OF) or f"{before} {last}" in _HEDGES:
            start -= 2
        elif last in _ABOUT and (line.letters[start] == "U" or first in _SOME_OF):
            start -= 1
    return start, phrase[1]


def _subject(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The phrase without what a comma parts from it at its front: an opening phrase, or the end of the clause before.

    As a result of the move, Britain and France · to impose sanctions on the airline, Blinken and his colleague
    """
    before = line.letters[start - 1 : start]
    if before in {"I", "S"}:
        comma = line.letters.find(",", start, end)
        start = comma + 1 if comma >= 0 else start
    elif before in set("tVAMvKG"):
        joined = line.letters.rfind("&", start, end)
        comma = line.letters.rfind(",", start, joined)
        start = comma + 1 if comma >= 0 else start
    return _trim(line, start, end)


def antecedent(line: Line, at: int) -> tuple[int, int] | None:
    """The phrase before "who" at word `at`, with or without a comma."""
    back = line.letters[:at][::-1]
    begin = 1 if back.startswith(",") else 0
    found = _PHRASE.match(back, begin)
    if found:
        return _trim(line, at - found.end(), at - found.start())
    return at, at + 1


def _apposed(line: Line, back: str, first: int) -> tuple[int, int] | None:
    """The phrase before the words between commas that end at the comma `first` of `back`, those words with it."""
    at = len(back)
    comma = first
    for _ in range(6):
        following = back.find(",", comma + 1)
        if following < 0 or following - first > 60:
            break
        opens = back[following - 1]
        found = _PHRASE.match(back, following + 1)
        told = opens in "DWHNUCI(vgG" or (opens == "S" and word_at(line, at - following) == "when")
        if found and told and set(found.group()) & set("NCP") and "E" not in found.group():
            named = _subject(line, at - found.end(), at - found.start())
            return _named_first(line, _trim(line, named[0], at - first - 1)) if named else None
        comma = following
    found = _PHRASE.match(back, first + 1)
    return _trim(line, at - found.end(), at - found.start()) if found else None


def _named_first(line: Line, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """The phrase with the name before it, where it only tells more of that name: Kay, a fellow at the institute, a think tank."""
    if phrase is None or line.letters[phrase[0] - 1 : phrase[0]] != ",":
        return phrase
    found = _NAME.match(line.letters[: phrase[0] - 1][::-1])
    if found is None:
        return phrase
    start = phrase[0] - 1 - found.end()
    opens = line.letters[max(0, start - 2) : start] in {"", "Q,", "TQ", "VT"}
    return (start, phrase[1]) if opens or line.letters[phrase[0]] == "D" else phrase


def right_source(line: Line, at: int) -> tuple[int, int] | None:
    """The words of the noun phrase that begins at word `at`, with what tells more of it up to the next verb."""
    found = _RIGHT.match(line.letters, at)
    if not found:
        return None
    end = found.end()
    more = _RIGHT_MORE.match(line.letters, end)
    if more and line.letters[more.end() : more.end() + 1] in {".", "", ",", "Q", ";"}:
        end = more.end()
    elif _RIGHT_LAST.match(line.letters, end):
        end = len(line.letters)
    return _trim(line, at, end)


def first_phrase(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The subject of the clause that starts at word `start`: its first noun phrase before a verb, else its first noun phrase."""
    letters = line.letters
    first: tuple[int, int] | None = None
    at = start
    while at < end:
        found = _RIGHT.match(letters, at, end) if letters[at] in "PDNCUZ" else None
        if found is None:
            at += 1
            continue
        if not at or letters[at - 1] not in "IDgG":
            phrase = _trim(line, at, found.end())
            if letters[found.end() : found.end() + 1] in set("AMVvR"):
                return phrase
            first = first or phrase
        at = found.end()
    return first


def _trim(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The phrase without marks, adverbs and conjunctions at its edges."""
    letters = line.letters
    while start < end and letters[start] in ',R&B"-.)':
        start += 1
    while end > start and letters[end - 1] in ',R&B"-.(':
        end -= 1
    if start < end and letters[max(0, start - 2) : start] == "U-" and line.words[start].start == line.words[start - 1].end:
        start -= 3 if letters[start - 3 : start - 2] == "D" else 2  # the 34-year-old
    return (start, end) if start < end else None
