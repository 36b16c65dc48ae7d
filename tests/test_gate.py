"""The gate keeps what was reached: on the little stories always, on the dev parts of ../shared where they are."""

import json
from pathlib import Path

import pytest
from evaluation import gate
from evaluation.gate import below, raised, read_floors
from evaluation.measure import OWN, SCORERS, SHARED, measure

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"../shared is missing: {SHARED} has the data this figure is measured on")
FLOORS = {"speech.f1": {"reached": 0.5, "slack": 0.01}, "record.f1": {"reached": 0.6, "slack": 0.0}}


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
    now = raised({"speech.f1": 0.4, "record.f1": 0.7, "dates.f1": 0.8}, FLOORS)
    assert {name: floor["reached"] for name, floor in now.items()} == {"dates.f1": 0.8, "record.f1": 0.7, "speech.f1": 0.5}
    assert FLOORS["record.f1"]["reached"] == 0.6


def test_the_command_fails_below_a_floor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m evaluation.gate` ends with 1 below a floor, even while it raises others, and with 0 otherwise."""
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"cases.a": {"reached": 0.9, "slack": 0.0}, "cases.b": {"reached": 0.2, "slack": 0.0}}))
    monkeypatch.setattr(gate, "read_floors", lambda: read_floors(floors))
    monkeypatch.setattr(gate, "FLOORS", floors)
    monkeypatch.setattr(gate, "measure", lambda _: {"cases.a": 0.8, "cases.b": 0.3})
    assert gate.main([OWN, "--raise"]) == 1
    assert "cases.a: 0.8000 is below 0.9000" in capsys.readouterr().err
    assert {name: floor["reached"] for name, floor in read_floors(floors).items()} == {"cases.a": 0.9, "cases.b": 0.3}
    monkeypatch.setattr(gate, "measure", lambda _: {"cases.a": 0.9, "cases.b": 0.3})
    assert gate.main([OWN]) == 0


def test_every_floor_is_a_share_with_a_small_slack() -> None:
    """A floor is a share between 0 and 1 and gives way by two points at most."""
    assert all(0 <= floor["reached"] <= 1 and 0 <= floor["slack"] <= 0.02 for floor in read_floors().values())
