"""What a short paragraph is by its own words: furniture, a credit, a caption, or a line of date and time.

Lists of phrases decide, never a feeling: a sentence of the report must not be lost. A paragraph that holds quotation
marks is only furniture where it is nothing but the phrase.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crossread.load.published import day_in
from crossread.rows import Role
from crossread.text.lists import mapping, table, words


class Finding(NamedTuple):
    """A role and the reason for it."""

    role: Role
    reason: str


_SHORT_CHARS = 140
_HAS_CHARS = 240
_FIRST = re.compile(r"\W*(\w+)")
_DASHES = "-–—•* "
_EDGE = " \t\xa0:•|»›>·-–—.…!*"
_PHRASES: dict[str, list[tuple[str, str, str]]] = {}
for _phrase, _how, _role in table("furniture"):
    if _how != "has":
        _PHRASES.setdefault(_FIRST.match(_phrase).group(1), []).append((_phrase, _how, _role))  # type: ignore[union-attr]
_HELD = {phrase: role for phrase, how, role in table("furniture") if how == "has"}
_QUOTES = re.compile(r"[\"“”«»„]")

_DATE_WORDS = mapping("datelines")
_DATE_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(r"\d ?[/.-] ?\d{1,2} ?[/.-] ?\d")
_LOWER = re.compile(r"\b[a-z]{2,}")
_MAX_LOWER, _MAX_OTHERS = 12, 4
_COPYRIGHT = re.compile(r"(?:copyright\s{0,3})?(?:©|\(c\)|copyright)\s{0,3}(?:\d{4}|by)\b")
_AGENCIES = words("agencies")
_AGENCY = "|".join(re.escape(one) for one in sorted(_AGENCIES, key=len, reverse=True))
_NAME = r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){1,3}"
# "Andrii Marienko / AP" or "AP / Andrii Marienko" at the very end, often glued to the sentence before.
_PICTURE = re.compile(
    rf"(?:^|[\s.(|)])(?:{_NAME} ?[/|] ?(?i:{_AGENCY})|(?i:{_AGENCY}) ?[/|] ?{_NAME}|"
    rf"\((?:AP|AFP|EPA|Reuters)[ /](?:Photo|File)[^()\n]{{0,50}}\))(?: via [A-Z][\w ]{{1,20}})?[.)]{{0,2}}$"
)
_PICTURE_CHARS = 110
_PICTURE_PARAGRAPH_CHARS = 400
_CONNECTORS = words("credit_words")


def by_phrase(paragraph: str, *, whole: bool) -> Finding | None:
    """The paragraph is, begins with or holds a phrase that stands around articles; never "begins with" where a headline may stand."""
    if len(paragraph) > _HAS_CHARS:
        return None
    folded = paragraph.replace("’", "'").casefold().lstrip(_DASHES)
    quotes = _QUOTES.search(paragraph) is not None
    first = _FIRST.match(folded)
    bare = folded.strip(_EDGE)
    for phrase, how, role in _PHRASES.get(first.group(1), ()) if first else ():
        if _stands(phrase, how, folded, bare, paragraph) and (how != "start" or not (quotes or whole) or role == Role.CAPTION):
            return Finding(Role(role), f"“{phrase}”")
    held = None if quotes or whole else next((phrase for phrase in _HELD if phrase in folded), None)
    return Finding(Role(_HELD[held]), f"“{held}”") if held else None


def by_make_up(paragraph: str) -> Finding | None:
    """The paragraph is a line of date and time, an agency's name, a copyright line, or ends in a picture credit."""
    if len(paragraph) > _PICTURE_PARAGRAPH_CHARS:
        return None
    if is_dateline(paragraph):
        return Finding(Role.DATELINE, "nothing but a date, a time and a place")
    if paragraph.strip(" ()-–—.").casefold() in _AGENCIES:
        return Finding(Role.CREDIT, "an agency's name alone")
    if _COPYRIGHT.match(paragraph[:40].casefold()):
        return Finding(Role.FURNITURE, "a copyright line")
    tail = max(0, len(paragraph) - _PICTURE_CHARS)
    picture = (
        _PICTURE.search(paragraph, tail) if "/" in paragraph[tail:] or "|" in paragraph[tail:] or "Photo" in paragraph[tail:] else None
    )
    if picture:
        role = Role.CREDIT if picture.start() == 0 else Role.CAPTION
        return Finding(role, f"ends in the credit of a picture, “{picture.group().strip(' .(|')}”")
    return None


def is_dateline(paragraph: str) -> bool:
    """Every word belongs to a date, but for a few capitalised ones that name a place or an agency."""
    if len(paragraph) > _SHORT_CHARS or not _DIGIT.search(paragraph) or len(_LOWER.findall(paragraph)) > _MAX_LOWER:
        return False
    found = [token.lower() if token.lower() in _DATE_WORDS else token for token in _DATE_TOKEN.findall(paragraph)]
    numbers = [token for token in found if token.isdecimal()]
    kinds = [_DATE_WORDS[token] for token in found if token in _DATE_WORDS]
    others = [token for token in found if token not in _DATE_WORDS and not token.isdecimal()]
    if len(found) < 2 or len(others) > _MAX_OTHERS or any(token.islower() for token in others):
        return False
    if "stamp" in kinds and not others:
        return True
    if any(kind.isdigit() for kind in kinds):
        return len(others) <= 1 or paragraph.endswith(("-", "–", "—")) or day_in(paragraph) is not None
    return len(numbers) >= 3 and len(others) <= 1 and _NUMERIC.search(paragraph) is not None


def is_names(rest: str) -> bool:
    """Nothing but capitalised words and the small words between names."""
    found = re.findall(r"[^\W\d_][\w.'’-]*", rest)
    return 0 < len(found) <= 24 and all(token[0].isupper() or token.lower() in _CONNECTORS for token in found) and found[0][0].isupper()


def _stands(phrase: str, how: str, folded: str, bare: str, paragraph: str) -> bool:
    if how == "whole":
        return bare == phrase
    if len(folded) > _SHORT_CHARS or not folded.startswith(phrase):
        return False
    rest = paragraph.lstrip(_DASHES)[len(phrase) :]
    if how == "names":
        return rest[:1] in (" ", ":", "\xa0") and is_names(rest)
    return not rest[:1].isalnum()
