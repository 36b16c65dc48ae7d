# make demo    sets up and writes a story page          make test    sets up and runs all that CI runs
# make scores  rewrites evaluation/SCORES.md            make docs    rewrites the outputs shown in README.md and docs/
# make check   lint and types only                      make lock    resolves the dependencies anew
# make bench   writes benchmarks/RESULTS.md anew        make kills   kill -9 an ingest 200 times (an hour)
# make trust   tries every promise of docs/reliability.md (hours; SIZE=small: some ten minutes) and writes its figures
# make sbom    lists all that is shipped and needed       make audit   what is known against it (asks the network)
.DEFAULT_GOAL := test
.PHONY: setup setup-browser setup-postgres demo test check docs scores bench kills trust sbom audit lock clean
PYTHON ?= python3
BIN := .venv/bin

setup: .venv/ready

.venv/ready: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed, this is $$($(PYTHON) --version). Try: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv .venv; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.7'
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
# uv leaves no bytecode behind, as pip would: without it each command compiles 800 modules anew, half of its time.
	@made=$$(mktemp -d) && PYTHONDONTWRITEBYTECODE= $(BIN)/crossread demo --quiet --output "$$made" >/dev/null; rm -rf "$$made"
	@touch $@

# The pages are tried in Debian's Chromium.
setup-browser:
	@command -v chromium >/dev/null || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; }

# The store is tried over Debian's PostgreSQL too; the tests start a server of their own.
setup-postgres:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null; } || echo "PostgreSQL could not be installed: its tests will be skipped." >&2

demo: setup
	@$(BIN)/crossread demo

test: setup setup-browser setup-postgres check
	@$(BIN)/python -m pytest -n 2 --dist loadgroup

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

# Rewrites what README.md and docs/ show of commands and packages.
docs: setup
	@$(BIN)/cog -I . -r README.md docs/*.md
	@$(BIN)/python -m evaluation.notebook

scores: setup
	@$(BIN)/python -m evaluation.scores

bench: setup
	@$(BIN)/python -m benchmarks.all

kills: setup
	@$(BIN)/python -m benchmarks.kills 200 --reports 5000 --write

# A promise that breaks stops neither the others nor the page.
trust: SIZE = full
trust: setup setup-browser setup-postgres
	@$(BIN)/python -m trust --size $(SIZE); kept=$$?; $(BIN)/cog -I . -r docs/reliability.md && exit $$kept

# All that Crossread is made of and needs, as CycloneDX; and what is known against it (asks an advisory service on the network;
# a package of which it says nothing is a failure, not a silence).
sbom: setup
	@mkdir -p dist && $(BIN)/python -m trust.sbom > dist/sbom.cdx.json

audit: setup
	@$(BIN)/uv tool run pip-audit --strict --require-hashes --disable-pip -r requirements.lock

lock:
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --all-extras --group dev pyproject.toml -o requirements.lock --custom-compile-command "make lock"

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
