"""Pronouns and nominals that name a source by pointing back, and whom they point to.

1  each source that is a pronoun, "the spokesman", "the ministry", "the 34-year-old" or a bare last name is a pointer
2  those whom it may mean: named before it, of the right gender, called so
3  the last speaker if nobody else was named since; else the only one who fits, in the sentence, the paragraph, the report
4  two or more who fit: left open, and said so
"""

from __future__ import annotations

from collections.abc import Sequence

from crossread.read.counted import is_plural
from crossread.read.gazetteer import roles
from crossread.read.people import Actor
from crossread.read.pointers import Pointer, PointerKind, pointer_of
from crossread.read.scene import (
    Scene,
    actor_at,
    last_speaker,
    mentions_in,
    named_between,
    opens_late_sentence,
    places_before,
    sentence_start,
    set_scene,
)
from crossread.read.sources import antecedent
from crossread.read.tagging import read_line
from crossread.rows import Mention, MentionKind, Reference, Report, Span, Statement
from crossread.text.lists import mapping

_WORDS = {"m": "man", "f": "woman", "u": "person"}
_ANYBODY = ("man", "woman", "boy", "girl")
_MAX_NAMED = 3
_MAX_SOURCES_BACK = 40


def resolve(
    report: Report, sentences: tuple[Span, ...], mentions: tuple[Mention, ...], statements: tuple[Statement, ...]
) -> tuple[Reference, ...]:
    """Each pronoun or nominal source, resolved or left open with a reason, in text order."""
    scene = set_scene(report, sentences, mentions)
    found = []
    for source in sorted({span for said in statements for span in said.source}, key=lambda span: (span.start, span.end)):
        relative = _relative(scene, source) if report.slice(source).lower() == "who" else None
        if relative and relative.to:
            found.append(relative)
            scene.spoken.append((source, relative.to))
            continue
        pointer = None if _names_itself(scene, source) else pointer_of(report.slice(source))
        reference = _resolve(scene, source, pointer) if pointer else None
        if reference:
            found.append(reference)
        if reference and reference.to:
            scene.spoken.append((source, reference.to))
        elif not pointer or pointer.kind is PointerKind.LAST_NAME:
            scene.spoken.append((source, source))
    return tuple(found)


def _relative(scene: Scene, source: Span) -> Reference | None:
    """The pronoun "who" means the words right before it."""
    line = read_line(scene.report.text, sentence_start(scene, source), source.end, ())
    place = antecedent(line, len(line.words) - 1) if len(line.words) > 1 else None
    if place is None:
        return None
    words = Span(source.report, line.words[place[0]].start, line.words[place[1] - 1].end)
    who = actor_at(scene, words)
    return Reference(source, who.place if who else words, "the words right before it")


def _names_itself(scene: Scene, source: Span) -> bool:
    """The source holds the full name of a person, or is the name of a body with an article: it points nowhere else."""
    written = scene.report.slice(source)
    for mention, actor in mentions_in(scene, source):
        name = scene.report.slice(mention.head)
        if actor.kind is MentionKind.PERSON and " " in name and name != written and mention.head.within(source):
            return True
        if actor.kind is not MentionKind.PERSON and mention.head.end == source.end and mention.head.start <= source.start + len("the "):
            return True
    return False


def _resolve(scene: Scene, source: Span, pointer: Pointer) -> Reference | None:
    if pointer.kind is PointerKind.LAST_NAME:
        return _last_name(scene, source, pointer)
    if pointer.kind is PointerKind.AGE:
        return _age(scene, source, pointer)
    if pointer.kind is not PointerKind.PRONOUN:
        return _nominal(scene, source, pointer)
    return _thing(scene, source, pointer) if pointer.gender in ("many", "body") else _pronoun(scene, source, pointer)


