"""Malformed pages: an article of marked sentences within a page, and a damage done to it, chosen by chance.

A damage is mild where a browser would still show every sentence: of such a page nothing may be lost without a word.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from trust.mutating import mutated

_PLACES = ("harbour", "bridge", "market", "station", "quay", "mill", "school", "tower", "square", "depot")
_FRAMES = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Fire at the depot</title></head><body><article><h1>Fire</h1>%s</article></body></html>",
    "<html><head><title>Fire</title></head><body><nav><a href=/>Home</a></nav><div id=main><div class=story><h1>Fire</h1>%s</div></div></body></html>",
    "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01//EN'><HTML><BODY><TABLE><TR><TD>Menu</TD><TD><H1>Fire</H1>%s</TD></TR></TABLE></BODY></HTML>",
    "<body><main><h1>Fire</h1>%s</main>",
    "%s",
)


def sentences(nth: int) -> list[str]:
    """Twelve sentences that stand in no other page."""
    said = "The {0} in ward {1} was closed on Tuesday for the {2} time, said Ana Torres, the mayor of district {3}, after the fire."
    return [said.format(_PLACES[(nth + at) % 10], nth * 12 + at, ("first", "second", "third")[at % 3], at) for at in range(12)]


def damaged(nth: int) -> tuple[bytes, bool]:
    """Page number `nth`, and whether its damage is mild."""
    rng = random.Random(f"page {nth}")
    frame, paragraphs = rng.choice(_FRAMES), [f"<p>{one}</p>" for one in sentences(nth)]
    if rng.random() < 0.35:
        return mutated([(frame % "".join(paragraphs)).encode()], nth), False
    kind, mild = rng.choice(_KINDS)
    made = kind(frame, paragraphs, rng)
    return (made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")), mild


def _unclosed(frame: str, paragraphs: list[str], rng: random.Random) -> str:
    tag = rng.choice(("b", "i", "font", "span", "div", "section", "em", "p", "li", "blockquote", "u", "small"))
    return frame % "".join(f"<{tag}>{one}" if rng.random() < 0.5 else one for one in paragraphs)


def _overlapping(frame: str, paragraphs: list[str], _rng: random.Random) -> str:
    return frame % "".join(f"<b><i>{one[:30]}</b>{one[30:]}</i>" for one in paragraphs)


def _deep(frame: str, paragraphs: list[str], rng: random.Random) -> str:
    tag, depth = rng.choice(("div", "span", "b", "blockquote", "font", "section", "ul")), rng.choice((150, 220, 255, 300, 600, 3_000))
    at = rng.randrange(len(paragraphs))
    return frame % "".join([*paragraphs[:at], f"<{tag}>" * depth, *paragraphs[at:], f"</{tag}>" * rng.choice((0, depth))])


def _deep_then_more(frame: str, paragraphs: list[str], rng: random.Random) -> str:
    depth = rng.choice((240, 255, 256, 257, 400))
    return frame % "".join([*paragraphs[:4], "<div>" * depth, paragraphs[4], "</div>" * depth, *paragraphs[5:]])


def _wide(frame: str, paragraphs: list[str], rng: random.Random) -> str:
    attributes = " ".join(f"a{nth}=x" for nth in range(rng.choice((50, 900, 1_200, 20_000))))
    return frame % "".join([*paragraphs[:6], f"<div {attributes}>", *paragraphs[6:], "</div>"])


def _noughts(frame: str, paragraphs: list[str], rng: random.Random) -> str:
    letter = rng.choice(("\0", "\x0b", "\x1b", "\ufffe", "\ufdd0", "\x7f", "&#0;", "&#x1;", "&#xFFFE;", "&#x110000;", "&#xD800;", "&zzz;"))
    return frame % "".join(letter + one + letter for one in paragraphs)


def _charset(frame: str, paragraphs: list[str], rng: random.Random) -> bytes:
    declared = rng.choice(("utf-16", "utf-7", "ucs-2", "x-user-defined", "ebcdic", "nonsense", "'", "iso-8859-1", "shift_jis", "utf-8; x"))
    return (f"<meta charset={declared}>" + frame % "".join(paragraphs)).encode()


def _marked(frame: str, paragraphs: list[str], rng: random.Random) -> bytes:
    page = frame % "".join(paragraphs)
    mark, code = rng.choice(
        ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xff\xfe\0\0", "utf-32-le"))
    )
    return mark + page.encode(code)


def _long_text(frame: str, paragraphs: list[str], rng: random.Random) -> str:
    return frame % "".join([*paragraphs, "<p>", "word " * rng.choice((1_000, 40_000, 300_000)), "</p>"])


def _nested_tables(frame: str, paragraphs: list[str], rng: random.Random) -> str:
    return frame % "".join(f"<table><tr><td>{one}" + rng.choice(("", "</table>", "</td></tr></table>")) for one in paragraphs)


def _doubled(frame: str, paragraphs: list[str], rng: random.Random) -> str:
    return "<html><head></head><body></body></html>" * rng.choice((1, 3)) + frame % "".join(paragraphs) + "</body></html><html><body>"


def _stray(frame: str, paragraphs: list[str], rng: random.Random) -> str:
    ends = (
        "</p>",
        "</div>",
        "</body>",
        "</html>",
        "</table>",
        "</b>",
        "</head>",
        "</br>",
        "<//>",
        "</ >",
        "<>",
        "< p>",
        "<3",
        "&",
        "<?x ?>",
        "<!x>",
    )
    return frame % "".join(one + rng.choice(ends) for one in paragraphs)


def _attributes(frame: str, paragraphs: list[str], rng: random.Random) -> str:
    odd = (
        "a='>'",
        'a=">"',
        "a=b=c",
        "=x",
        "'",
        "a='1' a='2'",
        "\0=1",
        "on<click=1",
        "style=display:block",
        "/",
        "//a",
        "hidden2",
        "a\n=\nb",
    )
    return frame % "".join(one.replace("<p>", f"<p {rng.choice(odd)}>") for one in paragraphs)


def _silent(frame: str, paragraphs: list[str], rng: random.Random) -> str:
    opening = rng.choice(("<script>", "<style>", "<!--", "<title>", "<textarea>", "<noscript>", "<template>", "<svg>", "<math>", "<select>", "<iframe>",
                          "<xmp>", "<plaintext>", "<![CDATA[", "<frameset>", "<head>", "<object>", "<canvas>"))  # fmt: skip
    at = rng.randrange(len(paragraphs))
    return frame % "".join([*paragraphs[:at], opening, *paragraphs[at:]])


def _cut(frame: str, paragraphs: list[str], rng: random.Random) -> str:
    page = frame % "".join(paragraphs)
    return page[: rng.randrange(len(page))]


def _empty(frame: str, _paragraphs: list[str], rng: random.Random) -> str:
    return frame % rng.choice(
        ("", " ", "<div id=app></div>", "<p></p>" * 50, "<!-- -->", "<img src=x>" * 30, "&nbsp;" * 900, "<script>load()</script>")
    )


_KINDS: list[tuple[Callable[[str, list[str], random.Random], str | bytes], bool]] = [
    (_unclosed, True), (_overlapping, True), (_deep, True), (_deep_then_more, True), (_wide, True), (_noughts, True), (_charset, True),
    (_marked, True), (_long_text, True), (_nested_tables, True), (_doubled, True), (_stray, True), (_attributes, True),
    (_silent, False), (_cut, False), (_empty, False),
]  # fmt: skip
