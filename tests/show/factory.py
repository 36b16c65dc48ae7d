"""A record written by hand: a crane falls in a port, five inputs tell of it, and every kind of row occurs at least once."""

from hashlib import sha256

from crossread.rows import (
    Absence,
    AbsenceKind,
    Attitude,
    Block,
    Difference,
    DifferenceKind,
    Dispute,
    Edge,
    Manner,
    Mention,
    MentionKind,
    Origin,
    OriginKind,
    Outcome,
    Reading,
    Reason,
    Record,
    Relation,
    Report,
    Role,
    Row,
    Span,
    Speaker,
    State,
    Statement,
    Value,
    ValueKind,
    Verdict,
    digest,
    report_id,
    statement_id,
)

WIRE = """Crane falls at Velmar port, killing at least 12
VELMAR, March 3 (Meridian Wire) -
A loading crane fell on the eastern quay of Velmar on Tuesday, killing at least 12 dock workers.
“We inspected every cable in January,” port director Ilse Maarten said, “and found nothing.”
Operator Norhaven denied that it had skipped the winter inspection.
The transport ministry will likely close the eastern quay within weeks.
Union leader Antony Okoro accused Norhaven of skipping the winter inspection.
Share this story:
"""
COURIER = """Twelve dead after crane collapse
By our port desk. With material from Meridian Wire.
A loading crane fell on the eastern quay of Velmar on Tuesday, killing at least 12 dock workers.
Port director Ilse Maarten admitted that every cable was inspected in January.
Norhaven refused to confirm that it had skipped the winter inspection.
The ministry is likely to close the quay in the coming weeks.
Residents heard the crash across the bay.
"""
POST = """Velmar crane disaster: death toll rises to 17
Rescuers in Welmar pulled five more bodies from the water on Wednesday, and 17 dockers are now known to have died on the western quay.
“We checked all the cables in January and found nothing,” said Ilse Marten, the harbour master.
The maintenance log was complete, said Anthony Okoro of the dockers' union.
The ministry has ruled out closing the quay.
Continue reading with a subscription
"""
CANAL = """Norhaven breaks its silence
Norhaven's chief engineer, Paul Dray, told Canal 5 the log for December was never signed.
"Nobody skipped anything," Dray said.
He privately warned the board about the cables, two people familiar with the matter said.
The quay handles about 40 percent of the town's cargo, worth some €3 million a day.
"""


def span(report: Report, words: str, after: str = "") -> Span:
    """The place of `words` in the report, the first one after the words `after`."""
    start = report.text.index(words, report.text.index(after) if after else 0)
    return Span(report.id, start, start + len(words))


def report_of(name: str, text: str, outcome: Outcome | None = None, roles: dict[int, Role] | None = None, **fields: str) -> Report:
    """A report whose blocks are the lines of `text`; the first is the title, `roles` says what others are."""
    key = report_id(name, fields.get("url"), text)
    blocks, start = [], 0
    for at, line in enumerate(text.splitlines(keepends=True)):
        role = (roles or {}).get(at, Role.PARAGRAPH if at else Role.TITLE)
        if line.strip():
            blocks.append(
                Block(Span(key, start, start + len(line.rstrip("\n"))), role, "" if role in (Role.TITLE, Role.PARAGRAPH) else "set by hand")
            )
        start += len(line)
    hashed = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    title = blocks[0].span if blocks else None
    return Report(key, name, text, tuple(blocks), outcome or Outcome(State.OK), hashed, hashed, title=title, **fields)


def said(
    report: Report, *content: str, source: str = "", cue: str = "", hedge: str = "", manner: str = "narrated", attitude: str = "asserts"
) -> Statement:
    """A statement whose places are found by its words."""
    spans = tuple(span(report, words) for words in content)
    one = {part: (span(report, words),) if words else () for part, words in (("source", source), ("cue", cue), ("hedge", hedge))}
    return Statement(statement_id(spans), spans, Manner(manner), Attitude(attitude), one["cue"], one["source"], one["hedge"])


