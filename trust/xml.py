"""R7, XML: entities that grow and entities that lead outside open no file and no socket, in every form of XML that is read.

Each attack is wrapped in a feed, a list of feeds, a sitemap, a wire item and a page. Outside stand a file with a secret in it, a
named pipe that would hold whoever opens it, and a server that counts who calls. Nothing of them may be seen, and nothing may grow.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from crossread.load import load
from crossread.load.inputs import Named
from crossread.settings import Settings
from tests.load.served import serving
from trust.measured import cost_of
from trust.tried import Size, Tried

_HIDDEN = "Quarrington kept the key of the north gate"
_SECONDS = 1.0
_TEXT = "The harbour of Larnhaven stayed shut for a third day while divers looked for the missing ferry, the coast guard said."
_BODIES = {
    "rss.xml": '<rss version="2.0"><channel><title>Post</title><item><title>A &{name};</title><description>{text} &{name};</description>'
    "</item></channel></rss>",
    "atom.xml": '<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><entry><title>A</title>'
    "<content>{text} &{name};</content></entry></feed>",
    "rdf.xml": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    "<item><description>{text} &{name};</description></item></rdf:RDF>",
    "opml.opml": '<opml version="2.0"><body><outline text="&{name};" xmlUrl="http://a.example/&{name};"/></body></opml>',
    "map.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://a.example/&{name};</loc></url></urlset>',
    "nitf.xml": "<nitf><head><title>A</title></head><body><body.content><p>{text} &{name};</p></body.content></body></nitf>",
    "newsml.xml": '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet><inlineXML><html><body><p>{text} &{name};</p></body>'
    "</html></inlineXML></contentSet></newsItem>",
    "page.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body><article><p>{text} &{name};</p></article></body></html>',
    "page.html": "<article><h1>A</h1><p>{text} &{name};</p></article>",
    "bare.xml": "<anything><p>{text} &{name};</p></anything>",
}


def try_xml(size: Size, folder: Path) -> Iterator[Tried]:
    """Every attack in every form, each in a process of its own, in two encodings; the tiny form tries every fifty-third."""
    secret, pipe = folder / "secret.txt", folder / "pipe"
    secret.write_text(_HIDDEN, encoding="utf-8")
    os.mkfifo(pipe)
    seen, faults, slowest = 0, [], 0.0
    # What is imported before the forks need not be imported in each.
    load([Named("page.html", b"<p>x"), Named("feed.xml", b"<rss/>")], settings=Settings())
    with serving({"/": (200, {"Content-Type": "text/plain"}, _HIDDEN.encode())}) as canary:
        attacks = attacks_on(secret.as_uri(), pipe.as_uri(), canary.at("/"), str(secret))
        step = 53 if size is Size.TINY else 1
        for (how, (declared, name)), (file, body), code in [*product(attacks.items(), _BODIES.items(), ("utf-8", "utf-16"))][::step]:
            page = f'<?xml version="1.0" encoding="{code}"?>\n{declared}\n' + body.replace("{text}", _TEXT).replace("{name}", name)
            cost = cost_of(_given(file, page.encode(code)), patience=20)
            seen, slowest = seen + 1, max(slowest, cost.seconds)
            if not cost.ended or cost.said != "quiet" or cost.seconds > _SECONDS:
                faults.append(f"{how} in {file}, {code}: {cost.said or 'no end'}, {cost.seconds:.1f} s")
        faults += [f"the server was called: {path}" for path in canary.asked]
    yield Tried("R7", "entities that grow or lead outside, in every form of XML", seen, tuple(faults), f"slowest {slowest:.2f} s")


def attacks_on(file: str, pipe: str, address: str, path: str) -> dict[str, tuple[str, str]]:
    """Document type declarations that attack, and the entity that each gives to the text."""
    laughs = "".join(f'<!ENTITY l{nth} "{f"&l{nth - 1};" * 10}">' for nth in range(1, 10))
    outside = {
        "file": file,
        "pipe": pipe,
        "address": address,
        "path": path,
        "ftp": address.replace("http", "ftp"),
        "netdoc": f"netdoc:{path}",
    }
    found = {
        "billion laughs": (f'<!DOCTYPE x [<!ENTITY l0 "laugh">{laughs}]>', "l9"),
        "quadratic": (f'<!DOCTYPE x [<!ENTITY l "{"a" * 50_000}">]>', ";&".join(["l"] * 2_000)),
        "itself": ('<!DOCTYPE x [<!ENTITY l "&l;">]>', "l"),
        "a circle": ('<!DOCTYPE x [<!ENTITY l "&m;"><!ENTITY m "&l;">]>', "l"),
        "attributes": ("<!DOCTYPE x [<!ATTLIST rss a CDATA '" + "b" * 50_000 + "'>]>", "amp"),
        "parameters grow": (
            '<!DOCTYPE x [<!ENTITY % a "ha"><!ENTITY % b "' + "%a;" * 500 + '"><!ENTITY % c "' + "%b;" * 500 + '"><!ENTITY l "%c;">]>',
            "l",
        ),
    }
    for kind, place in outside.items():
        found |= {
            f"SYSTEM {kind}": (f'<!DOCTYPE x [<!ENTITY l SYSTEM "{place}">]>', "l"),
            f"PUBLIC {kind}": (f'<!DOCTYPE x [<!ENTITY l PUBLIC "x" "{place}">]>', "l"),
            f"parameter {kind}": (f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{place}"> %p; <!ENTITY l "x">]>', "l"),
            f"DTD {kind}": (f'<!DOCTYPE x SYSTEM "{place}">', "l"),
            f"public DTD {kind}": (f'<!DOCTYPE x PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "{place}">', "nbsp"),
            f"stylesheet {kind}": (f'<?xml-stylesheet type="text/xsl" href="{place}"?>', "amp"),
            f"inclusion {kind}": (f'<!-- --><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{place}"/>', "amp"),
        }
    return found


def _given(file: str, raw: bytes) -> Callable[[], str]:
    def work() -> str:
        found = load([Named(file, raw)], settings=Settings())
        told = " ".join(f"{one.text} {one.title} {one.url} {one.outlet} {one.outcome.detail}" for one in found)
        if "Quarrington" in told:
            return "the secret was read"
        if len(told) > 2 * len(raw) + 20_000:
            return f"{len(raw):,} bytes grew to {len(told):,} characters"
        return "quiet" if found else "an input without an outcome"

    return work
