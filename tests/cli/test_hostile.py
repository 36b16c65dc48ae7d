"""The command line in a hostile place: streams closed or full, odd names, wrong settings, an interrupt. Never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from crossread.cli import main
from crossread.cli.app import run
from tests.test_bad_inputs import LEFT, RIGHT, STUB

FULL = Path("/dev/full")


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test stands in a folder of its own with two good reports, settings of this machine kept out."""
    for name, text in (("left.txt", LEFT), ("right.txt", RIGHT), ("stub.txt", STUB), ("empty.txt", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    for name in [name for name in os.environ if name.startswith("CROSSREAD_")]:
        monkeypatch.delenv(name)


def shell(words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A line of shell in which `crossread` is this installation's."""
    line = words.replace("crossread", f"'{sys.executable}' -m crossread")
    return subprocess.run(["bash", "-c", f"set -o pipefail; {line}"], input=stdin, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.skipif(not FULL.exists(), reason="/dev/full is missing: only Linux has it")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("crossread compare left.txt right.txt - <&-", 3, "stdin: an empty file"),
        ("crossread compare left.txt right.txt --json >&-", 0, ""),
        ("crossread compare left.txt right.txt empty.txt 2>&-", 3, ""),
        ("crossread compare left.txt right.txt empty.txt 2>/dev/full", 3, ""),
        ("crossread compare left.txt right.txt >/dev/full", 2, "standard output: cannot be written: No space left"),
        ("crossread compare left.txt right.txt --json >/dev/full", 2, "standard output: cannot be written: No space left"),
        ("crossread read left.txt >/dev/full", 2, "standard output: cannot be written: No space left"),
        ("crossread ingest left.txt --store s.db -q >&- && crossread export --store s.db >&-", 0, ""),
        ("crossread doctor >&-", 0, ""),
        ("crossread compare left.txt right.txt | true", 0, ""),
        ("crossread compare left.txt right.txt --json | head -c 1", 0, ""),
    ],
)
def test_closed_full_and_broken_streams_end_in_a_documented_code(words: str, code: int, said: str) -> None:
    """A stream that is closed, full or no longer read gives a word where one can be said, and the documented exit code."""
    done = shell(words)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interrupt_ends_the_run_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of a comparison: exit code 130, nothing half-written, no traceback."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("crossread.cli.compare.relate_reports", interrupted)
    monkeypatch.setattr(sys, "argv", ["crossread", "compare", "left.txt", "right.txt", "-o", "story.html"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    assert not Path("story.html").exists()


def test_names_of_files_cannot_steer_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    """Spaces, other scripts, line ends and escapes in a file's name are shown, and steer nothing."""
    names = ["a b.txt", "naïve 港.txt", "line\nend.txt", "esc\x1b[31m.txt"]
    for nth, name in enumerate(names):
        Path(name).write_text(RIGHT if nth % 2 else LEFT)
    assert run(["compare", *names, "gone\x1b[31m.txt", "-o", "story.html"]) == 3
    out, err = capfd.readouterr()
    assert "\x1b" not in out + err + Path("story.html").read_text()
    assert "naïve 港" in out


def test_a_folder_that_holds_itself_is_read_once(capfd: pytest.CaptureFixture[str]) -> None:
    """Links within a folder are not followed but named, and a named pipe in it does not hang the run."""
    Path("loop").symlink_to(".")
    os.mkfifo("pipe")
    Path("empty.txt").unlink()
    assert run(["compare", "."]) == 0
    err = capfd.readouterr().err
    assert "loop/ (a link)" in err
    assert "pipe (a link or no file)" in err
    assert "not read" not in err


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("nowhere/story.html", "there is no folder nowhere"),
        ("story.docx", "no form is known for the ending '.docx'"),
        ("story", "no form is known for the ending ''"),
        ("folder.html", "it is a folder"),
        ("left.txt/story.html", "there is no folder left.txt"),
    ],
)
def test_an_output_that_cannot_be_written_is_said_before_the_work(output: str, said: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A wrong output path ends with exit code 2 before any report is read."""
    Path("folder.html").mkdir()
    assert run(["compare", "left.txt", "gone.txt", "-o", output]) == 2
    err = capfd.readouterr().err
    assert said in err
    assert "gone" not in err


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="/proc is missing: only Linux has it")
def test_one_output_that_fails_takes_no_other_with_it(capfd: pytest.CaptureFixture[str]) -> None:
    """Where one output cannot be written after all, the others and the table still are, and the exit code is 2."""
    assert run(["compare", "left.txt", "right.txt", "-o", "/proc/story.html", "-o", "story.md"]) == 2
    out, err = capfd.readouterr()
    assert "/proc/story.html: cannot be written" in err
    assert "left" in out
    assert "Mara Voss" in Path("story.md").read_text()


@pytest.mark.parametrize(
    "wrong",
    [
        "max_input_bytes = 'x'",
        "max_input_bytes = 1.5",
        "max_input_bytes = 99999999999999999999999",
        "max_input_bytes = " + "9" * 5_000,
        "nonsense = 1",
        "[a",
        "a = " + "[" * 50_000,
    ],
    ids=range(7),
)
def test_a_wrong_settings_file_is_named(wrong: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever is wrong with crossread.toml, the message names the file and what to try, and the exit code is 2."""
    Path("crossread.toml").write_text(wrong)
    assert run(["compare", "left.txt", "right.txt"]) == 2
    err = capfd.readouterr().err
    assert err.startswith("crossread: crossread.toml: ")
    assert "\n  Try" in err


def test_a_report_cut_off_is_named_on_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    """A stub before a wall is read in part, said by its name, and is no failure."""
    assert run(["compare", "left.txt", "right.txt", "stub.txt"]) == 0
    assert "in part: stub: the text ends before a wall" in capfd.readouterr().err


def test_read_says_which_report_it_could_not_read(capfd: pytest.CaptureFixture[str]) -> None:
    """`read` lists an unreadable input as not read, never as a report in which nobody speaks."""
    assert run(["read", "left.txt", "empty.txt"]) == 3
    out = capfd.readouterr().out
    assert "empty: not read (empty)" in out
    assert "empty: 0 spoken" not in out


def test_standard_input_named_twice_is_one_report() -> None:
    """`- -` reads the pipe once; the second mention is counted once, and is no failure."""
    done = shell("crossread compare - right.txt - --json", LEFT)
    assert done.returncode == 0, done.stderr
    states = [report["outcome"]["state"] for report in json.loads(done.stdout)["reports"]]
    assert sorted(states) == ["ok", "ok", "rejected"]


@pytest.mark.parametrize("columns", ["0", "1", "40", "99999", "wide"])
def test_any_width_gets_a_table(columns: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """However narrow or wide a terminal says it is, the table is printed, in lines of 30 to 200 characters."""
    monkeypatch.setenv("COLUMNS", columns)
    assert run(["compare", "left.txt", "right.txt"]) == 0
    out = capfd.readouterr().out
    assert "rota" in out
    assert max(len(line) for line in out.splitlines()) <= 200


@pytest.mark.parametrize("environ", ["LC_ALL=C", "PYTHONIOENCODING=ascii", "TERM=dumb", "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0"])
def test_a_terminal_that_writes_no_marks_still_gets_a_table(environ: str) -> None:
    """Where only ASCII can be written, marks become question marks and nothing ends the run."""
    done = shell(f"{environ} crossread compare left.txt right.txt -o story.html")
    assert done.returncode == 0, done.stderr
    assert "harbour authority" in done.stdout
