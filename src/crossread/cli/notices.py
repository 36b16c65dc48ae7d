"""What new reports bring to a story: words that no earlier report has, differences, denials; each as a line of JSON.

A new version of a page brings only what its earlier versions did not have.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from crossread.rows import Manner, Record, Report, Span, Statement


def notices(record: Record, new: Mapping[str, Sequence[str]], *, story: str, title: str) -> Iterator[str]:
    """A line for every new row of spoken words, difference and dispute; `new` gives the new reports and their earlier texts."""
    reports = {report.id: report for report in record.reports}
    said = record.statements

    def line(event: str, kind: str, spans: Sequence[Span]) -> str:
        first = reports[next(span.report for span in spans if span.report in new)]
        value = {
            "story": story,
            "title": title,
            "event": event,
            "kind": kind,
            "report": first.id,
            "name": first.name,
            "outlet": first.outlet,
            "words": [reports[span.report].slice(span) for span in spans],
            "places": [{"report": span.report, "start": span.start, "end": span.end} for span in spans],
        }
        return json.dumps(value, ensure_ascii=False)

    for row in record.rows:
        told = [said[key] for key in row.statements]
        if all(one.report in new for one in told) and any(_fresh(one, reports, new) for one in told if one.manner is not Manner.NARRATED):
            yield line("row", str(told[0].attitude), told[0].content)
    told_already: set[tuple[str, ...]] = set()
    for difference in record.differences:
        fresh = [span for span in difference.places if _fresh_span(span, reports, new)]
        # One detail may differ in several rows, and from several reports: it is news once.
        keys = {(difference.kind, *sorted({reports[span.report].slice(span).lower() for span in difference.places}))}
        keys |= {(difference.kind, span.report, str(span.start), str(span.end)) for span in fresh}
        if fresh and told_already.isdisjoint(keys):
            yield line("difference", str(difference.kind), difference.places)
        told_already |= keys
    for dispute in record.disputes:
        told = [said[key] for key in (*dispute.asserts, *dispute.denies, *dispute.declines)]
        if any(_fresh(one, reports, new) for one in told):
            yield line("denial", "denies" if dispute.denies else "declines", [span for one in told for span in one.content])


def _fresh(said: Statement, reports: Mapping[str, Report], new: Mapping[str, Sequence[str]]) -> bool:
    return any(_fresh_span(span, reports, new) for span in said.content)


def _fresh_span(span: Span, reports: Mapping[str, Report], new: Mapping[str, Sequence[str]]) -> bool:
    """The words are of a new report, and no earlier version of its page has them."""
    return span.report in new and all(reports[span.report].slice(span) not in earlier for earlier in new[span.report])
