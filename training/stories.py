"""Stories of our own writing with every shared row and difference marked, for training and trying the judge.

A file in `training/data/stories` holds the stories of one domain. A story is a few reports of one event, then its rows:

    ##### courts-s01
    === wire | style: agency | published: 2024-05-14 | outlet: Norrin Wire
    Judge halts harbour sale

    Judge Ana Torres said on Tuesday {r1 the sale of the harbour was void}. {r2 About 40 people} were in court.
    === echo | style: local | published: 2024-05-15 | outlet: The Marisol Echo
    {r1 Harbour sale void}, judge rules

    {r1b “This sale is void,”} Judge Torres said. {r2 Some 60 protesters filled the gallery.}
    --
    r1 differs: The sale of the harbour is void.
      wire asserts Ana Torres
      echo asserts Ana Torres
      echo.b asserts Ana Torres
      * attribution | wire | Judge Ana Torres said | echo | judge rules | said, against ruled
    r2 conflicts: How many people came to the court.
      wire asserts -
      echo asserts -
      * number | wire | About 40 | echo | Some 60

`{rN …}` is what one carrier of row N says: the clause or quotation, without its attribution; several pieces of one carrier bear
the same label, and a further carrier of the row in the same report bears a letter (`{rNb …}`). Marks nest: words may serve two
rows. After `--` comes each row with its relation (same, differs, conflicts) and its claim, a line a carrier (report, attitude, who
says it, `-` where the outlet tells it itself), and a line a difference: `* kind | report | words | other report | other words`
(and a note), where the words stand in that report's carriers of the row, or, if not there, once in the report.
The rules of what is one row are those of ../shared/data/record-guide.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crossread.rows import Attitude, DifferenceKind
from training.marks import MarkupError, Spans, unmark
from training.markup import STYLES

RELATIONS = frozenset({"same", "differs", "conflicts"})
_ATTITUDES = frozenset(attitude.value for attitude in Attitude)
_KINDS = frozenset(kind.value for kind in DifferenceKind)
_HEADER = re.compile(
    r"=== (?P<name>[a-z0-9-]+) \| style: (?P<style>[a-z ]+) \| published: (?P<published>\d{4}-\d\d-\d\d|-) \| outlet: (?P<outlet>.+)"
)
_ROW = re.compile(r"r(?P<number>\d{1,3}) (?P<relation>[a-z]+): (?P<claim>\S.*)")
_CARRIER = re.compile(r"(?P<report>[a-z0-9-]+)(?:\.(?P<letter>[b-z]))? (?P<attitude>[a-z]+) (?P<speaker>\S.*)")
_LABEL = re.compile(r"r[0-9]{1,3}[b-z]?")


@dataclass(frozen=True, slots=True)
class Version:
    """One report of a story."""

    name: str
    style: str
    published: str | None
    outlet: str
    text: str


@dataclass(frozen=True, slots=True)
class Carrier:
    """Where one report carries a row, with what attitude, and who says it (`-`: the outlet itself)."""

    report: str
    spans: Spans
    attitude: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One difference: its kind and its two places, each (report, start, end)."""

    kind: str
    left: tuple[str, int, int]
    right: tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """One row: the claim in our words, what carries it, and where the carriers differ."""

    number: int
    claim: str
    relation: str
    carriers: tuple[Carrier, ...]
    differences: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class MarkedStory:
    """A story with its rows; offsets are code points into the `text` of its reports."""

    name: str
    reports: tuple[Version, ...]
    rows: tuple[MarkedRow, ...]


def chunks(path: Path) -> list[str]:
    """The stories of one file, each from its header to the next, unparsed."""
    return [chunk for chunk in re.split(r"(?m)^(?=##### )", path.read_text(encoding="utf-8")) if chunk.strip()]


def parse(chunk: str, place: str = "") -> MarkedStory:
    """One story from its marked form.

    Raises:
        MarkupError: a header, a mark, a row, a carrier or a difference is wrong; the message says where.

    """
    head, _, rest = chunk.partition("\n")
    name = head.removeprefix("##### ").strip()
    where = f"{place} {name}"
    if not re.fullmatch(r"[a-z0-9-]+", name):
        raise MarkupError(f"{place}: this is no name of a story: {head[:60]!r}")
    body, dashes, table = rest.rpartition("\n--\n")
    if not dashes:
        raise MarkupError(f"{where}: no line of two dashes before the rows")
    made = [_version(one, where) for one in re.split(r"(?m)^(?==== )", body) if one.strip()]
    reports = {version.name: version for version, _ in made}
    if len(reports) != len(made) or len(made) < 2:
        raise MarkupError(f"{where}: a story has two reports or more, each with a name of its own; seen: {[one.name for one, _ in made]}")
    marks = {(version.name, label): tuple(sorted(spans)) for version, found in made for label, spans in found.items()}
    rows = tuple(_rows(table, reports, marks, where))
    unused = sorted(marks)
    if unused:
        raise MarkupError(f"{where}: marked, but on no carrier's line: {unused[:5]}")
    return MarkedStory(name, tuple(reports.values()), rows)


