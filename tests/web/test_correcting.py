"""Corrections by hand: what a reader says of a row or of speakers is shown, undone, exported, and never overwritten."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from crossread.cli.app import run
from crossread.cli.exits import Exit
from crossread.relate import relate
from crossread.rows import Record
from crossread.store.corrected import corrected, extent
from crossread.store.corrections import CorrectionKind, correction
from tests.store.making import AT, FERRY, reading_of
from tests.web.conftest import OTHER, STORY

RECORD = relate([reading_of(FERRY, "courier"), reading_of(OTHER, "herald")])
SHARED = [row for row in RECORD.rows if len({RECORD.statements[key].report for key in row.statements}) > 1]
ADDRESS = f"/stories/{STORY}/corrections"


def split(record: Record, keys: list[str], others: list[str]) -> Any:
    """The record after a reader said that some statements are not the same as others."""
    said = record.statements
    sides = [[extent(said[key]) for key in side] for side in (keys, others)]
    return corrected(record, [correction(CorrectionKind.NOT_THE_SAME, *sides, made=AT)])


@given(st.data())
def test_a_split_row_keeps_every_statement_and_tells_nothing_between_its_parts(data: st.DataObject) -> None:
    """However a row is split, its statements stand in rows on their own side, and no verdict or difference crosses."""
    row = data.draw(st.sampled_from(SHARED))
    left = data.draw(st.lists(st.sampled_from(row.statements), min_size=1, max_size=len(row.statements) - 1, unique=True))
    right = [key for key in row.statements if key not in left]
    made = split(RECORD, left, right)
    assert {key for one in made.record.rows for key in one.statements} == {key for one in RECORD.rows for key in one.statements}
    assert not [one for one in made.record.rows if set(left) & set(one.statements) and set(right) & set(one.statements)]
    assert not [one for one in made.record.verdicts if {one.left, one.right} & set(left) and {one.left, one.right} & set(right)]
    ids = {one.id for one in made.record.rows}
    assert all(one.row in ids for one in (*made.record.differences, *made.record.absences))
    assert made.rows <= ids
    assert made.record.warnings[-1].startswith("Corrected by hand on 2026-11-20: ")


@given(st.data())
def test_furniture_is_in_no_row_and_no_speaker(data: st.DataObject) -> None:
    """A statement that a reader calls furniture is nowhere in the record, its text stays, and every other statement stays."""
    said = data.draw(st.sampled_from(list(RECORD.statements.values())))
    made = corrected(RECORD, [correction(CorrectionKind.FURNITURE, [extent(said)], made=AT)]).record
    same = {one.id for one in RECORD.statements.values() if extent(one) == extent(said)}
    gone = same | {one.id for one in RECORD.statements.values() if one.part_of in same}
    assert set(made.statements) == set(RECORD.statements) - gone
    held = {key for one in (*made.rows, *made.speakers) for key in one.statements}
    assert held <= set(made.statements)
    assert [one.text for one in made.reports] == [one.text for one in RECORD.reports]


@given(st.data())
def test_joined_speakers_say_what_each_said(data: st.DataObject) -> None:
    """Speakers that a reader calls one are one, with all spellings, places and statements, and the reason names the reader."""
    ones = data.draw(st.lists(st.sampled_from([one for one in RECORD.speakers if one.mentions]), min_size=2, max_size=3, unique=True))
    entry = correction(CorrectionKind.ONE_SPEAKER, [ones[0].mentions[0]], [one.mentions[0] for one in ones[1:]], made=AT)
    made = corrected(RECORD, [entry]).record
    assert len(made.speakers) == len(RECORD.speakers) - len(ones) + 1
    (joined,) = [one for one in made.speakers if one.reasons and one.reasons[0].feature == "corrected by hand"]
    assert set(joined.statements) == {key for one in ones for key in one.statements}
    assert set(joined.spellings) == {form for one in ones for form in one.spellings}


def test_a_correction_of_what_is_not_there_changes_nothing() -> None:
    """A correction whose characters are no statement of the record leaves it as it is, without a word."""
    span = extent(next(iter(RECORD.statements.values())))
    odd = type(span)(span.report, span.start, span.end + 1)
    for kind in (CorrectionKind.FURNITURE, CorrectionKind.NOT_THE_SAME, CorrectionKind.ONE_SPEAKER):
        assert corrected(RECORD, [correction(kind, [odd], [odd], made=AT)]).record == RECORD


def shared_row(client: TestClient) -> dict[str, Any]:
    """A row of the served story that two reports carry."""
    record = client.get(f"/stories/{STORY}.json").json()
    found: dict[str, Any] = next(row for row in record["rows"] if len({key.partition(":")[0] for key in row["statements"]}) > 1)
    return found


def test_a_form_splits_a_row_and_undoes_it(client: TestClient) -> None:
    """The page offers the row's statements; after the POST the story shows it as corrected; after undoing it is as before."""
    before, row = client.get(f"/stories/{STORY}").text, shared_row(client)
    assert all(f'value="{key}"' in client.get(f"{ADDRESS}?row={row['id']}").text for key in row["statements"])
    asked = {"kind": "apart", "row": row["id"], "statement": row["statements"][0]}
    done = client.post(ADDRESS, data=asked, headers={"Accept": "text/html"})
    assert (done.status_code, done.headers["location"]) == (303, ADDRESS)
    shown = client.get(f"/stories/{STORY}").text
    assert "Corrected by hand on 2026-11-20" in shown
    assert row["id"] not in {one["id"] for one in client.get(f"/stories/{STORY}.json").json()["rows"]}
    undo = re.findall(r'name="undo" value="(\w+)"', client.get(ADDRESS).text)[-1]
    client.post(ADDRESS, data={"undo": undo})
    assert client.get(f"/stories/{STORY}").text == before
    assert [one["in_force"] for one in client.get(f"{ADDRESS}.json").json()["corrections"]] == [False, False]


