"""How well times are found and placed: TempEval-3's measure over TimeML texts.

    python -m evaluation.dates [FOLDER of .tml files] [--errors N]

strict   the found span equals the gold span         relaxed  the two share a character
value    F1 of spans that overlap and have the same TIMEX3 value: relaxed F1 times the share of right values among the matched
The time of creation anchors each text, as a report's date does; it is not counted itself. Standard library only.
"""

from __future__ import annotations

import argparse
import html
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from crossread.read.values import find_values
from crossread.rows import Outcome, Report, Span, State, Value, ValueKind

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "timeml"
_TIMEX = re.compile(r"<TIMEX3\b(?P<attributes>[^>]*)>(?P<words>.*?)</TIMEX3>", re.DOTALL)
_LEFT_OUT = ("about", "around", "almost", "some", "roughly", "approximately", "just over", "just under")
_WRAP = re.compile(r"(?<!\n)\n(?!\n)")
_TAG = re.compile(r"<[^>]*>")
_VALUE = re.compile(r'\bvalue="([^"]*)"')


class Expression(NamedTuple):
    """A time expression of a text: where it is and its TIMEX3 value."""

    start: int
    end: int
    value: str


class Scores(NamedTuple):
    """F1 of spans found exactly, of spans touched, and of spans touched with the right value."""

    strict: float
    relaxed: float
    value: float


def read_timeml(path: Path) -> tuple[str, str | None, list[Expression]]:
    """The text of a TimeML file without its marks, its day of creation, and its time expressions."""
    source = path.read_text(encoding="utf-8")
    created = re.search(r"<TIMEX3\b[^>]*CREATION_TIME[^>]*>", source)
    day = _VALUE.search(created.group()) if created else None
    body = source[source.index("<TEXT>") + len("<TEXT>") : source.index("</TEXT>")]
    text, gold, place = "", [], 0
    for found in _TIMEX.finditer(body):
        text += _plain(body[place : found.start()])
        start = len(text)
        text += _plain(found["words"])
        place = found.end()
        value = _VALUE.search(found["attributes"])
        if "CREATION_TIME" not in found["attributes"]:
            gold.append(Expression(start, len(text), value[1] if value else ""))
    # Lines that break inside a sentence are hard wraps of the newswire; a space keeps all places.
    return _WRAP.sub(" ", text + _plain(body[place:])), day[1] if day else None, gold


def find_expressions(text: str, published: str | None) -> list[Expression]:
    """What our reader finds; TimeML leaves "about" and "almost" to an attribute, so they are cut off."""
    report = Report("r", "r", text, (), Outcome(State.OK), "", "", published=published)
    found = find_values(report, (Span("r", 0, len(text)),))
    times = (value for value in found if value.kind in (ValueKind.DATE, ValueKind.DURATION))
    return [Expression(_start(text, value), value.span.end, value.norm) for value in times]


def _start(text: str, value: Value) -> int:
    """Where a time begins in TimeML's way: "more than" is a part of it, "about" is not."""
    hedge = value.hedge
    return hedge.end + 1 if hedge and text[hedge.start : hedge.end].lower() in _LEFT_OUT else value.span.start


def score(pairs: list[tuple[list[Expression], list[Expression]]]) -> Scores:
    """The three F1 over (gold, found) of all texts."""
    gold_count = sum(len(gold) for gold, _ in pairs)
    found_count = sum(len(found) for _, found in pairs)
    strict = sum(len({(e.start, e.end) for e in gold} & {(e.start, e.end) for e in found}) for gold, found in pairs)
    matches = [match for gold, found in pairs for match in _matched(gold, found)]
    right = sum(gold.value == found.value for gold, found in matches)
    total = max(1, gold_count + found_count)
    relaxed = 2 * len(matches) / total
    return Scores(2 * strict / total, relaxed, relaxed * right / max(1, len(matches)))


def _matched(gold: list[Expression], found: list[Expression]) -> Iterator[tuple[Expression, Expression]]:
    """Each gold expression with the first found one that touches it and is not used yet."""
    free = list(found)
    for expression in gold:
        touching = next((other for other in free if other.start < expression.end and expression.start < other.end), None)
        if touching is not None:
            free.remove(touching)
            yield expression, touching


def evaluate(folder: Path = SHARED) -> Scores:
    """The scores over every .tml file below a folder."""
    pairs = []
    for path in sorted(folder.rglob("*.tml")):
        text, published, gold = read_timeml(path)
        pairs.append((gold, find_expressions(text, published)))
    return score(pairs)


def score_dates(shared: Path) -> dict[str, float]:
    """The three F1 over TimeBank and AQUAINT."""
    scores = evaluate(shared / "data/timeml")
    return {"strict f1": scores.strict, "relaxed f1": scores.relaxed, "value f1": scores.value}


def _errors(folder: Path, limit: int) -> None:
    missed, invented, spans, values = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for path in sorted(folder.rglob("*.tml")):
        text, published, gold = read_timeml(path)
        found = find_expressions(text, published)
        matches = list(_matched(gold, found))
        for left, right in matches:
            if (left.start, left.end) != (right.start, right.end):
                spans[f"{_cut(text, left)} | {_cut(text, right)}"] += 1
            if left.value != right.value:
                values[f"{_cut(text, left)} = {left.value} | {right.value} ({(published or '')[:10]}) «{_around(text, left)}»"] += 1
        hit = {left for left, _ in matches}
        missed.update(f"{_cut(text, left)} «{_around(text, left)}»" for left in gold if left not in hit)
        used = {right for _, right in matches}
        invented.update(f"{_cut(text, right)} «{_around(text, right)}»" for right in found if right not in used)
    for name, counts in (("missed", missed), ("invented", invented), ("span", spans), ("value", values)):
        print(f"## {name}: {sum(counts.values())}")
        for line, count in counts.most_common(limit):
            print(f"{count:4} {line}")


def _plain(source: str) -> str:
    return html.unescape(_TAG.sub("", source))


def _cut(text: str, expression: Expression) -> str:
    return " ".join(text[expression.start : expression.end].split())


def _around(text: str, expression: Expression) -> str:
    return " ".join(text[max(0, expression.start - 35) : expression.end + 25].split())


def main() -> None:
    """Prints the scores, and with --errors what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED)
    parser.add_argument("--errors", type=int, default=0)
    chosen = parser.parse_args()
    scores = evaluate(chosen.folder)
    print(f"times (TempEval-3): strict {scores.strict:.3f}  relaxed {scores.relaxed:.3f}  value {scores.value:.3f}")
    if chosen.errors:
        _errors(chosen.folder, chosen.errors)


if __name__ == "__main__":
    main()
