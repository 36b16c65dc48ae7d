"""The record as a table in a terminal: the rows that divide the reports first, then what only one report says, in numbers.

Every piece of report text goes through `one_line`, so no report can move the cursor, colour the screen or forge a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.rows import Record
from crossread.show.cells import Cell, Line, lone_cells, shared_lines
from crossread.show.index import Index, index, words_of
from crossread.show.labels import counted
from crossread.show.safe import one_line
from crossread.show.summary import counts, heading, troubles

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

MAX_ROWS = 60
_STYLES = {"contradicts": "bold red", "denies": "bold magenta", "differs": "bold yellow", "unclear": "cyan", "cut off": "cyan"}


def terminal(record: Record, console: Console, *, max_rows: int = MAX_ROWS) -> None:
    """The record is printed as a table; rows beyond `max_rows` are counted, not shown."""
    from rich.text import Text

    found = index(record)
    console.print(Text(one_line(heading(found)), "bold"))
    console.print(Text(" · ".join(counts(found))))
    for trouble in troubles(found):
        console.print(Text(one_line(f"… {trouble.name}: {trouble.state}. {trouble.detail}"), "cyan"))
    for warning in record.warnings:
        console.print(Text(one_line(f"! {warning}"), "cyan"))
    lines = shared_lines(found)
    if lines:
        console.print(_table(lines[:max_rows], found, narrow=console.width < 72))
    else:
        console.print(Text("\nNo statement is carried by more than one report.\n"))
    if len(lines) > max_rows:
        console.print(Text(f"… and {counted(len(lines) - max_rows, 'more row', 'more rows')}, on the story page and in --json.\n"))
    for text in (*_disputes(found), *_lone(found)):
        console.print(text)


def _table(lines: list[Line], found: Index, *, narrow: bool) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True, padding=(0, 1))
    table.add_column("Row", no_wrap=not narrow, width=9 if narrow else 16)
    table.add_column("Report", ratio=1, max_width=22, overflow="fold")
    table.add_column("In its own words", ratio=4)
    for line in lines:
        table.add_row(
            _marked(line.glyph, line.relation, f"{line.number} "),
            Text(line.carried, "dim"),
            Text(one_line(line.topic or "the outlets themselves"), "bold"),
        )
        for cell in line.cells:
            table.add_row(_marked(cell.glyph, cell.relation, "  "), Text(one_line(found.names[cell.report.id])), _words(cell))
        table.add_row("", "", _notes(line, found), end_section=True)
    return table


def _marked(glyph: str, word: str, before: str = "") -> Text:
    from rich.text import Text

    return Text(before).append(f"{glyph} {word}", _STYLES.get(word, "dim"))


def _words(cell: Cell) -> Text:
    from rich.text import Text

    text = Text()
    for piece in cell.pieces:
        text.append(one_line(piece.text), "bold underline" if piece.kind else "underline" if piece.changed else "")
    if cell.source or cell.verb:
        text.append(f" — {one_line(' · '.join(filter(None, (cell.source, cell.verb))))}", "italic")
    return text


def _notes(line: Line, found: Index) -> Text:
    from rich.text import Text

    notes: list[str] = []
    for contrast in line.contrasts:
        places = " / ".join(f"{place.words} ({place.report})" for place in contrast.places)
        notes.append(f"± {contrast.label}: {one_line(places)}")
    gone: dict[str, list[str]] = {}
    for missing in line.missing:
        gone.setdefault(f"{missing.glyph} {missing.word}", []).append(one_line(found.names[missing.report.id]))
    notes += [f"{word}: {', '.join(names)}" for word, names in gone.items()]
    return Text("\n".join(notes), "dim")


def _disputes(found: Index) -> list[Text]:
    from rich.text import Text

    made = []
    for dispute in found.record.disputes:
        text = Text("/ denial  ", "bold magenta")
        for word, keys in (("asserted", dispute.asserts), ("denied", dispute.denies), ("not confirmed", dispute.declines)):
            for said in (found.statement[key] for key in keys if key in found.statement):
                who = found.speaker[said.id].name if said.id in found.speaker else words_of(found, said.source)
                shown = f"{word} by {who or 'the outlet itself'} ({found.names[said.report]}): {words_of(found, said.content)}"
                text.append(f"\n    {one_line(shown)}", "not bold default")
        made.append(text)
    return made


def _lone(found: Index) -> list[Text]:
    from rich.text import Text

    return [
        Text(f"Only in {one_line(found.names[key])}: {counted(len(cells), 'statement', 'statements')}", "dim")
        for key, cells in lone_cells(found).items()
        if cells
    ]
