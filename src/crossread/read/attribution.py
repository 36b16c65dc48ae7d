"""Who says what: content, cue, source, attitude, manner.

In order: each sentence becomes a row of letters; its attributions are found; quotations that stand alone join the attribution
beside them. These are the drafts, which a tagger may mend; each becomes a statement.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from crossread.read.attitudes import attitude_in, hedges_in
from crossread.read.direct import Draft, join_quotations
from crossread.read.indirect import attributions
from crossread.read.labels import byline, headline, introduced
from crossread.read.tagging import Line, may_attribute, read_line
from crossread.read.turns import transcript
from crossread.rows import Manner, Report, Role, Span, Statement, statement_id

Chars = tuple[int, int]
_MOSTLY = 0.6  # of a headline's words; not measured
_HEADS = frozenset({Role.TITLE, Role.HEADING})


def attribute(report: Report, quotations: tuple[Span, ...], drafts: Sequence[Draft]) -> tuple[Statement, ...]:
    """The statements that the report gives in somebody's name, in text order, none with the content of another."""
    found: dict[str, Statement] = {}
    starts = [quotation.start for quotation in quotations]
    for draft in drafts:
        said = _statement(report, draft, quotations, starts)
        if said is not None:
            found.setdefault(said.id, said)
    return tuple(sorted(found.values(), key=lambda said: (said.start, said.end, said.id)))


def find_drafts(report: Report, sentences: tuple[Span, ...], quotations: tuple[Span, ...]) -> list[Draft]:
    """What the rules find."""
    titles = frozenset(block.span.start for block in report.blocks if block.role in _HEADS)
    spoken = transcript(report)
    told = _lines(report, _behind_names(report, sentences, spoken), quotations, titles)
    return spoken + join_quotations(report, told, [_drafts(line, titles) for line in told])


def _lines(report: Report, sentences: tuple[Span, ...], quotations: tuple[Span, ...], titles: frozenset[int] = frozenset()) -> list[Line]:
    """Each sentence as words and letters, its quotations cut to it."""
    lines: list[Line] = []
    at = 0
    for sentence in sentences:
        while at < len(quotations) and quotations[at].end <= sentence.start:
            at += 1
        inside: list[Chars] = []
        place = at
        while place < len(quotations) and quotations[place].start < sentence.end:
            one = quotations[place]
            inside.append((max(one.start, sentence.start), min(one.end, sentence.end)))
            place += 1
        heading = sentence.start in titles
        if not (inside or heading or may_attribute(report.text, sentence.start, sentence.end)):
            lines.append(Line([], "", {}, frozenset(), frozenset(), sentence.start, sentence.end))
            continue
        shouted = heading and _capitalised(report.slice(sentence))
        lines.append(read_line(report.text, sentence.start, sentence.end, inside, headline=shouted))
    return lines


def _capitalised(text: str) -> bool:
    """Most words begin with a capital, as in an English headline."""
    words = text.split()
    return sum(word[0].isupper() for word in words) > _MOSTLY * len(words)


def _behind_names(report: Report, sentences: tuple[Span, ...], spoken: list[Draft]) -> tuple[Span, ...]:
    """The sentences, those that open a transcript's turn without the name."""
    opens = {draft.source[0][0]: draft.content[0][0] for draft in spoken}
    return tuple(Span(report.id, opens[one.start], one.end) if opens.get(one.start, one.end) < one.end else one for one in sentences)


def _drafts(line: Line, titles: frozenset[int]) -> list[Draft]:
    """The attributions of a line, in characters."""
    if not line.letters:
        return []
    label = _label(line, heading=line.start in titles)
    if label is not None:
        return [label]
    return [
        Draft(
            [_chars(line, piece) for piece in one.content],
            tuple(_chars(line, piece) for piece in one.cue),
            tuple(_chars(line, piece) for piece in one.source),
            one.attitude,
            tuple(_chars(line, piece) for piece in one.hedge),
        )
        for one in attributions(line)
    ]


def _label(line: Line, *, heading: bool) -> Draft | None:
    """What the line attributes by a dash or a colon alone."""
    dashed = byline(line) if "-" in line.letters and "Q" in line.letters else None
    if dashed is not None or ":" not in line.letters:
        return dashed
    return introduced(line) or (headline(line) if heading else None)


def _chars(line: Line, piece: tuple[int, int]) -> Chars:
    """A run of words as characters."""
    return line.words[piece[0]].start, line.words[piece[1] - 1].end


def _statement(report: Report, draft: Draft, quotations: tuple[Span, ...], starts: list[int]) -> Statement | None:
    """The finished row; None if nothing is left of the content."""
    pieces = sorted(piece for piece in draft.content if piece[0] < piece[1])
    if not pieces:
        return None
    content = tuple(Span(report.id, *piece) for piece in pieces)
    cue = tuple(Span(report.id, *piece) for piece in draft.cue)
    source = tuple(Span(report.id, *piece) for piece in draft.source)
    return Statement(
        statement_id(content),
        content,
        _manner(report, content, quotations, starts),
        attitude_in(draft.attitude, report.join(content)),
        cue,
        source,
        tuple(Span(report.id, *piece) for piece in draft.hedge) + _hedges(report, content),
    )


def _hedges(report: Report, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The adverbs in the content that weaken it."""
    return tuple(Span(report.id, *found) for piece in content for found in hedges_in(report.text, piece.start, piece.end))


def _manner(report: Report, content: tuple[Span, ...], quotations: tuple[Span, ...], starts: list[int]) -> Manner:
    """Direct if every word of the content is quoted, mixed if some are, else indirect."""
    quoted = outside = False
    for piece in content:
        at = max(0, bisect_right(starts, piece.start) - 1)
        left = piece.start
        while at < len(quotations) and starts[at] < piece.end:
            if quotations[at].end > left:
                quoted = True
                outside = outside or _has_word(report.text, left, starts[at])
                left = quotations[at].end
            at += 1
        outside = outside or _has_word(report.text, left, piece.end)
    if not quoted:
        return Manner.INDIRECT
    return Manner.MIXED if outside else Manner.DIRECT


def _has_word(text: str, start: int, end: int) -> bool:
    """A letter or digit stands between the two places."""
    return any(char.isalnum() for char in text[start:end])
