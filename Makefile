# Exonym: `make help` lists what can be made.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

VENV := .venv
BIN := $(VENV)/bin
LOCKS := requirements
INSTALLED_FROM := $(LOCKS)/torch.txt pyproject.toml scripts/venv.sh
# Where torch comes from: a package index with the CPU or CUDA build of your choice; empty: where pip looks.
TORCH_INDEX ?=
# The Python to use; empty: the first of python3.11, python3.12 and python3 that is 3.11 or 3.12.
PYTHON ?=
export TORCH_INDEX PYTHON

.PHONY: help
help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: setup ## audit a pair through the HTTP API and show the report
	@$(BIN)/exonym demo

.PHONY: serve
serve: setup ## run the service, until Ctrl-C
	@mkdir -p var
	@EXONYM_DATABASE_URL="$${EXONYM_DATABASE_URL:-sqlite:///var/exonym.db}" exec $(BIN)/exonym serve

.PHONY: test
test: develop model ## run every test, with a real Redis, PostgreSQL and browser
	@scripts/servers.sh
	@$(BIN)/python -m pytest

.PHONY: check
check: develop ## lint, check formatting, types, imports, and for what is unsafe
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive exonym service workers commands
	$(BIN)/python scripts/advisories.py

.PHONY: docs
docs: develop ## write the pages that are made from the code, and the site into build/site
	@$(BIN)/python docs/generate.py
	@$(BIN)/mkdocs build --quiet

.PHONY: lock
lock: develop ## renew the locks from pyproject.toml (wants a CPU build of torch)
	$(BIN)/python scripts/lock.py

.PHONY: notice
notice: develop ## renew NOTICE from licences.toml
	$(BIN)/python scripts/notice.py

.PHONY: model
model: setup ## write the packaged quality model as a COMET folder into the user's cache
	@$(BIN)/exonym models build

.PHONY: setup
setup: $(VENV)/.runtime ## make .venv with what Exonym needs to run

.PHONY: develop
develop: $(VENV)/.develop ## make .venv with the development tools too

.PHONY: clean
clean: ## remove .venv, what was built, and the caches of the tools
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/.runtime: $(LOCKS)/runtime.lock $(INSTALLED_FROM)
	@scripts/venv.sh $(VENV) $(LOCKS)/runtime.lock
	@touch $@

# Installs both locks, so that a fresh checkout needs one pass.
$(VENV)/.develop: $(LOCKS)/runtime.lock $(LOCKS)/dev.lock $(INSTALLED_FROM)
	@scripts/venv.sh $(VENV) $(LOCKS)/runtime.lock $(LOCKS)/dev.lock
	@touch $(VENV)/.runtime $@
