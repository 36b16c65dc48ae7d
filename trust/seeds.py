"""What the fuzzing of each parser starts from: small whole inputs of its form, in our own words."""

from __future__ import annotations

import json

from tests.load.packed import PAGE, packed, record, zipped

_SAID = "“We saw no alarm,” said the ship's captain, Ivo Marek, on Tuesday. At least 12 people died, police said; it cost $3.4 million."
_LD = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": ["NewsArticle"],
            "headline": "Ferry fire kills four",
            "datePublished": "2024-03-05T08:00:00+01:00",
            "author": [{"@type": "Person", "name": "Ana Torres"}],
            "publisher": {"name": "Post"},
            "isAccessibleForFree": False,
            "articleBody": _SAID * 3,
            "url": "https://post.example/1",
        }
    ],
}
_RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<title>Post</title><language>en</language><item><title>Ferry fire</title><link>https://post.example/1</link><guid>x</guid>"
    f"<pubDate>Tue, 05 Mar 2024 08:00:00 +0100</pubDate><author>a@b.example (Ana)</author><description>{_SAID}</description>"
    f"<content:encoded><![CDATA[<p>{_SAID}</p>]]></content:encoded></item></channel></rss>"
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Post</title><entry><title type="html">A &amp;amp; B</title>'
    f'<link href="https://post.example/2"/><updated>2024-03-05T08:00:00Z</updated><content type="html">&lt;p&gt;{_SAID}</content></entry></feed>'
)
_NITF = (
    '<?xml version="1.0"?><nitf><head><title>Ferry fire</title><docdata><date.issue norm="20240305T080000Z"/></docdata></head><body>'
    f"<body.head><hedline><hl1>Fire</hl1></hedline><byline>By Ana</byline></body.head><body.content><p>{_SAID}</p></body.content></body></nitf>"
)
_NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:x" version="2"><itemMeta><versionCreated>2024-03-05T08:00:00Z'
    '</versionCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>Fire</headline><by>Ana</by></contentMeta><contentSet>'
    f'<inlineXML contenttype="application/xhtml+xml"><html><body><p>{_SAID}</p></body></html></inlineXML></contentSet></newsItem>'
)
_LINES = "\n".join(
    json.dumps({"id": f"r{nth}", "text": _SAID, "published": "2024-03-05", "url": f"https://a.example/{nth}"}) for nth in range(3)
)
_WIRE = json.dumps(
    {"uri": "x", "headline": "Fire", "body_xhtml": f"<p>{_SAID}</p>", "versioncreated": "2024-03-05T08:00:00Z", "byline": "Ana"}
)
_JSON_FEED = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "P", "items": [{"id": "1", "content_html": f"<p>{_SAID}"}]}
)
_SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/1</loc></url></urlset>'
_OPML = '<opml version="2.0"><body><outline text="a"><outline type="rss" text="b" xmlUrl="https://a.example/f"/></outline></body></opml>'
_RICH = (
    f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Fire - Post</title><meta property='og:site_name' content='Post'>"
    f"<meta name=author content='By Ana'><meta property='article:published_time' content='2024-03-05'><link rel=canonical href='https://a.example/1'>"
    f"</head><body><nav><ul><li><a href=/>Home</a></ul></nav><main><article><h1>Fire</h1><figure><img src=x><figcaption>A ship</figcaption></figure>"
    f"<p>{_SAID}</p><blockquote><p>{_SAID}</p></blockquote><table><tr><td>1</td><td>2</td></tr></table><p>{_SAID}<br><br>{_SAID}</p><h2>More</h2>"
    f"<ul><li>{_SAID}</li></ul></article></main><aside>Read more</aside><footer>(c)</footer></body></html>"
)
_LD_PAGE = f"<html><head><script type='application/ld+json'>%s</script></head><body><article><p>{_SAID}</p></article></body></html>"
_SETTINGS = 'max_input_bytes = 10_000_000\nmode = "rules"\noffline = true\nworker_seconds = 20\n# a comment\n'

SEEDS: dict[str, tuple[str, list[bytes]]] = {
    "zip": ("a.zip", [zipped({"a.html": PAGE, "b/c.txt": _SAID})]),
    "settings": ("crossread.toml", [_SETTINGS.encode()]),
    "JSON": ("a.json", [f"[{_LINES.replace(chr(10), ',')}]".encode(), _WIRE.encode(), _JSON_FEED.encode()]),
    "JSON lines": ("a.jsonl", [_LINES.encode(), _WIRE.encode()]),
    "text": ("a.txt", [f"Ferry fire kills four\n\nBy Ana Torres\n\n{_SAID}\n\n{_SAID}\n".encode(), f"{_SAID}\n".encode("utf-16-le")]),
    "packed WARC": ("a.warc.gz", [packed(record(), record(PAGE))]),
    "WARC": (
        "a.warc",
        [record() + record(_SAID, Content_Type="text/plain"), record(PAGE, Transfer_Encoding="chunked"), record(kind="request")],
    ),
    "wire": ("a.xml", [_NITF.encode(), _NEWSML.encode()]),
    "feed": ("a.xml", [_RSS.encode(), _ATOM.encode(), _OPML.encode(), _SITEMAP.encode(), _RSS.encode("utf-16")]),
    "JSON-LD": ("a.html", [(_LD_PAGE % json.dumps(_LD)).encode(), (_LD_PAGE % json.dumps(_LD["@graph"])).encode()]),
    "HTML": ("a.html", [PAGE.encode(), _RICH.encode(), _RICH.encode("utf-16"), _RICH.replace("“", "“").encode("cp1252", "replace")]),
}
"""By parser, the cheapest first: the name that its inputs are given under, and what they are made from."""
