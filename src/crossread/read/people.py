"""The people and bodies of one report: the mentions of one, its full name, and the gender that its words tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from crossread.read.gazetteer import given_names, roles, titles
from crossread.rows import Mention, MentionKind, Report, Span
from crossread.text.lists import mapping

_SUFFIXES = ("Jr", "Sr", "II", "III", "IV")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_ROLE_AFTER = re.compile(
    r", (?:\d{1,2}, )?(?:the |a |an |his |her |its |their |then |now |of )?((?:[\w’'.-]+ ){0,5}?[\w’'-]+)(?=[,.;\n]| "
    r"(?:of|for|at|in|who|with|from|and|to)\b)"
)


class Actor(NamedTuple):
    """A person or body of a report: its fullest name, that name's place, all its mentions, its gender, what it is called."""

    name: str
    place: Span
    kind: MentionKind
    mentions: tuple[Mention, ...]
    gender: str
    called: frozenset[str]


def find_actors(report: Report, mentions: Sequence[Mention]) -> list[Actor]:
    """Everybody who is named, in the order in which they first are; "Blinken" joins "Antony Blinken"."""
    groups: dict[tuple[MentionKind, str], list[Mention]] = {}
    full: dict[str, str] = {}
    for mention in mentions:
        name = report.slice(mention.head)
        if mention.kind is MentionKind.PERSON and " " in name:
            full.setdefault(last_name(name), name)
    for mention in mentions:
        name = report.slice(mention.head)
        if mention.kind is MentionKind.PERSON and " " not in name:
            name = full.get(name, name)
        groups.setdefault((mention.kind, name), []).append(mention)
    return [_actor(report, name, kind, group) for (kind, name), group in groups.items()]


def last_name(name: str) -> str:
    """The last name in a person's name, without "Jr." and the like."""
    words = name.split(" ")
    while len(words) > 1 and words[-1].rstrip(".") in _SUFFIXES:
        words = words[:-1]
    return words[-1]


def _actor(report: Report, name: str, kind: MentionKind, group: list[Mention]) -> Actor:
    fullest = next((mention for mention in group if report.slice(mention.head) == name), group[0])
    called = (
        frozenset(word for mention in group for word in _called(report, mention))
        if kind is MentionKind.PERSON
        else frozenset(word.lower() for word in _WORD.findall(name))
    )
    return Actor(name, fullest.head, kind, tuple(group), _gender(name, called) if kind is MentionKind.PERSON else "", called)


def _called(report: Report, mention: Mention) -> list[str]:
    """The words of a person's title and of the role that follows the name after a comma."""
    title = report.text[mention.span.start : mention.head.start]
    after = _ROLE_AFTER.match(report.text, mention.head.end)
    role = after[1] if after and after[1].split(" ")[-1].lower() in roles() else ""
    words = [word.lower() for word in _WORD.findall(f"{title} {role}")]
    also = [other for word in words for other in mapping("title_roles").get(word, "").split(",") if other]
    return words + also + ([title.strip().lower()] if title else [])


def _gender(name: str, called: frozenset[str]) -> str:
    told = {titles().get(word) or titles().get(word + ".") or roles().get(word, "u") for word in called} & {"m", "f"}
    if len(told) == 1:
        return told.pop()
    return given_names().get(name.split(" ")[0], "u") if " " in name else "u"