def test_speakers_are_joined_and_the_page_says_who_said_so(client: TestClient) -> None:
    """Two names that a reader ticks are one in the story, and on the speaker's own page."""
    speakers = client.get(f"/stories/{STORY}.json").json()["speakers"]
    ids = [one["id"] for one in speakers if one["mentions"]][:2]
    answer = client.post(ADDRESS, json={"kind": "one", "speakers": ids})
    assert (answer.status_code, answer.json()["kind"]) == (201, "one speaker")
    assert len(client.get(f"/stories/{STORY}.json").json()["speakers"]) == len(speakers) - 1
    assert "A reader said so on 2026-11-20." in client.get(f"/stories/{STORY}").text


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"kind": "odd"},
        {"kind": "apart"},
        {"kind": "apart", "row": "none", "statement": "x"},
        {"kind": "one", "speaker": "x"},
        {"undo": "none"},
        {"kind": "undone"},
    ],
)
def test_what_says_nothing_is_not_written(client: TestClient, asked: dict[str, str]) -> None:
    """A form without anything ticked, or with what the story has not, is an error, and the log stays empty."""
    assert client.post(ADDRESS, data=asked).status_code == 400
    assert client.post(ADDRESS, content=b"[1]", headers={"Content-Type": "application/json"}).status_code == 400
    assert client.get(f"{ADDRESS}.json").json()["corrections"] == []


def test_the_commands_apply_and_export_what_was_corrected(
    client: TestClient, place: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """`story` shows the corrected record, and `export --as gold` gives its rows by names and places; what was split is in none."""
    row = shared_row(client)
    client.post(ADDRESS, json={"kind": "apart", "row": row["id"], "statements": row["statements"][:1]})
    assert run(["story", STORY, "--store", place, "--json"]) is Exit.DONE
    told = json.loads(capfdbinary.readouterr().out)
    assert any("Corrected by hand" in warning for warning in told["warnings"])
    assert run(["export", "--store", place, "--as", "gold", "-o", str(tmp_path)]) is Exit.DONE
    gold = json.loads((tmp_path / f"{STORY}.json").read_text())
    rows = gold["annotations"][0]["rows"]
    assert gold["story"] == STORY
    assert all(len({one["report"] for one in one_row["carriers"]}) > 1 for one_row in rows)
    assert {one["report"] for one_row in rows for one in one_row["carriers"]} == {"courier", "herald"}
