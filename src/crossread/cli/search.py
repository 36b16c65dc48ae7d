"""`crossread search`: the reports of a store that hold some words, best first, and what they say with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from crossread.cli.compare import write_utf8
from crossread.cli.config import Flags, load_settings
from crossread.cli.console import Console
from crossread.cli.exits import Exit
from crossread.cli.story import latest_readings
from crossread.errors import UsageError
from crossread.relate import relate
from crossread.rows import Attitude, DifferenceKind, Manner, Reading, Span, Statement
from crossread.settings import Mode
from crossread.show.served import Served
from crossread.store import Hit, Kept, Query, Store, open_store, stories_of
from crossread.store.answers import answer_key, differing_reports, kept_record
from crossread.text.printable import printable
from crossread.text.stems import stem
from crossread.text.tokens import tokens

_SHOWN = 5
"""Statements that are shown of one report."""
_AROUND = 60
_COMPARED = 200
"""Where a kind of difference is asked for, so many of the reports found have their stories compared. Not measured."""
Differing = Callable[[str], frozenset[str]]
"""What gives, for the id of a story, its reports that differ so."""


@dataclass(frozen=True, slots=True)
class Found:
    """A report that was found, the matching words in it, the statements that hold them, and its story."""

    kept: Kept
    hit: Hit
    reading: Reading
    statements: tuple[Statement, ...]
    story: str | None


def run_search(
    query: Query,
    place: str,
    console: Console,
    *,
    difference: str | None,
    as_json: bool,
    config: Path | None = None,
    flags: Flags = MappingProxyType({}),
) -> Exit:
    """Print what the query finds; nothing found is exit code 4."""
    settings = load_settings(flags, config)
    with open_store(place) as store:
        asked = partial(_differing, store, kind=DifferenceKind(difference), mode=settings.mode) if difference else None
        found = list(find(store, query, differing=asked))
    for one in found:
        write_utf8((_line(one) if as_json else _words(one)) + "\n")
    if not found:
        console.note(f"{place}: no report holds all of this.\n  Try: fewer words, or a wider span of days.")
    return Exit.DONE if found else Exit.NOTHING_TO_COMPARE


def attitude_named(word: str) -> Attitude:
    """The attitude that a word names, in any form: "denied" is "denies".

    Raises:
        UsageError: none is.

    """
    found = next((attitude for attitude in Attitude if stem(attitude) == stem(word)), None)
    if found is None:
        raise UsageError(f"--attitude {word}: not known.\n  Try one of {', '.join(Attitude)}.")
    return found


def find(store: Store, query: Query, *, differing: Differing | None = None) -> Iterator[Found]:
    """The reports that the query finds, best first; with `differing` those that it gives for their story."""
    hits = store.search(replace(query, limit=_COMPARED) if differing else query)
    story_of = stories_of(store, [hit.report for hit in hits])
    listed = {kept.id: kept for kept in store.reports(ids=[hit.report for hit in hits])}
    known: dict[str, frozenset[str]] = {}
    left = query.limit
    for hit in hits:
        story = story_of.get(hit.report)
        if left and differing and story and story not in known:
            known[story] = differing(story)
        if left and (not differing or (story and hit.report in known[story])):
            left -= 1
            (reading,) = store.readings([hit.report])
            yield Found(listed[hit.report], hit, reading, _statements(reading, hit, query), story)


def _differing(store: Store, story: str, *, kind: DifferenceKind, mode: Mode) -> frozenset[str]:
    """The reports of the story with a place in a difference of this kind: of its page where one is kept, else compared anew."""
    found = store.stories(story=story)
    kept = kept_record(store, found[0].id, answer_key(store, found[0], Served(()).version, mode)) if found else None
    if kept is not None:
        return differing_reports(kept, kind)
    readings = [reading for one in found for reading in latest_readings(store, one)]
    if len(readings) < 2:
        return frozenset()
    return frozenset(span.report for one in relate(readings, mode).differences if one.kind is kind for span in one.places)


def _statements(reading: Reading, hit: Hit, query: Query) -> tuple[Statement, ...]:
    """The spoken statements that hold a matching word, or all where no word was asked for, by the speaker and attitude asked for."""
    kept = []
    for said in reading.statements:
        if said.manner is Manner.NARRATED or (query.attitude and said.attitude != query.attitude):
            continue
        if query.speaker and not _named(reading, said, query.speaker):
            continue
        if not query.phrases or any(mark.overlaps(span) for mark in hit.marks for span in (*said.content, *said.source)):
            kept.append(said)
    return tuple(kept[:_SHOWN])


def _named(reading: Reading, said: Statement, speaker: str) -> bool:
    wanted = {stem(token.text) for token in tokens(speaker)}
    return wanted <= {stem(token.text) for span in said.source for token in tokens(reading.report.slice(span))}


def _line(found: Found) -> str:
    report = found.reading.report
    value = {
        "id": found.kept.id,
        "name": found.kept.name,
        "title": found.kept.title,
        "outlet": found.kept.outlet,
        "published": found.kept.published,
        "story": found.story,
        "score": found.hit.score,
        "marks": _places(found.hit.marks),
        "statements": [
            {
                "id": said.id,
                "content": _places(said.content),
                "source": _places(said.source),
                "cue": _places(said.cue),
                "speaker": report.join(said.source) or None,
                "attitude": said.attitude,
                "text": report.join(said.content),
            }
            for said in found.statements
        ],
    }
    return json.dumps(value, ensure_ascii=False)


def _places(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _words(found: Found) -> str:
    facts = [found.kept.name, found.kept.outlet, (found.kept.published or "")[:10], f"story {found.story}" if found.story else ""]
    lines = [printable(" · ".join(fact for fact in facts if fact)), f"  {printable(found.kept.title or '')}".rstrip()]
    lines += [f"  {excerpt}" for excerpt in _excerpts(found)]
    report = found.reading.report
    for said in found.statements:
        words = " … ".join(_marked(report.text, span.start, span.end, found.hit.marks) for span in said.content)
        lines.append(f"    {printable(report.join(said.source)) or '(nobody named)'} {said.attitude}: {words}")
    return "\n".join(line for line in lines if line.strip())


def _excerpts(found: Found) -> list[str]:
    """The first matching words that no shown statement holds, with what stands around them."""
    shown = [span for said in found.statements for span in said.content]
    text = found.reading.report.text
    for mark in found.hit.marks:
        if not any(mark.overlaps(span) for span in shown):
            start, end = max(0, mark.start - _AROUND), min(len(text), mark.end + _AROUND)
            return [f"… {_marked(text, start, end, found.hit.marks)} …"]
    return []


def _marked(text: str, start: int, end: int, marks: Sequence[Span]) -> str:
    """The stretch of text on one line, matching words in brackets."""
    parts, at = [], start
    for mark in marks:
        if at <= mark.start and mark.end <= end:
            parts += [text[at : mark.start], "[", text[mark.start : mark.end], "]"]
            at = mark.end
    return printable(" ".join("".join([*parts, text[at:end]]).split()))


def query_of(words: Sequence[str], asked: Mapping[str, str | None], limit: int) -> Query:
    """The query that the command line asks for.

    Raises:
        UsageError: nothing was asked for, an attitude that nobody has, a day that is none, or no report to show.

    """
    attitude = attitude_named(asked["attitude"] or "") if asked["attitude"] else None
    given = {name: asked[name] for name in ("speaker", "outlet", "since", "until")}
    if not words and not attitude and not any(given.values()):
        raise UsageError('search: nothing was asked for.\n  Try: crossread search "black smoke" --store news.db')
    for name in ("since", "until"):
        _check_day(name, given[name])
    if limit < 1:
        raise UsageError(f"--limit {limit}: no report would be shown.\n  Try: --limit 20")
    return Query(tuple(words), attitude=str(attitude) if attitude else None, limit=limit, **given)


def _check_day(name: str, day: str | None) -> None:
    """Days are compared as they are written, so one that is written otherwise would find nothing and say nothing."""
    try:
        if day is not None and (len(day) != len("2024-05-31") or not date.fromisoformat(day)):
            raise ValueError
    except ValueError:
        raise UsageError(f"--{name} {day}: no day.\n  Try: --{name} 2024-05-31") from None
