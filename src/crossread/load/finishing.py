"""The last steps that every kind of input shares: roles, the day its own text gives, whether it is whole, the report."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.load.cutoff import cut_off
from crossread.load.decode import Decoded
from crossread.load.furniture import assign_roles
from crossread.load.making import Facts, Piece, make_report
from crossread.load.published import published_in
from crossread.rows import Outcome, Report, State
from crossread.settings import Settings


def finish(
    name: str, raw: bytes, decoded: Decoded, pieces: Sequence[Piece], facts: Facts, settings: Settings, outcome: Outcome | None = None
) -> Report:
    """The report of a text cut into pieces. `outcome` is what is known already of what was lost."""
    kept = [piece for piece in pieces[: settings.max_blocks] if piece.end <= settings.max_read_chars]
    if len(kept) < len(pieces):
        before, reason = (f"{outcome.detail}\n", outcome.reason) if outcome else ("", "too-long")
        seen = f"{name}: {len(pieces):,} paragraphs, {len(decoded.text):,} characters; the first {len(kept):,} paragraphs are read."
        outcome = Outcome(State.PARTIAL, reason, f"{before}{seen}\n  Give the article's text alone.")
    roled = assign_roles(decoded.text, kept, facts)
    facts = published_in(decoded.text, roled, facts)
    return make_report(name, raw, decoded.text, roled, facts, outcome or _outcome(name, decoded, roled, facts))


def _outcome(name: str, decoded: Decoded, pieces: Sequence[Piece], facts: Facts) -> Outcome:
    """A text is partial where characters were lost or it breaks off, else ok."""
    if decoded.replaced:
        seen = f"{name}: {decoded.replaced:,} characters could not be decoded as {decoded.encoding} and are shown as \ufffd."
        return Outcome(State.PARTIAL, "undecoded", f"{seen}\n  Save it as UTF-8.")
    reason = cut_off(decoded.text, pieces, facts)
    return Outcome(State.PARTIAL, "cut-off", f"{name}: {reason[0].lower()}{reason[1:]}") if reason else Outcome(State.OK)
