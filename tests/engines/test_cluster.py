"""A real Ray on this machine: the same store as a local ingest makes, whatever dies meanwhile; PostgreSQL goes down and comes back."""

import contextlib
import json
import sqlite3
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest

from crossread.cli.app import run
from crossread.engines import cluster, gathered_apart
from crossread.engines.clustered import ingest_on_cluster
from crossread.engines.gathering import gather_store
from crossread.engines.ingest import Acknowledged, ingest
from crossread.load.inputs import Input, Named
from crossread.settings import Mode, Settings
from crossread.store import open_store, verify
from tests.engines import deadly
from tests.engines.test_gathering import PILE, keep
from tests.engines.test_ingest import AT, pile
from tests.engines.test_recording import recorded, stored
from tests.load.packed import packed, record
from tests.store import server
from tests.store.making import FERRY

ray = pytest.importorskip("ray", reason="Ray is missing: make setup")
pa = pytest.importorskip("pyarrow", reason="pyarrow is missing: make setup")
# Ray warns of itself; one cluster serves all tests here.
pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.xdist_group("cluster")]
SETTINGS = Settings(mode=Mode.RULES)


@pytest.fixture(scope="module", autouse=True)
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cluster of three processors, its telemetry off, and the folder in which its workers leave word."""
    folder = tmp_path_factory.mktemp("cluster")
    given = {"RAY_USAGE_STATS_ENABLED": "0", deadly.FOLDER: str(folder)}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in given.items():
            patch.setenv(name, value)
        ray.init("local", num_cpus=3, object_store_memory=200_000_000, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
        yield folder
        ray.shutdown()


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks so small that a little pile has many."""
    monkeypatch.setattr(cluster, "BLOCK_BYTES", 20_000)


def on_cluster(inputs: list[Input], place: str | Path, *, resume: bool = False) -> list[Acknowledged]:
    """What an ingest by two workers of the cluster acknowledged."""
    return list(ingest_on_cluster(inputs, str(place), at=AT, settings=SETTINGS, workers=2, resume=resume))


def locally(inputs: list[Input], place: Path) -> None:
    """The same by a process here."""
    with open_store(place, create=True) as store:
        list(ingest(inputs, store, at=AT, settings=SETTINGS))


def dump(place: Path) -> list[str]:
    """Every line of a store in a file."""
    connection = sqlite3.connect(place)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def contents(place: str | Path) -> list[str]:
    """Every report of a store with its text, its packed rows and its bytes, by id."""
    columns = "id, name, source, page, state, reason, detail, captured, text, rows, raw"
    joined = "reports JOIN texts USING (nth) JOIN readings USING (nth) LEFT JOIN raws USING (nth)"
    with open_store(place) as store:
        assert list(verify(store)) == []
        return sorted(map(repr, store.database.ask(f"SELECT {columns} FROM {joined}")))  # noqa: S608


def mixed(folder: Path) -> list[Input]:
    """Records as JSON lines and as Parquet, an archive, a missing file, a folder with two files of one name and a hidden one, bytes."""
    import pyarrow.parquet

    lines = pile(folder, 60)
    records = [{"id": f"p{nth}", "text": FERRY.replace("Marek", f"Marek {nth}"), "outlet": "Post"} for nth in range(30)]
    pyarrow.parquet.write_table(pa.Table.from_pylist(records), folder / "records.parquet")
    pages = [
        record(f"<html><body><h1>Storm {nth}</h1><p>{FERRY}</p></body></html>", address=f"https://a.example/{nth}") for nth in range(9)
    ]
    (folder / "pages.warc.gz").write_bytes(packed(*pages))
    for part in ("a", "b"):
        (folder / "in" / part).mkdir(parents=True)
        (folder / "in" / part / "index.txt").write_text(f"Storm {part} closes the port\n\nThe port closed, the mayor of {part} said.\n")
    (folder / "in" / ".hidden").write_text("x")
    files = [lines, folder / "records.parquet", folder / "pages.warc.gz", folder / "none.txt", folder / "in"]
    return [*files, Named("x.txt", FERRY.encode())]


