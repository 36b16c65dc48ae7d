"""What `crossread.compare` gives: a record that can show itself, save itself and turn into tables.

A `Record` is rows and nothing else; a `Story` holds one and knows how to show it. Two classes, so that the rows stay on
the lowest floor and import nothing, while the face may call everything below it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossread import show
from crossread.errors import MissingExtra, UsageError
from crossread.models.shipped import hashes
from crossread.rows import Difference, Dispute, Origin, Reading, Record, Report, Row, Span, Speaker, Statement, Verdict
from crossread.settings import Settings
from crossread.show.lines import Line, lines

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

ENDINGS = (".html", ".htm", ".json", ".md", ".csv", ".parquet")
"""The endings of files that a story can be saved to."""


@dataclass(frozen=True, slots=True, repr=False)
class Story:
    """The reports of one event, compared.

    >>> story = compare(["a.html", "b.txt"])          # doctest: +SKIP
    >>> story.rows[0].relation, story.text(story.rows[0].statements[0])   # doctest: +SKIP
    """

    record: Record
    settings: Settings = field(default_factory=Settings)

    @property
    def id(self) -> str:
        """The same reports give the same id, in any order."""
        return self.record.id

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports, rejected ones among them, earliest published first."""
        return self.record.reports

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Each report with the rows found in it."""
        return self.record.readings

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement of every report."""
        return tuple(self.record.statements.values())

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines of the record: what one or several reports carry."""
        return self.record.rows

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """How the statements of a row stand to each other, and why."""
        return self.record.verdicts

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Every detail in which reports differ, with its places."""
        return self.record.differences

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """What some assert and others deny or decline to confirm."""
        return self.record.disputes

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody who says something, spellings merged."""
        return self.record.speakers

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The independent roots of the story."""
        return self.record.origins

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader must know before trusting the record."""
        return self.record.warnings

    def text(self, what: Span | Statement | str) -> str:
        """The report's own words at a span, or of a statement or its id."""
        if isinstance(what, str):
            what = self.record.statements[what]
        spans = (what,) if isinstance(what, Span) else what.content
        report = next(report for report in self.reports if report.id == spans[0].report)
        return report.join(spans)

    def show(self, said: Statement | str) -> show.Excerpt:
        """A statement, or the one with this id, in its report's words: who says it, how, and where."""
        return show.excerpt(self.record, self.record.statements[said] if isinstance(said, str) else said)

    def to_dict(self) -> dict[str, Any]:
        """The record in its published JSON form."""
        return show.to_dict(self.record)

    def to_json(self) -> str:
        """The record as JSON, the same bytes every time."""
        return show.to_json(self.record)

    def to_html(self) -> str:
        """The story page: one file, no request, no script needed."""
        return show.page(self.record, settings=self.settings, models=hashes())

    def to_markdown(self) -> str:
        """The record as Markdown."""
        return show.markdown(self.record)

    def to_csv(self) -> str:
        """One line a carried statement, safe to open in a spreadsheet."""
        return show.csv(self.record)

    def to_arrow(self) -> pa.Table:
        """One line a carried statement, as an Arrow table. Needs the extra `tables`."""
        from crossread.tables import to_table

        return to_table(lines(self.record), Line)

    def to_pandas(self) -> pd.DataFrame:
        """One line a carried statement, as a pandas frame. Needs the extra `pandas`."""
        try:
            import pandas  # noqa: F401
        except ImportError as cause:
            raise MissingExtra("A pandas frame", "pandas") from cause
        return self.to_arrow().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """One line a carried statement, as a polars frame. Needs the extra `polars`."""
        try:
            import polars
        except ImportError as cause:
            raise MissingExtra("A polars frame", "polars") from cause
        frame = polars.from_arrow(self.to_arrow())
        assert isinstance(frame, polars.DataFrame)  # noqa: S101 - a table always gives a frame; the type says "or series"
        return frame

    def save(self, path: str | Path) -> Path:
        """The record written to `path`, in the form that its ending names: .html, .json, .md, .csv or .parquet."""
        target = Path(path)
        writers = dict(zip(ENDINGS, (self.to_html, self.to_html, self.to_json, self.to_markdown, self.to_csv), strict=False))
        ending = target.suffix.lower()
        if ending == ".parquet":
            self._save_parquet(target)
        elif ending in writers:
            target.write_text(writers[ending](), encoding="utf-8", newline="")
        else:
            raise UsageError(f"{target}: no form is known for the ending '{target.suffix}'.\n  Try one of {', '.join(ENDINGS)}.")
        return target

    def _save_parquet(self, target: Path) -> None:
        table = self.to_arrow()
        import pyarrow.parquet

        pyarrow.parquet.write_table(table, target)

    def _repr_html_(self) -> str:
        return show.record_html(self.record)

    def __repr__(self) -> str:
        shared = sum(len({self.record.statements[key].report for key in row.statements}) > 1 for row in self.rows)
        return f"<Story {self.id}: {len(self.reports)} reports, {shared} shared rows, {len(self.differences)} differences>"
