"""The record as Markdown that GitHub, wikis and editors show: report text is escaped, so it stays text."""

from __future__ import annotations

import re

from crossread.rows import Record
from crossread.show.cells import Cell, Line, lone_cells, shared_lines
from crossread.show.index import Index, index, words_of
from crossread.show.safe import one_line, web_address
from crossread.show.summary import counts, heading, troubles

# Every mark that starts something in Markdown or HTML; a full stop or bracket after a number is reached through the digits.
_MARK = re.compile(r"[\\`*_{}\[\]<>#+\-!|~&:@]|(?<=\d)[.)]")


def markdown(record: Record) -> str:
    """The record as Markdown: a list of reports, the shared rows with their differences, denials, what only one carries."""
    found = index(record)
    parts = [f"# {_plain(heading(found))}", " · ".join(counts(found)), *_warnings(found), "## Reports", _reports(found)]
    parts += ["## Statements", *(_row(found, line) for line in shared_lines(found))]
    if found.record.disputes:
        parts += ["## Denials", *_disputes(found)]
    for key, cells in lone_cells(found).items():
        if cells:
            parts += [f"## Only in {_plain(found.names[key])}", "\n".join(f"- {_cell(cell)}" for cell in cells)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _plain(text: str) -> str:
    return _MARK.sub(lambda mark: "\\" + mark.group(), one_line(text).strip())


def _warnings(found: Index) -> list[str]:
    lines = [f"> {_plain(trouble.name)}: {trouble.state}. {_plain(trouble.detail)}" for trouble in troubles(found)]
    return ["\n>\n".join([*lines, *(f"> {_plain(warning)}" for warning in found.record.warnings)])]


def _reports(found: Index) -> str:
    lines = ["| report | headline | published | origin | text sha256 |", "| --- | --- | --- | --- | --- |"]
    for report in found.reports:
        title = _plain(report.slice(report.title)) if report.title else ""
        address = web_address(report.url)
        # Angle brackets hold any address but one with an angle bracket or a line end in it.
        if address and not set("<>\\|") & set(address):
            title = f"[{title or 'link'}](<{address}>)"
        origin = found.origin[report.id].name if report.id in found.origin else ""
        cells = (_plain(found.names[report.id]), title, _plain(report.published or ""), _plain(origin), report.text_sha256[:12])
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _row(found: Index, line: Line) -> str:
    lines = [
        f"### {line.number}. {line.glyph} {line.relation}: {_plain(line.topic or 'the outlets themselves')}",
        "",
        f"{line.carried}",
        "",
    ]
    lines += [f"- {cell.glyph} {cell.relation}, **{_plain(found.names[cell.report.id])}**: {_cell(cell)}" for cell in line.cells]
    for contrast in line.contrasts:
        places = " / ".join(f"{_plain(place.words)} ({_plain(place.report)})" for place in contrast.places)
        lines.append(f"- ± {contrast.label}: {places}")
    for missing in line.missing:
        lines.append(f"- {missing.glyph} {missing.word}: {_plain(found.names[missing.report.id])}")
    return "\n".join(lines)


def _cell(cell: Cell) -> str:
    who = ", ".join(_plain(part) for part in (cell.source, cell.verb) if part)
    return f"{_plain(cell.excerpt)} ({who or cell.manner})"


def _disputes(found: Index) -> list[str]:
    made = []
    for dispute in found.record.disputes:
        lines = []
        for word, keys in (("asserted", dispute.asserts), ("denied", dispute.denies), ("not confirmed", dispute.declines)):
            for said in (found.statement[key] for key in keys if key in found.statement):
                who = found.speaker[said.id].name if said.id in found.speaker else words_of(found, said.source)
                shown = (
                    f"{_plain(who or 'the outlet itself')} ({_plain(found.names[said.report])}): {_plain(words_of(found, said.content))}"
                )
                lines.append(f"- {word} by {shown}")
        made.append("\n".join(lines))
    return made
