"""Copies, stories, search and watch, as a user runs them."""

import json
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

import crossread
from crossread.cli.app import run
from crossread.cli.exits import Exit
from crossread.cli.search import attitude_named
from crossread.errors import UsageError
from crossread.relate import relate
from crossread.settings import Mode
from crossread.store import open_store

DEMO = Path(crossread.__file__).parent / "demo"
FERRY = sorted(path for path in (DEMO / "ferry").iterdir() if path.suffix in {".txt", ".html"})


class Taker(BaseHTTPRequestHandler):
    """Keeps what is sent to it."""

    taken: list[dict[str, Any]]

    def do_POST(self) -> None:
        """Take one line."""
        self.taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of the bundled stories, gathered."""
    place = str(tmp_path_factory.mktemp("corpus") / "news.db")
    folders = [str(folder) for folder in sorted(DEMO.iterdir()) if folder.is_dir() and not folder.name.startswith("_")]
    assert run(["stories", *folders, "--store", place, "--json", "-q"]) == Exit.DONE
    return place


@pytest.fixture
def webhook() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The address of a webhook on this machine, and what it was sent."""
    taken: list[dict[str, Any]] = []
    server = HTTPServer(("127.0.0.1", 0), type("Own", (Taker,), {"taken": taken}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", taken
    server.shutdown()
    server.server_close()


def lines(out: bytes) -> list[dict[str, Any]]:
    """Standard output as JSON lines."""
    return [json.loads(line) for line in out.decode().splitlines()]


def test_copies_are_a_line_each(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A trimmed copy is one line that names it, its source, and the characters that are the same in both."""
    text = (DEMO / "ferry/nordfax.txt").read_text(encoding="utf-8")
    cut = text[: text.index("\n", 900)]
    pile = tmp_path / "pile.jsonl"
    pile.write_text("\n".join(json.dumps(one) for one in ({"id": "cut", "text": cut}, {"id": "whole", "text": text})), encoding="utf-8")
    assert run(["copies", str(pile), "--json", "-q"]) == Exit.DONE
    (copy,) = lines(capsysbinary.readouterr().out)
    assert (copy["copy"], copy["of"]) == ("cut", "whole")
    assert cut[slice(*copy["spans"][0])] == text[slice(*copy["of_spans"][0])]
    assert copy["share"] > 0.9
    assert copy["evidence"]


def test_stories_are_a_line_each(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The bundled stories are found in a mixed pile, each report in one of them."""
    assert run(["stories", *map(str, sorted(DEMO.glob("*/*.*[tl]"))), "--json", "-q"]) == Exit.DONE
    found = lines(capsysbinary.readouterr().out)
    assert sorted(len(story["reports"]) for story in found) == [3, 4, 4]
    assert all(
        {"id", "title", "reports"} <= story.keys() and {"id", "name", "outlet", "published"} <= story["reports"][0].keys()
        for story in found
    )


def test_the_order_of_reports_changes_only_the_order_of_stories(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The same reports in another order give the same lines."""
    given = [str(path) for path in sorted(DEMO.glob("*/*.*[tl]"))]
    printed = []
    for inputs in (given, given[::-1]):
        assert run(["stories", *inputs, "--json", "-q"]) == Exit.DONE
        printed.append(sorted(capsysbinary.readouterr().out.splitlines()))
    assert printed[0] == printed[1]


def test_a_store_lists_its_stories(store: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """What was gathered once is listed again, the same, and a story is compared by the first letters of its id."""
    capsysbinary.readouterr()
    assert run(["stories", "--store", store, "--json"]) == Exit.DONE
    found = {story["title"]: story for story in lines(capsysbinary.readouterr().out)}
    ferry = found["Twelve dead as ferry burns off Tarvik"]
    assert len(ferry["reports"]) == len(FERRY)
    assert run(["story", ferry["id"][:8], "--store", store, "--json"]) == Exit.DONE
    assert len(json.loads(capsysbinary.readouterr().out)["reports"]) == len(FERRY)


def test_an_unknown_story_is_named(store: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The id of no story is a usage error that says where ids are listed."""
    assert run(["story", "ffffffffffff", "--store", store]) == Exit.USAGE
    assert b"crossread stories" in capsysbinary.readouterr().err


def test_neither_reports_nor_a_store_is_an_error(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Stories of nothing is a usage error that says what to give."""
    assert run(["stories"]) == Exit.USAGE
    assert b"--store" in capsysbinary.readouterr().err


def test_search_marks_the_words(store: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Each report found holds all the words; marks and statements are exact places of its text."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in FERRY if path.suffix == ".txt"}
    assert run(["search", "ferry", "smoke", "--store", store, "--json"]) == Exit.DONE
    found = lines(capsysbinary.readouterr().out)
    nordfax = next(one for one in found if one["name"] == "nordfax")
    assert {texts["nordfax"][start:end].lower() for start, end in nordfax["marks"]} == {"ferry", "smoke"}
    assert all(said["text"] == " … ".join(texts["nordfax"][slice(*place)] for place in said["content"]) for said in nordfax["statements"])


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (["--attitude", "denied", "--speaker", "Belcourt"], {"morning-standard", "public-radio"}),
        (["ferry", "--outlet", "Sorrel Herald"], {"sorrel-herald"}),
        (["ferry", "--since", "2025-03-12"], {"sorrel-herald", "capital-ledger"}),
        (["ferry", "--until", "2025-03-11"], {"nordfax", "tarvik-observer"}),
    ],
)
def test_search_is_narrowed(asked: list[str], names: set[str], store: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A speaker, an outlet, days and an attitude narrow what is found."""
    assert run(["search", *asked, "--store", store, "--json"]) == Exit.DONE
    assert {one["name"] for one in lines(capsysbinary.readouterr().out)} >= names


def test_search_by_difference(store: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Reports that differ in a number from another report of their story are found, and in plain words the matches stand in brackets."""
    assert run(["search", "drowned", "--difference", "number", "--store", store]) == Exit.DONE
    assert b"[drowned]" in capsysbinary.readouterr().out


def test_nothing_found_and_nothing_asked(store: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A word that no report holds is exit code 4 and said, unless quiet; no word at all is a usage error."""
    assert run(["search", "hippopotamus", "--store", store]) == Exit.NOTHING_TO_COMPARE
    assert b"no report holds all of this" in capsysbinary.readouterr().err
    assert run(["search", "hippopotamus", "--store", store, "-q"]) == Exit.NOTHING_TO_COMPARE
    assert run(["search", "--store", store]) == Exit.USAGE
    assert capsysbinary.readouterr().err.startswith(b"crossread: search: nothing was asked for")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--since", "yesterday"], b"--since yesterday: no day.\n  Try: --since 2024-05-31"),
        (["--until", "2024-02-30"], b"--until 2024-02-30: no day"),
        (["--limit", "0"], b"--limit 0: no report would be shown"),
    ],
)
def test_a_question_that_can_find_nothing_is_a_usage_error(
    asked: list[str], said: bytes, store: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A day written otherwise, a day that is none and no report to show are named, not answered with nothing."""
    assert run(["search", "ferry", *asked, "--store", store]) == Exit.USAGE
    assert said in capsysbinary.readouterr().err


def test_an_unknown_kind_of_difference_is_answered_with_those_there_are(store: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The kinds stand in the error as they are written on the command line."""
    with pytest.raises(SystemExit, match="2"):
        run(["search", "ferry", "--difference", "colour", "--store", store])
    assert b"choose from 'number', 'date'" in capsysbinary.readouterr().err.replace(
        b"choose from number, date", b"choose from 'number', 'date'"
    )


def test_an_attitude_has_many_forms() -> None:
    """Denied, denies and deny are one; what nobody does is an error that lists what people do."""
    assert {attitude_named(word) for word in ("denied", "denies", "deny")} == {"denies"}
    with pytest.raises(UsageError, match="declines"):
        attitude_named("juggles")


def test_watch_tells_what_a_followed_story_gets(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], webhook: tuple[str, list[dict[str, Any]]]
) -> None:
    """A new report of a followed story is told line by line, to a webhook too; a round without news says nothing."""
    place, folder = str(tmp_path / "news.db"), tmp_path / "in"
    folder.mkdir()
    early, late = [path for path in FERRY if path.stem in {"nordfax", "tarvik-observer"}], DEMO / "ferry/sorrel-herald.html"
    for path in early:
        shutil.copy(path, folder)
    watch = ["watch", str(folder), "--store", place, "--once", "-q"]
    assert run(watch) == Exit.DONE
    assert run(["stories", "--store", place, "--json"]) == Exit.DONE
    (story,) = lines(capsysbinary.readouterr().out)
    shutil.copy(late, folder)
    assert run([*watch, "--follow", story["id"], "--webhook", webhook[0], "--allow-private"]) == Exit.DONE
    assert {one["event"] for one in webhook[1]} == {"row", "difference", "denial"}
    assert {one["name"] for one in webhook[1]} == {"sorrel-herald"}
    assert run(watch) == Exit.DONE
    assert capsysbinary.readouterr().out == b""


def test_one_mode_for_all_that_is_compared(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is compared is compared in the mode that --mode or the environment names, and in full without."""
    asked: list[Mode] = []
    for place in ("story", "search"):
        monkeypatch.setattr(f"crossread.cli.{place}.relate", lambda readings, mode: asked.append(mode) or relate(readings))
    with open_store(store) as opened:
        key = next(story.id for story in opened.stories() if len(story.reports) > 1)
    for environment, more, expected in (("rules", ["--mode", "small"], Mode.SMALL), ("rules", [], Mode.RULES), ("full", [], Mode.FULL)):
        monkeypatch.setenv("CROSSREAD_MODE", environment)
        run(["search", "drowned", "--difference", "number", "--store", store, *more])
        run(["story", key[:9], "--store", store, *more])
        assert len(asked) >= 2
        assert set(asked) == {expected}
        asked.clear()


def test_a_feed_that_stays_away_is_said_each_round(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """What could not be had is tried and named again, by watch and by ingest --resume, until it is there."""
    feed, place = tmp_path / "feed.txt", str(tmp_path / "news.db")
    asked = (["watch", str(feed), "--store", place, "--once"], ["ingest", str(feed), "--store", place, "--resume", "--workers", "1"])
    for words in (*asked, *asked):
        assert run(words) == Exit.SOME_FAILED
        assert b"not read: feed: No such file" in capsysbinary.readouterr().err
    feed.write_text("The mayor said on Monday that the bridge over the Brede would close in May.\n", encoding="utf-8")
    assert run(asked[0]) == Exit.DONE
    assert b": 1 new report, " in capsysbinary.readouterr().err
