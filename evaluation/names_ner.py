"""How well names are found and told apart: exact spans of people, organisations and places in wikigold and WNUT17.

    python -m evaluation.names_ner [--errors N]

The head of each mention is held against the gold name; gold names of other kinds (works, products, events) are left out of
the count, and so are our mentions that touch one. Possessive endings and articles before a name do not count. Standard library only.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from crossread.read.mentions import find_mentions
from crossread.read.sentences import find_sentences
from crossread.rows import Block, MentionKind, Outcome, Report, Role, Span, State

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "ner"
WIKIGOLD = SHARED / "wikigold/CONLL-format/data/wikigold.conll.txt"
WNUT = SHARED / "WNUT17/CONLL-format/data/dev/emerging.dev.conll"
_KINDS = {
    "PER": "person", "person": "person", "LOC": "place", "location": "place",
    "ORG": "organisation", "corporation": "organisation", "group": "organisation",
}  # fmt: skip
_GLUED = re.compile(r"[,.;:!?%)\]}’”]|'s|'|n't|'(?:re|ve|ll|d|m)")


class Entity(NamedTuple):
    """A name in a text and its kind."""

    start: int
    end: int
    kind: str


class Scores(NamedTuple):
    """Precision, recall and F1 of exact spans with their kind, and F1 of spans alone."""

    precision: float
    recall: float
    f1: float
    spans_f1: float


def read_conll(path: Path) -> Iterator[tuple[str, list[Entity]]]:
    """Each document's text, one sentence a line, and its names."""
    for document in re.split(r"^-DOCSTART-.*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        text, found = "", list[Entity]()
        for block in re.split(r"\n\s*\n", document.strip()):
            rows = [line.rsplit(maxsplit=1) for line in block.splitlines() if len(line.split()) > 1]
            text, entities = _sentence(text, rows)
            found.extend(entities)
        if text.strip():
            yield text, found


def _sentence(text: str, rows: Iterable[list[str]]) -> tuple[str, list[Entity]]:
    found: list[Entity] = []
    before, glue = "O", True
    for word, tag in rows:
        text += word if glue or _GLUED.fullmatch(word) else f" {word}"
        start, glue = len(text) - len(word), word in ("(", "[", "“", "``", "$", "#")
        if tag == "O":
            before = tag
            continue
        if found and before != "O" and before[2:] == tag[2:] and not tag.startswith("B"):
            found[-1] = found[-1]._replace(end=len(text))
        else:
            found.append(Entity(start, len(text), _KINDS.get(tag[2:], "other")))
        before = tag
    return text + "\n", found


def find_entities(text: str) -> list[Entity]:
    """What our reader finds."""
    places = [match.span() for match in re.finditer(r"[^\n]+", text)]
    blocks = tuple(Block(Span("r", *place), Role.PARAGRAPH) for place in places)
    report = Report("r", "r", text, blocks, Outcome(State.OK), "", "")
    found = find_mentions(report, find_sentences(report))
    return [Entity(mention.head.start, mention.head.end, mention.kind) for mention in found]


def evaluate(paths: Iterable[Path] = (WIKIGOLD,)) -> Scores:
    """The scores over all documents of the files."""
    right = spans = gold_count = found_count = 0
    for path in paths:
        for text, gold in read_conll(path):
            wanted, found = _counted(text, gold)
            right += len(set(wanted) & set(found))
            spans += len({entity[:2] for entity in wanted} & {entity[:2] for entity in found})
            gold_count, found_count = gold_count + len(wanted), found_count + len(found)
    precision, recall = right / max(1, found_count), right / max(1, gold_count)
    return Scores(precision, recall, 2 * right / max(1, gold_count + found_count), 2 * spans / max(1, gold_count + found_count))


def _counted(text: str, gold: list[Entity]) -> tuple[list[Entity], list[Entity]]:
    others = [entity for entity in gold if entity.kind == "other"]
    wanted = [_plain(text, entity) for entity in gold if entity.kind != "other"]
    found = [_plain(text, entity) for entity in find_entities(text) if entity.kind != MentionKind.UNKNOWN]
    return wanted, [entity for entity in found if not any(entity.start < other.end and other.start < entity.end for other in others)]


def _plain(text: str, entity: Entity) -> Entity:
    return entity._replace(start=entity.start + 4) if text[entity.start : entity.start + 4].lower() == "the " else entity


def score_names_ner(shared: Path) -> dict[str, float]:
    """F1 over wikigold and over WNUT17's dev part."""
    found = {
        "wikigold": evaluate((shared / WIKIGOLD.relative_to(SHARED.parents[1]),)),
        "wnut17": evaluate((shared / WNUT.relative_to(SHARED.parents[1]),)),
    }
    return {f"{name} {what}": value for name, scores in found.items() for what, value in (("f1", scores.f1), ("spans f1", scores.spans_f1))}


def _errors(path: Path, limit: int) -> None:
    counts = Counter[str]()
    for text, gold in read_conll(path):
        wanted, found = _counted(text, gold)
        for entity in wanted:
            touching = [other for other in found if other.start < entity.end and entity.start < other.end]
            if entity not in found:
                shown = " + ".join(f"{text[other.start : other.end]} {other.kind}" for other in touching) or "nothing"
                counts[
                    f"{text[entity.start : entity.end]} {entity.kind} -> {shown}  «{text[max(0, entity.start - 25) : entity.end + 20]!r}»"
                ] += 1
        for other in found:
            if not any(other.start < entity.end and entity.start < other.end for entity in wanted):
                counts[
                    f"nothing -> {text[other.start : other.end]} {other.kind}  «{text[max(0, other.start - 25) : other.end + 20]!r}»"
                ] += 1
    for line, count in counts.most_common(limit):
        print(f"{count:4} {line}")


def main() -> None:
    """Prints the scores, and with --errors what went wrong in wikigold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0)
    chosen = parser.parse_args()
    for path in (WIKIGOLD, WNUT):
        scores = evaluate((path,))
        print(f"names, {path.stem}: P {scores.precision:.3f}  R {scores.recall:.3f}  F1 {scores.f1:.3f}  spans {scores.spans_f1:.3f}")
    if chosen.errors:
        _errors(WIKIGOLD, chosen.errors)


if __name__ == "__main__":
    main()
