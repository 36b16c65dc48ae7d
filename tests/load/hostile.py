"""Hostile forms of an address: every way we know to write, hide or lead to a machine that nobody outside should reach."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

# What a resolver under somebody else's control may answer, and what clouds keep for their own machines.
NAMES = {
    "localhost.example": ["127.0.0.1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "both.example": ["93.184.216.34", "127.0.0.1"],
    "six.example": ["::1"],
    "any.example": ["0.0.0.0"],  # noqa: S104 — nothing is bound to it
    "home.example": ["192.168.1.1"],
    "ten.example": ["10.0.0.1"],
    "shared.example": ["100.64.0.1"],
    "cloud.example": ["169.254.169.254"],
    "other-cloud.example": ["100.100.100.200"],
    "third-cloud.example": ["168.63.129.16"],
    "unique-local.example": ["fd00:ec2::254"],
    "link-local.example": ["fe80::1"],
    "site-local.example": ["fec0::1"],
    "tunnel.example": ["2002:7f00:1::"],
    "teredo.example": ["2001:0:7f00:1::"],
    "translated.example": ["64:ff9b::7f00:1"],
    "own-translator.example": ["64:ff9b:1::7f00:1"],
    "compatible.example": ["::127.0.0.1"],
    "group.example": ["224.0.0.1"],
    "group-six.example": ["ff02::1"],
    "reserved.example": ["240.0.0.1"],
    "broadcast.example": ["255.255.255.255"],
    "documents.example": ["2001:db8::1"],
    "zoned.example": ["fe80::1%eth0"],
    "nowhere.example": [],
    "metadata.google.internal": ["169.254.169.254"],
}


def forms(port: int) -> Iterator[str]:
    """Addresses that lead to this machine's port, or to other machines that are nobody's business."""
    for host in hosts():
        yield f"http://{host}:{port}/"
    for host in ("127.0.0.1", "127.1", "2130706433", "[::1]", "localhost", "0"):
        for before in ("user@", "user:word@", "example.org@", "example.org:80@", "a@b@", "example.org%40", "example.org%23@", "%20@"):
            yield f"http://{before}{host}:{port}/"
        for scheme in ("HTTP", "Http", "hTTp"):
            yield f"{scheme}://{host}:{port}/"
        for form in ("http:/{}", "http:{}", "http:///{}", "http:\\\\{}", "http://\t{}", "http://{}\n", "http://example.org\\@{}", "//{}"):
            yield form.format(f"{host}:{port}/")
        for tail in (".", "..", "%2e", "%00", "%0d%0a", "#@example.org", "?@example.org", "/..", ";example.org"):
            yield f"http://{host}{tail}:{port}/"
        yield f"https://{host}:{port}/"
        yield f"http://{host}:{port}/#http://example.org/"
        yield f"http://{host}:0{port}/"
    for name in NAMES:
        yield f"http://{name}:{port}/"
        yield f"http://{name.upper()}.:{port}/"
    for scheme in (
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1:6379/_x",
        "dict://127.0.0.1/",
        "data:text/html,x",
        "javascript:1",
    ):
        yield scheme


_SPELLINGS = """
2130706433 0x7f000001 017700000001 0x7f.1 127.0.1 127.0.0.1. 127.000.000.001 4294967295 6425673729 0 0.0.0.0 0x0 00000000000
127.127.127.127 127.255.255.254 localhost LOCALHOST localhost. ip6-localhost
[::1] [0:0:0:0:0:0:0:1] [0000::0001] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:7f00:0001] [::127.0.0.1]
[64:ff9b::127.0.0.1] [2002:7f00:1::] [::1%25lo] [fe80::1%25eth0] [fd00:ec2::254] [ff02::1]
169.254.169.254 0xa9fea9fe 2852039166 0251.0376.0251.0376 [::ffff:169.254.169.254] 100.100.100.200 192.0.0.192
10.0.0.1 172.16.0.1 192.168.0.1 192.168.1 100.64.0.1 198.18.0.1 224.0.0.1 255.255.255.255 240.0.0.1
127。0。0。1 127．0．0．1 127｡0｡0｡1 ①②⑦.⓪.⓪.① １２７.０.０.１ ⓛⓞⓒⓐⓛⓗⓞⓢⓣ loc\u00adalhost 127.0.0.1\u200b %31%32%37.0.0.1 127.0.0.1%2f
"""


def hosts() -> Iterator[str]:
    """Spellings of 127.0.0.1 and its like."""
    firsts, noughts, lasts = ("127", "0x7f", "0177", "0x7F", "00000177"), ("0", "0x0", "00"), ("1", "0x1", "01", "0x01")
    yield from (".".join(parts) for parts in product(firsts, noughts, noughts, lasts))
    yield from (f"{first}.{last}" for first, last in product(firsts, lasts))
    yield from _SPELLINGS.split()