def _last_name(scene: Scene, source: Span, pointer: Pointer) -> Reference | None:
    """A bare last name is whoever has it; a name that stands alone in the report is nobody's short form."""
    people = scene.by_last_name.get(pointer.word, [])
    return _only(source, people, f"same last name as {people[0].name}") if people else None


def _age(scene: Scene, source: Span, pointer: Pointer) -> Reference:
    text = scene.report.text
    people = [
        actor
        for actor in scene.actors
        if actor.kind is MentionKind.PERSON and any(_aged(text, one, pointer.word) for one in actor.mentions)
    ]
    return _only(source, people, f"{people[0].name} is given that age") if people else Reference(source, None, "nobody is given that age")


def _aged(text: str, mention: Mention, age: str) -> bool:
    after = text[mention.head.end : mention.head.end + 8]
    before = text[max(0, mention.span.start - 16) : mention.span.start]
    return after.startswith((f", {age},", f", {age}.", f" ({age})", f", {age} ")) or f"{age}-year-old" in before


def _pronoun(scene: Scene, source: Span, pointer: Pointer) -> Reference:
    """The last speaker, if nobody else who fits is named since; else the only one who fits nearby."""
    speaker = last_speaker(scene, source)
    who = speaker[1] if speaker else None
    if speaker and who is None and _is_someone(scene.report.slice(speaker[0]), pointer.gender):
        return _unnamed_speaker(scene, source, pointer, speaker[0])
    if speaker is None or who is None or not _fits(who, pointer.gender):
        return _only_one(scene, source, pointer)
    since = scene.spoken[-1][0].end
    others = [actor for actor in named_between(scene, since, source.start) if actor != who and _fits(actor, pointer.gender)]
    if not others:
        return Reference(source, who.place, "the last speaker, and nobody else named since")
    here = named_between(scene, sentence_start(scene, source), source.start)
    if not opens_late_sentence(scene, others, source) and not any(actor.gender == pointer.gender and actor in here for actor in others):
        return Reference(source, who.place, "the last speaker; whoever else is named since opens no sentence")
    return _open(source, [who, *others])


def _unnamed_speaker(scene: Scene, source: Span, pointer: Pointer, said: Span) -> Reference:
    """Whoever spoke last has no name ("a spokesman for the club"); the pronoun means him unless somebody is named since."""
    named = [actor for actor in named_between(scene, scene.spoken[-1][0].end, source.start) if _fits(actor, pointer.gender)]
    if not named:
        return Reference(source, said, "the last to speak before, and nobody named since")
    return Reference(source, None, f"it may mean {scene.report.slice(said)} or {named[0].name}")


def _is_someone(written: str, gender: str) -> bool:
    """The words are one unnamed person who may be called so: "a spokeswoman for the club" may be she, not he."""
    return any(roles().get(word) in ("u", gender) for word in written.lower().split())


def _only_one(scene: Scene, source: Span, pointer: Pointer) -> Reference:
    """The only one who fits in the sentence so far, in the paragraph so far, or in the paragraph before."""
    word = _WORDS[pointer.gender]
    places = places_before(scene, source)
    for start, where in places:
        named = [actor for actor in named_between(scene, start, source.start) if _fits(actor, pointer.gender)]
        sure = [actor for actor in named if actor.gender == pointer.gender]
        if len(named) == 1 or (len(sure) == 1 and start == places[0][0]):
            return Reference(source, (sure or named)[0].place, f"the only {word} named {where}")
        if named:
            return _open(source, named)
    return Reference(source, None, f"no {word} is named shortly before")


