# One place for what a developer does. `make` lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
OLDEST := .venv-oldest
READY_OLDEST := $(OLDEST)/.ready
OLDEST_DUCKDB := 1.5.6
# Tests of a file stay together, for they copy the same ledger; who is done takes of the
# other's.
WORKERS := -n 2 --dist worksteal
# What becomes of a server that is killed or full is the same on every DuckDB.
SERVERS_OWN := tests/stores/test_kill_server.py tests/stores/test_server_trouble.py

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types docs golden messages bench office soak mutants clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/' | expand -t 16

demo: $(READY) ## make and show the ledger of an invented company
	@$(BIN)/costledger demo

test: $(READY_DEV) $(READY_OLDEST) lint types ## prove everything: linters, types, layers, tests, the oldest DuckDB
	@$(BIN)/python -m pytest $(WORKERS)
	@$(OLDEST)/bin/python -m pytest $(WORKERS) -k "not postgres" $(SERVERS_OWN:%=--ignore=%) \
		tests/contract tests/stores tests/conformance tests/sources

check: lint types ## what needs seconds: style, layers, types

lint: $(READY_DEV) ## check style and layers
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check . > $(VENV)/.said || { cat $(VENV)/.said; exit 1; }
	@$(BIN)/lint-imports --no-logo > $(VENV)/.said || { cat $(VENV)/.said; exit 1; }

types: $(READY_DEV) ## check types
	@$(BIN)/mypy

docs: $(READY_DEV) ## check that the docs say what is there
	@$(BIN)/python -m pytest -q tests/test_docs.py

golden: $(READY_DEV) ## rewrite the goldens; read the diff as code
	@$(BIN)/python -m costledger.cli.reference
	@$(BIN)/python -m tools.python_reference
	@$(BIN)/python -m pytest $(WORKERS) -q --update-golden

messages: $(READY_DEV) ## extract what is said, and compile the catalogues of every language
	@$(BIN)/python -m tools.messages

bench: $(READY_DEV) ## measure what we promise about speed
	@$(BIN)/python -m bench.transfer --entries 1000000

office: $(READY_DEV) ## let LibreOffice (Debian: libreoffice-calc) recalculate workbooks to our totals
	@$(BIN)/python -m bench.office

soak: $(READY_DEV) mutants ## the tests that need minutes
	@$(BIN)/python -m pytest -q -m soak

mutants: $(READY_DEV) ## edit SQL and domain wrongly, one place at a time: tests must notice
	@$(BIN)/python -m tools.mutants

clean: ## forget what was installed and made
	@rm -rf $(VENV) $(OLDEST) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	@rm -rf .hypothesis demo

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "costledger needs Python 3.11 or newer; $(PYTHON) is `$(PYTHON) -V 2>&1`. Try make PYTHON=python3.11"; exit 1; }
	@$(BIN)/python -m pip --version > /dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@echo "installing costledger into $(VENV) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable .
	@touch $@

$(READY_DEV): $(READY)
	@echo "installing what the tests need into $(VENV) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(READY_OLDEST): $(READY_DEV)
	@echo "installing DuckDB $(OLDEST_DUCKDB), the oldest that works, into $(OLDEST) ..."
	@$(OLDEST)/bin/python -m pip --version > /dev/null 2>&1 || $(BIN)/python -m venv --clear $(OLDEST)
	@$(OLDEST)/bin/python -m pip install -qq --disable-pip-version-check --editable '.[dev]' duckdb==$(OLDEST_DUCKDB)
	@touch $@
