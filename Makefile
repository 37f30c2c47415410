# `make` alone says what there is; `make demo` and `make test` build their own .venv first.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
unexport PYTHONDONTWRITEBYTECODE  # else each of the many processes that the tests start compiles csxl anew
.PHONY: help demo page test test-page lint floors golden bench bench-page fuzz pictures page-pictures clean

help:  ## say what there is
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## */  make \1\t/' | expand -t 22

.venv/made: setup.cfg pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "csxl needs Python 3.11 or later; name one: make PYTHON=python3.12 demo")'
	@$(PYTHON) -m venv .venv || { echo 'No virtual environment could be made; on Debian: apt-get install python3-venv' >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/tested: .venv/made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

demo: .venv/made  ## play a whole review on example agencies; the summary is output/summary.xlsx
	$(BIN)/csxl demo -o output --force

web/node_modules/made: web/package.json web/package-lock.json
	@command -v npm >/dev/null || { echo 'The page is built with node and npm; on Debian: apt-get install npm' >&2; exit 1; }
	@node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' || { echo 'The page needs node 20 or later' >&2; exit 1; }
	cd web && npm ci --omit=dev --no-progress --loglevel=error
	@touch $@

# The test's tools too: browsers' drivers, and what looks for barriers.
web/node_modules/tested: web/package.json web/package-lock.json
	cd web && npm ci --no-progress --loglevel=error
	@touch web/node_modules/made $@

page: web/node_modules/made .venv/made  ## all of csxl as one HTML file for people who may install nothing: output/csxl.html
	$(BIN)/python -m web.build

test: lint  ## lint, types and tests
	$(BIN)/python -m pytest -n 2 --dist worksteal -m 'not browser'

test-page: .venv/tested web/node_modules/tested page  ## build the page and try it in Chromium, Firefox and WebKit
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m browser

lint: .venv/tested  ## style and types alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.venv-floors/made: .venv/tested tests/helpers/floors.py
	@$(PYTHON) -m venv .venv-floors
	$(BIN)/python -m tests.helpers.floors > .venv-floors/floors.txt
	.venv-floors/bin/python -m pip install --quiet --disable-pip-version-check -r .venv-floors/floors.txt -e .
	@touch $@

floors: .venv-floors/made  ## tests without LibreOffice and browsers once more, on the lowest versions that setup.cfg states
	.venv-floors/bin/python -m pip check
	.venv-floors/bin/python -m pytest -q -n 2 -m 'not office and not install and not browser'

golden: .venv/tested  ## write the golden text dumps anew, to be read in the diff
	CSXL_GOLDEN=write $(BIN)/python -m pytest -q tests/test_golden*.py
	$(BIN)/python docs/codes.py
	$(BIN)/python docs/commands.py

bench: .venv/tested  ## measure reading and whole commands, as ratios in one run (nine minutes): bench/RESULTS.md, README.md
	$(BIN)/python bench/bench.py

bench-page: .venv/tested web/node_modules/tested page  ## measure the page in three browsers
	$(BIN)/python -m tests.page.figures

fuzz: .venv/tested  ## mutate and read 100,000 filled questionnaires, and 10,000 twice (an hour or two)
	$(BIN)/python -m tests.helpers.fuzzer 100000
	$(BIN)/python -m tests.helpers.two_readings 10000

pictures: demo  ## draw the pictures of the README and the guides from the demo (needs LibreOffice, poppler-utils)
	$(BIN)/python docs/pictures.py output docs

page-pictures: web/node_modules/tested page  ## draw the pictures of the page (needs chromium)
	node docs/page_pictures.mjs output/csxl.html docs

clean:  ## remove what the commands wrote
	rm -rf .venv .venv-floors build web/node_modules *.egg-info .pytest_cache .mypy_cache .ruff_cache
	find output -mindepth 1 ! -name .gitkeep -delete
