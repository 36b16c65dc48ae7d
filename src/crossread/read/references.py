"""Pronouns and nominals that name a source by pointing back, and whom they point to.

1  each source that is a pronoun, "the spokesman", "the ministry", "the 34-year-old" or a bare last name is a pointer
2  those whom it may mean: named before it, of the right gender, called so
3  the last speaker if nobody else was named since; else the only one who fits, in the sentence, the paragraph, the report
4  two or more who fit: left open, and said so
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crossread.read.people import Actor, find_actors, last_name
from crossread.read.pointers import Pointer, PointerKind, pointer_of
from crossread.rows import Mention, MentionKind, Reference, Report, Span, Statement
from crossread.text.lists import mapping

_BODIES = (MentionKind.ORGANISATION, MentionKind.PLACE)
_MAX_BACK_CHARS = 900
_WORDS = {"m": "man", "f": "woman", "u": "person", "body": "body"}
_MAX_NAMED = 3


class Scene(NamedTuple):
    """The report with everybody named in it, and the sources so far with whom each was found to mean."""

    report: Report
    actors: list[Actor]
    sentences: tuple[Span, ...]
    spoken: list[tuple[Span, Span]]


def resolve(
    report: Report, sentences: tuple[Span, ...], mentions: tuple[Mention, ...], statements: tuple[Statement, ...]
) -> tuple[Reference, ...]:
    """Each pronoun or nominal source, resolved or left open with a reason, in text order."""
    scene = Scene(report, find_actors(report, mentions), sentences, [])
    found = []
    for source in sorted({span for said in statements for span in said.source}):
        pointer = None if _names_itself(scene, source) else pointer_of(report.slice(source))
        reference = _resolve(scene, source, pointer) if pointer else None
        if reference:
            found.append(reference)
        if reference and reference.to:
            scene.spoken.append((source, reference.to))
        elif not pointer or pointer.kind is PointerKind.LAST_NAME:
            scene.spoken.append((source, source))
    return tuple(found)


def _names_itself(scene: Scene, source: Span) -> bool:
    """The source holds the full name of a person, or is the name of a body with an article: it points nowhere else."""
    inside = [(actor, mention) for actor in scene.actors for mention in actor.mentions if mention.head.within(source)]
    return any(
        (
            actor.kind is MentionKind.PERSON
            and scene.report.slice(mention.head) != scene.report.slice(source)
            and " " in scene.report.slice(mention.head)
        )
        or (actor.kind is not MentionKind.PERSON and mention.head.end == source.end and mention.head.start <= source.start + 4)
        for actor, mention in inside
    )


def _resolve(scene: Scene, source: Span, pointer: Pointer) -> Reference | None:
    if pointer.kind is PointerKind.LAST_NAME:
        return _last_name(scene, source, pointer)
    if pointer.kind is PointerKind.AGE:
        return _age(scene, source, pointer)
    if pointer.kind is PointerKind.PRONOUN:
        return _pronoun(scene, source, pointer)
    return _nominal(scene, source, pointer)


def _last_name(scene: Scene, source: Span, pointer: Pointer) -> Reference | None:
    """A bare last name is whoever has it; a name that stands alone in the report is nobody's short form."""
    people = [
        actor for actor in scene.actors if actor.kind is MentionKind.PERSON and " " in actor.name and last_name(actor.name) == pointer.word
    ]
    if not people:
        return None
    if len(people) > 1:
        return Reference(source, None, f"{len(people)} people it may mean: {_listed(people)}")
    return Reference(source, people[0].place, f"same last name as {people[0].name}")


def _age(scene: Scene, source: Span, pointer: Pointer) -> Reference:
    text = scene.report.text
    people = [
        actor
        for actor in scene.actors
        if actor.kind is MentionKind.PERSON and any(_aged(text, mention, pointer.word) for mention in actor.mentions)
    ]
    if len(people) == 1:
        return Reference(source, people[0].place, f"{people[0].name} is given that age")
    return Reference(source, None, "nobody is given that age" if not people else f"{len(people)} people it may mean: {_listed(people)}")


def _aged(text: str, mention: Mention, age: str) -> bool:
    after = text[mention.head.end : mention.head.end + 8]
    before = text[max(0, mention.span.start - 16) : mention.span.start]
    return (
        after.startswith((f", {age},", f", {age}.", f" ({age})", f", {age} "))
        or before.startswith(f"{age}-year-old")
        or f" {age}-year-old" in before
    )


