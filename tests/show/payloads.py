"""Lines that try to run something on a page. Each that runs would raise a dialog, ask for an address or leave the page."""

from crossread.rows import (
    Absence,
    AbsenceKind,
    Block,
    Difference,
    DifferenceKind,
    Dispute,
    Edge,
    Origin,
    OriginKind,
    Outcome,
    Reading,
    Reason,
    Record,
    Relation,
    Report,
    Role,
    Speaker,
    State,
    Statement,
    Value,
    ValueKind,
)
from tests.show.factory import reading_of, report_of, row_of, said, verdict_of

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "</style><script>alert(3)</script>",
    "</title><script>alert(4)</script>",
    "<img src=x onerror=alert(5)>",
    "<svg onload=alert(6)>",
    "<svg><script>alert(7)</script></svg>",
    "<body onload=alert(8)>",
    "<iframe src=javascript:alert(9)></iframe>",
    "<a href=javascript:alert(10)>go</a>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(11)>",
    '" onmouseover="alert(12)" x="',
    "' onfocus='alert(13)' autofocus='",
    '"><script>alert(14)</script>',
    "'><img src=x onerror=alert(15)>",
    "--><script>alert(16)</script>",
    "]]><script>alert(17)</script>",
    "<!--<script>alert(18)</script>-->",
    "<details open ontoggle=alert(19)>",
    "<video><source onerror=alert(20)>",
    "<input autofocus onfocus=alert(21)>",
    "<object data=javascript:alert(22)>",
    "<embed src=javascript:alert(23)>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<form action=https://evil.example/><button autofocus>x</button></form>",
    "<style>@import 'https://evil.example/b.css';</style>",
    "<div style='background:url(https://evil.example/c.png)'>",
    "javascript:alert(30)",
    "JaVaScRiPt:alert(31)",
    "java\tscript:alert(32)",
    "data:text/html,<script>alert(33)</script>",
    "vbscript:msgbox(34)",
    "{{ 7*7 }}{% raw %}<script>alert(35)</script>",
    "{{ ''.__class__.__mro__ }}",
    "${alert(37)}",
    "&lt;script&gt;alert(38)&lt;/script&gt;",
    "&#60;script&#62;alert(39)&#60;/script&#62;",
    "<scr\x00ipt>alert(40)</scr\x00ipt>",
    "\u202e<script>alert(41)</script>",
    "<a onclick=alert(42) href=#>x</a>",
    "<noscript><p title='</noscript><img src=x onerror=alert(43)>'>",
    "<template><script>alert(44)</script></template>",
    "<select><option><script>alert(45)</script>",
    "\ud800<script>alert(46)</script>\udfff",
    "<img src=https://evil.example/pixel.gif>",
    "http://evil.example/\"onclick=alert(48)//",
    "https://evil.example/<script>alert(49)</script>",
    "=HYPERLINK(\"https://evil.example/\")",
)  # fmt: skip


def hostile_record(payloads: tuple[str, ...]) -> Record:
    """A record in which every field that can hold text holds a payload, each payload many times over."""
    lines = [line.replace("\n", " ") for line in payloads if line.strip()]
    at = iter(lines * 40)
    pick = lambda: next(at)  # noqa: E731 - a name for "the next payload" reads better than forty calls of next
    left, right = (_report(name, lines, pick) for name in ("left", "right"))
    ours, theirs = _statements(left), _statements(right)
    rows = tuple(row_of(Relation.DENIES, one, other) for one, other in zip(ours, theirs, strict=True))
    reason = lambda: Reason(pick(), 0.5, pick())  # noqa: E731
    pairs = list(zip(rows, ours, theirs, strict=True))
    origin_edge = Edge(left.id, None, pick(), OriginKind.OCCASION, ours[0].content, theirs[0].content, declared=True, confidence=1.0)
    rejected = report_of(pick(), "", Outcome(State.REJECTED, pick(), pick()), outlet=pick())
    return Record(
        id="hostile",
        readings=(_reading(left, ours, pick), _reading(right, theirs, pick), Reading(rejected, (), (), (), (), (), ())),
        speakers=tuple(
            Speaker(f"s{n}", pick(), one.content, (pick(), left.join(one.content)), (one.id, other.id), (reason(),))
            for n, (_, one, other) in enumerate(pairs)
        ),
        rows=rows,
        verdicts=tuple(verdict_of(one, other, Relation.DENIES, reason()) for _, one, other in pairs),
        differences=tuple(
            Difference(row.id, DifferenceKind.NUMBER, (*one.content, *other.content), (reason(),)) for row, one, other in pairs
        ),
        disputes=tuple(Dispute(f"d{n}", (one.id,), (other.id,), (), (one.id,), (reason(),)) for n, (_, one, other) in enumerate(pairs)),
        absences=(Absence(rows[0].id, left.id, AbsenceKind.UNCLEAR, None, (reason(),)),),
        origins=(Origin("o", pick(), (left.id,), (origin_edge,)), Origin("p", pick(), (right.id,), ())),
        edges=(origin_edge,),
        warnings=tuple(pick() for _ in range(8)),
    )


def _report(name, lines, pick) -> Report:
    text = "\n".join([pick(), *(f"{line} {name}" for line in lines)]) + "\n"
    fields = {key: pick() for key in ("outlet", "byline", "published", "published_from", "lang", "url")}
    report = report_of(f"{name}{pick()}", text, Outcome(State.PARTIAL, pick(), pick()), **fields)
    extra = Block(report.blocks[-1].span, Role.FURNITURE, pick())
    return Report(**{**{key: getattr(report, key) for key in Report.__slots__}, "blocks": (*report.blocks[:-1], extra)})


def _statements(report: Report) -> list[Statement]:
    spoken = [report.slice(block.span) for block in report.blocks[1:]]
    return [said(report, words, source=words, cue=words, hedge=words, manner="indirect") for words in dict.fromkeys(spoken)]


def _reading(report: Report, statements: list[Statement], pick) -> Reading:
    values = tuple(Value(one.content[0], ValueKind.NUMBER, 1, 2, pick(), pick()) for one in statements)
    days = tuple(Value(one.content[0], ValueKind.DATE, 739_678, 739_678, "", pick()) for one in statements[:5])
    return reading_of(report, *statements, values=values + days)
