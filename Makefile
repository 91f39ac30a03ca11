# Headcount on a fresh machine: `make run`, then `make test`. Needs Python 3.11 to 3.13 and make, nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
UV ?= uv
# The lock is complete, so pip has nothing to resolve; older ones stumble over extras when they try.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps

# Prefect reads the rest of its settings from [tool.prefect] in pyproject.toml; this one it takes from here only.
export DO_NOT_TRACK := 1

.PHONY: help install run demo collect serve test oracle check report format lock clean

help:  ## what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s%s\n", $$1, $$2}' Makefile

install: $(INSTALLED)  ## .venv from requirements.lock, and the project itself

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "$(PYTHON) is no Python 3.11, 3.12 or 3.13: name one, as in make PYTHON=python3.12"; exit 2; }
	@echo "Installing into $(VENV), which takes a minute or two the first time ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-build-isolation -e .
	@touch $@

run: $(INSTALLED)  ## data/raw into data/warehouse, and a report; options as ARGS="--raw FOLDER --fail-on error"
	@echo "Starting $(if $(PREFECT_API_URL),with $(PREFECT_API_URL),Prefect's temporary server, which takes a moment) ..."
	@$(BIN)/python flows/ingest.py $(ARGS)

demo: $(INSTALLED)  ## a copy of data/raw run twice, with one digit changed in between, and what differs
	@$(BIN)/python flows/demo.py

collect: $(INSTALLED)  ## what is new at the addresses and feeds of data/sources.yml, into data/raw
	@$(BIN)/python flows/collect.py $(ARGS)

serve: $(INSTALLED)  ## the schedules of flows/prefect.yaml, with a Prefect server and a worker, until Ctrl-C; ARGS="--port 4200"
	@$(BIN)/python flows/serve.py $(ARGS)

test: $(INSTALLED)  ## all tests, a file on each core; a part of them, one after the other, as ARGS="tests/test_cli.py -k help"
	@$(BIN)/python -m pytest $(or $(ARGS),-n auto --dist loadfile --no-loadscope-reorder)

oracle: .venv-oracle/installed  ## another office's sum checks in a .venv of their own: one test compares ours with them

.venv-oracle/installed: tests/reconcile/oracle/requirements.lock
	@$(PYTHON) -m venv .venv-oracle
	@.venv-oracle/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@

check: $(INSTALLED)  ## style, types, and that imports point one way
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

report: $(INSTALLED)  ## opens the newest report
	@$(BIN)/headcount report --open $(ARGS)

format: $(INSTALLED)  ## formats the code, sorts the imports
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format .

lock:  ## requirements.lock from pyproject.toml (needs uv); newer versions with ARGS=--upgrade
	@$(UV) pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --custom-compile-command "make lock" --quiet -o requirements.lock $(ARGS)
	@$(UV) pip compile tests/reconcile/oracle/requirements.in --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --custom-compile-command "make lock" --quiet -o tests/reconcile/oracle/requirements.lock $(ARGS)

clean:  ## all that is made; data/warehouse stays
	@rm -rf $(VENV) .venv-oracle .prefect dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