def reading_of(report: Report, *statements: Statement, values: tuple[Value, ...] = (), mentions: tuple[Mention, ...] = ()) -> Reading:
    """A reading that holds what is given and finds nothing itself."""
    return Reading(report, (), (), mentions, values, (), tuple(sorted(statements, key=lambda one: (one.start, one.end))))


def verdict_of(one: Statement, other: Statement, relation: Relation, *reasons: Reason) -> Verdict:
    """A verdict with the statement that sorts first on its left."""
    left, right = sorted((one.id, other.id))
    return Verdict(left, right, relation, reasons or (Reason("words", 0.6, "most content words are the same", None, None),))


def row_of(relation: Relation, *statements: Statement) -> Row:
    """A row whose reference is its first statement."""
    ids = tuple(one.id for one in statements)
    return Row(digest(*sorted(ids)), ids, ids[0], relation)


def record_of(*readings: Reading, rows: tuple[Row, ...] = (), **parts: tuple) -> Record:
    """A record of readings; whatever is not given is empty, and each report is an origin of its own."""
    empty: dict[str, tuple] = dict.fromkeys(("speakers", "verdicts", "differences", "disputes", "absences", "edges", "warnings"), ())
    origins = tuple(Origin(one.report.id, one.report.name, (one.report.id,), ()) for one in readings)
    key = digest(*sorted(one.report.id for one in readings))
    return Record(id=key, readings=readings, rows=rows, **{**empty, "origins": origins, **parts})


def small_record(left: str = "The bridge is open.", right: str = "The bridge is shut.", **fields: str) -> Record:
    """Two reports of one sentence each, which contradict each other."""
    one, other = report_of("left", f"Left\n{left}\n", **fields), report_of("right", f"Right\n{right}\n", **fields)
    first, second = said(one, left), said(other, right)
    row = row_of(Relation.CONTRADICTS, first, second)
    return record_of(
        reading_of(one, first), reading_of(other, second), rows=(row,), verdicts=(verdict_of(first, second, Relation.CONTRADICTS),)
    )


