"""What fuzzing found once stays mended."""

from pathlib import Path

import pytest

from trust.fuzzing import FINDINGS, fault_of
from trust.mutating import mutated
from trust.seeds import SEEDS

FOUND = sorted(path for path in FINDINGS.iterdir() if path.name != "README.md")


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_a_finding_stays_mended(path: Path, tmp_path: Path) -> None:
    """An input that broke a reader once ends with an outcome, or with an error of ours."""
    assert fault_of(path.name.rpartition("-")[2], path.read_bytes(), tmp_path / "x.toml") == ""


@pytest.mark.parametrize("parser", SEEDS)
def test_a_seed_is_read_and_its_changes_repeat(parser: str, tmp_path: Path) -> None:
    """Every seed is a whole input without a fault, and the same number gives the same change of it."""
    file, seeds = SEEDS[parser]
    assert [fault_of(file, seed, tmp_path / "x.toml") for seed in seeds] == [""] * len(seeds)
    assert mutated(seeds, 7) == mutated(seeds, 7)
    assert mutated(seeds, 7) != mutated(seeds, 8)