def _version(chunk: str, where: str) -> tuple[Version, dict[str, list[tuple[int, int]]]]:
    head, _, body = chunk.partition("\n")
    header = _HEADER.fullmatch(head.strip())
    if not header or header["style"] not in STYLES:
        raise MarkupError(f"{where}: this is no header of a report, or an unknown style: {head[:100]!r}; styles: {sorted(STYLES)}")
    text, marks = unmark(body.strip("\n"), f"{where} {header['name']}")
    wrong = [label for label in marks if not _LABEL.fullmatch(label)]
    if wrong:
        raise MarkupError(f"{where} {header['name']}: {wrong[0]!r} is no mark of a row (r1, r1b)")
    published = None if header["published"] == "-" else header["published"]
    return Version(header["name"], header["style"], published, header["outlet"].strip(), text), marks


def _rows(table: str, reports: dict[str, Version], marks: dict[tuple[str, str], Spans], where: str) -> Iterator[MarkedRow]:
    for block in filter(str.strip, re.split(r"(?m)^(?=r\d)", table)):
        head, *lines = [line.strip() for line in block.splitlines() if line.strip()]
        row = _ROW.fullmatch(head)
        if not row or row["relation"] not in RELATIONS:
            raise MarkupError(f"{where}: {head!r} is no 'rN relation: claim'; relations: {sorted(RELATIONS)}")
        here = f"{where} r{row['number']}"
        carriers = tuple(_carrier(line, row["number"], marks, here) for line in lines if not line.startswith("*"))
        if len({one.report for one in carriers}) < 2:
            raise MarkupError(f"{here}: a row is carried by two reports or more")
        differences = tuple(_difference(line, carriers, reports, here) for line in lines if line.startswith("*"))
        if (row["relation"] == "same") != (not differences):
            raise MarkupError(f"{here}: the relation is {row['relation']}, and {len(differences)} differences are listed")
        yield MarkedRow(int(row["number"]), row["claim"], row["relation"], carriers, differences)


def _carrier(line: str, number: str, marks: dict[tuple[str, str], Spans], where: str) -> Carrier:
    found = _CARRIER.fullmatch(line)
    if not found or found["attitude"] not in _ATTITUDES:
        raise MarkupError(f"{where}: {line!r} is no 'report attitude speaker'; attitudes: {', '.join(sorted(_ATTITUDES))}")
    label = f"r{number}{found['letter'] or ''}"
    spans = marks.pop((found["report"], label), None)
    if spans is None:
        raise MarkupError(f"{where}: no {{{label} …}} in report {found['report']!r}, or it is told twice")
    return Carrier(found["report"], spans, found["attitude"], found["speaker"])


def _difference(line: str, carriers: tuple[Carrier, ...], reports: dict[str, Version], where: str) -> Marked:
    kind, *sides = [part.strip() for part in line.removeprefix("*").split("|")]
    if kind not in _KINDS or len(sides) not in (4, 5):
        raise MarkupError(f"{where}: {line!r} is no '* kind | report | words | report | words | note'; kinds: {sorted(_KINDS)}")
    left, right = (_place(sides[at], sides[at + 1], carriers, reports, where) for at in (0, 2))
    if left[0] == right[0]:
        raise MarkupError(f"{where}: a difference is between two reports: {line!r}")
    return Marked(kind, left, right)


def _place(report: str, words: str, carriers: tuple[Carrier, ...], reports: dict[str, Version], where: str) -> tuple[str, int, int]:
    if report not in reports:
        raise MarkupError(f"{where}: there is no report {report!r}")
    text = reports[report].text
    for carrier in carriers:
        if carrier.report == report:
            at = text.find(words, carrier.spans[0][0], carrier.spans[-1][1])
            if at >= 0:
                return report, at, at + len(words)
    if text.count(words) != 1:
        raise MarkupError(f"{where}: {words!r} is in no carrier, and stands {text.count(words)} times in {report}")
    return report, text.index(words), text.index(words) + len(words)
