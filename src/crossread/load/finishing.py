"""The last steps that every kind of input shares: roles, the day its own text gives, whether it is whole, the report."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.load.cutoff import cut_off
from crossread.load.decode import Decoded
from crossread.load.furniture import assign_roles
from crossread.load.making import Facts, Piece, make_report
from crossread.load.published import published_in
from crossread.rows import Outcome, Report, State


def finish(
    name: str, raw: bytes, decoded: Decoded, pieces: Sequence[Piece], facts: Facts, outcome: Outcome | None = None, *, page: bool = False
) -> Report:
    """The report of a text cut into pieces. `outcome` is what is known already of what was lost."""
    pieces = assign_roles(decoded.text, pieces, facts)
    facts = published_in(decoded.text, pieces, facts)
    return make_report(name, raw, decoded.text, pieces, facts, outcome or _outcome(decoded, pieces, facts, page=page))


def _outcome(decoded: Decoded, pieces: Sequence[Piece], facts: Facts, *, page: bool) -> Outcome:
    """A text is partial where characters were lost or it breaks off, else ok."""
    if decoded.replaced:
        seen = f"{decoded.replaced} characters could not be decoded as {decoded.encoding} and are shown as \ufffd."
        return Outcome(State.PARTIAL, "undecoded", f"{seen}\n  Save it as UTF-8.")
    reason = cut_off(decoded.text, pieces, facts, page=page)
    return Outcome(State.PARTIAL, "cut-off", reason) if reason else Outcome(State.OK)