def _thing(scene: Scene, source: Span, pointer: Pointer) -> Reference:
    """The words "they" and "it" mean the last source, if that may be called so."""
    speaker = last_speaker(scene, source)
    who = speaker[1] if speaker else None
    if speaker and who is None and pointer.gender == "many" and _is_several(scene.report.slice(speaker[0])):
        return Reference(source, speaker[0], "the last to speak before")
    if who and (who.kind is MentionKind.ORGANISATION or (who.kind is MentionKind.PLACE and pointer.gender == "body")):
        return Reference(source, who.place, "the last body to speak before")
    if pointer.gender == "body":
        for start, where in places_before(scene, source)[:2]:
            bodies = [actor for actor in named_between(scene, start, source.start) if actor.kind is MentionKind.ORGANISATION]
            if bodies:
                return _only(source, bodies, f"the only body named {where}")
    return Reference(source, None, "nobody it may mean speaks shortly before")


def _is_several(written: str) -> bool:
    """The words are more than one: "officials", "the mayor and his deputy", "police"."""
    words = written.lower().replace(",", "").split()
    return "and" in words or any(word in ("police", "staff", "family") or (is_plural(word) and word not in roles()) for word in words)


def _nominal(scene: Scene, source: Span, pointer: Pointer) -> Reference:
    """A role such as "the spokesman" is the only one called so, or a source called so before; "the company" may be any body nearby."""
    kind = MentionKind.PERSON if pointer.kind is PointerKind.ROLE else MentionKind.ORGANISATION
    called = [
        actor
        for actor in scene.by_word.get(pointer.word, [])
        if actor.kind is kind and actor.place.start < source.start and not actor.place.within(source) and pointer.others <= actor.called
    ]
    if len(called) == 1:
        return Reference(source, called[0].place, f"the only one called {pointer.word}")
    speaker = last_speaker(scene, source)
    if called and speaker and speaker[1] in called:
        return Reference(source, speaker[1].place, f"the last speaker, and one called {pointer.word}")
    if called:
        return _open(source, called)
    unnamed = _source_called(scene, source, pointer)
    if unnamed:
        return Reference(source, unnamed, f"a {pointer.word} spoke before")
    if not pointer.others and pointer.word in _ANYBODY:
        return _only_one(scene, source, pointer)
    if not pointer.others and mapping("body_nouns").get(pointer.word) == "any":
        return _body(scene, source, speaker[1] if speaker else None)
    return Reference(source, None, f"nobody named before is called {pointer.word}")


def _body(scene: Scene, source: Span, speaker: Actor | None) -> Reference:
    """A bare "the company" is the last body to speak, or the only one named of late."""
    if speaker and speaker.kind is MentionKind.ORGANISATION:
        return Reference(source, speaker.place, "the last body to speak before")
    start = places_before(scene, source)[-1][0]
    near = [actor for actor in named_between(scene, start, source.start) if actor.kind is MentionKind.ORGANISATION]
    if near:
        return _only(source, near, "the only body named in this paragraph and the one before")
    return Reference(source, None, "no body is named shortly before")


def _source_called(scene: Scene, source: Span, pointer: Pointer) -> Span | None:
    """The last source before that brings in somebody by the pointer's word: "a spokesman for the club" for "the spokesman"."""
    for said, _ in reversed(scene.spoken[-_MAX_SOURCES_BACK:]):
        words = scene.report.slice(said).lower().split()
        if said.end <= source.start and words[0] != "the" and pointer.word in words and pointer.others <= frozenset(words):
            return said
    return None


def _fits(actor: Actor, gender: str) -> bool:
    return actor.kind is MentionKind.PERSON and (actor.gender in ("u", gender) or gender == "u")


def _only(source: Span, actors: Sequence[Actor], reason: str) -> Reference:
    """The only one there is, or nobody."""
    return Reference(source, actors[0].place, reason) if len(actors) == 1 else _open(source, actors)


def _open(source: Span, actors: Sequence[Actor]) -> Reference:
    names = [actor.name for actor in actors]
    what = "people" if actors[0].kind is MentionKind.PERSON else "bodies"
    shown = ", ".join(names[:_MAX_NAMED]) + (" and others" if len(names) > _MAX_NAMED else "")
    return Reference(source, None, f"{len(names)} {what} it may mean: {shown}")
