"""The description of the server's addresses as OpenAPI 3.1, put together from the table below; a test holds it to real answers."""

from __future__ import annotations

from typing import Any

from crossread.rows import Attitude, DifferenceKind
from crossread.version import VERSION

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _object(**fields: Schema) -> Schema:
    return {"type": "object", "required": list(fields), "properties": fields}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


_PAIRS = _list({"type": "array", "prefixItems": [_COUNT, _COUNT], "minItems": 2, "maxItems": 2})
_SCHEMAS: dict[str, Schema] = {
    "Problem": _object(type=_TEXT, title=_TEXT, status=_COUNT, detail=_TEXT, instance=_TEXT),
    "Place": _object(report=_TEXT, start=_COUNT, end=_COUNT),
    "Listed": _object(id=_TEXT, name=_TEXT, outlet=_MAYBE, published=_MAYBE, title=_MAYBE),
    "Stories": _object(
        stories=_list(_object(id=_TEXT, title=_TEXT, reports=_list(_ref("Listed")))), before={"type": ["integer", "null"], "minimum": 0}
    ),
    "Record": {
        **_object(
            crossread=_TEXT,
            schema={"const": "urn:crossread:record:1"},
            id=_TEXT,
            **{
                name: _list({"type": "object"})
                for name in ("reports", "statements", "speakers", "names", "rows", "verdicts", "disputes", "origins", "edges")
            },
            warnings=_list(_TEXT),
        ),
        "description": "The record in its published form: docs/json_format.md of the project.",
    },
    "Statement": _object(id=_TEXT, report=_TEXT, content=_PAIRS, cue=_PAIRS, source=_PAIRS, manner=_TEXT, attitude=_TEXT),
    "Report": _object(
        report=_TEXT,
        name=_TEXT,
        title=_MAYBE,
        outlet=_MAYBE,
        url=_MAYBE,
        published=_MAYBE,
        story=_MAYBE,
        text=_TEXT,
        text_sha256=_TEXT,
        statements=_list(_ref("Statement")),
        versions=_list(_object(id=_TEXT, captured=_TEXT, text_sha256=_TEXT)),
        changes=_list(_object(**{"from": _TEXT, "to": _TEXT, "gone": _list(_TEXT), "added": _list(_TEXT)})),
    ),
    "Found": _object(
        query={"type": "object", "additionalProperties": _TEXT},
        reports=_list(
            _object(id=_TEXT, name=_TEXT, title=_MAYBE, story=_MAYBE, score={"type": "number"}, statements=_list({"type": "object"}))
        ),
    ),
    "Spoken": _object(
        name=_TEXT,
        speakers=_list(_object(id=_TEXT, name=_TEXT, spellings=_list(_TEXT), mentions=_list(_ref("Place")), statements=_list(_TEXT))),
        reports=_list({"type": "object"}),
        more={"type": "boolean"},
    ),
    "Correction": _object(
        id=_TEXT,
        kind={"enum": ["not the same statement", "one speaker", "page furniture", "undone"]},
        left=_list(_ref("Place")),
        right=_list(_ref("Place")),
        undoes=_MAYBE,
        made=_TEXT,
    ),
    "Corrections": _object(story=_TEXT, corrections=_list(_ref("Correction"))),
    "Running": _object(state={"const": "running"}),
    "Given": _object(reports=_list(_object(name=_TEXT, text=_TEXT))),
    "Asked": {
        "type": "object",
        "properties": {
            "kind": {"enum": ["apart", "one", "furniture"]},
            "row": _TEXT,
            "statements": _list(_TEXT),
            "speakers": _list(_TEXT),
            "undo": _TEXT,
        },
    },
}
_DAY: Schema = {"type": "string", "format": "date"}
_SEARCH = {
    "q": _TEXT,
    "speaker": _TEXT,
    "outlet": _TEXT,
    "since": _DAY,
    "until": _DAY,
    "attitude": {"enum": list(Attitude)},
    "difference": {"enum": list(DifferenceKind)},
}
# Address, method, what it does, the schema of what it gives with its status, that of what it takes, what may be asked.
_ADDRESSES: tuple[tuple[str, str, str, tuple[str, str], str, dict[str, Schema]], ...] = (
    ("/stories.json", "get", "The stories of the store, a page at a time, the newest first.", ("200", "Stories"), "", {"before": _COUNT}),
    ("/stories/{story}.json", "get", "One story, compared.", ("200", "Record"), "", {}),
    ("/stories/{story}/corrections.json", "get", "What readers corrected in a story.", ("200", "Corrections"), "", {}),
    ("/stories/{story}/corrections", "post", "Correct a story, or undo a correction.", ("201", "Correction"), "Asked", {}),
    ("/reports/{report}.json", "get", "One report with its statements and versions.", ("200", "Report"), "", {}),
    ("/speakers.json", "get", "What somebody says, over all stories.", ("200", "Spoken"), "", {"name": _TEXT}),
    ("/search.json", "get", "The reports that hold all of this.", ("200", "Found"), "", _SEARCH),
    ("/compare", "post", "Compare the reports that are given.", ("202", "Running"), "Given", {}),
    ("/comparisons/{comparison}.json", "get", "The record; while it is made, status 202.", ("200", "Record"), "", {}),
)


def description() -> dict[str, Any]:
    """The whole description."""
    paths: dict[str, dict[str, Any]] = {}
    for address, method, summary, gives, takes, asked in _ADDRESSES:
        paths.setdefault(address, {})[method] = _operation(address, summary, gives, takes, asked)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Crossread",
            "version": VERSION,
            "description": "The record of events: who said what, in whose words, which reports carry it, where they differ.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {"schemas": _SCHEMAS},
    }


def _operation(address: str, summary: str, gives: tuple[str, str], takes: str, asked: dict[str, Schema]) -> dict[str, Any]:
    named = [part[1:].partition("}")[0] for part in address.split("/") if part.startswith("{")]
    parameters = [{"name": name, "in": "path", "required": True, "schema": _TEXT} for name in named]
    parameters += [{"name": name, "in": "query", "required": False, "schema": schema} for name, schema in asked.items()]
    status, schema = gives
    given = {"description": summary, "content": {"application/json": {"schema": _ref(schema)}}}
    problem = {"description": "What went wrong.", "content": {"application/problem+json": {"schema": _ref("Problem")}}}
    operation: dict[str, Any] = {"summary": summary, "parameters": parameters, "responses": {status: given, "default": problem}}
    if takes:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": _ref(takes)}}}
    return operation
