"""Statements for other tools: each form points at the same characters, and none says what is true."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest

from crossread.load import load
from crossread.load.inputs import Named
from crossread.read import read
from crossread.relate.speakers import find_speakers
from crossread.rows import Manner, Reading
from crossread.settings import Settings
from crossread.show.follow_the_money import entities
from crossread.show.prov import provenance
from crossread.show.said import csv_head, csv_lines, said_in, whole
from crossread.show.schema_org import json_ld
from crossread.show.web_annotations import annotation_page

# The terms of https://www.w3.org/TR/annotation-vocab/ and https://schema.org that the exports may use.
ANNOTATION = {"id", "type", "label", "items", "motivation", "body", "purpose", "value", "name", "source", "selector", "target"}
ANNOTATION |= {"start", "end", "exact", "prefix", "suffix", "text_sha256"}
SCHEMA_ORG = {
    "identifier",
    "name",
    "headline",
    "url",
    "datePublished",
    "publisher",
    "hasPart",
    "text",
    "author",
    "spokenByCharacter",
    "keywords",
}
TEXT = """Ferry fire kills four 🚢

At least four people died on Tuesday, the coast guard said.

“We saw no alarm,” said Ivo Marek, the captain of the ship.
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The reading of a report with an address and an outlet."""
    record = {"id": "=courier", "text": TEXT, "url": "https://courier.example/1", "outlet": "Courier", "published": "2026-11-20"}
    return read(load([Named("a.jsonl", json.dumps(record).encode())], settings=Settings()))[0]


def test_an_annotation_is_found_by_place_and_by_words(reading: Reading) -> None:
    """The position and the quotation of every selector give the same words, and what stands around them is the text's."""
    page = annotation_page(reading)
    places = [place for one in page["items"] for place in (*one["target"], *(body for body in one["body"] if "selector" in body))]
    assert len(page["items"]) == len(whole(reading))
    for position, quotation in (place["selector"] for place in places):
        assert TEXT[position["start"] : position["end"]] == quotation["exact"]
        assert quotation["prefix"] + quotation["exact"] + quotation["suffix"] in TEXT
    assert {place["source"] for place in places} == {"https://courier.example/1"}


def test_direct_speech_is_a_quotation_and_nothing_is_a_review(reading: Reading) -> None:
    """In JSON-LD direct speech is a Quotation with its speaker, all else a Claim; ClaimReview occurs nowhere."""
    article = json_ld(reading, find_speakers((reading,)))
    assert {part["@type"] for part in article["hasPart"]} == {"Quotation", "Claim"}
    quoted = [part for part in article["hasPart"] if part["@type"] == "Quotation"]
    assert [(part["text"], part["spokenByCharacter"]["name"]) for part in quoted] == [("“We saw no alarm,”", "Ivo Marek")]
    assert "ClaimReview" not in json.dumps(article)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_the_provenance_of_a_statement_leads_to_the_bytes(reading: Reading) -> None:
    """As linked data, each statement is quoted from the text, and that derived from the bytes; speakers have theirs attributed."""
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=json.dumps(provenance(reading, find_speakers((reading,)))), format="json-ld")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    quoted = list(graph.subject_objects(prov.wasQuotedFrom))
    assert len(quoted) == len(whole(reading))
    [text] = {text for _, text in quoted}
    assert [str(raw) for raw in graph.objects(text, prov.wasDerivedFrom)] == [f"urn:sha256:{reading.report.raw_sha256}"]
    attributed = {str(graph.value(agent, rdflib.RDFS.label)) for agent in graph.objects(None, prov.wasAttributedTo)}
    assert "Ivo Marek" in attributed
    assert set(graph.objects(None, rdflib.RDF.type)) == {prov.Entity, prov.Activity, prov.Agent, prov.SoftwareAgent}


@pytest.mark.parametrize(
    ("form", "terms"), [(annotation_page, ("items", "target", "selector", "exact")), (json_ld, ("hasPart", "text", "author"))]
)
def test_every_term_of_an_export_is_in_its_vocabulary(reading: Reading, form: Any, terms: tuple[str, ...]) -> None:
    """Each key of the annotations and of the JSON-LD is a term of its standard; the hash of the text alone is our own."""
    found = set(_keys(form(reading)))
    assert set(terms) <= found
    assert found <= (ANNOTATION if form is annotation_page else SCHEMA_ORG) | {"@context", "@type", "@id"}


def _keys(value: Any) -> Iterator[str]:
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if isinstance(key, str):
            yield key
        yield from _keys(inner)


def test_every_note_hangs_on_an_entity_that_is_given(reading: Reading) -> None:
    """FollowTheMoney gets one article, and a note for each spoken statement that points at entities of the same export."""
    found = entities(reading, find_speakers((reading,)))
    ids = {one["id"] for one in found}
    notes = [one for one in found if one["schema"] == "Note"]
    assert found[0]["schema"] == "Article"
    assert len(notes) == len([said for said in whole(reading) if said.manner is not Manner.NARRATED])
    assert all({*one["properties"]["entity"], *one["properties"]["proof"]} <= ids for one in notes)
    assert all(isinstance(value, str) for one in found for values in one["properties"].values() for value in values)


def test_a_cell_of_the_csv_starts_no_formula(reading: Reading) -> None:
    """The name of the report begins with an equals sign, and its cell does not; the offsets cut the statement out."""
    lines: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(csv_head() + csv_lines(said_in(reading)), newline="")))
    assert {line["name"] for line in lines} == {"'=courier"}
    single = [line for line in lines if " … " not in line["text"]]
    assert all(TEXT[int(line["start"]) : int(line["end"])] == line["text"] for line in single)
