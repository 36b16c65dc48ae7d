"""Offline: with every socket forbidden, all commands that work on local files and stores do what they do."""

import json
import socket
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from crossread.cli import app
from crossread.cli.exits import Exit
from crossread.models import shipped
from tests.cli.test_commands import COURIER, POST

FEED = """<rss version="2.0"><channel><title>Post</title><link>https://post.example</link><item><title>Fire</title>
<link>https://post.example/1</link><description>Six people were killed in the fire aboard the Alba on Tuesday, according to the
coast guard. Norline, which runs the ferry, said the alarm had worked on that night,
and on every night before it.</description></item></channel></rss>"""
BEFORE = ["ingest left.txt right.txt --store s.db --workers 1 -q", "stories --store s.db -q"]
COMMANDS = [
    "compare left.txt right.txt -o story.html -o story.json",
    "compare left.txt right.txt --json --offline",
    "read left.txt --json",
    "read left.txt feed.xml --mode rules",
    "copies left.txt right.txt --json",
    "stories left.txt right.txt",
    "ingest left.txt right.txt feed.xml --store n.db --workers 2 --json",
    "stories --store s.db --json",
    "story {story} --store s.db -o story.html",
    "search alarm --store s.db --attitude denied",
    "watch feed.xml --store s.db --once --follow {story}",
    "versions left --store s.db",
    "export --store s.db --to annotations",
    "export --store s.db --to ftm -o s.ftm",
    "export --store s.db --to parquet -o s.parquet",
    "backup copy.db --store s.db",
    "verify --store s.db --again",
    "forget left --store s.db",
    "demo ferry -o pages",
    "doctor",
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """A folder with two reports and a feed, in which no socket may connect, send or look up a name; whoever tries is listed."""
    tried: list[tuple[object, ...]] = []

    def refuse(*asked: object) -> NoReturn:
        tried.append(asked)
        raise AssertionError(f"a socket was used: {asked}")

    for name, text in (("left.txt", COURIER), ("right.txt", POST), ("feed.xml", FEED)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    # Not bind: urllib3 binds a port of this machine when it is imported, to see whether there is IPv6, and sends nothing.
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse, raising=True)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    return tried


def test_every_local_command_works_without_a_socket(home: list[tuple[object, ...]], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Each command ends with 0 and none asks for a socket, in the order of a morning's work."""
    assert [app.run(words.split()) for words in BEFORE] == [Exit.DONE, Exit.DONE]
    sys.stdout.flush()
    story = capfdbinary.readouterr().out.decode().splitlines()[-1].split()[0]
    codes = {words: app.run(words.format(story=story).split()) for words in COMMANDS}
    assert {words: code for words, code in codes.items() if code is not Exit.DONE} == {}
    assert home == []


def test_an_address_is_refused_offline_and_the_files_are_compared(
    home: list[tuple[object, ...]], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """With --offline an address is an input that could not be read; it is named, and nothing is asked of the network."""
    assert app.run(["compare", "left.txt", "right.txt", "https://post.example/1", "--offline", "--json"]) is Exit.SOME_FAILED
    said = capfdbinary.readouterr()
    assert {one["outcome"]["reason"] for one in json.loads(said.out)["reports"]} == {"", "offline"}
    assert b"not read: https://post.example/1" in said.err
    assert home == []


def test_every_model_file_has_its_hash() -> None:
    """What the models read is what they were made of."""
    assert all(shipped.read_model(name) for name in shipped.hashes())
