"""README.md and docs/ show what the product does today: their outputs are its own, their commands exist, their links lead somewhere."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from crossread.cli.app import build_parser

ROOT = Path(__file__).parent.parent


PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])


@pytest.mark.parametrize("page", [page for page in PAGES if "[[[cog" in page.read_text(encoding="utf-8")], ids=lambda page: page.name)
def test_a_page_shows_what_its_commands_print_today(page: Path) -> None:
    """Every output on the page is the command's or the example's own, written by `make docs`."""
    command = [sys.executable, "-m", "cogapp", "--check", str(page.relative_to(ROOT))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\n  Try: make docs"


def _commands() -> list[str]:
    """The commands that stand in the pages as indented lines, without what is said beside them."""
    lines = [line for page in PAGES for line in re.findall(r"(?m)^    (?:\.venv/bin/)?crossread (.+)$", page.read_text(encoding="utf-8"))]
    return sorted({re.split(r"\s{2,}|\s#", line)[0].replace("[", "").replace("]", "") for line in lines})


@pytest.mark.parametrize("command", _commands())
def test_every_command_that_a_page_names_is_one(command: str) -> None:
    """The commands and flags in README.md and docs/ are taken by the command line as they stand there."""
    assert callable(build_parser().parse_args(shlex.split(command)).run)


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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_points_to_exists(page: Path) -> None:
    """No link of the page leads nowhere."""
    links = re.findall(r"\]\(([^)#:\s]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
