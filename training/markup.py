"""Reports of our own writing with their reported speech marked inline, for training the tagger.

A file in `training/data/speech` holds the reports of one domain:

    === courts-03 | style: agency | published: 2024-03-05 | outlet: Norrin Wire
    Judge halts harbour sale

    {s1 Judge Ana Torres} {q1 said} on Tuesday {c1 the sale of the harbour was void}.
    {c2 “We will appeal,”} {q2 said} {s2 Ivo Marek}, for the buyers. {c2 “Tomorrow.”}
    --
    1 asserts Ana Torres
    2 announces Ivo Marek

`{cN …}` is content, `{qN …}` the cue, `{sN …}` the source of statement N; a statement may have several pieces; marks nest
(a statement inside another's content); the text itself holds no braces. After `--` comes a line a statement: number, attitude,
and the speaker's name (`?` where the report does not tell, `-` where nobody is named).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from crossread.rows import Attitude

ATTITUDES = frozenset(attitude.value for attitude in Attitude)
STYLES = frozenset({"agency", "broadsheet", "tabloid", "translated", "transcript", "live blog", "local", "broadcast", "trade"})
_HEADER = re.compile(
    r"=== (?P<name>[a-z0-9-]+) \| style: (?P<style>[a-z ]+) \| published: (?P<published>\d{4}-\d\d-\d\d) \| outlet: (?P<outlet>.+)"
)
_MARK = re.compile(r"\{(?P<part>[cqs])(?P<number>\d{1,3}) |\}|\{")
_LINE = re.compile(r"(?P<number>\d{1,3}) (?P<attitude>[a-z]+) (?P<speaker>\S.*)")
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """One statement: where its content, cue and source are in the text, its attitude, and who says it."""

    number: int
    content: Spans
    cue: Spans
    source: Spans
    attitude: str
    speaker: str


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report with its statements; offsets are code points into `text`, which holds no marks."""

    name: str
    style: str
    published: str
    outlet: str
    text: str
    statements: tuple[Marked, ...]


class MarkupError(ValueError):
    """A report breaks the rules of the markup; the message says which, and where."""


def chunks(path: Path) -> list[str]:
    """The reports of one file, each from its header to the next, unparsed."""
    return [chunk for chunk in re.split(r"(?m)^(?==== )", path.read_text(encoding="utf-8")) if chunk.strip()]


def parse(chunk: str, place: str = "") -> MarkedReport:
    """One report from its marked form.

    Raises:
        MarkupError: the header, a mark or a statement's line is wrong.

    """
    head, _, rest = chunk.partition("\n")
    header = _HEADER.fullmatch(head.strip())
    if not header:
        raise MarkupError(f"{place}: this is no header: {head[:80]!r}")
    where = f"{place} {header['name']}"
    body, dashes, table = rest.rpartition("\n--\n")
    if not dashes:
        raise MarkupError(f"{where}: no line of two dashes before the statements")
    if header["style"] not in STYLES:
        raise MarkupError(f"{where}: style {header['style']!r} is none of {sorted(STYLES)}")
    text, spans = unmark(body.strip("\n"), where)
    return MarkedReport(
        header["name"], header["style"], header["published"], header["outlet"].strip(), text, _statements(table, spans, where)
    )


def unmark(marked: str, where: str = "") -> tuple[str, dict[tuple[str, int], list[tuple[int, int]]]]:
    """The text without its marks, and the spans of each part of each statement."""
    pieces: list[str] = []
    spans: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    opened: list[tuple[str, int, int]] = []
    at = length = 0
    for mark in _MARK.finditer(marked):
        pieces.append(marked[at : mark.start()])
        length += len(pieces[-1])
        at = mark.end()
        if mark["part"]:
            opened.append((mark["part"], int(mark["number"]), length))
        elif mark.group() == "}" and opened:
            part, number, start = opened.pop()
            if start == length:
                raise MarkupError(f"{where}: mark {part}{number} is empty")
            spans[part, number].append((start, length))
        else:
            raise MarkupError(f"{where}: a brace without its partner near {marked[max(0, mark.start() - 30) : mark.end() + 30]!r}")
    if opened:
        raise MarkupError(f"{where}: mark {opened[-1][0]}{opened[-1][1]} is never closed")
    pieces.append(marked[at:])
    return "".join(pieces), spans


def _statements(table: str, spans: dict[tuple[str, int], list[tuple[int, int]]], where: str) -> tuple[Marked, ...]:
    marked = {number for _, number in spans}
    made = []
    for line in filter(str.strip, table.splitlines()):
        found = _LINE.fullmatch(line.strip())
        if not found or found["attitude"] not in ATTITUDES:
            raise MarkupError(f"{where}: {line!r} is no 'number attitude speaker'; attitudes: {', '.join(sorted(ATTITUDES))}")
        number = int(found["number"])
        if ("c", number) not in spans:
            raise MarkupError(f"{where}: statement {number} has no content")
        parts = (tuple(sorted(spans.get((part, number), []))) for part in "cqs")
        made.append(Marked(number, *parts, attitude=found["attitude"], speaker=found["speaker"]))
    told = [one.number for one in made]
    if sorted(told) != sorted(marked):
        raise MarkupError(f"{where}: marked {sorted(marked)}, but the lines tell of {sorted(told)}")
    return tuple(sorted(made, key=lambda one: one.content))
