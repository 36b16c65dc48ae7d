"""R11, paths: whatever a name says of folders, nothing outside the one that was given is read or written.

Names that climb, absolute ones, those of devices and links stand in zips, in records, in the headers of web archives and on the
disk. Beside the folder lies a secret; the whole tree is listed before and after, and the secret's words are looked for everywhere.
"""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from crossread.load import load
from crossread.load.inputs import Named
from crossread.rows import Report
from crossread.settings import Settings
from tests.load.packed import PAGE, packed, record
from trust.tried import Size, Tried

_HIDDEN = "Quarrington kept the key of the north gate and told nobody at all about it in all those years."
_UPS = ("../", "..\\", "..%2f", "%2e%2e/", "..;/", "....//", "..%252f", "\uff0e\uff0e/", "..\u2215", "./../", "%c0%ae%c0%ae/", ".%00./")
_STARTS = ("", "/", "\\", "C:\\", "file://", "//host/", "~/", "\\\\?\\", "./", "a/b/c/")
_ENDS = (
    "secret.txt",
    "secret.txt\0.html",
    "secret.txt%00.html",
    "secret.txt/.",
    "SECRET~1.TXT",
    "secret.txt:x",
    "secret.txt ",
    "secret.txt.",
)


def names(secret: Path) -> list[str]:
    """Names that climb out of a folder, or name a place outside it."""
    made = [start + up * deep + end for start, up, deep, end in product(_STARTS, _UPS, (1, 3), _ENDS)]
    return [
        *dict.fromkeys(
            [str(secret), secret.as_uri(), "/etc/passwd", "/proc/self/environ", "/dev/stdin", "CON", "NUL.html", ".", "..", "", "/", *made]
        )
    ]


def try_paths(size: Size, folder: Path) -> Iterator[Tried]:
    """Every name in a zip, as a link in a zip, as the id of a record and as the address of an archived page; then links on the disk."""
    inside = folder / "given"
    inside.mkdir()
    secret = folder / "secret.txt"
    secret.write_text(_HIDDEN, encoding="utf-8")
    step = 29 if size is Size.TINY else 1
    tried = names(secret)[::step]
    before = _listed(folder)
    faults: list[str] = []
    for name in tried:
        for file, raw in _holders(name):
            faults += _wrong(f"{name!r} in {file}", load([Named(file, raw)], settings=Settings()))
    faults += [f"{path} is new" for path in _listed(folder) - before]
    yield Tried("R11", "names that climb, in zips, records and web archives", 4 * len(tried), tuple(faults))
    yield _links(inside, secret)


def _holders(name: str) -> Iterator[tuple[str, bytes]]:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name or "x"), PAGE)
    yield "a.zip", made.getvalue()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("a.html")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, name)
    yield "link.zip", made.getvalue()
    yield (
        "a.jsonl",
        json.dumps({"id": name, "name": name, "url": name, "text": "The harbour stayed shut on Tuesday, the mayor said."}).encode(),
    )
    address = "".join(letter for letter in name if letter.isprintable() and letter.isascii())
    yield "a.warc.gz", packed(record(PAGE, address=address))


def _wrong(what: str, found: list[Report]) -> Iterator[str]:
    told = "".join(f"{one.text}{one.outcome.detail}" for one in found)
    if "Quarrington" in told or "root:" in told:
        yield f"{what}: the secret was read"
    if not found:
        yield f"{what}: no outcome"


def _links(inside: Path, secret: Path) -> Tried:
    """Links to the secret, to its folder, to folders of the system and in circles lie in the folder that is given."""
    targets = [
        secret,
        secret.parent,
        Path("/etc"),
        Path("/etc/passwd"),
        Path("/proc/self"),
        inside,
        Path(),
        Path("../secret.txt"),
        Path("/nowhere"),
    ]
    (inside / "deep").mkdir()
    (inside / "good.html").write_text(PAGE, encoding="utf-8")
    for (nth, target), place in product(enumerate(targets), (inside, inside / "deep")):
        (place / f"link{nth}.html").symlink_to(target)
        (place / f".hidden{nth}").symlink_to(target)
    found = load([inside], settings=Settings())
    faults = list(_wrong("a link", found))
    faults += (
        []
        if sum(bool(one.text) for one in found) == 1
        else [f"{sum(bool(one.text) for one in found)} reports were read, and one lies there"]
    )
    return Tried("R11", "links in a folder that lead out of it or around", 4 * len(targets), tuple(faults))


def _listed(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if not path.is_symlink()}
