"""The README shows what the product does today."""

import re
import subprocess
import sys
from pathlib import Path

from crossread.cli.app import build_parser

ROOT = Path(__file__).parent.parent


def test_the_readme_shows_what_the_command_prints_today() -> None:
    """The output in the README is the command's own, written by `make docs`."""
    done = subprocess.run([sys.executable, "-m", "cogapp", "--check", "README.md"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n  Try: make docs"


def test_a_real_result_stands_near_the_top_of_the_readme() -> None:
    """A reader sees the product's output by line 25."""
    top = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:25]
    assert any("origins" in line and "statements" in line for line in top)


def test_every_command_is_in_the_readme_and_every_one_named_there_exists() -> None:
    """The README names all commands and no other."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?m)(?:bin/crossread|^\$ crossread) (\w+)", readme)) | {"demo"}
    choices = next(action.choices for action in build_parser()._actions if action.choices)
    assert named == set(choices)


def test_every_file_that_the_readme_points_to_exists() -> None:
    """No link of the README leads nowhere."""
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
