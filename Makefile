# Everything runs in .venv, made from requirements.lock by the first target that needs it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq

TOOLS := tests/browser/tools/node_modules/.installed
# Processes of pytest: one for each processor, but not many, as builds under test start their own.
WORKERS ?= -n auto --maxprocesses 4

# An active environment of the caller changes nothing here.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV
# Material's announcement about MkDocs 2 is not for the people who build sites.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help build check serve test programs bench lighthouse screenshots contact-sheet golden schema format \
  fonts minisearch lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: $(STAMP) ## build the portal and the sites of all municipalities in site/
	@$(BIN)/klimaatwerf build

check: $(STAMP) ## every problem in content/ and municipalities/, in Dutch
	@$(BIN)/klimaatwerf check

serve: $(STAMP) ## preview on this computer, follows every change and shows problems in the page (PORT=8001)
	@$(BIN)/klimaatwerf serve $(if $(PORT),--port $(PORT))

# Programs under test start in other folders; their coverage belongs here.
test: export COVERAGE_FILE := $(CURDIR)/.coverage
test: $(STAMP) $(TOOLS) ## style, types, layers and tests with coverage; stops at the first that fails
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo 'Not formatted: run make format.'; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@layers=$$($(BIN)/lint-imports --no-logo) || { echo "$$layers"; exit 1; }
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -q $(WORKERS)
	@$(BIN)/coverage combine --quiet
	@total=$$($(BIN)/coverage report --format=total) \
	  && echo "Coverage with branches: $$total %" \
	  || { $(BIN)/coverage report; exit 1; }

# The tests need Chromium, Node.js and Java; root gets those that are missing from apt-get.
programs: $(STAMP)
	@$(BIN)/python tests/browser/programs.py

# The Nu checker and Lighthouse, again only where their pinned versions changed.
$(TOOLS): tests/browser/tools/package-lock.json | programs
	@echo 'Preparing $(@D) …'
	@cd $(dir $(@D)) && $${KLIMAATWERF_NPM:-npm} ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# make bench N=1000 ROUNDS=1
N := 285
ROUNDS := 3
bench: $(STAMP) ## compare with Hugo and Eleventy (needs npm and ../shared; see CONTRIBUTING.md)
	@$(BIN)/python tests/bench/compare.py --n $(N) --rounds $(ROUNDS)

lighthouse: $(STAMP) $(TOOLS) ## how Lighthouse scores the main pages of a live site, on a slow phone
	@$(BIN)/python -m tests.bench.lighthouse

screenshots: $(STAMP) programs ## the pictures of README and handbook, and those that tests compare with
	@$(BIN)/python -m tests.browser.pictures

contact-sheet: $(STAMP) programs ## all kits of what is shipped, and every piece of them side by side in kit/
	@$(BIN)/klimaatwerf kit
	@$(BIN)/python -m tests.bench.kit_sheet kit kit/contactblad

golden: $(STAMP) ## write the golden files anew; read the diff before you commit it
	@KLIMAATWERF_UPDATE_GOLDEN=1 $(BIN)/pytest tests/golden tests/portal/test_examples.py tests/templates/test_reports.py -q

schema: $(STAMP) ## write the JSON Schemas for editors anew, after a change of the models
	@$(BIN)/klimaatwerf schema --out plugins/klimaatwerf/data/schema

format: $(STAMP) ## format the code and repair what ruff can
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format

fonts: ## make the typefaces anew (needs npm, and fonttools and brotli in $(PYTHON))
	@$(PYTHON) tests/bench/fonts.py

minisearch: ## fetch the library of the search anew (needs npm)
	@$(PYTHON) tests/bench/minisearch.py

lock: ## pin the newest versions in requirements.lock (needs uv)
	@uv pip compile --universal --python-version 3.11 --group dev --generate-hashes --upgrade \
	  --no-emit-index-url --custom-compile-command 'make lock' --quiet \
	  --output-file requirements.lock pyproject.toml

clean: ## remove all that was made here: environment, sites, earlier versions, caches
	@rm -rf $(VENV) $(dir $(TOOLS)) site kit .klimaatwerf build dist .coverage .coverage.* \
	  .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find plugins tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A new lock file gives a fresh environment; a change of pyproject.toml alone installs into it.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'Klimaatwerf heeft Python 3.11 of nieuwer nodig; $(PYTHON) is dat niet.' >&2; \
	  echo 'Kies een andere: make PYTHON=python3.12 build' >&2; \
	  echo 'Klimaatwerf needs Python 3.11 or newer; $(PYTHON) is not. Choose another as above.' >&2; \
	  exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo 'Er ontbreekt een onderdeel van Python (venv). Installeer het: apt install python3-venv' >&2; \
	  echo 'A part of Python (venv) is missing. Install it: apt install python3-venv' >&2; \
	  exit 1; }
	@echo 'Preparing $(VENV) (about half a minute, only when the pinned versions change) …'
	@$(PYTHON) -m venv $(if $(filter requirements.lock,$?),--clear) $(VENV)
	@$(PIP) install -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@
