"""The record as a small piece of HTML for a notebook: no script, no style sheet, no request, nothing a report could inject."""

from __future__ import annotations

from html import escape

from crossread.rows import Record
from crossread.show.cells import Cell, Line, lone_cells, shared_lines
from crossread.show.index import Index, index
from crossread.show.labels import counted
from crossread.show.safe import visible
from crossread.show.summary import counts, heading, troubles

MAX_ROWS = 25


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