def _pronoun(scene: Scene, source: Span, pointer: Pointer) -> Reference:
    """The last speaker, if nobody else who fits is named since; else the only one who fits nearby."""
    if pointer.gender in ("many", "body"):
        return _thing(scene, source, pointer)
    people = [actor for actor in scene.actors if _fits(actor, pointer.gender)]
    speaker = _last_speaker(scene)
    who = _actor_at(people, speaker[1]) if speaker else None
    since = speaker[0].end if speaker else 0
    if speaker and who and _near(scene, speaker[0], source):
        others = [actor for actor in people if actor is not who and _named_between(actor, since, source.start)]
        if not others:
            return Reference(source, who.place, "the last speaker, and nobody else named since")
        if not _leads(scene, others, source) and not any(
            actor.gender == pointer.gender != "u" and _named_between(actor, _sentence_start(scene, source), source.start)
            for actor in others
        ):
            return Reference(source, who.place, "the last speaker; whoever else is named since opens no sentence")
        return Reference(source, None, f"{1 + len(others)} people it may mean: {_listed([who, *others])}")
    return _only_one(scene, source, pointer, people)


def _only_one(scene: Scene, source: Span, pointer: Pointer, people: list[Actor]) -> Reference:
    """The only one who fits in the sentence so far, in the paragraph so far, or in the sentence before."""
    word = _WORDS[pointer.gender]
    places = _places_before(scene, source)
    for start, where in places:
        named = [actor for actor in people if _named_between(actor, start, source.start)]
        if len(named) == 1:
            return Reference(source, named[0].place, f"the only {word} named {where}")
        if len(named) > 1:
            sure = [actor for actor in named if actor.gender == pointer.gender]
            if len(sure) == 1 and start == places[0][0]:
                return Reference(source, sure[0].place, f"the only {word} named {where}")
            return Reference(source, None, f"{len(named)} people it may mean: {_listed(named)}")
    return Reference(source, None, f"no {word} is named shortly before")


def _thing(scene: Scene, source: Span, pointer: Pointer) -> Reference:
    """The words "they" and "it" mean the last source, if that may be called so."""
    speaker = _last_speaker(scene)
    if speaker and _near(scene, speaker[0], source):
        who = _actor_at(scene.actors, speaker[1])
        if who is None and pointer.gender == "many":
            return Reference(source, speaker[1], "the last to speak before")
        if who and who.kind in (_BODIES if pointer.gender == "body" else _BODIES[:1]):
            return Reference(source, who.place, "the last body to speak before")
    if pointer.gender == "body":
        return _only_body(scene, source)
    return Reference(source, None, "nobody it may mean speaks shortly before")


def _only_body(scene: Scene, source: Span) -> Reference:
    """The pronoun is the only body named in the sentence or paragraph so far."""
    for start, where in _places_before(scene, source)[:2]:
        bodies = [actor for actor in scene.actors if actor.kind is MentionKind.ORGANISATION and _named_between(actor, start, source.start)]
        if len(bodies) == 1:
            return Reference(source, bodies[0].place, f"the only body named {where}")
        if bodies:
            return Reference(source, None, f"{len(bodies)} bodies it may mean: {_listed(bodies)}")
    return Reference(source, None, "nobody it may mean speaks shortly before")


def _places_before(scene: Scene, source: Span) -> tuple[tuple[int, str], ...]:
    """Where to look for whom a pointer means, the nearest first: its sentence, its paragraph, the paragraph before."""
    return (
        (_sentence_start(scene, source), "before in this sentence"),
        (scene.report.text.rfind("\n", 0, source.start) + 1, "before in this paragraph"),
        (_paragraph_before(scene, source), "in the paragraph before"),
    )


