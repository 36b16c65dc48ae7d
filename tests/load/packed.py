"""Archives and PDFs for the tests, from a few words."""

from __future__ import annotations

import gzip
import io
import zipfile

from tests.load.factory import FILLER

PAGE = f"<!doctype html><html><body><article><h1>Ferry sought</h1><p>{FILLER}</p><p>{FILLER}!</p></article></body></html>"


def zipped(files: dict[str, bytes | str]) -> bytes:
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in files.items():
            # The same bytes whenever it is packed: the names of tests hold them.
            archive.writestr(zipfile.ZipInfo(name, (2025, 3, 11, 8, 0, 0)), held, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def record(body: bytes | str = PAGE, *, kind: str = "response", address: str = "https://courier.example/ferry", **headers: str) -> bytes:
    """A record of a web archive; keyword arguments are headers of its HTTP response, `status` its status."""
    raw = body if isinstance(body, bytes) else body.encode()
    status = headers.pop("status", "200 OK")
    lines = {"Content-Type": "text/html; charset=utf-8", **{name.replace("_", "-"): value for name, value in headers.items()}}
    http = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items()) + "\r\n"
    held = http.encode() + raw if kind == "response" else raw
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-09-10T08:00:00Z\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(held)}\r\n\r\n"
    )
    return head.encode() + held + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """A packed web archive: each record a gzip member of its own."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def pdf(*pages: list[tuple[int, int, str]]) -> bytes:
    """A PDF of these pages; a page is its lines, each with its place from the left and from the foot."""
    kids = " ".join(f"{4 + 2 * nth} 0 R" for nth in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for nth, lines in enumerate(pages):
        drawn = "".join(f"BT /F1 12 Tf {left} {foot} Td ({line}) Tj ET\n" for left, foot, line in lines).encode("cp1252")
        fonts = f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * nth} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {fonts} >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n" % len(drawn) + drawn + b"endstream")
    made, places = b"%PDF-1.4\n", []
    for nth, one in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n" % nth + one + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer
