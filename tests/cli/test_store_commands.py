"""The commands that work on a store, run as a user runs them."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import COURIER, POST, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two reports and an empty file in `in`, taken into news.db."""
    (tmp_path / "in").mkdir()
    for name, text in (("courier", COURIER), ("post", POST), ("void", "")):
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    done = run("ingest", "in", "--store", "news.db", "--workers", "1", cwd=tmp_path)
    assert done.returncode == 3, done.stderr.decode()
    assert "3 read: 2 ok · 0 in part · 1 rejected; 3 new" in done.stdout.decode()
    assert "not read: void.txt: an empty file" in done.stderr.decode()
    return tmp_path


def test_ingest_again_says_what_was_there(folder: Path) -> None:
    """A second ingest with --resume passes over everything, and its summary is JSON when asked for."""
    done = run("ingest", "in", "--store", "news.db", "--resume", "--json", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout) == {
        "store": "news.db", "read": 0, "ok": 0, "partial": 0, "rejected": 0, "new": 0, "passed": 3, "rejections": [],
    }  # fmt: skip


def test_a_changed_report_is_shown_as_a_version(folder: Path) -> None:
    """After one number changed, versions shows the word and the statements that hold it."""
    (folder / "in" / "courier.txt").write_text(COURIER.replace("least four", "least five"), encoding="utf-8")
    run("ingest", "in", "--store", "news.db", "--workers", "1", cwd=folder)
    shown = run("versions", "courier", "--store", "news.db", cwd=folder).stdout.decode()
    assert "courier: 2 versions" in shown
    assert "− “four” + “five”" in shown
    told = json.loads(run("versions", "courier", "--store", "news.db", "--json", cwd=folder).stdout)
    assert [len(change["hunks"]) for change in told["changes"]] == [1]


def test_verify_backup_and_forget(folder: Path) -> None:
    """A store is whole, so is its copy; a forgotten report is gone from one and not from the other."""
    assert run("verify", "--again", "--store", "news.db", cwd=folder).returncode == 0
    assert run("backup", "copy.db", "--store", "news.db", cwd=folder).returncode == 0
    assert run("forget", "courier", "nobody", "--store", "news.db", cwd=folder).returncode == 3
    assert b"Ivo Marek" not in run("export", "courier", "--store", "news.db", cwd=folder).stdout
    assert b"2 reports checked, 0 faults" in run("verify", "--store", "news.db", cwd=folder).stdout
    assert b"3 reports checked, 0 faults" in run("verify", "--store", "copy.db", cwd=folder).stdout


@pytest.mark.parametrize(
    ("form", "words"), [("csv", b"We saw no alarm"), ("annotations", b"TextQuoteSelector"), ("ftm", b"Note"), ("jsonld", b"Claim")]
)
def test_statements_are_exported_in_every_form(folder: Path, form: str, words: bytes) -> None:
    """Each form goes to standard output, and of one report when it is named."""
    done = run("export", "--to", form, "--store", "news.db", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    assert words in done.stdout
    one = run("export", "post", "--to", form, "--store", "news.db", cwd=folder).stdout
    assert 0 < len(one) < len(done.stdout)


def test_parquet_holds_the_lines_of_the_csv(folder: Path) -> None:
    """A Parquet file has a line a statement; without a file to write it is refused."""
    import pyarrow.parquet

    assert run("export", "--to", "parquet", "--store", "news.db", cwd=folder).returncode == 2
    assert run("export", "--to", "parquet", "-o", "s.parquet", "--store", "news.db", cwd=folder).returncode == 0
    lines = run("export", "--to", "csv", "--store", "news.db", cwd=folder).stdout.decode()
    assert pyarrow.parquet.read_table(folder / "s.parquet").num_rows == lines.count("\r\n") - 1


def test_a_store_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    """No store is made by a question; the error says how one is."""
    done = run("verify", "--store", "none.db", cwd=tmp_path)
    assert done.returncode == 2
    assert "crossread ingest" in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []
