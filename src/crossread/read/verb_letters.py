"""Whether a form of a reporting verb is a verb where it stands: "claims" after "Kay" is, after "the" it is not.

In order: the form (participle, past, present); the word before it, adverbs aside; the word after it.
"""

from __future__ import annotations

from crossread.text.tokens import Token

_QUOTATION = "“”"
_OBJECTS = frozenset(
    {"that", "the", "a", "an", "to", "his", "her", "its", "their", "on", "for", "it", "he", "she", "they", "how", "whether"}
)
_SEVERAL = frozenset(
    {"no", "any", "these", "those", "all", "many", "several", "some", "few", "various", "both", "such", "other", "two", "three"}
)
_SOME = frozenset(
    {"one", "some", "many", "several", "all", "both", "few", "most", "another", "each", "neither", "two", "three", "four", "any"}
    | {"those", "none", "half"}
)


def verb_letter(words: list[Token], letters: list[str], place: int, kind: str, *, noun: bool) -> str:
    """Whether a form that may be a reporting verb is one here, by the word before and after it."""
    before = letters[place - 1] if place else ""
    after = words[place + 1].text.lower() if place + 1 < len(words) else ""
    if kind == "ing":
        return "g" if before and before in "DZ" else "G"
    if kind == "participle":
        return "L" if before and before in "AR" else "N"
    if kind == "past" and words[place].text == "briefed" and after in {"on", "about"}:
        return "L" if before and before in "AR" else "v"
    if kind == "past":
        stands_alone = after in _OBJECTS and before in {"D", "U"} and _stands_alone(words, letters, place - 1)
        leads_up = after in {",", ":"} and place + 2 < len(words) and words[place + 2].text == _QUOTATION
        return "N" if before and before in "DZU" and after != "that" and not (stands_alone or leads_up) else "V"
    return _present_letter(words, letters, place, kind, after, noun=noun)


def _present_letter(words: list[Token], letters: list[str], place: int, kind: str, after: str, *, noun: bool) -> str:
    """Whether a base form or one in -s is a verb here: after a subject or a helper it is, after an article it is not."""
    at = place - 1
    while at >= 0 and (letters[at] == "R" or words[at].text == "neither"):
        at -= 1
    if at < 0:
        return "N" if noun or kind == "s" else "K"
    anchor, word = letters[at], words[at].text.lower()
    if kind == "base" and (anchor in "tM" or (anchor == "A" and word.startswith(("do", "did")))):
        return "K"
    if anchor in "PWHT" or (kind == "s" and word == words[place].text.lower()):
        return "V"
    if anchor in "DU" and (not noun or after in _OBJECTS) and _stands_alone(words, letters, at):
        return "V"
    if not noun:
        return "N" if anchor in "DZ" or (anchor == after == ",") else "V"
    if after == "that" and anchor in ("CEB" if kind == "base" else "CENB)"):
        return "V"
    counted = kind == "s" and _counted(words, letters, at)
    return _after_noun(words[at].text, kind, after, anchor) if anchor in "CN&,)Q" and not counted else "N"


def _stands_alone(words: list[Token], letters: list[str], at: int) -> bool:
    """The word at `at` may be a subject without a noun, as in "one said the" or "some fear it", or ends a name: Channel 6."""
    return (at == 0 or letters[at - 1] not in "DZ") and (words[at].text.lower() in _SOME or (at > 0 and letters[at - 1] == "C"))


def _counted(words: list[Token], letters: list[str], at: int) -> bool:
    """A number or a word for several stands before the noun phrase that ends at `at`: all the press reports, 14 points."""
    for place in range(at, max(-1, at - 4), -1):
        if letters[place] not in "NUDC":
            return False
        if letters[place] == "U" or words[place].text.lower() in _SEVERAL:
            return True
    return False


def _after_noun(noun: str, kind: str, after: str, anchor: str) -> str:
    """A present form after a noun is a verb where the two agree in number, and no "of" follows."""
    if after in {"of", "and", "or", ".", ","} and anchor not in "Q,":
        return "N"
    if anchor in "&,)Q":
        return "V" if kind == "s" and after in _OBJECTS and (anchor != "," or after != "that") else "N"
    plural = noun.endswith("s") and not noun.endswith("ss")
    people = noun.lower() in {"people", "men", "women", "police", "children", "media", "data"}
    if kind == "s":
        return "V" if not plural or noun[0].isupper() else "N"
    return "V" if plural or people else "N"
