# One place for what a developer does. `make` lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev

.DEFAULT_GOAL := help
.PHONY: help demo test lint types golden bench soak clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/' | expand -t 16

demo: $(READY) ## make and show the ledger of an invented company
	@$(BIN)/costledger demo

test: $(READY_DEV) lint types ## prove everything: linters, types, layers, tests
	@$(BIN)/python -m pytest -n 2

lint: $(READY_DEV) ## check style and layers
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/lint-imports --no-logo | tail -n 3

types: $(READY_DEV) ## check types
	@$(BIN)/mypy

golden: $(READY_DEV) ## rewrite the goldens; read the diff as code
	@$(BIN)/python -m costledger.cli.reference
	@$(BIN)/python -m pytest -n 2 -q --update-golden

bench: $(READY_DEV) ## measure what we promise about speed
	@$(BIN)/python -m bench.transfer --entries 1000000

soak: $(READY_DEV) ## the tests that need minutes
	@$(BIN)/python -m pytest -q -m soak

clean: ## forget what was installed and made
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis demo

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "costledger needs Python 3.11 or newer; $(PYTHON) is `$(PYTHON) -V 2>&1`. Try make PYTHON=python3.11"; exit 1; }
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@echo "installing costledger into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(READY_DEV): $(READY)
	@echo "installing what the tests need into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