def _nominal(scene: Scene, source: Span, pointer: Pointer) -> Reference:
    """A role such as "the spokesman" is the only one called so, or a source called so before; "the company" may be any body nearby."""
    kinds = (MentionKind.PERSON,) if pointer.kind is PointerKind.ROLE else (MentionKind.ORGANISATION,)
    before = [
        actor for actor in scene.actors if actor.kind in kinds and actor.place.start < source.start and not actor.place.within(source)
    ]
    called = [actor for actor in before if pointer.word in actor.called and pointer.others <= actor.called]
    if len(called) == 1:
        return Reference(source, called[0].place, f"the only one called {pointer.word}")
    unnamed = _source_called(scene, source, pointer)
    if unnamed and not called:
        return Reference(source, unnamed, f"a {pointer.word} spoke before")
    speaker = _last_speaker(scene)
    who = _actor_at(called, speaker[1]) if speaker and _near(scene, speaker[0], source) else None
    if who:
        return Reference(source, who.place, f"the last speaker, and one called {pointer.word}")
    if called:
        return Reference(source, None, f"{len(called)} it may mean: {_listed(called)}")
    if pointer.kind is PointerKind.ROLE and not pointer.others and _wide(pointer.word):
        return _only_one(scene, source, pointer, [actor for actor in before if _fits(actor, pointer.gender)])
    if pointer.kind is PointerKind.BODY and not pointer.others and mapping("body_nouns").get(pointer.word) == "any":
        return _body(scene, source, before)
    return Reference(source, None, f"nobody named before is called {pointer.word}")


def _wide(role: str) -> bool:
    """Anybody may be called a man or a woman; nobody is a senator by being named nearby."""
    return role in ("man", "woman", "boy", "girl")


def _body(scene: Scene, source: Span, before: list[Actor]) -> Reference:
    speaker = _last_speaker(scene)
    who = _actor_at(before, speaker[1]) if speaker and _near(scene, speaker[0], source) else None
    if who:
        return Reference(source, who.place, "the last body to speak before")
    start = _paragraph_before(scene, source)
    near = [actor for actor in before if _named_between(actor, start, source.start)]
    if len(near) == 1:
        return Reference(source, near[0].place, "the only body named in this paragraph and the one before")
    return Reference(source, None, f"{len(near)} bodies it may mean: {_listed(near)}" if near else "no body is named shortly before")


def _fits(actor: Actor, gender: str) -> bool:
    return actor.kind is MentionKind.PERSON and (actor.gender in ("u", gender) or gender == "u")


def _last_speaker(scene: Scene) -> tuple[Span, Span] | None:
    return scene.spoken[-1] if scene.spoken else None


def _near(scene: Scene, speaker: Span, source: Span) -> bool:
    """The last speaker spoke in this paragraph or the two before, and not too far back."""
    between = scene.report.text[speaker.end : source.start]
    return len(between) <= _MAX_BACK_CHARS and sum(1 for line in between.split("\n") if line.strip()) <= 3


def _actor_at(actors: Sequence[Actor], place: Span) -> Actor | None:
    """Whoever is named by or in the place, the one named last in it first: "the Kremlin's Dmitry Peskov" is Peskov."""
    inside = [(mention.head.start, actor.name, actor) for actor in actors for mention in actor.mentions if mention.head.overlaps(place)]
    return max(inside, key=lambda item: item[:2])[2] if inside else None


def _named_between(actor: Actor, start: int, end: int) -> bool:
    return any(start <= mention.head.start < end for mention in actor.mentions)


def _leads(scene: Scene, actors: Sequence[Actor], source: Span) -> bool:
    """One of them opens one of the last sentences: the pronoun may be about them."""
    starts = [sentence.start for sentence in scene.sentences if sentence.start <= source.start][-2:]
    return any(start <= mention.span.start <= start + 2 for start in starts for actor in actors for mention in actor.mentions)


def _source_called(scene: Scene, source: Span, pointer: Pointer) -> Span | None:
    """The last source before that has the pointer's word in it: "a spokesman for the club" for "the spokesman"."""
    for said, _ in reversed(scene.spoken):
        words = scene.report.slice(said).lower().split()
        if said.end <= source.start and words[0] != "the" and pointer.word in words and pointer.others <= frozenset(words):
            return said
    return None


def _sentence_start(scene: Scene, source: Span) -> int:
    return max((sentence.start for sentence in scene.sentences if sentence.start <= source.start), default=0)


def _paragraph_before(scene: Scene, source: Span) -> int:
    """Where the paragraph before this one begins."""
    text = scene.report.text
    here = text.rfind("\n", 0, source.start)
    while here > 0 and text[here - 1].isspace():
        here -= 1
    return text.rfind("\n", 0, max(0, here)) + 1


def _listed(actors: Sequence[Actor]) -> str:
    names = [actor.name for actor in actors]
    return ", ".join(names[:_MAX_NAMED]) + (" and others" if len(names) > _MAX_NAMED else "")
