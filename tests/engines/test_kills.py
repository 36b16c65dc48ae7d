"""Kill -9 while an ingest runs; `python -m benchmarks.kills 200 --reports 5000` is the long form."""

from pathlib import Path

from benchmarks.kills import run


def test_a_killed_ingest_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Six times killed and resumed: what was acknowledged is there once and whole, and no worker stays behind."""
    _, faults = run(tmp_path, kills=6, reports=400, seed=3, workers=2)
    assert faults == []
