"""docs/notebook.ipynb runs from top to bottom, and shows what it shows today."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLACE = ROOT / "docs" / "notebook.ipynb"


def _shown(cell):
    """What a cell shows: its printed lines, and its value as HTML or as text."""
    found = [
        output.get("text") or output.get("data", {}).get("text/html") or output.get("data", {}).get("text/plain") for output in cell.outputs
    ]
    return ["".join(one) for one in found]


@pytest.mark.filterwarnings("ignore")
def test_the_notebook_shows_what_it_shows_today(tmp_path):
    """Run anew, every cell of the notebook gives the output that is stored with it (`make docs` stores it)."""
    nbformat = pytest.importorskip("nbformat")
    client = pytest.importorskip("nbclient")
    stored = nbformat.read(PLACE, as_version=4)
    again = nbformat.read(PLACE, as_version=4)
    client.NotebookClient(again, timeout=240, resources={"metadata": {"path": str(tmp_path)}}).execute(env=dict(os.environ))
    for before, now in zip(stored.cells, again.cells, strict=True):
        if before.cell_type == "code":
            assert before.outputs, before.source
            assert _shown(now) == _shown(before), f"{before.source}\n  Try: make docs"
