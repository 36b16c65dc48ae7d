"""Every promise of docs/reliability.md in its tiny form; `make trust` is the long one."""

from pathlib import Path

import pytest

from trust.promises import PROMISES
from trust.tried import Figure, Size, Trial, Tried, figure, keep, kept

TRIALS = [
    pytest.param(trial, id=f"{name}-{trial.__name__}") for name, _, trials in PROMISES for trial in trials if trial.__name__ != "trial"
]


@pytest.mark.parametrize("trial", TRIALS)
def test_the_promise_holds_in_its_tiny_form(trial: Trial, tmp_path: Path) -> None:
    """What is tried breaks nothing, and something is tried unless the notes say why it cannot be here, or another test is its tiny form."""
    for tried in trial(Size.TINY, tmp_path):
        assert tried.failures == ()
        assert tried.inputs or tried.notes


def test_a_smaller_run_leaves_a_larger_figure_standing_unless_it_fails(tmp_path: Path) -> None:
    """Figures are replaced by those of at least their own size; a failure is written whatever its size."""

    def kept_after(size: Size, failures: tuple[str, ...]) -> Figure:
        keep([figure(Tried("R1", "spans", 5, failures), size, seconds=1, day="2026-11-20")], tmp_path)
        (one,) = kept("R1", tmp_path)
        return one

    assert kept_after(Size.FULL, ()).size == "full"
    assert kept_after(Size.SMALL, ()).size == "full"
    assert kept_after(Size.SMALL, ("broken",)).failures == 1
    assert kept_after(Size.SMALL, ()).failures == 0


def test_every_promise_is_on_the_page() -> None:
    """docs/reliability.md has a row for each promise, in their order."""
    page = (Path(__file__).parents[2] / "docs" / "reliability.md").read_text(encoding="utf-8")
    shown = [line.split("|")[1].strip() for line in page.splitlines() if line.startswith("| R")]
    assert list(dict.fromkeys(shown)) == [name for name, *_ in PROMISES]
