"""Reports by hand for the tests of gather."""

from crossread.rows import Block, Outcome, Report, Role, Span, State, digest


def report(name: str, text: str, *, published: str | None = None, outlet: str | None = None, furniture: str = "") -> Report:
    """A report of one paragraph a line; the line that equals `furniture` is furniture."""
    key, blocks, at = digest(name, text), [], 0
    for line in text.split("\n"):
        role = Role.FURNITURE if line == furniture else Role.PARAGRAPH
        blocks.append(Block(Span(key, at, at + len(line)), role))
        at += len(line) + 1
    return Report(
        id=key,
        name=name,
        text=text,
        blocks=tuple(block for block in blocks if len(block.span)),
        outcome=Outcome(State.OK),
        raw_sha256="",
        text_sha256="",
        outlet=outlet,
        published=published,
        published_from="record" if published else None,
    )
