"""Forget: no byte of the text, the names, the index or the packed rows stays in any file of the store."""

from pathlib import Path

import pytest

from crossread.cli import app
from crossread.load.fetch.kept_pages import pages_file
from crossread.store import Changes, open_store
from tests.load.served import PAGE, serving
from tests.store.making import AT, BRIDGE, FERRY, entry

HIDDEN = "Zyxwolf Quarrington denied it.\n"
WORDS = [b"Zyxwolf", b"zyxwolf", b"Quarrington", b"quarrington", b"quarringto", b"secretname", b"secret.example"]


def left_in(folder: Path) -> list[tuple[str, bytes]]:
    """Which of the words are in which file."""
    return [(path.name, word) for path in sorted(folder.iterdir()) for word in WORDS if word in path.read_bytes()]


def test_no_byte_is_left(tmp_path: Path) -> None:
    """The store's files, its write-ahead log among them, held the words before, and hold none of them afterwards."""
    secret = entry(FERRY + HIDDEN, "secretname", url="https://secret.example/1")
    with open_store(tmp_path / "news.db", create=True) as store:
        others = [entry(f"{BRIDGE}It was bridge number {nth}.\n", f"post-{nth}") for nth in range(30)]
        store.add([*others[:15], secret, *others[15:]], at=AT)
        store.place(Changes(joins=((secret.kept.id, "s"), (others[0].kept.id, "s"))), at=AT)
        assert {word for _, word in left_in(tmp_path)} >= {b"Zyxwolf", b"secretname", b"secret.example"}
        assert store.forget([secret.kept.id]) == [secret.kept.id]
        assert left_in(tmp_path) == []
        assert len(store.reports()) == 30
    assert left_in(tmp_path) == []


def test_no_packed_byte_is_left(tmp_path: Path) -> None:
    """Neither the compressed rows nor the compressed bytes as given stay in a file."""
    one = entry(FERRY, "page")
    packed = [one.rows[2:60], one.kept.id.encode(), one.kept.text_sha256.encode(), one.input.encode()]
    with open_store(tmp_path / "news.db", create=True) as store:
        store.add([one, entry(BRIDGE, "post")], at=AT)
        store.forget([one.kept.id])
    raw = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert [part for part in packed if part in raw] == []


def test_no_copy_that_was_fetched_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that was fetched is forgotten with the copy that the cache kept of it; other copies stay."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    headers = {"Content-Type": "text/html", "Cache-Control": "max-age=3600"}
    pages = {f"/{name}": (200, headers, PAGE.replace("Larnhaven", name).encode()) for name in ("Zyxwolf", "Elsewhere")}
    store = ["--store", str(tmp_path / "news.db"), "-q"]
    with serving(pages) as served:
        fetched = ["--allow-private", "--mode", "rules", "--workers", "1"]
        assert app.run(["ingest", served.at("/Zyxwolf"), served.at("/Elsewhere"), *fetched, *store]) == 0
        assert b"Zyxwolf" in b"".join(path.read_bytes() for path in pages_file().parent.iterdir())
        assert app.run(["forget", served.at("/Zyxwolf"), *store]) == 0
    left = b"".join(path.read_bytes() for path in [*pages_file().parent.iterdir(), *tmp_path.glob("news.db*")])
    assert b"Zyxwolf" not in left
    assert b"Elsewhere" in left
