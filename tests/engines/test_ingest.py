"""Ingest: everything is taken in, the store is the same however many read, and what was taken in is not read again."""

import json
import os
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from crossread.engines.ingest import ingest
from crossread.rows import State
from crossread.settings import Mode, Settings
from crossread.store import Store, open_store, verify

AT = "2026-11-20T12:00:00Z"
SHARED = Path(__file__).resolve().parents[3] / "shared"


def pile(folder: Path, number: int) -> Path:
    """A JSON lines file of so many little reports; every tenth has no text."""
    lines = []
    for nth in range(number):
        said = f"Bridge {nth} will close\n\nBridge {nth} over the Brede will close in May, the mayor of ward {nth} said on Monday.\n"
        lines.append(json.dumps({"id": f"r{nth}", "text": "" if nth % 10 == 9 else said, "outlet": "Post"}))
    path = folder / "pile.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def taken_in(path: Path, store: Store, *, workers: int = 1, resume: bool = False) -> tuple[int, int]:
    """How many reports came new into the store, and how many inputs were passed over."""
    batches = list(ingest([path], store, at=AT, settings=Settings(mode=Mode.RULES), workers=workers, resume=resume))
    return sum(len(one.new) for one in batches), sum(one.passed for one in batches)


def test_everything_is_taken_in_and_every_rejection_is_kept(tmp_path: Path) -> None:
    """Each line gives a report, one without a text a rejected one with its reason."""
    with open_store(tmp_path / "news.db", create=True) as store:
        assert taken_in(pile(tmp_path, 50), store) == (50, 0)
        assert {kept.reason for kept in store.reports(state=State.REJECTED)} == {"empty"}
        assert len(store.reports(state=State.REJECTED)) == 5


def test_a_file_whose_name_is_no_text_is_taken_in_under_question_marks(tmp_path: Path) -> None:
    """Bytes of a name that are no UTF-8 cannot be stored: they are question marks, in the name and in the place; so is its folder's."""
    folder = tmp_path / os.fsdecode(b"dir\xff")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this file system takes only names that are text")
    (folder / os.fsdecode(b"bad\xfe.txt")).write_text("The ferry burned on Tuesday, said the mayor of Velmouth.", encoding="utf-8")
    with open_store(tmp_path / "news.db", create=True) as store:
        assert taken_in(folder, store) == (1, 0)
        assert [(kept.name, kept.source) for kept in store.reports()] == [("bad?", "dir?/bad?.txt")]
        assert list(verify(store)) == []


def test_the_store_is_the_same_however_many_read(tmp_path: Path) -> None:
    """One worker and three make the same store, table by table and byte by byte, its index of words included."""
    path = pile(tmp_path, 150)
    dumps = []
    for workers in (1, 3):
        with open_store(tmp_path / f"{workers}.db", create=True) as store:
            taken_in(path, store, workers=workers)
        with sqlite3.connect(tmp_path / f"{workers}.db") as connection:
            dumps.append(list(connection.iterdump()))
    assert dumps[0] == dumps[1]


def test_a_second_ingest_adds_nothing_and_with_resume_reads_nothing(tmp_path: Path) -> None:
    """Adding twice is adding once; resuming passes over what is there."""
    path = pile(tmp_path, 20)
    with open_store(tmp_path / "news.db", create=True) as store:
        assert taken_in(path, store) == (20, 0)
        assert taken_in(path, store) == (0, 0)
        assert taken_in(path, store, resume=True) == (0, 20)


def test_a_record_that_moved_and_changed_is_a_version_of_the_same(tmp_path: Path) -> None:
    """A report with another text, lower down in the same file, is the same page."""
    path = pile(tmp_path, 3)
    with open_store(tmp_path / "news.db", create=True) as store:
        taken_in(path, store)
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text(
            "\n".join([json.dumps({"id": "new", "text": "Nothing else happened in town on Tuesday."}), *lines]).replace("May", "June")
        )
        taken_in(path, store)
        first = store.reports(name="r0")
    assert [kept.page for kept in first] == [first[0].page] * 2


def test_two_files_of_one_name_are_two_pages(tmp_path: Path) -> None:
    """index.txt in two folders is no version of itself."""
    for folder in ("a", "b"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "index.txt").write_text(
            f"Storm {folder} closes the port\n\nThe port closed, the mayor of {folder} said.\n"
        )
    with open_store(tmp_path / "news.db", create=True) as store:
        taken_in(tmp_path / "in", store)
        assert len({kept.page for kept in store.reports()}) == 2


def test_files_of_one_name_in_two_folders_stay_two(tmp_path: Path) -> None:
    """A changed file is a version of the file in its own folder, whichever of the two comes first or alone."""
    for folder, told in (("north", "The bridge will close in May."), ("south", "The tunnel will open in June.")):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "post.txt").write_text(
            f"{told} The mayor said so on Monday, in front of the council.\n", encoding="utf-8"
        )
    with open_store(tmp_path / "news.db", create=True) as store:
        assert taken_in(tmp_path / "in", store) == (2, 0)
        south = tmp_path / "in" / "south" / "post.txt"
        south.write_text(south.read_text(encoding="utf-8").replace("June", "July"), encoding="utf-8")
        assert taken_in(south, store) == (1, 0)
        pages = Counter(kept.page for kept in store.reports(name="post"))
        assert sorted(pages.values()) == [1, 2]
        assert {kept.source for kept in store.reports()} == {"north/post.txt", "south/post.txt"}


def test_what_no_encoding_can_write_is_kept_as_question_marks(tmp_path: Path) -> None:
    """Half of a surrogate pair in a field's name, or bytes that are no UTF-8 in a file's, end no ingest: the reason is kept, readable."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text('{"\\udfaa": 0}', encoding="utf-8")
    (tmp_path / "in" / "b\udcff.txt").write_text("", encoding="utf-8")
    pile(tmp_path / "in", 3)
    with open_store(tmp_path / "news.db", create=True) as store:
        assert taken_in(tmp_path / "in", store)[0] == 5
        assert sorted(kept.name for kept in store.reports(state=State.REJECTED)) == ["a", "b?"]
        assert any("fields: ?" in kept.detail for kept in store.reports(state=State.REJECTED))


@pytest.mark.skipif(not (SHARED / "data/bad").is_dir(), reason="../shared is missing: its bad inputs are not ingested")
def test_a_folder_of_bad_inputs_is_taken_in_to_its_end(tmp_path: Path) -> None:
    """Every input of a large collection of bad ones ends as ok, in part, or rejected with its reason; the store is whole."""
    with open_store(tmp_path / "news.db", create=True) as store:
        assert taken_in(SHARED / "data/bad", store, workers=2)[0] > 1_000
        assert all(kept.reason and kept.detail for kept in store.reports() if kept.state is not State.OK)
        assert list(verify(store)) == []
