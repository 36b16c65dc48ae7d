"""JSON: the published form, the same bytes every time."""

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.load.inputs import Named
from crossread.pipeline import record_of as compared
from crossread.rows import AbsenceKind, Attitude, DifferenceKind, Manner, OriginKind, Relation
from crossread.settings import Mode, Settings
from crossread.show import reading_to_dict, to_dict, to_json
from crossread.show.page import page
from tests.show.factory import crane_record, reading_of, record_of, report_of, said, small_record
from tests.show.payloads import PAYLOADS, hostile_record

SCHEMA = json.loads(files("crossread.show").joinpath("schemas/record-1.schema.json").read_text(encoding="utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)


def test_the_published_schema_is_itself_valid():
    """The JSON Schema that comes with the package is a schema of draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("record", [crane_record(), small_record(), hostile_record(PAYLOADS)], ids=["crane", "small", "hostile"])
def test_the_json_of_a_record_keeps_to_its_schema(record):
    """Whatever a record holds, its JSON is what the published schema says."""
    VALID.validate(json.loads(to_json(record).encode("utf-8")))


def test_each_statement_has_a_line_of_its_own():
    """Two records can be compared line by line: a statement, a row or a report is one line."""
    record = crane_record()
    starts = [line for line in to_json(record).splitlines() if line.startswith('{"id": ') and '"content": ' in line]
    assert len(starts) == len(record.statements)
    assert json.loads(to_json(record)) == to_dict(record)


def test_a_speaker_left_open_has_the_reason_beside_it():
    """Where a report does not settle whom "they" means, the statement's JSON and its line on the page say why."""
    text = "The mayor and the pilot met the deputies.\n\nThey said the pier was safe."
    other = Named("b.txt", b"The pier was safe, Ana Torres said.")
    record = compared([Named("a.txt", text.encode()), other], settings=Settings(mode=Mode.RULES))
    said = next(one for one in to_dict(record)["statements"] if one["source"] and not one["speaker"])
    assert said["speaker_open"] == "nobody it may mean speaks shortly before"
    assert said["speaker_open"] in page(record)
    VALID.validate(to_dict(record))


def test_a_misspelt_relation_breaks_the_schema():
    """The schema refuses a word that is not in the closed vocabulary."""
    tree = to_dict(crane_record())
    tree["rows"][0]["relation"] = "similar"
    with pytest.raises(jsonschema.ValidationError):
        VALID.validate(tree)


def test_the_order_of_the_inputs_does_not_change_a_byte():
    """The same reports in another order give the same JSON."""
    record = crane_record()
    turned = replace(record, readings=record.readings[::-1], rows=record.rows[::-1], verdicts=record.verdicts[::-1])
    assert to_json(turned) == to_json(record)


def test_every_place_in_the_json_is_in_its_report():
    """Each statement's content is a piece of the text of the report that it names."""
    tree = to_dict(crane_record())
    text = {report["id"]: report["text"] for report in tree["reports"]}
    pieces = [text[one["report"]][start:end] for one in tree["statements"] for start, end in one["content"]]
    assert "“and found nothing.”" in pieces
    assert all(piece.strip() for piece in pieces)


def test_a_statement_names_its_speaker_or_null():
    """A statement of the port director carries the id of the speaker, a narrated one null."""
    tree = to_dict(crane_record())
    speakers = {one["speaker"] for one in tree["statements"] if one["manner"] == "direct"}
    assert "s-maarten" in speakers
    assert {one["speaker"] for one in tree["statements"] if one["manner"] == "narrated"} == {None}


@given(st.text(st.characters(), min_size=1, max_size=30))
def test_any_text_gives_json_that_is_valid_utf_8_and_comes_back(text):
    """Emoji, right-to-left text, NUL and half a surrogate pair travel through JSON unchanged."""
    record = record_of(reading_of(report_of("any", text)))
    back = json.loads(to_json(record).encode("utf-8"))
    assert back["reports"][0]["text"] == text


def test_one_reading_is_listed_with_its_statements():
    """The JSON of one report holds its name and every statement, narrated ones too, as the record's JSON does."""
    reading = crane_record().readings[0]
    tree = reading_to_dict(reading)
    whole = {one["id"]: one for one in to_dict(crane_record())["statements"]}
    assert tree["name"] == "wire"
    assert [{**one, "speaker": whole[one["id"]]["speaker"]} for one in tree["statements"]] == [
        whole[one["id"]] for one in tree["statements"]
    ]
    assert {one["manner"] for one in tree["statements"]} == {"direct", "indirect", "narrated"}


def test_a_clause_of_a_longer_statement_is_not_listed_twice():
    """Where a statement has parts, the JSON of one report lists only the whole."""
    report = report_of("a", "Title\nHe said the road was open and the bridge was shut.\n")
    whole = said(report, "the road was open and the bridge was shut", source="He", cue="said", manner="indirect")
    part = replace(said(report, "the road was open", source="He", cue="said", manner="indirect"), part_of=whole.id)
    reading = replace(reading_of(report, whole), parts=(part,))
    assert [one["id"] for one in reading_to_dict(reading)["statements"]] == [whole.id]
    assert [one["part_of"] for one in to_dict(record_of(reading))["statements"]] == [None, whole.id]


def test_the_documented_names_are_the_names_of_the_json():
    """Every name and every word of docs/json_format.md that the JSON must hold is in the schema, and no part goes untold."""
    told = (Path(__file__).parents[2] / "docs/json_format.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in told for name in SCHEMA["required"])
    for kind in (DifferenceKind, Relation, Attitude, Manner, AbsenceKind, OriginKind):
        assert ", ".join(kind) in told
    assert "urn:crossread:record:1" in told
