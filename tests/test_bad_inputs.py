"""What nobody should give and somebody will: each gets a clear word, stops no other, loses nothing, and takes a bounded time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossread import Named, NothingToCompare, Settings, Story, compare
from crossread.demo import stories
from crossread.load import load
from crossread.rows import Report, State

LEFT = """Dockers extend strike

PORT ELLEN, 4 March 2024 - Dock workers at Port Ellen voted on Monday to extend their strike, the union said.

"We will not go back until the rota is withdrawn," union leader Mara Voss told reporters.

The harbour authority said 14 ships were waiting outside the port.
"""
RIGHT = """Port Ellen walkout goes on

Dock workers at Port Ellen voted on Monday to go on striking, their union said.

"We won't go back until the rota is withdrawn," said Mara Voss, who leads the union.

Sixteen ships were waiting outside the port, the harbour authority said.
"""
SHARED = Path(__file__).parents[2] / "shared" / "data" / "bad"
GOOD = (Named("left.txt", LEFT.encode()), Named("right.txt", RIGHT.encode()))
PAGE = "".join(f"<p>{line}</p>" for line in LEFT.splitlines() if line)
STUB = "Minister resigns\n\nThe minister resigned on Monday after a week of rumours about the bridge. Subscribe to continue reading."


def beside_good(name: str, raw: bytes | str) -> tuple[Story, Report]:
    """The story of two good reports and a bad one, and what became of the bad one."""
    story = compare([*GOOD, Named(name, raw if isinstance(raw, bytes) else raw.encode())])
    stem = name.rpartition(".")[0]
    return story, next(report for report in story.reports if report.name == stem)


def holds(story: Story) -> None:
    """Every statement is cut from its report, and the two good reports still share what they share."""
    texts = {report.id: report.text for report in story.reports}
    spans = [span for said in story.statements for span in (*said.content, *said.source, *said.cue)]
    assert all(0 <= span.start < span.end <= len(texts[span.report]) for span in spans)
    good = {report.id for report in story.reports if report.name in ("left", "right")}
    shared = [row for row in story.rows if good <= {story.record.statements[key].report for key in row.statements}]
    assert len(shared) >= 2


@pytest.mark.parametrize(
    ("name", "raw", "reason", "word"),
    [
        ("x.txt", b"", "empty", "0 bytes"),
        ("x.txt", b" \r\n\t\n", "empty", "white space"),
        ("x.txt", b"\0" * 500, "binary", "500 bytes"),
        ("x.txt", bytes(range(256)) * 9, "binary", "binary data"),
        ("x.txt", b"%PDF-1.7\n%stream", "unreadable", "a damaged PDF"),
        ("x.html", b"<html><body><nav>Home</nav></body></html>", "no-text", "no article text"),
        ("x.html", b"<html><script>load()</script></html>", "no-text", "no article text"),
        ("x.xml", b"<?xml version='1.0'?><rss><channel/></rss>", "empty-feed", "a feed"),
    ],
)
def test_what_holds_no_article_is_rejected_with_a_word(name: str, raw: bytes, reason: str, word: str) -> None:
    """What cannot be read says what was seen and what to try, and the good reports are compared."""
    story, bad = beside_good(name, raw)
    assert (bad.outcome.state, bad.outcome.reason) == (State.REJECTED, reason)
    assert word in bad.outcome.detail
    assert "\n  " in bad.outcome.detail
    assert bad.outcome.detail.split("\n")[0] in json.dumps(story.to_dict(), ensure_ascii=False)
    holds(story)


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("x.txt", STUB, "cut-off"),
        ("x.html", "<div>" * 100_000 + PAGE + "</div>" * 100_000, "too-large"),
        ("x.html", "<div>" * 5_000 + PAGE, "too-deep"),
        ("x.html", f"<p {' '.join(f'a{nth}=1' for nth in range(50_000))}>{PAGE}", "too-wide"),
        ("x.html", ("<article>" + PAGE * 30_000)[:9_999_999], "too-large"),
        ("x.txt", "\n".join(f"Line {nth}" for nth in range(50_000)), "too-long"),
        ("x.txt", "a" * 1_000_000, "too-long"),
        ("x.txt", LEFT.replace('"', "“").encode() + RIGHT.replace("'", "’").encode("cp1252"), "undecoded"),
    ],
)
def test_what_is_read_in_part_says_so(name: str, raw: bytes | str, reason: str) -> None:
    """A wall, too deep, wide, long or large a page, and two encodings in one file: read in part, named, with what to try."""
    story, bad = beside_good(name, raw)
    assert (bad.outcome.state, bad.outcome.reason) == (State.PARTIAL, reason)
    assert bad.outcome.detail.startswith("x: ")
    assert "\n  " in bad.outcome.detail
    holds(story)


@pytest.mark.parametrize(
    "raw",
    [
        "Share this article\n\nLeave a Reply\n\nFollow us on Twitter\n\nAdvertisement\n",
        "Dockers extend strike\n",
        '"We will not go back."\n\n"I never said that."\n\n"It is over," "No, it is not."\n' * 3,
        ("قال المتحدث إن الميناء مغلق. \u202e“Gone,” \u202csaid Mara 👩‍👩‍👧 Voss e\u0301\u0301 told reporters. " * 9),
        LEFT.replace(" ", "\0 ", 8),
        LEFT.replace("\n", "\r"),
        LEFT.replace("union", "\x1b[31munion\x07"),
        "“(" * 40_000,
        '"' * 40_000,
        "said, " * 8_000,
        "1,000," * 8_000,
        "Mr. Aaa Bbb " * 4_000,
        " " * 200_000 + "x",
    ],
    ids=range(13),
)
def test_odd_texts_break_nothing(raw: str) -> None:
    """Furniture alone, a headline alone, quotations alone, scripts mixed, controls, and runs of one mark: all spans stay true."""
    story, odd = beside_good("odd.txt", raw)
    assert odd.text == raw
    holds(story)
    assert "\x1b" not in story.to_html()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
def test_an_encoding_that_was_not_named_is_found(encoding: str) -> None:
    """UTF-16 without its mark and Windows-1252 are read as what they say."""
    text = LEFT.replace('"We', "“We").replace(',"', ",”")
    _, report = beside_good("x.txt", text.encode(encoding))
    assert (report.text, report.outcome.state) == (text, State.OK)


def test_one_report_is_nothing_to_compare() -> None:
    """One readable report of three raises an error that names the other two."""
    with pytest.raises(NothingToCompare, match=r"(?s)one report could be read of 3.*e\.txt.*0 bytes.*gone.*crossread read"):
        compare([GOOD[0], Named("e.txt", b""), "gone.txt"])


def test_the_same_text_under_two_names_is_one_origin() -> None:
    """A copy under another name, or as a page, is one more report and no further origin; two equal texts are named."""
    story = compare([GOOD[0], Named("copy.txt", LEFT.encode()), Named("page.html", f"<article>{PAGE}</article>".encode())])
    assert len(story.reports) == 3
    assert len(story.origins) == 1
    assert "the same text was given under 2 names: copy, left" in story.warnings


def test_a_text_in_which_nothing_was_found_is_named() -> None:
    """A text in which no statement was found is named in the warnings, for its silence says nothing of the event."""
    story, _ = beside_good("noise.txt", "“(" * 2_000)
    assert any(warning.startswith("no statement was found in: noise") for warning in story.warnings)


def test_reports_of_two_events_are_said_to_be_so() -> None:
    """Two reports that share nothing are compared, and a warning says that they seem to tell of two events."""
    festival = (
        "Film festival opens\n\nThe festival opened with a silent comedy. “I am glad,” actress Lena Roth said. Eleven films compete.\n"
    )
    story = compare([GOOD[0], Named("festival.txt", festival.encode())])
    assert "2 events" in story.warnings[0]


def test_a_file_larger_than_the_limit_is_not_read(tmp_path: Path) -> None:
    """Above the limit a file is refused with both numbers, after no more than the limit was read."""
    (tmp_path / "x.txt").write_text(LEFT)
    [report] = load([tmp_path / "x.txt"], settings=Settings(max_input_bytes=100))
    assert report.outcome.reason == "too-large"
    assert "100" in report.outcome.detail


def test_each_bad_line_of_a_collection_is_named() -> None:
    """In JSON lines every line that is no report is named by its number, and the good ones are read."""
    lines = [json.dumps({"id": "good", "text": LEFT}), "nonsense", '{"id": "bare"}', "[" * 100_000, '{"text": "\\ud800"}', "null"]
    found = load([Named("r.jsonl", "\n".join(lines).encode())], settings=Settings())
    assert len(found) == 6
    assert found[0].outcome.state is State.OK
    for number in (2, 3, 4, 6):
        assert f"r.jsonl, line {number}" in found[number - 1].outcome.detail


def test_sixty_reports_are_compared_and_none_is_lost() -> None:
    """Sixty variants of one story give one record that holds every one of them."""
    bundled = [Path(one) for one in next(iter(stories().values()))]
    text = next(one for one in bundled if one.suffix == ".txt").read_text(encoding="utf-8")
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    given = []
    for nth in range(60):
        kept = [part for at, part in enumerate(paragraphs) if (at + nth) % 7]
        turn = nth % len(kept)
        given.append(Named(f"v{nth}.txt", "\n\n".join([*kept[turn:], *kept[:turn]]).encode()))
    story = compare(given)
    assert len(story.reports) == 60
    assert {said.report for said in story.statements} == {report.id for report in story.reports}


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is missing: the collected bad inputs are not tried")
def test_collected_bad_inputs_stop_no_good_report() -> None:
    """Hundreds of collected bad files beside two good reports: the good ones are compared, every other that fails is named."""
    story = compare([*GOOD, *(SHARED / name for name in ("feeds", "json", "xml", "warc", "naughty_strings.json", "xxe_lines.txt"))])
    assert len(story.reports) > 1_000
    assert all(report.outcome.detail for report in story.reports if report.outcome.state is not State.OK)
    holds(story)
