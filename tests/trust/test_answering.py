"""What was measured of the server is held against what was promised."""

from trust.answering import held_against

RIGHT = """# Benchmarks

## Serving

By `python -m benchmarks.serve --write`: 100,000 made-up reports; 2 cores, load of the machine meanwhile 2.1.

| | answered | p50 | p99 | 503 | failed |
| --- | --- | --- | --- | --- | --- |
| story page, kept, 50/s | 1,000 | 6 ms | 33 ms | 0 | 0 |
| search of one to three words, 30/s at the same time | 600 | 27 ms | 162 ms | 0 | 0 |
| search, 1000/s for 5 s: more than can be answered | 162 | 3222 ms | 4842 ms | 4,838 | 0 |

## Gather
"""


def changed(name: str, cell: int, value: str) -> str:
    """The results with one cell of the row of this name changed."""
    lines = [line.split("|") if line.startswith(f"| {name}") else [line] for line in RIGHT.split("\n")]
    return "\n".join("|".join([*line[:cell], f" {value} ", *line[cell + 1 :]]) if len(line) > 1 else line[0] for line in lines)


def test_figures_within_the_bounds_keep_the_promise() -> None:
    """All that was answered and refused is counted, and the slowest and the load of the machine are told."""
    found = held_against(RIGHT)
    assert (found.inputs, found.failures) == (6_600, ())
    assert "162 ms" in found.notes
    assert "meanwhile 2.1" in found.notes


def test_a_slow_page_a_failed_search_and_a_flood_that_was_let_in_are_failures() -> None:
    """Each bound that does not hold is named; figures that are not there are named too."""
    assert "at most 150" in held_against(changed("story page, kept", 4, "151 ms")).failures[0]
    assert "2 failed" in held_against(changed("search of one to three words", 6, "2")).failures[0]
    assert "none was refused" in held_against(changed("search, 1000/s", 5, "0")).failures[0]
    assert len(held_against("nothing").failures) == 4
