"""The gate keeps what was reached: on the little stories always, on the dev parts of ../shared where they are."""

import json
from pathlib import Path

import pytest

from evaluation import gate
from evaluation.gate import below, raised, read_floors
from evaluation.measure import OWN, SCORERS, SHARED, measure

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"../shared is missing: {SHARED} has the data this figure is measured on")
FLOORS = {"speech.f1": {"reached": 0.5, "slack": 0.01}, "record.f1": {"reached": 0.6, "slack": 0.0}}
HOLD, MET = "cases.stories that hold", "cases.expectations met"


@pytest.mark.parametrize("scorer", [OWN, *(pytest.param(name, marks=needs_shared) for name in SCORERS)])
def test_no_figure_is_below_its_floor(scorer: str) -> None:
    """Every figure that was once reached is still reached, but for its slack."""
    floors = read_floors()
    assert any(name.startswith(f"{scorer}.") for name in floors), f"no floor for {scorer}: run python -m evaluation.gate {scorer} --raise"
    assert below(measure(scorer), floors, (scorer,)) == []


def test_the_gate_fails_below_a_floor() -> None:
    """A figure that falls by more than its slack is named, with what it reached before."""
    assert below({"speech.f1": 0.49, "record.f1": 0.6}, FLOORS, ("speech", "record")) == []
    (problem,) = below({"speech.f1": 0.48, "record.f1": 0.6}, FLOORS, ("speech", "record"))
    assert problem == "speech.f1: 0.4800 is below 0.4900 (it reached 0.5000)"


def test_a_figure_that_vanishes_fails() -> None:
    """A scorer that stops giving a figure does not pass by saying nothing; one that did not run is left alone."""
    assert below({}, FLOORS, ("speech",)) == ["speech.f1: no longer measured; it reached 0.5000"]
    assert below({}, FLOORS, ()) == []


def test_no_floor_is_lowered() -> None:
    """Raising the floors pins what got better and what is new, and leaves what got worse where it was."""
    floors = {"record.pairs F1": {"reached": 0.5, "slack": 0.01}, "reuse.copies F1": {"reached": 0.9, "slack": 0.0}}
    now = raised({"record.pairs F1": 0.4, "reuse.copies F1": 0.95, "record.differences F1": 0.3, "record.kind": 0.6}, floors)
    assert {name: floor["reached"] for name, floor in now.items()} == {
        "record.differences F1": 0.3,
        "record.pairs F1": 0.5,
        "reuse.copies F1": 0.95,
    }
    assert floors["reuse.copies F1"]["reached"] == 0.9


def test_the_command_fails_below_a_floor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m evaluation.gate` ends with 1 below a floor, even while it raises others, and with 0 otherwise."""
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({HOLD: {"reached": 0.9, "slack": 0.0}, MET: {"reached": 0.2, "slack": 0.0}}))
    monkeypatch.setattr(gate, "read_floors", lambda: read_floors(floors))
    monkeypatch.setattr(gate, "FLOORS", floors)
    monkeypatch.setattr(gate, "measure", lambda _: {HOLD: 0.8, MET: 0.3})
    assert gate.main([OWN, "--raise"]) == 1
    assert "cases.stories that hold: 0.8000 is below 0.9000" in capsys.readouterr().err
    assert {name: floor["reached"] for name, floor in read_floors(floors).items()} == {HOLD: 0.9, MET: 0.3}
    monkeypatch.setattr(gate, "measure", lambda _: {HOLD: 0.9, MET: 0.3})
    assert gate.main([OWN]) == 0


def test_every_floor_is_a_share_with_a_small_slack() -> None:
    """A floor is a share between 0 and 1 and gives way by two points at most."""
    assert all(0 <= floor["reached"] <= 1 and 0 <= floor["slack"] <= 0.02 for floor in read_floors().values())
