# Every target makes sure that .venv is complete first. `make help` explains them.
SHELL := /bin/sh
PY := .venv/bin/python
SETUP = @MAKE_TARGET=$@ sh deploy/local/setup
SOURCES := $(wildcard shared/*/src services/*/src gateway/src deploy/local/src)
# Empty means: every test of the workspace.
TESTS := $(if $(S),$(wildcard services/$(S)/tests shared/$(S)/tests $(S)/tests deploy/$(S)/tests tests/$(S)))
PIN := .venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url
PYTEST := $(PY) -m arit_local.throwaway_server -- $(PY) -m pytest -n $(or $(N),2) --dist loadfile

export PYTHON
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup run demo test check token law lock format bench test-money openapi clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

setup: ## Install everything that is pinned into .venv (every target does this first)
	$(SETUP)
	@echo "Everything is installed in .venv. Next: make run"

run: ## Start PostgreSQL, all services and the gateway; Ctrl-C stops them, the data stays
	$(SETUP)
	@$(PY) -m arit_local.supervise

demo: ## Tell the Agency's year 2022 through the gateway of `make run` (English: DEMO_LANG=en)
	$(SETUP)
	@$(PY) -m arit_local.demo

test: ## Check, then run every test on a throw-away PostgreSQL (one part: S=dossiers, more: ARGS="-k name")
	$(SETUP)
	@$(if $(S),$(if $(TESTS),:,echo "error: no tests of $(S) here; try S=dossiers, S=kit or S=e2e" >&2; exit 1))
	@$(if $(S),:,$(MAKE) --no-print-directory check)
	@$(PYTEST) $(TESTS) $(ARGS)

check: ## Style, types, import rules, deploy/, and that generated files are current
	$(SETUP)
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check --quiet . || { echo "error: not formatted; run: make format" >&2; exit 1; }
	@$(PY) -m mypy $(SOURCES)
	@.venv/bin/lint-imports --no-cache
	@$(PY) -m arit_local.generated --check
	@$(PY) -m pytest --quiet tests/deploy

token: ## Print a development token: ROLE=… [SUBJECT=…] [PROVINCE=…] [UNIT=…]
	$(SETUP)
	@$(PY) -m arit_local.token --role="$(ROLE)" --subject="$(SUBJECT)" --province="$(PROVINCE)" --unit="$(UNIT)"

law: ## Print every rule of law that the services apply, as one page for a lawyer
	$(SETUP)
	@$(PY) -m arit_local.law

lock: ## Pin the newest packages that requirements.in admits; the image's among them in deploy/requirements.lock
	$(SETUP)
	@$(PIN) --upgrade requirements.in --output-file requirements.lock
	@$(PIN) --upgrade deploy/requirements.in --constraints requirements.lock --output-file deploy/requirements.lock
	$(SETUP)

format: ## Format the code and sort the imports
	$(SETUP)
	@$(PY) -m ruff check --fix --quiet .
	@$(PY) -m ruff format .

bench: ## Measure against a bare handler, pgbench and nginx; ratios only
	$(SETUP)
	@$(PY) -m arit_local.bench

test-money: ## The long money tests: thousands of parallel attempts, processes killed on the way
	$(SETUP)
	@ARIT_LONG=1 $(PYTEST) -m money $(ARGS)

openapi: ## Write openapi.json, schema.sql and manifests of each service from the code
	$(SETUP)
	@$(PY) -m arit_local.generated

clean: ## Remove .venv and caches; the data in .arit stays
	@rm -rf .venv .setup-lock .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find shared services gateway deploy tests -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
	@echo "Removed .venv and caches. To start with no data either, remove the folder .arit."
