"""Names of people, organisations and places.

1  runs of capitalised words, cut into names (chains.py, naming.py), each with its kind by its evidence (kinds.py)
2  one name, one kind: the strongest evidence in the report counts for all places of the name, and a person's last
   name alone is that person
3  a headline with a capital on every word, or all in capitals, only repeats names known from the text below it
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crossread.read.chains import find_chains
from crossread.read.gazetteer import known_names, shouted_names
from crossread.read.kinds import CERTAIN, Sized, kind_of, role_before
from crossread.read.naming import Name, names_in
from crossread.rows import Mention, MentionKind, Report, Span
from crossread.text.lists import words
from crossread.text.patterns import any_of

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_PIECE = re.compile(r"(?:[A-Z]\.){2,4}|[^\W\d_]\w*(?:[-'’](?!s\b)\w+){0,4}")
_OPENING = " \t\u00a0“”\"'‘’(["
_BREAKS = "\n.!?:—–…•|-"
_TITLE_GAP = re.compile(r"(?:['’]s?)? ")
_MODIFIERS = any_of(words("title_modifiers"), either_case=False)
_MODIFIED = re.compile(rf"(?<![\w-])(?:{_MODIFIERS} ){{1,4}}$")
_MAX_TITLE_CHARS = 60
_MIN_CAPITAL_SHARE = 0.65
_MIN_HEADLINE_WORDS = 2
_MAX_HEADLINE_CHARS = 250
_MAX_NAME_WORDS = 6


class Found(NamedTuple):
    """A name in the text with its kind and the strength of the evidence."""

    name: Name
    sized: Sized


def find_mentions(report: Report, sentences: tuple[Span, ...]) -> tuple[Mention, ...]:
    """The names in the sentences of the report, in text order; none overlaps another."""
    text = report.text
    headlines = [span for span in sentences if _is_headline(text, span)]
    found = _names(text, sentences, headlines)
    kinds = _kinds(found)
    people = _last_names(kinds)
    kept = [item for item in found if _keeps(item, kinds, people)]
    before = [None, *kept]
    mentions = [_mention(report.id, text, item, last, kinds, people) for item, last in zip(kept, before, strict=False)]
    below = _names_below(kinds, people) if headlines else {}
    shouted = {name.upper(): kind for name, kind in below.items()}
    for span in headlines:
        mentions.extend(_in_headline(report.id, text, span, below, shouted))
    return tuple(_apart(sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end))))


def _is_headline(text: str, span: Span) -> bool:
    """Every word that matters has a capital: "Iran Sends Missiles to Russia", "IRAN SENDS MISSILES"."""
    if text[span.end - 1] in '.”"' or span.end - span.start > _MAX_HEADLINE_CHARS:
        return False
    written = _WORD.findall(text, span.start, span.end)
    long = [word for word in written if len(word) > 3]
    if len(written) < _MIN_HEADLINE_WORDS or not long:
        return False
    capitals = [word for word in written if word[0].isupper()]
    tall = [word for word in long if word[0].isupper()]
    return len(capitals) > 0.6 * len(written) and len(tall) >= _MIN_CAPITAL_SHARE * len(long)


def _names(text: str, sentences: tuple[Span, ...], headlines: list[Span]) -> list[Found]:
    """The names outside the headlines, each with its own evidence."""
    lower = frozenset(text.split())
    shouting = set(headlines)
    found: list[Found] = []
    sure: dict[str, Sized] = {}
    place = 0
    for start, whole in find_chains(text):
        while place < len(sentences) and sentences[place].end <= start:
            place += 1
        if place == len(sentences) or sentences[place].start > start or sentences[place] in shouting:
            continue
        run = whole[: sentences[place].end - start]
        opens = _opens(text, start, sentences[place].start)
        for name in names_in(run, lower, opens=opens):
            found.append(_found(text, name.moved(start), sure, lower, opens=opens and not name.start))
    return found


def _found(text: str, name: Name, sure: dict[str, Sized], lower: frozenset[str], *, opens: bool) -> Found:
    """A name with its kind; once the kind of a name is certain, its later places are not asked again."""
    sized = sure.get(name.text) if not name.title else None
    if sized is None:
        sized = _sized(text, name, lower, opens=opens)
        if sized.strength >= CERTAIN:
            sure[name.text] = sized
    return Found(name, sized)


def _opens(text: str, start: int, sentence: int) -> bool:
    """The run is the first thing in its sentence, its quotation or after a colon or a dash."""
    before = text[max(sentence, start - 6) : start].rstrip(_OPENING)
    return not before or before[-1] in _BREAKS or text[start - 1] in "“\"‘'(["


def _sized(text: str, name: Name, lower: frozenset[str], *, opens: bool) -> Sized:
    """The kind of a name; a single unknown word that opens a sentence is nothing yet."""
    sized = kind_of(text, name, lower)
    alone = " " not in name.text and sized.strength < CERTAIN
    if alone and name.text.lower() in lower and name.text not in known_names() and sized.strength < 2:
        return Sized(sized.kind, -1)
    if alone and opens and sized.kind is not MentionKind.PERSON and name.text not in known_names():
        return Sized(sized.kind, -1)
    return sized


def _kinds(found: list[Found]) -> dict[str, Sized]:
    """Each name with the kind its strongest evidence gives."""
    kinds: dict[str, Sized] = {}
    for item in found:
        if item.name.text not in kinds or item.sized.strength > kinds[item.name.text].strength:
            kinds[item.name.text] = item.sized
    return kinds


def _last_names(kinds: dict[str, Sized]) -> frozenset[str]:
    """The last names, and the names without suffix, of the people whose full name the report gives."""
    people = (name.split(" ") for name, sized in kinds.items() if sized.kind is MentionKind.PERSON and " " in name)
    return frozenset(
        words[-2] if words[-1].rstrip(".") in ("Jr", "Sr", "II", "III", "IV") and len(words) > 2 else words[-1] for words in people
    )


def _keeps(item: Found, kinds: dict[str, Sized], people: frozenset[str]) -> bool:
    """A word that opens a sentence counts if the report has it as a name elsewhere."""
    return kinds[item.name.text].strength >= 0 or item.name.text in people


def _kind(text: str, kinds: dict[str, Sized], people: frozenset[str]) -> MentionKind:
    sized = kinds[text]
    if text in people and (sized.strength < CERTAIN or sized.kind is MentionKind.PERSON):
        return MentionKind.PERSON
    return sized.kind


def _mention(report_id: str, text: str, item: Found, before: Found | None, kinds: dict[str, Sized], people: frozenset[str]) -> Mention:
    name = item.name
    kind = _kind(name.text, kinds, people)
    start = _title_start(text, name, before.name if before else None) if kind is MentionKind.PERSON else name.start
    return Mention(Span(report_id, start, name.end), kind, Span(report_id, name.head, name.end))


def _title_start(text: str, name: Name, before: Name | None) -> int:
    """Where the title in small letters before a name begins: at the body or land right before it, if there is one."""
    role = role_before(text, name.start)
    if role is None:
        return name.start
    modifiers = _MODIFIED.search(text, max(0, role - _MAX_TITLE_CHARS), role)
    start = modifiers.start() if modifiers else role
    if before and before.end < start and _TITLE_GAP.fullmatch(text, before.end, start):
        return before.start
    return start


def _names_below(kinds: dict[str, Sized], people: frozenset[str]) -> dict[str, MentionKind]:
    """The names that a headline may repeat from the text below it."""
    names = dict.fromkeys(sorted(people), MentionKind.PERSON)
    return names | {name: _kind(name, kinds, people) for name, sized in kinds.items() if sized.strength > 0}


def _in_headline(report_id: str, text: str, span: Span, below: dict[str, MentionKind], shouted: dict[str, MentionKind]) -> list[Mention]:
    """The names of the text below, and the names known to all, that a headline repeats; `shouted` are the former in capitals."""
    shouts = text[span.start : span.end].isupper()
    ours, known = (shouted, shouted_names()) if shouts else (below, known_names())
    pieces = list(_PIECE.finditer(text, span.start, span.end))
    found, place = [], 0
    while place < len(pieces):
        step = 1
        for size in range(min(_MAX_NAME_WORDS, len(pieces) - place), 0, -1):
            name = _text(pieces[place : place + size])
            kind = ours.get(name) or known.get(name)
            if kind is not None:
                here = Span(report_id, pieces[place].start(), pieces[place + size - 1].end())
                found.append(Mention(here, kind, here))
                step = size
                break
        place += step
    return found


def _text(pieces: list[re.Match[str]]) -> str:
    return " ".join(piece.group() for piece in pieces)


def _apart(mentions: list[Mention]) -> list[Mention]:
    """The mentions without those inside the title of the one after, or overlapping the one before."""
    kept: list[Mention] = []
    for mention in mentions:
        while kept and kept[-1].span.within(mention.span) and kept[-1] != mention:
            kept.pop()
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept
