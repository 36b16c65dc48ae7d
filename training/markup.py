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
from dataclasses import dataclass
from pathlib import Path

from crossread.rows import Attitude
from training.marks import MarkupError, Spans, unmark

ATTITUDES = frozenset(attitude.value for attitude in Attitude)
STYLES = frozenset({"agency", "broadsheet", "tabloid", "translated", "transcript", "live blog", "local", "broadcast", "trade"})
_HEADER = re.compile(
    r"=== (?P<name>[a-z0-9-]+) \| style: (?P<style>[a-z ]+) \| published: (?P<published>\d{4}-\d\d-\d\d) \| outlet: (?P<outlet>.+)"
)
_LINE = re.compile(r"(?P<number>\d{1,3}) (?P<attitude>[a-z]+) (?P<speaker>\S.*)")
_LABEL = re.compile(r"[cqs][0-9]{1,3}")


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


def is_held_out(name: str) -> bool:
    """The tenth and twentieth report of each domain is never learned from: it measures."""
    return name.endswith(("-10", "-20"))


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
    text, marks = unmark(body.strip("\n"), where)
    wrong = [label for label in marks if not _LABEL.fullmatch(label)]
    if wrong:
        raise MarkupError(f"{where}: {wrong[0]!r} is no mark of content (c1), cue (q1) or source (s1)")
    spans = {(label[0], int(label[1:])): found for label, found in marks.items()}
    return MarkedReport(
        header["name"], header["style"], header["published"], header["outlet"].strip(), text, _statements(table, spans, where)
    )


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
        content, cue, source = (tuple(sorted(spans.get((part, number), []))) for part in "cqs")
        made.append(Marked(number, content, cue, source, found["attitude"], found["speaker"]))
    told = [one.number for one in made]
    if sorted(told) != sorted(marked):
        raise MarkupError(f"{where}: marked {sorted(marked)}, but the lines tell of {sorted(told)}")
    return tuple(sorted(made, key=lambda one: one.content))
