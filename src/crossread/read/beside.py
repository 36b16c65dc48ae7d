"""Quoted words beside a verb that is in no list: “…,” he went on.

Dave, rank at Central: “…” · “…,” worries Kay Ito, who owns a boat · She turned to the driver, “…”

In order: quoted words that end in a comma with a subject and a verb behind them; whole quoted sentences behind a comma or a
colon, whose verb is the last before them; those behind a colon that have no verb but a name.
"""

from __future__ import annotations

import re

from crossread.read.found import Found, Words, trimmed, word_at
from crossread.read.sources import first_phrase, left_source, right_source
from crossread.read.tagging import Line, verb_forms

_SUBJECT = re.compile(r"(?:P|D{0,2}[NCUZv-]{1,8}(?:ID?[NCUZ]{1,5}){0,2}(?:,[^VQ;:]{1,40},)?)(?P<helps>[AR]{0,3})(?=[Vv])")
_BEFORE = re.compile(r"[vVGg](?P<tail>[OREUIDNCZ&P\"]{0,12})[,:]Q")
_NOUNS = r"D{0,2}[CNZ]{1,6}"
_TAGGED = re.compile(rf"(?:[UE@R]|I(?=C)){{0,3}}(?P<name>{_NOUNS}(?:I{{1,2}}{_NOUNS}){{0,2}}(?:,[CNIUZD]{{1,8}}){{0,2}}):(?P<said>Q)\.?$")
_LEAST = 16  # characters of a quotation that is taken for a whole sentence; not measured


def beside(line: Line, taken: list[Found]) -> list[Found]:
    """The attributions of quoted words that no other attribution of the sentence holds."""
    if "Q" not in line.letters:
        return []
    free = [at for at, letter in enumerate(line.letters) if letter == "Q" and (at == 0 or _is_sentence(line, at)) and not _held(taken, at)]
    found = (_behind(line, at) or (_is_sentence(line, at) and (_before(line, at) or _tagged(line, at))) or None for at in free)
    return [one for one in found if one is not None]


def _is_sentence(line: Line, at: int) -> bool:
    return at in line.fresh and line.words[at].end - line.words[at].start >= _LEAST


def _held(taken: list[Found], at: int) -> bool:
    """The word is part of what an attribution says already."""
    return any(start <= at < end for one in taken for start, end in one.content)


def _behind(line: Line, at: int) -> Found | None:
    """“…,” he went on · “…,” laughed the captain: a subject and a verb, or a verb and a name, right behind the quotation."""
    letters = line.letters
    begin = at + 1 + (letters[at + 1 : at + 2] == ",")
    if at not in line.ended and begin == at + 1:
        return None
    if _is_verb(line, begin):
        source: Words | None = right_source(line, begin + 1)
        verb = (begin, begin + 1)
    else:
        found = _SUBJECT.match(letters, begin)
        if found is None:
            return None
        verb = (found.start("helps"), found.end() + 1)
        source = trimmed(line, begin, verb[0], ",")
    return Found(((at, at + 1),), (verb,), (source,), late=True) if source else None


def _is_verb(line: Line, at: int) -> bool:
    """A past form, or a reporting verb that may be a noun elsewhere, with a name behind it: worries Kay."""
    letter, after = line.letters[at : at + 1], line.letters[at + 1 : at + 2]
    told = letter == "N" and word_at(line, at) in verb_forms()
    return bool(letter) and (letter in "Vv" or told) and bool(after) and after in "DCNUPZv"


def _before(line: Line, at: int) -> Found | None:
    """She turned to the driver, “…”: the last verb before the mark that leads up to the quotation."""
    reach = line.letters[max(0, at - 15) : at + 1]
    found = None
    for one in _BEFORE.finditer(reach):
        found = one
    if found is None or found.end() != len(reach) or line.letters[at + 1 : at + 2] not in {"", "."}:
        return None
    verb = max(0, at - 15) + found.start()
    first = _helped(line, verb)
    source = left_source(line, first) if line.letters[verb] in "vV" else first_phrase(line, 0, first)
    return Found(((at, at + 1),), ((first, verb + 1),), (source,)) if source else None


def _helped(line: Line, verb: int) -> int:
    """The first word of the helpers and adverbs right before the verb."""
    while verb and line.letters[verb - 1] in "AMR":
        verb -= 1
    return verb


def _tagged(line: Line, at: int) -> Found | None:
    """Dave, rank at Central: “…” A name, what tells more of it, a colon, and quoted words to the end."""
    found = _TAGGED.match(line.letters)
    if found is None or found.start("said") != at:
        return None
    name: Words = found.span("name")
    return Found((found.span("said"),), ((name[1], name[1] + 1),), (name,)) if word_at(line, name[0]) else None
