"""The commands that work on a store: what is printed, and the exit code. Run in this process, which costs no start each time."""

import json
import shutil
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from crossread.cli import app
from tests.cli.test_commands import COURIER, POST


@dataclass(frozen=True)
class Done:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


class Runner:
    """Runs commands in one folder."""

    def __init__(self, folder: Path, captured: pytest.CaptureFixture[bytes]) -> None:
        self.folder, self.captured = folder, captured

    def __call__(self, *words: str) -> Done:
        """One command."""
        code = app.run(words)
        sys.stdout.flush()
        said = self.captured.readouterr()
        return Done(code, said.out.decode(), said.err.decode())


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two reports and an empty file in `in`, taken into news.db."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "in").mkdir()
    for name, text in (("courier", COURIER), ("post", POST), ("void", "")):
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert app.run(["ingest", "in", "--store", "news.db", "--workers", "1", "-q"]) == 3
    return folder


@pytest.fixture
def run(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Runner:
    """A runner in a copy of that folder."""
    shutil.copytree(first, tmp_path / "copy")
    monkeypatch.chdir(tmp_path / "copy")
    capfdbinary.readouterr()
    return Runner(tmp_path / "copy", capfdbinary)


def test_ingest_again_says_what_was_there(run: Runner) -> None:
    """A second ingest with --resume passes over everything; without it all is read, each rejection named, and nothing is added."""
    assert run("ingest", "in", "--store", "news.db", "--resume", "--json") == Done(
        0, '{"store": "news.db", "read": 0, "ok": 0, "partial": 0, "rejected": 0, "new": 0, "passed": 3, "rejections": []}\n', ""
    )
    again = run("ingest", "in", "--store", "news.db", "--workers", "1")
    assert again.code == 3
    assert again.out == "news.db: 3 read: 2 ok · 0 in part · 1 rejected; 0 new, 3 there already\n"
    assert "not read: void.txt: an empty file" in again.err


def test_a_changed_report_is_shown_as_a_version(run: Runner) -> None:
    """After one number changed, versions shows the word and the statements that hold it."""
    (run.folder / "in" / "courier.txt").write_text(COURIER.replace("least four", "least five"), encoding="utf-8")
    run("ingest", "in", "--store", "news.db", "--workers", "1")
    shown = run("versions", "courier", "--store", "news.db").out
    assert "courier: 2 versions" in shown
    assert "− “four” + “five”" in shown
    told = json.loads(run("versions", "courier", "--store", "news.db", "--json").out)
    assert [len(change["hunks"]) for change in told["changes"]] == [1]


def test_a_version_tells_the_rows_that_it_touched(run: Runner) -> None:
    """A sentence that a page drops was carried by another report too: the row that the page left is named, with that report."""
    page = {"id": "courier", "url": "https://courier.example/1", "text": COURIER}
    told = [page, {**page, "id": "post", "url": "https://post.example/2", "text": POST}]
    (run.folder / "first.jsonl").write_text("".join(json.dumps(one) + "\n" for one in told), encoding="utf-8")
    shorter = COURIER.partition("\n\n")[0] + "\n\nThe harbour has been closed since then, and nobody knows for how long.\n"
    (run.folder / "second.jsonl").write_text(json.dumps({**page, "text": shorter}) + "\n", encoding="utf-8")
    for name in ("first.jsonl", "second.jsonl"):
        run("stories", name, "--store", "rows.db", "-q", "--mode", "rules")
    done = run("versions", "courier", "--store", "rows.db", "--json", "--mode", "rules")
    (change,) = json.loads(done.out)["changes"]
    assert {(row["touched"], tuple(row["others"])) for row in change["rows"]} >= {("left", ("post",))}
    assert "row left, with post: " in run("versions", "courier", "--store", "rows.db", "--mode", "rules").out


def test_verify_backup_and_forget(run: Runner) -> None:
    """A store is whole, so is its copy; a forgotten report is gone from one and not from the other."""
    assert run("verify", "--again", "--store", "news.db") == Done(0, "news.db: 3 reports checked, 0 faults\n", "")
    assert run("backup", "copy.db", "--store", "news.db").code == 0
    gone = run("forget", "courier", "nobody", "--store", "news.db")
    assert gone.code == 3
    assert "courier" not in gone.out
    assert "courier" not in run("export", "--store", "news.db").out
    assert "2 reports checked, 0 faults" in run("verify", "--store", "news.db").out
    assert "3 reports checked, 0 faults" in run("verify", "--store", "copy.db").out


FORMS = [
    ("json", "attitude"),
    ("csv", "We saw no alarm"),
    ("annotations", "TextQuoteSelector"),
    ("ftm", "Note"),
    ("jsonld", "Claim"),
    ("prov", "wasQuotedFrom"),
]


@pytest.mark.parametrize(("form", "words"), FORMS)
def test_statements_are_exported_in_every_form(run: Runner, form: str, words: str) -> None:
    """Each form goes to standard output, and of one report when it is named."""
    done = run("export", "--to", form, "--store", "news.db")
    assert (done.code, done.err) == (0, "")
    assert words in done.out
    assert 0 < len(run("export", "post", "--to", form, "--store", "news.db").out) < len(done.out)


def test_parquet_holds_the_lines_of_the_csv(run: Runner) -> None:
    """A Parquet file has a line a statement; without a file to write it is refused."""
    import pyarrow.parquet

    assert run("export", "--to", "parquet", "--store", "news.db").code == 2
    assert run("export", "--to", "parquet", "-o", "s.parquet", "--store", "news.db").code == 0
    lines = run("export", "--to", "csv", "--store", "news.db").out
    assert pyarrow.parquet.read_table(run.folder / "s.parquet").num_rows == lines.count("\r\n") - 1


def test_a_store_that_is_not_there_is_a_usage_error(run: Runner) -> None:
    """No store is made by a question; the error says how one is."""
    done = run("verify", "--store", "none.db")
    assert done.code == 2
    assert "crossread ingest" in done.err
    assert not (run.folder / "none.db").exists()


def test_a_store_of_rejected_reports_is_whole(run: Runner) -> None:
    """Lines that are no JSON or hold no text are kept as rejections, of which verify has nothing to say."""
    (run.folder / "lines.jsonl").write_text('{broken\n{"title": "a title alone"}\n', encoding="utf-8")
    assert run("ingest", "lines.jsonl", "--store", "news.db", "--workers", "1").code == 3
    assert run("verify", "--store", "news.db") == Done(0, "news.db: 5 reports checked, 0 faults\n", "")


def test_what_an_archive_leaves_out_is_no_failure(run: Runner) -> None:
    """A picture beside the reports of a zip is told, and not as an input that could not be read; with --quiet not at all."""
    with zipfile.ZipFile(run.folder / "mixed.zip", "w") as archive:
        archive.writestr("courier.txt", COURIER)
        archive.writestr("picture.png", b"\x89PNG\r\n\x1a\n\0\0")
    done = run("ingest", "mixed.zip", "--store", "news.db", "--workers", "1")
    assert (done.code, done.err.partition("1 left out")[0]) == (0, "mind: mixed.zip: 1 files read, ")
    assert run("ingest", "mixed.zip", "--store", "news.db", "--workers", "1", "-q").err == ""


def test_a_story_that_cannot_be_written_is_said_before_the_work(run: Runner) -> None:
    """A folder that is not there is named with how to make it."""
    done = run("story", "abc", "--store", "news.db", "-o", "nowhere/story.html")
    assert (done.code, done.out) == (2, "")
    assert "mkdir -p nowhere" in done.err
