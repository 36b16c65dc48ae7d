"""Repeatable: the same reports give the same bytes, whatever the seed of hashing, the order of the inputs and the number of workers."""

import os
import subprocess
import sys
from pathlib import Path

from crossread.demo import stories

# Each bundled story, its reports shuffled by the seed: the JSON and the page; then what a store of one or two workers keeps of all.
SCRIPT = """
import hashlib, random, sys
from pathlib import Path
from crossread import compare, show
from crossread.demo import stories
from crossread.engines.ingest import ingest
from crossread.settings import Settings
from crossread.store import open_store

def main(seed, folder):
    shuffled = random.Random(seed).sample
    for name, paths in stories().items():
        story = compare(shuffled(paths, len(paths)))
        print(name, *(hashlib.sha256(made.encode()).hexdigest() for made in (story.to_json(), show.page(story.record))))
    given = [path for paths in stories().values() for path in paths]
    with open_store(folder / f"{seed}.db", create=True) as store:
        list(ingest(shuffled(given, len(given)), store, at="2026-11-20T12:00:00Z", settings=Settings(), workers=1 + seed % 2))
        print(*sorted((kept.id, kept.raw_sha256, kept.text_sha256, kept.rows_sha256) for kept in store.reports()))

if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
"""


def test_seed_order_and_workers_change_no_byte(tmp_path: Path) -> None:
    """Three runs under three seeds, each with the inputs in another order, one of them with two workers, agree on every byte."""
    script = tmp_path / "run.py"
    script.write_text(SCRIPT, encoding="utf-8")
    said = set()
    for seed in ("0", "1", "2"):
        environ = {name: value for name, value in os.environ.items() if not name.startswith("CROSSREAD_")} | {"PYTHONHASHSEED": seed}
        command = [sys.executable, str(script), seed, str(tmp_path)]
        said.add(subprocess.run(command, env=environ, capture_output=True, text=True, timeout=120, check=True).stdout)
    assert len(said) == 1
    assert len(said.pop().splitlines()) == len(stories()) + 1
