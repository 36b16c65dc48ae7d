"""The shape of the code: who may import whom, read from every import in src/crossread, those inside functions too."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "crossread"

# docs/architecture.md holds the same table and says why; a module may import what stands on a lower floor.
FLOORS = {
    "rows": 1, "errors": 1, "settings": 1, "version": 1, "memory": 1,
    "text": 2, "tables": 2, "demo": 2,
    "load": 3, "models": 3, "store": 3, "show": 3,
    "read": 4, "relate": 4, "gather": 4, "web": 4,
    "pipeline": 5, "story": 5,
    "engines": 6,
    "cli": 7,
    "__main__": 8,
    "crossread": 8,
}  # fmt: skip

# On one floor nobody imports a neighbour, but for these.
NEIGHBOURS = {("pipeline", "story")}

# Rows, settings and errors meet everybody; these parts see less than their floor would let them.
ONLY = {
    "read": {"rows", "text", "settings", "errors", "memory", "models"},
    "relate": {"rows", "text", "settings", "errors", "memory", "models"},
    "show": {"rows", "text", "errors", "settings", "version"},
    "load": {"rows", "text", "settings", "errors", "memory"},
    "store": {"rows", "text", "settings", "errors"},
    "web": {"rows", "text", "tables", "settings", "errors", "version", "store", "show"},
    "rows": set(), "errors": set(), "settings": set(), "version": set(), "memory": set(), "demo": set(),
}  # fmt: skip

# A heavy package is imported by the part that needs it and nowhere else.
HEAVY = {
    "trafilatura": {"load"}, "fastwarc": {"load"}, "feedparser": {"load"}, "httpx2": {"load"}, "hishel": {"load"}, "pypdfium2": {"load"},
    "htmldate": {"load"}, "lxml": {"load"}, "py3langid": {"load"},
    "numpy": {"relate", "models", "gather", "text", "read"}, "rapidfuzz": {"relate", "text"},
    "jinja2": {"show", "web"}, "rich": {"show", "cli"},
    "pyarrow": {"tables", "story", "engines"}, "ray": {"engines"}, "pandas": {"story"}, "polars": {"story"},
    "onnxruntime": {"models"}, "tokenizers": {"models"},
    "psycopg": {"store"}, "starlette": {"web"}, "uvicorn": {"cli"},
}  # fmt: skip

# Extras: never at the top of a module, so that crossread imports without them.
EXTRAS = {"psycopg", "httpx2", "hishel", "protego", "stamina", "pypdfium2", "pyarrow", "pandas", "polars", "ray", "torch"}

# Files past 300 lines, each with its reason.
LONG = {"rows.py": "the whole vocabulary is one page that everybody reads first"}


def _module(path: Path) -> str:
    return ".".join(("crossread", *path.relative_to(SRC).with_suffix("").parts)).removesuffix(".__init__")


MODULES = {_module(path): path for path in sorted(SRC.rglob("*.py"))}


def _imports(tree: ast.AST) -> Iterator[tuple[str, ast.stmt]]:
    """Every module that is imported, and by which statement; `from a import b` is a.b where that is a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module, "imports are absolute, so that this test can read them"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield (full if full in MODULES else node.module), node


def _tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def _part(module: str) -> str:
    return module.split(".")[1] if "." in module else module


OURS = {module: sorted({name for name, _ in _imports(_tree(module)) if name.split(".")[0] == "crossread"}) for module in MODULES}


def test_every_part_has_a_floor() -> None:
    """No part of the package stands outside the table of floors."""
    assert {_part(module) for module in MODULES} - set(FLOORS) == set()


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down(module: str) -> None:
    """A module imports only from its own part and from lower floors."""
    here = _part(module)
    for name in OURS[module]:
        there = _part(name)
        assert there == here or FLOORS[there] < FLOORS[here] or (here, there) in NEIGHBOURS, f"{module} imports {name}"
        assert there == here or here not in ONLY or there in ONLY[here], f"{module} imports {name}"


def test_no_import_runs_in_a_circle() -> None:
    """No module imports itself by way of others."""
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join((*path[path.index(module) :], module))
        if module not in done:
            for name in OURS.get(module, []):
                if name != module:
                    visit(name, (*path, module))
            done.add(module)

    for module in MODULES:
        visit(module, ())


def test_heavy_packages_stay_where_they_are_needed() -> None:
    """Trafilatura belongs to load, rich to the terminal, pyarrow to tables, and so on."""
    seen = {(name.split(".")[0], _part(module)) for module in MODULES for name, _ in _imports(_tree(module))}
    assert [(package, part) for package, part in sorted(seen) if package in HEAVY and part not in HEAVY[package]] == []


def test_rows_stand_on_the_standard_library_alone() -> None:
    """The rows import nothing that has to be installed."""
    names = {name.split(".")[0] for part in ("rows", "errors", "settings") for name, _ in _imports(_tree(f"crossread.{part}"))}
    assert names <= set(sys.stdlib_module_names)


def test_extras_are_imported_when_asked_for() -> None:
    """No module needs an optional package to be imported."""
    for module in MODULES:
        tree = _tree(module)
        top = {id(node) for node in tree.body}
        late = [name for name, node in _imports(tree) if id(node) in top and name.split(".")[0] in EXTRAS]
        assert late == [], module


def test_a_long_file_has_a_reason() -> None:
    """A file past 300 lines is listed with its reason, and no listed file is short again."""
    lengths = {str(path.relative_to(SRC)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES.values()}
    assert {name for name, lines in lengths.items() if lines > 300} == set(LONG)


def test_everything_public_says_what_it_is() -> None:
    """Every module, public class and public function opens with a docstring."""
    bare = []
    for module in MODULES:
        tree = _tree(module)
        bare += [] if ast.get_docstring(tree) else [module]
        for node in ast.walk(tree):
            named = isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
            nested = named and node not in tree.body and not any(isinstance(one, ast.ClassDef) and node in one.body for one in tree.body)
            if named and not nested and not ast.get_docstring(node):
                bare.append(f"{module}.{node.name}")
    assert bare == []


def test_the_page_on_architecture_has_the_same_floors() -> None:
    """docs/architecture.md shows each part on the floor that this test holds it to."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = [line.split() for line in page.splitlines() if re.match(r" {4}\d  ", line)]
    shown = {part: int(floor) for floor, *parts in table for part in parts}
    assert shown == {part: floor for part, floor in FLOORS.items() if part != "crossread"}
