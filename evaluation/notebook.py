"""Runs docs/notebook.ipynb and stores its outputs, without the times and counts that change from run to run."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

PLACE = Path(__file__).parent.parent / "docs" / "notebook.ipynb"


def main() -> None:
    """Write the notebook with the outputs of today."""
    notebook = nbformat.read(PLACE, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=240, record_timing=False).execute()
    nbformat.write(notebook, PLACE)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
