"""Reports of one sentence and the values read in them, for the tests of this folder."""

from crossread.read.values import find_values
from crossread.rows import Outcome, Report, Span, State, Value


def report_of(text: str, published: str | None = "2024-09-11") -> Report:
    """A report with just this text; 11 September 2024 is a Wednesday."""
    return Report("r", "r", text, (), Outcome(State.OK), "", "", published=published)


def values_of(text: str, published: str | None = "2024-09-11") -> tuple[Value, ...]:
    """The values of a text that is one sentence."""
    return find_values(report_of(text, published), (Span("r", 0, len(text)),))


def value_of(text: str, published: str | None = "2024-09-11") -> Value:
    """The only value of the text."""
    (value,) = values_of(text, published)
    return value


def written(text: str, span: Span | None) -> str:
    """The characters of a span, or nothing."""
    return text[span.start : span.end] if span else ""