def test_the_store_is_the_one_that_a_local_ingest_makes(tmp_path: Path) -> None:
    """JSON lines, Parquet, archives, folders and what is missing end in the same store, line by line; resuming reads nothing again."""
    inputs = mixed(tmp_path)
    locally(inputs, tmp_path / "local.db")
    on_cluster(inputs, tmp_path / "ray.db")
    assert dump(tmp_path / "ray.db") == dump(tmp_path / "local.db")
    again = on_cluster(inputs, tmp_path / "ray.db", resume=True)
    assert [kept.reason for one in again for kept in one.reports] == ["not-found"]
    assert sum(one.passed for one in again) == len(contents(tmp_path / "ray.db")) - 1


def test_workers_that_die_lose_nothing_and_their_shard_is_named(tmp_path: Path, running: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that dies once is replaced; a block that ends every worker is read here, and its shard is named."""
    monkeypatch.setattr(cluster, "_read", deadly.read)
    lines = pile(tmp_path, 200)
    locally([lines], tmp_path / "local.db")
    told = on_cluster([lines], tmp_path / "ray.db")
    assert [name for one in told for name in one.retried] == [str(lines)]
    assert contents(tmp_path / "ray.db") == contents(tmp_path / "local.db")
    assert sum(len(one.new) for one in told) == 200


def test_a_worker_killed_and_the_database_restarted_lose_and_double_nothing(tmp_path: Path) -> None:
    """Workers that write to PostgreSQL outlive its crash; what was acknowledged is there once, and the ingest ends by itself."""
    if server.why_not():
        pytest.skip(str(server.why_not()))
    lines = pile(tmp_path, 800)
    locally([lines], tmp_path / "local.db")
    with server.running() as folder:
        place = f"postgresql://{server.USER}@/postgres?host={folder}"
        told: list[Acknowledged] = []
        with killing_a_reader() as killed:
            for one in ingest_on_cluster([lines], place, at=AT, settings=SETTINGS, workers=2):
                told.append(one)
                if len(told) == 2:
                    server.restart(Path(folder))
        assert killed.is_set()
        assert contents(place) == contents(tmp_path / "local.db")
        assert sum(len(one.reports) for one in told) == 800
        assert {name for one in told for name in one.new} <= {kept.id for one in told for kept in one.reports}


@contextlib.contextmanager
def killing_a_reader() -> Iterator[threading.Event]:
    """Kill -9 the first worker of this cluster that is seen reading; the event says that one was."""
    killed, over = threading.Event(), threading.Event()

    def look() -> None:
        while not (killed.is_set() or over.is_set()):
            for process in psutil.Process().children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    if "_read" in " ".join(process.cmdline()):
                        process.kill()
                        killed.set()
                        return
            over.wait(0.005)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield killed
    finally:
        over.set()
        looking.join()


def test_the_command_reads_on_the_cluster(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`crossread ingest --engine ray` says what it took in, as without it."""
    store = str(tmp_path / "news.db")
    given = ["ingest", str(pile(tmp_path, 20)), "--store", store, "--engine", "ray", "--workers", "2", "--mode", "rules", "--json", "-q"]
    assert run(given) == 3
    told = json.loads(capsys.readouterr().out)
    assert (told["read"], told["ok"], told["rejected"], told["new"]) == (20, 18, 2, 20)


def test_the_records_of_a_store_are_the_same_from_the_cluster(tmp_path: Path) -> None:
    """Stories compared by Ray have, byte for byte, the records that worker processes here make."""
    place = stored(tmp_path)
    for engine in ("local", "ray"):
        (tmp_path / engine).mkdir()
    assert recorded(place, tmp_path / "ray", engine="ray") == recorded(place, tmp_path / "local")


def test_stories_gathered_from_keys_made_on_the_cluster_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers make the keys of each report; the stories are those of a gathering here, also where a worker ends and keys are made here."""
    monkeypatch.setattr(gathered_apart, "_PART", 2)
    found = []
    for name, work in (("here", None), ("ray", gathered_apart.keys_table), ("lost", deadly.keys)):
        place = str(tmp_path / f"{name}.db")
        with open_store(place, create=True) as store:
            keep(store, PILE)
            if work:
                monkeypatch.setattr(gathered_apart, "keys_table", work)
            arriving = partial(gathered_apart.arrivals_on_cluster, store, place, workers=2) if work else None
            touched = gather_store(store, at=AT, arriving=arriving)
            found.append((touched, store.stories()))
    assert len(found[0][1]) > 1
    assert found[1] == found[0]
    assert found[2] == found[0]
