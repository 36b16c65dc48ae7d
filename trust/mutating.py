"""Inputs that nobody would write: seeds cut, spliced, repeated and strewn with pieces that readers trip over.

The same number gives the same input, so that what was found once is found again.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

_ODD = [
    *(b"\0", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\x1b[31m", b"\xc3", b"\xed\xa0\x80", b"\xf0\x9f", b"&#0;"),
    *(b"&#x110000;", b"&#55296;", b"&amp", b"&nbsp;", b"&x;", b"<!--", b"-->", b"--!>", b"<![CDATA[", b"]]>", b"<!DOCTYPE", b"<?xml", b"?>"),
    *(b"<", b">", b"</", b"/>", b"<p>", b"</p>", b"<div>", b"</article>", b"<table>", b"<svg>", b"<math>", b"<template>", b"<plaintext>"),
    *(b"<script>", b"</script>", b"<style>", b"<title>", b"<base href=x>", b"<meta charset=utf-16>", b"<meta charset=utf-7>", b"<body>"),
    *(b'"', b"'", b"=", b"\\", b"\\u", b"\\ud800", b"\\u0000", b"{", b"}", b"[", b"]", b"[[[[[[[[", b"{}", b"null", b"true", b"NaN", b"-Infinity"),
    *(b"1e999", b"-0", b"99999999999999999999", b"0x", b"''' ", b'"""', b"#", b",", b":", b"%00", b"%", b"Content-Length: -1\r\n"),
    *(b"Content-Length: 99999999999\r\n", b"Transfer-Encoding: chunked\r\n", b"WARC/1.0\r\n", b"\r\n\r\n", b"HTTP/1.1 200\r\n", b"PK\x03\x04"),
    *(b"\x1f\x8b", b"%PDF-", b"2024-02-30", b"9999-99-99T99:99:99Z", b"0000-01-01", b"+14:99", b"javascript:", b"http://[::1", b"http://a:99999/"),
    *("“".encode(), "\u202e".encode(), "\ufdd0".encode(), "\u2028".encode(), "İ".encode(), "ﬃ".encode(), "e\u0301".encode() * 20),
]  # fmt: skip


def mutated(seeds: Sequence[bytes], nth: int) -> bytes:
    """Input number `nth` of a parser with these seeds."""
    rng = random.Random(nth)
    made = bytearray(rng.choice(seeds))
    for _ in range(rng.choice((1, 1, 2, 3, 5, 9))):
        _change(made, seeds, rng)
    return bytes(made[:60_000])


def _change(made: bytearray, seeds: Sequence[bytes], rng: random.Random) -> None:
    at = rng.randrange(len(made) + 1)
    end = min(len(made), at + rng.choice((1, 2, 8, 40, 300)))
    kind = rng.randrange(8)
    if kind == 0:
        del made[at:end]
    elif kind == 1:
        made[at:at] = rng.choice(_ODD)
    elif kind == 2:
        made[at:end] = rng.choice(_ODD)
    elif kind == 3:
        made[at:at] = made[at:end] * rng.choice((1, 2, 30))
    elif kind == 4:
        other = rng.choice(seeds)
        start = rng.randrange(len(other))
        made[at:at] = other[start : start + rng.choice((5, 60, 500))]
    elif kind == 5:
        made[at:end] = rng.randbytes(end - at)
    elif kind == 6 and at < len(made):
        made[at] ^= 1 << rng.randrange(8)
    elif kind == 7:
        made[at:at] = rng.choice(_ODD) * rng.choice((2, 50, 400))