def crane_record() -> Record:
    """The crane story: three origins, every relation, every kind of difference, two disputes, one cut-off and one rejected input."""
    wire = report_of(
        "wire",
        WIRE,
        roles={1: Role.DATELINE, 7: Role.FURNITURE},
        outlet="Meridian Wire",
        url="https://wire.example/crane?id=1",
        published="2026-03-03T09:10:00Z",
        published_from="json-ld",
        lang="en",
    )
    courier = report_of(
        "courier",
        COURIER,
        roles={1: Role.CREDIT},
        outlet="Harbour Courier",
        url="https://courier.example/a",
        published="2026-03-03T11:00:00Z",
        published_from="meta",
        byline="Port desk",
        lang="en",
    )
    post = report_of(
        "post",
        POST,
        Outcome(State.PARTIAL, "paywall", "post: the text ends with a subscription notice after 6 lines."),
        {5: Role.FURNITURE},
        outlet="North Post",
        published="2026-03-04",
        published_from="meta",
        lang="en",
    )
    canal = report_of("canal", CANAL, outlet="Canal 5", lang="en")
    broken = report_of("broken", "", Outcome(State.REJECTED, "empty", "broken.html: no article text found (0 characters). Try --as plain."))

    # One statement a line, named report_topic.
    w_fall = said(wire, "A loading crane fell on the eastern quay of Velmar on Tuesday, killing at least 12 dock workers.")
    c_fall = said(courier, "A loading crane fell on the eastern quay of Velmar on Tuesday, killing at least 12 dock workers.")
    p_fall = said(post, "17 dockers are now known to have died on the western quay")
    w_cables = said(
        wire,
        "“We inspected every cable in January,”",
        "“and found nothing.”",
        source="port director Ilse Maarten",
        cue="said",
        manner="direct",
    )
    c_cables = said(courier, "every cable was inspected in January", source="Port director Ilse Maarten", cue="admitted", manner="indirect")
    p_cables = said(
        post,
        "“We checked all the cables in January and found nothing,”",
        source="Ilse Marten, the harbour master",
        cue="said",
        manner="direct",
    )
    w_denial = said(
        wire, "it had skipped the winter inspection", source="Operator Norhaven", cue="denied", manner="indirect", attitude="denies"
    )
    c_denial = said(
        courier, "it had skipped the winter inspection", source="Norhaven", cue="refused to confirm", manner="indirect", attitude="declines"
    )
    n_denial = said(canal, '"Nobody skipped anything,"', source="Dray", cue="said", manner="direct", attitude="denies")
    w_claim = said(wire, "skipping the winter inspection", source="Union leader Antony Okoro", cue="accused", manner="indirect")
    w_close = said(wire, "The transport ministry will likely close the eastern quay within weeks.", hedge="likely", attitude="predicts")
    c_close = said(courier, "The ministry is likely to close the quay in the coming weeks.", hedge="likely", attitude="predicts")
    p_close = said(post, "The ministry has ruled out closing the quay.")
    p_log = said(post, "The maintenance log was complete", source="Anthony Okoro of the dockers' union", cue="said", manner="indirect")
    n_log = said(
        canal, "the log for December was never signed", source="Norhaven's chief engineer, Paul Dray", cue="told", manner="indirect"
    )
    c_crash = said(courier, "Residents heard the crash across the bay.")
    n_warned = said(
        canal,
        "He privately warned the board about the cables",
        source="two people familiar with the matter",
        cue="said",
        manner="indirect",
        attitude="warns",
    )
    n_cargo = said(canal, "The quay handles about 40 percent of the town's cargo, worth some €3 million a day.", hedge="about")
    w_title, c_title = said(wire, "Crane falls at Velmar port, killing at least 12"), said(courier, "Twelve dead after crane collapse")

    same = Reason("equal text", 1.0, "The two statements are the same words.", *w_fall.content, *c_fall.content)
    toll = Reason(
        "numbers apart",
        -0.8,
        "The two statements count the same thing and no number fits both.",
        span(wire, "at least 12", "Tuesday"),
        span(post, "17 dockers"),
    )
    rows = (
        row_of(Relation.DIFFERS, w_fall, c_fall, p_fall),
        row_of(Relation.DIFFERS, w_cables, c_cables, p_cables),
        row_of(Relation.DENIES, w_claim, w_denial, c_denial, n_denial),
        row_of(Relation.CONTRADICTS, w_close, c_close, p_close),
        row_of(Relation.UNCLEAR, p_log, n_log),
        row_of(Relation.REWORDED, w_title, c_title),
        *(row_of(Relation.SAME, one) for one in (c_crash, n_warned, n_cargo)),
    )
    fall, cables, denial, close, *_ = rows
    verdicts = (
        verdict_of(w_fall, c_fall, Relation.SAME, same),
        verdict_of(w_fall, p_fall, Relation.DIFFERS, toll),
        verdict_of(w_cables, c_cables, Relation.DIFFERS),
        verdict_of(w_cables, p_cables, Relation.REWORDED),
        verdict_of(w_claim, w_denial, Relation.DENIES),
        verdict_of(w_claim, c_denial, Relation.DENIES),
        verdict_of(w_claim, n_denial, Relation.DENIES),
        verdict_of(w_close, c_close, Relation.REWORDED),
        verdict_of(w_close, p_close, Relation.CONTRADICTS),
        verdict_of(p_log, n_log, Relation.UNCLEAR),
        verdict_of(w_title, c_title, Relation.REWORDED),
    )
    pairs = (
        (fall, DifferenceKind.NUMBER, span(wire, "at least 12", "Tuesday"), span(post, "17 dockers")),
        (fall, DifferenceKind.PLACE, span(wire, "eastern quay"), span(post, "western quay")),
        (fall, DifferenceKind.DATE, span(wire, "Tuesday"), span(post, "Wednesday")),
        (fall, DifferenceKind.TERM, span(wire, "dock workers"), span(post, "dockers")),
        (cables, DifferenceKind.QUOTE, w_cables.content[0], p_cables.content[0]),
        (cables, DifferenceKind.NAME, span(wire, "Ilse Maarten"), span(post, "Ilse Marten")),
        (cables, DifferenceKind.ATTRIBUTION, span(wire, "said"), span(courier, "admitted")),
        (denial, DifferenceKind.STANCE, span(wire, "denied"), span(courier, "refused to confirm")),
        (close, DifferenceKind.SCOPE, span(wire, "the eastern quay within weeks"), span(courier, "the quay in the coming weeks")),
    )
    differences = tuple(
        Difference(row.id, kind, (left, right), (Reason("apart", -0.5, "The two places differ.", left, right),))
        for row, kind, left, right in pairs
    )
    spelt = Reason("spelling", 0.9, "One letter differs and both lead the port.", span(wire, "Ilse Maarten"), span(post, "Ilse Marten"))
    speakers = (
        Speaker(
            "s-maarten",
            "Ilse Maarten",
            (span(wire, "Ilse Maarten"), span(courier, "Ilse Maarten"), span(post, "Ilse Marten")),
            ("Ilse Maarten", "Ilse Marten"),
            (w_cables.id, c_cables.id, p_cables.id),
            (spelt,),
        ),
        Speaker("s-norhaven", "Norhaven", (span(wire, "Norhaven"), span(courier, "Norhaven")), ("Norhaven",), (w_denial.id, c_denial.id)),
        Speaker(
            "s-okoro",
            "Antony Okoro",
            (span(wire, "Antony Okoro"), span(post, "Anthony Okoro")),
            ("Antony Okoro", "Anthony Okoro"),
            (w_claim.id, p_log.id),
        ),
        Speaker(
            "s-dray",
            "Paul Dray",
            (span(canal, "Paul Dray"), span(canal, "Dray", "anything")),
            ("Dray", "Paul Dray"),
            (n_log.id, n_denial.id),
        ),
    )
    disputes = (
        Dispute(
            "d1",
            (w_claim.id,),
            (w_denial.id, n_denial.id),
            (c_denial.id,),
            (n_denial.id,),
            (Reason("polarity", -1.0, "One side asserts what the other denies."),),
        ),
    )
    alive = (wire, courier, post, canal)
    absences = tuple(
        Absence(
            row.id,
            report.id,
            AbsenceKind.CUT_OFF
            if report is post
            else AbsenceKind.UNCLEAR
            if (row is close and report is canal)
            else AbsenceKind.NOT_MENTIONED,
            None,
            (),
        )
        for row in rows
        for report in alive
        if all(not key.startswith(report.id) for key in row.statements)
    )
    credit = Edge(
        courier.id,
        wire.id,
        None,
        OriginKind.CREDIT,
        (span(courier, "With material from Meridian Wire."),),
        (span(wire, "(Meridian Wire)"),),
        declared=True,
        confidence=1.0,
    )
    copied = Edge(courier.id, wire.id, None, OriginKind.SHARED_TEXT, c_fall.content, w_fall.content, declared=False, confidence=0.93)
    outside = Edge(
        post.id,
        None,
        "a press conference of the port",
        OriginKind.OCCASION,
        (span(post, "said Ilse Marten"),),
        (),
        declared=False,
        confidence=0.6,
    )
    origins = (
        Origin("o1", "Meridian Wire", (wire.id, courier.id), (credit, copied)),
        Origin("o2", "North Post", (post.id,), (outside,)),
        Origin("o3", "Canal 5", (canal.id,), ()),
    )
    day = 739_678.0  # 2026-03-03
    money = Value(span(canal, "some €3 million"), ValueKind.MONEY, 2_700_000, 3_300_000, "", "EUR", None, span(canal, "some"))
    values = {
        wire: (
            Value(span(wire, "Tuesday"), ValueKind.DATE, day, day, "", "2026-03-03"),
            Value(
                span(wire, "at least 12", "Tuesday"),
                ValueKind.NUMBER,
                12,
                float("inf"),
                "people",
                "",
                span(wire, "dock workers"),
                span(wire, "at least", "Tuesday"),
            ),
        ),
        courier: (Value(span(courier, "Tuesday"), ValueKind.DATE, day, day, "", "2026-03-03"),),
        post: (
            Value(span(post, "17"), ValueKind.NUMBER, 17, 17, "people"),
            Value(span(post, "17", "Wednesday"), ValueKind.NUMBER, 17, 17, "people", "", span(post, "dockers")),
            Value(span(post, "Wednesday"), ValueKind.DATE, day + 1, day + 1, "", "2026-03-04"),
        ),
        canal: (money,),
    }
    mentions = {canal: (Mention(span(canal, "Paul Dray"), MentionKind.PERSON, span(canal, "Dray")),)}
    statements = {
        wire: (w_title, w_fall, w_cables, w_denial, w_claim, w_close),
        courier: (c_title, c_fall, c_cables, c_denial, c_close, c_crash),
        post: (p_fall, p_cables, p_log, p_close),
        canal: (n_log, n_denial, n_warned, n_cargo),
    }
    readings = tuple(
        reading_of(one, *statements.get(one, ()), values=values.get(one, ()), mentions=mentions.get(one, ())) for one in (*alive, broken)
    )
    return record_of(
        *readings,
        rows=rows,
        speakers=speakers,
        verdicts=verdicts,
        differences=differences,
        disputes=disputes,
        absences=absences,
        origins=origins,
        edges=(credit, copied, outside),
        warnings=("One input is cut off: what it leaves out is not counted as missing.",),
    )


