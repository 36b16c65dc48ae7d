"""Settings come from flags, the environment and files, the strongest first."""

from pathlib import Path

import pytest

from crossread.cli.config import load_settings
from crossread.errors import UsageError
from crossread.settings import Settings

NOTHING = {"max_input_bytes": None}


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("crossread.cli.config._user_file", lambda: tmp_path / "user.toml")


def test_without_any_settings_the_defaults_hold() -> None:
    """A machine without a settings file runs on the documented defaults."""
    assert load_settings(NOTHING, environ={}) == Settings()


def test_a_flag_beats_the_environment_which_beats_the_file(tmp_path: Path) -> None:
    """The nearest word wins: flag, then CROSSREAD_*, then crossread.toml here, then the user's own."""
    (tmp_path / "user.toml").write_text("max_input_bytes = 1\nmax_depth = 11")
    (tmp_path / "crossread.toml").write_text("max_input_bytes = 2")
    environ = {"CROSSREAD_MAX_INPUT_BYTES": "3"}
    assert load_settings(NOTHING, environ={}).max_input_bytes == 2
    assert load_settings(NOTHING, environ=environ).max_input_bytes == 3
    assert load_settings({"max_input_bytes": 4}, environ=environ).max_input_bytes == 4
    assert load_settings(NOTHING, environ=environ).max_depth == 11


@pytest.mark.parametrize(
    ("text", "seen"),
    [("max_depht = 5", "max_depht"), ("max_depth = 'deep'", "'deep'"), ("max_depth = true", "True"), ("max_depth", "not TOML")],
)
def test_a_wrong_setting_is_named_with_its_place(tmp_path: Path, text: str, seen: str) -> None:
    """A settings file with a mistake is refused in words that say which file and which name."""
    (tmp_path / "crossread.toml").write_text(text)
    with pytest.raises(UsageError, match=r"crossread\.toml") as caught:
        load_settings(NOTHING, environ={})
    assert seen in str(caught.value)


def test_a_named_settings_file_must_exist() -> None:
    """--config with a path that is not there is a usage error, not silence."""
    with pytest.raises(UsageError, match="no such settings file"):
        load_settings(NOTHING, Path("absent.toml"), environ={})
