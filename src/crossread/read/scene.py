"""Who is named where in a report, so that a pointer finds those near it without looking at everybody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from crossread.read.people import Actor, find_actors, last_name
from crossread.rows import Mention, MentionKind, Report, Span

_MAX_BACK_CHARS = 900
_MAX_PARAGRAPHS = 3
_MAX_PARAGRAPH_CHARS = 5_000


class Scene(NamedTuple):
    """The report with everybody named in it, and the sources so far with whom each was found to mean."""

    report: Report
    actors: list[Actor]
    by_last_name: dict[str, list[Actor]]
    by_word: dict[str, list[Actor]]
    heads: list[int]
    named: list[tuple[Mention, Actor]]
    sentences: list[int]
    spoken: list[tuple[Span, Span]]


def set_scene(report: Report, sentences: Sequence[Span], mentions: Sequence[Mention]) -> Scene:
    """The scene of a report before anybody has spoken."""
    actors = find_actors(report, mentions)
    by_last_name: dict[str, list[Actor]] = defaultdict(list)
    by_word: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        if actor.kind is MentionKind.PERSON and " " in actor.name:
            by_last_name[last_name(actor.name)].append(actor)
        for word in actor.called:
            by_word[word].append(actor)
    named = sorted(((mention, actor) for actor in actors for mention in actor.mentions), key=_place_of)
    heads = [mention.head.start for mention, _ in named]
    return Scene(report, actors, by_last_name, by_word, heads, named, sorted(span.start for span in sentences), [])


def _place_of(pair: tuple[Mention, Actor]) -> tuple[int, int]:
    head = pair[0].head
    return head.start, head.end


def named_between(scene: Scene, start: int, end: int) -> list[Actor]:
    """Everybody named between two places, each once, in the order of the text."""
    found: dict[tuple[MentionKind, str], Actor] = {}
    for place in range(bisect_left(scene.heads, start), bisect_left(scene.heads, end)):
        actor = scene.named[place][1]
        found.setdefault((actor.kind, actor.name), actor)
    return list(found.values())


def mentions_in(scene: Scene, place: Span) -> list[tuple[Mention, Actor]]:
    """The mentions whose name lies in the place or reaches into it, with whom they name."""
    first = max(0, bisect_left(scene.heads, place.start) - 1)
    return [pair for pair in scene.named[first : bisect_left(scene.heads, place.end)] if pair[0].head.overlaps(place)]


def actor_at(scene: Scene, place: Span) -> Actor | None:
    """Whoever is named in the place, the one named last in it first: "the Kremlin's Dmitry Peskov" is Peskov."""
    inside = mentions_in(scene, place)
    return inside[-1][1] if inside else None


def last_speaker(scene: Scene, source: Span) -> tuple[Span, Actor | None] | None:
    """The source before, if it lies in this paragraph or the two before, and whoever it names."""
    if not scene.spoken:
        return None
    said, meant = scene.spoken[-1]
    if source.start - said.end > _MAX_BACK_CHARS:
        return None
    between = scene.report.text[said.end : source.start]
    if sum(1 for line in between.split("\n") if line.strip()) > _MAX_PARAGRAPHS:
        return None
    return meant, actor_at(scene, meant)


def opens_late_sentence(scene: Scene, actors: Sequence[Actor], source: Span) -> bool:
    """One of them opens this sentence or the one before: the pronoun may be about them."""
    at = bisect_right(scene.sentences, source.start)
    starts = scene.sentences[max(0, at - 2) : at]
    return any(
        start <= mention.span.start <= start + 2
        for start in starts
        for mention, actor in scene.named[bisect_left(scene.heads, start) : bisect_left(scene.heads, start + 80)]
        if actor in actors
    )


def places_before(scene: Scene, source: Span) -> tuple[tuple[int, str], ...]:
    """Where to look for whom a pointer means, the nearest first: its sentence, its paragraph, the paragraph before."""
    here = _line_start(scene.report.text, source.start)
    above = max(0, here - 1)
    while above > 0 and scene.report.text[above - 1].isspace():
        above -= 1
    return (
        (sentence_start(scene, source), "before in this sentence"),
        (here, "before in this paragraph"),
        (_line_start(scene.report.text, above), "in the paragraph before"),
    )


def _line_start(text: str, place: int) -> int:
    """Where the line of a place begins; of a line without end, no more than its last few thousand characters."""
    farthest = max(0, place - _MAX_PARAGRAPH_CHARS)
    return max(farthest, text.rfind("\n", farthest, place) + 1)


def sentence_start(scene: Scene, source: Span) -> int:
    """Where the sentence of a source begins."""
    at = bisect_right(scene.sentences, source.start)
    return scene.sentences[at - 1] if at else 0
