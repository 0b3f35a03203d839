# Everything runs in .venv, built on first use. Needs git, make and Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin
export PYTHONWARNDEFAULTENCODING := 1
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build test check bench clean

serve: .venv/ready
	$(BIN)/mkdocs serve

build: .venv/ready
	$(BIN)/mkdocs build --strict

test: .venv/ready-dev
	$(BIN)/python -X dev -m pytest -n auto

check: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/gadatlas check
	$(BIN)/gadatlas duplicates
	$(BIN)/zizmor --offline --strict-collection --persona=pedantic .github/workflows/ .github/dependabot.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema custom.github-workflows-require-timeout .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/add-paper.yml .github/ISSUE_TEMPLATE/correct-paper.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.citation-file-format CITATION.cff

bench: .venv/ready-dev
	$(BIN)/python -m tests.bench

clean:
	rm -rf .venv site build .pytest_cache .mypy_cache .ruff_cache .hypothesis hooks/gadatlas.egg-info

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python's venv module is missing (Debian: python3-venv)" >&2; exit 1; }

.venv/ready: .venv/bin/pip pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[site]'
	@touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@
