"""Quotations: the words between quotation marks, the marks included."""

from __future__ import annotations

import re

from crossread.rows import Report, Span

_QUOTED = re.compile(r"“[^“”\n]+”|\"[^\"\n]+\"")


def find_quotations(report: Report) -> tuple[Span, ...]:
    """Every quotation with its marks."""
    return tuple(Span(report.id, *found.span()) for found in _QUOTED.finditer(report.text))