def big_record(reports: int, sentences: int) -> Record:
    """Many reports of many sentences; every sentence is carried by about two thirds of the reports, a third of them reworded."""
    readings, rows, verdicts, differences = [], [], [], []
    texts = [
        "\n".join([f"Report {at} of the flood in Tarn", *(_sentence(at, line) for line in range(sentences) if (at + line) % 3), "Share:"])
        for at in range(reports)
    ]
    made = [
        report_of(
            f"flood-{at}", text, roles={text.count("\n"): Role.FURNITURE}, outlet=f"Outlet {at}", published=f"2026-04-{1 + at % 20:02}"
        )
        for at, text in enumerate(texts)
    ]
    carried = [[(at, said(made[at], _sentence(at, line))) for at in range(reports) if (at + line) % 3] for line in range(sentences)]
    for at, report in enumerate(made):
        readings.append(reading_of(report, *(one for row in carried for where, one in row if where == at)))
    for row in carried:
        statements = [one for _, one in row]
        rows.append(row_of(Relation.DIFFERS, *statements))
        verdicts += [verdict_of(statements[0], one, Relation.REWORDED) for one in statements[1:]]
        ends = [Span(one.report, one.start, one.start + 12) for one in statements[:2]]
        differences.append(Difference(rows[-1].id, DifferenceKind.NUMBER, tuple(ends), (Reason("apart", -1.0, "No number fits both."),)))
    return record_of(*readings, rows=tuple(rows), verdicts=tuple(verdicts), differences=tuple(differences))


def _sentence(report: int, line: int) -> str:
    verb = ("reached", "came up to", "rose as high as")[report % 3]
    return f"{100 + line} houses stood in water that {verb} the {line}th mark of the gauge by the mill on the evening of the second day."
