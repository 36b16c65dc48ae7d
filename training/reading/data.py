"""What the tagger learns from: windows of reports, each with who says what marked on its pieces.

Sources: our own marked reports (training/data/speech), GUM's training part (CC BY) and, for names only, wikigold, WNUT17 and the SEC
filings (CC BY). What the rules find in each report is an input like any other, so that the tagger learns when to trust them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from crossread.load import load
from crossread.load.inputs import Named
from crossread.models.pieces import CLS, SEP, cut
from crossread.read.attribution import find_drafts
from crossread.read.quotations import find_quotations
from crossread.read.sentences import find_sentences
from crossread.read.windows import Window, shape_of, windows_of
from crossread.rows import Attitude
from crossread.settings import Settings
from training.check import DATA, check_file

NOTHING, CONTENT, SOURCE, CUE = range(4)
ATTITUDES = tuple(Attitude)
UNKNOWN = -100
"""The label that teaches nothing."""
NAMES = ("O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place")
_KINDS = {
    "PER": "person", "person": "person", "LOC": "place", "location": "place",
    "ORG": "organisation", "corporation": "organisation", "group": "organisation",
}  # fmt: skip
Spans = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Said:
    """One gold statement, in characters."""

    content: Spans
    cue: Spans
    source: Spans
    attitude: int = UNKNOWN


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its answers: which pieces begin a cue, for each such piece what all others are to it, and the names."""

    window: Window
    anchors: tuple[int, ...]
    links: np.ndarray  # anchors × pieces
    attitudes: tuple[int, ...]
    names: np.ndarray  # pieces
    speech: bool


def own_reports() -> Iterator[tuple[str, str, list[Said]]]:
    """Name, text and statements of our marked reports; a verb that shares its subject with the one before it shares its source."""
    for path in sorted(DATA.glob("*.txt")):
        for report in check_file(path)[0]:
            said: list[Said] = []
            before = None
            for one in report.statements:
                source = one.source
                if not source and one.cue and before and before.speaker == one.speaker and before.source and before.cue:
                    between = report.text[min(before.cue[-1][1], one.cue[0][0]) : one.cue[0][0]]
                    source = before.source if not set(between) & set(".!?\n") else ()
                said.append(Said(one.content, one.cue, source, ATTITUDES.index(Attitude(one.attitude))))
                before = one
            yield report.name, report.text, said


def gold_reports(path: Path) -> Iterator[tuple[str, str, list[Said]]]:
    """Name, text and statements of a file of shared/data/speech."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield record["name"], record["text"], [Said(one["content"], one["cue"], one["source"]) for one in record["statements"]]


def speech_examples(reports: Iterable[tuple[str, str, list[Said]]]) -> Iterator[Example]:
    """The windows of each report, with its statements marked."""
    for name, text, said in reports:
        report = load([Named(f"{name}.txt", text.encode())], settings=Settings())[0]
        if report.text != text:
            raise ValueError(f"{name}: the stored text is not the text given")
        sentences, quotations = find_sentences(report), find_quotations(report)
        for window in windows_of(report, sentences, quotations, find_drafts(report, sentences, quotations), settled=True):
            yield _marked(window, said)


def _marked(window: Window, said: list[Said]) -> Example:
    rows: dict[int, np.ndarray] = {}
    attitudes: dict[int, int] = {}
    for one in said:
        content, cue, source = (_inside(window, spans) for spans in (one.content, one.cue, one.source))
        if not (content.any() or cue.any()):
            continue
        anchor = int(np.flatnonzero(cue)[0]) if cue.any() else 0
        row = rows.setdefault(anchor, np.zeros(len(window.ids), dtype=np.int64))
        row[content & (row == NOTHING)] = CONTENT
        row[source] = SOURCE
        row[cue] = CUE
        attitudes[anchor] = one.attitude if anchor else UNKNOWN
    anchors = tuple(sorted(rows))
    links = np.stack([rows[anchor] for anchor in anchors]) if anchors else np.zeros((0, len(window.ids)), dtype=np.int64)
    names = np.full(len(window.ids), UNKNOWN, dtype=np.int64)
    return Example(window, anchors, links, tuple(attitudes[anchor] for anchor in anchors), names, speech=True)


def _inside(window: Window, spans: Spans) -> np.ndarray:
    """Which pieces begin inside one of the spans."""
    held = np.zeros(len(window.ids), dtype=bool)
    for start, end in spans:
        held |= (window.starts >= start) & (window.starts < end)
    return held


def name_examples(path: Path) -> Iterator[Example]:
    """The sentences of a CoNLL file, with their names."""
    words: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split()
        if len(cells) >= 2 and cells[0] != "-DOCSTART-":
            words.append((cells[0], cells[-1]))
        elif words:
            yield _named(words[:80])
            words = []


def _named(words: list[tuple[str, str]]) -> Example:
    text = " ".join(word for word, _ in words)
    pieces = cut([text])[0]
    label_at: dict[int, int] = {}
    at = 0
    before = ""
    for word, tag in words:
        kind = tag.partition("-")[2]
        known = _KINDS.get(kind)
        begins = tag.startswith("B-") or kind != before
        for place in range(at, at + len(word)):
            if known:
                label_at[place] = NAMES.index(("B-" if begins and place == at else "I-") + known)
            else:
                label_at[place] = UNKNOWN if kind else 0
        before = kind
        at += len(word) + 1
    starts = np.array([-1, *(start for start, _ in pieces.places), -1], dtype=np.int64)
    ends = np.array([-1, *(end for _, end in pieces.places), -1], dtype=np.int64)
    names = np.array([UNKNOWN, *(label_at[start] for start, _ in pieces.places), UNKNOWN], dtype=np.int64)
    nothing = np.zeros(len(starts), dtype=np.int64)
    shape = np.array([0, *(shape_of(text[start:end]) for start, end in pieces.places), 0], dtype=np.int64)
    window = Window(np.array([CLS, *pieces.ids, SEP], dtype=np.int64), starts, ends, nothing, shape)
    return Example(window, (), np.zeros((0, len(starts)), dtype=np.int64), (), names, speech=False)
