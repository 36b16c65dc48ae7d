"""The commands, run as a user runs them: what is printed, what is written, and the exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from crossread.cli import doctor
from crossread.models import shipped

COURIER = """Ferry fire kills four

At least four people died when a fire broke out on the ferry Alba on Tuesday, the coast guard said.
"We saw no alarm," said the ship's captain, Ivo Marek.
The operator, Norline, denied that the alarm had failed.
"""
POST = """Four dead after fire on ferry

Six people were killed in the fire aboard the Alba on Tuesday, according to the coast guard.
"We saw no alarm at all," captain Ivo Marek said.
Norline said the alarm had worked.
"""


@pytest.fixture
def two_reports(tmp_path: Path) -> list[str]:
    """Two little reports of one fire."""
    for name, text in (("courier", COURIER), ("post", POST)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(tmp_path / "courier.txt"), str(tmp_path / "post.txt")]


def run(*words: str, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """One run of the command line in a process of its own, settings of this machine kept out."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("CROSSREAD_")}
    command = [sys.executable, "-m", "crossread", *words]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=environ | {"NO_COLOR": "1"}, timeout=120, check=False)


def test_compare_prints_a_table_and_writes_a_page(two_reports: list[str], tmp_path: Path) -> None:
    """Two files in: a table on standard output, one page that names both reports, exit code 0."""
    page = tmp_path / "story.html"
    done = run("compare", *two_reports, "-o", str(page))
    assert done.returncode == 0, done.stderr.decode()
    assert b"courier" in done.stdout
    assert "We saw no alarm at all" in page.read_text(encoding="utf-8")
    assert str(page) in done.stderr.decode()


def test_json_goes_to_standard_output_instead_of_the_table(two_reports: list[str]) -> None:
    """With --json standard output is the record and nothing else, and its offsets cut the report's own words."""
    record = json.loads(run("compare", *two_reports, "--json").stdout)
    texts = {report["id"]: {"courier": COURIER, "post": POST}[report["name"]] for report in record["reports"]}
    said = {texts[one["report"]][start:end] for one in record["statements"] for start, end in one["content"]}
    assert any("We saw no alarm at all" in words for words in said)


def test_the_same_input_gives_the_same_bytes(two_reports: list[str]) -> None:
    """Two runs print the same JSON, byte for byte."""
    assert run("compare", *two_reports, "--json").stdout == run("compare", *two_reports, "--json").stdout


def test_one_bad_input_is_named_and_stops_nobody(two_reports: list[str], tmp_path: Path) -> None:
    """A missing file among three inputs: the other two are compared, stderr and the JSON name it, exit code 3."""
    done = run("compare", *two_reports, str(tmp_path / "absent.txt"), "--json")
    assert done.returncode == 3
    assert "absent.txt" in done.stderr.decode()
    outcomes = {report["name"]: report["outcome"]["state"] for report in json.loads(done.stdout)["reports"]}
    assert outcomes == {"courier": "ok", "post": "ok", "absent": "rejected"}


def test_one_report_alone_is_nothing_to_compare(two_reports: list[str]) -> None:
    """One report gives exit code 4 and a word on what to do with a single report."""
    done = run("compare", two_reports[0])
    assert done.returncode == 4
    assert "crossread read" in done.stderr.decode()


def test_the_same_report_twice_is_one_report(two_reports: list[str]) -> None:
    """A file given twice is read once, said so, and counted as no failure."""
    done = run("compare", two_reports[0], two_reports[0], two_reports[1], "--json")
    assert done.returncode == 0
    assert "counted once" in done.stderr.decode()


def test_a_report_may_come_from_standard_input(two_reports: list[str]) -> None:
    """`-` reads a report from a pipe."""
    done = run("compare", "-", two_reports[1], "--json", stdin=COURIER.encode())
    assert done.returncode == 0, done.stderr.decode()
    assert len(json.loads(done.stdout)["reports"]) == 2


def test_read_prints_one_json_line_a_report(two_reports: list[str]) -> None:
    """`read --json` gives a line a report, with cue and source of what is said."""
    lines = [json.loads(line) for line in run("read", *two_reports, "--json").stdout.decode().splitlines()]
    assert [line["name"] for line in lines] == ["courier", "post"]
    sources = [COURIER[start:end] for said in lines[0]["statements"] for start, end in said["source"]]
    assert any("Ivo Marek" in source for source in sources)


def test_an_unknown_ending_is_a_usage_error(two_reports: list[str], tmp_path: Path) -> None:
    """`-o story.docx` is refused with exit code 2 and the endings that are known."""
    done = run("compare", *two_reports, "-o", str(tmp_path / "story.docx"))
    assert done.returncode == 2
    assert ".html" in done.stderr.decode()


def test_quiet_says_nothing_but_the_result(two_reports: list[str]) -> None:
    """With --quiet a good run writes nothing to standard error."""
    assert run("compare", *two_reports, "--quiet").stderr == b""


def test_doctor_finds_this_installation_well() -> None:
    """`doctor` tries each part and says ok to every one."""
    done = run("doctor")
    assert done.returncode == 0, done.stdout.decode()
    assert "NO " not in done.stdout.decode()
    assert "ok   models: " in done.stdout.decode()
    assert "ok   tagger: small and full find" in done.stdout.decode()


def test_doctor_says_where_a_model_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A model file of the wrong hash, or a tagger that does not find the cue that it must, is a part that does not work."""
    wrong = {**shipped.hashes(), "words.npz": "0" * 64}
    monkeypatch.setattr(doctor, "_SENTENCE", "So it rained.")
    monkeypatch.setattr(shipped, "hashes", lambda: wrong)
    assert doctor.run_doctor() == 1
    shown = capsys.readouterr().out
    assert "NO   models: models/words.npz has the SHA-256" in shown
    assert "NO   tagger: in “So it rained.” small takes nothing for the cue" in shown


def test_demo_writes_a_page_for_each_bundled_story(tmp_path: Path) -> None:
    """`demo` writes three story pages and names each with its whole path."""
    done = run("demo", "-o", str(tmp_path / "pages"))
    assert done.returncode == 0, done.stderr.decode()
    pages = sorted((tmp_path / "pages").glob("*.html"))
    assert len(pages) == 3
    assert all(str(page) in done.stdout.decode() for page in pages)


def test_an_unknown_bundled_story_is_a_usage_error(tmp_path: Path) -> None:
    """`demo nonsense` lists the stories that there are."""
    done = run("demo", "nonsense", "-o", str(tmp_path))
    assert done.returncode == 2
    assert "Try one of" in done.stderr.decode()
