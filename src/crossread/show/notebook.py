"""The record as a small piece of HTML for a notebook: no script, no style sheet, no request, nothing a report could inject."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from crossread.rows import Record, Statement
from crossread.show.cells import Cell, Line, lone_cells, shared_lines
from crossread.show.index import Index, index
from crossread.show.labels import counted
from crossread.show.safe import visible
from crossread.show.summary import counts, heading, troubles

MAX_ROWS = 25


@dataclass(frozen=True, slots=True, repr=False)
class Excerpt:
    """A statement in its report's words, with who says it and where; a notebook shows it, `str` gives the words."""

    words: str
    who: str
    place: str

    def __str__(self) -> str:
        return self.words

    def __repr__(self) -> str:
        return f"<Excerpt {self.words!r}, {self.who}, {self.place}>"

    def _repr_html_(self) -> str:
        about = _text(f"{self.who}, {self.place}")
        return f"<blockquote><bdi>{_text(self.words)}</bdi></blockquote><p><small><bdi>{about}</bdi></small></p>"


def excerpt(record: Record, said: Statement) -> Excerpt:
    """The words of a statement of the record."""
    report = next(one for one in record.reports if one.id == said.report)
    named = " ".join(report.join(spans) for spans in (said.source, said.cue) if spans)
    speaker = next((one.name for one in record.speakers if said.id in one.statements), "")
    who = named + (f" ({speaker})" if speaker and speaker not in named else "") or report.outlet or report.name
    return Excerpt(report.join(said.content), f"{who}, {said.manner}, {said.attitude}", f"{report.name}: {said.start} to {said.end}")


def record_html(record: Record) -> str:
    """The header line and the rows that divide the reports most, as one table."""
    found = index(record)
    lines = shared_lines(found)
    parts = [f"<p><strong><bdi>{_text(heading(found))}</bdi></strong><br>{_text(' · '.join(counts(found)))}</p>"]
    notes = [f"{trouble.name}: {trouble.state}. {trouble.detail}" for trouble in troubles(found)]
    parts += [f"<p>… <bdi>{_text(note)}</bdi></p>" for note in (*notes, *record.warnings)]
    if lines:
        head = "<thead><tr><th>Row</th><th>Report</th><th>In its own words</th></tr></thead>"
        parts.append(f"<table>{head}{''.join(_row(found, line) for line in lines[:MAX_ROWS])}</table>")
    left = [f"{counted(len(lines) - MAX_ROWS, 'more row', 'more rows')} in story.save('story.html')"] if len(lines) > MAX_ROWS else []
    left += [
        f"only in {found.names[key]}: {counted(len(cells), 'statement', 'statements')}" for key, cells in lone_cells(found).items() if cells
    ]
    if left:
        parts.append(f"<p><bdi>{_text('; '.join(left))}</bdi></p>")
    return f"<div>{''.join(parts)}</div>"


def _text(text: str) -> str:
    return escape(visible(text))


def _row(found: Index, line: Line) -> str:
    head = f'<th rowspan="{len(line.cells)}" scope="rowgroup">{line.glyph} {line.relation}<br><small>{_text(line.carried)}</small></th>'
    cells = [
        f"<td><bdi>{_text(found.names[cell.report.id])}</bdi><br><small>{cell.glyph} {cell.relation}</small></td>{_words(cell)}"
        for cell in line.cells
    ]
    return f"<tbody><tr>{head}{'</tr><tr>'.join(cells)}</tr></tbody>"


def _words(cell: Cell) -> str:
    words = "".join(f"<u>{_text(piece.text)}</u>" if piece.changed or piece.kind else _text(piece.text) for piece in cell.pieces)
    who = ", ".join(part for part in (cell.source, cell.verb) if part)
    return f'<td style="text-align:left"><bdi>{words}</bdi>{f"<br><small><bdi>{_text(who)}</bdi></small>" if who else ""}</td>'
