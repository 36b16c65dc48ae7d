"""What agencies send is read as they mean it: headline, byline, dateline and body, and nothing that they took back."""

from __future__ import annotations

import json

import pytest

from crossread.rows import Report, Role
from tests.load.factory import FILLER, reports, words

BODY = f"<p>{FILLER}</p><p>“We wait,” the master said.</p>"
NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">
<nitf><head><title>FERRY-2</title><docdata><date.issue norm="20240910T080000Z"/><doc.copyright holder="Larn Press"/></docdata></head>
<body><body.head><hedline><hl1>Ferry sought &mdash; harbour shut</hl1><hl2>Divers at work</hl2></hedline>
<byline>By <person>Mara Voss</person></byline><dateline><location>LARNHAVEN</location></dateline></body.head>
<body.content><block>{BODY}
<media><media-metadata name="id">77</media-metadata><media-caption><p>The quay</p></media-caption></media></block>
</body.content></body></nitf>"""


def _message(*items: str) -> str:
    return f"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{''.join(items)}</itemSet></newsMessage>"


def _item(content: str, status: str = "stat:usable") -> str:
    return (
        f"<newsItem><itemMeta><provider qcode='nprov:LP'/><versionCreated>2024-09-10T09:30:00+02:00</versionCreated>"
        f"<pubStatus qcode='{status}'/></itemMeta><contentMeta><headline>Ferry sought</headline><by>Mara Voss</by>"
        f"<dateline>LARNHAVEN, Sept 10</dateline><language tag='en-GB'/></contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def _shown(report: Report) -> tuple[list[str], list[str], list[str], str | None, str | None]:
    return words(report, Role.TITLE), words(report, Role.CREDIT), words(report, Role.DATELINE), report.byline, report.outlet


def test_nitf_is_read() -> None:
    """A NITF text gives its headline as title, its byline and dateline as such, and its body's paragraphs as written."""
    [report] = reports("ferry.xml", NITF)
    assert _shown(report) == (["Ferry sought — harbour shut"], ["By Mara Voss"], ["LARNHAVEN"], "Mara Voss", "Larn Press")
    assert words(report, Role.PARAGRAPH) == [FILLER, "“We wait,” the master said."]
    assert words(report, Role.CAPTION) == ["The quay"]
    assert report.published == "2024-09-10T08:00:00+00:00"
    assert "77" not in report.text


XHTML = f"<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>{BODY}</body></html></inlineXML>"
PLAIN = f"<inlineData contenttype='text/plain'>{FILLER}\n\n“We wait,” the master said.</inlineData>"


@pytest.mark.parametrize("content", [XHTML, PLAIN, f"<inlineXML>{NITF[NITF.index('<nitf>') :].replace('&mdash;', '-')}</inlineXML>"])
def test_a_wire_message_is_read_whatever_it_carries(content: str) -> None:
    """An item of NewsML-G2 gives the same paragraphs from XHTML, from plain text and from NITF, and the time of its version."""
    [report] = reports("message.xml", _message(_item(content)))
    assert words(report, Role.PARAGRAPH) == [FILLER, "“We wait,” the master said."]
    assert words(report, Role.TITLE)[0].startswith("Ferry sought")
    assert (report.published, report.byline, report.lang) == ("2024-09-10T09:30:00+02:00", "Mara Voss", "en")


def test_the_items_of_a_message_are_reports_of_their_own() -> None:
    """Of a message with a text, a picture and an item that was cancelled, the text is read and the others are named."""
    found = reports("message.xml", _message(_item(XHTML), _item("<remoteContent href='a.jpg'/>"), _item(XHTML, "stat:canceled")))
    assert [one.outcome.reason for one in found] == ["", "no-text", "withdrawn"]


NINJS = {
    "1": {
        "headline": "Ferry sought",
        "byline": "Mara Voss",
        "located": "LARNHAVEN",
        "body_html": BODY,
        "versioncreated": "2024-09-10T08:00:00Z",
    },
    "2": {
        "headlines": [{"role": "main", "value": "Ferry sought"}],
        "byline": "Mara Voss",
        "located": "LARNHAVEN",
        "bodies": [{"contenttype": "text/plain", "value": FILLER}, {"contenttype": "text/html", "value": BODY}],
        "versioncreated": "2024-09-10T08:00:00Z",
    },
    "3": {
        "headlines": [{"value": "Ferry sought"}],
        "by": "Mara Voss",
        "located": "LARNHAVEN",
        "bodies": [{"contentType": "application/xhtml+xml", "value": f"<div>{BODY}</div>"}],
        "versionCreated": "2024-09-10T08:00:00Z",
        "infoSources": [{"name": "Larn Press"}],
    },
}


@pytest.mark.parametrize("version", NINJS)
def test_ninjs_of_every_version_is_read(version: str) -> None:
    """An item of ninjs 1, 2 and 3 gives its headline, byline, place and body."""
    [report] = reports("item.json", json.dumps({"uri": "tag:larn.example,2024:7", **NINJS[version]}))
    assert _shown(report)[:4] == (["Ferry sought"], ["Mara Voss"], ["LARNHAVEN"], "Mara Voss")
    assert words(report, Role.PARAGRAPH) == [FILLER, "“We wait,” the master said."]
    assert report.published == "2024-09-10T08:00:00+00:00"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.xml", NITF.replace("<docdata>", "<docdata management-status='embargoed'>")),
        ("a.xml", _message(_item(XHTML, "stat:withheld"))),
        ("a.json", json.dumps({**NINJS["1"], "pubstatus": "canceled"})),
    ],
)
def test_what_an_agency_took_back_is_not_read(name: str, raw: str) -> None:
    """A cancelled, withheld or embargoed item is a rejected report that says so."""
    [report] = reports(name, raw)
    assert (report.outcome.reason, report.text) == ("withdrawn", "")


@pytest.mark.parametrize("version", ["1", "2"])
def test_a_wire_item_without_a_body_is_named(version: str) -> None:
    """An item that holds a headline alone is rejected; one with a description as well is partial."""
    bare = {key: value for key, value in NINJS[version].items() if not key.startswith("bod")}
    [report] = reports("a.json", json.dumps(bare))
    assert report.outcome.reason == "no-text"
    [report] = reports("a.json", json.dumps({**bare, "description_text": FILLER}))
    assert report.outcome.reason == "summary-only"
