"""Why it was left open whom a pronoun or a description means: "they" may be the deputies or the pilots."""

from __future__ import annotations

from bisect import bisect_left

from crossread.rows import Reading

_NEAR = 4  # references that are looked at from the start of a source


def unsettled(reading: Reading) -> dict[str, str]:
    """For each statement whose source points back to nobody for certain, the reason, by the statement's id."""
    references = reading.references
    found: dict[str, str] = {}
    for said in (*reading.statements, *reading.parts):
        for source in said.source:
            first = bisect_left(references, source.start, key=lambda reference: reference.span.start)
            for reference in references[first : first + _NEAR]:
                if reference.to is None and reference.span.within(source):
                    found.setdefault(said.id, reference.reason)
    return found
