"""A sentence as a row of letters, one a word, so that patterns over letters can find its verbs, noun phrases and clauses.

In order: each quotation in the sentence is one word (Q); every other word gets the letter of its class from the word lists,
from its ending and its capital; words that may be a verb or a noun ("claims") are settled by the words beside them.

    Q quotation · P he · O him · D the · W who · H which, whether · T that · t to · I of · & and · B but · S because · A was · M would
    R adverb · E time · U number · C Capitalised · Z possessive · N other · v other past form · g other -ing
    V reporting verb, present or past · G its -ing · K its base after "to" or a modal · L its participle
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from crossread.read.verb_letters import verb_letter
from crossread.text.by_word import by_word
from crossread.text.lists import mapping, table
from crossread.text.lists import words as listed
from crossread.text.tokens import Token, Words, cut_words, rows_of, stretch, words_of


class Verb(NamedTuple):
    """A form of a reporting verb: its base, frames, prepositions, the attitude it shows, and which form it is."""

    base: str
    frames: str
    prepositions: tuple[str, ...]
    attitude: str
    kind: str


class Line(NamedTuple):
    """A sentence as words and as letters.

    `verbs` holds the reporting verb at a place, `fresh` the quotations that begin with a capital, `ended` those that end with
    a mark that parts them from what follows.
    """

    words: list[Token]
    letters: str
    verbs: dict[int, Verb]
    fresh: frozenset[int]
    ended: frozenset[int]
    start: int
    end: int


_MARKS = {"“": '"', "”": '"', "–": "-", "—": "-", "―": "-", "-": "-", "!": ".", "?": ".", "…": ".", "[": "(", "]": ")", "£": "$", "€": "$"}
_APOSTROPHES = frozenset({"'", "’"})
_LETTERS = re.compile(r"[^\W\d_]+")
_VERB = "*"
# A form of a reporting verb, and what may be a noun or the end of an abbreviation: the words beside these settle them.
_UNSETTLED = re.compile(r"[*vg.]")
_NOWHERE: frozenset[int] = frozenset()
_ENDED = re.compile(r"[.,!?…—–-]\s?['’]?[\"”“»«’']+$|--['\"”]$")
_NAMES = frozenset({"US", "IT", "WHO", "AM", "OR", "ME", "IN", "OK"})
_EITHER = frozenset({"put", "set", "cut", "left", "thought", "bid", "cost", "hit", "read", "cast", "run", "met", "lead", "felt"})


@cache
def verb_forms() -> dict[str, Verb]:
    """Every form of every reporting verb; its kind is base, s, past, participle or ing."""
    forms: dict[str, Verb] = {}
    for row in table("reporting_verbs"):
        base, frames, listed, attitude = row[:4]
        prepositions = () if listed == "-" else tuple(listed.split(","))
        for form, kind in _inflect(base, row[4].split(",") if len(row) > 4 else []):
            if kind != "base" or form not in forms:
                forms[form] = Verb(base, frames, prepositions, attitude, kind)
    return forms


def _inflect(base: str, irregular: list[str]) -> list[tuple[str, str]]:
    """The forms of a verb with their kinds; a final consonant that might be doubled is given both ways."""
    stem = base[:-1] if base.endswith("e") else base
    to_i = base[-1] == "y" and base[-2] not in "aeiou"
    doubled = base + base[-1] if base[-1] not in "aeiouwxyh" and base[-2] in "aeiou" and base[-3:-2] not in set("aeiou") else stem
    pasts = irregular[:1] or ([base[:-1] + "ied"] if to_i else [stem + "ed", doubled + "ed"])
    s = base[:-1] + "ies" if to_i else base + ("es" if base[-1] in "sxzh" else "s")
    ings = [base + "ing"] if base.endswith("ee") else [stem + "ing", doubled + "ing"]
    forms = [(base, "base"), (s, "s"), *((form, "ing") for form in ings), *((form, "past") for form in pasts)]
    return forms + [(form, "participle") for form in irregular[1:]]


@cache
def _pasts() -> frozenset[str]:
    """Past forms and participles of other common verbs."""
    return frozenset(form for row in table("verb_forms") for form in row[1:] if form)


def read_line(text: str, start: int, end: int, quotations: Sequence[tuple[int, int]], *, headline: bool = False) -> Line:
    """The sentence `text[start:end]` with its quotations as single words."""
    words, letters = _first_letters(text, start, end, quotations)
    verbs: dict[int, Verb] = {}
    for busy in _UNSETTLED.finditer("".join(letters)):
        place = busy.start()
        letter = letters[place]
        before = letters[place - 1] if place else ""
        if letter == _VERB:
            letter, verb = _look_up(words[place].text)
            if verb is not None and (headline or not place or words[place].text[0].islower()):
                letter = verb_letter(words, letters, place, verb.kind, noun="h" in verb.frames)
                if letter in "VGKL":
                    verbs[place] = verb
        elif letter == "v":
            letter = "N" if before and before in "DIZ" and words[place].text.lower() in _EITHER else letter
        elif letter == "g":
            letter = "N" if before and before in "DZ" else letter
        elif before and before in "CE" and _abbreviates(words, place):
            letter = before
        letters[place] = letter
    if not quotations:
        return Line(words, "".join(letters), verbs, _NOWHERE, _NOWHERE, start, end)
    quoted = _nicknames(words, letters)
    fresh = frozenset(place for place in quoted if _capital(text[words[place].start : words[place].start + 4]))
    ended = frozenset(place for place in quoted if _ENDED.search(text[words[place].end - 4 : words[place].end]))
    return Line(words, "".join(letters), verbs, fresh, ended, start, end)


def _first_letters(text: str, start: int, end: int, quotations: Sequence[tuple[int, int]]) -> tuple[list[Token], list[str]]:
    """The words of a sentence and the letter of each as far as the word alone tells."""
    if not quotations:
        return _lettered(text, start, end)
    words: list[Token] = []
    letters: list[str] = []
    at = start
    for left, right in quotations:
        if left > at:
            outside = _lettered(text, at, left)
            words += outside[0]
            letters += outside[1]
        words.append(Token("“”", left, right))
        letters.append("Q")
        at = right
    outside = _lettered(text, at, end)
    return words + outside[0], letters + outside[1]


def _lettered(text: str, start: int, end: int) -> tuple[list[Token], list[str]]:
    words, letters, _ = _letters_of(text)
    found = stretch(words, start, end)
    if found is None:
        cut = cut_words(text, start, end)
        return rows_of(cut), list(map(_letter, cut.written))
    return rows_of(words, *found), letters[found[0] : found[1]]


@lru_cache(maxsize=4)
def _letters_of(text: str) -> tuple[Words, list[str], bytes]:
    """The words of a report, the letter of each as far as the word alone tells, and whether each may attribute something."""
    words = words_of(text)
    return words, list(map(_letter, words.written)), bytes(map(_tells, words.written))


@cache
def _telling() -> frozenset[str]:
    """Every word form without which a sentence attributes nothing."""
    return frozenset(verb_forms()) | listed("reporting_nouns") | {"according", "reportedly", "allegedly", "purportedly"}


def may_attribute(text: str, start: int, end: int) -> bool:
    """The sentence holds a word that may attribute; without one it need not be read closely."""
    words, _, telling = _letters_of(text)
    found = stretch(words, start, end)
    if found is None:
        return any(map(_tells, cut_words(text, start, end).written))
    return telling.find(1, *found) >= 0


@by_word
def _tells(seen: str) -> bool:
    """The word, or a part of it between hyphens, may attribute."""
    return not _telling().isdisjoint(_LETTERS.findall(seen.lower()))


@by_word
def _letter(seen: str) -> str:
    """The letter of a word as far as the word alone tells; of a form of a reporting verb that it is one."""
    letter, verb = _look_up(seen)
    return letter if verb is None else _VERB


@lru_cache(maxsize=1 << 15)
def _look_up(seen: str) -> tuple[str, Verb | None]:
    """The letter of a word as far as the word alone tells, and the reporting verb that it may be a form of."""
    low = seen.lower().replace("’", "'")
    letter = mapping("function_words").get(low)
    if letter is not None and seen in _NAMES:
        letter = "C"
    if letter is not None:
        return "N" if low == "march" and seen[0].islower() else letter, None
    verb = verb_forms().get(low)
    return _open_letter(seen, low, _pasts()), verb


def _abbreviates(words: list[Token], place: int) -> bool:
    """The full stop at `place` stands inside the sentence, after an abbreviation: Mr. Ito."""
    return words[place].text == "." and place < len(words) - 2 and words[place + 1].text != "."


def _nicknames(words: list[Token], letters: list[str]) -> list[int]:
    """The places of quotations; a short one between two names is part of the name: Marcia "Cia" Price."""
    quoted = [place for place, letter in enumerate(letters) if letter == "Q"]
    for place in quoted:
        short = words[place].end - words[place].start < 14
        if short and 0 < place < len(letters) - 1 and letters[place - 1] == letters[place + 1] == "C":
            letters[place] = "C"
    return [place for place in quoted if letters[place] == "Q"]


def _capital(seen: str) -> bool:
    """The first letter of a quotation is a capital."""
    return next((char.isupper() for char in seen if char.isalpha()), False)


def _open_letter(seen: str, low: str, pasts: frozenset[str]) -> str:
    """The letter of a word that is in no list."""
    first = seen[0]
    if not first.isalnum():
        return "Z" if low in _APOSTROPHES else _MARKS.get(first, first)
    if "'" in low:
        return _clitic(low, first)
    if first.isdigit():
        return "U"
    if first.isupper():
        return "C"
    if low.endswith("ly"):
        return "R"
    if low in pasts or low.endswith("ed"):
        return "v"
    return "g" if low.endswith("ing") and len(low) > 5 else "N"


def _clitic(low: str, first: str) -> str:
    """The letter of a word with an apostrophe: he'd is he, Iran's is a possessive."""
    head, _, tail = low.partition("'")
    closed = mapping("function_words").get(head)
    if closed in {"P", "W", "H", "T", "R"}:
        return closed
    if tail == "s" or (not tail and head.endswith("s")):
        return "Z"
    return "C" if first.isupper() else "N"
